"""Edits that a person types: words inserted, deleted and replaced, under a delegation's name.

In a tabled text they are proposals, made by the laws of ``model.draft.text``; before, they are
plain. Every function returns the edit and leaves the draft as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from model.draft.draft import Draft
from model.draft.place import Place
from model.draft.text import (
    Run,
    Runs,
    as_run,
    between,
    cut,
    in_state,
    joined,
    replacing,
    with_deletion,
)
from model.steps.edit import Edit
from model.steps.making import Making, Speaker
from model.steps.moved import twins
from model.steps.paragraph_steps import JoinParagraphs, RemoveParagraphs
from model.steps.span import Span, span_between, with_end_deleted
from model.steps.text_steps import ReplaceRuns, SetEnd

Words = str | Iterable[Run]
"""New words; of runs only text, format, wrappers and objects are used."""


def insert_words(
    draft: Draft,
    place: Place,
    words: Words,
    by: Speaker = "",
    at: str = "",
    mark: str = "",
    correction: bool = False,
) -> Edit:
    """Insert words at a place.

    Args:
        draft: The draft.
        place: Where.
        words: What.
        by: The delegation that proposes it.
        at: When (UTC, whole seconds), or empty.
        mark: The mark to insert with, where the words belong to a change already made.
        correction: Whether it is a technical correction, which agreed paragraphs allow.

    Raises:
        StepRefused: If the paragraph is agreed, or the place is not there.
    """
    making = Making(draft, by, at, correction)
    used = making.mark(mark) if making.is_tracked else ""
    for paragraph in twins(draft, place.paragraph):
        put_words(making, place._replace(paragraph=paragraph), as_runs(words), used)
    return making.named("Insertion")


def delete_words(
    draft: Draft,
    start: Place,
    end: Place,
    by: Speaker = "",
    at: str = "",
    mark: str = "",
    correction: bool = False,
) -> Edit:
    """Delete the words, and the ends of paragraphs, between two places.

    Where whole paragraphs lie between them, the last end mark goes too.

    Raises:
        StepRefused: If a paragraph is agreed, or the places are not in order in one container.
    """
    making = Making(draft, by, at, correction)
    _delete(making, span_between(draft, start, end), mark)
    return making.named("Deletion")


def replace_words(
    draft: Draft,
    start: Place,
    end: Place,
    words: Words,
    by: Speaker = "",
    at: str = "",
    mark: str = "",
    correction: bool = False,
) -> Edit:
    """Put words in the place of those between two places, as one change.

    Raises:
        StepRefused: If a paragraph is agreed, or the places are not in order in one container.
    """
    making = Making(draft, by, at, correction)
    span = span_between(draft, start, end, keeps_last_end=True)
    new = as_runs(words)
    if not making.is_tracked:
        _delete(making, span, "")
        put_words(making, left_of(making, span), new, "")
        return making.named("Replacement")
    used = making.mark(mark)
    last = span.rows[-1]
    if any(row.start < row.end or row.with_end for row in span.rows):
        _delete(making, span, used)
    # Twins hold the same words only before and after, so all is looked up before.
    copies = twins(making.draft, last.paragraph)
    all_struck = [_struck(making.draft, span, copy) for copy in range(len(copies))]
    for paragraph, struck in zip(copies, all_struck, strict=True):
        if not struck:
            put_words(making, Place(paragraph, last.end), new, used)
            continue
        now = making.open_paragraph(paragraph)
        after = cut(now.runs, last.end)[1]
        state = replacing(struck, after[0] if after else as_run(now.end), used)
        making.do(ReplaceRuns(paragraph, last.end, last.end, in_state(new, state)))
    return making.named("Replacement")


def as_runs(words: Words) -> Runs:
    """Words as runs."""
    return joined((Run(words),) if isinstance(words, str) and words else words)  # type: ignore[arg-type]


def put_words(making: Making, place: Place, words: Runs, mark: str) -> None:
    """Insert words in one paragraph, by ``mark``, or plain where it is empty."""
    paragraph = making.open_paragraph(place.paragraph)
    state = making.state_at(place, mark)
    if not mark:
        state = replace(state, ins=tuple(m for m in state.ins if m))
    making.do(ReplaceRuns(paragraph.id, place.offset, place.offset, in_state(words, state)))


def _delete(making: Making, span: Span, mark: str) -> None:
    if not making.is_tracked:
        delete_plainly(making, span)
        return
    used = making.mark(mark)
    for row in span.rows:
        for paragraph in twins(making.draft, row.paragraph):
            now = making.open_paragraph(paragraph)
            struck = tuple(with_deletion(r, used) for r in between(now.runs, row.start, row.end))
            if struck:
                making.do(ReplaceRuns(paragraph, row.start, row.end, struck))
            if row.with_end:
                making.do(SetEnd(paragraph, with_end_deleted(now.end, used)))


def delete_plainly(making: Making, span: Span) -> None:
    """Take a span out of the text, as if it had never been there.

    Raises:
        StepRefused: If a paragraph is agreed.
    """
    for row in span.rows:
        making.open_paragraph(row.paragraph)
    first, last = span.rows[0], span.rows[-1]
    if not span.flows or (last.with_end and span.is_all):
        for row in span.rows:
            making.do(ReplaceRuns(row.paragraph, row.start, row.end))
        if span.flows and len(span.rows) > 1:
            making.do(RemoveParagraphs(tuple(row.paragraph for row in span.rows[1:])))
        return
    if last.with_end:
        making.do(RemoveParagraphs(tuple(row.paragraph for row in span.rows)))
        return
    making.do(ReplaceRuns(first.paragraph, first.start, first.end))
    if last is first:
        return
    making.do(ReplaceRuns(last.paragraph, last.start, last.end))
    if between_them := tuple(row.paragraph for row in span.rows[1:-1]):
        making.do(RemoveParagraphs(between_them))
    # Who contributes first gives the line its identity: the last, where the first has no word.
    join = JoinParagraphs(first.paragraph, last.paragraph, first.start, keep_first=first.start > 0)
    making.do(join)


def left_of(making: Making, span: Span, edge: Place | None = None) -> Place:
    """Where a plainly deleted span stood; ``edge`` where nothing is left of its paragraphs."""
    first, last = span.rows[0], span.rows[-1]
    if making.draft.paragraph(first.paragraph) is not None:
        return Place(first.paragraph, first.start)
    if edge is not None and making.draft.paragraph(last.paragraph) is None:
        return edge
    return Place(last.paragraph, first.start)


def _struck(draft: Draft, span: Span, copy: int) -> Runs:
    """What a span strikes, here or in a copy of it: words, and end marks as runs without any."""
    struck: list[Run] = []
    for row in span.rows:
        held = twins(draft, row.paragraph)
        paragraph = draft.paragraph(held[copy] if copy < len(held) else row.paragraph)
        if paragraph is not None:
            struck += between(paragraph.runs, row.start, row.end)
            struck += [Run("", paragraph.end.ins, paragraph.end.dels)] if row.with_end else []
    return tuple(struck)
