"""Looks, footnotes, unbreakable spaces and the list of corrections, asked for at the caret."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.acts.inserting import Inserting
from model.draft.agreement import Agreement
from model.draft.place import Place
from tests.app.room import TypingRoom
from tests.builders import draft, note, note_mark, op
from tests.gui import CTRL, text_of


@pytest.fixture
def room(qtbot):
    def made(*paragraphs, **facts):
        one = TypingRoom(qtbot, draft(*paragraphs, **facts))
        one.acts = Inserting(one.desk, one.typing)
        one.said = []
        one.desk.said.connect(one.said.append)
        return one

    return made


def answer(one, words: str) -> None:
    one.desk.line.line.setText(words)
    one.desk.line.line.returnPressed.emit()


def test_selected_words_are_set_in_italics(room):
    one = room(op("Urges States"))
    one.choose(0, 5)
    one.acts.set_format("i")
    assert one.draft.paragraphs[0].runs[0].format == ("i",)
    assert not one.draft.changes
    assert one.said[-1] == "Italic"
    one.session.undo()
    assert one.draft.paragraphs[0].runs[0].format == ()


def shown(one, column=0):
    return text_of(one.table, column, 0).replace("\u00a0", " ")


def test_a_footnote_is_typed_where_it_is_read(room):
    one = room(op("Urges States"))
    one.stand(5)
    one.acts.note()
    one.keys("As in 2918")
    one.press(Qt.Key.Key_Backspace, times=3)
    one.keys("019")
    assert shown(one) == "Urges[1] (Egypt) States\u20281 As in 2019"
    assert len(one.draft.changes) == 1
    one.acts.note()
    assert one.before_caret() == "Urges[1]"
    one.keys("x")
    assert shown(one).startswith("Urges[1]x (Egypt) States")
    while one.session.history.undoing:
        one.session.undo()
    assert shown(one) == "Urges States"


def test_the_caret_goes_into_a_footnote_and_out_with_the_arrows(room):
    one = room(op("Urges", note_mark("n1")), op("Meets"), notes=[note("n1", "As before")])
    one.stand(6)
    one.press(Qt.Key.Key_Right)
    one.keys("Just ")
    assert shown(one).endswith("1 Just (Egypt) As before")
    assert one.draft.notes["n1"].paragraphs[0].runs[0].text == "Just "
    one.press(Qt.Key.Key_Home)
    one.press(Qt.Key.Key_Left)
    one.keys("!")
    assert one.draft.paragraphs[0].text().endswith("!")


def test_keys_that_delete_stay_in_the_footnote_or_out_of_it(room):
    one = room(op("Urges", note_mark("n1")), op("Meets"), notes=[note("n1", "As before")])
    inside = one.draft.notes["n1"].paragraphs[0]
    one.table.caret.stand(0, Place(inside.id, 0))
    one.press(Qt.Key.Key_Backspace)
    assert not one.session.history.undoing
    one.stand(0, row=1)
    one.press(Qt.Key.Key_Backspace)
    assert one.session.history.undo_name == "Join by Egypt"
    assert [p.id for p in one.draft.paragraphs if p.end.dels] == [one.draft.paragraphs[0].id]
    assert not one.refused


def test_all_is_selected_and_replaced_without_the_words_of_notes(room):
    one = room(op("Meets"), op("Urges", note_mark("n1")), notes=[note("n1", "As before")])
    one.press(Qt.Key.Key_A, CTRL)
    one.press(Qt.Key.Key_Delete)
    assert not one.refused
    assert all(run.dels for p in one.draft.paragraphs for run in p.runs)
    assert not any(run.dels for run in one.draft.notes["n1"].paragraphs[0].runs)


def test_the_footnote_of_an_agreed_paragraph_is_agreed_with_it(room):
    agreed = Agreement("agreed", "informals")
    one = room(op("Urges", note_mark("n1"), agreement=agreed), notes=[note("n1", "As before")])
    one.stand(6)
    one.press(Qt.Key.Key_Right)
    one.keys("x")
    assert one.refused
    assert one.draft.notes["n1"].paragraphs[0].text() == "As before"


def test_a_space_that_does_not_break_is_typed(room):
    one = room(op("Article 5"))
    one.choose(7, 8)
    one.acts.unbreakable_space()
    assert "\u00a0" in one.draft.paragraphs[0].text()


def test_corrections_in_agreed_paragraphs_are_listed(room):
    one = room(op("Urges Sates", label="5.", agreement=Agreement("agreed", "informals")))
    one.acts.show_corrections()
    assert one.said[-1].startswith("Nothing")
    one.typing.toggle_secretariat()
    one.stand(7, column=2)
    one.keys("t")
    assert text_of(one.table, 2, 0).endswith("Urges States")
    one.acts.show_corrections()
    assert one.desk.line.list.item(0).text() == "OP5: “t” put in"
