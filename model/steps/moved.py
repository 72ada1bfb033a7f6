"""Paragraphs that an open move holds twice, at home and as a copy: an edit goes to both."""

from __future__ import annotations

from model.draft.draft import Draft
from model.draft.text import change_of


def twins(draft: Draft, paragraph: str) -> list[str]:
    """Ids of the paragraphs that hold the same text as this one by open moves; itself first."""
    found = [paragraph]
    for one in found:
        held = draft.paragraph(one)
        ends = held.end.ins + held.end.dels if held else ()
        for change in dict.fromkeys(change_of(mark) for mark in ends):
            found += [twin for twin in _twin_by(draft, one, change) if twin not in found]
    return found


def _twin_by(draft: Draft, paragraph: str, change: str) -> list[str]:
    """The other one of a move: the n-th paragraph at home is the n-th of the copy."""
    move = draft.changes.get(change)
    if move is None or not move.moved_from or move.outcome != "open":
        return []
    rows = [draft.paragraphs[row] for row in draft.paragraphs.with_change(change)]
    copy = [p.id for p in rows if _has(p.end.ins, change)]
    home = [p.id for p in rows if _has(p.end.dels, change) and p.id not in copy]
    if len(home) != len(copy):
        return []
    pairs = dict(zip(home, copy, strict=True)) | dict(zip(copy, home, strict=True))
    return [pairs[paragraph]] if paragraph in pairs else []


def _has(marks: tuple[str, ...], change: str) -> bool:
    return any(change_of(mark) == change for mark in marks)
