"""The positions grid as it is looked at: which changes stand where, filtered, sorted, followed.

A grid is kept while a draft is edited: only what an edit touched is looked at again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from model.draft.by_id import ById
from model.draft.change import Bracket, Change, Position, Stance, latest_positions
from model.draft.draft import Draft
from model.draft.note import Note
from model.draft.paragraph import Paragraph, display_name
from model.draft.paragraphs import Chunk
from model.draft.text import OBJECT, change_of
from model.readings.by_and_by import at_once
from model.readings.open_parts import OpenCount, OpenPart
from model.readings.places import ChangePlace, places_in

GridState = Literal["all", "open", "reserved", "waiting", "accepted", "rejected", "withdrawn"]

SPOKEN: dict[Stance, str] = {
    "propose": "proposes",
    "support": "supports",
    "flexible": "is flexible on",
    "consult": "consults its capital on",
    "retain": "retains the text against",
    "delete": "asks to delete",
    "reserve": "reserves its position on",
    "oppose": "opposes",
}
"""What a delegation does to a change, in words; those in favour first."""

LETTERS: dict[Stance, str] = {
    "propose": "P",
    "support": "S",
    "flexible": "F",
    "consult": "C",
    "retain": "T",
    "delete": "D",
    "reserve": "R",
    "oppose": "O",
}
"""The letter of each stance; those that Ctrl+K takes."""

MANY = 1500
"""Changed changes beyond which everything is found anew."""

Homes = dict[str, Paragraph | None]


@dataclass(frozen=True, slots=True)
class GridFilter:
    """Which changes are looked at.

    Attributes:
        delegation: Id of one that spoke on them, or empty.
        stance: What it (or anybody) said, or empty.
        words: What the paragraph's name begins with, or words of the change; any case.
        state: What became of them.
    """

    delegation: str = ""
    stance: Stance | Literal[""] = ""
    words: str = ""
    state: GridState = "all"


class Grid:
    """The changes of a draft in the order of the text, and what is asked of each.

    Attributes:
        draft: The draft that it is of.
        homes: By the id of each change, the paragraph that it first stands in (None for a bracket
            round nothing); in the order of the text.
        spoke: How many changes each delegation speaks on, by id; in the order in which they were
            met.
    """

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.homes: Homes = {}
        self.spoke: Counter[str] = Counter()
        self._order = _Order()
        self._words: dict[str, str] = {}
        self._settled: dict[str, str] = {}
        self._open = _Open()
        self._open.follow(draft)
        self._find_all()

    def follow(self, draft: Draft) -> set[str] | None:
        """Take another draft; the ids of the changes that may read otherwise, None for all."""
        before, self.draft = self.draft, draft
        opened = self._open.follow(draft)
        if before.alternatives is not draft.alternatives or before.id != draft.id:
            self._find_all()
            return None
        changed = before.changes.differing(draft.changes)
        homes, touched = self._order.of(draft)
        if before.delegations is not draft.delegations:
            known = before.delegations.differing(draft.delegations)
            if any(one in before.delegations for one in known):
                self._find_all()
                return None
        self._count(before, changed, -1)
        self._count(draft, changed, 1)
        changed |= touched | opened
        if len(changed) > MANY:
            self._find_all()
            return None
        stood, self.homes = self.homes, homes
        lone = self._order.on_brackets
        changed |= {one for one in lone if stood.get(one) is not homes[one]}
        changed |= {one for one, told in self._settled.items() if self._settling(one) != told}
        for change in changed:
            self._words.pop(change, None)
            self._settled.pop(change, None)
        return changed

    def _find_all(self) -> None:
        self._words.clear()
        self._settled.clear()
        self.homes, _ = self._order.of(self.draft)
        self.spoke = Counter()
        self._count(self.draft, self.homes, 1)

    def _count(self, draft: Draft, changes: Iterable[str], by: int) -> None:
        count = self.spoke
        for one in changes:
            change = draft.changes.get(one)
            for delegation in {p.delegation: None for p in change.positions} if change else ():
                count[delegation] += by

    # -- what is told of a change ----------------------------------------------------------------

    def change(self, change: str) -> Change:
        """The change of that id."""
        return self.draft.changes.get(change) or Change(change)

    def latest(self, change: str) -> dict[str, Position]:
        """Each delegation's last word on the change."""
        return latest_positions(self.change(change).positions)

    def label(self, change: str) -> str:
        """The name of the paragraph that the change first stands in."""
        paragraph = self.homes.get(change)
        return display_name(paragraph) if paragraph is not None else "Bracket"

    def place(self, change: str) -> ChangePlace | None:
        """The change's first place."""
        paragraph = self.homes.get(change)
        if paragraph is None:
            return None
        found = places_in(self.draft, paragraph)
        return next((place for place in found if place.change.id == change), None)

    def words(self, change: str) -> str:
        """The words in question, in one line: "+ all", "− old", "− old + new"."""
        known = self._words.get(change)
        if known is None:
            paragraph = self.homes.get(change)
            # All of a paragraph at once: who asks for one often asks for every one.
            for place in places_in(self.draft, paragraph) if paragraph is not None else ():
                if self.homes.get(place.change.id) is paragraph:
                    self._words.setdefault(place.change.id, _said(place))
            known = self._words.setdefault(change, _said(None))
        return known

    def state(self, change: str) -> str:
        """What became of the change, in a word or two."""
        known = self.change(change)
        if known.outcome != "open":
            return known.outcome
        if not self.is_open(change):
            if change not in self._settled:
                self._settled[change] = self._settling(change)
            return self._settled[change]
        stands = self._waits(change) or "open"
        if known.ruling:
            return f"{stands}, {known.ruling}"
        return f"{stands}, guess" if known.confidence is not None else stands

    def _waits(self, change: str) -> str:
        """ "pending" or "silence" where its paragraph is; empty elsewhere."""
        home = self.homes.get(change)
        state = home.agreement.state if home is not None else ""
        return state if state in ("pending", "silence") else ""

    def is_open(self, change: str) -> bool:
        """Whether the change is counted as open, or only draws or lifts brackets."""
        return self._open.has(change) or (
            change in self._order.on_brackets and self.change(change).outcome == "open"
        )

    def _settling(self, change: str) -> str:
        """Why a change that nobody has decided is not open any more."""
        return self._open.state_of(change)

    # -- which of them ---------------------------------------------------------------------------

    def passes(self, change: str, wanted: GridFilter) -> bool:
        """Whether the change is one of those wanted."""
        return (
            self._passes_state(change, wanted.state)
            and self._passes_stance(change, wanted)
            and (not wanted.words or self._passes_words(change, wanted.words.casefold()))
        )

    def _passes_state(self, change: str, state: GridState) -> bool:
        if state == "all":
            return True
        known = self.change(change)
        if state in ("accepted", "rejected", "withdrawn"):
            return known.outcome == state
        if not self.is_open(change):
            return False
        if state == "waiting":
            return bool(self._waits(change))
        return state == "open" or any(p.stance == "reserve" for p in self.latest(change).values())

    def _passes_stance(self, change: str, wanted: GridFilter) -> bool:
        if not wanted.delegation and not wanted.stance:
            return True
        latest = self.latest(change)
        if wanted.delegation:
            said = latest.get(wanted.delegation)
            return said is not None and wanted.stance in ("", said.stance)
        return any(position.stance == wanted.stance for position in latest.values())

    def _passes_words(self, change: str, words: str) -> bool:
        return (
            self.label(change).casefold().startswith(words)
            or words in self.words(change).casefold()
        )


class _Open:
    """The changes that are counted as open; of a part that was counted, not again."""

    def __init__(self) -> None:
        self._parts: dict[int, OpenPart] = {}
        self._count: Counter[str] = Counter()
        self._counted: OpenCount | None = None

    def state_of(self, change: str) -> str:
        """What became of a change of which nothing is decided."""
        return self._counted.state_of(change) if self._counted is not None else "open"

    def has(self, change: str) -> bool:
        """Whether the change is open anywhere."""
        return self._count[change] > 0

    def follow(self, draft: Draft) -> set[str]:
        """Take another draft; the ids of the changes that may be open now, or no more."""
        self._counted = OpenCount(draft)
        parts = at_once(self._counted.parts())
        before, self._parts = self._parts, {id(part): part for part in parts}
        gone = [change for at in before.keys() - self._parts for change in before[at].open]
        come = [change for at in self._parts.keys() - before for change in self._parts[at].open]
        told = {*gone, *come}
        were = {change for change in told if self._count[change] > 0}
        self._count.subtract(gone)
        self._count.update(come)
        return {change for change in told if (self._count[change] > 0) != (change in were)}


class _Order:
    """Finds the changes of a draft in order; of a chunk that was looked at, not again.

    Attributes:
        on_brackets: Changes that draw or lift brackets and have no mark in the text.
    """

    def __init__(self) -> None:
        self.on_brackets: set[str] = set()
        self._known: dict[int, tuple[Chunk, Homes]] = {}
        self._notes: ById[Note] = ById()
        self._brackets: tuple[object, list[Bracket]] = (None, [])

    def of(self, draft: Draft) -> tuple[Homes, set[str]]:
        """The changes with their homes, and those in paragraphs that were not there before."""
        others = self._notes.differing(draft.notes)
        notes, self._notes = self._notes, draft.notes
        before, self._known = self._known, {}
        homes: Homes = {}
        fresh: list[Chunk] = []
        for chunk in draft.paragraphs.chunks:
            entry = before.pop(id(chunk), None)
            if entry is None:
                fresh.append(chunk)
            if entry is None or (others and chunk.noted()):
                entry = (chunk, _homes(draft, chunk))
            self._known[id(chunk)] = entry
            if homes.keys().isdisjoint(entry[1]):
                homes.update(entry[1])
            else:
                for change, home in entry[1].items():
                    homes.setdefault(change, home)
        self._add_brackets(draft, homes)
        touched = _touched([chunk for chunk, _ in before.values()], fresh)
        told = [known.get(one) for known in (notes, draft.notes) for one in others]
        inside = (p for note in told if note is not None for p in note.paragraphs)
        return homes, touched.union(*(p.changes() for p in inside))

    def _add_brackets(self, draft: Draft, homes: Homes) -> None:
        self.on_brackets = set()
        for bracket in self._marked(draft):
            for change in map(change_of, bracket.ins + bracket.dels):
                if change not in homes:
                    homes[change] = next(iter(draft.bracketed(bracket.id)), None)
                    self.on_brackets.add(change)

    def _marked(self, draft: Draft) -> list[Bracket]:
        """The brackets that somebody draws or lifts."""
        if self._brackets[0] is not draft.brackets:
            found = [one for one in draft.brackets.values() if one.ins or one.dels]
            self._brackets = draft.brackets, found
        return self._brackets[1]


def _homes(draft: Draft, chunk: Chunk) -> Homes:
    homes: Homes = {}
    for paragraph in chunk:
        for change in paragraph.changes():
            homes.setdefault(change, paragraph)
        for run in paragraph.runs if draft.notes else ():
            note = draft.notes.get(run.object) if run.object else None
            for inside in note.paragraphs if note is not None else ():
                for change in inside.changes():
                    homes.setdefault(change, inside)
    return homes


def _touched(gone: list[Chunk], fresh: list[Chunk]) -> set[str]:
    """The changes in paragraphs that are not the very same in the chunks that came and went."""
    old = {p.id: p for chunk in gone for p in chunk}
    new = {p.id: p for chunk in fresh for p in chunk}
    return {
        change
        for one in old.keys() | new.keys()
        if old.get(one) is not new.get(one)
        for paragraph in (old.get(one), new.get(one))
        if paragraph is not None
        for change in paragraph.changes()
    }


def _said(place: ChangePlace | None) -> str:
    if place is None:
        return "brackets"
    parts = []
    if place.kind == "move":
        parts.append("moved:")
    if place.deleted:
        parts.append(f"− {place.deleted}")
    if place.inserted:
        parts.append(f"+ {place.inserted}")
    if not place.deleted and not place.inserted:
        parts.append(place.held or "¶")
    return " ".join(" ".join(parts).replace(OBJECT, "").split())
