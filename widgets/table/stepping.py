"""The caret led by keys: over tags in one step, past labels, into no row that shows nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit

from widgets.table.cell_text import CellText
from widgets.table.stops import Stops, stops_of
from widgets.table.units import offset_of_units, units_before

_KEY = Qt.Key
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier
_ACROSS = (_KEY.Key_Left, _KEY.Key_Right)
_ALONG = (_KEY.Key_Up, _KEY.Key_Down, _KEY.Key_PageUp, _KEY.Key_PageDown)
_BACK = (_KEY.Key_Up, _KEY.Key_PageUp)
_MOVE, _KEEP = QTextCursor.MoveMode.MoveAnchor, QTextCursor.MoveMode.KeepAnchor


class Stepping:
    """Corrects where Qt put the caret, which knows letters and lines only.

    ``settle`` is called with the first and the last row that must be written now.
    """

    def __init__(
        self,
        edit: QTextEdit,
        cell_of: Callable[[int], CellText | None],
        settle: Callable[[int, int], None],
    ) -> None:
        self._edit = edit
        self._cell_of = cell_of
        self._settle = settle

    def step(self, event: QKeyEvent, let_qt: Callable[[QKeyEvent], None]) -> None:
        """Move the caret as a key asks; ``let_qt`` is Qt's own handling of it."""
        before = self._edit.textCursor()
        row, key = before.blockNumber(), event.key()
        held = event.modifiers()
        self._settle(row - 1, row + 1)
        if key in (_KEY.Key_Up, _KEY.Key_Down) and held & _CTRL:
            self._put(self._paragraph_on(before, forward=key == _KEY.Key_Down), held)
            return
        let_qt(event)
        after = self._edit.textCursor()
        self._settle(after.blockNumber(), after.blockNumber())
        after = self._edit.textCursor()
        if key in _ACROSS:
            if after.position() != before.position() and not _gave_up(before, after, held):
                self._put(self._across(before, after, bool(held & _CTRL)), held)
        elif key in _ALONG:
            self._put(self._along(before, after, forward=key not in _BACK), held)
        elif held & _CTRL:
            at = self._end_of_all(after.blockNumber(), forward=key == _KEY.Key_Home)
            self._put(before.position() if at is None else at, held)
        else:
            self._put(self._on_line(after, key == _KEY.Key_Home), held)

    def clicked(self) -> None:
        """Put a caret that was clicked into a label before the words.

        Three clicks select a paragraph: without its end, which Qt takes along.
        """
        cursor = self._edit.textCursor()
        row, chosen = cursor.blockNumber(), cursor.hasSelection()
        if chosen and cursor.atBlockStart() and cursor.anchor() < cursor.position():
            anchor = self._edit.document().findBlock(cursor.anchor())
            if cursor.anchor() == anchor.position() and anchor.next() == cursor.block():
                cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, _KEEP)
                self._edit.setTextCursor(cursor)
        elif not chosen and (stops := self._stops(row)) is not None:
            self._put(self._position(row, stops.behind_number(self._offset(cursor))), _NONE)

    # -- where it belongs ------------------------------------------------------------------------

    def _across(self, before: QTextCursor, after: QTextCursor, by_words: bool) -> int:
        """Where a step to the left or right leads."""
        forward = after.position() > before.position()
        row = after.blockNumber()
        stops, offset = self._stops(row), self._offset(after)
        if stops is None or (forward and offset > stops.last):
            at = self._end_of_next(row, forward)
            return before.position() if at is None else at
        if offset < stops.first:
            if forward or row != before.blockNumber():
                return self._position(row, stops.first)
            at = self._end_of_next(row, forward=False)
            return before.position() if at is None else at
        if offset > stops.last:
            return self._position(row, stops.last)
        landed = stops.clear_of_passed(offset, forward)
        if landed != offset and forward and by_words:
            cell = self._cell_of(row)
            text = cell.text() if cell is not None else ""
            while landed < stops.last and text[landed].isspace():
                landed += 1
        return self._position(row, landed)

    def _along(self, before: QTextCursor, after: QTextCursor, forward: bool) -> int:
        """Where a step up or down leads: past rows that show nothing, at the same breadth."""
        row = after.blockNumber()
        stops = self._stops(row)
        if stops is not None:
            return self._position(row, stops.behind_number(self._offset(after)))
        found = self._next_shown(row, forward)
        if found is None:
            return before.position()
        block = self._edit.document().findBlockByNumber(found)
        layout = block.layout()
        line = layout.lineAt(0 if forward else layout.lineCount() - 1)
        stops = self._stops(found)
        x = self._edit.cursorRect(before).left()
        at = line.xToCursor(float(x)) if line.isValid() else 0
        first = self._position(found, stops.first if stops is not None else 0)
        return max(block.position() + at, first)

    def _on_line(self, after: QTextCursor, home: bool) -> int:
        """Where the beginning or the end of a line is, without the label or the tick."""
        row = after.blockNumber()
        stops = self._stops(row)
        if stops is None:
            return after.position()
        if home:
            return self._position(row, stops.behind_number(self._offset(after)))
        last = self._position(row, stops.last)
        line = after.block().layout().lineForTextPosition(after.positionInBlock())
        begins = after.block().position() + (line.textStart() if line.isValid() else 0)
        return min(after.position(), last) if begins <= last else after.position()

    def _paragraph_on(self, before: QTextCursor, forward: bool) -> int:
        """The beginning of the next paragraph, or of this one or the one before."""
        row = before.blockNumber()
        stops = self._stops(row)
        if not forward and stops is not None and self._offset(before) > stops.first:
            return self._position(row, stops.first)
        found = self._next_shown(row, forward)
        if found is None:
            at = self._end_of_all(row, forward=not forward)
            return before.position() if at is None else at
        shown = self._stops(found)
        return self._position(found, shown.first if shown is not None else 0)

    def _end_of_next(self, row: int, forward: bool) -> int | None:
        """The near end of the next row that shows something."""
        found = self._next_shown(row, forward)
        stops = self._stops(found) if found is not None else None
        if found is None or stops is None:
            return None
        return self._position(found, stops.first if forward else stops.last)

    def _end_of_all(self, row: int, forward: bool) -> int | None:
        """The near end of a row, or of the next one that shows something."""
        stops = self._stops(row)
        if stops is None:
            return self._end_of_next(row, forward)
        return self._position(row, stops.first if forward else stops.last)

    def _next_shown(self, row: int, forward: bool) -> int | None:
        """The next row that shows something, written now if it was not."""
        step = 1 if forward else -1
        row += step
        while 0 <= row < self._edit.document().blockCount():
            self._settle(row, row)
            if self._cell_of(row) is not None:
                return row
            row += step
        return None

    # -- characters and positions ----------------------------------------------------------------

    def _stops(self, row: int) -> Stops | None:
        cell = self._cell_of(row)
        return stops_of(cell) if cell is not None else None

    def _offset(self, cursor: QTextCursor) -> int:
        cell = self._cell_of(cursor.blockNumber())
        return offset_of_units(cell.text(), cursor.positionInBlock()) if cell is not None else 0

    def _position(self, row: int, offset: int) -> int:
        block = self._edit.document().findBlockByNumber(row)
        cell = self._cell_of(row)
        within = units_before(cell.text(), offset) if cell is not None else 0
        return block.position() + min(within, block.length() - 1)

    def _put(self, position: int, held: Qt.KeyboardModifier) -> None:
        cursor = self._edit.textCursor()
        if cursor.position() != position:
            cursor.setPosition(position, _KEEP if held & _SHIFT else _MOVE)
            self._edit.setTextCursor(cursor)


def _gave_up(before: QTextCursor, after: QTextCursor, held: Qt.KeyboardModifier) -> bool:
    """Whether the key only let a selection go, to one of its ends."""
    ends = (before.selectionStart(), before.selectionEnd())
    return before.hasSelection() and not held & _SHIFT and after.position() in ends
