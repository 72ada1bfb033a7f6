"""Whose full name stands at the caret: that of who is typed for in the informal text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from app.acts.columns import Columns
from app.session import OpenFile
from app.settings import Remembered
from model.files.loaded import Loaded
from tests.app.room import TypingRoom
from tests.builders import delegation, draft, op

FULL = "Kingdom of the Two Lighthouses"


@pytest.fixture
def room(qtbot, tmp_path):
    one = TypingRoom(qtbot, draft(op("Lights the lamps.")))
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    one.columns = Columns(one.desk, one.typing, Remembered(store))
    one.session.give_floor(replace(delegation("egy"), name=FULL, short="Lighthouses"))
    return one


def test_the_full_name_of_who_has_the_floor_comes_with_the_first_key(room):
    room.stand(6)
    room.keys("all ")
    QApplication.processEvents()
    assert room.columns.caret_name.shown()[0] == FULL
    assert FULL in room.pane.accessibleName()
    room.session.give_floor(None)
    assert room.columns.caret_name.shown()[0] == ""
    assert FULL not in room.pane.accessibleName()


def test_a_draft_that_is_only_read_has_no_typist(room):
    assert FULL in room.pane.accessibleName()
    room.session.open(Loaded(room.draft, read_only=True), OpenFile(name="lamps.txt"))
    assert FULL not in room.pane.accessibleName()
