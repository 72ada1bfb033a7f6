"""The whole window for those who listen: every part that the Tab key reaches has a name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from tests.app.floor_room import FloorRoom
from tests.builders import change, draft, ins, pp


@pytest.fixture
def room(qtbot, tmp_path) -> FloorRoom:
    whole = draft(pp("Some ", ins("c1", "dim "), "lamps", label="PP1."), changes=[change("c1")])
    return FloorRoom(qtbot, tmp_path, whole)


def name(part: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)


def test_every_part_has_a_name(room):
    for shown in ("show.positions", "show.inspector_column", "edit.replace", "room.floor"):
        room.do(shown)
    window = room.window
    parts = [w for w in window.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    parts += [window.telling.counts, window.table.scrolling.bar, *window.table.headers]
    assert len(parts) > 20
    assert [part for part in parts if not name(part)] == []


def test_what_is_said_in_passing_is_announced(room, monkeypatch):
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: heard.append(event.message())
    )
    room.do("room.attach")
    assert heard == ["There is no loose remark."]
