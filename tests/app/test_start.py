"""An empty window does without most of the program; all of it is there at the first touch."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.preload import PIECES, Preload
from app.session import OpenFile
from app.start import make_window, show
from app.window import Window
from model.files.loaded import Loaded
from tests.builders import draft, op

ROOT = Path(__file__).resolve().parents[2]
_PROGRAM = """
import json, sys, tempfile
from pathlib import Path
from PySide6.QtCore import QSettings
from app.start import make_application, make_window
a = make_application(["x"])
folder = Path(tempfile.mkdtemp())
w = make_window(QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat), folder)
w.show()
w.grab()
print(json.dumps(sorted(sys.modules)))
sys.stdout.flush()
import os
os._exit(0)
"""


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """The modules of a fresh process that has painted an empty window."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", _PROGRAM]
    told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    return set(json.loads(told.stdout))


@pytest.mark.parametrize(
    "name",
    [
        *("lxml", "rapidfuzz", "pygments", "docx", "PySide6.QtPrintSupport"),
        *("app.actions", "app.acts.hands", "app.acts.desk", "app.page", "app.workplace"),
        *("model.steps.typed", "model.readings.compare", "model.readings.pieces"),
        *("model.files.akn", "model.files.notation", "model.files.word.read", "model.files.guard"),
        *("widgets.table", "widgets.dialogs", "widgets.review", "widgets.page"),
    ],
)
def test_an_empty_window_does_without(loaded, name):
    assert "app.window" in loaded
    assert [one for one in loaded if one == name or one.startswith(f"{name}.")] == []


@pytest.fixture
def window(qtbot, tmp_path) -> Window:
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = make_window(store, tmp_path)
    qtbot.addWidget(made)
    return made


def test_it_reads_no_delegations(qtbot, tmp_path, monkeypatch):
    read: list[str] = []
    monkeypatch.setattr("app.start.shipped_table", lambda: read.append("delegations"))
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    qtbot.addWidget(make_window(store, tmp_path))
    assert read == []


def test_left_alone_the_window_is_whole_soon(window, qtbot):
    window.show()
    qtbot.waitUntil(lambda: bool(window.menuBar().actions()[0].menu().actions()), timeout=20_000)


def test_what_a_first_draft_would_wait_for_is_done_in_turns(qapp, qtbot):
    done: list[str] = []
    parent = QObject(qapp)

    def first() -> None:
        done.append("made")
        preload.stop()  # as whoever makes it early does

    preload = Preload((first, lambda: done.append("equipped")), parent)
    preload.start()
    qtbot.waitUntil(lambda: len(done) > 1, timeout=20_000)
    assert done == ["made", "equipped"]
    qtbot.wait(5)
    assert len(done) == 2


def test_every_piece_can_be_loaded():
    for name in PIECES:
        __import__(name)


def test_the_first_key_is_a_command_already(window, qtbot, monkeypatch):
    monkeypatch.setattr(Preload, "start", lambda preload: None)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert window.menuBar().actions()[0].menu().actions() == []
    QGuiApplication.clipboard().setText("PP1. Noting that (Chad) geese leave,")
    QTest.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.session.draft is not None


def test_a_menu_that_is_opened_is_filled(window):
    menu = window.menuBar().actions()[0].menu()
    assert menu.actions() == []
    menu.aboutToShow.emit()
    assert [action.objectName() for action in menu.actions()][:2] == ["file.open", "file.paste"]


def test_the_first_time_it_fills_a_small_screen_and_then_it_is_as_it_was_left(qtbot, tmp_path):
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = make_window(store, tmp_path)
    qtbot.addWidget(made)
    made.resize(made.screen().availableSize())  # with its frame it is larger than the screen
    show(made)
    assert made.isMaximized()
    made.showNormal()
    made.close()
    again = make_window(store, tmp_path)
    qtbot.addWidget(again)
    show(again)
    assert not again.isMaximized()


@pytest.mark.parametrize("left_alone", [True, False])
def test_the_first_draft_is_laid_out_in_its_widths(window, qtbot, left_alone):
    with qtbot.waitExposed(window):
        window.show()
    if left_alone:
        qtbot.waitUntil(lambda: window.is_ready, timeout=20_000)
    window.session.open(Loaded(draft(op("Urges all to meet."))), OpenFile(name="lamps.txt"))
    columns = window.table.columns
    laid = [column.layout.width for column in columns]
    for _ in range(3):
        QApplication.processEvents()  # Qt gives all widgets their places
    assert laid == [column.width_to_fill() for column in columns]
