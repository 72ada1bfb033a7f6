"""The chair takes and leaves, the room accepts and rejects: one change, or many in one edit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest

from model.draft.agreement import Agreement
from model.draft.change import Alternatives
from tests.app.floor_room import FloorRoom
from tests.builders import change, dele, draft, ins, op, pp
from tests.gui import text_of


def rolling():
    return draft(
        pp("Recalling the ", ins("c1", "old "), "Charter ", ins("c2", "and lamps"), label="PP1."),
        op("Urges ", dele("c3", "some "), ins("c4", "old "), "boats", label="1."),
        op("Keeps ", ins("c5", "old "), "oil", label="2.", agreement=Agreement("agreed")),
        op("Calls for ", ins("c6", "red "), ins("c7", "blue "), "paint", label="3."),
        changes=[
            *(change(c, "egy propose") for c in ("c1", "c3", "c5")),
            *(change("c2", "tur propose", "egy support"), change("c4", "mex propose")),
            *(change("c6", "egy propose"), change("c7", "egy propose")),
        ],
        alternatives=[Alternatives("a1", ("c6", "c7"))],
    )


@pytest.fixture
def room(qtbot, tmp_path) -> FloorRoom:
    return FloorRoom(qtbot, tmp_path, rolling())


def outcomes(room: FloorRoom, *changes: str) -> list[str]:
    return [room.change(c).outcome for c in changes]


def test_the_chair_takes_and_the_same_key_takes_it_back(room):
    room.stand(0, "c1")
    room.do("decide.take")
    assert (room.change("c1").ruling, room.done) == ("take", "Take “old”")
    room.do("decide.take")
    assert (room.change("c1").ruling, room.done) == ("", "Take back ruling on “old”")
    room.do("decide.leave")
    assert room.change("c1").ruling == "leave"


def test_at_its_label_a_paragraph_that_is_proposed_is_decided_as_a_whole(room):
    room.stand(1)
    room.answer("room.floor", "egy")
    room.do("text.after")
    QTest.keyClicks(room.window.table.active.pane, "Begs pilots")
    room.do("decide.take")
    (made,) = (c for c in room.draft.changes.values() if c.ruling == "take")
    room.stand(2)
    room.do("decide.withdraw")
    assert room.change(made.id).outcome == "withdrawn"
    room.stand(2)
    room.do("decide.take")
    assert "caret into a change" in room.said[-1]


def test_accepting_rejecting_and_withdrawing(room):
    for command, outcome in (
        ("decide.accept", "accepted"),
        ("decide.reject", "rejected"),
        ("decide.withdraw", "withdrawn"),
    ):
        room.stand(0, "c1")
        room.do(command)
        assert room.change("c1").outcome == outcome
        room.do("edit.undo")
        assert room.change("c1").outcome == "open"


def test_the_same_again_decides_the_next_change(room):
    room.stand(0, "c1")
    room.do("decide.accept")
    room.stand(1, "c4")
    room.do("room.again")
    assert outcomes(room, "c1", "c4") == ["accepted", "accepted"]


def test_outside_a_change_it_says_what_to_do(room):
    room.stand(0)
    room.do("decide.take")
    assert "Ctrl+J" in room.said[-1]


def test_an_agreed_paragraph_refuses_outcomes_with_the_key(room):
    room.stand(2, "c5")
    room.do("decide.reject")
    assert room.refused == ["OP2 is agreed; Ctrl+Enter reopens it."]


def test_what_is_selected_is_decided_in_one_edit(room):
    room.choose((0, 12), (1, 6))
    room.do("decide.accept")
    assert outcomes(room, "c1", "c2", "c3", "c4") == ["accepted", "accepted", "open", "open"]
    assert room.done == "Accept 2 changes"
    room.do("edit.undo")
    room.choose((0, 12), (1, 16))
    room.do("decide.selection")
    assert room.question == "4 open changes of the selection"
    room.type("l")
    assert [room.change(c).ruling for c in ("c1", "c2", "c3", "c4")] == ["leave"] * 4
    assert room.done == "Leave 4 changes of the selection"


def test_a_change_that_the_column_does_not_show_is_not_selected_with_the_words_behind_it(room):
    room.stand(0, "c2")
    room.do("decide.leave")
    room.stand(0, "c1")
    room.do("decide.leave")
    room.do("go.column")
    assert "old" not in text_of(room.window.table, 1, 0)
    room.choose((0, len("Recalling the old ")), (0, len("Recalling the old Charter")))
    room.do("decide.selection")
    assert room.said[-1] == "Select words with changes first."


def test_all_of_a_delegation(room):
    room.do("decide.of")
    room.type("eg")
    assert "6 open changes" in room.window.desk.line.list.item(0).text()
    room.enter()
    assert room.question == "6 open changes of Egypt"
    room.type("y")
    assert outcomes(room, "c1", "c2", "c3") == ["accepted"] * 3
    assert outcomes(room, "c5", "c6", "c7") == ["open"] * 3
    assert room.done == "Accept 3 changes of Egypt"
    assert room.said[-1] == (
        "Accept 3 changes of Egypt; 2 are alternatives to each other; 1 stands in agreed paragraphs"
    )


def test_all_that_are_worded_alike(room):
    room.stand(0, "c1")
    room.do("decide.alike")
    assert room.question == "3 open changes worded “old”"
    room.type("t")
    assert [room.change(c).ruling for c in ("c1", "c4", "c5")] == ["take"] * 3
    assert room.done == "Take 3 changes worded “old”"
    room.do("edit.undo")
    assert [room.change(c).ruling for c in ("c1", "c4", "c5")] == [""] * 3


def test_choosing_an_option_strikes_all_paragraphs_of_the_other(qtbot, tmp_path):
    of = draft(
        op("Urges ", ins("c1", "old "), "boats", label="Option 1:"),
        op("to rest", label="1."),
        op("Urges new boats", label="Option 2:"),
        changes=[change("c1", "egy propose")],
    )
    first, second, third = (p.id for p in of.paragraphs)
    group = Alternatives("a1", (first, third), ((first, second),))
    room = FloorRoom(qtbot, tmp_path, replace(of, alternatives=of.alternatives.put("a1", group)))
    room.stand(2)
    room.do("decide.option")
    assert room.done.startswith("Choose Option 2")
    struck = [bool(p.end.dels) for p in room.draft.paragraphs]
    assert struck == [True, True, False]
    room.do("edit.undo")
    assert not any(p.end.dels for p in room.draft.paragraphs)


def test_outside_options_choosing_says_so(room):
    room.stand(0)
    room.do("decide.option")
    assert "option" in room.said[-1]
