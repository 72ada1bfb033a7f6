"""Where each change stands: one entry a place, with the words it puts in and takes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from model.draft.blocks import displaced_in
from model.draft.change import Change
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.text import Mark, change_of

PlaceKind = Literal["insertion", "deletion", "replacement", "move", "hold", "bracket", "paragraph"]


@dataclass(frozen=True, slots=True)
class ChangePlace:
    """A change in one paragraph.

    Attributes:
        mark: The place's mark ("c7", "c7.2").
        change: The change.
        paragraph: Id of the paragraph it stands in; empty for a bracket round nothing.
        offset: Where its first words begin in the paragraph's flat text.
        kind: What it does there.
        inserted: The words it puts in: its own, not those that others put into them.
        deleted: The words it takes out.
        held: The words it only holds.
    """

    mark: Mark
    change: Change
    paragraph: str
    offset: int
    kind: PlaceKind
    inserted: str = ""
    deleted: str = ""
    held: str = ""


def change_places(draft: Draft) -> Iterator[ChangePlace]:
    """Every place of every change, in the order of the text; those of brackets come last."""
    seen: set[Mark] = set()
    for paragraph in draft.every_paragraph():
        for place in places_in(draft, paragraph):
            seen.add(place.mark)
            yield place
    for bracket in draft.brackets.values():
        for mark in bracket.ins + bracket.dels:
            if mark not in seen:
                seen.add(mark)
                where = next((p.id for p in draft.bracketed(bracket.id)), "")
                yield ChangePlace(mark, _change(draft, mark), where, 0, "bracket")


def places_in(draft: Draft, paragraph: Paragraph) -> list[ChangePlace]:
    """The places of the changes that have marks in the paragraph, by their first words."""
    found: dict[Mark, _Gathered] = {}
    offset = 0
    for run in paragraph.runs:
        for mark in run.marks():
            found.setdefault(mark, _Gathered(offset))
        if run.ins and run.ins[-1] not in run.dels:
            found[run.ins[-1]].inserted.put(offset, run.text)
        for mark in run.dels:
            found[mark].deleted.put(offset, run.text)
        for mark in run.holds:
            found[mark].held.put(offset, run.text)
        offset += len(run.text)
    for mark in paragraph.end.ins + paragraph.end.dels:
        found.setdefault(mark, _Gathered(offset))
    return [
        ChangePlace(
            mark,
            change := _change(draft, mark),
            paragraph.id,
            told.offset,
            _kind(change, mark, paragraph, told),
            told.inserted.text,
            told.deleted.text,
            told.held.text,
        )
        for mark, told in found.items()
    ]


def change_of_whole(draft: Draft, paragraph: Paragraph) -> str:
    """Id of the open change that puts a whole paragraph in, or asks for it to go; empty for none.

    An alternative to the paragraph is no change of it.
    """
    if not (paragraph.end.ins or paragraph.end.dels):
        return ""
    displacing = displaced_by(draft).get(paragraph.id, frozenset())
    for place in reversed(places_in(draft, paragraph)):
        whole = place.kind in ("paragraph", "move")
        if whole and place.change.outcome == "open" and place.change.id not in displacing:
            return place.change.id
    return ""


@dataclass(slots=True)
class _Words:
    """Words from several spots of a paragraph: what stood apart does not run together."""

    text: str = ""
    end: int = 0

    def put(self, offset: int, words: str) -> None:
        apart = self.text[-1:].isalnum() and words[:1].isalnum() and offset != self.end
        self.text += " " + words if apart else words
        self.end = offset + len(words)


@dataclass(slots=True)
class _Gathered:
    offset: int
    inserted: _Words = field(default_factory=_Words)
    deleted: _Words = field(default_factory=_Words)
    held: _Words = field(default_factory=_Words)


def _change(draft: Draft, mark: Mark) -> Change:
    return draft.changes.get(change_of(mark)) or Change(change_of(mark))


def _kind(change: Change, mark: Mark, paragraph: Paragraph, told: _Gathered) -> PlaceKind:
    if change.moved_from or change.moved_to:
        return "move"
    if mark in paragraph.end.ins and all(mark in run.ins for run in paragraph.runs):
        return "paragraph"
    if mark in paragraph.end.dels and all(mark in run.dels for run in paragraph.runs):
        return "paragraph"
    inserts = any(mark in run.ins for run in paragraph.runs) or mark in paragraph.end.ins
    deletes = bool(told.deleted.text) or mark in paragraph.end.dels
    if inserts and deletes:
        return "replacement"
    if inserts:
        return "insertion"
    return "deletion" if deletes else "hold"


def is_struck(
    draft: Draft, paragraph: Paragraph, displaced: Mapping[str, frozenset[str]] | None = None
) -> bool:
    """Whether the room has struck the whole paragraph out, and nobody says otherwise.

    ``displaced`` is what ``displaced_by`` says of the draft, where it is known already.

    A deletion that somebody retains, opposes, reserves or is flexible on is asked for, not done;
    one by an alternative to the paragraph is a choice.
    """
    if not paragraph.end.dels:
        return False
    known = displaced_by(draft) if displaced is None else displaced
    displacing = known.get(paragraph.id, frozenset())
    uncontested = {
        mark
        for mark in paragraph.end.dels
        if change_of(mark) not in displacing
        and not any(
            p.stance in ("retain", "oppose", "reserve", "flexible")
            for p in _change(draft, mark).positions
        )
        and _change(draft, mark).outcome in ("open", "accepted")
    }
    return bool(paragraph.runs) and any(
        all(mark in run.dels for run in paragraph.runs) for mark in uncontested
    )


def displaced_by(draft: Draft) -> dict[str, frozenset[str]]:
    """By the id of a paragraph, the changes that make an alternative to it; see displaced_in."""
    found: dict[str, frozenset[str]] = {}
    for group in draft.alternatives.values():
        for paragraph, makers in displaced_in(draft, group).items():
            found[paragraph] = found.get(paragraph, frozenset()) | makers
    return found
