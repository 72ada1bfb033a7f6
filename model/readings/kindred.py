"""Changes that are decided together: of a stretch of text, of a delegation, of one wording."""

from __future__ import annotations

from model.draft.draft import Draft
from model.draft.place import Place
from model.draft.text import Mark, between, change_of
from model.readings.decisions import behind
from model.readings.places import change_places


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


def changes_behind(draft: Draft, delegation: str) -> list[str]:
    """The changes that a delegation proposes, supports or asks for, in the order of the text."""
    order = dict.fromkeys(place.change.id for place in change_places(draft))
    known = (draft.changes.get(change) for change in order)
    return [one.id for one in known if one is not None and delegation in behind(draft, one)]


def changes_worded_like(draft: Draft, change: str) -> list[str]:
    """The changes that put in and take out the same words as this one, itself among them."""
    worded: dict[str, set[tuple[str, str, str]]] = {}
    for place in change_places(draft):
        words = tuple(" ".join(w.split()) for w in (place.inserted, place.deleted, place.held))
        worded.setdefault(place.change.id, set()).add((words[0], words[1], words[2]))
    mine = worded.get(change, set())
    if not any(any(words) for words in mine):
        return [change] if mine else []
    return [one for one, words in worded.items() if words == mine]
