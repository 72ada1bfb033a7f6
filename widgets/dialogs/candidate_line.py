"""A line at the caret in which a few letters and Enter say who or what is meant."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QVBoxLayout, QWidget

from widgets.dialogs.candidates import Candidate, Finder
from widgets.guarded import guarded

WIDTH = 340
MOST_ROWS = 8
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)

Before = Callable[[str], tuple[str, str]]
"""Takes what was typed; gives what is said before the name ("r"), and the name's letters."""
Says = Callable[[str, str], str]
"""Takes what is said before the name, and the name ("" for none yet); says what Enter does."""


class CandidateLine(QFrame):
    """Asks one thing; Esc or a click elsewhere leaves it unanswered.

    Signals:
        chosen: Something was chosen. Carries its value and what was typed before the name.
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
        self._finder = Finder(())
        self._found: list[Candidate] = []
        self._before: Before = _nothing_before
        self._says: Says = _the_name
        self._came_from: QWidget | None = None
        self._moved = False
        self.question = QLabel(self)
        self.question.setWordWrap(True)
        self.line = QLineEdit(self)
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
        self.setFixedWidth(WIDTH)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._on_edited)
        self.line.returnPressed.connect(self._on_return)
        self.list.itemClicked.connect(self._on_clicked)
        self.hide()

    def ask(
        self,
        question: str,
        finder: Finder,
        at: QPoint,
        before: Before | None = None,
        says: Says | None = None,
    ) -> None:
        """Ask; ``at`` is the point of the screen under which the line opens."""
        window = self._window
        if not self.isVisible():
            self._came_from = window.focusWidget()
        self._finder = finder
        self._before = before or _nothing_before
        self._says = says or _the_name
        self.question.setText(question)
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        self.line.clear()
        self.line.setAccessibleName(question)
        self._show_found("")
        self.adjustSize()
        spot = window.mapFromGlobal(at)
        spot.setX(max(min(spot.x(), window.width() - self.width() - 8), 8))
        spot.setY(max(min(spot.y() + 4, window.height() - self.height() - 8), 8))
        self.move(spot)
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_edited(self, typed: str) -> None:
        self._show_found(self._before(typed)[1])

    def _show_found(self, letters: str) -> None:
        self._moved = False
        self._found = self._finder.found(letters)
        self.list.clear()
        for candidate in self._found:
            detail = f"   {candidate.detail}" if candidate.detail else ""
            self.list.addItem(f"{candidate.text}{detail}")
        certain = self._finder.certain(letters)
        if certain is not None and self._found:
            self.list.setCurrentRow(0)
        self.hint.setText(self._told(certain, letters))
        self.hint.setVisible(bool(self.hint.text()))
        rows = min(len(self._found), MOST_ROWS)
        self.list.setFixedHeight(rows * max(self.list.sizeHintForRow(0), 18) + 4)
        self.list.setVisible(bool(rows))
        self.adjustSize()

    def _told(self, certain: Candidate | None, letters: str) -> str:
        if not self._found:
            return "Nothing fits."
        told = []
        if certain is not None:
            told.append(f"Enter: {self._said(certain)}")
        if not letters:
            told.append(self._says(self._before(self.line.text())[0], ""))
        elif certain is None:
            told.append(f"{len(self._found)} fit; go on typing, or choose with ↓")
        return "\n".join(filter(None, told))

    def _said(self, candidate: Candidate) -> str:
        return self._says(self._before(self.line.text())[0], candidate.text)

    def _on_return(self) -> None:
        told, letters = self._before(self.line.text())
        if self._moved:
            row = self.list.currentRow()
            meant = self._found[row] if 0 <= row < len(self._found) else None
        else:
            meant = self._finder.certain(letters)
        if meant is not None:
            self._answer(meant, told)

    def _on_clicked(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._found):
            self._answer(self._found[row], self._before(self.line.text())[0])

    def _answer(self, meant: Candidate, told: str) -> None:
        self._close()
        self.chosen.emit(meant.value, told)

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
            elif self._is_left(event):
                self.hide()
                self.left.emit()
        return bool(super().eventFilter(watched, event))

    def _is_left(self, event: QEvent) -> bool:
        """Whether the focus went elsewhere in this window; another in front changes nothing."""
        return (
            event.type() == QEvent.Type.FocusOut
            and isinstance(event, QFocusEvent)
            and event.reason() != Qt.FocusReason.ActiveWindowFocusReason
            and not self.list.underMouse()
        )

    def _move(self, event: QKeyEvent) -> None:
        step = 1 if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown) else -1
        first = self.list.currentRow() if self._moved or self.list.currentRow() >= 0 else -1
        if self.list.count():
            self._moved = True
            self.list.setCurrentRow(max(min(first + step, self.list.count() - 1), 0))
            self.hint.setText(f"Enter: {self._said(self._found[self.list.currentRow()])}")
            self.hint.show()


def _the_name(before: str, name: str) -> str:
    return name


def _nothing_before(typed: str) -> tuple[str, str]:
    return "", typed
