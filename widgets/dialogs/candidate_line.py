"""A line at the caret in which a few letters and Enter say who or what is meant."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QVBoxLayout, QWidget

from widgets.dialogs.candidates import Candidate
from widgets.dialogs.focus_gone import went_elsewhere
from widgets.dialogs.questions import PickOne, Question
from widgets.guarded import guarded

WIDTH = 400
MOST_ROWS = 8
NEAR = 220
"""Pixels from the caret; farther away nobody would look for the line."""
ROOM = 230
"""Pixels that the line takes with all its candidates."""
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class CandidateLine(QFrame):
    """Asks one thing; Esc or a click elsewhere leaves it unanswered.

    Signals:
        chosen: It was answered. Carries the answer and what was typed.
        left: The line was closed without an answer.
    """

    chosen = Signal(object, str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setObjectName("candidateLine")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._bottom: int | None = None
        self._question: Question = PickOne("", ())
        self._found: list[Candidate] = []
        self._came_from: QWidget | None = None
        self._moved = self._answers = False
        self.question = QLabel(self)
        self.question.setWordWrap(True)
        self.line = QLineEdit(self)
        self.line.setAccessibleName("Candidates")
        self.list = QListWidget(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setAccessibleName("What fits")
        self.hint = QLabel(self)
        self.hint.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 8, 10, 8)
        for widget in (self.question, self.line, self.list, self.hint):
            box.addWidget(widget)
        self._box = box
        self.setFixedWidth(WIDTH)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._on_edited)
        self.line.returnPressed.connect(self._on_return)
        self.list.itemClicked.connect(self._on_clicked)
        self.hide()

    def ask(
        self,
        question: Question,
        at: QPoint,
        begun: str = "",
        clear_of: tuple[int, int] | None = None,
    ) -> None:
        """Ask; ``at`` is the point of the screen under which the line opens.

        ``begun``: The beginning of the answer, as if it were typed.
        ``clear_of``: Top and bottom, on the screen, of what is to stay readable meanwhile.
        """
        window = self._window
        if not self.isVisible():
            self._came_from = window.focusWidget()
        self._question = question
        self.question.setText(question.text)
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        self.line.setText(begun)
        self.line.setAccessibleName(question.text)
        self._show_found(begun)
        self._place(at, clear_of)
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        if self._answers and QAccessible.isActive():
            # The keys never left the line: a screen reader would not say that it asks again.
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, question.text))

    def _place(self, at: QPoint, clear_of: tuple[int, int] | None) -> None:
        """Under the point; below or above what is to stay readable, where there is room."""
        window = self._window
        self._bottom = None
        spot = window.mapFromGlobal(at)
        if clear_of is not None:
            top, bottom = (window.mapFromGlobal(QPoint(0, y)).y() for y in clear_of)
            if bottom - spot.y() <= NEAR and bottom + ROOM <= window.height():
                spot.setY(bottom)
            elif top >= ROOM and spot.y() - top <= NEAR:
                self._bottom = top - 4
                spot.setY(self._bottom - self.height() - 4)
        spot.setX(max(min(spot.x(), window.width() - self.width() - 8), 8))
        spot.setY(max(min(spot.y() + 4, window.height() - self.height() - 8), 8))
        self.move(spot)

    def _on_edited(self, typed: str) -> None:
        self._show_found(typed)
        meant = self._question.meant(typed) if self._question.at_once and typed else None
        if meant is not None:
            self._answer(meant)

    def _show_found(self, typed: str) -> None:
        self._moved = False
        self._found = self._question.found(typed)
        self.list.clear()
        for candidate in self._found:
            detail = f"   {candidate.detail}" if candidate.detail else ""
            self.list.addItem(f"{candidate.text}{detail}")
        meant = self._question.meant(typed)
        if meant is not None and meant in self._found:
            self.list.setCurrentRow(self._found.index(meant))
        self._tell(meant)
        rows = min(len(self._found), MOST_ROWS)
        self.list.setFixedHeight(rows * max(self.list.sizeHintForRow(0), 18) + 4)
        self.list.setVisible(bool(rows))
        self._fit()

    def _tell(self, meant: Candidate | None) -> None:
        """Say what Enter does, to the eye and to those who listen."""
        told = self._question.told(self.line.text(), meant)
        self.hint.setText(told)
        self.hint.setVisible(bool(told))
        self.line.setAccessibleDescription(told)

    def _fit(self) -> None:
        """Be as high as what is shown; what grows at the bottom edge goes up."""
        # Not adjustSize, which asks how high the wrapped words would be at another width.
        self._box.activate()
        self.resize(WIDTH, self._box.totalHeightForWidth(WIDTH))
        if self._bottom is not None:
            self.move(self.x(), max(self._bottom - self.height(), 8))
        over = self.geometry().bottom() + 8 - self._window.height()
        if self.isVisible() and over > 0:
            self.move(self.x(), max(self.y() - over, 8))

    def _on_return(self) -> None:
        self._answer(self._in_hand())

    def _in_hand(self) -> Candidate | None:
        """What was chosen in the list, or is meant by the letters alone."""
        row = self.list.currentRow()
        if self._moved and 0 <= row < len(self._found):
            return self._found[row]
        return self._question.meant(self.line.text())

    def _on_clicked(self) -> None:
        self._moved = True
        self._answer(self._in_hand())

    def _answer(self, meant: Candidate | None) -> None:
        typed = self.line.text()
        answer = self._question.answer(typed, meant)
        if answer is not None:
            self._close()
            self._answers = True
            self.chosen.emit(answer, typed)
            self._answers = False
        elif self._moved and meant is not None:
            self._complete()  # one of several names was chosen, and others stand behind it

    def _complete(self) -> bool:
        """Make a whole name of the letters in hand, if they mean one."""
        meant = self._in_hand()
        if meant is None:
            return False
        self.line.setText(self._question.completed(self.line.text(), meant))
        self._show_found(self.line.text())
        return True

    def _close(self) -> None:
        self.hide()
        if self._came_from is not None:
            self._came_from.setFocus()

    def _leave(self) -> None:
        self._close()
        self.left.emit()

    @guarded(lambda: False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list, and leave, while the line keeps the focus."""
        if watched is self.line and self.isVisible():
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                if event.key() == Qt.Key.Key_Escape:
                    self._leave()
                    return True
                if event.key() in _MOVES:
                    self._move(event)
                    return True
                if event.key() == Qt.Key.Key_Tab:
                    self._complete()
                    return True
                if event.text() in (",", ";", ":") and self._moved:
                    self._complete()
            elif went_elsewhere(event) and not self.list.underMouse():
                self.hide()
                self.left.emit()
        return bool(super().eventFilter(watched, event))

    def _move(self, event: QKeyEvent) -> None:
        step = 1 if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown) else -1
        first = self.list.currentRow() if self._moved or self.list.currentRow() >= 0 else -1
        if self.list.count():
            self._moved = True
            self.list.setCurrentRow(max(min(first + step, self.list.count() - 1), 0))
            self._tell(self._found[self.list.currentRow()])
            self._fit()
