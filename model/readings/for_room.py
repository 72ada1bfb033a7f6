"""Drafts as the room may see them: nothing of what is the facilitator's own is in them."""

from __future__ import annotations

from dataclasses import replace

from model.draft.by_id import ById
from model.draft.change import Change, Position
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.paragraphs import Chunk, Paragraphs

MANY = 256
"""Changes beyond which all are put together anew: one by one each copies its bucket."""


class ForRoom:
    """Makes such drafts, one after the other.

    They have no guesses (their words are drawn as certain ones) and no private notes. Rulings
    stay, because readings rest on them; no reading says them. What a draft shares with the one
    before, the made ones share too, so that showing it costs as little.
    """

    def __init__(self) -> None:
        self._told: ById[Change] = ById()
        self._changes: ById[Change] = ById()
        self._chunks: dict[int, tuple[Chunk, tuple[int, ...]]] = {}

    def of(self, draft: Draft) -> Draft:
        """The draft as the room may see it."""
        return replace(
            draft,
            changes=self._changes_of(draft.changes),
            paragraphs=self._paragraphs_of(draft.paragraphs),
            positions=_told(draft.positions),
        )

    def _changes_of(self, told: ById[Change]) -> ById[Change]:
        other = self._told.differing(told)
        if len(other) > MANY:
            secret = any(_is_secret(change) for change in told.values())
            self._changes = ById((c.id, _bare(c)) for c in told.values()) if secret else told
        else:
            for one in other:
                change = told.get(one)
                if change is None:
                    self._changes = self._changes.without(one)
                else:
                    self._changes = self._changes.put(one, _bare(change))
        self._told = told
        return self._changes

    def _paragraphs_of(self, paragraphs: Paragraphs) -> Paragraphs:
        start, found = 0, paragraphs
        seen: dict[int, tuple[Chunk, tuple[int, ...]]] = {}
        for chunk in paragraphs.chunks:
            known = self._chunks.get(id(chunk))
            if known is None:
                known = chunk, tuple(i for i, p in enumerate(chunk) if _has_notes_of_mine(p))
            seen[id(chunk)] = known
            for i in known[1]:
                bare = replace(chunk[i], positions=_told(chunk[i].positions))
                found = found.spliced(start + i, start + i + 1, (bare,))
            start += len(chunk)
        self._chunks = seen
        return found


def _is_secret(change: Change) -> bool:
    private = any(position.private for position in change.positions)
    return private or change.confidence is not None or bool(change.reason)


def _bare(change: Change) -> Change:
    if not _is_secret(change):
        return change
    return replace(change, confidence=None, reason="", positions=_told(change.positions))


def _has_notes_of_mine(paragraph: Paragraph) -> bool:
    return any(position.private for position in paragraph.positions)


def _told(positions: tuple[Position, ...]) -> tuple[Position, ...]:
    """The positions without the words that are the facilitator's own."""
    if not any(position.private for position in positions):
        return positions
    return tuple(replace(p, note="", private=False) if p.private else p for p in positions)
