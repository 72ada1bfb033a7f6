"""Rows that read otherwise after an edit are found, all of them."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from model.draft.agreement import Agreement
from model.draft.change import Bracket, Position, Remark
from model.draft.delegation import CHAIR
from model.draft.draft import Draft
from model.draft.place import Place
from model.readings.lines import Rendering
from model.readings.reading import CHAIRS_PROPOSAL, CLEAN, INFORMAL
from model.steps.decision_edits import agree_paragraph, rule, set_outcome
from model.steps.paragraph_edits import insert_paragraphs
from model.steps.step import StepRefused
from model.steps.typing_edits import delete_words, insert_words
from model.steps.voice import Voice
from tests.bench.generator import make
from tests.builders import bracket, draft, end, ins, note, note_mark, op, pp
from tests.drafts import random_draft
from tests.edits import delete_paragraph, join_with_next, split_paragraph, take_position
from tests.gui import make_table, text_of
from widgets.table.changed_rows import changed_rows


def lines(whole: Draft) -> list[dict[str, object]]:
    """By paragraph, what each reading shows of a row."""
    found = []
    for reading in (INFORMAL, CHAIRS_PROPOSAL, CLEAN):
        rendering = Rendering(whole, reading)
        found.append({line.paragraph: replace(line, row=0) for line in rendering.lines()})
    return found


def edited(whole: Draft, rng: Random) -> Draft:
    """The draft after some edit of the kinds that have one."""
    one = rng.choice(sorted(whole.changes) or [""])
    paragraph = rng.choice(list(whole.paragraphs)).id
    new = op("A new one.", id=f"pn{rng.randrange(9999)}")
    length = len(whole.paragraph(paragraph).text())
    start = Place(paragraph, rng.randint(0, length))
    end = Place(paragraph, rng.randint(start.offset, length))
    edits = (
        lambda: take_position(whole, one, "egy", rng.choice(("support", "reserve"))),
        lambda: set_outcome(whole, one, rng.choice(("accepted", "rejected"))),
        lambda: rule(whole, one, rng.choice(("take", "leave"))),
        lambda: agree_paragraph(whole, paragraph, "informals", "2026-03-01"),
        lambda: insert_paragraphs(whole, paragraph, [new], "irn"),
        lambda: delete_paragraph(whole, paragraph, "irn"),
        lambda: insert_words(whole, start, "lanterns", "tur"),
        lambda: delete_words(whole, start, end, "tur"),
        lambda: join_with_next(whole, paragraph, "tur"),
        lambda: split_paragraph(whole, start, "tur"),
    )
    try:
        return rng.choice(edits)().apply(whole)
    except StepRefused:
        return whole


@pytest.mark.parametrize("seed", range(60))
def test_no_row_that_reads_otherwise_is_missed(seed):
    rng = Random(seed)
    before = random_draft(rng, 8, 9)
    for _ in range(4):
        after = edited(before, rng)
        told = changed_rows(before, after)
        if not told.everything:
            rows = {after.paragraphs[row].id for row in told.rows}
            for old, new in zip(lines(before), lines(after), strict=True):
                differing = {p for p in old.keys() | new.keys() if old.get(p) != new.get(p)}
                # A clean text is numbered afresh: the settling looks at that.
                differing = {
                    p
                    for p in differing
                    if p not in old or p not in new or old[p].pieces != new[p].pieces
                }
                assert differing <= rows
        before = after


def test_a_support_touches_its_row_only():
    before = make(300, 300)
    after = take_position(before, "c5", "egy", "support").apply(before)
    told = changed_rows(before, after)
    assert not told.everything
    assert told.rows == set(after.paragraphs.with_change("c5"))


def test_a_letter_touches_its_row_only_and_is_told_as_such():
    before = draft(pp("Noting ", ins("c1", "a slow"), " boat,"), op("Asks ", ins("c2", "for oars")))
    row = before.paragraphs[1]
    longer = row.with_runs((row.runs[0], replace(row.runs[1], text="for two oars")))
    after = before.with_paragraph(longer)
    found = changed_rows(before, after)
    assert found.rows == {1} and found.letters
    assert found.retyped is not None
    assert [one.now.text for one in found.retyped.runs] == ["for two oars"]
    assert changed_rows(before, replace(after, day="2026-01-14")).retyped is None


def test_a_letter_touches_the_rows_that_flow_into_its_own():
    before = draft(pp("Noting a slow boat", end=end("c1")), op("Asks for oars"))
    row = before.paragraphs[1]
    after = before.with_paragraph(row.with_runs((replace(row.runs[0], text="Asks for an oar"),)))
    found = changed_rows(before, after)
    assert found.rows == {0, 1} and found.retyped is None


def test_a_new_paragraph_is_one_row_more():
    before = draft(pp("One,"), pp("Two,"))
    new = op("Between", id="pnew")
    after = replace(before, paragraphs=before.paragraphs.spliced(1, 1, [new]))
    told = changed_rows(before, after)
    assert (told.start, told.removed, told.added) == (1, 0, 1)


def test_the_same_draft_has_no_changed_rows():
    same = draft(pp("One ", ins("c1", "more"), ","))
    assert changed_rows(same, same).rows == set()


def test_a_name_said_otherwise_touches_everything():
    before = draft(pp("One ", ins("c1", "more"), ","))
    egypt = replace(before.delegations["egy"], name="Arab Republic of Egypt")
    after = replace(before, delegations=before.delegations.put("egy", egypt))
    assert changed_rows(before, after).everything


def test_a_position_on_the_whole_touches_everything():
    before = draft(pp("One,"))
    after = replace(before, positions=(Position("egy", "reserve"),))
    assert changed_rows(before, after).everything


def test_a_remark_goes_to_the_next_place_of_its_change():
    before = draft(
        pp("One ", ins("c1", "more"), ","),
        pp("Two ", ins("c1.2", "more"), ","),
        remarks=(Remark("r1", "which?", on="c1"),),
    )
    after = before.with_paragraph(pp("One ,", id="p1"))
    told = changed_rows(before, after)
    assert told.everything or told.rows == {0, 1}
    assert lines(before)[0]["p2"] != lines(after)[0]["p2"]


def test_a_note_that_goes_with_its_change_numbers_the_others_afresh(qtbot):
    before = draft(
        pp("One", ins("c1", " more", note_mark("n1"))),
        pp("Two", note_mark("n2")),
        notes=(note("n1", "See one."), note("n2", "See two.")),
    )
    table = make_table(qtbot)
    table.show_draft(before)
    assert text_of(table, 0, 1).startswith("Two[2]")
    table.show_draft(set_outcome(before, "c1", "rejected").apply(before))
    assert text_of(table, 0, 1).startswith("Two[1]")


def test_an_agreement_touches_what_it_decides_and_nothing_else():
    before = make(300, 300)
    row = next(i for i, p in enumerate(before.paragraphs) if p.id == "p200")
    after = agree_paragraph(before, "p200", "informals", "2026-03-01").apply(before)
    told = changed_rows(before, after)
    assert not told.everything
    assert row in told.rows
    assert len(told.rows) < 20


def test_a_name_that_others_wait_for_touches_them():
    waits = Agreement("pending", "informals", pending=("p1",))
    before = draft(pp("One,", label="PP1."), pp("Two,"), pp("Three,", agreement=waits))
    after = before.with_paragraph(replace(before.paragraphs[0], label="PP9."))
    assert changed_rows(before, after).rows == {0, 2}


def test_words_struck_in_the_last_paragraph_of_a_bracket_close_it_in_the_one_before():
    over = bracket("b1", "Urges"), bracket("b1", "Begs ")
    before = draft(op("Asks"), op(over[0]), op(over[1], "some"), brackets=[Bracket("b1")])
    gone = delete_words(before, Place("p3", 0), Place("p3", 5), Voice(CHAIR, "chair"))
    found = changed_rows(before, gone.apply(before))
    assert {1, 2} <= found.rows
    assert 0 not in found.rows
