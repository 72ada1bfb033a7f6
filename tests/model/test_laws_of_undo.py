"""Random edits, undone to the last and redone: equal drafts, one form, the journal's form."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from model.steps.history import History
from tests.acts import any_edit, opened
from tests.check_edit import assert_same, check_file_form, check_owed
from tests.drafts import random_draft


@given(st.integers(0, 2**32), st.booleans())
def test_every_string_of_edits_is_undone_and_redone(seed: int, tabled: bool) -> None:
    rng = Random(seed)
    draft = opened(random_draft(rng, paragraphs=rng.randint(1, 4), changes=rng.randint(0, 4)))
    draft = replace(draft, tabled_on="2026-01-12" if tabled else "")
    history, states = History(), [draft]
    for number in range(10):
        edit = any_edit(rng, draft, f"x{number}")
        history = history.done(edit, draft)
        draft = check_owed(draft, edit)
        states.append(draft)
    for state in reversed(states[:-1]):
        draft, history = history.undo(draft)
        assert_same(draft, state)
    assert history.is_saved
    for state in states[1:]:
        draft, history = history.redo(draft)
        assert_same(draft, state)


@given(st.integers(0, 2**32))
def test_a_draft_that_was_worked_on_comes_back_from_its_file(seed: int) -> None:
    rng = Random(seed)
    draft = random_draft(rng, paragraphs=rng.randint(1, 4), changes=rng.randint(0, 4))
    for number in range(6):
        draft = any_edit(rng, draft, f"x{number}").apply(draft)
    check_file_form(draft)
