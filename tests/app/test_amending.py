"""Remarks, changes merged and split, alternatives, from the keyboard."""

from __future__ import annotations

import pytest

from model.draft.change import Remark
from tests.app.floor_room import FloorRoom
from tests.builders import change, draft, ins, op, pp


def rolling():
    return draft(
        pp("The ", ins("c1", "old and rusty "), "lamps ", ins("c2", "of brass"), label="PP1."),
        pp("Some ", ins("c1.2", "old "), "wicks", label="PP2."),
        op("Lights ", ins("c3", "them"), label="1."),
        changes=[
            *(change("c1", "egy propose"), change("c2", "tur propose")),
            change("c3", "mex propose"),
        ],
        remarks=[Remark("r1", "addition of others", "mex")],
    )


@pytest.fixture
def room(qtbot, tmp_path) -> FloorRoom:
    return FloorRoom(qtbot, tmp_path, rolling())


def last_remark(room: FloorRoom) -> Remark:
    (made,) = (room.draft.remarks[r] for r in room.draft.remarks if r != "r1")
    return made


def test_a_remark_of_who_has_the_floor_on_the_change(room):
    room.answer("room.floor", "eg")
    room.stand(0, "c2")
    room.do("room.remark")
    assert room.question == "Remark on “of brass”"
    room.type("why brass?")
    assert room.hint == "Enter: remark by Egypt: “why brass?”"
    room.enter()
    made = last_remark(room)
    assert (made.text, made.by, made.on, made.owed) == ("why brass?", "egy", "c2", False)


def test_a_remark_of_another_that_owes_language_on_the_paragraph(room):
    room.stand(2)
    room.answer("room.remark", "cub: ! we will send language: soon")
    made = last_remark(room)
    assert (made.text, made.by) == ("we will send language: soon", "cub")
    assert (made.on, made.owed) == (room.paragraph(2).id, True)
    room.do("room.owed")
    room.type("cub")
    room.enter()
    assert not last_remark(room).owed
    room.do("room.owed")
    assert room.said[-1] == "Nothing is owed."


def test_a_loose_remark_is_attached_to_what_is_under_the_caret(room):
    room.stand(0, "c1")
    room.do("room.attach")
    assert "“old and rusty”" in room.question
    room.type("mex")
    room.enter()
    assert room.draft.remarks["r1"].on == "c1"
    room.do("room.attach")
    assert room.said[-1] == "There is no loose remark."


def test_a_remark_on_a_paragraph_is_attached_to_a_change_in_it(room):
    room.stand(2)
    room.answer("room.remark", "cub: which of them?")
    room.stand(2, "c3")
    room.do("room.attach")
    room.type("which")
    room.enter()
    assert (last_remark(room).text, last_remark(room).on) == ("which of them?", "c3")


def test_those_worded_alike_are_offered_first_to_merge_and_told_by_who_asks(qtbot, tmp_path):
    twice = draft(
        pp("A ", ins("c1", "dim "), ins("c2", "oil "), ins("c3", "dim "), "lamp", label="PP1."),
        changes=[
            *(change("c1", "egy propose"), change("c2", "tur propose")),
            change("c3", "mex propose", "cub support"),
        ],
    )
    room = FloorRoom(qtbot, tmp_path, twice)
    room.stand(0, "c1")
    room.do("room.merge")
    offered = room.window.desk.line.list
    lines = [offered.item(row).text() for row in range(offered.count())]
    assert lines == ["“dim”   PP1 · Mexico, Cuba", "“oil”   PP1 · Türkiye"]
    room.type("pp1")
    room.enter()
    assert "c3" not in room.draft.changes
    assert room.stances("c1") == ["egy propose", "mex propose", "cub support"]


def test_a_change_is_merged_with_one_nearby(room):
    room.stand(0, "c1")
    room.do("room.merge")
    room.type("of br")
    room.enter()
    assert "c2" not in room.draft.changes
    assert room.stances("c1") == ["egy propose", "tur propose"]
    assert room.done == "Merge 2 changes"
    room.do("edit.undo")
    assert room.stances("c2") == ["tur propose"]


def test_all_that_are_selected_are_merged(room):
    room.choose((0, 2), (2, 11))
    room.do("room.merge")
    assert list(room.draft.changes) == ["c1"]
    assert room.done == "Merge 3 changes"


def test_the_selected_part_is_split_off(room):
    room.choose((0, 8), (0, 18))
    room.do("room.split")
    (new,) = set(room.draft.changes) - {"c1", "c2", "c3"}
    assert [run.text for run in room.paragraph(0).runs if new in run.ins] == ["and rusty "]
    assert room.stances(new) == ["egy propose"]


def test_parts_of_several_changes_are_not_split_off_together(room):
    room.choose((0, 8), (0, len("The old and rusty lamps of")))
    before = room.draft
    room.do("room.split")
    assert room.said[-1] == "What is selected is of several changes; select a part of one."
    assert room.draft is before


def test_what_was_selected_stays_selected_without_the_tag_that_comes_before_it(room):
    room.choose((0, 8), (0, 18))
    room.do("room.split")
    assert room.informal(0).startswith("PP1. The old (Egypt) and rusty (Egypt)")
    assert room.window.table.active.pane.textCursor().selectedText() == "and rusty "


def test_the_places_in_this_paragraph_are_split_off(room):
    room.stand(1, "c1")
    room.do("room.split")
    (new,) = set(room.draft.changes) - {"c1", "c2", "c3"}
    assert room.paragraph(1).changes() == [new]
    room.do("room.split")
    assert room.refused == ["That is all of the change; select the part that shall be its own."]


def test_two_become_alternatives(room):
    room.stand(0, "c1")
    room.do("room.alternatives")
    room.type("them")
    room.enter()
    assert [group.of for group in room.draft.alternatives.values()] == [("c1", "c3")]
    assert room.done == "Make alternatives"
    room.stand(0, "c1")
    room.do("decide.take")
    assert room.change("c3").ruling == "leave"


def test_without_a_change_it_says_what_to_do(room):
    room.stand(0)
    for command in ("room.merge", "room.split", "room.alternatives"):
        room.do(command)
        assert "Ctrl+J" in room.said[-1]
