"""Blocks of alternatives kept when paragraphs of theirs are taken out: the next one begins them, or
the one before ends them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from model.draft.blocks import block_of
from model.draft.change import Alternatives
from model.draft.draft import Draft
from model.steps.paragraph_steps import JoinParagraphs, RemoveParagraphs
from model.steps.record_steps import Put, Remove
from model.steps.step import Step


def kept_blocks(draft: Draft, step: Step) -> Iterator[Put | Remove]:
    """The steps that have to go before one that takes paragraphs out."""
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
        pair = ((left[0], left[-1]),) if len(left) > 1 else ()
        through = tuple(
            new for old in group.through for new in (pair if old == (first, last) else (old,))
        )
        of = tuple(left[0] if one == first else one for one in group.of)
        group = replace(group, of=of, through=through)
    return group
