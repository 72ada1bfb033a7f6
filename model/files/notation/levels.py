"""How deep numbered units stand ("1." over "(a)" over "(i)"), and which numbers head a section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from model.files.notation import signs as lex
from model.files.notation.labels import Label
from model.files.notation.unit import Line, Unit

_ROMAN = re.compile(r"[ivx]+")
_ENDED = re.compile(r"[.;:,!?][”\"’»)\]*_~\s]*$")
_NESTED = 3
_DEEP = 8
_LONGEST_HEADING = 160


class Levels:
    """Gives each label its level; walks once over the lines.

    Args:
        lines: All lines: the indent that all numbered ones share says nothing.
        wrapped: Whether the text was broken at the page's width, where no indent says anything.
    """

    def __init__(self, lines: Iterable[Line], wrapped: bool) -> None:
        self.wrapped = wrapped
        self.margin = min((n.indent for n in lines if _is_numbered(n)), default=0)
        self.styles: list[tuple[str, str]] = []
        self.last = 1

    def level(self, line: Line, label: Label | None) -> int:
        """The level of a labelled line."""
        self.last = self._level(line, label)
        return self.last

    def leave(self) -> None:
        """A unit without a label: what is nested ends where it stands by itself."""
        self.last = 1

    def _level(self, line: Line, label: Label | None) -> int:
        if label is not None and label.kind == "sub":
            return self._part(label.text)
        self.styles = []
        indent = line.indent - self.margin
        if label is None or indent < _NESTED:
            return 1
        if label.kind == "operative" and not self.wrapped:
            return 2 if indent < _DEEP or self.last == 1 else 3
        return 2 if label.kind == "option" else 1

    def _part(self, typed: str) -> int:
        """The level of "(a)", "(i)" or "(1)", by the styles that are open."""
        sign = re.sub(r"\W", "", typed.split()[0]) if typed.split() else ""
        style = self._style(sign)
        open_styles = [known for known, _ in self.styles]
        depth = open_styles.index(style) if style in open_styles else len(open_styles)
        self.styles = [*self.styles[:depth], (style, sign)]
        return depth + 2

    def _style(self, sign: str) -> str:
        if sign.isdigit():
            return "number"
        if not _ROMAN.fullmatch(sign):
            return "letter"
        known = dict(self.styles)
        if len(sign) > 1:
            return (
                "letter" if "letter" in known and "roman" not in known and sign != "ii" else "roman"
            )
        follows = ord(sign) == ord(known.get("letter", "\0")[-1:] or "\0") + 1
        if follows and "roman" not in known:
            return "letter"
        if "roman" in known or sign == "i":
            return "roman"
        return "letter"


def _is_numbered(line: Line) -> bool:
    words = line.words
    if not words or words[0].kind is not lex.LABEL:
        return False
    return re.match(r"\W*(?:[PO]P|\d)", words[0].text, re.IGNORECASE) is not None


def name_numbered_headings(units: Sequence[Unit]) -> None:
    """Take "1. Over the clear web" between paragraphs 44 and 45 for the heading that it is."""
    last = 0
    numbered = [u for u in units if _number(u)]
    for unit, following in pairwise(numbered):
        number = _number(unit)
        resumes = _number(following) == last + 1
        if resumes and number < last and _heads(unit):
            _make_heading(unit)
            continue
        last = number


def nest_lists(units: Sequence[Unit]) -> None:
    """Set the items "1.", "2." below a paragraph 7 that ends in a colon one level down."""
    rows = [u for u in units if _number(u) or u.kind == "heading"]
    at = 0
    while at < len(rows):
        outer = _number(rows[at])
        last = _items_end(rows, at) if outer and _opens_list(rows[at]) else at
        for item in rows[at + 1 : last]:
            item.level = 2
        at = max(last, at + 1)


def _opens_list(unit: Unit) -> bool:
    return re.search(r":[\s*_\])]*$", unit.raw()[-20:]) is not None


def _items_end(rows: Sequence[Unit], at: int) -> int:
    """Where the items end that are numbered from 1 below ``at`` and that its numbers resume
    behind; ``at`` where there are none."""
    end = at + 1
    while end < len(rows) and _number(rows[end]) == end - at:
        end += 1
    while end > at + 1:
        if end < len(rows) and _number(rows[end]) == _number(rows[at]) + 1:
            return end
        end -= 1
    return at


def _make_heading(unit: Unit) -> None:
    """A heading's number is part of its words, as in "A. Background"."""
    unit.kind, unit.level, unit.label = "heading", 1, None
    line, pieces = unit.fragments[0]
    words = [p._replace(kind=lex.WORDS) if p.kind is lex.LABEL else p for p in pieces]
    unit.fragments[0] = line, words


def _number(unit: Unit) -> int:
    label = unit.label
    if label is None or label.kind != "operative" or label.is_explicit() or label.chain:
        return 0
    return int(label.number) if label.number.isdigit() and unit.level == 1 else 0


def _heads(unit: Unit) -> bool:
    text = unit.raw()
    marks = {p.kind for _, pieces in unit.fragments for p in pieces}
    plain = not marks & {lex.TAG_OPEN, lex.STRIKE, lex.STATUS}
    return plain and len(text) < _LONGEST_HEADING and not _ENDED.search(text)
