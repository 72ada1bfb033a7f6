"""Rolling texts in Word without tracked changes: the room's marks are in plain formatting.

In goes a Word file whose words are struck out, underlined or coloured and followed by tags in
parentheses; out comes the draft that the reader of the notation makes of it. What is struck is
deleted, what is underlined or coloured is inserted, and both ends of it are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from model.draft.delegation import DelegationTable
from model.draft.text import OBJECT
from model.files.loaded import Loaded, Notice, UnreadableFile
from model.files.notation.read import read_notation
from model.files.word.atoms import Atom
from model.files.word.issued import Issued
from model.files.word.looks import Parts, parts_of
from model.files.word.numbering import number_of
from model.files.word.slices import NotIssued

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
_MOST = 0.6
"""Share of the words above which a colour or an underline is the look of the text, no mark."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    text: str
    struck: bool = False
    inserted: bool = False


def read_marked(loaded: Loaded, table: DelegationTable, phrases: bytes, name: str) -> Loaded | None:
    """The draft of a rolling text that is marked in formatting; None for any other file.

    Args:
        loaded: What the reader of Word files made of it.
        table: By which tags are known.
        phrases: The opening phrases.
        name: The file's name, for the notices.
    """
    draft = loaded.draft
    if draft.changes or draft.package is None:
        return None
    texts = (paragraph.text() for paragraph in draft.paragraphs)
    if not any("(" in text and _tags(text, table) for text in texts):
        return None
    try:
        issued = Issued(draft.package.content, table)
        issued.open()
        lines = [list(line) for line in _lines(issued)]
    except (UnreadableFile, NotIssued):
        return None
    lines = _without_usual_look(lines)
    if not any(_is_marked(line, table) for line in lines):
        return None
    text = "\n\n".join("".join(map(_written, line)) for line in lines)
    tabled = "\n\n".join(told for line in lines if (told := _tabled(line, table)))
    read = read_notation(text, table, phrases, tabled, name)
    said = (
        "The file has no tracked changes; what is struck out, underlined or coloured in it was "
        "taken as proposed by the delegations in the tags."
    )
    notices = (Notice("marked-in-formatting", said), *loaded.notices, *read.notices)
    return replace(read, notices=notices)


# --- what is marked -------------------------------------------------------------------------------


def _lines(issued: Issued) -> Iterator[Iterator[_Stretch]]:
    looks = _style_looks(issued)
    for paragraph in issued.draft.paragraphs:
        yield _stretches(issued, paragraph.id, looks)


def _stretches(issued: Issued, paragraph: str, looks: dict[str, Parts]) -> Iterator[_Stretch]:
    there = issued.draft.paragraph(paragraph)
    assert there is not None
    number = number_of(there)
    if number and there.label == number:
        yield _Stretch(f"{number} ")
    for atom in issued.base(there).atoms:
        if atom.text and atom.text != OBJECT:
            struck, inserted = _marks(atom, looks)
            text = atom.text.replace("\n", " ").replace("\t", " ")
            yield _Stretch(text, struck, inserted and not struck)


def _marks(atom: Atom, looks: dict[str, Parts]) -> tuple[bool, bool]:
    if any(wrapper.opens.startswith("<w:hyperlink") for wrapper in atom.path):
        return False, False
    own = parts_of(atom.look) if atom.look not in ("", "-") else []
    style = next((_value(xml) for name, xml in own if name == "w:rStyle"), "")
    facts: dict[str, str] = {}
    for name, xml in (*looks.get(style, ()), *own):
        facts[name] = _value(xml)
    struck = any(facts.get(n, "0") not in ("0", "false", "off") for n in ("w:strike", "w:dstrike"))
    underlined = facts.get("w:u", "none") != "none"
    coloured = facts.get("w:color", "auto") not in _PLAIN_COLOURS
    return struck, underlined or coloured


def _value(xml: str) -> str:
    found = _VALUE.search(xml)
    return found[1] if found else "1"


def _style_looks(issued: Issued) -> dict[str, Parts]:
    """The properties of each character style."""
    return {
        style: [(f"w:{name}", f'<w:{name} w:val="{value}"/>') for name, value in told]
        for style, told in issued.source.character_looks.items()
    }


def _without_usual_look(lines: list[list[_Stretch]]) -> list[list[_Stretch]]:
    whole = sum(len(s.text) for line in lines for s in line)
    marked = sum(len(s.text) for line in lines for s in line if s.inserted)
    if marked <= _MOST * whole:
        return lines
    return [[replace(s, inserted=False) for s in line] for line in lines]


# --- tags -----------------------------------------------------------------------------------------


def _is_tag(inside: str, table: DelegationTable) -> bool:
    names = [
        bare
        for name in re.split(r"\s*[,;]\s*|\s+and\s+|(?<=\w):\s+", inside)
        if (bare := _VERBS.sub("", name.strip()).strip())
    ]
    return bool(names) and all(_CHAIR.fullmatch(n) or table.find(n) is not None for n in names)


def _tags(text: str, table: DelegationTable) -> list[tuple[int, int]]:
    return [found.span() for found in _GROUP.finditer(text) if _is_tag(found[1], table)]


def _is_marked(line: list[_Stretch], table: DelegationTable) -> bool:
    """Whether words right before a tag are marked, or those right behind it are struck."""
    text = "".join(stretch.text for stretch in line)
    state = [stretch for stretch in line for _ in stretch.text]
    for start, end in _tags(text, table):
        before = len(text[:start].rstrip(_BETWEEN)) - 1
        behind = len(text) - len(text[end:].lstrip(_BETWEEN))
        if before >= 0 and (state[before].struck or state[before].inserted):
            return True
        if behind < len(text) and state[behind].struck:
            return True
    return False


def _written(stretch: _Stretch) -> str:
    """A stretch in the notation: what is struck in its signs, white space outside them."""
    bare = stretch.text.strip()
    if not stretch.struck or not bare:
        return stretch.text
    before, _, after = stretch.text.partition(bare)
    return f"{before}~~{bare}~~{after}"


def _tabled(line: list[_Stretch], table: DelegationTable) -> str:
    """The line as it was tabled: without tags and without what is inserted."""
    text = "".join(s.text for s in line)
    gone = {i for a, b in _tags(text, table) for i in range(a, b)}
    at = 0
    for stretch in line:
        if stretch.inserted:
            gone.update(range(at, at + len(stretch.text)))
        at += len(stretch.text)
    return " ".join("".join(c for i, c in enumerate(text) if i not in gone).split())
