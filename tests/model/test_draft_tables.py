"""Paragraphs in chunks and values by id: they share, and are equal however they were made."""

from __future__ import annotations

from dataclasses import fields, replace
from random import Random
from typing import Any

import pytest

from model.draft.by_id import ById
from model.draft.delegation import DelegationTable, unknown_delegation
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.paragraphs import CHUNK, Paragraphs
from model.draft.text import EndMark, Run
from model.readings.reading import Line
from tests.builders import draft, ins, note, note_mark, op, pp


def some(count: int, kind: str = "p") -> list[Paragraph]:
    """Paragraphs with ids that count up."""
    return [Paragraph(f"{kind}{i}") for i in range(count)]


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_splicing_is_what_splicing_a_list_is(size: int) -> None:
    rng = Random(size)
    plain = some(size)
    chunked = Paragraphs(plain)
    for turn in range(60):
        edges = (0, len(plain), CHUNK, 2 * CHUNK, rng.randint(0, len(plain)))
        start = min(rng.choice(edges), len(plain))
        end = min(start + rng.choice((0, 0, 1, 2, CHUNK)), len(plain))
        new = some(rng.choice((0, 1, 1, 2, CHUNK)), f"n{turn}x")
        chunked = chunked.spliced(start, end, new)
        plain[start:end] = new
        assert list(chunked) == plain
        assert len(chunked) == len(plain)
        assert chunked == Paragraphs(plain)
        for row in rng.sample(range(len(plain)), min(5, len(plain))):
            assert chunked.index_of(plain[row].id) == row
            assert chunked[row] is plain[row]
    assert max((len(chunk) for chunk in chunked.chunks), default=0) <= 3 * CHUNK


def test_a_splice_shares_the_chunks_it_does_not_touch() -> None:
    before = Paragraphs(some(4 * CHUNK))
    after = before.spliced(CHUNK + 3, CHUNK + 4, [Paragraph("new")])
    assert [a is b for a, b in zip(before.chunks, after.chunks, strict=True)] == [
        *(True, False, True, True)
    ]


def test_what_is_put_at_the_end_one_by_one_does_not_crumble() -> None:
    many = Paragraphs()
    for paragraph in some(2 * CHUNK + 5):
        many = many.spliced(len(many), len(many), [paragraph])
    assert len(many.chunks) <= 4


def test_paragraphs_are_found_from_behind_and_refused_beyond() -> None:
    few = Paragraphs(some(3))
    assert few[-1].id == "p2"
    assert [p.id for p in few[1:]] == ["p1", "p2"]
    with pytest.raises(IndexError):
        few[3]


def test_rows_with_a_change_count_runs_and_end_marks() -> None:
    body = draft(pp("a"), op(ins("c1.2", "b")), op("c", end=EndMark((), ("c1",)))).paragraphs
    assert body.with_change("c1") == [1, 2]
    assert body.with_change("c2") == []


def test_values_by_id_are_equal_however_they_were_made() -> None:
    one = ById([("a", 1), ("b", 2)])
    assert one == ById().put("b", 2).put("c", 0).put("a", 1).without("c")
    assert ById([("a", 1)]).without("a") == ById()
    assert one != one.put("a", 2)
    assert one != one.without("a")
    assert one.without("zz") is one
    assert dict(one.put("b", 3)) == {"a": 1, "b": 3}
    assert dict(one) == {"a": 1, "b": 2}
    with pytest.raises(KeyError):
        ById()["a"]


def test_a_paragraph_is_found_and_replaced_in_a_note() -> None:
    noted = draft(op("Urges", note_mark("n1")), notes=[note("n1", "See the tables.")])
    inside = noted.paragraph("n1x")
    assert inside is not None
    changed = noted.with_paragraph(pp("Otherwise.", id="n1x"))
    assert changed.notes["n1"].paragraphs[0].text() == "Otherwise."
    assert changed.paragraphs is noted.paragraphs
    assert [p.id for p in noted.every_paragraph()] == ["p1", "n1x"]
    with pytest.raises(KeyError):
        noted.with_paragraph(pp("Nowhere", id="zz"))


def test_names_that_no_code_can_spell_are_still_told_apart():
    table = DelegationTable(())
    made = []
    for name in ("Кедр", "Сосна", "Ель", "Observer Mission of Elm", "Observer Mission of Fir"):
        made.append(unknown_delegation(name, table))
        table = table.with_own((made[-1],))
    assert len({one.id for one in made}) == len(made)
    assert unknown_delegation("Сосна") == made[1]


def filled(kind: type) -> Any:
    """A value in which each field says its own name."""
    return kind(*(field.name for field in fields(kind)))


def test_a_value_made_anew_in_one_thing_keeps_all_others():
    paragraphs, runs = Paragraphs(some(2)), (Run("oars"),)
    draft, paragraph, line = filled(Draft), filled(Paragraph), filled(Line)
    assert draft.with_paragraphs(paragraphs) == replace(draft, paragraphs=paragraphs)
    assert paragraph.with_runs(runs) == replace(paragraph, runs=runs)
    assert line.with_pieces(()) == replace(line, pieces=())
