"""Paragraphs in chunks: what is kept with a chunk is what would be found anew."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

import model.draft.paragraphs as paragraphs_module
from model.draft.paragraph import Paragraph
from model.draft.paragraphs import Paragraphs
from model.draft.text import Run
from tests.bench.generator import make


def known(paragraphs: Paragraphs, asked: list[Paragraph]) -> list[object]:
    """All that chunks keep, as far as these paragraphs have to do with it."""
    changes = sorted({change for p in asked for change in p.changes()})
    brackets = sorted({bracket for p in asked for run in p.runs for bracket in run.brackets})
    return [
        [paragraphs.index_of(p.id) for p in asked],
        [paragraphs.with_change(change) for change in changes],
        [paragraphs.bracketed(bracket) for bracket in brackets],
        [chunk.changes() for chunk in paragraphs.chunks],
        paragraphs.agreed_ends(),
        paragraphs.noted(),
        paragraphs.awaiting("egy"),
    ]


@pytest.mark.parametrize("seed", range(12))
def test_what_is_kept_through_edits_is_what_is_found_anew(seed):
    rng = Random(seed)
    paragraphs = make(300, 500, seed).paragraphs
    spare = list(make(40, 90, seed + 100).paragraphs)
    asked = [*paragraphs, *spare]
    for turn in range(15):
        if rng.random() < 0.7:
            known(paragraphs, asked)
        start = rng.randrange(len(paragraphs))
        end = min(start + rng.randrange(4), len(paragraphs))
        new = [
            Paragraph(f"{p.id}n{turn}", p.kind, p.runs, p.end, p.label, agreement=p.agreement)
            for p in rng.sample(spare, rng.randrange(4))
        ]
        if rng.random() < 0.4:
            old = paragraphs[start]
            end, new = start + 1, [Paragraph(old.id, old.kind, spare[turn].runs, old.end)]
        paragraphs = paragraphs.spliced(start, end, new)
    chunks = Paragraphs()
    chunks._set(type(chunk)(tuple(chunk)) for chunk in paragraphs.chunks)
    assert known(paragraphs, asked) == known(chunks, asked)


def test_a_letter_looks_through_nothing_that_is_kept_with_a_chunk(monkeypatch):
    before = make(300, 500, 1).paragraphs
    known(before, list(before))
    looked: list[int] = []
    splice = paragraphs_module._spliced

    def counted(rows, at, *rest):
        looked.append(at)
        return splice(rows, at, *rest)

    monkeypatch.setattr(paragraphs_module, "_spliced", counted)
    row = next(i for i, p in enumerate(before) if len(p.runs) > 1)
    held = before[row]
    first = replace(held.runs[0], text=held.runs[0].text + "x")
    after = before.spliced(row, row + 1, (replace(held, runs=(first, *held.runs[1:])),))
    assert not looked
    after.spliced(row, row + 1, (replace(held, runs=(Run("Bare words"),)),))
    assert looked
