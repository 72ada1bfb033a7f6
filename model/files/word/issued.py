"""The Word file that a draft came from, opened to be written into."""

from __future__ import annotations

from functools import cached_property

from lxml import etree

from model.draft.delegation import DelegationTable
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.text import OBJECT
from model.files.word.aligned import matched
from model.files.word.as_read import AsRead
from model.files.word.atoms import Anatomy, Raw
from model.files.word.authors import Authors
from model.files.word.characters import endless_fields
from model.files.word.flow import BODY, Flow, Item, Within, WordParagraph
from model.files.word.issued_pieces import Base
from model.files.word.layout import containers
from model.files.word.marking import (
    Marking,
    Stretch,
    marking_of,
    stretches,
    tags,
    without_marks,
)
from model.files.word.names import AND_OTHERS, W
from model.files.word.numbering import number_of
from model.files.word.package import TYPES
from model.files.word.slices import NotIssued, Slices
from model.files.word.source import Source
from model.files.word.speakers import Speakers
from model.files.word.traced import read_traced
from model.files.word.usual import usual_part
from model.files.word.walk import Walker
from model.readings.reading import INFORMAL

_W = f"{{{W}}}"

Told = tuple[object, ...]
"""What a reader sees of a Word paragraph, to be held against another."""


class Issued:
    """The issued document: the draft that it was, and where its paragraphs stand.

    Args:
        content: The file.
        delegations: By which its authors are known.
        known: What was kept of it when it was read; else it is read now.

    Raises:
        UnreadableFile: If it is no Word file.
    """

    def __init__(
        self, content: bytes, delegations: DelegationTable, known: AsRead | None = None
    ) -> None:
        self.content = content
        if known is None:
            known, self.source = read_traced(content, delegations)
        else:
            self.source = Source(content)
        self.known = known
        self.draft = known.draft
        self.traces = known.traces
        self.notes = known.notes
        self.speakers = Speakers(delegations)
        self._table = delegations
        self._anatomies: dict[str, Anatomy] = {}
        self.parts: dict[str, Slices] = {}
        self.authors = Authors(self.draft, INFORMAL, scrub=False)

    def open(self) -> None:
        """Make ready to be written into.

        Raises:
            NotIssued: If it is a file that cannot be written into.
        """
        if self.parts:
            return
        lost = [n for n in self.notes.values() if not self._can_stay(n)]
        if TYPES not in self.source.parts or lost:
            raise NotIssued("The file is not whole.")
        self.authors.spelled = self.spelled
        document, root = usual_part(self.source.parts[self.source.name], self.source.root)
        parts = {"": Slices(document, root)}
        self._roots = {"": root}
        for kind in ("footnotes", "endnotes"):
            notes = self.source.roots.get(kind)
            if notes is not None:
                content = self.source.parts[self.source.related_name(kind)]
                text, self._roots[kind] = usual_part(content, notes)
                parts[kind] = Slices(text, self._roots[kind])
        self.parts = parts

    def _can_stay(self, number: str) -> bool:
        """Whether a note is where its mark says; a footnote that is nowhere can be made."""
        is_there = self.source.note(number) is not None
        return number.removeprefix("e").isdecimal() and (is_there or number[0] != "e")

    @property
    def root(self) -> etree._Element:
        """The root of the document's part as it is written into."""
        return self._roots[""]

    @cached_property
    def spelled(self) -> dict[frozenset[str], str]:
        """How the document writes the names of those behind its changes, by their ids."""
        out: dict[frozenset[str], str] = {}
        for name, delegations in self.known.authors.items():
            if name and delegations and not name.endswith(AND_OTHERS):
                out.setdefault(frozenset(delegations), name)
        return out

    @cached_property
    def automatic(self) -> frozenset[str]:
        """Ids of the paragraphs that Word numbers by itself."""
        return frozenset(p.id for p in self.draft.paragraphs if number_of(p))

    @cached_property
    def _flow(self) -> Flow:
        return Flow(self.draft, INFORMAL, self.authors)

    @cached_property
    def units(self) -> list[WordParagraph]:
        """The Word paragraphs of its body, as we would write them."""
        groups = containers(list(self.draft.paragraphs))
        return [unit for group in groups for unit in self._flow.paragraphs(group)]

    @cached_property
    def _withins(self) -> dict[str, Within]:
        paragraphs = self.draft.paragraphs
        return {
            run.object: self._flow.within(paragraphs[row], run)
            for row in paragraphs.noted()
            for run in paragraphs[row].runs
            if run.object in self.notes
        }

    @cached_property
    def _told(self) -> dict[tuple[str, ...], Told]:
        return {
            tuple(p.id for p, _ in unit.members): told_of(unit, self.authors, "")
            for unit in self.units
        }

    def told(self, members: tuple[str, ...]) -> Told | None:
        """What a reader sees of the paragraphs of the body that are these of the draft."""
        return self._told.get(members)

    def note_told(self, note: str) -> list[Told]:
        """What a reader sees of the paragraphs of a note."""
        paragraphs = self.draft.notes[note].paragraphs
        units = self._flow.paragraphs(paragraphs, self._withins.get(note, BODY))
        return [told_of(unit, self.authors, "") for unit in units]

    def labels(self, paragraph: str) -> tuple[str, str]:
        """The labels of a paragraph: in the tabled text, and with all accepted."""
        tabled, printed = self._flow.tabled.labels, self._flow.printed.labels
        return tabled.get(paragraph, ""), printed.get(paragraph, "")

    def element(self, paragraph: str) -> etree._Element:
        """The XML of a paragraph of the draft."""
        trace = self.traces[paragraph]
        return self.parts[trace.part].elements[trace.at]

    def xml(self, paragraph: str, part: str = "") -> str:
        """A paragraph as it stands in the file."""
        return self.parts[part].of(self.element(paragraph))

    @cached_property
    def lines(self) -> list[list[Stretch]]:
        """What is seen of each paragraph of the body, typed labels and Word's numbers included."""
        out = []
        for paragraph in self.draft.paragraphs:
            number = number_of(paragraph)
            lead = [Stretch(f"{number} ")] if number and paragraph.label == number else []
            atoms = self._whole(paragraph).atoms
            out.append([*lead, *stretches(atoms, self.source.character_looks, Marking())])
        return out

    @cached_property
    def marking(self) -> Marking | None:
        """What stands for changes in a file without tracked ones; None where nothing does."""
        if self.draft.changes:
            return None
        texts = (paragraph.text() for paragraph in self.draft.paragraphs)
        if not any("(" in text and tags(text, self._table) for text in texts):
            return None
        return marking_of(self.lines, self._table)

    def base(self, paragraph: Paragraph, part: str = "") -> Base:
        """A paragraph taken apart, without the marks that stand for changes.

        Raises:
            NotIssued: If that does not give what the reader read.
        """
        base = self._whole(paragraph, part)
        if self.marking is not None:
            looks = self.source.character_looks
            base.atoms = [without_marks(atom, looks, self.marking) for atom in base.atoms]
        return base

    def _whole(self, paragraph: Paragraph, part: str = "") -> Base:
        element, trace = self.element(paragraph.id), self.traces[paragraph.id]
        anatomy = self._anatomy(part)
        atoms = anatomy.atoms(element, trace.fields)
        told = "".join(atom.text for atom in atoms)
        xml = self.xml(paragraph.id, part)
        tag = xml[: _end_of_tag(xml)]
        tag = tag.removesuffix("/>").rstrip() + ">" if tag.endswith("/>") else tag
        properties = element.find(_W + "pPr")
        return Base(
            paragraph,
            tag,
            anatomy.raw.of(properties) if properties is not None else "",
            atoms,
            _labels(told, paragraph.text()),
            trace.around,
            bool(number_of(paragraph)),
        )

    def _anatomy(self, part: str) -> Anatomy:
        if part not in self._anatomies:
            look = Walker(self.source.character_formats).look
            root = self._roots[part]
            endless = endless_fields(root)  # the body, or every note
            self._anatomies[part] = Anatomy(Raw(root), look, endless)
        return self._anatomies[part]

    def is_same(self, draft: Draft) -> bool:
        """Whether nobody has done anything to the draft since it was read."""
        mine = self.draft
        return draft.paragraphs == mine.paragraphs and all(
            getattr(draft, name) == getattr(mine, name) for name in _COMPARED
        )


_COMPARED = (
    *("id", "changes", "brackets", "alternatives", "remarks", "notes", "objects", "positions"),
    "delegations",
    *("tabled_on", "language", "document", "symbol", "rolling_text", "foreign"),
)


def _end_of_tag(xml: str) -> int:
    quote = ""
    for at, letter in enumerate(xml):
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        elif letter == ">":
            return at + 1
    raise NotIssued("A paragraph has no end.")


def _labels(whole: str, words: str) -> frozenset[int]:
    """The numbers of the characters that are no words of the draft: a typed label."""
    if whole.endswith(words):
        return frozenset(range(len(whole) - len(words)))
    found = matched(whole, words)
    if -1 in found:
        raise NotIssued("A paragraph is not as the reader read it.")
    return frozenset(range(len(whole))) - set(found)


def told_of(unit: WordParagraph, authors: Authors, one: str) -> Told:
    """What a reader sees of a Word paragraph but for its label.

    Args:
        unit: The paragraph.
        authors: Those of its revisions.
        one: The author of all of them, where the copy names nobody else.
    """
    out: list[object] = []
    text, state = "", None
    for item in unit.items:
        if item.hidden or item.role == "label":
            continue
        now = _state(item, authors, one)
        solid = item.run.object if item.run else ""
        if solid or now != state:
            out += (text, state)
            text, state = "", now
        text += OBJECT + solid if solid else item.text
    out += (text, state)
    for marks in (unit.ins, unit.dels):
        out.append(None if marks is None else one or authors.seen(marks))
    return tuple(out)


def _state(item: Item, authors: Authors, one: str) -> Told:
    def by(marks: tuple[str, ...]) -> object:
        return one or authors.seen(marks)

    return (
        None if item.tabled else by(item.ins),
        None if item.read else by(item.dels),
        item.run.format if item.run else (),
        item.role,
        item.look,
    )
