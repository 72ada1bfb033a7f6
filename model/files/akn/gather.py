"""What a reader of Akoma Ntoso has gathered so far: ids, objects, and what is odd."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from model.draft.agreement import OPEN, Agreement
from model.draft.change import Position
from model.draft.ids import derived_id, is_id
from model.draft.note import Kept, Note
from model.draft.paragraph import FormerLabel
from model.draft.text import change_of
from model.files.akn.foreign import ORDER
from model.files.akn.names import A
from model.files.akn.xml import bearer
from model.files.loaded import Notice


@dataclass(slots=True)
class Facts:
    """What the register says of one paragraph."""

    positions: list[Position] = field(default_factory=list)
    agreement: Agreement = OPEN
    tabled_label: str | None = None
    former_labels: tuple[FormerLabel, ...] = ()
    attributes: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class ForeignChange:
    """An insertion or deletion that another tool marked: who may have done it, and when."""

    id: str
    authors: tuple[str, ...]
    at: str
    words: str


@dataclass(slots=True)
class Gathered:
    """Everything that is found on the way through a file.

    Attributes:
        identity: The draft's id, evidence for the ids of things without one.
        facts: What the register says of paragraphs, by id; taken out as they are met.
        notes, objects: By id.
        marked, bracketed, referred: Ids that the text names.
        foreign_changes: Changes that only another tool's marks tell of.
        flattened: How often an element of structure was passed through, by its name.
        foreign: Elements of other tools outside the text that have a home.
        homeless: (index, where, text) of those that have none but the register.
        notices: What is odd.
        marks: What attributes that list marks came to, by what they say.
    """

    identity: str
    facts: dict[str, Facts] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)
    objects: dict[str, Kept] = field(default_factory=dict)
    marked: set[str] = field(default_factory=set)
    bracketed: set[str] = field(default_factory=set)
    referred: set[str] = field(default_factory=set)
    foreign_changes: dict[str, ForeignChange] = field(default_factory=dict)
    flattened: Counter[str] = field(default_factory=Counter)
    foreign: list[tuple[str, str]] = field(default_factory=list)
    homeless: list[tuple[int, str, str]] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    marks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _ids: set[str] = field(default_factory=set)
    _evidence: Counter[tuple[object, ...]] = field(default_factory=Counter)

    def tell(
        self, rule: str, message: str, where: str = "", asks: bool = False, paragraph: str = ""
    ) -> None:
        """Remember something odd."""
        self.notices.append(Notice(rule, message, paragraph, where=where, asks=asks))

    def told_id(self, element: etree._Element, own: str, guid: str) -> str:
        """The id that an element says it has, or empty where it says none that can be used."""
        said = own or (guid if is_id(guid) else "")
        if not said:
            return ""
        if said in self._ids:
            self.tell(
                "duplicate-id",
                f"Two things are named “{said}”; the second was given another id.",
                f"line {element.sourceline}",
            )
            return ""
        self._ids.add(said)
        return said

    def made_id(self, kind: str, *evidence: object) -> str:
        """A fresh id for a thing without one: the same file gives the same ids."""
        key = (kind, *evidence)
        while True:
            self._evidence[key] += 1
            made = derived_id(kind, self.identity, *evidence, self._evidence[key])[:24]
            if made not in self._ids:
                self._ids.add(made)
                return made

    def keep_attributes(self, element: etree._Element, own: tuple[str, ...] = ()) -> bool:
        """Keep other tools' attributes of an element that every file has, if it is the first."""
        name = str(element.tag).removeprefix(A)
        where = f"@{name}"
        if where not in ORDER or any(where == other for other, _ in self.foreign):
            return False
        pairs = [(str(k), str(v)) for k, v in element.attrib.items() if k not in own]
        if pairs:
            self.foreign.append((where, bearer(name, pairs)))
        return True

    def keep(self, kept: Kept) -> None:
        """Remember an object of another tool."""
        self.objects[kept.id] = kept

    def mark(self, said: str) -> tuple[str, ...]:
        """The marks that an attribute lists; remember that the text names their changes."""
        found = self.marks.get(said)
        if found is None:
            found = self.marks[said] = tuple(said.split())
            self.marked.update(map(change_of, found))
        return found

    def take_marks(self, marks: dict[str, tuple[str, ...]]) -> None:
        """Take over what attributes that list marks came to, as ``mark`` would have found it."""
        self.marks.update(marks)
        for found in marks.values():
            self.marked.update(map(change_of, found))

    def take_id(self, said: str) -> bool:
        """Take a good id that a plain paragraph has; whether nothing else had it."""
        if said in self._ids:
            return False
        self._ids.add(said)
        return True


def quoted(text: str, most: int = 60) -> str:
    """The text in one line, shortened, for a notice."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"


def words_in(element: etree._Element) -> str:
    """All words of an element, comments left out."""
    return "".join(str(piece) for piece in element.itertext(tag=etree.Element))
