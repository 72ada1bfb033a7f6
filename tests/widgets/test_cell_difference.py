"""Only what differs in a cell is written, and that is enough."""

from __future__ import annotations

from random import Random

import pytest

from widgets.table.cell_difference import difference
from widgets.table.cell_text import Look, Span
from widgets.table.units import shown_text

WORDS, TAG, BOLD = Look(), Look("tag"), Look(bold=True)


def units(spans) -> list[tuple[str, Look]]:
    """Each UTF-16 unit with its look."""
    return [
        (part, span.look)
        for span in spans
        for c in shown_text(span.text)
        for part in ((c,) if c <= "\uffff" else (c, c))
    ]


def written(old, new) -> list[tuple[str, Look]]:
    """The units of ``old`` after the difference was written over them."""
    found = difference(old, new)
    now = units(old)
    if found is not None:
        put = units(Span(text, look) for text, look in found.put)
        now[found.start : found.start + found.removed] = put
    return now


def any_spans(rng: Random) -> list[Span]:
    texts = ("a", "ab", "aab", "lamp ", "🛟", "b🛟a", "\n")
    return [
        Span(rng.choice(texts), rng.choice((WORDS, TAG, BOLD))) for _ in range(rng.randrange(7))
    ]


@pytest.mark.parametrize("seed", range(200))
def test_what_differs_is_enough(seed):
    rng = Random(seed)
    old = any_spans(rng)
    new = any_spans(rng) if rng.random() < 0.5 else [*old[:2], *any_spans(rng), *old[2:]]
    assert written(old, new) == units(new)


def test_a_letter_more_is_one_letter_to_write():
    long = "lamp " * 3000
    found = difference([Span(long, WORDS)], [Span(long[:7000] + "x" + long[7000:], WORDS)])
    assert found is not None
    assert (found.removed, found.added()) == (0, 1)


def test_the_same_words_cut_otherwise_are_the_same():
    assert (
        difference([Span("lamps lit", WORDS)], [Span("lamps", WORDS), Span(" lit", WORDS)]) is None
    )


def test_another_look_is_written_anew():
    found = difference([Span("lamps", WORDS)], [Span("lamps", BOLD)])
    assert found is not None
    assert (found.start, found.removed, found.put) == (0, 5, (("lamps", BOLD),))
