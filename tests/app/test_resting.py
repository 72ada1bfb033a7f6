"""While a file is read, what is done of the draft before in idle moments waits."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from app import file_flow, telling
from model.files.choose import read_file
from model.files.loaded import UnreadableFile
from model.readings.open_parts import OpenCount
from tests.app.floor_room import FloorRoom
from tests.builders import change, draft, ins, pp


@pytest.fixture
def room(qtbot, tmp_path) -> FloorRoom:
    paragraphs = [pp("Noting ", ins(f"c{i}", "oil "), "wicks,") for i in range(300)]
    changes = [change(f"c{i}", "tur propose") for i in range(300)]
    return FloorRoom(qtbot, tmp_path, draft(*paragraphs, changes=changes))


def test_nothing_is_settled_or_counted_while_a_file_is_read(room, monkeypatch, qtbot):
    room.window.hands.room.toggle()
    tables = [room.window.table, room.window.hands.room.screen.table]
    told, seen = room.window.telling.counts, []

    def so_far():
        return sum(c.laid_out for table in tables for c in table.columns), told.text()

    def read(*args, **more):
        # The thread may not touch the widgets; it leaves them time to go on if they would.
        before = so_far()
        QApplication.instance().thread().msleep(30)
        seen.append((before, so_far()))
        return read_file(*args, **more)

    monkeypatch.setattr(file_flow, "SMALL", 0)
    monkeypatch.setattr(file_flow, "read_file", read)
    for table in tables:
        qtbot.waitUntil(lambda table=table: table.settling.is_idle)
    for table in tables:
        table.geometry_of_rows.exact[0][100:] = bytes(len(table.geometry_of_rows) - 100)
        table.settling.start()
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


def test_opening_counts_nothing_before_the_first_paint(room, monkeypatch, qtbot):
    asked = []
    once = telling.counted
    monkeypatch.setattr(telling, "counted", lambda draft: asked.append(draft) or once(draft))
    monkeypatch.setattr(OpenCount, "parts", lambda count: asked.append(count) or iter(()))
    assert room.window.files.read_now("next.txt", b"OP1. Asks [all] (Cuba) to meet,\n")
    assert asked == []
    monkeypatch.undo()
    qtbot.waitUntil(lambda: "open" in room.window.telling.strip.text())
