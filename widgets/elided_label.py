"""Lines of text that are cut with dots where there is no room, and never widen the window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from widgets.guarded import guarded

_LEAST = 24
_APART = 8
_FIRST = 0.6
"""How much of the line the first text may take where both do not fit."""


class ElidedLabel(QLabel):
    """A label that can be narrower than its text."""

    def __init__(
        self,
        parent: QWidget | None,
        name: str = "",
        cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        """``cut`` says which part gives way."""
        super().__init__(parent)
        self._cut = cut
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)

    @guarded(lambda: QSize(_LEAST, 16))
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, super().minimumSizeHint().height())

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), self._cut, room.width())
        self.setToolTip("" if shown == self.text() else self.text())
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


class TwoTexts(QWidget):
    """Two texts on a line, of which the second is cut before the first."""

    def __init__(self, parent: QWidget, first: str, second: str) -> None:
        """``first`` and ``second`` are the names that style sheets know the texts by."""
        super().__init__(parent)
        self.first = ElidedLabel(self, first)
        self.second = ElidedLabel(self, second)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_texts(self, first: str, second: str) -> None:
        """Show these."""
        self.first.setText(first)
        self.second.setText(second)
        self._place()

    @guarded(lambda: QSize(_LEAST, 16))
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST * 2 + _APART, self.first.sizeHint().height())

    @guarded(lambda: QSize(_LEAST, 16))
    def sizeHint(self) -> QSize:
        wide = self.first.sizeHint().width() + _APART + self.second.sizeHint().width()
        return QSize(wide, self.first.sizeHint().height())

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        wide, high = self.width(), self.height()
        rest = self.second.sizeHint().width() if self.second.text() else 0
        first = self.first.sizeHint().width()
        if rest and first + _APART + rest > wide:
            first = min(first, round(wide * _FIRST))
        first = min(first, wide)
        self.first.setGeometry(0, 0, first, high)
        left = first + _APART
        self.second.setGeometry(left, 0, max(min(rest, wide - left), 0), high)
