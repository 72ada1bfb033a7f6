"""Keys of another alphabet held with Ctrl are the commands at their place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

from app.keys import PhysicalKeys
from tests.gui import CTRL, SHIFT


@pytest.fixture
def window(qtbot, qapp):
    keys = PhysicalKeys(qapp)
    made = QMainWindow()
    made.setCentralWidget(QLineEdit("harbours", made))
    made.asked = []
    action = QAction("Support", made)
    action.setShortcut("Ctrl+K")
    action.triggered.connect(lambda: made.asked.append("Ctrl+K"))
    made.addAction(action)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is made.windowHandle())
    made.centralWidget().setFocus()
    yield made
    qapp.focusWindowChanged.disconnect(keys._watch)


def press(window, code: int, key: int, text: str, held=CTRL) -> None:
    """Press the key of a scan code (as X11 counts) on the window."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, held, code, 0, 0, text)
    QApplication.sendEvent(window.windowHandle(), event)


def test_the_key_at_the_place_of_k_is_k(window):
    press(window, 45, 0x41B, "л")
    assert window.asked == ["Ctrl+K"]


def test_with_shift_it_is_another_command(window):
    press(window, 45, 0x41B, "Л", CTRL | SHIFT)
    assert window.asked == []


def test_an_editor_takes_its_own_keys(window):
    line = window.centralWidget()
    press(window, 38, 0x424, "ф")
    assert line.selectedText() == "harbours"
    assert line.text() == "harbours"


def test_a_latin_key_means_what_it_says(window):
    press(window, 45, Qt.Key.Key_A, "\x01")
    assert window.asked == []


def test_a_sign_at_a_letters_place_counts_after_letters_of_that_alphabet(window):
    press(window, 45, Qt.Key.Key_Slash, "/")
    assert window.asked == []
    press(window, 38, 0x5E9, "ש", Qt.KeyboardModifier.NoModifier)
    press(window, 45, Qt.Key.Key_Slash, "/")
    press(window, 45, 0xD7, "×")
    assert window.asked == ["Ctrl+K", "Ctrl+K"]
