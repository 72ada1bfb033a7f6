"""What a Word file's body cannot say, in a part of its own: written, and read again.

The part holds the register (ids, codes, stances, outcomes, remarks, …) and, for each Word
paragraph, which of the draft's paragraphs and runs stand in it. Words that stand in the body are
not repeated: a run is a length. A paragraph of the body whose digest is still the same gives its
runs back exactly; of any other the body is what counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from model.draft.agreement import Agreement
from model.draft.by_id import ById
from model.draft.change import Alternatives, Bracket, Change, Position, Remark
from model.draft.delegation import Delegation
from model.draft.draft import Draft, Package
from model.draft.note import Kept, Note
from model.draft.paragraph import Cell, FormerLabel, Paragraph
from model.draft.text import EndMark, Run
from model.files.guard import parse_xml
from model.files.word.authors import Authors
from model.files.word.codec import made, told, with_defaults
from model.files.word.flow import Item, WordParagraph
from model.files.word.names import OURS
from model.files.word.runs import escaped

FORMAT = 1
"""The version of the part's contents."""

_FACTS = ("came_from", "tabled_on", "day", "language", "document", "symbol", "rolling_text")
_TABLES: tuple[tuple[str, type], ...] = (
    ("changes", Change),
    ("brackets", Bracket),
    ("alternatives", Alternatives),
    ("remarks", Remark),
    ("objects", Kept),
    ("delegations", Delegation),
)
_MARKS = ("ins", "dels", "brackets", "holds", "format", "kept")

Digests = dict[int, int]
Plain = dict[str, Any]


# --- writing ------------------------------------------------------------------------------------


class _Told:
    """The part in the making."""

    def __init__(self, authors: Authors, digests: Digests) -> None:
        self._authors = authors
        self._digests = digests
        self.names: dict[str, int] = {}

    def unit(self, unit: WordParagraph) -> Plain:
        """A Word paragraph, and the draft's paragraphs in it."""
        skip = 0
        spans: dict[str, list[tuple[Item, int]]] = {}
        for item in unit.items:
            if item.role != "words":
                skip += len(item.text)
            else:
                spans.setdefault(item.paragraph, []).append((item, skip))
                skip = 0 if not item.hidden else skip
        return {
            "digest": self._digests[id(unit)],
            "members": [self.member(p, spans.get(p.id, [])) for p, _ in unit.members],
        }

    def note(self, note: Note, units: list[WordParagraph] | None) -> Plain:
        """A note: its Word paragraphs, or its paragraphs whole where it is not in the file."""
        facts: Plain = {"id": note.id, "mark": note.mark}
        if units is not None:
            return facts | {"units": [self.unit(unit) for unit in units]}
        return facts | {"members": [self.member(p, None) for p in note.paragraphs]}

    def member(self, paragraph: Paragraph, items: list[tuple[Item, int]] | None) -> Plain:
        """A paragraph; its runs by how they stand in the body, or whole where they do not."""
        facts: Plain = {"id": paragraph.id, "kind": paragraph.kind}
        for name in ("label", "tabled_label", "positions", "attributes", "former_labels"):
            value = getattr(paragraph, name)
            if value or (value is not None and name == "tabled_label"):
                facts[name] = told(value)
        if paragraph.level != 1:
            facts["level"] = paragraph.level
        if paragraph.inside:
            facts["inside"] = told(paragraph.inside)
        if paragraph.agreement != Agreement():
            facts["agreement"] = told(paragraph.agreement)
        if paragraph.end != EndMark():
            facts["end"] = told(paragraph.end)
        if items is None:
            facts["runs"] = [self._whole(run) for run in paragraph.runs]
        elif items:
            facts["runs"] = list(self._runs(items))
        return facts

    def _runs(self, items: list[tuple[Item, int]]) -> Iterable[Plain]:
        at = 0
        while at < len(items):
            item = items[at][0]
            assert item.run is not None
            if item.hidden:
                at += 1
                while at < len(items) and items[at][0].run is item.run:
                    at += 1
                yield self._whole(item.run)
                continue
            stretches = []
            run = item.run
            while at < len(items) and items[at][0].run is run:
                stretches += [items[at][1], len(items[at][0].text)]
                at += 1
            facts = self._marks(run)
            facts["n"] = stretches[1] if stretches[0] == 0 and len(stretches) == 2 else stretches
            by = [
                self._name(item.ins) if not item.tabled else 0,
                self._name(item.dels) if not item.read else 0,
            ]
            if any(by):
                facts["by"] = by
            yield facts

    def _name(self, marks: tuple[str, ...]) -> int:
        author = self._authors.of(marks)[0]
        return self.names.setdefault(author, len(self.names) + 1)

    def _whole(self, run: Run) -> Plain:
        return self._marks(run) | {"text": run.text}

    def _marks(self, run: Run) -> Plain:
        facts: Plain = {}
        for name in _MARKS:
            value = getattr(run, name)
            if value:
                facts[name] = value
        if run.object:
            facts["object"] = run.object
        return facts


def part_xml(
    draft: Draft,
    authors: Authors,
    units: list[WordParagraph],
    notes: dict[str, list[WordParagraph]],
    digests: Digests,
) -> str:
    """The part of an export.

    Args:
        draft: The draft.
        authors: The authors under whose names its revisions went out.
        units: The Word paragraphs of the body, in order.
        notes: Those of each note that is in the file.
        digests: By which each of them is known, by its ``id()``.
    """
    making = _Told(authors, digests)
    facts: Plain = {"format": FORMAT, "id": draft.id}
    facts |= {name: getattr(draft, name) for name in _FACTS}
    facts["positions"] = told(draft.positions)
    facts["foreign"] = told(draft.foreign)
    if draft.package is not None:
        facts["package"] = told(draft.package)
    for name, _ in _TABLES:
        facts[name] = [told(value) for value in getattr(draft, name).values()]
    facts["paragraphs"] = [making.unit(unit) for unit in units]
    facts["notes"] = [making.note(note, notes.get(note.id)) for note in draft.notes.values()]
    facts["authors"] = ["", *making.names]
    text = json.dumps(facts, ensure_ascii=True, separators=(",", ":"))
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<negotiation xmlns="{OURS}">{escaped(text)}</negotiation>'


# --- reading ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Recorded:
    """A run as the part tells it: its marks, and where its words are.

    Attributes:
        run: The run; its text is the words where they are not in the body, else empty.
        stretches: Characters of the Word paragraph to pass over, then to take, again and again.
        by: Under whose names its insertion and deletion went out.
    """

    run: Run
    stretches: tuple[int, ...] = ()
    by: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Member:
    """A paragraph as the part tells it; ``paragraph`` has no runs yet."""

    paragraph: Paragraph
    runs: tuple[Recorded, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A Word paragraph as the part tells it."""

    digest: int
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class RecordedNote:
    """A note as the part tells it; without units it is not in the body."""

    id: str
    mark: str
    units: tuple[Unit, ...] = ()
    members: tuple[Member, ...] = ()


@dataclass(slots=True)
class Register:
    """The part, read: a draft without its text, and where the text belongs."""

    draft: Draft
    units: dict[str, Unit] = field(default_factory=dict)
    notes: dict[str, RecordedNote] = field(default_factory=dict)
    is_later: bool = False
    names: frozenset[str] = frozenset()
    """Ids of all its paragraphs."""

    def body(self) -> list[Unit]:
        """The Word paragraphs of the body, in order."""
        inside = {u.members[0].paragraph.id for note in self.notes.values() for u in note.units}
        return [unit for name, unit in self.units.items() if name not in inside]


def read_register(content: bytes) -> Register | None:
    """The register of a customXml part; None for a part of somebody else.

    Raises:
        ValueError, TypeError, KeyError: If it is ours, and broken.
        UnreadableFile: If it is no safe XML.
    """
    if OURS.encode() not in content[:800].replace(b"\0", b""):
        return None
    root = parse_xml(content, "The negotiation in the Word file")
    if root.tag != f"{{{OURS}}}negotiation":
        return None
    facts = json.loads(root.text or "")
    names = facts["authors"]
    units = [_unit(plain, names) for plain in facts["paragraphs"]]
    notes = [
        RecordedNote(
            plain["id"],
            plain["mark"],
            tuple(_unit(one, names) for one in plain.get("units", ())),
            tuple(_member(one, names) for one in plain.get("members", ())),
        )
        for plain in facts["notes"]
    ]
    every = (*units, *(unit for note in notes for unit in note.units))
    return Register(
        _draft_told(facts),
        {unit.members[0].paragraph.id: unit for unit in every},
        {note.id: note for note in notes},
        facts["format"] > FORMAT,
        frozenset(member.paragraph.id for unit in every for member in unit.members),
    )


def _draft_told(facts: Plain) -> Draft:
    """The draft of a register, without its text."""
    tables: dict[str, ById[Any]] = {
        name: ById((one.id, one) for one in (made(known, plain) for plain in facts[name]))
        for name, known in _TABLES
    }
    return Draft(
        facts["id"],
        changes=tables["changes"],
        brackets=tables["brackets"],
        alternatives=tables["alternatives"],
        remarks=tables["remarks"],
        objects=tables["objects"],
        delegations=tables["delegations"],
        positions=_positions(facts["positions"]),
        foreign=tuple((where, xml) for where, xml in facts["foreign"]),
        package=made(Package, facts["package"]) if "package" in facts else None,
        **with_defaults(Draft, facts, _FACTS),
    )


def _positions(plain: list[Plain]) -> tuple[Position, ...]:
    return tuple(made(Position, one) for one in plain)


def _unit(plain: Plain, names: list[str]) -> Unit:
    return Unit(plain["digest"], tuple(_member(one, names) for one in plain["members"]))


def _member(plain: Plain, names: list[str]) -> Member:
    end = plain.get("end", {})
    paragraph = Paragraph(
        plain["id"],
        plain["kind"],
        end=EndMark(_texts(end.get("ins")), _texts(end.get("dels"))),
        label=plain.get("label", ""),
        tabled_label=plain.get("tabled_label"),
        former_labels=tuple(made(FormerLabel, one) for one in plain.get("former_labels", ())),
        level=plain.get("level", 1),
        inside=tuple(made(Cell, one) for one in plain.get("inside", ())),
        agreement=_agreement(plain.get("agreement")),
        positions=_positions(plain.get("positions", [])),
        attributes=tuple((name, value) for name, value in plain.get("attributes", ())),
    )
    return Member(paragraph, tuple(_recorded(one, names) for one in plain.get("runs", ())))


def _texts(plain: Any) -> tuple[str, ...]:
    if not plain:
        return ()
    if not isinstance(plain, list) or not all(isinstance(one, str) for one in plain):
        raise TypeError("a list of names was meant")
    return tuple(plain)


def _agreement(plain: Plain | None) -> Agreement:
    agreement: Agreement = made(Agreement, plain) if plain else Agreement()
    return agreement


def _recorded(plain: Plain, names: list[str]) -> Recorded:
    get = plain.get
    run = Run(
        get("text", ""),
        _texts(get("ins")),
        _texts(get("dels")),
        _texts(get("brackets")),
        _texts(get("holds")),
        _texts(get("format")),
        _texts(get("kept")),
        get("object", ""),
    )
    stretches = get("n", ())
    by = get("by", (0, 0))
    return Recorded(
        run,
        (0, stretches) if isinstance(stretches, int) else tuple(stretches),
        (names[by[0]], names[by[1]]),
    )
