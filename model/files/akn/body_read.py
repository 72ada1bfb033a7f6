"""The preface, preamble and body of a file as flat paragraphs.

Our own files have one element a paragraph. Those of other tools nest: a unit that holds several
paragraphs is passed through, its number and attributes go to the first of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from model.draft.note import Note
from model.draft.paragraph import Cell, Paragraph
from model.draft.text import OBJECT, PLAIN_END, EndMark, Run, flat
from model.files.akn.body_write import FORMULA
from model.files.akn.element_read import count, every_other, is_block, others, plain, told
from model.files.akn.gather import Facts, Gathered, quoted, words_in
from model.files.akn.names import (
    HIERARCHY,
    MIXED,
    NESTING_UNITS,
    STRUCTURES,
    TRANSPARENT,
    UNITS,
    A,
    N,
)
from model.files.akn.own_lines import (
    NO_LINES,
    STRETCH,
    Misread,
    OwnLines,
    OwnParagraph,
    stretch_named,
)
from model.files.akn.words_read import WordsReader

_KINDS = {
    "recital": "preambular",
    "citation": "preambular",
    "longTitle": "title",
    "formula": "enacting",
}
_HEADINGS = frozenset(["heading", "subheading", "crossHeading"])
_NO_FACTS = Facts()
_CHANGES = (A + "ins", A + "del")
_ID, _INS, _DELS, _LABEL = N + "id", N + "ins", N + "dels", N + "label"


class At(NamedTuple):
    """What a paragraph is by where it stands."""

    kind: str = "text"
    level: int = 1
    nested: bool = False
    inside: tuple[Cell, ...] = ()
    item: str = "text"


@dataclass(slots=True)
class Claim:
    """What elements round it have said of a paragraph that is still to come."""

    unit: str = ""
    identity: str = ""
    kind: str = ""
    label: str = ""
    level: int = 1
    end: EndMark = PLAIN_END
    attributes: list[tuple[str, str]] = field(default_factory=list)


class BodyReader:
    """Reads elements into paragraphs, in order.

    Attributes:
        paragraphs: What was read.
    """

    def __init__(
        self, gathered: Gathered, words: WordsReader | None = None, lines: OwnLines = NO_LINES
    ) -> None:
        """``lines``: what was read as text already, and stands in the tree by name only."""
        self.paragraphs: list[Paragraph] = []
        self._lines = lines
        self._gathered = gathered
        self._words = words or WordsReader(gathered, self.note)
        self._claim = Claim()

    def read_part(self, element: etree._Element, name: str) -> None:
        """Read a part of the document; what it says of itself and nobody takes is told."""
        if name in STRUCTURES and element.attrib:
            self._gathered.keep_attributes(element)
        self._through(element, name, At())
        self._settle(At())
        left, self._claim = self._claim.attributes, Claim()
        if left:
            pairs = ", ".join(f"{key}={said}" for key, said in left)
            self._gathered.tell(
                "attributes-left-out", f"Nothing is there to keep these attributes: {pairs}."
            )

    def read(self, element: etree._Element, at: At) -> None:
        """Read what the element holds."""
        text = element.text
        if text and not text.isspace():
            self._stray(text, at)
        for child in element:
            self._block(child, at)
            tail = child.tail
            if tail and not tail.isspace():
                self._stray(tail, at)

    def _block(self, child: etree._Element, at: At) -> None:
        tag = child.tag
        if not isinstance(tag, str):
            self._comment(child)
            return
        name = tag[len(A) :] if tag.startswith(A) else ""
        if name == "p":
            if child.get(N + "none") is None:
                self._paragraph(child, at, "p")
        elif name in UNITS or name in HIERARCHY:
            self._unit(child, name, at)
        elif name == "num":
            self._number(child)
        elif name == "table":
            self._table(child, at)
        elif name == "li":
            self._item(child, at)
        elif name in _HEADINGS:
            self._paragraph(child, at._replace(kind="heading"), name)
        elif name in MIXED:
            self._paragraph(child, at, name)
        elif name in TRANSPARENT:
            self._through(child, name, at)
        elif tag == STRETCH and self._lines is not NO_LINES:
            self._own_lines(child, at)
        else:
            self._kept(child)

    # --- paragraphs -----------------------------------------------------------------------------

    def _paragraph(self, element: etree._Element, at: At, name: str) -> None:
        """An element of words: the paragraph that was claimed, or one of its own."""
        runs = self._words.runs(element)
        claim = self._claim
        if claim.kind == "heading" and claim.unit not in UNITS and name not in _HEADINGS:
            self._settle(at)  # a chapter's number, and words that are not its heading
            claim = self._claim
        if claim.unit:
            if element.attrib:
                claim.attributes.extend(every_other(element, name + "/"))
            if name in _HEADINGS:
                claim.kind = "heading"
        else:
            self._tell(element, claim, "" if name == "p" else name + "/")
            claim.kind = element.get(N + "kind", at.kind)
            claim.level = count(element, "level", at.level)
        self._finish(claim, runs, at)

    def _tell(self, element: etree._Element, claim: Claim, prefix: str) -> None:
        """Put into the claim what our attributes on the element say."""
        said = told(element)
        own, guid = said.get(_ID, ""), said.get("GUID", "")
        claim.identity = self._gathered.told_id(element, own, guid)
        if guid and guid != claim.identity:
            claim.attributes.append((prefix + "GUID", guid))
        claim.label = said.get(_LABEL, claim.label)
        ins, dels = said.get(_INS), said.get(_DELS)
        if ins or dels:
            mark = self._gathered.mark
            claim.end = EndMark(mark(ins or ""), mark(dels or ""))
        if len(said) > (1 if guid else 0):
            claim.attributes.extend(others(element, prefix))

    def _finish(self, claim: Claim, runs: tuple[Run, ...], at: At) -> None:
        """Make the paragraph of the claim, with what the register says of it."""
        self._claim = Claim()
        identity = claim.identity or self._gathered.made_id(
            "p", claim.kind, claim.label, flat(runs)
        )
        facts = self._gathered.facts.pop(identity, None) or _NO_FACTS
        self.paragraphs.append(
            Paragraph(
                identity,
                claim.kind,
                runs,
                claim.end,
                claim.label,
                facts.tabled_label,
                facts.former_labels,
                claim.level,
                at.inside,
                facts.agreement,
                tuple(facts.positions),
                tuple(sorted((*claim.attributes, *facts.attributes))),
            )
        )

    def _settle(self, at: At) -> None:
        """Make a paragraph without words of a claim that nobody took, if it says anything."""
        claim = self._claim
        if not claim.unit:
            return
        if claim.identity or claim.label:
            self._finish(claim, (), at)
        else:
            self._claim = Claim(attributes=claim.attributes)

    def _stray(self, text: str | None, at: At) -> None:
        if text and not text.isspace():
            if not self._claim.unit:
                self._claim.kind, self._claim.level = at.kind, at.level
            self._finish(self._claim, (Run(" ".join(text.split())),), at)

    def _comment(self, child: etree._Element) -> None:
        if isinstance(child, (etree._Comment, etree._ProcessingInstruction)):
            self._gathered.tell(
                "comment-left-out",
                f"A comment between paragraphs is not kept: “{quoted(str(child.text or ''))}”.",
                f"line {child.sourceline}",
            )

    # --- units ----------------------------------------------------------------------------------

    def _unit(self, element: etree._Element, name: str, at: At) -> None:
        """An element that is one paragraph, or holds several."""
        self._settle(at)
        claim = self._claim
        level = at.level + 1 if name in NESTING_UNITS and at.nested else at.level
        named = element.get("name", name)
        holds_many = name in ("container", "hcontainer")
        kind = _KINDS.get(name) or (named if holds_many else "operative")
        if name == "item":
            kind = at.item
        claim.unit = name
        self._tell(element, claim, "" if name in UNITS else name + "/")
        claim.level = count(element, "level", level)
        claim.kind = kind if name in UNITS else "heading"
        if name == "formula" and named != FORMULA:
            claim.attributes.append(("name", named))
        nested = at.nested or name in NESTING_UNITS or name in _KINDS
        rest = kind if holds_many or name in _KINDS else "text"
        inner = At(rest, level, nested, at.inside, kind)
        before = len(self.paragraphs)
        said = element.text
        if said and said.strip() and not any(is_block(child) for child in element):
            self._finish(claim, self._words.runs(element), at)  # words without a p round them
            return
        self.read(element, inner)
        self._settle(at)
        if len(self.paragraphs) - before > 1:
            self._gathered.flattened[name] += 1

    def _own_lines(self, stretch: etree._Element, at: At) -> None:
        if at.inside or at.kind == "note":
            raise Misread  # a table or a note without an id has one made of all its words
        for line in self._lines.paragraphs(stretch_named(told(stretch))):
            self._own(line, at)

    def _own(self, line: OwnParagraph, at: At) -> None:
        """A unit that was read as a line: just what ``_unit`` makes of one that is as plain."""
        if not self._gathered.take_id(line.id):
            raise Misread
        self._settle(at)
        claim = self._claim
        claim.unit, claim.identity, claim.label = line.element, line.id, line.label
        is_nested = line.element in NESTING_UNITS and at.nested
        claim.level = int(line.level) if line.level else at.level + is_nested
        claim.kind = "operative" if line.element == "paragraph" else line.named
        claim.kind = _KINDS.get(line.element, claim.kind)
        if line.ins or line.dels:
            mark = self._gathered.mark
            claim.end = EndMark(mark(line.ins), mark(line.dels))
        self._finish(claim, line.runs, at)

    def _through(self, element: etree._Element, name: str, at: At) -> None:
        """An element that only holds others; its attributes go to the next paragraph."""
        kind = name if name in ("coverPage", "conclusions") else at.kind
        if element.attrib and name not in STRUCTURES:
            kept = name == "recitals" and self._gathered.keep_attributes(element)
            if not kept:
                self._claim.attributes.extend(every_other(element, name + "/"))
        self.read(element, at if kind == at.kind else at._replace(kind=kind))

    def _number(self, element: etree._Element) -> None:
        claim = self._claim
        text = plain(element)
        if len(element) and any(child.tag in _CHANGES for child in element.iter()):
            self._gathered.tell(
                "marks-in-number",
                f"The changes marked in the number “{quoted(text)}” are not kept.",
                f"line {element.sourceline}",
            )
        if not claim.unit:
            claim.unit = "num"
            claim.kind = "text"
        claim.label = f"{claim.label} {text}" if claim.label else text
        if element.attrib:
            claim.attributes.extend(every_other(element, "num/"))

    def _item(self, element: etree._Element, at: At) -> None:
        """An item of a list: words, then perhaps lists of its own."""
        level = at.level + 1 if at.nested else at.level
        inner = At(at.kind, level, True, at.inside, at.item)
        bare = etree.Element(A + "p", nsmap=element.nsmap)  # type: ignore[arg-type]
        bare.text = element.text
        rest: list[etree._Element] = []
        for child in element:
            if rest or child.tag in (A + "ul", A + "ol", A + "p"):
                rest.append(child)
        words = [child for child in element if child not in rest]
        if (bare.text or "").strip() or words:
            bare.extend(words)
            self._claim.attributes.extend(every_other(element, "li/"))
            self._paragraph(bare, inner, "p")
        for child in rest:
            self._block(child, inner)
            self._stray(child.tail, inner)

    def _kept(self, element: etree._Element) -> None:
        """An element that we have no word for: a paragraph that is nothing but it."""
        self._settle(At())
        own = self._gathered.told_id(element, element.get(N + "block", ""), "")
        name = self._words.kept(element, "block")
        self._gathered.referred.add(name)
        claim, self._claim = self._claim, Claim()
        claim.identity, claim.kind = own, "block"
        self._finish(claim, (Run(OBJECT, object=name),), At())

    # --- tables and notes -----------------------------------------------------------------------

    def _table(self, element: etree._Element, at: At) -> None:
        self._settle(at)
        table = element.get(N + "table", "")
        guid = element.get("GUID", "")
        if not table:
            table = self._gathered.told_id(element, "", guid)
            table = table or self._gathered.made_id("t", words_in(element)[:200])
        self._claim.attributes.extend(every_other(element, "table/"))
        if guid and guid != table:
            self._claim.attributes.append(("table/GUID", guid))
        row = -1
        for child in element:
            if child.tag == A + "tr":
                row = count(child, "row", row + 1)
                self._row(child, at, table, row)
            else:
                self._block(child, at)
            self._stray(child.tail, at)

    def _row(self, element: etree._Element, at: At, table: str, row: int) -> None:
        self._claim.attributes.extend(every_other(element, "tr/"))
        column = -1
        for child in element:
            if child.tag not in (A + "td", A + "th"):
                self._block(child, at)
                continue
            column = count(child, "column", column + 1)
            cell = At("cell", 1, False, (*at.inside, Cell(table, row, column)))
            self._claim.attributes.extend(every_other(child, "td/"))
            if child.tag == A + "th":
                self._claim.attributes.append(("td/th", "1"))
            before = len(self.paragraphs)
            self.read(child, cell)
            self._settle(cell)
            if len(self.paragraphs) == before:
                self._claim.kind = "cell"
                self._finish(self._claim, (), cell)

    def note(self, element: etree._Element) -> str:
        """Read a note where its mark stands; return its id."""
        gathered = self._gathered
        guid = element.get("GUID", "")
        name = gathered.told_id(element, element.get(_ID, ""), guid)
        given = every_other(element, "authorialNote/")
        if guid and guid != name:
            given.append(("authorialNote/GUID", guid))
        name = name or gathered.made_id("n", words_in(element))
        paragraphs = self.note_paragraphs(element, given)
        gathered.notes[name] = Note(name, paragraphs, element.get("marker", ""))
        return name

    def note_paragraphs(
        self, element: etree._Element, given: list[tuple[str, str]]
    ) -> tuple[Paragraph, ...]:
        """The paragraphs of a note; attributes ``given`` go to the first."""
        inner = BodyReader(self._gathered, self._words)
        inner._claim.attributes.extend(
            (k, v)
            for k, v in given
            if k.partition("/")[2] not in ("marker", "id", "mark")
            and (k, v) != ("authorialNote/placement", "bottom")
        )
        inner.read(element, At("note"))
        inner._settle(At("note"))
        return tuple(inner.paragraphs)
