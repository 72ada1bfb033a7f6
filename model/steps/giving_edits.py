"""The edit for "that was us, not Egypt": what one delegation said becomes another's."""

from __future__ import annotations

from dataclasses import replace

from model.draft.delegation import Delegation
from model.draft.draft import Draft
from model.steps.edit import Edit
from model.steps.making import Making
from model.steps.record_steps import Put
from model.steps.stances import positions_on, put_positions, thing
from model.steps.step import StepRefused


def give_to_another(draft: Draft, on: str, was: str, to: Delegation, at: str = "") -> Edit:
    """Put another delegation in the place of the one that was heard: "that was us".

    ``on`` is a change, a paragraph, a remark, or (empty) the whole draft. What the other had said
    there itself gives way.

    Raises:
        StepRefused: If it is agreed or not there, or the first said nothing on it.
    """
    heard = draft.shown_name(was)
    if to.id == was:
        raise StepRefused(f"{heard} has it already.")
    making = Making(draft, to, at)
    remark = draft.remarks.get(on)
    if remark is not None:
        if remark.by != was:
            raise StepRefused(f"{heard} did not make this remark.")
        making.do(Put(replace(remark, by=to.id)))
        return making.edit(f"{to.shown}, not {heard}")
    old = positions_on(draft, on)
    if all(position.delegation != was for position in old):
        raise StepRefused(f"{heard} has said nothing on {thing(draft, on)}.")
    given = (
        replace(position, delegation=to.id) if position.delegation == was else position
        for position in old
        if position.delegation != to.id
    )
    put_positions(making, on, tuple(given))
    return making.edit(f"{to.shown}, not {heard}")
