"""Typing anywhere by anybody: what others wrote stays, the tabled text stays, all is undone."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from model.draft.draft import Draft
from model.draft.place import Place
from model.readings.lines import printed_lines
from model.readings.reading import TABLED
from model.steps.history import History
from model.steps.step import StepRefused
from model.steps.typed import Asked, type_words
from model.steps.voice import Voice
from tests.acts import SPEAKERS, any_edit, opened
from tests.builders import CHAIR, SECRETARIAT
from tests.check_edit import assert_same, check_file_form, check_owed
from tests.drafts import random_draft

VOICES = (
    *(Voice(one, "delegation", "2026-01-14T08:00:00Z") for one in SPEAKERS),
    Voice(CHAIR, "chair"),
    Voice(SECRETARIAT, "secretariat"),
)
WORDS = ((), (), ("x",), ("and so",), ("", ""), ("one", "two", ""))


def random_asked(rng: Random, draft: Draft, caret: Place | None, hand: str) -> Asked:
    """Something to type: often where the caret is, sometimes over a stretch."""
    home = draft.paragraph(caret.paragraph) if caret is not None else None
    if home is None or caret is None or rng.random() < 0.3:
        home = rng.choice(list(draft.every_paragraph()))
        caret = Place(home.id, rng.randint(0, len(home.text())))
        caret = caret._replace(side=rng.choice(("before", "after")))
    words = rng.choice(WORDS)
    taking = rng.choice(("selection", "back", "forward"))
    if taking == "selection" and words and rng.random() < 0.6:
        return Asked(caret, caret, words, hand=hand, caret=caret)
    if taking == "back" and caret.offset:
        return Asked(caret._replace(offset=caret.offset - 1), caret, (), "back", hand, caret)
    if taking == "forward" and caret.offset < len(home.text()):
        return Asked(caret, caret._replace(offset=caret.offset + 1), (), "forward", hand, caret)
    row = draft.paragraphs.index_of(home.id)
    last = row
    if row is not None and rng.random() < 0.5:
        last = min(row + rng.randint(0, 2), len(draft.paragraphs) - 1)
    other = home if last == row or last is None else draft.paragraphs[last]
    low = caret.offset if other is home else 0
    end = Place(other.id, rng.randint(low, len(other.text())))
    return Asked(caret, end, words, hand=hand, caret=caret)


def words_of_others(draft: Draft, voice: Voice, own: set[str]) -> str:
    """The words that the voice may not take away, in the order of the text."""
    return "".join(
        run.text
        for paragraph in draft.paragraphs
        for run in paragraph.runs
        if not run.ins or run.ins[-1].partition(".")[0] not in own
    )


@given(st.integers(0, 2**32), st.booleans())
def test_typing_keeps_the_words_of_others_and_the_tabled_text(seed: int, amended: bool) -> None:
    rng = Random(seed)
    draft = opened(random_draft(rng, rng.randint(1, 4), rng.randint(0, 4)))
    if amended:
        for number in range(4):
            draft = opened(any_edit(rng, draft, f"x{number}").apply(draft))
    history, first, tabled = History(), draft, printed_lines(draft, TABLED)
    caret, hand, voice = None, "", rng.choice(VOICES)
    for _ in range(12):
        if rng.random() < 0.15:
            voice = rng.choice(VOICES)
        own = {change for change in draft.changes if voice.owns(draft, change)}
        kept = words_of_others(draft, voice, own)
        try:
            typed = type_words(draft, voice, random_asked(rng, draft, caret, hand))
        except StepRefused:
            continue
        before, draft = draft, check_owed(draft, typed.edit)
        if typed.edit.steps:
            history = history.done(typed.edit, before)
        caret, hand = typed.caret, typed.hand
        there = draft.paragraph(caret.paragraph)
        assert there is not None
        assert 0 <= caret.offset <= len(there.text())
        own |= set(draft.changes) - set(before.changes)
        assert words_of_others(draft, voice, own) == kept
        assert printed_lines(draft, TABLED) == tabled
    check_file_form(draft)
    while history.undoing:
        draft, history = history.undo(draft)
    assert_same(draft, first)
