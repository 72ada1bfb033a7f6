"""Where a text is no notation any more: lines of signs without words, marks beyond counting.

Such stretches are kept as they stand, and one notice says so: what nobody meant cannot be read
right, and reading it sign by sign would make everybody wait.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.files.loaded import Notice
from model.files.notation.flow import Flow
from model.files.notation.signs import BEYOND, CROWDED
from model.files.notation.unit import Unit

MOST_MARKS = 400
"""Tags and strikes of one paragraph that are read; rooms have some forty at the most."""

MOST_IN_TEXT = 20_000
"""Tags and strikes of one text that are read: twice those of the largest draft we are made for."""

_LINE = re.compile(r"[^\n]+")
# A row of one sign, "......", leads the eye or rules a line: it counts once.
_SIGN = re.compile(r"([^\w\s]|[¹²³⁰⁴-⁹])(?!\1)")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_LONG = 12
_ENOUGH = 8_000
_LONGEST_BLOCK = 4_000


def crowded_lines(text: str) -> frozenset[int]:
    """Where lines begin that hold more signs than words, in a text that has very many of them.

    Short lines count only where most of the text is such: "[a] (X)" is a line of its own too.
    """
    found = {m.start(): len(m.group()) for m in _LINE.finditer(text) if _is_crowded(m.group())}
    long = {start: size for start, size in found.items() if size >= _LONG}
    if sum(found.values()) * 2 > len(text) > _ENOUGH:
        return frozenset(found)
    return frozenset(long) if sum(long.values()) > _ENOUGH else frozenset()


def _is_crowded(line: str) -> bool:
    if len(_SIGN.findall(line)) * 6 < len(line):
        return False
    return sum(map(len, _LETTERS.findall(line))) * 5 < 2 * len("".join(line.split()))


def crowded_end(text: str, at: int, crowded: frozenset[int]) -> int:
    """Where the crowded lines from ``at`` end, blank ones between them counted in."""
    end = text.find("\n", at)
    while 0 <= end < at + _LONGEST_BLOCK:
        following = _LINE.search(text, end)
        while following is not None and not following.group().strip():
            following = _LINE.search(text, following.end())
        if following is None or following.start() not in crowded:
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
