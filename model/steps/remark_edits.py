"""Edits of remarks that were made: attached to what they are about, and settled."""

from __future__ import annotations

from dataclasses import replace

from model.draft.change import Remark
from model.draft.draft import Draft
from model.steps.container import paragraph_in
from model.steps.edit import Edit
from model.steps.making import Making
from model.steps.record_steps import Put
from model.steps.step import StepRefused


def attach_remark(draft: Draft, remark: str, on: str, at: str = "") -> Edit:
    """Say what a remark is about: a change, a paragraph, or (empty) the whole draft.

    Raises:
        StepRefused: If either is not there, or it is said already.
    """
    old = _remark(draft, remark)
    if on == old.on:
        raise StepRefused("The remark is about this already.")
    if on and on not in draft.changes:
        paragraph_in(draft, on)
    making = Making(draft, "", at)
    making.do(Put(replace(old, on=on)))
    return making.edit(_named("Attach remark" if on else "Loosen remark", draft, old))


def settle_owed(draft: Draft, remark: str, at: str = "") -> Edit:
    """Record that what was promised with a remark came.

    Raises:
        StepRefused: If nothing is owed with it.
    """
    old = _remark(draft, remark)
    if not old.owed:
        raise StepRefused("Nothing is owed with this remark.")
    making = Making(draft, "", at)
    making.do(Put(replace(old, owed=False)))
    return making.edit(_named("Owed language received", draft, old, "from"))


def _remark(draft: Draft, remark: str) -> Remark:
    known = draft.remarks.get(remark)
    if known is None:
        raise StepRefused("The remark is no longer in the draft.")
    return known


def _named(what: str, draft: Draft, remark: Remark, of: str = "of") -> str:
    return f"{what} {of} {draft.shown_name(remark.by)}" if remark.by else what
