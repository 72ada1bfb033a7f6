"""A draft without a paragraph, and a clipboard without anything: nothing fails, nothing happens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.app.floor_room import FloorRoom
from tests.builders import draft, op


@pytest.fixture
def empty(qtbot, tmp_path) -> FloorRoom:
    return FloorRoom(qtbot, tmp_path, draft())


def test_nothing_is_found_in_an_empty_draft(empty, qtbot):
    empty.do("edit.find")
    bar = empty.window.page.find_bar
    QTest.keyClicks(bar.words, "lamps")
    qtbot.waitUntil(lambda: not bar._timer.isActive())
    empty.do("go.next_found")
    qtbot.waitUntil(lambda: not empty.window.hands.finding._timer.isActive())
    assert bar.count.text() == "none found"


def test_composing_in_an_empty_draft_shows_no_error(empty):
    pane = empty.window.table.active.pane
    QApplication.sendEvent(pane, QInputMethodEvent("dēng", []))
    done = QInputMethodEvent()
    done.setCommitString("灯")
    QApplication.sendEvent(pane, done)
    assert len(empty.draft.paragraphs) == 0
    assert not empty.window.session.history.undoing


def test_pasting_nothing_changes_nothing(qtbot, tmp_path, monkeypatch):
    room = FloorRoom(qtbot, tmp_path, draft(op("Urges")))
    clipboard = QGuiApplication.clipboard()
    monkeypatch.setattr(type(clipboard), "mimeData", lambda *_: None)
    room.stand(0)
    room.do("edit.paste")
    QTest.keyClick(room.window.table.active.pane, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert not room.window.session.history.undoing
    told: list[str] = []
    room.window.files.said.connect(told.append)
    room.window.files.paste(None)
    assert told[-1] == "There is no text to paste."


def test_a_paste_outside_the_text_does_not_replace_the_draft(qtbot, tmp_path):
    room = FloorRoom(qtbot, tmp_path, draft(op("Urges", label="OP1.")))
    before = room.draft
    QGuiApplication.clipboard().setText("Decides to meet")
    room.window.outline.setFocus()
    room.do("edit.paste")
    assert room.draft is before
    assert room.said[-1].startswith("Paste: put the caret")
    room.do("edit.find")
    QTest.qWait(0)
    room.window.page.find_bar.words.clear()
    room.window.page.find_bar.words.setFocus()
    room.do("edit.paste")
    assert room.window.page.find_bar.words.text() == "Decides to meet"
    assert room.draft is before
