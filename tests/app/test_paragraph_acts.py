"""Paragraphs put in, moved, struck, split, named, and bracketed, from the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.acts.paragraphs import Paragraphs
from tests.app.room import TypingRoom
from tests.builders import draft, op, para
from tests.gui import text_of

KEY = Qt.Key


@pytest.fixture
def room(qtbot):
    def made(*paragraphs, **facts):
        one = TypingRoom(qtbot, draft(*paragraphs, **facts))
        one.acts = Paragraphs(one.desk, one.typing)
        return one

    return made


def rows(one, column=0):
    return [text_of(one.table, column, row) for row in range(len(one.draft.paragraphs))]


def test_a_new_paragraph_is_put_in_and_typed_in(room):
    one = room(op("Urges", label="OP3."), op("Invites", label="OP4."))
    one.stand(2)
    one.acts.add()
    one.keys("Begs")
    assert rows(one)[1] == "OP3\u00a0bis. Begs (Egypt)"
    assert one.before_caret().endswith("Begs")
    one.session.undo()
    one.session.undo()
    assert rows(one) == ["OP3. Urges", "OP4. Invites"]
    assert one.before_caret() == "OP3. Ur"


def test_an_alternative_is_typed_over(room):
    one = room(op("Urges", label="OP3."))
    one.stand(2)
    one.acts.alternative()
    one.keys("Begs")
    assert rows(one) == ["OP3. Urges", "OP3\u00a0alt. Begs (Egypt)"]
    assert len(one.draft.changes) == 1


def test_a_paragraph_is_struck_and_moved(room):
    one = room(op("One"), op("Two"))
    one.stand(1, row=1)
    one.acts.move_up()
    assert rows(one)[0].startswith("Two")
    assert one.table.caret.row == 0
    one.acts.move_down()
    one.session.undo()
    one.session.undo()
    one.stand(1, row=0)
    one.acts.strike()
    assert [r.dels != () for r in one.draft.paragraphs[0].runs] == [True]


def test_enter_splits_and_backspace_joins_again(room):
    one = room(op("Urges States"))
    one.stand(6)
    one.press(KEY.Key_Return)
    assert rows(one)[1] == "States"
    assert one.table.caret.row == 1
    one.keys("all ")
    one.press(KEY.Key_Home)
    one.press(KEY.Key_Backspace)
    assert rows(one) == ["Urges all (Egypt) States"]
    assert one.before_caret() == "Urges "


def test_delete_at_the_end_joins_with_the_next(room):
    one = room(op("Urges"), op("Invites"))
    one.stand(5)
    one.press(KEY.Key_Delete)
    assert one.draft.paragraphs[0].end.dels
    assert one.session.history.undo_name == "Join by Egypt"


def test_brackets_are_drawn_over_what_is_selected_and_lifted_again(room):
    one = room(op("Urges all States"))
    one.choose(6, 9)
    one.keys("[")
    assert "[all]" in text_of(one.table, 1, 0)
    one.stand(8)
    one.acts.bracket()
    assert rows(one) == ["Urges all States"]
    assert not one.draft.brackets
    assert not one.draft.changes


@pytest.mark.parametrize(("start", "end"), [(6, 10), (5, 9), (5, 10)])
def test_the_spaces_at_the_edges_of_what_is_selected_stay_outside_the_brackets(room, start, end):
    one = room(op("Urges all States"))
    one.choose(start, end)
    one.keys("[")
    assert "Urges [all] States" in text_of(one.table, 1, 0)


def test_a_label_is_given_by_typing_it(room):
    one = room(op("Urges", label="OP3."))
    one.stand(2)
    one.acts.ask_label()
    line = one.desk.line
    assert "OP3 bis." in line.hint.text()
    line.line.setText("OP7.")
    line.line.returnPressed.emit()
    assert one.draft.paragraphs[0].label == "OP7."


def test_enter_behind_all_the_words_begins_a_paragraph_with_the_next_label(room):
    one = room(op("Urges harbours;", label="OP1."), op("Meets.", label="OP2."))
    one.stand(15)
    one.press(KEY.Key_Return)
    one.keys("Asks")
    assert [(p.label, p.text()) for p in one.draft.paragraphs] == [
        ("OP1.", "Urges harbours;"),
        ("OP1 bis.", "Asks"),
        ("OP2.", "Meets."),
    ]
    assert len(one.draft.changes) == 1
    assert not one.draft.paragraphs[0].changes()
    one.press(KEY.Key_Backspace, times=5)
    assert rows(one) == ["OP1. Urges harbours;", "OP2. Meets."]
    assert not one.draft.changes
    assert one.before_caret() == "OP1. Urges harbours;"


def test_while_a_text_is_written_enter_counts_on(qtbot):
    text = op("Urges harbours;", label="OP1."), op("To sweep,", label="(a)", level=2)
    one = TypingRoom(qtbot, draft(*text, tabled_on=""))
    one.stand(9, row=1)
    one.press(KEY.Key_Return)
    one.stand(15, row=0)
    one.press(KEY.Key_Return)
    assert [p.label for p in one.draft.paragraphs] == ["OP1.", "OP2.", "(a)", "(b)"]
    one.stand(15, row=0)
    one.press(KEY.Key_Return)
    assert [p.label for p in one.draft.paragraphs][:3] == ["OP1.", "OP1 bis.", "OP2."]


def test_an_own_paragraph_is_joined_to_the_one_before_without_striking_its_end(room):
    one = room(op("Urges harbours;", label="OP1."), op("Meets.", label="OP2."))
    one.stand(15)
    one.press(KEY.Key_Return)
    one.keys("Asks")
    one.press(KEY.Key_Home)
    one.press(KEY.Key_Backspace)
    assert rows(one) == ["OP1. Urges harbours;Asks (Egypt)", "OP2. Meets."]
    assert one.before_caret() == "OP1. Urges harbours;"
    assert not one.draft.paragraphs[0].end.dels
    one.session.undo()
    assert [p.label for p in one.draft.paragraphs] == ["OP1.", "OP1 bis.", "OP2."]


@pytest.mark.parametrize(("kind", "given"), [("title", "text"), ("preambular", "preambular")])
def test_enter_behind_the_words_of_a_paragraph_without_a_label_strikes_no_end_either(
    room, kind, given
):
    one = room(para(kind, "Keeping lamps lit"), op("Meets."))
    one.stand(17)
    one.press(KEY.Key_Return)
    one.keys("Noting")
    assert [p.kind for p in one.draft.paragraphs] == [kind, given, "operative"]
    assert rows(one) == ["Keeping lamps lit", "Noting (Egypt)", "Meets."]


def test_a_paragraph_is_not_joined_with_a_hidden_one_by_command_either(room):
    one = room(op("Urges"), op("Begs"), op("Meets."))
    one.table.show_only({0, 2})
    one.stand(2)
    one.acts.join()
    assert len(one.draft.changes) == 0
    assert "hidden" in one.said[-1]


def test_a_paragraph_is_not_moved_past_a_hidden_one(room):
    one = room(op("Urges"), op("Begs"), op("Meets."))
    one.table.show_only({0, 2})
    one.stand(2)
    one.acts.move_down()
    assert "next paragraph is hidden" in one.said[-1]
    one.stand(2, row=2)
    one.acts.move_up()
    assert "previous paragraph is hidden" in one.said[-1]
    assert len(one.draft.changes) == 0
    one.table.show_only(None)
    one.acts.move_up()
    assert len(one.draft.changes) == 1


def test_the_first_paragraph_is_moved_up_nowhere(room):
    one = room(op("Urges"), op("Begs"))
    one.table.show_only({0})
    one.stand(2)
    one.acts.move_up()
    assert not any("hidden" in line for line in one.said)
    assert len(one.draft.changes) == 0
