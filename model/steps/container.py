"""Where a paragraph stands: the body with its cells, or a note; and how to put others there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from model.draft.draft import Draft
from model.draft.note import Note
from model.draft.paragraph import Paragraph
from model.steps.step import StepRefused


@dataclass(frozen=True, slots=True)
class Container:
    """Paragraphs in order that text can flow through: those of the body, or of a note.

    Attributes:
        draft: The draft.
        note: The note; None for the body.
    """

    draft: Draft
    note: Note | None = None

    @property
    def paragraphs(self) -> Sequence[Paragraph]:
        """The paragraphs in order."""
        return self.draft.paragraphs if self.note is None else self.note.paragraphs

    def row_of(self, paragraph: str) -> int:
        """The row of the paragraph of that id, which must stand here."""
        if self.note is None:
            row = self.draft.paragraphs.index_of(paragraph)
        else:
            ids = [p.id for p in self.note.paragraphs]
            row = ids.index(paragraph) if paragraph in ids else None
        if row is None:
            raise StepRefused("The paragraph is no longer where it was.")
        return row

    def spliced(self, start: int, end: int, new: Iterable[Paragraph]) -> Draft:
        """The draft with the rows from ``start`` to before ``end`` replaced by ``new``."""
        if self.note is None:
            body = self.draft.paragraphs.spliced(start, end, new)
            return self.draft.with_paragraphs(body)
        inside = (*self.note.paragraphs[:start], *new, *self.note.paragraphs[end:])
        if not inside:
            raise StepRefused("A note needs at least one paragraph.")
        note = replace(self.note, paragraphs=inside)
        return replace(self.draft, notes=self.draft.notes.put(note.id, note))


def container_of(draft: Draft, paragraph: str) -> Container:
    """The container that the paragraph of that id stands in.

    Raises:
        StepRefused: If there is no such paragraph.
    """
    if draft.paragraphs.index_of(paragraph) is not None:
        return Container(draft)
    note = draft.note_holding(paragraph)
    if note is None:
        raise StepRefused("The paragraph is no longer in the draft.")
    return Container(draft, note)


def paragraph_in(draft: Draft, paragraph: str) -> Paragraph:
    """The paragraph of that id.

    Raises:
        StepRefused: If there is none.
    """
    found = draft.paragraph(paragraph)
    if found is None:
        raise StepRefused("The paragraph is no longer in the draft.")
    return found
