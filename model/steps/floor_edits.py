"""Edits that record what the floor says, as one thing: several delegations, lifted positions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from model.draft.backing import is_behind
from model.draft.change import Change, Position, Stance, latest_positions
from model.draft.delegation import Delegation
from model.draft.draft import Draft
from model.draft.ids import new_id
from model.draft.place import Place
from model.draft.text import EndMark, Run, change_of
from model.steps.edit import Edit
from model.steps.making import Making
from model.steps.position_edits import STANCE_NAMES, hold_words, refuse_settled
from model.steps.record_steps import Put
from model.steps.stances import FOR, positions_on, put_positions, taken_back, thing
from model.steps.step import StepRefused


@dataclass(frozen=True, slots=True)
class Said:
    """What one delegation says.

    Attributes:
        by: The delegation.
        stance: What it wants; "lift" takes back what it said last.
        note: The words that it came with, if any.
        private: Whether the note is the facilitator's own.
    """

    by: Delegation
    stance: Stance | Literal["lift"]
    note: str = ""
    private: bool = False


def take_positions(
    draft: Draft,
    on: str,
    said: Sequence[Said],
    at: str = "",
    lifted: Mapping[str, str] = MappingProxyType({}),
) -> Edit:
    """Record what several delegations say of a change or a paragraph, or (empty) of all.

    ``lifted``: What a delegation lifts, by its id, where that is something else.

    Raises:
        StepRefused: If it is agreed or not there, if a delegation is named twice, or if one that
            lifts has said nothing.
    """
    if not said:
        raise StepRefused("Nobody is named.")
    if len({one.by.id for one in said}) < len(said):
        raise StepRefused("A delegation is named twice.")
    making = Making(draft, said[0].by if len(said) == 1 else "", at)
    told: list[tuple[str, str]] = []
    for one in said:
        if one.by.id not in making.draft.delegations:
            making.do(Put(one.by))
        about = lifted.get(one.by.id, on) if one.stance == "lift" else on
        told.append((_record(making, about, one, at), one.by.shown))
    return making.edit(_in_words(told))


def hold_as_said(
    draft: Draft, start: Place, end: Place, said: Sequence[Said], at: str = "", change: str = ""
) -> Edit:
    """Record what delegations say of words that nobody would change.

    Raises:
        StepRefused: If there are no words, a paragraph is agreed, or somebody lifts.
    """
    if not said or any(one.stance == "lift" for one in said):
        raise StepRefused("Nothing has been said of these words that could be lifted.")
    if (start.paragraph, start.offset) == (end.paragraph, end.offset):
        raise StepRefused("There are no words to hold.")
    change = change or new_id("c")
    first, *others = said
    assert first.stance != "lift"
    told = (first.stance, at, first.note, change, first.private)
    edit = hold_words(draft, start, end, first.by, *told)
    if not others:
        return edit
    rest = take_positions(edit.apply(draft), change, others, at)
    names = [(_stance_name(one), one.by.shown) for one in said]
    return Edit(_in_words(names), (*edit.steps, *rest.steps), when=at)


def lift_all(making: Making, on: str, delegations: Iterable[str]) -> None:
    """Take back what these delegations said last on something.

    Raises:
        StepRefused: If it is agreed, or one has said nothing.
    """
    for one in delegations:
        by = making.draft.delegations.get(one) or Delegation(one, one.upper(), one)
        _lift(making, on, by)


def _record(making: Making, on: str, one: Said, at: str) -> str:
    """Record what one says; what that is called."""
    if one.stance == "lift":
        return taken_back(_lift(making, on, one.by))
    taken = Position(one.by.id, one.stance, at, one.note, one.private)
    put_positions(making, on, (*positions_on(making.draft, on), taken))
    return _stance_name(one)


def _stance_name(one: Said) -> str:
    return STANCE_NAMES[one.stance] if one.stance != "lift" else "Lifting"


def _lift(making: Making, on: str, by: Delegation) -> Stance:
    """Take back what a delegation said last: what it said before counts again.

    There is no stance for it: who lifts a reservation does not support. What would be left with
    nobody behind it, or held by nobody, is withdrawn, and stays on record as it was.
    """
    old = positions_on(making.draft, on)
    last = latest_positions(old).get(by.id)
    if last is None:
        raise StepRefused(f"{by.shown} has said nothing on {thing(making.draft, on)}.")
    left = _without_last(old, by.id)
    change = making.draft.changes.get(on)
    if change is not None and _falls(making.draft, change, left):
        refuse_settled(making.draft, [on])
        making.put_change(on, outcome="withdrawn")
    else:
        put_positions(making, on, left)
    return last.stance


def _without_last(positions: tuple[Position, ...], by: str) -> tuple[Position, ...]:
    """Without what a delegation said against, since it was for; without all if it is for."""
    own = [i for i, position in enumerate(positions) if position.delegation == by]
    gone = set(own)
    if positions[own[-1]].stance not in FOR:
        still_for = [i for i in own if positions[i].stance in FOR]
        gone = {i for i in own if i > max(still_for, default=-1)}
        if not still_for:
            gone = set(own)
    return tuple(position for i, position in enumerate(positions) if i not in gone)


def _falls(draft: Draft, change: Change, left: tuple[Position, ...]) -> bool:
    """Whether a change would be nobody's any more."""

    def backed(positions: tuple[Position, ...]) -> bool:
        latest = latest_positions(positions).values()
        return any(is_behind(draft, change, position) for position in latest)

    if backed(change.positions):
        return not backed(left)
    return not left and _only_holds(draft, change.id)


def _only_holds(draft: Draft, change: str) -> bool:
    for paragraph in draft.carrying(change):
        things: tuple[Run | EndMark, ...] = (*paragraph.runs, paragraph.end)
        if any(change == change_of(mark) for one in things for mark in one.ins + one.dels):
            return False
    return True


def _in_words(told: list[tuple[str, str]]) -> str:
    """ "Support by Egypt and Cuba; reservation by Venezuela"."""
    groups: dict[str, list[str]] = {}
    for what, name in told:
        groups.setdefault(what, []).append(name)
    parts = [f"{what} by {listed(names)}" for what, names in groups.items()]
    return "; ".join([*parts[:1], *(part[:1].lower() + part[1:] for part in parts[1:])])


def listed(names: Sequence[str]) -> str:
    """ "Egypt, Cuba and Iran"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
