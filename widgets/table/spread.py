"""Rows that read alike in all columns: one cell stands across them, marked "same in all"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import zip_longest

from PySide6.QtGui import QTextCursor

from widgets.table.cell_text import CellText, Look
from widgets.table.column import FRESH, Column
from widgets.table.row_geometry import RowGeometry
from widgets.table.selected_ranges import Guest
from widgets.table.shared_words import OwnWords, own_words


def words_alike(cells: Sequence[CellText | None]) -> bool:
    """Whether cells show the same words, looking alike; labels and ticks aside."""
    first = cells[0]
    if first is None or not any(text.strip() for text, _ in _words(first)):
        return False
    return all(cell is not None and _is_alike(first, cell) for cell in cells[1:])


def _is_alike(one: CellText, other: CellText) -> bool:
    """Whether two cells show the same words; most that do not differ soon, and no more is seen."""
    pairs = zip_longest(_words(one), _words(other))
    return all(mine == theirs for mine, theirs in pairs)


def _words(cell: CellText) -> Iterator[tuple[str, Look]]:
    for text, look, _, _ in cell.spans:
        if look.role not in ("label", "tick"):
            yield text, look


class Spread:
    """Says which rows read alike in the columns shown, and keeps what follows from it."""

    def __init__(self, columns: list[Column], geometry: RowGeometry) -> None:
        self._columns = columns
        self._geometry = geometry
        self.is_on = False

    def decide(self, row: int) -> bool:
        """See whether a row, which is written, reads alike; whether that is another answer."""
        geometry = self._geometry
        shown = [column for column in self._columns if geometry.shown[column.number]]
        alike = self.is_on and len(shown) > 1 and self._is_alike(row, shown)
        if alike:
            widths = [column.label_width(row) for column in shown]
            for column, width in zip(shown, widths, strict=True):
                geometry.indents[column.number][row] = widths[0] - width
        if bool(geometry.spread[row]) == alike:
            return False
        geometry.spread[row] = alike
        for column in shown:
            geometry.exact[column.number][row] = 0
        return True

    def _is_alike(self, row: int, shown: list[Column]) -> bool:
        if any(column.states[row] != FRESH for column in shown):
            return False
        return words_alike([column.cells[row] for column in shown])

    def measure(self, gap: int) -> None:
        """Look how wide the columns shown are together; ``gap`` pixels lie behind each."""
        geometry, x = self._geometry, 0.0
        for column in self._columns:
            geometry.offsets[column.number] = x
            if geometry.shown[column.number]:
                x += column.pane.viewport().width()
        geometry.whole_width = max(x - gap, 0.0)
        shown = [column for column in self._columns if geometry.shown[column.number]]
        for column in shown:
            column.layout.host = shown[0].layout
            column.layout.own_words = partial(_own_words, column)

    def show_caret(self, active: Column) -> None:
        """Let the other columns show the caret of one where its row stands across all."""
        rows = len(self._geometry)
        if any(not column.has_begun or len(column.cells) != rows for column in self._columns):
            return  # a new draft is being shown, column by column
        cursor = active.pane.textCursor()
        row = cursor.blockNumber()
        guest = None
        if row < len(self._geometry) and self._geometry.spread[row] and active.pane.hasFocus():
            guest = self._guest(active, cursor, row)
        for column in self._columns:
            layout = column.layout
            before, layout.guest = layout.guest, guest if column is not active else None
            for one in {known.row for known in (before, guest) if known is not None}:
                column.repaint_row(one)

    def _guest(self, active: Column, cursor: QTextCursor, row: int) -> Guest:
        block = cursor.block()
        start, own = block.position(), _own_words(active, row)
        first = max(cursor.selectionStart() - start, 0)
        last = min(cursor.selectionEnd() - start, block.length() - 1)
        chosen = cursor.hasSelection() and first < last
        selected = (own.shared(first), own.shared(last)) if chosen else None
        return Guest(row, own.shared(cursor.position() - start), selected)


def _own_words(column: Column, row: int) -> OwnWords:
    return own_words(column.cell(row))
