"""A line made from what it was, after a letter was typed, is the line that is made afresh."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from model.draft.draft import Draft
from model.draft.paragraph import other_letters
from model.readings.lines import Rendering
from model.readings.reading import CHAIRS_PROPOSAL, CLEAN, INFORMAL, PROPOSED, TABLED, Reading
from model.readings.retyped import Retyped, retyped
from tests.builders import bracket, change, dele, draft, ins, pp
from tests.drafts import drafts

READINGS = (TABLED, INFORMAL, CHAIRS_PROPOSAL, CLEAN, PROPOSED, Reading("as", "egy"))
SEEDS = st.integers(0, 2**32)


def with_other_letters(rng: Random, before: Draft) -> tuple[Draft, int] | None:
    """The draft with letters put into, taken out of, or passed on to one run; and its row."""
    rows = [row for row, p in enumerate(before.paragraphs) if any(not r.object for r in p.runs)]
    if not rows:
        return None
    row = rng.choice(rows)
    paragraph = before.paragraphs[row]
    at = rng.choice([i for i, run in enumerate(paragraph.runs) if not run.object])
    run = paragraph.runs[at]
    start = rng.randint(0, len(run.text))
    end = min(start + rng.choice((0, 0, 1, 3)), len(run.text))
    text = run.text[:start] + rng.choice(("x", "é", " ", "a b", "")) + run.text[end:]
    if not text:
        return None
    behind = list(paragraph.runs[at + 1 :])
    if behind and not behind[0].object and len(behind[0].text) > 1 and rng.random() < 0.3:
        text += behind[0].text[0]
        behind[0] = replace(behind[0], text=behind[0].text[1:])
    runs = (*paragraph.runs[:at], replace(run, text=text), *behind)
    return before.with_paragraph(replace(paragraph, runs=runs)), row


def seen(before: Draft, after: Draft, row: int) -> Retyped | None:
    """What was typed in a row of drafts that are the same else."""
    was, now = before.paragraphs[row], after.paragraphs[row]
    which = other_letters(was, now)
    return retyped(row, was, now, which) if which else None


@given(drafts(), SEEDS)
def test_it_is_the_line_made_afresh(before: Draft, seed: int) -> None:
    made = with_other_letters(Random(seed), before)
    if made is None:
        return
    after, row = made
    known = seen(before, after, row)
    for reading in READINGS if known is not None else ():
        line = Rendering(before, reading).row(row)
        now = known.line(line, reading) if known is not None and line is not None else None
        if now is not None:
            assert now == Rendering(after, reading).row(row)


def typed(before: Draft, words: str) -> Draft:
    """The draft with other words in its first insertion."""
    paragraph = before.paragraphs[0]
    runs = tuple(replace(r, text=words) if r.ins else r for r in paragraph.runs)
    return before.with_paragraph(replace(paragraph, runs=runs))


def test_a_letter_more_in_an_insertion_needs_nothing_else_asked() -> None:
    before = draft(pp("Noting ", ins("c1", "with ca"), " the ", dele("c2", "old"), " report,"))
    after = typed(before, "with care")
    known = seen(before, after, 0)
    assert known is not None
    for reading in READINGS:
        line = Rendering(before, reading).row(0)
        assert line is not None
        assert known.line(line, reading) == Rendering(after, reading).row(0)


def made_from_what_they_were(before: Draft, after: Draft) -> list[str]:
    """What the lines of the readings say that were made from what they were; each as afresh."""
    known, told = seen(before, after, 0), []
    assert known is not None
    for reading in READINGS:
        line = Rendering(before, reading).row(0)
        now = known.line(line, reading) if line is not None else None
        if now is not None:
            assert now == Rendering(after, reading).row(0)
            told.append(now.words())
    return told


def test_a_blank_at_an_edge_moves_those_of_the_tag_and_stands_outside_the_signs() -> None:
    known = change("c1", "egy propose")
    before = draft(pp("Noting ", ins("c1", "with"), " the report,"), changes=(known,))
    after = typed(before, "with ")
    assert "Noting with (Egypt)  the report," in made_from_what_they_were(before, after)
    assert "Noting [with]  the report," in made_from_what_they_were(before, after)
    assert "Noting [with] the report," in made_from_what_they_were(after, before)
    assert "Noting  [with] the report," in made_from_what_they_were(before, typed(before, " with"))


def test_words_one_for_the_other_are_set_apart_as_soon_as_they_would_run_together() -> None:
    before = draft(pp("Noting ", dele("c1", "oars"), ins("c1", "(boats"), ","))
    after = typed(before, "boats")
    assert made_from_what_they_were(before, after)[1] == "Noting oars boats (Egypt),"
    assert made_from_what_they_were(after, before)[1] == "Noting oars(boats (Egypt),"


def test_words_among_other_brackets_have_everything_asked() -> None:
    before = draft(pp("Noting ", bracket("b1", ins("c1", "with")), " the report,"))
    known = seen(before, typed(before, "width"), 0)
    line = Rendering(before, CHAIRS_PROPOSAL).row(0)
    assert known is not None and line is not None
    assert known.line(line, CHAIRS_PROPOSAL) is None


def test_the_last_letter_between_blanks_has_everything_asked() -> None:
    before = draft(pp("Noting", ins("c1", " x "), "the report,"))
    assert seen(before, typed(before, " "), 0) is None
    assert seen(typed(before, " "), before, 0) is None


def test_what_else_changed_in_the_paragraph_has_everything_asked() -> None:
    before = draft(pp("Noting ", ins("c1", "with"), " the report,"))
    after = typed(before, "widths")
    labelled = replace(after.paragraphs[0], label="PP7")
    assert seen(before, after, 0) is not None
    assert seen(before, after.with_paragraph(labelled), 0) is None


def test_a_letter_struck_by_the_next_key_passes_from_one_run_to_the_other() -> None:
    before = draft(pp("Noting ", dele("c1", "slow bo"), "ats and oars,"))
    after = draft(pp("Noting ", dele("c1", "slow boa"), "ts and oars,"))
    after = before.with_paragraph(after.paragraphs[0])
    told = made_from_what_they_were(before, after)
    assert len(told) == len(READINGS)
    assert told[1] == "Noting slow boa (Egypt)ts and oars,"


def test_other_marks_have_everything_asked() -> None:
    before = draft(pp("Noting ", ins("c1", "with"), " the report,"))
    paragraph = before.paragraphs[0]
    runs = tuple(replace(run, ins=("c2",)) if run.ins else run for run in paragraph.runs)
    assert seen(before, before.with_paragraph(replace(paragraph, runs=runs)), 0) is None
