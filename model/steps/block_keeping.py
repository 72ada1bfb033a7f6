"""Blocks of alternatives kept when paragraphs of theirs are taken out or moved: the next one begins
them, or the one before ends them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from model.draft.blocks import block_of
from model.draft.change import Alternatives
from model.draft.draft import Draft
from model.steps.paragraph_steps import JoinParagraphs, MoveParagraph, RemoveParagraphs
from model.steps.record_steps import Put, Remove
from model.steps.step import Step


def kept_blocks(draft: Draft, step: Step) -> Iterator[Put | Remove]:
    """The steps that have to go before one that takes paragraphs out, or moves one."""
    if isinstance(step, MoveParagraph):
        yield from _kept_in_move(draft, step)
        return
    if isinstance(step, RemoveParagraphs):
        gone = set(step.paragraphs)
    elif isinstance(step, JoinParagraphs):
        gone = {step.second if step.keep_first else step.first}
    else:
        return
    for group in draft.alternatives.values():
        ends = (one for pair in group.through for one in pair)
        if gone.isdisjoint((*group.of, *ends)):
            continue
        left = _without(draft, group, gone)
        yield Put(left) if len(left.of) > 1 else Remove(group)


def _kept_in_move(draft: Draft, step: MoveParagraph) -> Iterator[Put | Remove]:
    """A paragraph moved out of its block is none of it; moved within it, it may be an end of it.

    An option of one paragraph that is moved into the block of another belongs to that one.
    """
    if not draft.alternatives or draft.paragraphs.index_of(step.paragraph) is None:
        return
    order = {p.id: row for row, p in enumerate(step.apply(draft).paragraphs)}
    for group in draft.alternatives.values():
        if step.paragraph in group.of and _is_inside(group, order, step.paragraph):
            left = group.without(step.paragraph)
            yield Put(left) if len(left.of) > 1 else Remove(group)
            continue
        for first, last in group.through:
            mine = sorted((p.id for p in block_of(draft, group, first)), key=order.__getitem__)
            if step.paragraph not in mine:
                continue
            if order[mine[-1]] - order[mine[0]] >= len(mine):
                mine.remove(step.paragraph)
            if (mine[0], mine[-1]) != (first, last):
                yield Put(_with_ends(group, (first, last), mine))
            break  # it stands in one of the group


def _is_inside(group: Alternatives, order: dict[str, int], option: str) -> bool:
    """Whether an option of one paragraph stands in the block of another, in that order."""
    if any(option == first for first, _ in group.through):
        return False
    return any(order[first] < order[option] < order[last] for first, last in group.through)


def _with_ends(group: Alternatives, block: tuple[str, str], left: list[str]) -> Alternatives:
    """The group with one block made of those that are ``left`` of it, in order."""
    pair = ((left[0], left[-1]),) if len(left) > 1 else ()
    return replace(
        group,
        of=tuple(left[0] if one == block[0] else one for one in group.of),
        through=tuple(new for old in group.through for new in (pair if old == block else (old,))),
    )


def _without(draft: Draft, group: Alternatives, gone: set[str]) -> Alternatives:
    blocks = {first for first, _ in group.through}
    for one in group.of:
        if one in gone and one not in blocks:
            group = group.without(one)
    for first, last in group.through:
        if gone.isdisjoint((first, last)):
            continue
        left = [p.id for p in block_of(draft, group, first) if p.id not in gone]
        if not left:
            group = group.without(first)
            continue
        group = _with_ends(group, (first, last), left)
    return group
