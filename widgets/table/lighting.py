"""Lights stretches of the cells in sight: what was found, a delegation's changes, what is new,
what is in doubt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QTextCharFormat

from model.draft.change import latest_positions
from model.draft.draft import Draft
from model.readings.find import Part
from widgets.colours import Colours
from widgets.table.cell_text import CellText
from widgets.table.draft_table import DraftTable

Light = Literal["found", "said", "new", "doubt"]
Source = Callable[[int, CellText], Iterable[tuple[int, int]]]
"""Says which characters of a row's cell are lit: start and end of each stretch."""


class Lighting(QObject):
    """Lights what its sources name, in the rows in sight only: a long draft costs no more."""

    def __init__(self, table: DraftTable, colours: Colours) -> None:
        super().__init__(table)
        self._table = table
        self._sources: dict[Light, Source] = {}
        self._formats: dict[Light, QTextCharFormat] = {}
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.show_now)
        self._colours = colours
        self.show_colours(colours)
        table.scrolling.scrolled.connect(self.show)
        table.settling.settled.connect(self.show)
        table.readings_changed.connect(self.show)
        table.row_entered.connect(self.show)

    def show_colours(self, colours: Colours) -> None:
        """Light in these colours."""
        self._colours = colours
        behind: dict[Light, str] = {
            "found": colours.found,
            "said": colours.said,
            "new": colours.new,
            "doubt": colours.found,
        }
        for light, colour in behind.items():
            self._formats[light] = QTextCharFormat()
            self._formats[light].setBackground(QColor(colour))
        self.show()

    def light(self, light: Light, source: Source | None) -> None:
        """Light what a source names; None: nothing any more."""
        if source is None:
            self._sources.pop(light, None)
            self.show_now()
        else:
            self._sources[light] = source
            self.show()

    def is_on(self, light: Light) -> bool:
        """Whether anything is lit so."""
        return light in self._sources

    def show(self) -> None:
        """Light again, once what happens now is through: rows were written, or others came."""
        if self._sources:
            self._timer.start()

    def show_now(self) -> None:
        """Light what is in sight, in the colours that the table has now."""
        if self._table.looks.colours is not self._colours:
            self.show_colours(self._table.looks.colours)
        rows = self._table.scrolling.rows_in_sight()
        for column in self._table.columns:
            if self._table.geometry_of_rows.shown[column.number]:
                column.lit.light_more(self._stretches(column.cells, rows))

    def _stretches(
        self, cells: list[CellText | None], rows: range
    ) -> Iterator[tuple[int, int, int, QTextCharFormat]]:
        for row in rows:
            cell = cells[row] if row < len(cells) else None
            for light, source in self._sources.items() if cell is not None else ():
                for start, end in source(row, cell):  # type: ignore[arg-type]
                    yield row, start, end, self._formats[light]


def stretches_of_delegation(
    draft: Draft | None, delegation: str, cell: CellText
) -> Iterator[tuple[int, int]]:
    """Where in a cell the words and tags stand of which a delegation has taken a stance."""
    paragraph = draft.paragraph(cell.line.paragraph) if draft is not None else None
    if draft is None or paragraph is None:
        return
    for change in paragraph.changes():
        known = draft.changes.get(change)
        if known is not None and delegation in latest_positions(known.positions):
            yield from cell.ranges_of_change(change)


def stretches_of_parts(cell: CellText, parts: Iterable[Part]) -> Iterator[tuple[int, int]]:
    """Where in a cell the characters of these stretches of the draft stand."""
    wanted = list(parts)
    seen = 0
    for span in cell.spans:
        piece = span.piece
        if piece is not None and piece.start >= 0:
            at = piece.start + span.skipped
            for part in wanted:
                if part.paragraph == piece.paragraph:
                    start = max(part.start, at) - at
                    end = min(part.end - at, len(span.text))
                    if start < end:
                        yield seen + start, seen + end
        seen += len(span.text)
