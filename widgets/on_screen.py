"""Keeps a window with its frame on the screen it opens on: a laptop's is 768 pixels high."""

from __future__ import annotations

from PySide6.QtCore import QSize
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
