"""Changes that are decided together: of a stretch of text, of a delegation, of one wording."""

from __future__ import annotations

from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.place import Place
from model.draft.text import Mark, Runs, between, change_of, cut
from model.readings.decisions import behind
from model.readings.places import places_in


def changes_between(draft: Draft, start: Place, end: Place) -> list[str]:
    """The changes with a word or an end mark between two places of the body, in order."""
    first, last = (draft.paragraphs.index_of(place.paragraph) for place in (start, end))
    if first is None or last is None:
        return []
    found: dict[str, None] = {}
    for row in range(first, last + 1):
        paragraph = draft.paragraphs[row]
        begins = start.offset if row == first else 0
        ends = end.offset if row == last else len(paragraph.text())
        marks: list[Mark] = []
        for run in between(paragraph.runs, begins, ends):
            marks += run.marks()
        if row < last:
            marks += paragraph.end.ins + paragraph.end.dels
        found.update(dict.fromkeys(map(change_of, marks)))
    return [change for change in found if change in draft.changes]


def decided_between(draft: Draft, start: Place, end: Place) -> list[str]:
    """The changes between two places that deciding them means: not a stance that only holds
    words and reaches beyond, for taking it would throw out what others ask for out there."""
    inside = changes_between(draft, start, end)
    return [one for one in inside if not _holds_beyond(draft, one, start, end)]


def _holds_beyond(draft: Draft, change: str, start: Place, end: Place) -> bool:
    """Whether the change only holds words, and some of them stand beyond the places."""
    beyond = False
    for paragraph in draft.carrying(change):
        for run in paragraph.runs:
            if change in map(change_of, run.ins + run.dels):
                return False
        for run in _beyond(draft, paragraph, start, end):
            beyond = beyond or change in map(change_of, run.holds)
    return beyond


def _beyond(draft: Draft, paragraph: Paragraph, start: Place, end: Place) -> Runs:
    """What of a paragraph stands before one place or behind the other."""
    row, first, last = map(
        draft.paragraphs.index_of, (paragraph.id, start.paragraph, end.paragraph)
    )
    if row is None or first is None or last is None or not first <= row <= last:
        return paragraph.runs
    before = cut(paragraph.runs, start.offset)[0] if row == first else ()
    behind = cut(paragraph.runs, end.offset)[1] if row == last else ()
    return (*before, *behind)


def changes_behind(draft: Draft, delegation: str) -> list[str]:
    """The changes that a delegation proposes, supports or asks for, in the order of the text."""
    found = {
        change.id
        for change in draft.changes.values()
        if any(position.delegation == delegation for position in change.positions)
        and delegation in behind(draft, change)
    }
    rows = {row for change in found for row in draft.paragraphs.with_change(change)[:1]}
    body = (change for row in sorted(rows) for change in draft.paragraphs[row].changes())
    in_order = dict.fromkeys(change for change in body if change in found)
    return [*in_order, *sorted(found - in_order.keys())]


def changes_worded_like(draft: Draft, change: str) -> list[str]:
    """The changes that put in and take out the same words as this one, itself among them."""
    mine = _wording(draft, change)
    first = next((words.split()[0] for told in mine for words in told if words), "")
    if not first:
        return [change] if mine else []
    alike: dict[str, bool] = {}
    for paragraph in draft.every_paragraph():
        # Words are compared only where some of them can stand: this is asked of long drafts.
        if first in paragraph.text():
            for other in paragraph.changes():
                if other not in alike:
                    alike[other] = _wording(draft, other) == mine
    return [other for other, is_alike in alike.items() if is_alike]


def _wording(draft: Draft, change: str) -> set[tuple[str, str, str]]:
    """What the change puts in, takes out and holds, once for all places where it is the same."""
    return {
        (_bare(place.inserted), _bare(place.deleted), _bare(place.held))
        for paragraph in draft.carrying(change)
        for place in places_in(draft, paragraph)
        if place.change.id == change
    }


def _bare(words: str) -> str:
    return " ".join(words.split())
