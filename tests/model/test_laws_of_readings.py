"""What every reading owes every draft: the rule of what stands, held against an oracle."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from model.draft.change import Change, Outcome
from model.draft.draft import Draft
from model.readings.lines import Rendering
from model.readings.reading import CLEAN, PROPOSED, TABLED, Reading
from tests.acts import any_edit, opened
from tests.drafts import drafts, random_draft
from tests.oracle import decide_one, lines_when, texts_when

SEEDS = st.integers(0, 2**32)
OUTCOMES: tuple[Outcome, ...] = ("open", "accepted", "rejected", "withdrawn")


def _decided(draft: Draft, said: dict[str, Outcome]) -> Draft:
    """The draft with just these outcomes: no agreement, no ruling, nobody's position."""
    changes = draft.changes
    for identity in draft.changes:
        changes = changes.put(identity, Change(identity, outcome=said.get(identity, "open")))
    return replace(opened(draft), changes=changes)


def _shown(draft: Draft, reading: Reading) -> list[tuple[str, str]]:
    """(id, text) of each line, without bracket signs and tags; objects as they stand."""
    return [
        (line.paragraph, "".join(p.run.text for p in line.pieces if p.run is not None))
        for line in Rendering(draft, reading).lines()
    ]


def _tabled(draft: Draft) -> list[object]:
    """All that the tabled reading shows: identity, label and words, notes included."""
    rendering = Rendering(draft, TABLED)
    body = [(line.paragraph, line.label, line.words()) for line in rendering.lines()]
    shown = {run.object for p in draft.paragraphs for run in p.runs if not run.ins}
    notes = [rendering.note(note)[0].words() for note in sorted(draft.notes) if note in shown]
    return [body, notes]


@given(drafts(), SEEDS)
def test_tabled_has_every_change_out_and_proposed_every_open_one_in(
    draft: Draft, seed: int
) -> None:
    rng = Random(seed)
    said: dict[str, Outcome] = {c: rng.choice(OUTCOMES) for c in draft.changes}
    decided = _decided(draft, said)
    assert _shown(draft, TABLED) == lines_when(draft, lambda change: False)
    assert _shown(decided, PROPOSED) == lines_when(
        draft, lambda change: said[change] in ("open", "accepted")
    )


@given(drafts(), SEEDS)
def test_clean_of_a_decided_draft_is_what_was_decided(draft: Draft, seed: int) -> None:
    rng = Random(seed)
    said: dict[str, Outcome] = {c: rng.choice(OUTCOMES) for c in draft.changes}
    decided = _decided(draft, said)
    assert _shown(decided, CLEAN) == lines_when(draft, lambda change: said[change] == "accepted")


@given(SEEDS)
def test_no_tracked_edit_changes_the_tabled_reading(seed: int) -> None:
    rng = Random(seed)
    draft = opened(random_draft(rng, paragraphs=rng.randint(1, 4), changes=rng.randint(0, 5)))
    tabled = _tabled(draft)
    for number in range(12):
        draft = any_edit(rng, draft, f"x{number}").apply(draft)
        assert _tabled(draft) == tabled


@given(drafts(), SEEDS)
def test_deciding_all_one_after_another_in_any_order_gives_one_text(
    draft: Draft, seed: int
) -> None:
    rng = Random(seed)
    said = {change: rng.random() < 0.5 for change in draft.changes}
    expected = texts_when(draft, said.__getitem__)
    for _ in range(2):
        order = sorted(said)
        rng.shuffle(order)
        decided = draft
        for change in order:
            decided = decide_one(decided, change, said[change])
        assert texts_when(decided, lambda change: False) == expected
