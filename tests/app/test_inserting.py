"""Looks, footnotes, unbreakable spaces and the list of corrections, asked for at the caret."""

from __future__ import annotations

import pytest

from app.acts.inserting import Inserting
from model.draft.agreement import Agreement
from tests.app.room import TypingRoom
from tests.builders import draft, op
from tests.gui import text_of


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


def test_a_footnote_is_asked_for_and_put_in(room):
    one = room(op("Urges States"))
    one.stand(5)
    one.acts.ask_note()
    answer(one, "As in 2019")
    assert text_of(one.table, 0, 0).startswith("Urges[1] (Egypt) States")
    assert "As in 2019" in text_of(one.table, 0, 0)
    assert one.before_caret() == "Urges[1]"
    one.keys("x")
    assert text_of(one.table, 0, 0).startswith("Urges[1]x (Egypt) States")


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
