"""One paragraph as the native file has it: its element, and what the register says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from model.draft.blocks import all_of
from model.draft.by_id import ById
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.files.akn.body_write import BodyWriter
from model.files.akn.register_write import register_lines
from model.files.akn.written import Written

V = TypeVar("V")


def paragraph_xml(draft: Draft, row: int) -> list[str]:
    """The lines of one paragraph: its element first, then an entry of the register each.

    Args:
        draft: The draft.
        row: The paragraph's row in it.

    Raises:
        IndexError: If the draft has no such row.
    """
    paragraph = draft.paragraphs[row]
    around = [paragraph, *_in_notes(draft, paragraph)]
    return [
        BodyWriter(draft, set()).alone(row),
        *register_lines(_about(draft, around), around, Written()),
    ]


def _in_notes(draft: Draft, paragraph: Paragraph) -> Iterator[Paragraph]:
    for run in paragraph.runs:
        note = draft.notes.get(run.object) if run.object else None
        if note is not None:
            yield from note.paragraphs


def _about(draft: Draft, paragraphs: Iterable[Paragraph]) -> Draft:
    """The draft with those records only that have to do with some paragraphs."""
    own: set[str] = set()
    brackets: set[str] = set()
    for paragraph in paragraphs:
        own |= {paragraph.id, *paragraph.changes()}
        brackets |= {one for run in paragraph.runs for one in run.brackets}
    own |= brackets
    return replace(
        draft,
        changes=_these(draft.changes, own),
        brackets=_these(draft.brackets, brackets),
        alternatives=ById(
            (k, g) for k, g in draft.alternatives.items() if not own.isdisjoint(all_of(draft, g))
        ),
        remarks=ById((k, r) for k, r in draft.remarks.items() if r.on in own),
        delegations=ById(),
        positions=(),
    )


def _these(known: Mapping[str, V], wanted: set[str]) -> ById[V]:
    return ById((key, known[key]) for key in wanted if key in known)
