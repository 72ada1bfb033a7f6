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
    """The other one of a move: the n-th paragraph at home is the n-th of the copy.

    They are twins as long as they hold the same words: a file may bring others.
    """
    if not _is_move(draft, change):
        return []
    rows = [draft.paragraphs[row] for row in draft.paragraphs.with_change(change)]
    copy = [p for p in rows if _copied_by(draft, p.end.ins) == change]
    home = [p for p in rows if p not in copy and change in map(change_of, p.end.dels)]
    if len(home) != len(copy):
        return []
    pairs = [pair for pair in zip(home, copy, strict=True) if pair[0].text() == pair[1].text()]
    return [other.id for pair in pairs for one, other in (pair, pair[::-1]) if one.id == paragraph]


def _copied_by(draft: Draft, marks: tuple[str, ...]) -> str:
    """The move that made a copy: the outermost, where a copy was moved again."""
    moves = (change_of(mark) for mark in marks if _is_move(draft, change_of(mark)))
    return next(moves, "")


def _is_move(draft: Draft, change: str) -> bool:
    known = draft.changes.get(change)
    return known is not None and bool(known.moved_from) and known.outcome == "open"
