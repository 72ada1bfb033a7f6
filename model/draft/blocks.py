"""Alternatives that run over several paragraphs: "Option 1:" and all that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from model.draft.change import Alternatives
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.text import change_of


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


BlockPart = Literal["first", "inner", "last", "alone"]


def parts_of_blocks(draft: Draft) -> dict[str, BlockPart]:
    """By the id of a paragraph of options, where it stands in its own; the innermost counts."""
    found: dict[str, BlockPart] = {}
    sized = []
    for group in draft.alternatives.values():
        blocks = [block_of(draft, group, one) for one in group.of]
        if all(blocks):
            sized += [(len(block), [p.id for p in block]) for block in blocks]
    for size, ids in sorted(sized, reverse=True):
        for at, one in enumerate(ids):
            found[one] = "first" if at == 0 else "last" if at == size - 1 else "inner"
        if size == 1:
            found[ids[0]] = "alone"
    return found


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


def displaces(draft: Draft, change: str, paragraph: Paragraph) -> bool:
    """Whether a change makes an alternative to a paragraph: nobody asks for that one to go."""
    if change not in map(change_of, paragraph.end.dels):
        return False
    groups = draft.alternatives.values()
    return any(change in displaced_in(draft, group).get(paragraph.id, ()) for group in groups)


def displaced_in(draft: Draft, group: Alternatives) -> dict[str, frozenset[str]]:
    """By the id of each paragraph of a group, the changes that make an alternative to it.

    Such a change deletes all of the paragraph too, but nobody asks for that: one of the two can
    stand. What strikes only words there, and puts a paragraph into another option, is asked for.
    """
    blocks = {one: block_of(draft, group, one) for one in group.of}
    made_by = {
        one: frozenset(change_of(mark) for p in block for mark in p.end.ins)
        for one, block in blocks.items()
    }
    found: dict[str, frozenset[str]] = {}
    for one, block in blocks.items():
        others = frozenset().union(*(made_by[other] for other in group.of if other != one))
        for each in block:
            makers = others.intersection(map(change_of, each.end.dels))
            found[each.id] = found.get(each.id, frozenset()) | makers
    return found


def in_option(draft: Draft, paragraph: str) -> bool:
    """Whether a paragraph belongs to one of several options."""
    return any(alternative_with(draft, group, paragraph) for group in draft.alternatives.values())
