"""What is kept of a Word file that was read, so that it can be written into without reading it
again: the draft that it was, and where in the file its paragraphs stand.

It is small: the paragraphs that nobody has touched are those of the draft that is worked on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from model.draft.by_id import ById
from model.draft.draft import Draft
from model.draft.paragraphs import Paragraphs
from model.files.word.body import digest
from model.files.word.names import W
from model.files.word.rebuild import end_authors, tokens_told, visible_text
from model.files.word.source import Source
from model.files.word.tokens import Walked

_P = f"{{{W}}}p"
_PARTS = ("", "footnotes", "endnotes")


class Trace(NamedTuple):
    """Where a paragraph stands in its file, and what it is known by there.

    Attributes:
        part: The kind of the part; empty for that of the body.
        at: Which of the paragraphs of the part it is.
        digest: By which it is known to be as it was.
        shown: How many characters of it are seen.
        fields: Of each field that is open where it begins, whether its code is.
        around: The authors of the insertion and the deletion of all that it stands in (a row).
    """

    part: str
    at: int
    digest: int
    shown: int
    fields: tuple[bool, ...] = ()
    around: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class AsRead:
    """A Word file as it was read.

    Attributes:
        draft: The draft, without the package that it came from.
        traces: Where the paragraphs of body and notes stand, by their ids.
        notes: Word's numbers of the notes by their ids, "e" before those of endnotes.
        authors: Whom each author of a revision stands for, in the order in which they were met.
    """

    draft: Draft
    traces: Mapping[str, Trace]
    notes: Mapping[str, str]
    authors: Mapping[str, tuple[str, ...]]

    def fits(self, draft: Draft) -> bool:
        """Whether the delegations of a draft are still those by which the file was read."""
        mine = self.draft.delegations
        return all(draft.delegations.get(one) == known for one, known in mine.items())

    def shared(self, draft: Draft) -> AsRead:
        """The same, made of the draft's own paragraphs and changes where they are alike."""
        mine = self.draft
        same = {p.id: p for p in draft.paragraphs}
        paragraphs = (known if (known := same.get(p.id)) == p else p for p in mine.paragraphs)
        changes = (
            (one, mate if (mate := draft.changes.get(one)) == change else change)
            for one, change in mine.changes.items()
        )
        alike = replace(mine, paragraphs=Paragraphs(paragraphs), changes=ById(changes))
        return replace(self, draft=alike)


def as_read(
    draft: Draft,
    walked: Mapping[str, Walked],
    notes: Mapping[str, str],
    authors: Mapping[str, tuple[str, ...]],
    source: Source,
) -> AsRead:
    """What is to be kept of a reading.

    Args:
        draft: The draft that was read.
        walked: The paragraphs of the file by the ids of the draft's, body and notes.
        notes: Ids of the notes by Word's numbers.
        authors: Whom each author stands for.
        source: The file.
    """
    places = {
        element: (part, at)
        for part in _PARTS
        if (root := source.roots.get(part) if part else source.root) is not None
        for at, element in enumerate(root.iter(_P))
    }
    traces = {
        name: Trace(
            *places[one.element],
            digest(tokens_told(one.tokens), end_authors(one)),
            len(visible_text(one.tokens)),
            one.fields,
            one.around,
        )
        for name, one in walked.items()
        if one.element is not None
    }
    numbers = {note: number for number, note in notes.items()}
    return AsRead(replace(draft, package=None), traces, numbers, dict(authors))
