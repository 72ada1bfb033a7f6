"""Edits that draw brackets round words, and lift them."""

from __future__ import annotations

from dataclasses import replace

from model.draft.change import Bracket
from model.draft.draft import Draft
from model.draft.ids import new_id
from model.draft.place import Place
from model.draft.text import Runs, between, common_start, length, sorted_marks
from model.steps.edit import Edit
from model.steps.making import Making, Speaker
from model.steps.record_steps import Put, Remove
from model.steps.span import span_between
from model.steps.step import StepRefused
from model.steps.text_steps import ReplaceRuns


def draw_bracket(
    draft: Draft,
    start: Place,
    end: Place,
    by: Speaker = "",
    at: str = "",
    mark: str = "",
    identity: str = "",
) -> Edit:
    """Draw brackets round words: they stand, but are not agreed.

    Raises:
        StepRefused: If there are no words, a paragraph is agreed, or the places are not in order.
    """
    making = Making(draft, by, at)
    bracket = identity or new_id("b")
    used = (making.mark(mark),) if making.is_tracked else ()
    making.do(Put(Bracket(bracket, ins=used)))
    drawn = False
    for row in span_between(draft, start, end).rows:
        old = between(making.open_paragraph(row.paragraph).runs, row.start, row.end)
        if old:
            making.do(ReplaceRuns(row.paragraph, row.start, row.end, _bracketed(old, bracket)))
            drawn = True
    if not drawn:
        raise StepRefused("There are no words to put in brackets.")
    return making.named("Brackets")


def _bracketed(runs: Runs, bracket: str) -> Runs:
    """The runs in a bracket that stands inside those they all share, and round the others."""
    shared = runs[0].brackets
    for run in runs:
        shared = common_start(shared, run.brackets)
    outer = len(shared)
    return tuple(replace(run, brackets=(*shared, bracket, *run.brackets[outer:])) for run in runs)


def lift_bracket(
    draft: Draft, bracket: str, by: Speaker = "", at: str = "", mark: str = ""
) -> Edit:
    """Lift brackets: what stands in them stays.

    Raises:
        StepRefused: If they are not there, or stand in an agreed paragraph.
    """
    making = Making(draft, by, at)
    old = draft.brackets.get(bracket)
    if old is None:
        raise StepRefused("The brackets are no longer in the draft.")
    holding = [
        p.id for p in draft.every_paragraph() if any(bracket in run.brackets for run in p.runs)
    ]
    for paragraph in holding:
        making.open_paragraph(paragraph)
    if making.is_tracked:
        dels = sorted_marks((*old.dels, making.mark(mark)))
        making.do(Put(replace(old, dels=dels)))
        return making.named("Lifting of brackets")
    for paragraph in holding:
        runs = making.open_paragraph(paragraph).runs
        bare = tuple(
            replace(r, brackets=tuple(b for b in r.brackets if b != bracket)) for r in runs
        )
        making.do(ReplaceRuns(paragraph, 0, length(runs), bare))
    making.do(Remove(old))
    return making.named("Lifting of brackets")
