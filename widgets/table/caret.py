"""Where the caret is: in which column, row and change; and what follows from it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QWidget

from model.draft.place import Place
from model.readings.reading import INFORMAL
from widgets.table.asking import Asking, Moving, Taking
from widgets.table.cell_text import CellText
from widgets.table.column import Column
from widgets.table.deleting import is_forward, taken_by_key
from widgets.table.pasted import Pasted
from widgets.table.row_geometry import RowGeometry
from widgets.table.scrolling import Scrolling
from widgets.table.settling import Settling
from widgets.table.taking import taken
from widgets.table.units import units_before

WAIT_FOR_MOUSE = 50
"""Milliseconds until it is looked again whether a selection is still being drawn."""
_HIDDEN = "Paragraphs that are hidden lie between: show all of them first."


class Caret(QObject):
    """The caret of the column that has, or had last, the focus.

    Signals:
        row_entered: The caret came into another row. Carries the row.
        rested: The caret moved, or was asked where it is. Carries its row and the id of the change
            under it, or empty.
        edit_asked: Words are to be put in where it is. Carries an Asking.
        move_asked: Words are to be put elsewhere in their column. Carries a Moving.
        refused: What was asked for cannot be done here. Carries one sentence.
    """

    row_entered = Signal(int)
    rested = Signal(int, str)
    edit_asked = Signal(object)
    move_asked = Signal(object)
    refused = Signal(str)

    def __init__(
        self,
        columns: list[Column],
        geometry: RowGeometry,
        scrolling: Scrolling,
        settling: Settling,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._columns = columns
        self._geometry = geometry
        self._scrolling = scrolling
        self._settling = settling
        self._timer = QTimer(self, singleShot=True, interval=0)
        self.column = columns[0]
        self._meant = (-1, "")
        self._by_mouse = False
        self._timer.timeout.connect(self._look)
        for column in columns:
            pane = column.pane
            pane.entered.connect(self._on_pane_entered)
            pane.cursorPositionChanged.connect(self.moved)
            pane.words_asked.connect(self._on_words_asked)
            pane.split_asked.connect(self._on_split_asked)
            pane.paste_asked.connect(self._on_paste_asked)
            pane.move_asked.connect(self._on_move_asked)
            pane.deletion_asked.connect(self._on_deletion_asked)

    # -- where it is -----------------------------------------------------------------------------

    @property
    def row(self) -> int:
        """The row it is in; -1 where nothing is shown."""
        row = self.column.pane.textCursor().blockNumber()
        return row if row < len(self._geometry) else -1

    def change(self) -> str:
        """The id of the change under it, or empty."""
        if self.row < 0:
            return ""
        at = self.column.pane.textCursor().position()
        # Where changes begin at one word, the caret means the one that it was sent to.
        return self._meant[1] if self._meant[0] == at else self.column.change_at(at)

    def place(self) -> tuple[int, Place | None]:
        """The row it is in, and the place in the draft; None where nothing is written yet."""
        at = self.column.pane.textCursor().position()
        return self.row, self.column.place_at(at) if self.row >= 0 else None

    def selection(self) -> tuple[Place, Place] | None:
        """The places between which words are selected: at the words, not at what is hidden."""
        cursor = self.column.pane.textCursor()
        if not cursor.hasSelection():
            return None
        start, end = self._ends(cursor)
        return (start, end) if start is not None and end is not None else None

    def words_selected(self) -> tuple[Place, Place] | None:
        """The same without the spaces at the edges, which a word chosen by keys takes along."""
        cursor, letter = self.column.pane.textCursor(), self.column.pane.document().characterAt
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        while first < last and letter(last - 1).isspace():
            last -= 1
        while first < last and letter(first).isspace():
            first += 1
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        start, end = self._ends(cursor)
        if first == last or start is None or end is None:
            return self.selection()
        return start, end

    def _ends(self, cursor: QTextCursor) -> tuple[Place | None, Place | None]:
        """Where what is selected begins and ends.

        Words of a paragraph are not selected together with those of a footnote below it: there it
        ends with the paragraph's own.
        """
        ends = [cursor.selectionStart(), cursor.selectionEnd()]
        own = [self._outside_notes(end) for end in ends]
        first, last = map(self.column.pane.document().findBlock, ends)
        if first != last or (own[0] == ends[0]) != (own[1] == ends[1]):
            ends = own
        return self.column.place_at(ends[0], "after"), self.column.place_at(ends[1])

    def _outside_notes(self, at: int) -> int:
        """A position, or the end of the paragraph's own words where it is in a footnote's."""
        block = self.column.pane.document().findBlock(at)
        cell = self.column.cell(block.blockNumber())
        if cell is None:
            return at
        return min(at, block.position() + units_before(cell.text(), cell.zone(0)[1]))

    def choose_row(self) -> None:
        """Select the words of the row that it is in."""
        cell, cursor = self.column.cell(self.row), self.column.pane.textCursor()
        first = cell.words_start(0) if cell is not None else None
        last = cell.words_end(cell.zone(0)[1]) if cell is not None else None
        if cell is None or first is None or last is None:
            return
        begin = cursor.block().position()
        cursor.setPosition(begin + units_before(cell.text(), first))
        end = begin + units_before(cell.text(), last)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.column.pane.setTextCursor(cursor)

    def put_back(self, kept: tuple[int, Place | None]) -> None:
        """Put it where ``place`` says it was, after everything was written anew."""
        row, place = kept
        if not 0 <= row < len(self._geometry):
            return
        self._settling.settle(range(row, row + 1))
        pane = self.column.pane
        cursor = now = pane.textCursor()
        if not self.column.stands_at(place):
            cursor = QTextCursor(pane.document().findBlockByNumber(row))
            if place is not None:
                cursor.setPosition(self.column.position_of(row, place))
        if (now.anchor(), now.position()) != (cursor.position(), cursor.position()):
            pane.setTextCursor(cursor)
        elif not self._is_line_in_sight(cursor):  # most keys leave it where it should be
            pane.ensureCursorVisible()

    def _is_line_in_sight(self, cursor: QTextCursor) -> bool:
        """Whether all of the line that a caret stands in is to be seen."""
        line = cursor.block().layout().lineForTextPosition(cursor.positionInBlock())
        above = self._geometry.top(cursor.blockNumber()) - self._scrolling.value
        top = above + line.y() if line.isValid() else -1.0
        return top >= 0 and top + line.height() <= self._scrolling.view_height()

    def expect(self, place: Place | None) -> None:
        """It will stand there once the edit is done; None: it stays at its words.

        Qt moves it along with what is typed, mostly just there: it need not be put twice.
        """
        for column in self._columns:
            column.expected = place if column is self.column else None

    def stand(self, home: int, place: Place, change: str = "") -> None:
        """Put it to a place of the draft in its column; ``home`` is the row of its paragraph.

        ``change``: The one that it means there, where others begin at the same spot.
        """
        row = self._row_showing(home, place.paragraph)
        self._bring_into_sight(row)
        self.put_back((row, place))
        self._meant = (self.column.pane.textCursor().position(), change) if change else (-1, "")

    def _row_showing(self, home: int, paragraph: str) -> int:
        """The row that shows a paragraph's words: where they flow into another's, that one."""
        if self._settled_cell(home) is not None:
            return home
        first = home
        while first > 0 and self._settled_cell(first) is None:
            first -= 1  # rows of which nothing stands, or that flow into one above
        for row in (first, home + 1):
            cell = self._settled_cell(row)
            if cell is not None and cell.holds(paragraph):
                return row
        return home

    def _settled_cell(self, row: int) -> CellText | None:
        """The cell of a row, written now if it was not."""
        if not 0 <= row < len(self._geometry):
            return None
        self._settling.settle(range(row, row + 1))
        return self.column.cell(row)

    def point(self) -> QPoint:
        """The point of the screen under it."""
        pane = self.column.pane
        return pane.viewport().mapToGlobal(pane.cursorRect().bottomLeft())

    def row_edges(self) -> tuple[int, int]:
        """Top and bottom of its row on the screen."""
        seen = self.column.pane.viewport().mapToGlobal(QPoint(0, 0)).y() - self._scrolling.value
        top, below = self._geometry.top(self.row), self._geometry.top(self.row + 1)
        return round(seen + top), round(seen + below)

    def put(self, row: int, change: str = "") -> None:
        """Put it into a row, at a change's first word, and bring it into sight."""
        if not 0 <= row < len(self._geometry):
            return
        self._bring_into_sight(row)
        self._enter(row)
        self._bring_into_sight(row)  # a filter that left it out shows it from now on
        at = self._position_of_change(row, change) if change else None
        pane = self.column.pane
        cursor = QTextCursor(pane.document().findBlockByNumber(row))
        cursor.setPosition(cursor.position() if at is None else at)
        pane.setTextCursor(cursor)
        self._meant = (-1, "") if at is None else (at, change)
        pane.ensureCursorVisible()

    def _bring_into_sight(self, row: int) -> None:
        if not self._scrolling.is_in_sight(row):
            self._scrolling.go_to(row, self._scrolling.view_height() / 5)

    def _position_of_change(self, row: int, change: str) -> int | None:
        """Where a change begins; a column that does not show it gives way to the informal one."""
        at = self.column.position_of_change(row, change)
        if at is not None:
            return at
        for column in self._columns:
            if column.reading == INFORMAL and self._geometry.shown[column.number]:
                self.column = column
                return column.position_of_change(row, change)
        return None

    # -- what follows ----------------------------------------------------------------------------

    def moved(self) -> None:
        """Look where it is, after the key or click is through."""
        if not self._timer.isActive():
            self._timer.start()

    def _on_pane_entered(self, by_tab: bool) -> None:
        """There is one caret: Tab takes it along, at the same words."""
        before, kept = self.column, self.place()
        self._come_from_sender()
        if by_tab and self.column is not before:
            self.put_back(kept)
        self.moved()

    def _come_from_sender(self) -> None:
        self.column = next(c for c in self._columns if c.pane is self.sender())

    def _look(self) -> None:
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._by_mouse = True
            self._timer.start(WAIT_FOR_MOUSE)
            return
        self._timer.setInterval(0)
        self._let_go_elsewhere()
        if self.row >= 0:
            self._enter(self.row)
            if not self._by_mouse:
                self._show_edges()
            change = self.change()
            for column in self._columns:
                column.light(self.row, change if self._geometry.shown[column.number] else "")
            self.rested.emit(self.row, change)
        self._by_mouse = False

    def _let_go_elsewhere(self) -> None:
        """Choose nothing in the other columns: keys act on what is chosen in this one."""
        for column in self._columns:
            cursor = column.pane.textCursor()
            if column is not self.column and cursor.hasSelection():
                cursor.clearSelection()
                with self._scrolling.held():  # Qt would scroll to where it was
                    column.pane.setTextCursor(cursor)

    def _show_edges(self) -> None:
        """Bring the edge of the card into sight with its first or last line.

        Qt stops at the letters. After a click nothing may move: a second one can follow.
        """
        cursor = self.column.pane.textCursor()
        layout = cursor.block().layout()
        line = layout.lineForTextPosition(cursor.positionInBlock())
        if line.isValid():
            number = line.lineNumber()
            self._scrolling.show_edges(self.row, number == 0, number == layout.lineCount() - 1)

    def _enter(self, row: int) -> None:
        """Show an agreed row with its tags and strikes, and the one before without; tell."""
        if all(column.current_row == row for column in self._columns):
            return
        for column in self._columns:
            for one in {column.full_row, row}:
                if (cell := column.cell(one)) is not None and cell.agreed:
                    column.mark_stale(one)
            column.repaint_row(column.current_row)
            column.full_row = column.current_row = row
            column.repaint_row(row)
        top, above = self._scrolling.anchor()
        seen = self._scrolling.look()
        if self._settling.settle_unpainted([row]):
            self._scrolling.heights_changed(top, above, in_sight=False)
        self._scrolling.settle_since(seen, None)
        self.row_entered.emit(row)

    # -- asking ----------------------------------------------------------------------------------

    def _on_words_asked(self, words: str) -> None:
        self._come_from_sender()  # words are dropped into a column that has no focus
        self._ask(words)

    def _on_split_asked(self) -> None:
        self._come_from_sender()
        self.ask_split()

    def ask_split(self) -> None:
        """Ask for the paragraph to be split where it is."""
        self._ask("", splits=True)

    def ask_words(self, words: str) -> None:
        """Ask for words where it is."""
        self._ask(words)

    def _on_paste_asked(self, pasted: Pasted) -> None:
        self._come_from_sender()
        self._ask(pasted.text(), pasted)

    def _on_move_asked(self, start: int, end: int, drop: int, stays: bool) -> None:
        self._come_from_sender()
        if self._hides_selected():
            return
        dragged = taken(self.column.pane.createMimeDataFromSelection())
        first, last, to = (self.column.place_at(at) for at in (start, end, drop))
        if dragged is not None and first is not None and last is not None and to is not None:
            self.move_asked.emit(Moving(self.column.reading, first, last, to, dragged, stays))

    def _on_deletion_asked(self, movement: QTextCursor.MoveOperation) -> None:
        self._come_from_sender()
        if self.column.pane.textCursor().hasSelection():
            self._ask("")
            return
        taken_ = taken_by_key(self.column, movement, self._settling.settle)
        caret = self.place()[1]
        if taken_ is None or caret is None:
            return
        start, end, other = taken_
        if self._geometry.hides_between(*sorted((self.row, other))):
            self.refused.emit(_HIDDEN)
            return
        taking: Taking = "forward" if is_forward(movement) else "back"
        self.edit_asked.emit(Asking(self.column.reading, start, end, taking=taking, caret=caret))

    def _ask(self, words: str, pasted: Pasted | None = None, splits: bool = False) -> None:
        """Ask for words in the place of what is selected, or where the caret is."""
        cursor = self.column.pane.textCursor()
        caret = self.column.place_at(cursor.position())
        start, end = caret, caret
        if cursor.hasSelection() and self._hides_selected():
            return
        if cursor.hasSelection():
            start, end = self._ends(cursor)
        if start is not None and end is not None:
            asking = Asking(self.column.reading, start, end, words, pasted, "selection", splits)
            self.edit_asked.emit(replace(asking, caret=caret, over=cursor.hasSelection()))
        elif self.row >= 0:
            self.refused.emit(
                "Nothing of this paragraph stands in this column: Ctrl+Tab leads to another."
            )

    def _hides_selected(self) -> bool:
        """Whether rows are hidden among those selected, and says so."""
        rows = self.column.pane.selected_rows()
        hides = self._geometry.hides_between(rows[0], rows[-1])
        if hides:
            self.refused.emit(_HIDDEN)
        return hides
