"""Where positions are kept, whatever they are on: a change, a paragraph or the whole draft."""

from __future__ import annotations

from dataclasses import replace

from model.draft.change import Position, Stance
from model.draft.draft import Draft
from model.draft.paragraph import display_name
from model.steps.container import paragraph_in
from model.steps.making import Making
from model.steps.paragraph_steps import SetParagraph, facts_of
from model.steps.position_edits import STANCE_NAMES, refuse_settled
from model.steps.record_steps import SetFact

FOR: tuple[Stance, ...] = ("propose", "support")
"""Stances that are withdrawn; the others are lifted."""


def positions_on(draft: Draft, on: str) -> tuple[Position, ...]:
    """The positions on a change or a paragraph, by its id, or (empty) on the whole draft.

    Raises:
        StepRefused: If it is not there.
    """
    if not on:
        return draft.positions
    change = draft.changes.get(on)
    return change.positions if change is not None else paragraph_in(draft, on).positions


def put_positions(making: Making, on: str, positions: tuple[Position, ...]) -> None:
    """Replace the positions on something.

    Raises:
        StepRefused: If it is agreed, or not there.
    """
    if not on:
        making.do(SetFact("positions", positions))
    elif on in making.draft.changes:
        refuse_settled(making.draft, [on])
        making.put_change(on, positions=positions)
    else:
        old = making.open_paragraph(on)
        making.do(SetParagraph(replace(facts_of(old), positions=positions)))


def thing(draft: Draft, on: str) -> str:
    """What the positions are on, in words."""
    if not on:
        return "the whole draft"
    return "this change" if on in draft.changes else display_name(paragraph_in(draft, on))


def taken_back(stance: Stance) -> str:
    """How it is called when a stance is taken back: "Lifting of reservation"."""
    done = "Withdrawal" if stance in FOR else "Lifting"
    return f"{done} of {_lowered(STANCE_NAMES[stance])}"


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:]
