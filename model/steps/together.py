"""Several edits made one: done one after the other, undone together."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from model.draft.draft import Draft
from model.steps.edit import Edit
from model.steps.step import Step, StepRefused


def together(
    draft: Draft, makers: Iterable[Callable[[Draft], Edit]], name: str = "", at: str = ""
) -> Edit:
    """One edit of several, each made for the draft that those before it leave.

    Without ``name`` it is called like the first.

    Raises:
        StepRefused: If one of them is refused, or there is none.
    """
    steps: list[Step] = []
    for make in makers:
        edit = make(draft)
        draft = edit.apply(draft)
        steps += edit.steps
        name = name or edit.name
    if not steps:
        raise StepRefused("There is nothing to do.")
    return Edit(name, tuple(steps), when=at)
