"""Where a text is no notation any more: lines of signs without words, marks beyond counting.

Such stretches are kept as they stand, and one notice says so: what nobody meant cannot be read
right, and reading it sign by sign would make everybody wait.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from model.files.loaded import Notice
from model.files.notation.flow import Flow
from model.files.notation.signs import BEYOND, CROWDED
from model.files.notation.unit import Unit

MOST_MARKS = 400
"""Tags and strikes of one paragraph that are read; rooms have some forty at the most."""

MOST_IN_TEXT = 20_000
"""Tags and strikes of one text that are read: twice those of the largest draft we are made for."""

_LINE = re.compile(r"[^\n]+")
# A row of one sign, "......", leads the eye or rules a line: it counts once. Those behind a digit
# are the number's: "1,234.5" and "12%" stand in every budget.
_SIGN = re.compile(r"(?<!\d)([^\w\s]|[¹²³⁰⁴-⁹])(?!\1)")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_LONG = 12
_ENOUGH = 8_000
_LONGEST_BLOCK = 4_000


class Crowd(NamedTuple):
    """The lines of a text that hold more signs than words.

    Attributes:
        lines: Where each begins.
        is_most: Whether most of the text is such, and nobody's paragraphs.
    """

    lines: frozenset[int]
    is_most: bool


def crowd_of(text: str) -> Crowd:
    """The lines with more signs than words, in a text that has very many of them.

    Short lines count only where most of the text is such: "[a] (X)" is a line of its own too.
    """
    found = {m.start(): len(m.group()) for m in _LINE.finditer(text) if _is_crowded(m.group())}
    if sum(found.values()) * 2 > len(text) > _ENOUGH:
        return Crowd(frozenset(found), True)
    long = {start: size for start, size in found.items() if size >= _LONG}
    return Crowd(frozenset(long) if sum(long.values()) > _ENOUGH else frozenset(), False)


def _is_crowded(line: str) -> bool:
    if len(_SIGN.findall(line)) * 6 < len(line):
        return False
    if not line.isascii():
        # Vowels and accents that combine with a letter are part of it, and no signs.
        line = "".join(c for c in line if not unicodedata.category(c).startswith("M"))
        if len(_SIGN.findall(line)) * 6 < len(line):
            return False
    return sum(map(len, _LETTERS.findall(line))) * 5 < 2 * len("".join(line.split()))


def crowded_end(text: str, at: int, crowd: Crowd) -> int:
    """Where the crowded line at ``at`` ends, or the block of them where most of the text is such.

    Blank lines between them count in.
    """
    end = text.find("\n", at)
    while crowd.is_most and 0 <= end < at + _LONGEST_BLOCK:
        following = _LINE.search(text, end)
        while following is not None and not following.group().strip():
            following = _LINE.search(text, following.end())
        if following is None or following.start() not in crowd.lines:
            break
        if following.end() > at + _LONGEST_BLOCK:
            break
        end = following.end()
    return end if end >= 0 else len(text)


def crowded_notices(units: Sequence[Unit], flows: Sequence[Flow]) -> list[Notice]:
    """What was kept as it stands: whole lines, and the marks of paragraphs with too many."""
    notices = []
    lines = [
        (number, sum(bool(line.strip()) for line in pieces[0].text.split("\n")))
        for unit in units
        for number, pieces in unit.fragments
        if pieces and pieces[0].kind is CROWDED
    ]
    if lines:
        count = sum(n for _, n in lines)
        told = f"{count:,} lines have more signs than words: all kept as they stand, none read."
        told = told if count > 1 else told.replace("1 lines have", "A line has")
        notices.append(Notice("signs-unread", told, where=f"line {lines[0][0]}"))
    beyond = [
        n for u in units for n, pieces in u.fragments if any(p.kind is BEYOND for p in pieces)
    ]
    if beyond:
        told = (
            f"The text has more than {MOST_IN_TEXT:,} tags and strikes; what stands behind them is "
            "kept as it was typed, and no tag of it read."
        )
        notices.append(Notice("marks-unread", told, where=f"line {beyond[0]}"))
    for unit, flow in zip(units, flows, strict=True):
        if flow.unread:
            told = (
                f"The paragraph has more than {MOST_MARKS} tags and strikes; {flow.unread} behind "
                "them stand among the words as they were typed."
            )
            notices.append(Notice("marks-unread", told, where=f"line {unit.line}"))
    return notices
