"""What is still open, counted chunk by chunk and kept with the chunks: an edit counts one anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from model.draft.blocks import every_alternative
from model.draft.by_id import ById
from model.draft.change import Alternatives, Change, latest_positions
from model.draft.draft import Draft
from model.draft.note import Note
from model.draft.paragraph import NEGOTIATED_KINDS, Paragraph
from model.draft.paragraphs import Chunk
from model.draft.text import EndMark, Run, change_of, stands
from model.readings.by_and_by import Steps
from model.readings.decisions import Decisions
from model.readings.places import displaced_by, is_struck
from model.readings.reading import CHAIRS_PROPOSAL

SIZE = 32
"""Paragraphs that are counted together: one edit counts so many anew."""


@dataclass(frozen=True, slots=True)
class OpenPart:
    """What is open in some neighbouring paragraphs.

    Attributes:
        units: Ids of the units that are open.
        marked: By the id of a change that is not decided, whether it is open here; in order.
        ids: The ids in ``marked``.
        open, reserved, guesses: Those that are open here, reserved by somebody, or guessed.
    """

    units: tuple[str, ...]
    marked: dict[str, bool]
    ids: frozenset[str]
    open: tuple[str, ...]
    reserved: tuple[str, ...]
    guesses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Basis:
    """What a count rests on beyond the paragraphs of a chunk."""

    changes: ById[Change]
    alternatives: ById[Alternatives]
    notes: ById[Note]
    touched: frozenset[str]
    disputed: frozenset[str]
    rivals: AbstractSet[str] = frozenset()

    def stale(self, now: _Basis) -> set[str]:
        """Ids of all that counts otherwise now: changes, notes, paragraphs that got a rival."""
        found = self.changes.differing(now.changes) | self.notes.differing(now.notes)
        found |= (self.touched ^ now.touched) | (self.disputed ^ now.disputed)
        for group in self.alternatives.differing(now.alternatives):
            for known in (self.alternatives.get(group), now.alternatives.get(group)):
                found.update(known.of if known is not None else ())
        return found | (self.rivals ^ now.rivals)


@dataclass(frozen=True, slots=True)
class _Counted:
    """Some paragraphs as counted: parts, and between them paragraphs that hang on others."""

    paragraphs: tuple[Paragraph, ...]
    depends: frozenset[str]
    parts: tuple[OpenPart | Paragraph, ...]

    def still_holds(self, paragraphs: tuple[Paragraph, ...], stale: set[str]) -> bool:
        """Whether the same paragraphs stand there and nothing that they rest on is stale."""
        return self.paragraphs == paragraphs and self.depends.isdisjoint(stale)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept with a chunk: its paragraphs as counted, SIZE by SIZE."""

    basis: _Basis
    pieces: tuple[_Counted, ...]


class _Verdicts(dict[str, "bool | None"]):
    """What the room has decided of changes, by id; looked up once.

    Attributes:
        open: The changes of which nothing is decided, as far as they were asked for.
    """

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.open: dict[str, Change] = {}
        self._changes = draft.changes

    def __missing__(self, change: str) -> bool | None:
        known = self._changes.get(change)
        verdict: bool | None = None
        if known is not None and known.outcome != "open":
            verdict = known.outcome == "accepted"
        elif known is not None:
            self.open[change] = known
        self[change] = verdict
        return verdict


class OpenCount:
    """Counts one draft."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._decisions = Decisions(draft, CHAIRS_PROPOSAL)
        self._verdicts = _Verdicts(draft)
        self._displaced = displaced_by(draft)
        self._rivals = every_alternative(draft)
        touched, disputed = self._decisions.by_ends()
        self._by_ends = touched | disputed
        known = (draft.changes, draft.alternatives, draft.notes)
        self._basis = _Basis(*known, touched, disputed, self._rivals)
        # Chunks counted last time rest on one basis: it is compared with this one once.
        self._stale: dict[int, tuple[_Basis, set[str]]] = {}

    def parts(self) -> Steps[list[OpenPart]]:
        """What is open, in the order of the text."""
        found: list[OpenPart] = []
        for chunk in self._draft.paragraphs.chunks:
            kept = yield from self._kept(chunk)
            chunk.counted = kept
            for piece in kept.pieces:
                for part in piece.parts:
                    found.append(self._part((part,)) if isinstance(part, Paragraph) else part)
        return found

    def _kept(self, chunk: Chunk) -> Steps[_Kept]:
        known = chunk.counted
        if not isinstance(known, _Kept):
            known = _Kept(self._basis, ())
        stale = self._stale_since(known.basis)
        pieces = []
        for start in range(0, len(chunk), SIZE):
            paragraphs = chunk[start : start + SIZE]
            at = start // SIZE
            before = known.pieces[at] if at < len(known.pieces) else None
            if before is None or not before.still_holds(paragraphs, stale):
                before = self._counted(paragraphs)
                yield
            pieces.append(before)
        return _Kept(self._basis, tuple(pieces))

    def _stale_since(self, basis: _Basis) -> set[str]:
        if basis is self._basis:
            return set()
        if id(basis) not in self._stale:
            self._stale[id(basis)] = basis, basis.stale(self._basis)
        return self._stale[id(basis)][1]

    def _counted(self, paragraphs: tuple[Paragraph, ...]) -> _Counted:
        depends: set[str] = set()
        parts: list[OpenPart | Paragraph] = []
        alike: list[Paragraph] = []
        for paragraph in paragraphs:
            around = list(self._with_notes(paragraph, depends))
            depends.update([p.id for p in around])
            changes = {change for p in around for change in p.changes()}
            depends |= changes
            if self._hangs_on_others(around, changes):
                parts += [self._part(alike), paragraph] if alike else [paragraph]
                alike = []
            else:
                alike.append(paragraph)
        if alike:
            parts.append(self._part(alike))
        return _Counted(paragraphs, frozenset(depends), tuple(parts))

    def _hangs_on_others(self, around: list[Paragraph], changes: set[str]) -> bool:
        """Whether what is open there may depend on paragraphs elsewhere.

        So it is where there are alternatives, and where an agreement has to be held against
        somebody who asks for a deletion: that backs a change which deletes everywhere.
        """
        if self._rivals and not self._rivals.isdisjoint(changes.union(p.id for p in around)):
            return True
        agreed = any(p.agreement.state == "agreed" for p in around)
        return (agreed or not self._by_ends.isdisjoint(changes)) and any(
            position.stance == "delete"
            for change in changes
            if (known := self._draft.changes.get(change)) is not None
            for position in known.positions
        )

    def _with_notes(self, paragraph: Paragraph, named: set[str]) -> Iterator[Paragraph]:
        """The paragraph and those of the notes marked in it, whose ids are put into ``named``."""
        yield paragraph
        if not self._draft.notes:
            return
        for run in paragraph.runs:
            if run.object:
                named.add(run.object)
                note = self._draft.notes.get(run.object)
                for inside in note.paragraphs if note is not None else ():
                    yield from self._with_notes(inside, named)

    def _part(self, paragraphs: Iterable[Paragraph]) -> OpenPart:
        units = []
        marked: dict[str, bool] = {}
        for paragraph in paragraphs:
            if self._is_open_unit(paragraph):
                units.append(paragraph.id)
            for each in self._with_notes(paragraph, set()):
                self._look_at_marks(each, marked)
        return open_part(self._verdicts.open, tuple(units), marked)

    def _is_open_unit(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph is a unit that the room still has to agree."""
        return (
            paragraph.kind in NEGOTIATED_KINDS
            and paragraph.agreement.state not in ("agreed", "withdrawn")
            and not is_struck(self._draft, paragraph, self._displaced)
        )

    def state_of(self, change: str) -> str:
        """What became of a change of which nothing is decided: "open", "agreed" or "moot"."""
        carrying = self._draft.carrying(change)
        marked: dict[str, bool] = {}
        for paragraph in carrying:
            self._look_at_marks(paragraph, marked)
        if marked.get(change, True):  # what only draws brackets has no mark in the text
            return "open"
        agreed = any(self._decisions.is_by_agreement(p, change) for p in carrying)
        return "agreed" if agreed else "moot"

    def _look_at_marks(self, paragraph: Paragraph, marked: dict[str, bool]) -> None:
        """Put into ``marked`` the changes that are not decided, and whether they are open."""
        verdicts = self._verdicts
        things: tuple[Run | EndMark, ...] = (*paragraph.runs, paragraph.end)
        for thing in things:
            marks = thing.ins + thing.dels
            if isinstance(thing, Run) and thing.holds:
                marks += thing.holds
            if not marks:
                continue
            can_stand = stands(thing, verdicts.__getitem__) is not False
            for change in map(change_of, marks):
                if marked.get(change):
                    continue
                if verdicts[change] is None and change in verdicts.open:
                    agreed = can_stand and self._decisions.is_by_agreement(paragraph, change)
                    marked[change] = can_stand and not agreed


def state_of(draft: Draft, change: str) -> str:
    """What became of a change, in a word: "open", "agreed" with its paragraphs, "moot", …"""
    known = draft.changes.get(change)
    if known is None or known.outcome != "open":
        return known.outcome if known is not None else "moot"
    return OpenCount(draft).state_of(change)


def open_part(
    known: Mapping[str, Change], units: tuple[str, ...], marked: dict[str, bool]
) -> OpenPart:
    """The part with these units and changes; what else it says follows from the changes."""
    changes = [known[change] for change, is_open in marked.items() if is_open]
    return OpenPart(
        units,
        marked,
        frozenset(marked),
        tuple(change.id for change in changes),
        tuple(change.id for change in changes if _is_reserved(change)),
        tuple(change.id for change in changes if change.confidence is not None),
    )


def _is_reserved(change: Change) -> bool:
    return any(p.stance == "reserve" for p in latest_positions(change.positions).values())
