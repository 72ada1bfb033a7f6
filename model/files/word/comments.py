"""What a draft says in Word comments: stances that no revision shows, remarks, shortened names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from model.draft.change import Change, Position, Stance, latest_positions
from model.draft.draft import Draft
from model.draft.text import change_of
from model.files.word.authors import Authors
from model.files.word.names import AND_OTHERS, BEHIND, UNATTRIBUTED
from model.readings.showing import Showing

STANCES: dict[Stance, str] = {
    "propose": "Proposes",
    "support": "Supports",
    "retain": "Retain",
    "delete": "Delete",
    "reserve": "Reservation",
    "oppose": "Opposes",
    "flexible": "Flexible",
    "consult": "Consulting capital",
}
"""How a comment says a stance; what follows a colon is the note."""

_WHOLE = " (whole text)"


class Comment(NamedTuple):
    """A comment: its author, its words, when it was made (UTC) or an empty string."""

    author: str
    text: str
    at: str = ""


def comments_by_target(
    draft: Draft, authors: Authors, showing: Showing, changes: Iterable[Change] | None = None
) -> dict[str, list[Comment]]:
    """The comments of a draft by the id of the change or paragraph that they are about.

    Of its changes those on ``changes`` alone, where these are given.
    """
    found: dict[str, list[Comment]] = {}
    for change in draft.changes.values() if changes is None else changes:
        if change.outcome == "open":
            told = [*_on_change(draft, change, authors.behind(change.id))]
            if told:
                found[change.id] = told
    for paragraph in draft.every_paragraph():
        if paragraph.positions:
            latest = latest_positions(paragraph.positions).values()
            found[paragraph.id] = [_stance(draft, position) for position in latest]
    if draft.positions:
        told = [_stance(draft, position, _WHOLE) for position in draft.positions]
        found.setdefault(showing.bearer, []).extend(told)
    for target, remarks in sorted(showing.remarks.items()):
        for remark in sorted(remarks, key=lambda r: r.id):
            author = draft.shown_name(remark.by) if remark.by else UNATTRIBUTED
            found.setdefault(target, []).append(Comment(author, remark.text, remark.at))
    return found


def in_full(draft: Draft, authors: Authors, marks: Iterable[tuple[str, ...]]) -> dict[str, Comment]:
    """For authors whose names were shortened, the comment with all of them, by change id."""
    found: dict[str, Comment] = {}
    for together in marks:
        author, at = authors.of(together)
        many = authors.lead and len(authors.names(together)) > 1
        if together and (author.endswith(AND_OTHERS) or many):
            names = "; ".join(draft.shown_name(d) for d in authors.names(together))
            found.setdefault(change_of(together[0]), Comment(author, BEHIND + names, at))
    return found


def _on_change(draft: Draft, change: Change, behind: tuple[str, ...]) -> Iterable[Comment]:
    for position in latest_positions(change.positions).values():
        known = position.delegation in behind
        note = "" if position.private else position.note
        if known and not note:
            continue
        yield _stance(draft, position)


def _stance(draft: Draft, position: Position, on: str = "") -> Comment:
    said = STANCES[position.stance] + on
    if position.note and not position.private:
        said += f": {position.note}"
    return Comment(draft.shown_name(position.delegation), said, position.at)


_SAID = re.compile(
    "(" + "|".join(map(re.escape, STANCES.values())) + r")( \(whole text\))?(?:: (.*))?", re.DOTALL
)


class Said(NamedTuple):
    """What a comment of ours says: a stance, whether it is on the whole text, the note."""

    stance: Stance
    whole: bool
    note: str


def said_by(text: str) -> Said | None:
    """The stance that a comment's words tell in our way; None for other words."""
    found = _SAID.fullmatch(text.strip())
    if found is None:
        return None
    by_words = {words: stance for stance, words in STANCES.items()}
    return Said(by_words[found[1]], found[2] is not None, found[3] or "")
