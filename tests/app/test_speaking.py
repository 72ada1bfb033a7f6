"""The floor, and what it says of a change, of words, of a paragraph, of all."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from model.draft.agreement import Agreement
from tests.app.floor_room import FloorRoom
from tests.builders import change, draft, ins, op, para, pp
from tests.gui import press, text_of


def rolling():
    return draft(
        para("title", "Keeping lamps lit"),
        pp("Recalling the ", ins("c1", "old "), "Charter,", label="PP1."),
        pp("Noting the wicks,", label="PP2."),
        op("Urges all to ", ins("c2", "gladly "), "meet.", label="1."),
        op("Decides to ", ins("c3", "go"), label="2.", agreement=Agreement("agreed", "informals")),
        changes=[
            *(change("c1", "egy propose"), change("c2", "mex propose", "irn reserve")),
            change("c3", "egy propose"),
        ],
    )


@pytest.fixture
def room(qtbot, tmp_path) -> FloorRoom:
    return FloorRoom(qtbot, tmp_path, rolling())


def test_the_floor_is_given_by_a_name_in_another_language(room):
    room.answer("room.floor", "allemagne")
    assert room.window.session.floor.id == "deu"


def test_the_scene_of_a_meeting(room):
    room.answer("room.floor", "eg")
    assert room.window.floor.text() == "Floor: Egypt (EGY)"
    room.stand(2)
    press(room.window.table.active.pane, Qt.Key.Key_End)
    QTest.keyClicks(room.window.table.active.pane, " old")
    (typed,) = room.paragraph(2).changes()
    assert room.stances(typed) == ["egy propose"]
    room.answer("room.support", "tur")
    room.answer("room.support", "r iran")
    assert room.stances(typed) == ["egy propose", "tur support", "irn reserve"]
    room.answer("room.give", "tur")
    assert room.done == "Türkiye, not Egypt"
    assert room.stances(typed) == ["tur propose", "irn reserve"]
    room.answer("room.support", "l iran")
    assert room.stances(typed) == ["tur propose"]
    room.do("decide.agree")
    room.type("i")
    assert "not ruled" in room.question
    room.type("l")
    assert room.paragraph(2).agreement.state == "agreed"
    assert room.paragraph(2).agreement.forum == "informals"
    assert text_of(room.window.table, 2, 2) == "Noting the wicks, old"
    for done in ("Agree PP2", "Lifting of reservation by Iran", "Türkiye, not Egypt"):
        assert room.done == done
        room.do("edit.undo")
    assert room.stances(typed) == ["egy propose", "tur support", "irn reserve"]
    assert room.paragraph(2).agreement.state == "open"


def test_that_was_us_not_egypt(room):
    room.answer("room.floor", "eg")
    room.stand(2)
    press(room.window.table.active.pane, Qt.Key.Key_End)
    QTest.keyClicks(room.window.table.active.pane, " old")
    (typed,) = room.paragraph(2).changes()
    room.do("room.give")
    assert "not Egypt" in room.question
    room.type("tur")
    assert room.hint == "Enter: Türkiye, not Egypt"
    room.enter()
    assert room.stances(typed) == ["tur propose"]
    assert room.window.floor.text() == "Floor: Türkiye (TUR)"
    assert room.done == "Türkiye, not Egypt"
    QTest.keyClicks(room.window.table.active.pane, "er")
    assert room.paragraph(2).text().endswith("older")
    assert room.paragraph(2).changes() == [typed]


def test_a_support_that_was_anothers_is_given_too(room):
    room.stand(1, "c1")
    room.answer("room.support", "cub")
    room.answer("room.give", "tur")
    assert room.stances("c1") == ["egy propose", "tur support"]
    room.window.session.undo()
    room.window.session.undo()
    assert room.stances("c1") == ["egy propose"]


def test_several_support_and_one_reserves_with_a_note_in_one_edit(room):
    room.stand(1, "c1")
    room.do("room.support")
    room.type("cub, tur, r ve: awaiting capital")
    assert room.hint.startswith("Enter: Support by Cuba and Türkiye; reservation by Venezuela")
    assert room.hint.endswith("“awaiting capital”")
    room.enter()
    assert room.stances("c1") == ["egy propose", "cub support", "tur support", "ven reserve"]
    assert "reservation: Venezuela" in room.informal(1)
    assert "awaiting capital" in room.informal(1)
    room.window.session.undo()
    assert room.stances("c1") == ["egy propose"]


def test_who_lifts_lifts_what_it_holds_in_the_paragraph_wherever_the_caret_stands(room):
    room.stand(3)
    press(room.window.table.active.pane, Qt.Key.Key_End)
    room.do("room.support")
    room.type("l iran")
    assert room.hint == "Enter: Lifting of reservation by Iran, on “gladly”"
    room.enter()
    assert room.stances("c2") == ["mex propose"]
    assert room.done == "Lifting of reservation by Iran"
    room.answer("room.support", "l iran")
    assert room.refused == ["Iran has said nothing on OP1."]


def test_who_holds_several_things_in_the_paragraph_is_asked_for_the_one_that_is_lifted(room):
    room.answer("room.floor", "eg")
    room.stand(3)
    press(room.window.table.active.pane, Qt.Key.Key_End)
    QTest.keyClicks(room.window.table.active.pane, " soon")
    (typed,) = set(room.paragraph(3).changes()) - {"c2"}
    room.answer("room.support", "o irn")
    press(room.window.table.active.pane, Qt.Key.Key_Home)
    room.do("room.support")
    room.type("l iran")
    assert room.hint == "Iran holds “gladly” and “soon”: put the caret into one of them."
    room.enter()
    assert "irn reserve" in room.stances("c2")
    assert "irn oppose" in room.stances(typed)


def test_iran_lifts(room):
    room.stand(3, "c2")
    room.do("room.support")
    room.type("l iran")
    assert room.hint == "Enter: Lifting of reservation by Iran"
    room.enter()
    assert room.stances("c2") == ["mex propose"]
    assert "Iran" not in room.informal(3)
    room.do("room.support")
    room.type("l iran")
    assert room.hint == "Iran has said nothing on this change."
    room.enter()
    assert room.refused == ["Iran has said nothing on this change."]


def test_the_same_again_on_the_next_change(room):
    room.stand(1, "c1")
    room.answer("room.support", "cub, r ve")
    room.stand(3, "c2")
    room.do("room.again")
    assert room.stances("c2") == ["mex propose", "irn reserve", "cub support", "ven reserve"]
    assert room.done.startswith("Support by Cuba; reservation by Venezuela")


def test_nothing_was_done_yet_that_could_be_done_again(room):
    room.do("room.again")
    assert room.said == ["There is nothing to do again yet."]


def test_words_that_nobody_changes_are_held(room):
    room.choose((2, 6), (2, 16))  # with the space before, as keys choose words
    room.do("room.support")
    assert "“the wicks”" in room.question
    room.type("r cub, ir")
    room.enter()
    (held,) = room.paragraph(2).changes()
    assert room.stances(held) == ["cub reserve", "irn reserve"]
    assert [run.text for run in room.paragraph(2).runs if run.holds] == ["the wicks"]
    room.stand(2, held)
    room.answer("room.support", "l cub")
    room.answer("room.support", "l iran")
    assert room.change(held).outcome == "withdrawn"
    assert room.informal(2) == "PP2. Noting the wicks,"


def test_positions_on_the_paragraph_and_on_the_whole_draft(room):
    room.stand(3, "c2")
    room.answer("room.on_paragraph", "r cub")
    assert [p.stance for p in room.paragraph(3).positions] == ["reserve"]
    room.answer("room.on_draft", "r cub, eg")
    assert [p.delegation for p in room.draft.positions] == ["cub", "egy"]
    whole = room.informal(0).replace("\xa0", " ")
    assert whole.endswith("(Reservation on the resolution: Cuba, Egypt)")


def test_an_agreed_paragraph_says_so_before_and_after_enter(room):
    room.stand(4, "c3")
    room.do("room.support")
    room.type("cub")
    assert room.hint == "OP2 is agreed."
    room.enter()
    assert room.refused == ["OP2 is agreed; Ctrl+Enter reopens it."]


def test_letters_once_chosen_stay_for_the_draft(room):
    room.do("room.floor")
    room.type("ni")
    press(room.window.desk.line.line, Qt.Key.Key_Down)
    press(room.window.desk.line.line, Qt.Key.Key_Down)
    chosen = room.hint
    room.enter()
    room.stand(1, "c1")
    room.do("room.support")
    room.type("ni")
    assert room.hint.startswith("Enter: Support by ")
    assert room.window.session.floor.shown in chosen
    assert room.window.session.floor.shown in room.hint
    room.enter()
    assert room.window.session.floor.id in room.stances("c1")[-1]


def test_somebody_new_has_the_floor_and_is_known_from_then_on(room):
    room.answer("room.floor", '"Lamp Keepers"')
    assert room.window.floor.text().startswith("Floor: Lamp Keepers")
    room.stand(1, "c1")
    room.answer("room.support", "")
    assert room.stances("c1")[-1] == "orglampkeepers support"
    room.stand(3, "c2")
    room.answer("room.support", "o lamp")
    assert room.stances("c2")[-1] == "orglampkeepers oppose"
    assert "opposed: Lamp Keepers" in room.informal(3).replace("\xa0", " ")


def test_a_note_behind_two_colons_is_seen_by_nobody(room):
    room.stand(1, "c1")
    room.answer("room.support", "r cub:: may move, for a price")
    note = room.change("c1").positions[-1]
    assert (note.note, note.private) == ("may move, for a price", True)
    assert "price" not in room.informal(1)
    assert "reservation: Cuba" in room.informal(1).replace("\xa0", " ")


def test_the_button_that_reserves_begins_the_answer(room):
    room.stand(1, "c1")
    room.window.hands.panels.act_on("reserve", "c1")
    room.type("ir")
    assert room.hint == "Enter: Reservation by Iran"
    room.enter()
    assert room.stances("c1")[-1] == "irn reserve"
