"""Changes whose extent was guessed, and where they stand; quick where a long draft has few."""

from __future__ import annotations

from model.draft.change import Change
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.readings.by_and_by import Steps, paced

_OFTEN = 512


def is_guess(change: Change) -> bool:
    """Whether it is open, and a reader guessed where its words begin or end."""
    return change.outcome == "open" and change.confidence is not None and change.confidence < 1


def guessed_changes(draft: Draft) -> Steps[frozenset[str]]:
    """Ids of all such changes."""
    found = set()
    for change in paced(draft.changes.values(), _OFTEN):
        if change is None:
            yield
        elif is_guess(change):
            found.add(change.id)
    return frozenset(found)


def guessed_paragraphs(draft: Draft, guessed: frozenset[str]) -> Steps[list[Paragraph]]:
    """The paragraphs of the body in which one of them has a mark."""
    found: list[Paragraph] = []
    for chunk in draft.paragraphs.chunks if guessed else ():
        known = guessed & chunk.changes()
        rows = {row for change in known for row in chunk.with_change(change)}
        found += [chunk[row] for row in sorted(rows)]
        yield
    return found


def guessed_everywhere(
    draft: Draft, guessed: frozenset[str], body: list[Paragraph]
) -> Steps[list[Paragraph]]:
    """The same with those of notes, each behind its paragraph; ``body`` are those of the body."""
    inside = (p for note in draft.notes.values() for p in note.paragraphs)
    if not any(_has_one(p, guessed) for p in inside):
        return body
    found = []
    for paragraph in paced(draft.every_paragraph(), _OFTEN // 4):
        if paragraph is None:
            yield
        elif _has_one(paragraph, guessed):
            found.append(paragraph)
    return found


def _has_one(paragraph: Paragraph, guessed: frozenset[str]) -> bool:
    return not guessed.isdisjoint(paragraph.changes())
