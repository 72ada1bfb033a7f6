"""What is struck out, underlined or coloured in a Word file, and the room's tags behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from model.draft.delegation import DelegationTable
from model.draft.text import OBJECT
from model.files.word.atoms import Atom
from model.files.word.looks import Parts, parts_of, run_look

_GROUP = re.compile(r"\s?\(([^()]{2,400}(?:\([^()]*\)[^()]*)*)\)")
_VERBS = re.compile(
    r"^(?:reservations?(?:\s+(?:by|from))?|retain|delete|flexible|support(?:ed by)?"
    r"|oppose[ds]?(?: by)?|consult(?:ing)?(?: with)? capital)\s*:?\s*",
    re.IGNORECASE,
)
_CHAIR = re.compile(r"chair[’']?s?(?:\s+proposal)?", re.IGNORECASE)
_VALUE = re.compile(r'w:val="([^"]*)"')
_BETWEEN = " \u00a0,.;:/-\u2013"
_PLAIN_COLOURS = ("auto", "000000", "")
_STRIKES = ("w:strike", "w:dstrike")
_ACCENTS = ("w:u", "w:color")
_MOST = 0.6
"""Share of the words above which a colour or an underline is the look of the text, no mark."""

Looks = Mapping[str, Sequence[tuple[str, str]]]
"""Of each character style the properties that can be a mark: (name, value)."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one look."""

    text: str
    struck: bool = False
    inserted: bool = False


class Marking(NamedTuple):
    """What stands for changes in a file: strikes always; colour and underline if not the usual."""

    accents: bool = True


def stretches(atoms: Iterable[Atom], looks: Looks, marking: Marking) -> Iterator[Stretch]:
    """What is seen of a paragraph."""
    for atom in atoms:
        if atom.text and atom.text != OBJECT:
            struck, inserted = _marks(atom, looks)
            text = atom.text.replace("\n", " ").replace("\t", " ")
            yield Stretch(text, struck, inserted and marking.accents and not struck)


def marking_of(lines: Sequence[Sequence[Stretch]], table: DelegationTable) -> Marking | None:
    """What stands for changes in lines of a file; None where nothing does."""
    whole = sum(len(s.text) for line in lines for s in line)
    marked = sum(len(s.text) for line in lines for s in line if s.inserted)
    marking = Marking(accents=marked <= _MOST * whole)
    lines = [seen(line, marking) for line in lines]
    return marking if any(_is_marked(line, table) for line in lines) else None


def seen(line: Sequence[Stretch], marking: Marking) -> list[Stretch]:
    """A line without the marks that are none in its file."""
    return [s if marking.accents else replace(s, inserted=False) for s in line]


def without_marks(atom: Atom, looks: Looks, marking: Marking) -> Atom:
    """An atom that looks as its words do where nothing is proposed."""
    struck, inserted = _marks(atom, looks)
    gone = (*(_STRIKES if struck else ()), *(_ACCENTS if inserted and marking.accents else ()))
    if not gone:
        return atom
    parts = [p for p in parts_of(atom.look) if p[0] not in gone and not _styles(p, gone, looks)]
    formats = tuple(f for f in atom.formats if f != "u" or "w:u" not in gone)
    return replace(atom, look=run_look(parts), formats=formats)


def _styles(part: tuple[str, str], marks: Iterable[str], looks: Looks) -> bool:
    """Whether a property of a run is a style that marks."""
    return part[0] == "w:rStyle" and any(
        f"w:{name}" in marks for name, _ in looks.get(_value(part[1]), ())
    )


def _marks(atom: Atom, looks: Looks) -> tuple[bool, bool]:
    """Whether an atom is struck out, and whether it is underlined or coloured."""
    if any(wrapper.opens.startswith("<w:hyperlink") for wrapper in atom.path):
        return False, False
    own: Parts = parts_of(atom.look) if atom.look not in ("", "-") else []
    style = next((_value(xml) for name, xml in own if name == "w:rStyle"), "")
    facts = {f"w:{name}": value for name, value in looks.get(style, ())}
    facts |= {name: _value(xml) for name, xml in own}
    struck = any(facts.get(name, "0") not in ("0", "false", "off") for name in _STRIKES)
    underlined = facts.get("w:u", "none") != "none"
    coloured = facts.get("w:color", "auto") not in _PLAIN_COLOURS
    return struck, underlined or coloured


def _value(xml: str) -> str:
    found = _VALUE.search(xml)
    return found[1] if found else "1"


# --- tags -----------------------------------------------------------------------------------------


def tags(text: str, table: DelegationTable) -> list[tuple[int, int]]:
    """Where the tags of a text stand."""
    return [found.span() for found in _GROUP.finditer(text) if _is_tag(found[1], table)]


def _is_tag(inside: str, table: DelegationTable) -> bool:
    names = [
        bare
        for name in re.split(r"\s*[,;]\s*|\s+and\s+|(?<=\w):\s+", inside)
        if (bare := _VERBS.sub("", name.strip()).strip())
    ]
    return bool(names) and all(_CHAIR.fullmatch(n) or table.find(n) is not None for n in names)


def _is_marked(line: Sequence[Stretch], table: DelegationTable) -> bool:
    """Whether words right before a tag are marked, or those right behind it are struck."""
    text = "".join(stretch.text for stretch in line)
    state = [stretch for stretch in line for _ in stretch.text]
    for start, end in tags(text, table):
        before = len(text[:start].rstrip(_BETWEEN)) - 1
        behind = len(text) - len(text[end:].lstrip(_BETWEEN))
        if before >= 0 and (state[before].struck or state[before].inserted):
            return True
        if behind < len(text) and state[behind].struck:
            return True
    return False
