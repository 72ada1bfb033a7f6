"""Words of a column that are lit up: those of the change in hand, and what else is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from widgets.table.cell_text import CellText
from widgets.table.units import units_before

_MOVE, _KEEP = QTextCursor.MoveMode.MoveAnchor, QTextCursor.MoveMode.KeepAnchor


class LitWords:
    """Lights stretches of a pane's document; ``cell_of`` gives the cell of a row as written."""

    def __init__(self, pane: QTextEdit, cell_of: Callable[[int], CellText | None]) -> None:
        self._pane = pane
        self._cell_of = cell_of
        self._of_change: list[QTextEdit.ExtraSelection] = []
        self._more: list[QTextEdit.ExtraSelection] = []

    def forget(self) -> None:
        """Let go of a document that goes: Qt would look into it later."""
        self._of_change, self._more = [], []
        self._pane.setExtraSelections([])

    def light(self, row: int, change: str, how: QTextCharFormat) -> None:
        """Light up the words and tags of a change in a row; none for an empty id."""
        cell = self._cell_of(row) if change else None
        ranges = cell.ranges_of_change(change) if cell is not None else []
        if not ranges and not self._of_change:
            return
        text = cell.text() if cell is not None else ""
        self._of_change = [self._lit(row, text, *one, how) for one in ranges]
        self._pane.setExtraSelections([*self._of_change, *self._more])

    def light_more(self, stretches: Iterable[tuple[int, int, int, QTextCharFormat]]) -> None:
        """Light up stretches besides: row, start and end in its cell's text, how that looks."""
        lit = []
        for row, start, end, how in stretches:
            cell = self._cell_of(row)
            if cell is not None:
                lit.append(self._lit(row, cell.text(), start, end, how))
        if lit or self._more:
            self._more = lit
            self._pane.setExtraSelections([*self._of_change, *lit])

    def _lit(
        self, row: int, text: str, start: int, end: int, how: QTextCharFormat
    ) -> QTextEdit.ExtraSelection:
        """The look of a stretch of a row, whose words are ``text``, that is lit up."""
        lit, block = QTextEdit.ExtraSelection(), self._pane.document().findBlockByNumber(row)
        cursor = QTextCursor(block)
        for at, mode in ((start, _MOVE), (end, _KEEP)):
            within = min(units_before(text, at), block.length() - 1)
            cursor.setPosition(block.position() + within, mode)
        lit.cursor, lit.format = cursor, how
        return lit
