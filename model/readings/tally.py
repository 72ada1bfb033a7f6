"""Positions and what is still open, counted."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from model.draft.change import Change, Position, Stance, latest_positions
from model.draft.draft import Draft
from model.readings.by_and_by import Steps, at_once
from model.readings.open_parts import OpenCount, OpenPart, open_part
from model.readings.places import change_places


@dataclass(frozen=True, slots=True)
class Tally:
    """What is still open in a draft.

    Attributes:
        paragraphs: Ids of the units that are open, pending or reopened, struck ones left out.
        changes: Ids of the open changes, moot ones left out, in the order of the text.
        reserved: Ids of those that somebody reserves.
        guesses: Ids of those whose extent a reader guessed.
    """

    paragraphs: tuple[str, ...]
    changes: tuple[str, ...]
    reserved: tuple[str, ...]
    guesses: tuple[str, ...]


def tally(draft: Draft) -> Tally:
    """Count what is open. After an edit only the chunks that it touched are counted anew."""
    return at_once(counted(draft))


def counted(draft: Draft) -> Steps[Tally]:
    """The same, by and by."""
    parts = yield from OpenCount(draft).parts()
    shared = _in_several(parts)
    if shared:
        parts = _each_change_once(draft, parts, shared)
    every = chain.from_iterable
    return Tally(
        paragraphs=tuple(every(part.units for part in parts)),
        changes=tuple(every(part.open for part in parts)),
        reserved=tuple(every(part.reserved for part in parts)),
        guesses=tuple(every(part.guesses for part in parts)),
    )


def _in_several(parts: list[OpenPart]) -> set[str]:
    """Ids of the changes that stand in more than one part."""
    seen: set[str] = set()
    shared: set[str] = set()
    for part in parts:
        shared |= seen & part.ids
        seen |= part.ids
    return shared


def _each_change_once(draft: Draft, parts: list[OpenPart], shared: set[str]) -> list[OpenPart]:
    """The parts with each change that several have in the first, open if it is open in any."""
    touched = [part for part in parts if not shared.isdisjoint(part.ids)]
    is_open = shared & {change for part in touched for change in part.open}
    told: set[str] = set()
    out: list[OpenPart] = []
    for part in parts:
        if shared.isdisjoint(part.ids):
            out.append(part)
            continue
        marked = {
            change: stands or change in is_open
            for change, stands in part.marked.items()
            if change not in told
        }
        told |= part.ids & shared
        out.append(open_part(draft.changes, part.units, marked))
    return out


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of the positions grid: a change, and who takes which stance on it."""

    change: Change
    paragraph: str
    text: str
    stances: dict[str, Stance]


def positions_grid(draft: Draft) -> tuple[list[str], list[GridRow]]:
    """Ids of the delegations that spoke on a change, in order; and a row a change."""
    delegations: dict[str, None] = {}
    rows: dict[str, GridRow] = {}
    for place in change_places(draft):
        latest: dict[str, Position] = latest_positions(place.change.positions)
        delegations.update(dict.fromkeys(latest))
        if place.change.id not in rows:
            told = place.inserted or place.deleted or place.held
            rows[place.change.id] = GridRow(
                place.change, place.paragraph, told, {d: p.stance for d, p in latest.items()}
            )
    return list(delegations), list(rows.values())
