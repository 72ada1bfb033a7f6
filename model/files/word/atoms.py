"""A Word paragraph taken apart so that it can be put together again with other revisions.

In goes the XML of a paragraph; out come atoms in order: characters with the look they have and
the wrappers they stand in, and between them what has no characters (bookmarks, the code of a
field, the ends of a comment). The characters are just those that the walker gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from model.draft.text import OBJECT
from model.files.word.characters import PLAIN, letters, spelled, symbol
from model.files.word.names import W, local
from model.files.word.walk import KEPT, REVISIONS, THROUGH, chosen

_W = f"{{{W}}}"
_ON = ("1", "true", "on")
_BEFORE = frozenset({"sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "rubyPr"})
"""What says how a wrapper is, before what is in it."""

Look = Callable[[etree._Element], tuple[tuple[str, ...], str]]
"""Tells of the properties of a run the formats that are seen, and the character style."""

AtomKind = Literal["text", "solid", "run", "mark", "comment", "move"]


@dataclass(frozen=True, slots=True, eq=False)
class Wrapper:
    """Something round runs that is no revision: a link, a content control, a smart tag."""

    opens: str
    closes: str


Path = tuple[Wrapper, ...]


@dataclass(slots=True)
class Atom:
    """A piece of a paragraph.

    Attributes:
        text: Its characters; empty for what has none.
        kind: Words that can be cut; something solid with characters; a run without characters
            (the code of a field); a mark between runs; what shows or bounds a comment; the
            bounds of a move.
        raw: Its XML; of words nothing, of the solid what stands in its run.
        look: The properties of its run (``w:rPr``), or nothing.
        formats: ``b i u sup sub`` as the reader sees them, sorted.
        path: The wrappers it stands in, outermost first.
        revisions: What opens and closes each revision round it, outermost first.
        closes: Whether it ends something that began before it.
    """

    text: str
    kind: AtomKind
    raw: str = ""
    look: str = ""
    formats: tuple[str, ...] = ()
    path: Path = ()
    revisions: tuple[tuple[str, str], ...] = ()
    closes: bool = False


class Raw:
    """Elements of a document as XML that can stand in it: what the root declares is not said."""

    def __init__(self, root: etree._Element) -> None:
        self._declared = [
            f' xmlns{":" + prefix if prefix else ""}="{uri}"' for prefix, uri in root.nsmap.items()
        ]

    def of(self, element: etree._Element) -> str:
        """An element whole, without what follows it."""
        told = etree.tostring(element, encoding="unicode", with_tail=False)
        head, end, rest = told.partition(">")
        for declared in self._declared:
            head = head.replace(declared, "", 1)
        return head + end + rest

    def tags(self, element: etree._Element) -> tuple[str, str]:
        """What opens and what closes an element."""
        bare = etree.Element(element.tag, dict(element.attrib), nsmap=element.nsmap)  # type: ignore[arg-type,misc]
        told = etree.tostring(bare, encoding="unicode").removesuffix("/>")
        for declared in self._declared:
            told = told.replace(declared, "", 1)
        return told + ">", f"</{told[1:].split()[0]}>"


@dataclass(slots=True)
class Anatomy:
    """Takes paragraphs apart.

    Attributes:
        raw: Writes the document's elements.
        look: What a run's properties show, and its character style.
        endless: What begins the fields that have no end.
    """

    raw: Raw
    look: Look
    endless: frozenset[etree._Element] = frozenset()
    _fields: list[bool] = field(default_factory=list)
    _out: list[Atom] = field(default_factory=list)

    def atoms(self, paragraph: etree._Element, fields: Iterable[bool]) -> list[Atom]:
        """The atoms of a paragraph; ``fields`` are those open where it begins."""
        self._fields = list(fields)
        self._out = []
        self._inline(paragraph, (), ())
        return self._out

    def _inline(
        self, element: etree._Element, path: Path, revisions: tuple[tuple[str, str], ...]
    ) -> None:
        for child in element:
            name = local(child)
            if name == "r":
                self._run(child, path, revisions)
            elif name in REVISIONS:
                self._inline(child, path, (*revisions, self.raw.tags(child)))
            elif name in THROUGH:
                self._inline(child, (*path, self._wrapper(child)), revisions)
            elif name == "AlternateContent":
                inside = chosen(child)
                self._inline(inside, (*path, self._alternate(child, inside)), revisions)
            elif name in ("oMath", "oMathPara"):
                self._put(Atom(OBJECT, "solid", self.raw.of(child), "-", (), path, revisions))
            elif name == "pPr" or (name in _BEFORE and local(element) in THROUGH):
                continue
            else:
                closes = name.endswith("End") or child.get(_W + "type", "") == "gramEnd"
                kind: AtomKind = (
                    "comment" if name.startswith("commentRange")
                    else "move" if name.startswith("move") else "mark"
                )  # fmt: skip
                raw = self.raw.of(child)
                self._put(Atom("", kind, raw, "", (), path, revisions, closes))

    def _wrapper(self, element: etree._Element) -> Wrapper:
        opens, closes = self.raw.tags(element)
        for child in element:
            if local(child) in _BEFORE:
                opens += self.raw.of(child)
        return Wrapper(opens, closes)

    def _alternate(self, element: etree._Element, inside: etree._Element) -> Wrapper:
        outer, inner = self.raw.tags(element), self.raw.tags(inside)
        rest = "".join(self.raw.of(child) for child in element if child is not inside)
        return Wrapper(outer[0] + inner[0], inner[1] + rest + outer[1])

    def _run(self, run: etree._Element, path: Path, revisions: tuple[tuple[str, str], ...]) -> None:
        look = ""
        formats: tuple[str, ...] = ()
        own_mark = False
        for child in run:
            name = local(child)
            if name == "rPr":
                look, formats = self.raw.of(child), self.look(child)[0]
                continue
            if name == "lastRenderedPageBreak":
                continue
            atom = Atom("", "run", self.raw.of(child), look, formats, path, revisions)
            if name == "fldChar":
                kind = child.get(_W + "fldCharType")
                if child not in self.endless:
                    self._field(kind)
                atom.closes = kind == "end"
            elif name == "commentReference":
                atom.kind, atom.closes = "comment", True
                atom.raw, atom.look = f"<w:r>{look}{atom.raw}</w:r>", "-"
            elif any(self._fields):
                pass  # the code of a field
            elif own_mark and (name in PLAIN or name in ("t", "delText")):
                self._out[-1].raw += atom.raw
                continue
            elif not self._say(atom, child, name):
                continue
            own_mark = own_mark or child.get(_W + "customMarkFollows", "0") in _ON
            self._put(atom)

    def _say(self, atom: Atom, child: etree._Element, name: str) -> bool:
        """Give an atom the characters that it has; False where it says nothing at all."""
        if name in ("t", "delText"):
            atom.text, atom.kind, atom.raw = letters(child), "text", ""
            return bool(atom.text)
        if name in PLAIN:
            atom.text, atom.kind = PLAIN[name], "solid"
        elif name == "sym":
            atom.text, atom.kind = symbol(child), "solid"
        elif name == "AlternateContent" and (told := spelled(child)):
            atom.text, atom.kind = told, "solid"
        elif name in KEPT or name in ("footnoteReference", "endnoteReference"):
            atom.text, atom.kind = OBJECT, "solid"
        elif name == "ruby":
            inside = Anatomy(self.raw, self.look, self.endless)
            atom.text = "".join(a.text for a in inside.atoms(child, ()))
            atom.kind = "solid" if atom.text else "run"
        return True

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _put(self, atom: Atom) -> None:
        self._out.append(atom)
