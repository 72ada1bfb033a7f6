"""What lies between two places: rows of a container, whole or in part, with or without ends."""

from __future__ import annotations

from dataclasses import dataclass

from model.draft.draft import Draft
from model.draft.place import Place
from model.draft.text import EndMark, length, sorted_marks
from model.steps.container import container_of
from model.steps.step import StepRefused


@dataclass(frozen=True, slots=True)
class SpanRow:
    """What of one paragraph lies in a span.

    Attributes:
        paragraph: Its id.
        start, end: Offsets in its flat text.
        with_end: Whether its end mark lies in the span.
    """

    paragraph: str
    start: int
    end: int
    with_end: bool


@dataclass(frozen=True, slots=True)
class Span:
    """What lies between two places of one container.

    Attributes:
        rows: A row for each paragraph, at least one.
        flows: Whether all stand in the same cell, so that text can flow between them.
        is_all: Whether all paragraphs of the body, cell or note are among them.
    """

    rows: tuple[SpanRow, ...]
    flows: bool = True
    is_all: bool = False


def span_between(draft: Draft, start: Place, end: Place, keeps_last_end: bool = False) -> Span:
    """What lies between two places.

    Where whole paragraphs lie between them the last end mark is among it, unless
    ``keeps_last_end``; otherwise only the end marks inside.

    Raises:
        StepRefused: If they are not in order in one container.
    """
    held = container_of(draft, start.paragraph)
    first, last = held.row_of(start.paragraph), held.row_of(end.paragraph)
    between = held.paragraphs[first : last + 1]
    if last < first or (first == last and end.offset < start.offset):
        raise StepRefused("The end of the words lies before their beginning.")
    whole = start.offset == 0 and end.offset == length(between[-1].runs)
    rows = tuple(
        SpanRow(
            p.id,
            start.offset if p is between[0] else 0,
            end.offset if p is between[-1] else length(p.runs),
            with_end=p is not between[-1] or (whole and not keeps_last_end),
        )
        for p in between
    )
    inside = between[0].inside
    around = (
        *held.paragraphs[max(first - 1, 0) : first],
        *held.paragraphs[last + 1 : last + 2],
    )
    return Span(
        rows,
        flows=all(p.inside == inside for p in between),
        is_all=all(p.inside != inside for p in around),
    )


def with_end_deleted(end: EndMark, mark: str) -> EndMark:
    """The end mark, deleted by ``mark`` too."""
    return EndMark(end.ins, sorted_marks((*end.dels, mark)))
