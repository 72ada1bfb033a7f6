"""Paragraphs that an open move holds twice, at home and as a copy: an edit goes to both."""

from __future__ import annotations

from model.draft.draft import Draft
from model.draft.text import Mark, change_of


def twins(draft: Draft, paragraph: str) -> list[str]:
    """Ids of the paragraphs that hold the same text as this one by open moves; itself first."""
    found = [paragraph]
    for one in found:
        held = draft.paragraph(one)
        ends = held.end.ins + held.end.dels if held else ()
        for mark in ends:
            found += [twin for twin in _twin_by(draft, one, mark) if twin not in found]
    return found


def _twin_by(draft: Draft, paragraph: str, mark: Mark) -> list[str]:
    """The other one of a move: the n-th paragraph at home is the n-th of the copy.

    They are twins as long as they hold the same words: a file may bring others.
    """
    if not _is_move(draft, mark):
        return []
    rows = [draft.paragraphs[row] for row in draft.paragraphs.with_change(change_of(mark))]
    copy = [p for p in rows if _copied_by(draft, p.end.ins) == mark]
    home = [p for p in rows if p not in copy and mark in p.end.dels]
    if len(home) != len(copy):
        return []
    pairs = [pair for pair in zip(home, copy, strict=True) if pair[0].text() == pair[1].text()]
    return [other.id for pair in pairs for one, other in (pair, pair[::-1]) if one.id == paragraph]


def _copied_by(draft: Draft, marks: tuple[Mark, ...]) -> Mark:
    """The mark of the move that made a copy: the outermost, where a copy was moved again."""
    return next((mark for mark in marks if _is_move(draft, mark)), "")


def _is_move(draft: Draft, mark: Mark) -> bool:
    known = draft.changes.get(change_of(mark))
    return known is not None and bool(known.moved_from) and known.outcome == "open"
