"""Pieces of which paragraphs of an issued document are put together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from model.draft.paragraph import Paragraph
from model.draft.text import OBJECT
from model.files.word.atoms import Atom, Path
from model.files.word.flow import WordParagraph

Bit = tuple[Path, str, bool]
"""The wrappers round something written, its XML, and whether it is words."""


@dataclass(slots=True)
class Base:
    """A paragraph of the issued document.

    Attributes:
        paragraph: The paragraph of the draft that was read of it.
        tag: What opens it.
        properties: Its ``w:pPr``, or nothing.
        atoms: Its atoms.
        labels: The numbers of those of its characters that are a typed label.
        automatic: Whether Word numbers it.
        around: The authors of what inserts and deletes all that it stands in.
    """

    paragraph: Paragraph
    tag: str
    properties: str
    atoms: list[Atom]
    labels: frozenset[int] = frozenset()
    around: tuple[str, str] = ("", "")
    automatic: bool = False


@dataclass(slots=True)
class Relatives:
    """Paragraphs that are written in the place of paragraphs that were there.

    Attributes:
        units: What is written.
        bases: What was there; none for new paragraphs.
        like: A paragraph of the document that new ones are made after, if there is one.
    """

    units: list[WordParagraph]
    bases: list[Base] = field(default_factory=list)
    like: Base | None = None


def solid(atom: Atom, deleted: bool) -> str:
    """A run of what cannot be cut."""
    if atom.look == "-":
        return atom.raw
    raw = atom.raw
    if atom.text != OBJECT or "Reference" in raw[:40]:
        here, there = ("w:t", "w:delText") if deleted else ("w:delText", "w:t")
        raw = re.sub(rf"(</?){here}(?=[\s>/])", rf"\1{there}", raw)
    return f"<w:r>{atom.look}{raw}</w:r>"


def shared(one: Path, other: Path) -> Path:
    """The wrappers that both stand in."""
    size = 0
    while size < min(len(one), len(other)) and one[size] is other[size]:
        size += 1
    return one[:size]


def assembled(bits: list[Bit], depth: int = 0) -> str:
    """The bits in their wrappers; a wrapper round no words is left out."""
    out: list[str] = []
    at = 0
    while at < len(bits):
        path, xml, _ = bits[at]
        if len(path) <= depth:
            out.append(xml)
            at += 1
            continue
        end = at
        while end < len(bits) and len(bits[end][0]) > depth and bits[end][0][depth] is path[depth]:
            end += 1
        inside = assembled(bits[at:end], depth + 1)
        if any(words for _, _, words in bits[at:end]):
            inside = path[depth].opens + inside + path[depth].closes
        out.append(inside)
        at = end
    return "".join(out)
