"""Edits that make one change of several, and several of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from model.draft.change import Change, Position
from model.draft.draft import Draft
from model.draft.ids import new_id
from model.draft.place import Place
from model.draft.text import EndMark, Mark, Run, between, change_of, make_mark
from model.steps.edit import Edit
from model.steps.making import Making
from model.steps.marks_renamed import (
    carrying_anywhere,
    marks_of,
    next_place,
    rename_everywhere,
    rename_in_words,
)
from model.steps.moved import twins
from model.steps.position_edits import refuse_settled
from model.steps.record_steps import Put, Remove
from model.steps.span import span_between
from model.steps.step import StepRefused
from model.steps.together import together


def merge_changes(draft: Draft, kept: str, gone: str, at: str = "") -> Edit:
    """Make one change of two: it keeps the id of the first, and the positions of both.

    Raises:
        StepRefused: If one is decided, moves, or stands in an agreed paragraph; if they are
            alternatives, or one deletes what the other inserts.
    """
    one, other = _mergeable(draft, kept), _mergeable(draft, gone)
    if one.id == other.id:
        raise StepRefused("It is one change already.")
    _refuse_rivals(draft, kept, gone)
    _refuse_eating(draft, kept, gone)
    making = Making(draft, "", at)
    first = next_place(marks_of(draft, kept))
    names = {mark: make_mark(kept, first + i) for i, mark in enumerate(marks_of(draft, gone))}
    sure = [c.confidence for c in (one, other) if c.confidence is not None]
    making.put_change(
        kept,
        positions=united(one.positions, other.positions),
        ruling=one.ruling if one.ruling == other.ruling else "",
        confidence=min(sure, default=None),
    )
    rename_everywhere(making, gone, names)
    _refer_to(making, gone, kept)
    making.do(Remove(making.draft.changes[gone]))
    return making.edit("Merge changes")


def merge_all(draft: Draft, changes: Sequence[str], at: str = "") -> Edit:
    """Make one change of several: the first, with what the others say and do.

    Raises:
        StepRefused: As ``merge_changes``.
    """
    kept, *others = changes
    makers = [partial(merge_changes, kept=kept, gone=gone, at=at) for gone in others]
    return together(draft, makers, f"Merge {len(changes)} changes", at)


def united(one: tuple[Position, ...], other: tuple[Position, ...]) -> tuple[Position, ...]:
    """The positions of both in the order in which they were taken, each once.

    By their times where all have one, else those of the second behind those of the first.
    """
    every = [*one, *(position for position in other if _said(position) not in map(_said, one))]
    if all(position.at for position in every):
        every.sort(key=lambda position: position.at)
    return tuple(every)


def _said(position: Position) -> tuple[str, str, str]:
    return position.delegation, position.stance, position.note


def _mergeable(draft: Draft, change: str) -> Change:
    known = draft.changes.get(change)
    if known is None:
        raise StepRefused("The change is no longer in the draft.")
    if known.outcome != "open":
        raise StepRefused("The change is decided already.")
    if known.moved_from or known.moved_to:
        raise StepRefused("A move stays a change of its own.")
    refuse_settled(draft, [change])
    return known


def _refuse_rivals(draft: Draft, kept: str, gone: str) -> None:
    if any(kept in group.of and gone in group.of for group in draft.alternatives.values()):
        raise StepRefused("They are alternatives: at most one of the two can stand.")


def _refuse_eating(draft: Draft, kept: str, gone: str) -> None:
    for paragraph in carrying_anywhere(draft, gone):
        things: tuple[Run | EndMark, ...] = (*paragraph.runs, paragraph.end)
        for thing in things:
            into, out = set(map(change_of, thing.ins)), set(map(change_of, thing.dels))
            if (kept in into and gone in out) or (gone in into and kept in out):
                raise StepRefused("One deletes words that the other inserts.")


def _refer_to(making: Making, gone: str, kept: str) -> None:
    """Let alternatives and remarks name the change that stays."""
    for group in list(making.draft.alternatives.values()):
        if gone in group.of:
            of = tuple(dict.fromkeys(kept if one == gone else one for one in group.of))
            making.do(Put(replace(group, of=of)))
    for remark in list(making.draft.remarks.values()):
        if remark.on == gone:
            making.do(Put(replace(remark, on=kept)))


def split_places(
    draft: Draft, change: str, marks: Iterable[Mark], at: str = "", new: str = ""
) -> Edit:
    """Make a change of their own of some places of a change, with the same positions.

    Raises:
        StepRefused: If the change is decided or moves, if one place stands in an agreed
            paragraph, or if there would be nothing left of it.
    """
    old = _mergeable(draft, change)
    every = marks_of(draft, change)
    apart = [mark for mark in every if mark in set(marks)]
    _refuse_whole(bool(apart), len(apart) < len(every))
    making, identity = Making(draft, "", at), new or new_id("c")
    making.do(Put(replace(old, id=identity)))
    names = {mark: make_mark(identity, i) for i, mark in enumerate(apart, start=1)}
    rename_everywhere(making, change, names)
    _rival_too(making, change, identity)
    return making.edit("Split change")


def split_words(
    draft: Draft, start: Place, end: Place, change: str, at: str = "", new: str = ""
) -> Edit:
    """Make a change of its own of what stands of a change between two places.

    Raises:
        StepRefused: As ``split_places``.
    """
    old = _mergeable(draft, change)
    making, identity = Making(draft, "", at), new or new_id("c")
    making.do(Put(replace(old, id=identity)))
    rows = span_between(draft, start, end).rows
    inside: set[Mark] = set()
    for row in rows:
        here = making.open_paragraph(row.paragraph)
        for run in between(here.runs, row.start, row.end):
            inside.update(run.marks())
        if row.with_end:
            inside.update(here.end.ins + here.end.dels)
    apart = [mark for mark in marks_of(draft, change) if mark in inside]
    names = {mark: make_mark(identity, i) for i, mark in enumerate(apart, start=1)}
    for row in rows:
        for paragraph in twins(draft, row.paragraph):
            rename_in_words(making, paragraph, row.start, row.end, row.with_end, names)
    _refuse_whole(bool(apart), bool(marks_of(making.draft, change)))
    _rival_too(making, change, identity)
    return making.edit("Split change")


def _refuse_whole(has_some: bool, has_rest: bool) -> None:
    if not has_some:
        raise StepRefused("Nothing of the change stands there.")
    if not has_rest:
        raise StepRefused("That is all of the change; select the part that shall be its own.")


def _rival_too(making: Making, change: str, part: str) -> None:
    """What the whole was an alternative to, its part is too."""
    for group in list(making.draft.alternatives.values()):
        if change in group.of:
            of = tuple(part if one == change else one for one in group.of)
            making.do(Put(replace(group, id=new_id("a"), of=of)))
