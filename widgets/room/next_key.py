"""Waits for the next key that a person presses, in whichever window of the program."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from widgets.guarded import guarded

_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr)


class NextKey(QObject):
    """Looks at the keys of the whole program, only while it waits for one.

    Signals:
        pressed: A key was pressed that is more than a modifier.
    """

    pressed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waits = False

    def wait(self) -> None:
        """Wait for the next one."""
        application = QApplication.instance()
        if application is not None and not self._waits:
            self._waits = True
            application.installEventFilter(self)

    def stop(self) -> None:
        """Wait no more."""
        application = QApplication.instance()
        if application is not None and self._waits:
            application.removeEventFilter(self)
        self._waits = False

    @guarded(lambda: False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A key that is a shortcut never comes as a key press.
        told = event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if told and isinstance(event, QKeyEvent) and event.key() not in _MODIFIERS:
            self.stop()
            self.pressed.emit()
        return False
