"""New paragraphs, alternatives and moves by who types, with the labels that a room gives."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.draft.change import Alternatives
from model.draft.paragraph import Cell
from model.draft.place import Place
from model.readings.lines import Rendering, printed_lines
from model.readings.reading import INFORMAL, TABLED
from model.steps.labels import label_after, label_next
from model.steps.paragraph_edits import insert_paragraphs
from model.steps.step import StepRefused
from model.steps.typed import Asked, Typed, type_words
from model.steps.voice import Voice
from model.steps.whole_edits import (
    add_alternative,
    add_paragraph,
    carry_paragraphs,
    join_behind,
    shift_paragraph,
    strike_paragraph,
)
from tests.builders import dele, draft, op, para, pp
from tests.check_edit import check_file_form, check_owed

EGYPT = Voice("egy")


def done(before, typed: Typed):
    """The draft after, which is checked for all that an edit owes."""
    after = check_owed(before, typed.edit)
    check_file_form(after)
    assert after.paragraph(typed.caret.paragraph) is not None
    return after


def told(whole) -> list[str]:
    """Labels and words, struck words in tildes, new ones in plus signs."""

    def one(run) -> str:
        text = f"+{run.text}+" if run.ins else run.text
        return f"~{text}~" if run.dels else text

    return [f"{p.label} {''.join(map(one, p.runs))}".strip() for p in whole.paragraphs]


@pytest.mark.parametrize(
    ("labels", "label", "given"),
    [
        (["OP3."], "OP3.", "OP3 bis."),
        (["OP3.", "OP3 bis."], "OP3.", "OP3 ter."),
        (["OP3.", "OP3 bis."], "OP3 bis.", "OP3 ter."),
        (["PP3 ter alt"], "PP3 ter alt", "PP3 quater"),
        (["(a)"], "(a)", "(a) bis"),
        (["8"], "8", "8 bis"),
        ([""], "", ""),
    ],
)
def test_the_next_label_is_one_that_the_draft_has_not(labels, label, given):
    assert label_after(draft(*(op("x", label=one) for one in labels)), label) == given


@pytest.mark.parametrize(
    ("labels", "row", "given"),
    [
        (["OP1.", "(a)", "(b)", "OP2.", "(a)"], 4, "(b)"),
        (["OP1.", "(a)", "(b)", "OP2."], 1, "(a) bis"),
        (["OP1.", "(a)", "(i)", "(ii)", "(b)"], 1, "(a) bis"),
        (["3.", "OP4."], 0, "3 bis."),
        (["OP3."], 0, "OP4."),
    ],
)
def test_while_a_text_is_written_labels_count_on_where_they_are_free(labels, row, given):
    before = draft(*(op("Urges", label=one) for one in labels), tabled_on="")
    after = done(before, add_paragraph(before, EGYPT, before.paragraphs[row].id))
    assert after.paragraphs[row + 1].label == given


def test_labels_of_preambular_paragraphs_are_not_those_of_others():
    before = draft(pp("Noting", label="1."), op("Urges", label="1."), op("Begs", label="2."))
    before = replace(before, tabled_on="")
    after = done(before, add_paragraph(before, EGYPT, "p1"))
    assert told(after) == ["1. Noting", "2.", "1. Urges", "2. Begs"]


def test_a_new_paragraph_behind_is_typed_in_as_one_change():
    before = draft(op("Urges", label="3."), op("Invites", label="4."))
    typed = add_paragraph(before, EGYPT, "p1")
    after = done(before, typed)
    assert told(after) == ["3. Urges", "3 bis.", "4. Invites"]
    written = type_words(after, EGYPT, Asked(typed.caret, typed.caret, ("Begs",), hand=typed.hand))
    after = done(after, written)
    assert told(after) == ["3. Urges", "3 bis. +Begs+", "4. Invites"]
    assert len(after.changes) == 1
    gone = done(after, strike_paragraph(after, EGYPT, typed.caret.paragraph))
    assert told(gone) == ["3. Urges", "4. Invites"]
    assert not gone.changes


def test_an_empty_new_paragraph_goes_with_a_backspace():
    before = draft(op("Urges", label="3."), op("Invites", label="4."))
    typed = add_paragraph(before, EGYPT, "p1")
    after = done(before, typed)
    start = Place("p1", 5)
    back = type_words(after, EGYPT, Asked(start, typed.caret, (), "back", caret=typed.caret))
    gone = done(after, back)
    assert told(gone) == ["3. Urges", "4. Invites"]
    assert back.caret == Place("p1", 5)
    assert not gone.changes


def test_an_alternative_begins_with_the_words_that_stand():
    before = draft(pp("Recalling lamps", label="PP3 ter."))
    typed = add_alternative(before, EGYPT, "p1")
    after = done(before, typed)
    assert told(after) == ["PP3 ter. ~Recalling lamps~", "PP3 ter alt. +Recalling lamps+"]
    assert len(after.changes) == 1


def test_a_paragraph_moves_up_and_goes_on_as_the_same_move():
    before = draft(op("One"), op("Two"), op("Three"))
    typed = shift_paragraph(before, EGYPT, "p3", -1)
    after = done(before, typed)
    assert told(after) == ["One", "+Three+", "Two", "~Three~"]
    again = shift_paragraph(after, EGYPT, typed.caret.paragraph, -1)
    after = done(after, again)
    assert told(after) == ["+Three+", "One", "Two", "~Three~"]
    assert len(after.changes) == 1
    with pytest.raises(StepRefused, match="no paragraph"):
        shift_paragraph(after, EGYPT, typed.caret.paragraph, -1)


@pytest.mark.parametrize("ways", [(1, -1), (-1, 1), (1, 1, -1, -1), (-1, 1, 1, -1)])
def test_moved_back_home_it_was_never_moved(ways):
    before = draft(op("One"), op("Two"), op("Three"), op("Four"), op("Five"))
    after, here = before, "p3"
    for step in ways:
        typed = shift_paragraph(after, EGYPT, here, step)
        after, here = done(after, typed), typed.caret.paragraph
    assert after.paragraphs == before.paragraphs
    assert not after.changes
    assert here == "p3"


def test_what_was_edited_while_it_was_away_stays_when_it_comes_home():
    before = draft(op("One"), op("Two"), op("Three"))
    moved = shift_paragraph(before, EGYPT, "p1", 1)
    after = done(before, moved)
    at = Place(moved.caret.paragraph, 3)
    after = done(after, type_words(after, Voice("irn"), Asked(at, at, (" more",))))
    after = done(after, shift_paragraph(after, EGYPT, moved.caret.paragraph, -1))
    assert told(after) == ["One+ more+", "Two", "Three"]


def test_what_is_struck_already_says_so():
    before = draft(op("One"), op("Two"))
    after = done(before, strike_paragraph(before, EGYPT, "p1"))
    with pytest.raises(StepRefused, match="already"):
        strike_paragraph(after, EGYPT, "p1")


def test_joining_own_paragraphs_again_leaves_no_trace():
    before = draft(op("Urges all States"))
    split = type_words(before, EGYPT, Asked(Place("p1", 6), Place("p1", 6), ("", "")))
    after = done(before, split)
    assert told(after) == ["Urges", "all States"] or told(after) == ["Urges ", "all States"]
    joined = done(after, join_behind(after, EGYPT, "p1"))
    assert joined.paragraphs == before.paragraphs
    assert not joined.changes


def test_nobody_proposes_nothing():
    whole = draft(op("Urges"))
    for make in (
        lambda: add_paragraph(whole, Voice(), "p1"),
        lambda: add_alternative(whole, Voice(), "p1"),
        lambda: strike_paragraph(whole, Voice(), "p1"),
        lambda: type_words(whole, Voice(), Asked(Place("p1", 0), Place("p1", 0), ("x",))),
    ):
        with pytest.raises(StepRefused, match="floor"):
            make()


def test_words_struck_beside_another_option_are_drawn_struck_whatever_the_change_puts_in_there():
    blocks = Alternatives("a1", ("p1", "p3"), (("p1", "p2"), ("p3", "p4")))
    before = draft(
        *(para("text", label="Option 1:"), op("Urges all")),
        *(para("text", label="Option 2:"), op("Begs ", dele("c1", "some"))),
        alternatives=[blocks],
    )
    new = insert_paragraphs(before, "p1", (op("Asks", id="pnew"),), EGYPT, mark="c1.2")
    line = Rendering(new.apply(before), INFORMAL).row(4)
    assert [piece.text for piece in line.pieces if piece.deleted] == ["some"]
    alone = add_alternative(draft(op("Urges")), EGYPT, "p1").edit.apply(draft(op("Urges")))
    assert not any(piece.deleted for piece in Rendering(alone, INFORMAL).row(0).pieces)


def with_table():
    """One, a table of a row of two cells, Two."""
    cells = [para("cell", f"Cell {i}", inside=(Cell("t1", 0, i),)) for i in range(2)]
    return draft(op("One"), *cells, op("Two"))


@pytest.mark.parametrize(("one", "step", "row"), [("p1", 1, 3), ("p4", -1, 1)])
def test_a_paragraph_is_moved_past_a_whole_table(one, step, row):
    before = with_table()
    tabled = printed_lines(before, TABLED)
    typed = shift_paragraph(before, EGYPT, one, step)
    after = done(before, typed)
    assert after.paragraphs.index_of(typed.caret.paragraph) == row
    assert printed_lines(after, TABLED) == tabled
    with pytest.raises(StepRefused, match="cells"):
        carry_paragraphs(before, EGYPT, [one], "p2")


def test_an_alternative_to_a_cell_stands_in_the_cell():
    before = with_table()
    rivals = Alternatives("a1", ("p2", "p4"))
    before = replace(before, alternatives=before.alternatives.put("a1", rivals))
    after = done(before, add_alternative(before, EGYPT, "p2"))
    assert [bool(p.inside) for p in after.paragraphs] == [False, True, True, True, False]
    assert printed_lines(after, TABLED) == printed_lines(before, TABLED)


@pytest.mark.parametrize(
    ("label", "following"),
    [
        *(("OP3.", "OP4."), ("7", "8"), ("(a)", "(b)"), ("(i)", ""), ("OP3 bis", "")),
        *(("9" * 5000, ""), ("٣.", "")),
    ],
)
def test_a_label_counts_on_where_it_is_a_number_or_a_letter(label, following):
    before = draft(op("Urges", label=label))
    assert label_next(before, before.paragraphs[0]) == following
