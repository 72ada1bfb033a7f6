"""A draft that was written before is written with the lines that still hold, to the same bytes."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.draft.by_id import ById
from model.draft.draft import Draft, Memory
from model.draft.paragraphs import Paragraphs
from model.files.akn import body_write, register_write
from model.files.akn.write import write_akn
from tests.builders import change, draft, ins, op, pp
from tests.drafts import drafts


def anew(whole: Draft) -> bytes:
    """The file of a draft of which nothing is remembered."""
    return write_akn(replace(whole, memory=Memory()))


def another(whole: Draft, rng: Random) -> Draft:
    """A draft that grew out of this one: rows gone, moved, or of another kind, changes decided."""
    rows = [p for p in whole.paragraphs if rng.random() < 0.9]
    if rows and rng.random() < 0.5:
        rows.insert(rng.randrange(len(rows)), rows.pop(rng.randrange(len(rows))))
    for at, row in enumerate(rows):
        if rng.random() < 0.2:
            rows[at] = replace(row, label=f"{at}.", runs=row.runs[:1])
        elif rng.random() < 0.1 and not row.inside:
            rows[at] = replace(row, kind=rng.choice(("operative", "preambular", "text")))
    changes = {
        name: replace(one, outcome="accepted") if rng.random() < 0.2 else one
        for name, one in whole.changes.items()
    }
    return replace(whole, paragraphs=Paragraphs(rows), changes=ById(changes.items()))


@settings(max_examples=25)
@given(drafts(foreign=True), st.integers(0, 2**32 - 1))
def test_what_is_remembered_changes_no_byte(whole, seed):
    rng = Random(seed)
    for _ in range(3):
        assert write_akn(whole) == anew(whole)
        whole = another(whole, rng)
    assert write_akn(whole) == anew(whole)


def lamps() -> Draft:
    paragraphs = [op("Urges ", ins(f"c{n}", "all "), "to meet.", label=f"{n}.") for n in range(9)]
    return draft(pp("Noting oil,"), *paragraphs, changes=[change(f"c{n}") for n in range(9)])


@pytest.fixture
def made(monkeypatch) -> list[str]:
    """Ids of what lines are made of."""
    found: list[str] = []
    form, put = body_write._form, register_write._change
    monkeypatch.setattr(body_write, "_form", lambda p, part: found.append(p.id) or form(p, part))
    monkeypatch.setattr(register_write, "_change", lambda c: found.append(c.id) or put(c))
    return found


def test_only_what_is_another_is_written_anew(made):
    whole = lamps()
    write_akn(whole)
    assert len(made) == 19
    made.clear()
    edited = whole.with_paragraph(replace(whole.paragraphs[4], label="4 bis."))
    edited = replace(edited, changes=edited.changes.put("c7", change("c7", "cub support")))
    write_akn(edited)
    assert made == ["c7", "p5"] or made == ["p5", "c7"]
    made.clear()
    write_akn(edited)
    assert made == []
    write_akn(whole)  # as it was before: undone
    assert sorted(made) == ["c7", "p5"]
