"""Who is behind a change: who proposes or supports it, or asks for the deletion that it is."""

from __future__ import annotations

from model.draft.change import Change, Position
from model.draft.draft import Draft
from model.draft.text import EndMark, Run, change_of


def only_deletes(draft: Draft, change: str) -> bool:
    """Whether the change inserts nothing anywhere, and deletes something."""
    deletes = False
    for paragraph in draft.carrying(change):
        things: tuple[Run | EndMark, ...] = (*paragraph.runs, paragraph.end)
        for thing in things:
            if any(change_of(mark) == change for mark in thing.ins):
                return False
            deletes = deletes or any(change_of(mark) == change for mark in thing.dels)
    return deletes


def is_behind(draft: Draft, change: Change, position: Position) -> bool:
    """Whether the position backs the change: proposes or supports it, or asks for its deletion."""
    if position.stance in ("propose", "support"):
        return True
    return position.stance == "delete" and only_deletes(draft, change.id)
