"""The list of like places: all ticked, a space unticks one, Enter does it everywhere ticked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from widgets.dialogs.focus_gone import went_elsewhere
from widgets.guarded import guarded

WIDTH = 460
MOST_ROWS = 10
_DOES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TickedPlaces(QFrame):
    """Asks in which of several places something is to be done; a click elsewhere leaves it.

    Signals:
        decided: Enter. Carries the numbers of the places ticked, from 0, in order.
        left: It was closed without an answer.
    """

    decided = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._came_from: QWidget | None = None
        self.setObjectName("tickedPlaces")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.question = QLabel(self)
        self.question.setWordWrap(True)
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Like places")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.hint = QLabel("Enter: everywhere ticked. Space unticks, Esc leaves", self)
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 8, 10, 8)
        for widget in (self.question, self.list, self.hint):
            box.addWidget(widget)
        self.setFixedWidth(WIDTH)
        self.list.installEventFilter(self)
        self.list.itemChanged.connect(self._count)
        self.hide()

    def ask(self, question: str, places: Sequence[str], at: QPoint) -> None:
        """Ask; ``at`` is the point of the screen under which the list opens."""
        self._came_from = self._window.focusWidget()
        self.question.setText(question)
        self.list.setAccessibleName(question)
        self.list.clear()
        for place in places:
            item = QListWidgetItem(place)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        rows = min(max(len(places), 1), MOST_ROWS)
        self.list.setFixedHeight(rows * max(self.list.sizeHintForRow(0), 18) + 4)
        self.list.setCurrentRow(0)
        self._count()
        self.adjustSize()
        spot = self._window.mapFromGlobal(at)
        spot.setX(max(min(spot.x(), self._window.width() - self.width() - 8), 8))
        spot.setY(max(min(spot.y() + 4, self._window.height() - self.height() - 8), 8))
        self.move(spot)
        self.show()
        self.raise_()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def ticked(self) -> list[int]:
        """The numbers of the places ticked."""
        rows = range(self.list.count())
        return [row for row in rows if self.list.item(row).checkState() == Qt.CheckState.Checked]

    def _count(self) -> None:
        told = f"Enter: in {len(self.ticked())} of {self.list.count()} places."
        self.hint.setText(f"{told} Space unticks, Esc leaves")
        self.list.setAccessibleDescription(self.hint.text())

    @guarded(lambda: False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and self.isVisible() and went_elsewhere(event):
            self.hide()
            self.left.emit()
            return False
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        key = event.key() if pressed and isinstance(event, QKeyEvent) else None
        if watched is not self.list or key not in (*_DOES, Qt.Key.Key_Escape):
            return bool(super().eventFilter(watched, event))
        ticked = self.ticked()
        self._close()
        if key in _DOES:
            self.decided.emit(ticked)
        else:
            self.left.emit()
        return True

    def _close(self) -> None:
        self.hide()
        if self._came_from is not None:
            self._came_from.setFocus()
