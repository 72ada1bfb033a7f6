"""The fixtures of every test of the program as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from app.start import make_window
from app.window import Window
from tests.gui import collected_between_tests, no_error_in_an_override

__all__ = ["collected_between_tests", "no_error_in_an_override"]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Window:
    """The window of a small screen, with nothing open."""
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = make_window(store, tmp_path)
    qtbot.addWidget(made, before_close_func=_let_go)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    return made


def _let_go(window: Window) -> None:
    """Close without the question what becomes of the draft."""
    window.table.settling.stop()
    window.session._draft = None
