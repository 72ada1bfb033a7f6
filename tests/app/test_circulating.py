"""A rolling text goes out: every file of it, with its number and hour."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.acts.circulating import Circulating, head_of
from app.circulated import LastCirculated
from app.equipment import shipped_equipment
from app.session import OpenFile
from model.files.choose import read_file
from model.files.loaded import Loaded
from model.readings.lines import printed_lines
from model.readings.reading import CLEAN, TABLED
from tests.builders import change, draft, ins, op, pp
from tests.edits import take_position

EVENING = datetime(2031, 3, 16, 18, 0)
MORNING = datetime(2031, 3, 17, 9, 5)


def rolling():
    return draft(
        pp("Recalling the ", ins("c1", "old "), "Charter,", label="PP1."),
        op("Urges all to light lamps.", label="1."),
        changes=[change("c1", "tur propose", ruling="take")],
    )


@pytest.fixture
def window(unshown):
    unshown.session.open(Loaded(rolling()), OpenFile(name="lamps.akn"))
    return unshown


def circulating(window, tmp_path, when):
    last = LastCirculated(tmp_path / "circulated")
    return Circulating(
        window.desk, shipped_equipment, last, window.files.messages, clock=lambda: when
    )


def names(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_first_one_has_nothing_to_compare_with(window, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    assert circulating(window, tmp_path, EVENING).circulate(out, 7)
    stem = "Rolling text 7 - 16 March 18h00"
    assert names(out) == sorted(
        [
            f"{stem} - clean.docx",
            f"{stem} - labels.docx",
            f"{stem} - tagged.docx",
            f"{stem}.akn",
        ]
    )
    assert window.session.draft.rolling_text == 7
    assert window.session.circulated == window.session.draft


def test_the_next_one_tells_what_changed_since(window, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    circulating(window, tmp_path, EVENING).circulate(out, 7)
    window.session.attempt(lambda d, at: take_position(d, "c1", "mex", "support", at))
    circulating(window, tmp_path, MORNING).circulate(out, 8)
    (changed,) = [path for path in out.iterdir() if "since" in path.name]
    assert changed.name == "Rolling text 8 - 17 March 09h05 - since the last.docx"
    read = read_file(changed.name, changed.read_bytes(), shipped_equipment()).draft
    assert "(Türkiye) Charter" in "\n".join(printed_lines(read, TABLED))
    assert "Mexico" not in "\n".join(printed_lines(read, TABLED))
    assert any(
        "Mexico" in run.text and run.ins for paragraph in read.paragraphs for run in paragraph.runs
    )


def test_the_native_copy_says_nothing_of_what_the_chair_thinks(window, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    circulating(window, tmp_path, EVENING).circulate(out, 7)
    (native,) = out.glob("*.akn")
    copy = read_file(native.name, native.read_bytes(), shipped_equipment()).draft
    assert copy.changes["c1"].ruling == ""
    assert copy.rolling_text == 7
    assert printed_lines(copy, TABLED) == printed_lines(rolling(), TABLED)


def test_the_clean_copy_is_the_clean_text(window, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    circulating(window, tmp_path, EVENING).circulate(out, 7)
    (clean,) = out.glob("*clean.docx")
    copy = read_file(clean.name, clean.read_bytes(), shipped_equipment()).draft
    told = "\n".join(printed_lines(copy, CLEAN))
    assert "Recalling the old Charter" in told
    assert "rkiye" not in told


def test_the_number_is_undone_like_any_edit(window, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    circulating(window, tmp_path, EVENING).circulate(out, 7)
    window.session.undo()
    assert window.session.draft.rolling_text == 0


def test_a_folder_that_is_gone_is_told_and_nothing_is_kept(window, tmp_path, monkeypatch):
    told: list[str] = []
    monkeypatch.setattr(window.files.messages, "warn", told.append)
    assert not circulating(window, tmp_path, EVENING).circulate(tmp_path / "gone", 7)
    assert len(told) == 1
    assert not (tmp_path / "circulated").exists()


def test_the_head_says_day_and_hour():
    assert head_of(7, EVENING) == "Rolling text 7 · 16 March 18:00"


def test_what_went_out_is_kept_in_the_folder_that_the_window_was_given(window, tmp_path):
    (tmp_path / "out").mkdir()
    assert window.hands.circulating.circulate(tmp_path / "out", 1)
    assert (tmp_path / "circulated" / f"{window.session.draft.id}.akn").is_file()
    window.session.open(Loaded(window.session.draft), OpenFile(name="lamps.akn"))
    assert window.session.circulated.rolling_text == 1


def test_a_state_that_cannot_be_read_is_told_when_it_is_asked_for(window, tmp_path):
    kept = tmp_path / "circulated" / f"{window.session.draft.id}.akn"
    kept.parent.mkdir()
    kept.write_bytes(b"no draft")
    window.session.open(Loaded(window.session.draft), OpenFile(name="lamps.akn"))
    assert window.session.was_circulated
    window.hands.filtering.toggle_since()
    assert window.telling.said.text() == "The text as it went out last cannot be read."
    assert not window.session.was_circulated
    assert not window.hands.filtering.is_on()


def test_enter_takes_the_next_number_and_digits_any_other(window, tmp_path):
    window.show()
    for last, typed, number in ((0, "", 1), (11, "", 12), (11, "1", 1), (11, "3", 3)):
        window.session.open(Loaded(replace(rolling(), rolling_text=last)), OpenFile(name="l.akn"))
        asked = []
        one = circulating(window, tmp_path, EVENING)
        one._on_number = lambda value, told, asked=asked: asked.append(value)
        one.ask()
        QTest.keyClicks(window.desk.line.line, typed)
        QTest.keyClick(window.desk.line.line, Qt.Key.Key_Return)
        assert asked == [number]
