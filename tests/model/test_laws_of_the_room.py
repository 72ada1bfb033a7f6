"""What holds of every draft for the room, for searches and for filters."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.draft.draft import Draft
from model.readings.filters import Filter, rows_changed, rows_wanted
from model.readings.find import ShownWords, find, words_matcher
from model.readings.for_room import ForRoom
from model.readings.lines import Rendering, printed_lines
from model.readings.reading import CHAIRS_PROPOSAL, CLEAN, INFORMAL, PROPOSED, Line, Reading
from model.readings.would_stand import as_it_would_stand
from model.steps.step import StepRefused
from tests.acts import any_edit
from tests.drafts import drafts

SEEDS = st.integers(0, 2**32)
READINGS = (INFORMAL, CHAIRS_PROPOSAL, CLEAN, PROPOSED)


@given(drafts(), st.sampled_from(READINGS))
def test_the_room_reads_what_everybody_reads(draft: Draft, reading: Reading) -> None:
    shown = ForRoom().of(draft)
    assert printed_lines(shown, reading) == printed_lines(draft, reading)
    assert all(change.confidence is None for change in shown.changes.values())


@given(drafts(), SEEDS)
def test_the_next_draft_for_the_room_is_as_if_it_were_the_first(draft: Draft, seed: int) -> None:
    rng, room = Random(seed), ForRoom()
    room.of(draft)
    for i in range(3):
        try:
            draft = any_edit(rng, draft, f"cnew{i}").apply(draft)
        except StepRefused:
            continue
        assert room.of(draft) == ForRoom().of(draft)


@given(drafts(), SEEDS)
def test_as_it_would_stand_marks_nothing_and_leaves_the_rest(draft: Draft, seed: int) -> None:
    if not draft.paragraphs:
        return
    paragraph = Random(seed).choice(list(draft.paragraphs)).id
    shown = as_it_would_stand(draft, paragraph)
    kept = {p.id: p for p in draft.paragraphs}
    others = [p for p in shown.paragraphs if kept[p.id] is not p]
    assert len(others) == 1
    assert not others[0].changes()
    assert "would" in others[0].label
    assert not any(run.brackets or run.holds for run in others[0].runs)


@settings(max_examples=60)
@given(drafts(), st.sampled_from(READINGS), SEEDS)
def test_what_is_found_stands_where_it_is_said_to(
    draft: Draft, reading: Reading, seed: int
) -> None:
    rng = Random(seed)
    texts = [ShownWords(line).text for line in Rendering(draft, reading).lines()]
    words = [word for text in texts for word in text.split() if word.isalpha()]
    if not words:
        return
    wanted = rng.choice(words)
    found = find(draft, [reading], words_matcher(wanted, case=True))
    assert found
    for one in found:
        told = "".join(
            place.text()[part.start : part.end]
            for part in one.parts
            if (place := draft.paragraph(part.paragraph)) is not None
        )
        assert told == wanted


@pytest.mark.parametrize("by", ["egy", "irn"])
@given(draft=drafts())
def test_every_filter_leaves_rows_of_the_draft(by: str, draft: Draft) -> None:
    rows = set(range(len(draft.paragraphs)))
    assert rows_wanted(draft, Filter()) == rows
    for wanted in (Filter(open=True), Filter(reserved=True), Filter(pending=True), Filter(of=by)):
        assert rows_wanted(draft, wanted) <= rows
    assert rows_changed(draft, draft) == set()


@given(drafts(), SEEDS)
def test_what_reads_otherwise_since_is_left(draft: Draft, seed: int) -> None:
    try:
        now = any_edit(Random(seed), draft, "cnew").apply(draft)
    except StepRefused:
        return
    before = {line.paragraph: _words(line) for line in Rendering(draft, INFORMAL).lines()}
    left = rows_changed(draft, now)
    for line in Rendering(now, INFORMAL).lines():
        if line.paragraph in before and before[line.paragraph] != _words(line):
            here = {now.paragraphs.index_of(piece.paragraph) for piece in line.pieces}
            was = [paragraph for _, paragraph in before[line.paragraph]]
            gone = any(now.paragraphs.index_of(one) is None for one in was)
            assert gone or left & {line.row, *here, *map(now.paragraphs.index_of, was)}


def _words(line: Line) -> list[tuple[object, str]]:
    """The words of a line, with the paragraph of each stretch."""
    return [(p.run, p.paragraph) for p in line.pieces if p.role == "words" and p.run is not None]
