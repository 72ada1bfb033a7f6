"""Tells the facilitator, and nobody else, what the room sees: held or following, and where."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton, QWidget


class RoomSign(QToolButton):
    """A button that says it in words; a press holds the room screen, or releases it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("roomSign")
        self.setAutoRaise(True)
        self.say("", False)

    def say(self, line: str, held: bool) -> None:
        """Show the line; an empty one hides the sign. What is held is said in bold as well."""
        self.setVisible(bool(line))
        self.setText(line)
        self.setAccessibleName(line or "Room screen")
        font = self.font()
        font.setBold(held)
        self.setFont(font)
        does = "Release the room screen (F8)" if held else "Hold the room screen as it is (F8)"
        self.setToolTip(does)
        self.setAccessibleDescription(does)
