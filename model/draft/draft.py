"""A draft: its paragraphs, and the records that go with them, as they are at one time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from operator import attrgetter, is_

from model.draft.by_id import ById
from model.draft.change import Alternatives, Bracket, Change, Position, Remark
from model.draft.delegation import Delegation
from model.draft.note import Kept, Note
from model.draft.paragraph import Paragraph
from model.draft.paragraphs import Paragraphs


class Memory:
    """What a reader or writer remembers of a value, so that it need not be found out twice.

    It is no part of the value: nothing is other for it but the time that it takes.
    """

    __slots__ = ("kept",)

    def __init__(self, kept: object = None) -> None:
        self.kept = kept


@dataclass(frozen=True, slots=True)
class Package:
    """The issued Word file that a draft came from."""

    name: str
    content: bytes
    memory: Memory = field(default_factory=Memory, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft. A value: steps make new ones.

    Attributes:
        id: Names this draft for good.
        came_from: Id of the state that this one grew out of, or empty.
        paragraphs: Body and table cells in order; a row of the window each.
        changes, brackets, alternatives, remarks: By their ids.
        notes: Footnotes by id, each with paragraphs of its own.
        objects: What else runs stand for, by id.
        delegations: Those that this draft names, by id.
        positions: Stances on the whole draft.
        tabled_on: ISO date on which the text was tabled; empty before, when edits are plain.
        day: ISO date of this state, or empty.
        language: ISO 639-2 code.
        document: What kind of document: "resolutionDraft", "statement", …
        symbol: The document's symbol ("E/CN.7/2022/L.3"), or empty.
        rolling_text: Number of the rolling text that was circulated last; 0 before the first.
        package: The issued Word file, where there is one.
        foreign: Elements of other tools outside the text: (where, XML as text).
        memory: Of its writer; goes on from state to state.
    """

    id: str
    paragraphs: Paragraphs = field(default_factory=Paragraphs)
    changes: ById[Change] = field(default_factory=ById)
    brackets: ById[Bracket] = field(default_factory=ById)
    alternatives: ById[Alternatives] = field(default_factory=ById)
    remarks: ById[Remark] = field(default_factory=ById)
    notes: ById[Note] = field(default_factory=ById)
    objects: ById[Kept] = field(default_factory=ById)
    delegations: ById[Delegation] = field(default_factory=ById)
    positions: tuple[Position, ...] = ()
    came_from: str = ""
    tabled_on: str = ""
    day: str = ""
    language: str = "eng"
    document: str = "resolutionDraft"
    symbol: str = ""
    rolling_text: int = 0
    package: Package | None = None
    foreign: tuple[tuple[str, str], ...] = ()
    memory: Memory = field(default_factory=Memory, compare=False, repr=False)

    def paragraph(self, paragraph: str) -> Paragraph | None:
        """The paragraph of that id, in the body, a cell or a note."""
        row = self.paragraphs.index_of(paragraph)
        if row is not None:
            return self.paragraphs[row]
        note = self.note_holding(paragraph)
        if note is None:
            return None
        return next(p for p in note.paragraphs if p.id == paragraph)

    def note_holding(self, paragraph: str) -> Note | None:
        """The note that the paragraph of that id stands in."""
        for note in self.notes.values():
            if any(p.id == paragraph for p in note.paragraphs):
                return note
        return None

    def row_of(self, paragraph: str) -> int | None:
        """The row in which a paragraph is found: its own; of one in a note, that of its mark."""
        row = self.paragraphs.index_of(paragraph)
        note = self.note_holding(paragraph) if row is None else None
        if note is None:
            return row
        rows = enumerate(self.paragraphs)
        return next((i for i, p in rows if any(run.object == note.id for run in p.runs)), None)

    def with_paragraphs(self, paragraphs: Paragraphs) -> Draft:
        """The draft with another body; each key asks, and ``replace`` takes twice as long."""
        return Draft(self.id, paragraphs, *_BEHIND_PARAGRAPHS(self))

    def shares_all_but_paragraphs(self, other: Draft) -> bool:
        """Whether all but the body is the very same in both: what steps leave alone is."""
        mine, theirs = _BEHIND_PARAGRAPHS(self), _BEHIND_PARAGRAPHS(other)
        return self.id == other.id and all(map(is_, mine, theirs))

    def with_paragraph(self, new: Paragraph) -> Draft:
        """The draft with ``new`` in the place of the paragraph of the same id.

        Raises:
            KeyError: If there is none.
        """
        row = self.paragraphs.index_of(new.id)
        if row is not None:
            return self.with_paragraphs(self.paragraphs.spliced(row, row + 1, (new,)))
        note = self.note_holding(new.id)
        if note is None:
            raise KeyError(new.id)
        inside = tuple(new if p.id == new.id else p for p in note.paragraphs)
        return replace(self, notes=self.notes.put(note.id, replace(note, paragraphs=inside)))

    def every_paragraph(self) -> Iterator[Paragraph]:
        """Body and cells in order, each followed by the paragraphs of the notes marked in it."""
        for paragraph in self.paragraphs:
            yield from self._with_notes(paragraph)

    def _with_notes(self, paragraph: Paragraph) -> Iterator[Paragraph]:
        yield paragraph
        for run in paragraph.runs:
            note = self.notes.get(run.object) if run.object else None
            if note is not None:
                for inside in note.paragraphs:
                    yield from self._with_notes(inside)

    def carrying(self, change: str) -> list[Paragraph]:
        """The paragraphs with a mark of the change: those of the body in order, else of notes."""
        rows = self.paragraphs.with_change(change)
        if rows or not self.notes:
            return [self.paragraphs[row] for row in rows]
        return [p for p in self._in_notes() if change in p.changes()]

    def bracketed(self, bracket: str) -> list[Paragraph]:
        """The paragraphs with a run in the bracket: those of the body in order, else of notes."""
        rows = self.paragraphs.bracketed(bracket)
        if rows or not self.notes:
            return [self.paragraphs[row] for row in rows]
        return [p for p in self._in_notes() if any(bracket in run.brackets for run in p.runs)]

    def _in_notes(self) -> Iterator[Paragraph]:
        for note in self.notes.values():
            yield from note.paragraphs

    def shown_name(self, delegation: str) -> str:
        """What the room writes in tags for the delegation of that id."""
        known = self.delegations.get(delegation)
        return known.shown if known else delegation


_BEHIND_PARAGRAPHS = attrgetter(*(one.name for one in fields(Draft)[2:]))


def make_draft(
    identity: str,
    paragraphs: Iterable[Paragraph],
    changes: Iterable[Change] = (),
    delegations: Iterable[Delegation] = (),
    brackets: Iterable[Bracket] = (),
    alternatives: Iterable[Alternatives] = (),
    remarks: Iterable[Remark] = (),
    notes: Iterable[Note] = (),
    objects: Iterable[Kept] = (),
) -> Draft:
    """Put a draft together from its parts, as readers and tests do."""
    return Draft(
        identity,
        paragraphs=Paragraphs(paragraphs),
        changes=ById((c.id, c) for c in changes),
        delegations=ById((d.id, d) for d in delegations),
        brackets=ById((b.id, b) for b in brackets),
        alternatives=ById((a.id, a) for a in alternatives),
        remarks=ById((r.id, r) for r in remarks),
        notes=ById((n.id, n) for n in notes),
        objects=ById((o.id, o) for o in objects),
    )
