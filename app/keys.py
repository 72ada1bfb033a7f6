"""Shortcuts under layouts without Latin letters: the key at the place of Z is Ctrl+Z.

Qt finds the letter by itself where a Latin layout is set up beside the other one, and not where
Russian or Arabic is the only one (tried with Qt 6.10 under X11).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from widgets.guarded import guarded
from widgets.letter_places import LAST_CHARACTER, LAST_LATIN, first_code, letter_at

_COMMAND = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


class PhysicalKeys(QObject):
    """Gives commands to keys that are held with Ctrl and have a letter of another alphabet.

    It listens to the windows that get the focus, not to the application: that would call it for
    every event there is.
    """

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        self._first = first_code()
        self._other_alphabet = False
        if self._first is not None:
            application.focusWindowChanged.connect(self._watch)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    @guarded(lambda: False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._is_done(event)
        return False

    def _is_done(self, event: QKeyEvent) -> bool:
        """Whether the key was given to a command or to a widget as a Latin one."""
        letter = self.letter(event)
        focus = QApplication.focusWidget() or QApplication.activeWindow()
        if not letter or focus is None:
            return False
        override = _as_latin(event, QEvent.Type.ShortcutOverride, letter)
        override.ignore()
        QApplication.sendEvent(focus, override)
        if not override.isAccepted() and _ran(focus, _keys(event, letter), event.isAutoRepeat()):
            return True
        QApplication.sendEvent(focus, _as_latin(event, QEvent.Type.KeyPress, letter))
        return True

    def letter(self, event: QKeyEvent) -> str:
        """The Latin letter at the place of the key; empty where the key means what it says.

        A point or a sign at a letter's place counts where letters are of another alphabet.
        """
        key = event.key()
        other = LAST_LATIN < key <= LAST_CHARACTER
        if event.text().isalpha():
            self._other_alphabet = other
        held = event.modifiers()
        if not held & _COMMAND or held & _ALT or self._first is None:
            return ""
        if not other and not (self._other_alphabet and _is_sign(key)):
            return ""
        return letter_at(event.nativeScanCode(), self._first)


def _is_sign(key: int) -> bool:
    return key <= LAST_LATIN and not chr(key).isalnum()


def _keys(event: QKeyEvent, letter: str) -> QKeySequence:
    return QKeySequence(QKeyCombination(event.modifiers(), Qt.Key[f"Key_{letter}"]))


def _as_latin(event: QKeyEvent, kind: QEvent.Type, letter: str) -> QKeyEvent:
    """The key as a Latin one; it types nothing, because Ctrl is held."""
    return QKeyEvent(
        kind,
        Qt.Key[f"Key_{letter}"],
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        "",
        event.isAutoRepeat(),
    )


def _ran(focus: QWidget, keys: QKeySequence, again: bool) -> bool:
    """Whether the window of a widget has a command for these keys; a grey one does nothing."""
    window = focus.window()
    for action in (*window.findChildren(QAction), *window.actions()):
        if keys in action.shortcuts():
            if not again or action.autoRepeat():
                action.trigger()
            return True
    for shortcut in window.findChildren(QShortcut):
        if shortcut.isEnabled() and keys in list(shortcut.keys()):
            shortcut.activated.emit()
            return True
    return False
