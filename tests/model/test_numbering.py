"""Numbers of a clean text: counted on after an edit, they are those counted afresh."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from random import Random

import pytest

from model.draft.paragraph import Paragraph
from model.draft.paragraphs import Paragraphs
from model.draft.text import Run
from model.readings.numbering import Numbering
from model.readings.reading import CLEAN, INFORMAL
from model.readings.showing import Reread, Showing
from tests.bench.generator import make
from tests.builders import draft, ins, note, note_mark, op, pp
from tests.drafts import random_draft

KINDS = ("operative", "operative", "operative", "preambular", "heading", "text")


def numbered(paragraphs: Paragraphs, before: Numbering | None = None, changed=()) -> Numbering:
    return Numbering(paragraphs, lambda p: bool(p.runs), lambda a, b: False, before, changed)


def any_paragraph(rng: Random, at: str) -> Paragraph:
    kind = rng.choice(KINDS)
    runs = (Run("Words"),) if rng.random() < 0.9 else ()
    label = rng.choice(("1.", "OP1.", "7.", ""))
    return Paragraph(at, kind, runs, label=label, level=rng.choice((1, 1, 1, 2, 2, 3, 4)))


@pytest.mark.parametrize("seed", range(20))
def test_numbers_counted_on_are_those_counted_afresh(seed):
    rng = Random(seed)
    paragraphs = Paragraphs(any_paragraph(rng, f"p{i}") for i in range(700))
    numbering = numbered(paragraphs)
    for turn in range(6):
        start = rng.randrange(700)
        removed = rng.randrange(min(4, len(paragraphs) - start))
        new = [any_paragraph(rng, f"n{turn}x{i}") for i in range(rng.randrange(4))]
        after = paragraphs.spliced(start, start + removed, new)
        counted = numbered(after, numbering, range(start, start + len(new)))
        fresh = numbered(Paragraphs(after))
        assert counted.all() == fresh.all()
        told = {row for rows in counted.renumbered(numbering) for row in rows}
        was = {p.id: numbering.label(row, p) for row, p in enumerate(paragraphs)}
        for row, p in enumerate(after):
            if p.id in was and was[p.id] != counted.label(row, p):
                assert row in told
        paragraphs, numbering = after, counted


def test_a_paragraph_that_comes_counts_its_own_stretch_anew():
    paragraphs = Paragraphs(op(f"{i}") for i in range(2000))
    before = numbered(paragraphs)
    seen = []
    after = paragraphs.spliced(1000, 1000, [op("new", id="new")])
    Numbering(after, lambda p: not seen.append(p), lambda a, b: False, before, [1000])
    assert 0 < len(seen) < 600


def test_a_single_operative_paragraph_has_no_number():
    one = Paragraphs([pp("Noting,"), op("Urges.", id="p2")])
    assert numbered(one).label(1, one[1]) == ""
    two = one.spliced(2, 2, [op("Decides.", id="p3")])
    later = numbered(two, numbered(one), [2])
    assert [later.label(row, two[row]) for row in (1, 2)] == ["1.", "2."]
    assert 1 in later.renumbered(numbered(one))[0]


def test_words_typed_leave_numbers_and_note_marks_as_they_are():
    before = make(600, 600)
    was = Showing(before, CLEAN)
    assert was.new_labels and was.note_marks
    row = next(i for i, p in enumerate(before.paragraphs) if i > 300 and not p.end.dels)
    old = before.paragraphs[row]
    after = before.with_paragraph(replace(old, runs=(*old.runs, Run(" more"))))
    now = Showing(after, CLEAN)
    assert now.take_over(was, Reread([row])) == []
    assert now.numbering is was.numbering
    assert now.note_marks is was.note_marks


def test_a_note_that_goes_marks_the_rows_with_notes():
    notes = (note("n1", "See one."), note("n2", "See two."))
    before = draft(
        pp("One", ins("c1", " more", note_mark("n1"))), pp("Two", note_mark("n2")), notes=notes
    )
    gone = replace(before.paragraphs[0], runs=before.paragraphs[0].runs[:1])
    after = before.with_paragraph(gone)
    was, now = Showing(before, INFORMAL), Showing(after, INFORMAL)
    assert was.note_marks == {"n1": "1", "n2": "2"}
    assert now.take_over(was, Reread([0])) == [range(1, 2)]
    assert now.note_marks == {"n2": "1"}


@pytest.mark.parametrize("seed", range(10))
def test_a_reading_forgotten_needs_no_collector(seed):
    showing = Showing(random_draft(Random(seed), 6, 6), CLEAN)
    assert showing.new_labels is not None
    gone = weakref.ref(showing)
    was_on = gc.isenabled()
    gc.disable()
    del showing
    assert gone() is None
    if was_on:
        gc.enable()
