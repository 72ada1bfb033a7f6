"""Alternatives that run over several paragraphs: "Option 1:" and all that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from model.draft.change import Alternatives
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph


def block_of(draft: Draft, group: Alternatives, one: str) -> tuple[Paragraph, ...]:
    """The paragraphs that one of some alternatives is made of, in order; none for a change."""
    first = draft.paragraphs.index_of(one)
    if first is None:
        inside = draft.paragraph(one)
        return (inside,) if inside is not None else ()
    end = next((last for start, last in group.through if start == one), one)
    last = draft.paragraphs.index_of(end)
    return tuple(draft.paragraphs[row] for row in range(first, max(first, last or 0) + 1))


def every_alternative(draft: Draft) -> set[str]:
    """The ids of all of which only one can stand, with every paragraph of their blocks."""
    return {one for group in draft.alternatives.values() for one in all_of(draft, group)}


def all_of(draft: Draft, group: Alternatives) -> Iterator[str]:
    """The ids of what some alternatives are between, with every paragraph of their blocks."""
    blocks = {first for first, _ in group.through}
    for one in group.of:
        yield one
        if one in blocks:
            yield from (p.id for p in block_of(draft, group, one)[1:])


def alternative_with(draft: Draft, group: Alternatives, paragraph: str) -> str:
    """Which of some alternatives a paragraph belongs to; empty for none."""
    if paragraph in group.of:
        return paragraph
    row = draft.paragraphs.index_of(paragraph)
    for first, last in group.through if row is not None else ():
        start, end = draft.paragraphs.index_of(first), draft.paragraphs.index_of(last)
        if start is not None and end is not None and row is not None and start <= row <= end:
            return first
    return ""
