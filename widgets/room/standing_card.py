"""A card over the text: the paragraph in hand as it would stand, for the facilitator alone."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from widgets.table.looks import Looks

WIDEST = 560
"""Pixels."""


class StandingCard(QFrame):
    """Shows a heading and words; it takes no focus and no keys."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("standingCard")
        self.setFrameShape(QFrame.Shape.Box)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._heading = QLabel(self)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        for label in (self._heading, self._words):
            label.setTextFormat(Qt.TextFormat.PlainText)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 10, 14, 12)
        rows.setSpacing(4)
        rows.addWidget(self._heading)
        rows.addWidget(self._words)
        self.hide()

    def show_words(self, heading: str, words: str, looks: Looks, at: QPoint) -> None:
        """Show them below a point of the screen, or above it where there is no room."""
        self._heading.setText(heading)
        self._words.setText(words)
        self._words.setFont(looks.font)
        bold = self._heading.font()
        bold.setBold(True)
        self._heading.setFont(bold)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Window, looks.colours.card)
        palette.setColor(QPalette.ColorRole.WindowText, looks.colours.text)
        self.setPalette(palette)
        self.setAccessibleName(f"{heading}: {words}")
        window = self._window
        width = min(WIDEST, window.width() - 40)
        self.setFixedWidth(width)
        self.adjustSize()
        point = window.mapFromGlobal(at)
        x = min(max(point.x() - 20, 20), window.width() - width - 20)
        y = point.y() + 8
        if y + self.height() > window.height() - 20:
            y = max(point.y() - self.height() - 40, 20)
        self.move(x, y)
        self.show()
        self.raise_()
        if QAccessible.isActive():
            said = QAccessibleAnnouncementEvent(self, self.accessibleName())
            QAccessible.updateAccessibility(said)
