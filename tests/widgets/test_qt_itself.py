"""What we need of the version of Qt's Python binding; a later one may break it again."""

from __future__ import annotations

import gc
import sys
import weakref

from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QPushButton, QWidget

from widgets.guarded import guarded

CALLS = 500


def test_calls_that_give_nothing_lose_no_reference_to_none(qapp):
    """6.12.0 on Python 3.11 lost one a call, and Python aborted within a second of real work."""
    document = QTextDocument()
    cursor = QTextCursor(document)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        cursor.insertText("x")
        cursor.beginEditBlock()
        cursor.endEditBlock()
    assert before - sys.getrefcount(None) < CALLS / 10


def test_an_error_in_a_guarded_override_is_survived(qtbot, caplog):
    class Frail(QWidget):
        @guarded()
        def resizeEvent(self, event):
            raise TypeError("on purpose")

    frail = Frail()
    qtbot.addWidget(frail)
    frail.resize(50, 60)
    frail.show()
    assert any("resizeEvent failed" in record.message for record in caplog.records)
    caplog.clear()


def test_a_widget_joined_to_a_bound_method_is_freed(qapp):
    class Panel(QWidget):
        def __init__(self):
            super().__init__()
            self.button = QPushButton(self)
            self.button.clicked.connect(self.act)

        def act(self):
            pass

    panel = Panel()
    gone = weakref.ref(panel)
    del panel
    gc.collect()
    assert gone() is None
