"""Edits by which a paragraph comes to be agreed: lifting what stands against it, waiting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model.draft.agreement import OPEN, Agreement, Forum
from model.draft.change import Position
from model.draft.delegation import Delegation
from model.draft.draft import Draft
from model.draft.paragraph import display_name
from model.steps.bracket_edits import lift_bracket
from model.steps.container import paragraph_in
from model.steps.decision_edits import agree_paragraph, set_outcome
from model.steps.edit import Edit
from model.steps.floor_edits import lift_all, listed
from model.steps.making import Making, Speaker
from model.steps.paragraph_steps import SetParagraph, facts_of
from model.steps.record_steps import Put
from model.steps.step import Step, StepRefused

Held = tuple[str, str]
"""The id of what is held (a change or a paragraph), and of the delegation that holds it."""


def agree_lifting(
    draft: Draft,
    paragraph: str,
    held: Sequence[Held],
    brackets: Sequence[str],
    chair: Speaker,
    forum: Forum = "informals",
    day: str = "",
    at: str = "",
) -> Edit:
    """Lift what stands against a paragraph, and gavel it, as one thing.

    ``held`` are the positions that are lifted, ``brackets`` those that the chair lifts.

    Raises:
        StepRefused: If the paragraph is agreed already, or something is no longer there.
    """
    name = f"Agree {display_name(paragraph_in(draft, paragraph))}"
    making = Making(draft, "", at)
    for on, delegation in held:
        lift_all(making, on, [delegation])
    for bracket in brackets:
        known = set(making.draft.changes)
        _do_all(making, lift_bracket(making.draft, bracket, chair, at).steps)
        for change in set(making.draft.changes) - known:
            _do_all(making, set_outcome(making.draft, change, "accepted", at).steps)
    _do_all(making, agree_paragraph(making.draft, paragraph, forum, day, at).steps)
    return making.edit(name)


def _do_all(making: Making, steps: Sequence[Step]) -> None:
    for step in steps:
        making.do(step)


def wait_for(
    draft: Draft,
    paragraph: str,
    delegations: Sequence[Delegation] = (),
    paragraphs: Sequence[str] = (),
    forum: Forum = "",
    day: str = "",
    at: str = "",
) -> Edit:
    """Say that a paragraph waits for delegations, or for other paragraphs (a package).

    Raises:
        StepRefused: If it is agreed or not there, or would wait for itself or for nobody.
    """
    if not delegations and not paragraphs:
        raise StepRefused("Nobody is named for whom it waits.")
    if paragraph in paragraphs:
        raise StepRefused("A paragraph cannot wait for itself.")
    making = Making(draft, "", at)
    old = making.open_paragraph(paragraph)
    names = [d.shown for d in delegations]
    names += [display_name(paragraph_in(draft, one)) for one in paragraphs]
    for one in delegations:
        if one.id not in making.draft.delegations:
            making.do(Put(one))
    waits = (*(d.id for d in delegations), *paragraphs)
    state = Agreement("pending", forum, day, pending=waits)
    making.do(SetParagraph(replace(facts_of(old), agreement=state)))
    return making.edit(f"{display_name(old)} pending {listed(names)}")


def put_under_silence(
    draft: Draft, paragraph: str, until: str, forum: Forum = "", day: str = "", at: str = ""
) -> Edit:
    """Put a paragraph under silence until a time (UTC, whole seconds), or (empty) without one.

    Raises:
        StepRefused: If it is agreed, or not there.
    """
    making = Making(draft, "", at)
    old = making.open_paragraph(paragraph)
    state = Agreement("silence", forum, day, until=until)
    making.do(SetParagraph(replace(facts_of(old), agreement=state)))
    return making.edit(f"{display_name(old)} under silence")


def break_silence(
    draft: Draft, paragraph: str, by: Delegation, at: str = "", note: str = ""
) -> Edit:
    """Record who broke the silence: the paragraph is open again, and opposed.

    Raises:
        StepRefused: If it is not under silence, or not there.
    """
    making = Making(draft, by, at)
    old = making.open_paragraph(paragraph)
    if old.agreement.state != "silence":
        raise StepRefused(f"{display_name(old)} is not under silence.")
    against = Position(by.id, "oppose", at, note)
    new = replace(facts_of(old), agreement=OPEN, positions=(*old.positions, against))
    making.do(SetParagraph(new))
    return making.edit(f"Silence on {display_name(old)} broken by {by.shown}")
