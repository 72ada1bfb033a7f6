"""Gavelling a paragraph: the sitting, what stands against it, pending, silence, reopening."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from model.draft.agreement import Agreement
from model.draft.change import Alternatives, Bracket
from tests.app.floor_room import FloorRoom
from tests.builders import bracket, change, draft, ins, op, para, pp
from tests.gui import press, text_of

NOW = datetime(2026, 1, 13, 20, 41, tzinfo=UTC)


def rolling():
    return draft(
        para("title", "Keeping lamps lit"),
        pp("Recalling the Charter,", label="PP1."),
        op(
            *("Urges ", ins("c1", "old "), bracket("b1", "red "), ins("c2", "big "), "boats"),
            label="1.",
        ),
        op("Calls for ", ins("c3", "more "), "paint", label="2."),
        brackets=[Bracket("b1")],
        changes=[
            change("c1", "egy propose", "irn reserve"),
            change("c2", "egy propose", ruling="take"),
            change("c3", "egy propose"),
        ],
    )


@pytest.fixture
def room(qtbot, tmp_path) -> FloorRoom:
    made = FloorRoom(qtbot, tmp_path, rolling())
    made.window.hands.agreeing._clock = lambda: NOW
    return made


def agreement(room: FloorRoom, row: int) -> Agreement:
    return room.paragraph(row).agreement


def test_the_forum_is_asked_for_once(room):
    room.stand(1)
    room.do("decide.agree")
    assert room.question.startswith("Where do we agree?")
    room.type("i")
    assert agreement(room, 1) == Agreement("agreed", "informals", "2026-01-13")
    assert room.done == "Agree PP1"
    room.do("decide.agree")
    assert agreement(room, 1).state == "reopened"
    room.do("decide.agree")
    assert not room.question
    assert agreement(room, 1).state == "agreed"


def test_forum_and_day_can_be_said_before(room):
    room.do("decide.sitting")
    room.type("c")
    room.type("14 March")
    assert room.hint == "Enter: agreed in the Committee of the Whole, 14 March 2026"
    room.enter()
    room.stand(1)
    room.do("decide.agree")
    assert agreement(room, 1) == Agreement("agreed", "cow", "2026-03-14")


def test_one_line_lists_what_stands_against_it_and_l_lifts(room):
    room.stand(2)
    room.answer("decide.agree", "a")
    assert room.question == "\n".join(
        [
            "Before OP1 is agreed ad ref:",
            "– “old”: reservation by Iran",
            "– brackets round “red”",
        ]
    )
    room.type("l")
    assert agreement(room, 2).forum == "adref"
    assert room.stances("c1") == ["egy propose"]
    assert text_of(room.window.table, 2, 2) == "1. Urges old red big boats"
    assert room.change("c2").outcome == "accepted"
    room.do("edit.undo")
    assert room.stances("c1") == ["egy propose", "irn reserve"]
    assert agreement(room, 2).state == "open"


def test_agreeing_all_the_same_lists_what_stays_in_doubt(room):
    room.stand(2)
    room.answer("decide.agree", "i")
    labels = [room.window.desk.line.list.item(row).text() for row in range(3)]
    assert labels == [
        "L   Lift what Iran holds and the brackets, and agree",
        "P   Pending …",
        "A   Agree all the same; in doubt: “old”",
    ]
    press(room.window.desk.line.line, Qt.Key.Key_Return)
    assert room.question  # Enter alone decides nothing
    room.type("a")
    assert agreement(room, 2).state == "agreed"
    assert room.said[-1] == "Agree OP1; still in doubt: “old”"


def test_what_is_not_ruled_is_in_by_agreement(room):
    room.stand(3)
    room.answer("decide.agree", "i")
    assert room.question.endswith("– not ruled: “more”")
    room.type("l")
    assert agreement(room, 3).state == "agreed"
    assert text_of(room.window.table, 2, 3) == "2. Calls for more paint"


def test_escape_leaves_it_open(room):
    room.stand(3)
    room.answer("decide.agree", "i")
    press(room.window.desk.line.line, Qt.Key.Key_Escape)
    assert agreement(room, 3).state == "open"
    assert not room.done


def test_pending_those_who_hold_it_up_by_enter_alone(room):
    room.stand(2)
    room.answer("decide.agree", "i")
    room.type("p")
    assert room.hint == "Enter: OP1 pending Iran"
    room.enter()
    assert agreement(room, 2) == Agreement("pending", "informals", "2026-01-13", ("irn",))
    assert room.done == "OP1 pending Iran"


def test_pending_delegations_and_other_paragraphs(room):
    room.stand(1)
    room.do("decide.pending")
    room.type("cub, op2")
    assert room.hint == "Enter: PP1 pending Cuba and OP2"
    room.enter()
    waits = (room.draft.delegations["cub"].id, room.paragraph(3).id)
    assert agreement(room, 1).pending == waits
    assert "cub" in room.draft.delegations


def test_under_silence_until_a_time_and_broken(room):
    room.stand(1)
    room.do("decide.silence")
    room.type("tomorrow 10:00")
    assert room.hint == "Enter: until Wednesday 14 January 2026, 10:00 (10:00 UTC)"
    room.enter()
    assert agreement(room, 1) == Agreement("silence", until="2026-01-14T10:00:00Z")
    room.answer("decide.broken", "cub")
    assert agreement(room, 1).state == "open"
    assert [(p.delegation, p.stance) for p in room.paragraph(1).positions] == [("cub", "oppose")]
    room.do("decide.broken")
    assert room.said[-1] == "PP1 is not under silence."


def test_what_held_its_silence_is_agreed_by_the_same_key(room):
    room.stand(1)
    room.answer("decide.silence", "72h")
    room.do("decide.agree")
    room.type("i")
    assert agreement(room, 1).state == "agreed"


def test_a_masthead_is_not_agreed(qtbot, tmp_path):
    room = FloorRoom(qtbot, tmp_path, draft(para("symbol", "E/1"), pp("Recalling")))
    room.stand(0)
    room.do("decide.agree")
    assert room.said[-1] == "Put the caret into a paragraph first."


def test_of_brackets_of_which_one_can_stay_none_is_lifted(qtbot, tmp_path):
    whole = draft(
        op("The room ", bracket("b1", "shall "), bracket("b2", "should "), "meet", label="1."),
        brackets=[Bracket("b1"), Bracket("b2")],
        alternatives=[Alternatives("a1", ("b1", "b2"))],
    )
    room = FloorRoom(qtbot, tmp_path, whole)
    room.stand(0)
    room.answer("decide.agree", "i")
    assert room.question.endswith("– only one can stay: “shall” or “should”")
    room.type("l")
    assert agreement(room, 0).state == "open"
    press(room.window.desk.line.line, Qt.Key.Key_Escape)


def test_rival_changes_stay_in_doubt_and_the_line_says_so(qtbot, tmp_path):
    whole = draft(
        op("The room ", ins("c1", "shall "), ins("c2", "should "), "meet", label="1."),
        alternatives=[Alternatives("a1", ("c1", "c2"))],
    )
    room = FloorRoom(qtbot, tmp_path, whole)
    room.stand(0)
    room.answer("decide.agree", "i")
    first = room.window.desk.line.list.item(0).text()
    assert first == "L   Agree; in doubt: “shall”, “should”"


def test_a_new_text_is_tabled_and_what_is_typed_then_is_a_proposal(qtbot, tmp_path):
    room = FloorRoom(qtbot, tmp_path, draft(op("Urges boats", label="1."), tabled_on=""))
    room.window.hands.agreeing._clock = lambda: NOW
    assert "not tabled yet" in room.window.table.headers[0].accessibleName()
    room.do("decide.table")
    assert room.hint == "Enter: tabled, 13 January 2026"
    room.enter()
    assert (room.draft.tabled_on, room.done) == ("2026-01-13", "Table the draft")
    assert "not tabled yet" not in room.window.table.headers[0].accessibleName()
    assert not room.window.actions_.by_id["decide.table"].isEnabled()
    room.do("edit.undo")
    assert not room.draft.tabled_on
