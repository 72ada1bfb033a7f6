"""The edit that says of changes or paragraphs that at most one of them can stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from model.draft.change import Alternatives, effective_ruling
from model.draft.draft import Draft
from model.draft.ids import new_id
from model.steps.container import paragraph_in
from model.steps.edit import Edit
from model.steps.making import Making
from model.steps.position_edits import refuse_settled
from model.steps.record_steps import Put, Remove
from model.steps.step import StepRefused
from model.steps.together import together


def make_alternatives(draft: Draft, one: str, other: str, at: str = "", identity: str = "") -> Edit:
    """Say that at most one of two changes or paragraphs can stand.

    Where they are alternatives to others already, all are to all. What the chair takes of them
    leaves the other.

    Raises:
        StepRefused: If it is said already, one is agreed or decided, or the chair takes both.
    """
    if one == other:
        raise StepRefused("It takes two to be alternatives.")
    _open(draft, one)
    _open(draft, other)
    groups = [g for g in draft.alternatives.values() if one in g.of or other in g.of]
    if any(one in group.of and other in group.of for group in groups):
        raise StepRefused("They are alternatives already.")
    taken = [_is_taken(draft, change) for change in (one, other)]
    if all(taken):
        raise StepRefused("The chair takes both; one has to be left first.")
    making = Making(draft, "", at)
    first, *rest = groups or [Alternatives(identity or new_id("a"), ())]
    of = dict.fromkeys(one_of for group in (first, *rest) for one_of in group.of)
    for group in rest:
        making.do(Remove(group))
    making.do(Put(replace(first, of=tuple(dict.fromkeys((*of, one, other))))))
    for change, rival_is_taken in zip((one, other), reversed(taken), strict=True):
        if rival_is_taken and change in draft.changes:
            making.put_change(change, ruling="leave")
    return making.edit("Make alternatives")


def make_all_alternatives(draft: Draft, ones: Sequence[str], at: str = "") -> Edit:
    """Say that at most one of several changes or paragraphs can stand.

    Raises:
        StepRefused: As ``make_alternatives``.
    """
    first, *others = ones
    makers = [partial(make_alternatives, one=first, other=other, at=at) for other in others]
    return together(draft, makers, at=at)


def _open(draft: Draft, one: str) -> None:
    change = draft.changes.get(one)
    if change is None:
        Making(draft, "").open_paragraph(paragraph_in(draft, one).id)
    elif change.outcome != "open":
        raise StepRefused("The change is decided already.")
    else:
        refuse_settled(draft, [one])


def _is_taken(draft: Draft, one: str) -> bool:
    change = draft.changes.get(one)
    return change is not None and effective_ruling(change) == "take"
