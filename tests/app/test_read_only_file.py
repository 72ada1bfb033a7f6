"""A draft whose file is marked as read-only is opened, edited and saved elsewhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from app.equipment import shipped_equipment
from model.files.choose import Export, write_file
from tests.app.floor_room import FloorRoom
from tests.builders import delegation, draft, op


@pytest.fixture
def room(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FloorRoom:
    made = FloorRoom(qtbot, tmp_path, draft(op("Meets")))
    path = tmp_path / "lamps.akn"
    path.write_bytes(write_file(path.name, draft(op("Urges")), shipped_equipment(), Export()))
    path.chmod(0o444)
    real = os.access
    # Whoever may do everything is not held by the mark.
    monkeypatch.setattr(os, "access", lambda p, mode: mode != os.W_OK and real(p, mode))
    made.window.files.open_path(path)
    made.window.session.give_floor(delegation("egy"))
    return made


def test_it_is_not_written_over_and_another_name_is_one_click_away(room, tmp_path, qtbot):
    path = tmp_path / "lamps.akn"
    was = path.read_bytes()
    room.stand(0)
    QTest.keyClicks(room.window.table.active.pane, "so ")
    room.do("file.save")
    box = room.window.findChild(QMessageBox)
    assert "read-only" in box.text()
    QTest.mouseClick(box.defaultButton(), Qt.MouseButton.LeftButton)
    dialog = room.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "other.akn"))
    dialog.close()
    assert path.read_bytes() == was
    assert b"so " in (tmp_path / "other.akn").read_bytes()
    assert room.window.session.is_saved
