"""Boxes open, answer later, and show plain text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget

from widgets.messages import Messages


def opened(qtbot, *answers) -> tuple[QMessageBox, QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    Messages(window).ask("Save <b>first</b>?", answers)
    return window.findChild(QMessageBox), window


def test_the_answer_is_told(qtbot):
    said = []
    box, _ = opened(qtbot, ("Save", lambda: said.append("save")), ("Cancel", None))
    assert box.isVisible()
    assert box.textFormat() == Qt.TextFormat.PlainText
    QTest.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)
    assert said == ["save"]


def test_escape_is_the_last_answer(qtbot):
    said = []
    box, _ = opened(qtbot, ("Save", lambda: said.append("save")), ("Cancel", None))
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert said == []
