"""Positions and what is still open, counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from model.draft.change import Change, Position, Stance, latest_positions
from model.draft.draft import Draft
from model.draft.paragraph import NEGOTIATED_KINDS, Paragraph
from model.draft.text import EndMark, Mark, Run, change_of, stands
from model.readings.decisions import Decisions
from model.readings.places import change_places, is_struck
from model.readings.reading import CHAIRS_PROPOSAL, INFORMAL


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
    """Count what is open."""
    changes = open_changes(draft)
    return Tally(
        paragraphs=tuple(p.id for p in draft.paragraphs if is_open_unit(draft, p)),
        changes=tuple(change.id for change in changes),
        reserved=tuple(c.id for c in changes if _is_reserved(c)),
        guesses=tuple(c.id for c in changes if c.confidence is not None),
    )


def is_open_unit(draft: Draft, paragraph: Paragraph) -> bool:
    """Whether the paragraph is a unit that the room still has to agree."""
    return (
        paragraph.kind in NEGOTIATED_KINDS
        and paragraph.agreement.state not in ("agreed", "withdrawn")
        and not is_struck(draft, paragraph)
    )


def open_changes(draft: Draft) -> list[Change]:
    """The changes that are neither decided, nor decided by an agreement, nor moot."""
    decisions = Decisions(draft, CHAIRS_PROPOSAL)
    informal = Decisions(draft, INFORMAL)
    seen: dict[str, bool] = {}
    for paragraph in draft.every_paragraph():
        alive = informal.in_paragraph(paragraph)
        for thing, marks in _marked(paragraph):
            can_stand = stands(thing, alive) is not False
            for change in map(change_of, marks):
                known = draft.changes.get(change)
                if known is None or known.outcome != "open":
                    continue
                agreed = decisions.is_by_agreement(paragraph, change)
                seen[change] = seen.get(change, False) or (can_stand and not agreed)
    return [draft.changes[change] for change, is_open in seen.items() if is_open]


def _marked(paragraph: Paragraph) -> Iterator[tuple[Run | EndMark, tuple[Mark, ...]]]:
    for run in paragraph.runs:
        if run.ins or run.dels or run.holds:
            yield run, run.marks()
    yield paragraph.end, paragraph.end.ins + paragraph.end.dels


def _is_reserved(change: Change) -> bool:
    return any(p.stance == "reserve" for p in latest_positions(change.positions).values())


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
