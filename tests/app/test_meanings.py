"""A name that could mean several delegations is asked about once, and known ever after."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt

from app.settings import Remembered
from tests.gui import press

TEXT = """Keeping lamps lit

PP1. Recalling the [old (CH)] Charter of lamps,

OP1. Decides to meet [soon (CH, Cuba)] again.
"""


def store(tmp_path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def who(window) -> list[str]:
    return sorted(
        {p.delegation for c in window.session.draft.changes.values() for p in c.positions}
    )


def answer(window, name: str) -> None:
    """Go on to the question who CH is, and answer it."""
    window.actions_.run(window.actions_.commands["show.settle"])
    strip = window.page.review
    for _ in range(9):
        if "CH" in strip.head.text() + strip.what.text():
            break
        press(strip, Qt.Key.Key_N)
    choices = window.hands.settling._asked.answers()
    number = next(c.keys for c, given in choices if name in c.title)
    press(strip, Qt.Key(ord(number)))
    press(strip, Qt.Key.Key_Return)


def test_ch_is_china_from_now_on(window, tmp_path):
    window.files.read_now("pasted.txt", TEXT.encode())
    before = who(window)
    answer(window, "China")
    assert who(window) == ["chn", "cub"] != before
    window.files.read_now("pasted.txt", TEXT.encode())
    assert who(window) == ["chn", "cub"]
    assert Remembered(store(tmp_path)).meanings() == {"CH": "chn"}


def test_a_name_is_remembered_once(tmp_path):
    remembered = Remembered(store(tmp_path))
    remembered.means("CH", "chn")
    remembered.means("CH", "che")
    assert remembered.meanings() == {"CH": "che"}
