"""The numbers that Word puts before paragraphs by itself, as the reader of the file sees them.

In go ``numbering.xml`` and the numbering of the styles; out comes the number of each paragraph in
order, in the tabled text and in the one with all accepted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.paragraphs import Paragraphs
from model.files.word.names import W
from model.files.word.numerals import numeral
from model.files.word.tokens import Walked

_W = f"{{{W}}}"
NUMBER = f"{_W}number"
"""The attribute of a paragraph that tells the number which Word puts before it."""
_PLACE = re.compile(r"%([1-9])")
_SIGNS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "–", "o": "o"}
"""What the usual signs of lists look like, which are letters of a font of signs."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it begins, how it counts, what is shown round the number."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    restart: int = -1
    style: str = ""
    legal: bool = False


@dataclass(slots=True)
class Lists:
    """The lists of a file, and the styles that number.

    Attributes:
        levels: The levels of each ``w:num`` by their numbers from 0.
        group: The abstract list that each ``w:num`` counts with.
        starts: The levels that a ``w:num`` begins anew, and where.
        styles: The list and level of each paragraph style.
    """

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    group: dict[str, str] = field(default_factory=dict)
    starts: dict[str, dict[int, int]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)

    def of(self, walked: Walked, tabled: bool = False) -> tuple[str, int] | None:
        """The list and level of a paragraph; None where Word does not number it."""
        style, number, level = walked.style, walked.list_number, walked.list_level
        if tabled and walked.list_before is not None:
            style, number, level = walked.list_before
        styled = self.styles.get(style)
        if number is None and styled is not None:
            number, level = styled[0], styled[1] if level is None else level
        if not number or number == "0" or number not in self.levels:
            return None
        return number, level or 0


def read_lists(numbering: Iterable[etree._Element], styles: Iterable[etree._Element]) -> Lists:
    """The lists that the elements of the two parts tell of."""
    lists = Lists()
    abstract: dict[str, dict[int, Level]] = {}
    linked: dict[str, str] = {}
    by_style: dict[str, str] = {}
    elements = list(numbering)
    for element in elements:
        if element.tag == _W + "abstractNum":
            name = element.get(_W + "abstractNumId", "")
            abstract[name] = _levels(element)
            if link := _value(element, "numStyleLink"):
                linked[name] = link
            if link := _value(element, "styleLink"):
                by_style[link] = name
    for element in elements:
        if element.tag == _W + "num":
            number = element.get(_W + "numId", "")
            name = _value(element, "abstractNumId")
            name = by_style.get(linked.get(name, ""), name)
            levels = dict(abstract.get(name, {}))
            starts: dict[int, int] = {}
            for override in element.iterfind(_W + "lvlOverride"):
                at = _int(override.get(_W + "ilvl"), 0)
                levels |= _levels(override)
                begins = override.find(_W + "startOverride")
                if begins is not None:
                    starts[at] = _int(begins.get(_W + "val"), 1)
            lists.levels[number], lists.group[number] = levels, name
            lists.starts[number] = starts
    _read_styles(lists, styles)
    return lists


def _read_styles(lists: Lists, styles: Iterable[etree._Element]) -> None:
    told: dict[str, tuple[str | None, int | None]] = {}
    based: dict[str, str] = {}
    for style in styles:
        if style.tag == _W + "style" and style.get(_W + "type") == "paragraph":
            name = style.get(_W + "styleId", "")
            based[name] = _value(style, "basedOn")
            numbers = style.find(f"{_W}pPr/{_W}numPr")
            if numbers is not None:
                at = _value(numbers, "ilvl")
                told[name] = _value(numbers, "numId") or None, _int(at, 0) if at else None
    for name in based:
        number, level = _inherited(name, told, based)
        if number:
            owned = lists.levels.get(number, {})
            found = next((i for i, one in owned.items() if one.style == name), level or 0)
            lists.styles[name] = number, found


def _inherited(
    name: str, told: dict[str, tuple[str | None, int | None]], based: dict[str, str]
) -> tuple[str | None, int | None]:
    """The list and level of a style, or of those that it is based on."""
    number: str | None = None
    level: int | None = None
    for _ in range(20):
        mine = told.get(name, (None, None))
        number, level = number or mine[0], mine[1] if level is None else level
        name = based.get(name, "")
        if not name or number:
            break
    return number, level


def _levels(element: etree._Element) -> dict[int, Level]:
    out = {}
    for level in element.iterfind(_W + "lvl"):
        restart = _value(level, "lvlRestart")
        out[_int(level.get(_W + "ilvl"), 0)] = Level(
            _int(_value(level, "start"), 1 if level.find(_W + "start") is not None else 0),
            _value(level, "numFmt") or "decimal",
            _value(level, "lvlText"),
            int(restart) if restart.isdecimal() else -1,
            _value(level, "pStyle"),
            level.find(_W + "isLgl") is not None,
        )
    return out


def _value(element: etree._Element, name: str) -> str:
    child = element.find(_W + name)
    return child.get(_W + "val", "") if child is not None else ""


def _int(text: str | None, otherwise: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return otherwise


class Counting:
    """The numbers of one text, from its first paragraph to its last."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def number(self, place: tuple[str, int]) -> str:
        """What Word shows before the next paragraph, which stands in that list at that level."""
        number, at = place
        levels = self._lists.levels[number]
        level = levels.get(at)
        if level is None:
            return ""
        counts = self._counts.setdefault(self._lists.group[number], {})
        begins = self._lists.starts[number].get(at)
        if begins is not None and (number, at) not in self._begun:
            counts[at] = begins
        elif at in counts:
            counts[at] += 1
        else:
            counts[at] = level.start
        self._begun.add((number, at))
        for deeper in [d for d in counts if d > at]:
            restart = levels[deeper].restart if deeper in levels else -1
            if restart != 0 and (restart < 0 or at < restart):
                del counts[deeper]
        for above in range(at):
            if above not in counts:
                counts[above] = levels[above].start if above in levels else 1
        return self._shown(level, levels, counts)

    def _shown(self, level: Level, levels: Mapping[int, Level], counts: dict[int, int]) -> str:
        if level.kind == "none":
            return ""
        if level.kind == "bullet":
            return "".join(
                _SIGNS.get(c, "•" if "\uf000" <= c <= "\uf0ff" else c) for c in level.text
            )

        def place(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            other = levels.get(at)
            kind = other.kind if other is not None else "decimal"
            return numeral(counts.get(at, 1), "decimal" if level.legal else kind)

        return _PLACE.sub(place, level.text).strip()


class Numbers:
    """The numbers of a file's paragraphs, in the tabled text and with all accepted."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._texts = {True: Counting(lists), False: Counting(lists)}
        self._flows_in = {True: False, False: False}

    def of(self, walked: Walked) -> tuple[str, str]:
        """The numbers of the next paragraph: tabled, accepted; empty for none."""
        out = {}
        for tabled, counting in self._texts.items():
            place = self._lists.of(walked, tabled)
            gone = walked.ins if tabled else walked.dels
            words = any((t.ins if tabled else t.dels) is None for t in walked.tokens)
            before = self._flows_in[tabled]
            is_there = not before and (gone is None or words)
            out[tabled] = counting.number(place) if place and is_there else ""
            self._flows_in[tabled] = gone is not None and (words or before)
        return out[True], out[False]

    def is_sign(self, walked: Walked) -> bool:
        """Whether what is shown before the paragraph is a sign, and no number."""
        place = self._lists.of(walked)
        level = self._lists.levels[place[0]].get(place[1]) if place else None
        return level is not None and level.kind == "bullet"


# --- in a draft -----------------------------------------------------------------------------------


def number_of(paragraph: Paragraph) -> str:
    """The number that Word puts before a paragraph by itself; empty for none."""
    return next((value for name, value in paragraph.attributes if name == NUMBER), "")


def without_numbers(draft: Draft) -> Draft:
    """The draft with labels only where they are typed in the Word file."""

    def bare(paragraph: Paragraph) -> Paragraph:
        if number_of(paragraph) and paragraph.label == number_of(paragraph):
            return replace(paragraph, label="", tabled_label=None)
        return paragraph

    return _each(draft, bare)


def with_numbers(draft: Draft) -> Draft:
    """The draft with every number and sign that Word shows before paragraphs as their labels."""

    def told(paragraph: Paragraph) -> Paragraph:
        number = number_of(paragraph)
        return replace(paragraph, label=number) if number and not paragraph.label else paragraph

    return _each(draft, told)


def _each(draft: Draft, change: Callable[[Paragraph], Paragraph]) -> Draft:
    if not any(number_of(p) for p in draft.paragraphs):
        return draft
    return replace(draft, paragraphs=Paragraphs(map(change, draft.paragraphs)))
