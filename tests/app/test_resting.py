"""While a file is read, what is done of the draft before in idle moments waits."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from app import file_flow
from model.files.choose import read_file
from model.files.loaded import UnreadableFile
from tests.app.floor_room import FloorRoom
from tests.builders import change, draft, ins, pp


@pytest.fixture
def room(qtbot, tmp_path) -> FloorRoom:
    paragraphs = [pp("Noting ", ins(f"c{i}", "oil "), "wicks,") for i in range(300)]
    changes = [change(f"c{i}", "tur propose") for i in range(300)]
    return FloorRoom(qtbot, tmp_path, draft(*paragraphs, changes=changes))


def test_nothing_is_settled_or_counted_while_a_file_is_read(room, monkeypatch):
    table, told = room.window.table, room.window.telling.counts
    seen = []

    def read(*args, **more):
        # The thread may not touch the widgets; it leaves them time to go on if they would.
        before = sum(column.laid_out for column in table.columns), told.text()
        QApplication.instance().thread().msleep(30)
        seen.append((before, (sum(c.laid_out for c in table.columns), told.text())))
        return read_file(*args, **more)

    monkeypatch.setattr(file_flow, "SMALL", 0)
    monkeypatch.setattr(file_flow, "read_file", read)
    assert not table.settling.is_idle
    assert room.window.files.read_now("next.txt", b"PP1. Recalling the wicks,\n")
    ((before, after),) = seen
    assert before == after


def test_what_was_left_goes_on_where_nothing_was_read(room, monkeypatch, qtbot):
    def refused(*args, **more):
        raise UnreadableFile("It is no draft.")

    monkeypatch.setattr(file_flow, "SMALL", 0)
    monkeypatch.setattr(file_flow, "read_file", refused)
    assert not room.window.files.read_now("next.txt", b"?")
    assert not room.window.table.settling.is_idle
    qtbot.waitUntil(lambda: "300" in room.window.telling.counts.text())
