"""Tells the facilitator, and nobody else, what the room sees: held or following, and where."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton, QWidget


class RoomSign(QToolButton):
    """A button that says it in words; a press opens the room screen, holds it, or releases it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("roomSign")
        self.setAutoRaise(True)
        self.say("", held=False)
        self.hide()  # until it is known whether there is a screen

    def say(self, line: str, held: bool) -> None:
        """Show the line; an empty one says that the screen is closed. What is held is bold too."""
        self.show()
        self.setText(line or "Room: off")
        self.setAccessibleName(line or "Room screen: off")
        font = self.font()
        font.setBold(held)
        self.setFont(font)
        does = "Release the room screen (F8)" if held else "Hold the room screen as it is (F8)"
        does = does if line else "Open the room screen (F5)"
        self.setToolTip(does)
        self.setAccessibleDescription(does)
