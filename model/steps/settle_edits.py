"""Edits that settle what a reader guessed: edges moved, delegations named, rivals told.

They take plain values, so that whoever asked need not be known here. What is settled has no
confidence any more. Agreed paragraphs allow it: no word changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from model.draft.change import Alternatives, Change, Position
from model.draft.delegation import Delegation
from model.draft.draft import Draft
from model.draft.ids import new_id
from model.draft.paragraph import Paragraph
from model.draft.text import Mark, Run, change_of, cut, joined
from model.steps.container import paragraph_in
from model.steps.edit import Edit
from model.steps.making import Making
from model.steps.moved import twins
from model.steps.paragraph_steps import SetParagraph, facts_of
from model.steps.record_steps import Put, Remove, SetFact
from model.steps.step import StepRefused
from model.steps.text_steps import ReplaceRuns

_SETTLED = "Settle guess"


def answer(
    draft: Draft,
    act: str,
    ids: Sequence[str] = (),
    edges: Iterable[tuple[str, str, int, int]] = (),
    other: Delegation | str = "",
    at: str = "",
) -> Edit:
    """The edit that an answer to a question asks for; its words are those of a ``Deed``.

    Args:
        draft: The draft.
        act: edge, settle, whole, call, rivals, take, leave, unstrike or apart.
        ids: What it is done to.
        edges: For "edge", as ``move_edges`` has them.
        other: For "call" the delegation that is meant, for "take" the change that is taken.
        at: When (UTC, whole seconds), or empty.

    Raises:
        StepRefused: If what it is about is no longer there.
    """
    if act == "edge":
        return move_edges(draft, edges, at)
    if act == "whole":
        return speak_of_paragraph(draft, ids[0], at)
    if act == "call" and isinstance(other, Delegation):
        return call_by_another_name(draft, ids[0], other, at)
    if act == "rivals":
        return make_rivals(draft, ids, at)
    if act in ("take", "leave"):
        return let_stand(draft, other if isinstance(other, str) else "", ids, at)
    if act == "unstrike":
        return unstrike(draft, ids, at)
    if act == "apart":
        return stand_apart(draft, ids, at)
    if act == "settle":
        return settle(draft, ids, at)
    raise StepRefused("There is no such answer.")


def settle(draft: Draft, changes: Iterable[str], at: str = "") -> Edit:
    """Take changes for certain, as they are.

    Raises:
        StepRefused: If one is not in the draft.
    """
    making = Making(draft, "", at)
    ids = list(dict.fromkeys(changes))
    for change in ids:
        making.put_change(change, confidence=None, reason="")
    return making.edit(_SETTLED if len(ids) < 2 else f"Settle {len(ids)} guesses")


def move_edges(draft: Draft, edges: Iterable[tuple[str, str, int, int]], at: str = "") -> Edit:
    """Let insertions begin and end elsewhere, and take them for certain.

    Args:
        draft: The draft.
        edges: For each insertion the change, the paragraph, and the offsets of its new extent.
        at: When (UTC, whole seconds), or empty.

    Raises:
        StepRefused: If one is not there, or would reach over words in another state.
    """
    making = Making(draft, "", at)
    settled: dict[str, None] = {}
    for change, paragraph, start, end in edges:
        for one in twins(making.draft, paragraph):
            _move_edge(making, change, one, start, end)
        settled[change] = None
    for change in settled:
        making.put_change(change, confidence=None, reason="")
    return making.edit("Set extent" if len(settled) < 2 else f"Set {len(settled)} extents")


def _move_edge(making: Making, change: str, paragraph: str, start: int, end: int) -> None:
    held = paragraph_in(making.draft, paragraph)
    mark, outer, old = _insertion(held, change)
    text = held.text()
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise StepRefused("An insertion needs words.")
    if end < old[0] or start > old[1]:
        raise StepRefused("The new extent does not touch the old one.")
    low, high = min(start, old[0]), max(end, old[1])
    _, rest = cut(held.runs, low)
    middle, _ = cut(rest, high - low)
    made: list[Run] = []
    offset = low
    for run in _parted(middle, low, {start, end, *old}):
        inside = start <= offset < end
        made.append(_with(run, mark, outer) if inside else _without(run, mark))
        offset += len(run.text)
    making.do(ReplaceRuns(paragraph, low, high, joined(made)))


def _insertion(paragraph: Paragraph, change: str) -> tuple[Mark, tuple[Mark, ...], tuple[int, int]]:
    """The mark of an insertion, the marks outside it, and its first stretch."""
    offset, found, start = 0, None, 0
    for run in paragraph.runs:
        mark = next((m for m in run.ins if change_of(m) == change), None)
        if mark is not None and found is None:
            found, start = (mark, run.ins[: run.ins.index(mark)]), offset
        elif mark is None and found is not None:
            break
        offset += len(run.text)
    if found is None:
        raise StepRefused("The insertion is no longer there.")
    return *found, (start, offset)


def _parted(runs: Iterable[Run], offset: int, cuts: set[int]) -> list[Run]:
    """The runs cut at offsets, the first beginning at ``offset``."""
    parts: list[Run] = []
    for run in runs:
        last = 0
        for at in sorted(c - offset for c in cuts if offset < c < offset + len(run.text)):
            parts.append(replace(run, text=run.text[last:at]))
            last = at
        parts.append(replace(run, text=run.text[last:]))
        offset += len(run.text)
    return parts


def _with(run: Run, mark: Mark, outer: tuple[Mark, ...]) -> Run:
    if mark in run.ins:
        return run
    if run.ins[: len(outer)] != outer or run.dels or run.object:
        raise StepRefused("The insertion would reach over words in another state.")
    return replace(run, ins=(*outer, mark, *run.ins[len(outer) :]))


def _without(run: Run, mark: Mark) -> Run:
    return replace(run, ins=tuple(m for m in run.ins if m != mark))


def speak_of_paragraph(draft: Draft, change: str, at: str = "") -> Edit:
    """Let stances that only hold words be about their paragraph.

    Raises:
        StepRefused: If the change is not there, or does more than hold words.
    """
    making = Making(draft, "", at)
    known = draft.changes.get(change)
    if known is None:
        raise StepRefused("The change is no longer in the draft.")
    for paragraph in draft.carrying(change):
        marks = [m for r in paragraph.runs for m in r.ins + r.dels]
        if change in map(change_of, (*marks, *paragraph.end.ins, *paragraph.end.dels)):
            raise StepRefused("The change does more than hold words.")
    for paragraph in draft.carrying(change):
        runs = joined(
            replace(r, holds=tuple(m for m in r.holds if change_of(m) != change))
            for r in paragraph.runs
        )
        making.do(ReplaceRuns(paragraph.id, 0, len(paragraph.text()), runs))
        facts = facts_of(paragraph)
        making.do(SetParagraph(replace(facts, positions=(*paragraph.positions, *known.positions))))
    making.do(Remove(known))
    return making.edit(_SETTLED)


def call_by_another_name(draft: Draft, delegation: str, other: Delegation, at: str = "") -> Edit:
    """Take what a delegation said for what another said: "CH" is China.

    Raises:
        StepRefused: If the delegation is not in the draft.
    """
    old = draft.delegations.get(delegation)
    if old is None:
        raise StepRefused("The delegation is no longer in the draft.")
    making = Making(draft, "", at)
    if other.id not in draft.delegations:
        making.do(Put(replace(other, short=old.short if old.kind != "unknown" else "")))
    for change in draft.changes.values():
        if any(p.delegation == delegation for p in change.positions):
            positions = _renamed(change.positions, delegation, other.id)
            making.do(Put(replace(change, positions=positions)))
    for remark in draft.remarks.values():
        if remark.by == delegation:
            making.do(Put(replace(remark, by=other.id)))
    if any(p.delegation == delegation for p in draft.positions):
        making.do(SetFact("positions", _renamed(draft.positions, delegation, other.id)))
    for paragraph in draft.every_paragraph():
        _rename_in(making, paragraph, delegation, other.id)
    making.do(Remove(old))
    return making.edit(f"{old.shown} is {other.name}")


def call_by_own_name(draft: Draft, delegation: str, at: str = "") -> Edit:
    """Write a delegation's name out where a short one could mean another: "CH" is Switzerland.

    Raises:
        StepRefused: If the delegation is not in the draft.
    """
    old = draft.delegations.get(delegation)
    if old is None:
        raise StepRefused("The delegation is no longer in the draft.")
    making = Making(draft, "", at)
    making.do(Put(replace(old, short="")))
    return making.edit(f"{old.shown} is {old.name}")


def _rename_in(making: Making, paragraph: Paragraph, old: str, new: str) -> None:
    agreement = paragraph.agreement
    speaks = any(p.delegation == old for p in paragraph.positions)
    if not speaks and old not in agreement.pending:
        return
    pending = tuple(dict.fromkeys(new if one == old else one for one in agreement.pending))
    facts = replace(
        facts_of(paragraph),
        positions=_renamed(paragraph.positions, old, new),
        agreement=replace(agreement, pending=pending),
    )
    making.do(SetParagraph(facts))


def _renamed(positions: Iterable[Position], old: str, new: str) -> tuple[Position, ...]:
    return tuple(replace(p, delegation=new) if p.delegation == old else p for p in positions)


def make_rivals(draft: Draft, ids: Sequence[str], at: str = "") -> Edit:
    """Say that of changes, paragraphs or brackets at most one can stand; what was guessed of
    the changes is settled.

    Raises:
        StepRefused: If one is not in the draft.
    """
    making = Making(draft, "", at)
    for one in ids:
        there = one in draft.changes or one in draft.brackets or draft.paragraph(one)
        if not there:
            raise StepRefused("One of them is no longer in the draft.")
    shared = [a for a in draft.alternatives.values() if set(a.of) & set(ids)]
    if shared:
        first = shared[0]
        making.do(Put(replace(first, of=tuple(dict.fromkeys((*first.of, *ids))))))
    else:
        making.do(Put(Alternatives(new_id("a"), tuple(ids))))
    for one in ids:
        known: Change | None = draft.changes.get(one)
        if known is not None and known.confidence is not None:
            making.put_change(one, confidence=None, reason="")
    return making.edit("Make alternatives")


def unstrike(draft: Draft, changes: Iterable[str], at: str = "") -> Edit:
    """Let changes strike nothing: they only put words in. They are certain then.

    Raises:
        StepRefused: If one is not in the draft.
    """
    making = Making(draft, "", at)
    ids = list(dict.fromkeys(changes))
    for change in ids:
        for paragraph in draft.carrying(change):
            now = paragraph_in(making.draft, paragraph.id)
            runs = joined(
                replace(r, dels=tuple(m for m in r.dels if change_of(m) != change))
                for r in now.runs
            )
            if runs != now.runs:
                making.do(ReplaceRuns(paragraph.id, 0, len(now.text()), runs))
        making.put_change(change, confidence=None, reason="")
    return making.edit("Strike nothing")


def stand_apart(draft: Draft, changes: Iterable[str], at: str = "") -> Edit:
    """Say that changes can stand beside what they were taken for alternatives to.

    Raises:
        StepRefused: If none of them is an alternative.
    """
    making = Making(draft, "", at)
    gone = set(changes)
    for group in draft.alternatives.values():
        if gone.isdisjoint(group.of):
            continue
        left = group
        for one in gone:
            left = left.without(one)
        making.do(Put(left) if len(left.of) > 1 else Remove(group))
    if not making.steps:
        raise StepRefused("It is no alternative to anything.")
    return making.edit("No alternative")


def let_stand(draft: Draft, taken: str, left: Iterable[str], at: str = "") -> Edit:
    """Rule which of alternatives stands: the change that makes it is taken, the others left.

    Raises:
        StepRefused: If one is not in the draft.
    """
    making = Making(draft, "", at)
    if taken:
        making.put_change(taken, ruling="take")
    for change in left:
        making.put_change(change, ruling="leave")
    return making.edit("Say which stands")
