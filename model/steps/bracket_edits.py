"""Edits that draw brackets round words, and lift them."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

from model.draft.change import Bracket
from model.draft.draft import Draft
from model.draft.ids import new_id
from model.draft.place import Place
from model.draft.text import Runs, between, change_of, common_start, length, sorted_marks
from model.steps.container import paragraph_in
from model.steps.edit import Edit
from model.steps.making import Making, Speaker
from model.steps.moved import twins
from model.steps.record_steps import Put, Remove
from model.steps.removal import forget_changes
from model.steps.span import SpanRow, span_between
from model.steps.step import StepRefused
from model.steps.text_steps import ReplaceRuns
from model.steps.voice import Voice


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
    used = (making.mark(mark),) if making.is_tracked else ()
    rows = [r for r in span_between(draft, start, end).rows if r.start < r.end]
    if not rows:
        raise StepRefused("There are no words to put in brackets.")
    shared = _shared(draft, rows)
    drawn: dict[int, str] = {0: identity} if identity else {}
    for row in rows:
        for copy, paragraph in enumerate(twins(draft, row.paragraph)):
            # A bracket of its own for a copy: one for both would reach from one to the other.
            if copy not in drawn or drawn[copy] not in making.draft.brackets:
                drawn.setdefault(copy, new_id("b"))
                making.do(Put(Bracket(drawn[copy], ins=used)))
            old = between(making.open_paragraph(paragraph).runs, row.start, row.end)
            new = _bracketed(old, drawn[copy], shared)
            making.do(ReplaceRuns(paragraph, row.start, row.end, new))
    return making.named("Brackets")


def _shared(draft: Draft, rows: list[SpanRow]) -> int:
    """How many brackets stand round all the words: the new one stands inside those."""
    nestings = [
        run.brackets
        for row in rows
        for run in between(paragraph_in(draft, row.paragraph).runs, row.start, row.end)
    ]
    return len(reduce(common_start, nestings))


def _bracketed(runs: Runs, bracket: str, outer: int) -> Runs:
    return tuple(
        replace(run, brackets=(*run.brackets[:outer], bracket, *run.brackets[outer:]))
        for run in runs
    )


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
    if making.is_tracked and not (isinstance(by, Voice) and _is_own(draft, old, by)):
        used = making.mark(mark)
        for one in _copies(draft, bracket, holding):
            known = draft.brackets[one]
            making.do(Put(replace(known, dels=sorted_marks((*known.dels, used)))))
        return making.named("Lifting of brackets")
    for one in _copies(draft, bracket, holding):
        _erase(making, one, holding)
    forget_changes(making, [change_of(mark) for mark in old.ins])
    return making.named("Lifting of brackets")


def _is_own(draft: Draft, bracket: Bracket, voice: Voice) -> bool:
    """Whether the voice alone drew the bracket: then it goes as if it had never been there."""
    marks = (*bracket.ins, *bracket.dels)
    return bool(bracket.ins) and all(voice.owns(draft, mark) for mark in marks)


def _erase(making: Making, bracket: str, holding: list[str]) -> None:
    for paragraph in holding:
        runs = making.open_paragraph(paragraph).runs
        bare = tuple(
            replace(r, brackets=tuple(b for b in r.brackets if b != bracket)) for r in runs
        )
        if bare == runs:
            continue
        making.do(ReplaceRuns(paragraph, 0, length(runs), bare))
    making.do(Remove(making.draft.brackets[bracket]))


def _copies(draft: Draft, bracket: str, holding: list[str]) -> list[str]:
    """The bracket, and those that stand for it in the copies of moved paragraphs."""
    found = {bracket: None}
    for paragraph in holding:
        here, *others = (
            [run.brackets for run in paragraph_in(draft, twin).runs for _ in run.text]
            for twin in twins(draft, paragraph)
        )
        for there in others:
            for mine, theirs in zip(here, there, strict=True):
                found |= {b: None for a, b in zip(mine, theirs, strict=False) if a == bracket}
    return [one for one in found if one in draft.brackets]
