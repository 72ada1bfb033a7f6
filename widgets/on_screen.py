"""Whether windows have room on a screen, and leave others in sight: a laptop's is small."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

FRAME = QSize(16, 40)
"""What a desktop puts round a window, at most as a rule; it is not known before it is shown."""


def fits(window: QWidget) -> bool:
    """Whether the window has room on its screen, frame and all."""
    room = window.screen().availableSize() - FRAME
    return window.width() <= room.width() and window.height() <= room.height()


def shrink(window: QWidget) -> None:
    """Make a window as small as its screen needs it."""
    window.resize(window.size().boundedTo(window.screen().availableSize() - FRAME))


def covers(window: QWidget, part: QWidget) -> bool:
    """Whether a window that stays in front hides more than half of a part of another one."""
    room = QRect(part.mapToGlobal(part.rect().topLeft()), part.size())
    hidden = room.intersected(window.frameGeometry())
    area = hidden.width() * hidden.height() if hidden.isValid() else 0
    return window.isVisible() and 2 * area > room.width() * room.height()
