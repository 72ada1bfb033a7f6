"""The fixtures of every test of the program as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from app.start import make_window
from app.window import Window
from tests.app.floor_room import let_go
from tests.gui import collected_between_tests, no_error_in_an_override

__all__ = ["collected_between_tests", "no_error_in_an_override"]


@pytest.fixture
def unshown(qtbot: QtBot, tmp_path: Path) -> Window:
    """The window of a small screen before it is shown, with nothing open."""
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = make_window(store, tmp_path)
    qtbot.addWidget(made, before_close_func=let_go)
    made.resize(1366, 768)
    return made


@pytest.fixture
def window(unshown: Window, qtbot: QtBot) -> Window:
    """The window of a small screen, with nothing open."""
    unshown.show()
    qtbot.waitExposed(unshown)
    return unshown
