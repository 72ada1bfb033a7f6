"""A second way to know what stands: changes decided one by one, marks and words really removed.

It shares nothing with the readings but the runs themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.paragraphs import Paragraphs
from model.draft.text import EndMark, Run, change_of, joined, stands

GONE = "gone"
"""Deletes the last mark of a container that should go while words still stand before it."""


def decide_one(draft: Draft, change: str, is_in: bool) -> Draft:
    """The draft with the change accepted or rejected for good: nothing of it is left."""
    body: list[Paragraph] = []
    for _, cell in groupby(draft.paragraphs, key=lambda p: p.inside):
        body += _decided(list(cell), change, is_in)
    notes = draft.notes
    for note in draft.notes.values():
        inside = tuple(_decided(note.paragraphs, change, is_in))
        notes = notes.put(note.id, replace(note, paragraphs=inside))
    return replace(draft, paragraphs=Paragraphs(body), notes=notes)


def _decided(paragraphs: Sequence[Paragraph], change: str, is_in: bool) -> list[Paragraph]:
    out: list[Paragraph] = []
    carried: tuple[Run, ...] = ()
    for row, paragraph in enumerate(paragraphs):
        runs = [r for r in (*carried, *paragraph.runs) if not _goes(r, change, is_in)]
        carried = ()
        kept = joined(replace(r, **_without(r, change)) for r in runs)
        end = replace(paragraph.end, **_without(paragraph.end, change))
        if _goes(paragraph.end, change, is_in):
            if row + 1 < len(paragraphs):
                carried = kept
                continue
            end = EndMark((), (GONE,))
        out.append(replace(paragraph, runs=kept, end=end))
    return out


def _goes(thing: Run | EndMark, change: str, is_in: bool) -> bool:
    marks = thing.dels if is_in else thing.ins
    return any(change_of(mark) == change for mark in marks)


def _without(thing: Run | EndMark, change: str) -> dict[str, tuple[str, ...]]:
    return {
        "ins": tuple(m for m in thing.ins if change_of(m) != change),
        "dels": tuple(m for m in thing.dels if change_of(m) != change),
    }


def lines_when(draft: Draft, is_in: Callable[[str], bool]) -> list[tuple[str, str]]:
    """(id, text) of each line of the body and the cells, by the rule of what stands."""
    out: list[tuple[str, str]] = []
    for _, cell in groupby(draft.paragraphs, key=lambda p: p.inside):
        out += _lines(list(cell), lambda change: change == GONE or is_in(change))
    return out


def _lines(paragraphs: Sequence[Paragraph], is_in: Callable[[str], bool]) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    text, first = "", ""
    for row, paragraph in enumerate(paragraphs):
        words = "".join(r.text for r in paragraph.runs if stands(r, is_in))
        ends = bool(stands(paragraph.end, is_in))
        if not first and (words or ends):
            first = paragraph.id
        text += words
        if ends or (text and row + 1 == len(paragraphs)):
            out.append((first, text))
            text, first = "", ""
    return out


def texts_when(draft: Draft, is_in: Callable[[str], bool]) -> list[str]:
    """The text of each line; those without words left out."""
    return [text for _, text in lines_when(draft, is_in) if text]
