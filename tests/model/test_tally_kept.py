"""What is kept of a count from one edit to the next never makes a difference."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.draft.agreement import Agreement
from model.draft.change import Alternatives
from model.draft.draft import Draft
from model.draft.paragraphs import Paragraphs
from model.readings.tally import Tally, tally
from tests.acts import any_edit, opened
from tests.builders import change, dele, draft, ins, op
from tests.drafts import random_draft


def counted_anew(seen: Draft) -> Tally:
    """The tally of the same draft in fresh chunks, which keep nothing yet."""
    return tally(replace(seen, paragraphs=Paragraphs(seen.paragraphs)))


@given(st.integers(0, 2**32), st.integers(1, 3), st.integers(2, 5))
def test_after_any_edit_the_count_is_that_of_a_fresh_draft(seed: int, size: int, most: int) -> None:
    rng = Random(seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("model.readings.open_parts.SIZE", size)
        patch.setattr("model.draft.paragraphs.CHUNK", most)
        seen = opened(random_draft(rng, paragraphs=rng.randint(2, 9), changes=rng.randint(0, 6)))
        seen = replace(seen, paragraphs=Paragraphs(seen.paragraphs))
        states = [seen]
        for number in range(8):
            assert tally(seen) == counted_anew(seen)
            seen = any_edit(rng, seen, f"x{number}").apply(seen)
            states.append(seen)
        for state in states[::-1]:
            assert tally(state) == counted_anew(state)


def test_a_rival_elsewhere_counts_at_once(monkeypatch):
    monkeypatch.setattr("model.readings.open_parts.SIZE", 1)
    agreed = Agreement("agreed", "informals")
    before = draft(
        op("Urges ", ins("c1", "all;"), agreement=agreed),
        op("Calls ", ins("c2", "upon;"), agreement=agreed),
    )
    assert tally(before).changes == ()
    rivals = Alternatives("a1", ("c1", "c2"))
    after = replace(before, alternatives=before.alternatives.put("a1", rivals))
    assert tally(after).changes == ("c1", "c2")
    assert tally(before).changes == ()


def test_a_deletion_that_also_inserts_elsewhere_counts_at_once(monkeypatch):
    monkeypatch.setattr("model.readings.open_parts.SIZE", 1)
    agreed = Agreement("agreed", "informals")
    before = draft(
        op("Urges ", dele("c1", "all;"), agreement=agreed),
        op("Calls upon;"),
        changes=(change("c1", "egy delete"),),
    )
    assert tally(before).changes == ()
    new = op("Calls ", ins("c1.2", "upon;"))
    after = before.with_paragraph(replace(new, id="p2"))
    assert tally(after) == counted_anew(after)
    assert tally(after).changes == ("c1",)


def test_a_change_in_two_places_is_counted_once_where_it_first_stands(monkeypatch):
    monkeypatch.setattr("model.readings.open_parts.SIZE", 1)
    seen = draft(
        op("Urges ", ins("c1", "all;"), agreement=Agreement("agreed")),
        op("Calls ", ins("c3", "upon;")),
        op("Decides ", ins("c1.2", "all;"), ins("c2", " now;")),
        changes=tuple(change(c, "egy propose", "irn support") for c in ("c1", "c2", "c3")),
    )
    assert tally(seen).changes == ("c1", "c3", "c2")
    assert tally(seen) == tally(replace(seen, day="2026-01-13"))
