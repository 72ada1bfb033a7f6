"""Changes whose extent was guessed, and where they stand; quick where a long draft has few."""

from __future__ import annotations

from collections.abc import Iterator

from model.draft.change import Change
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph


def is_guess(change: Change) -> bool:
    """Whether it is open, and a reader guessed where its words begin or end."""
    return change.outcome == "open" and change.confidence is not None and change.confidence < 1


def guessed_paragraphs(draft: Draft, notes: bool = False) -> Iterator[Paragraph]:
    """The paragraphs in which such a change has a mark; with ``notes`` those of notes too."""
    guessed = frozenset(change.id for change in draft.changes.values() if is_guess(change))
    if not guessed:
        return
    if notes and any(_has_one(p, guessed) for n in draft.notes.values() for p in n.paragraphs):
        yield from (p for p in draft.every_paragraph() if _has_one(p, guessed))
        return
    for chunk in draft.paragraphs.chunks:
        found = {row for change in guessed & chunk.changes() for row in chunk.with_change(change)}
        for row in sorted(found):
            yield chunk[row]


def _has_one(paragraph: Paragraph, guessed: frozenset[str]) -> bool:
    return not guessed.isdisjoint(paragraph.changes())
