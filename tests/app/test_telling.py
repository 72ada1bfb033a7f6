"""What is said in passing, in the status line."""

from __future__ import annotations

from tests.app.floor_room import FloorRoom
from tests.builders import draft, op


def test_a_long_line_leaves_room_for_what_is_open_and_for_the_room(qtbot, tmp_path):
    window = FloorRoom(qtbot, tmp_path, draft(op("Urges all to meet.", label="1."))).window
    window.resize(700, 500)
    window.desk.say("Of all that was said of lamps, " * 12)
    telling = window.telling
    qtbot.waitUntil(lambda: telling.said.width() > 200)
    assert telling.counts.width() > 200
    assert window.room_sign.geometry().right() < window.statusBar().width()
    assert window.width() == 700
