"""What is typed in a column becomes an edit under the hat worn there; the caret stays with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.app.room import TypingRoom
from tests.builders import draft, op
from tests.gui import text_of

BACK = Qt.Key.Key_Backspace


@pytest.fixture
def room(qtbot):
    return lambda *paragraphs, **facts: TypingRoom(qtbot, draft(*paragraphs, **facts))


def test_letters_typed_in_the_informal_text_are_one_change_of_who_has_the_floor(room):
    one = room(op("Urges States"))
    one.stand(6)
    one.keys("all ")
    assert text_of(one.table, 0, 0) == "Urges all (Egypt) States"
    assert one.before_caret() == "Urges all "
    assert [c.positions[0].delegation for c in one.draft.changes.values()] == ["egy"]
    assert one.session.history.undo_name == "Insertion by Egypt"
    one.session.undo()
    assert not one.draft.changes
    assert one.before_caret() == "Urges "


def test_backspace_takes_back_own_letters_and_strikes_those_of_others(room):
    one = room(op("Urges States"))
    one.stand(6)
    one.keys("all")
    one.press(BACK, times=3)
    assert not one.draft.changes
    one.press(BACK, times=2)
    assert [r.text for r in one.draft.paragraphs[0].runs if r.dels] == ["s "]
    assert len(one.draft.changes) == 1
    one.keys("d ")
    assert text_of(one.table, 0, 0) == "Urges d (Egypt) States"
    assert len(one.draft.changes) == 1


def test_the_chairs_words_are_ruled_take(room):
    one = room(op("Urges States"))
    one.stand(6, column=1)
    one.keys("all ")
    (made,) = one.draft.changes.values()
    assert made.ruling == "take"
    assert text_of(one.table, 2, 0) == "Urges all States"


def test_the_clean_text_wants_the_secretariats_hat(room):
    one = room(op("Urges States"))
    one.stand(6, column=2)
    one.keys("a")
    assert "Secretariat" in one.refused[0]
    one.typing.toggle_secretariat()
    one.keys("all ")
    (made,) = one.draft.changes.values()
    assert made.outcome == "accepted"
    assert text_of(one.table, 0, 0) == "Urges all States"
    assert one.before_caret() == "Urges all "
