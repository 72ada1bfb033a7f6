"""Marks of one change made those of another, in runs, end marks and brackets; no word moves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.text import (
    EndMark,
    Mark,
    Run,
    between,
    change_of,
    length,
    mark_order,
    place_of,
    sorted_marks,
)
from model.steps.making import Making
from model.steps.record_steps import Put
from model.steps.text_steps import ReplaceRuns, SetEnd

Names = Mapping[Mark, Mark]
"""What marks shall be called."""


def carrying_anywhere(draft: Draft, change: str) -> list[Paragraph]:
    """The paragraphs of the body and of notes with a mark of the change."""
    body = [draft.paragraphs[row] for row in draft.paragraphs.with_change(change)]
    notes = (p for note in draft.notes.values() for p in note.paragraphs)
    return body + [p for p in notes if change in p.changes()]


def marks_of(draft: Draft, change: str) -> list[Mark]:
    """The marks of a change, by the number of their place."""
    every: list[Run | EndMark] = []
    for paragraph in carrying_anywhere(draft, change):
        every += [*paragraph.runs, paragraph.end]
    found = {mark for thing in every for mark in _marks(thing) if change_of(mark) == change}
    found |= {mark for mark in _in_brackets(draft) if change_of(mark) == change}
    return sorted(found, key=mark_order)


def next_place(marks: list[Mark]) -> int:
    """The number of the first place that is free."""
    return max(map(place_of, marks), default=0) + 1


def rename_in_words(
    making: Making, paragraph: str, start: int, end: int, with_end: bool, names: Names
) -> None:
    """Rename marks from one offset to another, and on the end mark.

    Raises:
        StepRefused: If the paragraph is agreed, or not there.
    """
    old = making.open_paragraph(paragraph)
    words = between(old.runs, start, end)
    new = tuple(
        replace(
            run,
            ins=_nested(run.ins, names),
            dels=_together(run.dels, names),
            holds=_together(run.holds, names),
        )
        for run in words
    )
    if new != words:
        making.do(ReplaceRuns(paragraph, start, end, new))
    mark = EndMark(_nested(old.end.ins, names), _together(old.end.dels, names))
    if with_end and mark != old.end:
        making.do(SetEnd(paragraph, mark))


def rename_everywhere(making: Making, change: str, names: Names) -> None:
    """Rename marks of a change wherever they stand, brackets too.

    Raises:
        StepRefused: If one stands in an agreed paragraph.
    """
    for paragraph in carrying_anywhere(making.draft, change):
        rename_in_words(making, paragraph.id, 0, length(paragraph.runs), True, names)
    for bracket in list(making.draft.brackets.values()):
        new = replace(bracket, ins=_nested(bracket.ins, names), dels=_together(bracket.dels, names))
        if new != bracket:
            making.do(Put(new))


def _marks(thing: Run | EndMark) -> tuple[Mark, ...]:
    return thing.marks() if isinstance(thing, Run) else thing.ins + thing.dels


def _in_brackets(draft: Draft) -> Iterator[Mark]:
    for bracket in draft.brackets.values():
        yield from bracket.ins + bracket.dels


def _nested(marks: tuple[Mark, ...], names: Names) -> tuple[Mark, ...]:
    """The marks renamed; of a change that would be there twice then, the outermost."""
    told: list[Mark] = []
    for mark in marks:
        new = names.get(mark, mark)
        if mark == new or not any(_is_twin(new, other) for other in (*told, *marks)):
            told.append(new)
    return tuple(told)


def _together(marks: tuple[Mark, ...], names: Names) -> tuple[Mark, ...]:
    if not any(mark in names for mark in marks):
        return marks
    return sorted_marks(_nested(marks, names))


def _is_twin(mark: Mark, other: Mark) -> bool:
    return change_of(mark) == change_of(other)
