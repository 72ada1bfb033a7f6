"""Where a text is no notation any more: lines of signs without words, marks beyond counting.

Such stretches are kept as they stand, and one notice says so: what nobody meant cannot be read
right, and reading it sign by sign would make everybody wait.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.files.loaded import Notice
from model.files.notation.flow import Flow
from model.files.notation.signs import CROWDED
from model.files.notation.unit import Unit

MOST_MARKS = 400
"""Tags and strikes of one paragraph that are read; rooms have some forty at the most."""

_LINE = re.compile(r"[^\n]{12,}")
_SIGN = re.compile(r"[\[\](){}~*/\\^÷¹²³⁰⁴-⁹]")
_ENOUGH = 8_000


def crowded_lines(text: str) -> frozenset[int]:
    """Where lines begin that hold more signs than words, in a text that has very many of them."""
    found = {m.start(): len(m.group()) for m in _LINE.finditer(text) if _is_crowded(m.group())}
    return frozenset(found) if sum(found.values()) > _ENOUGH else frozenset()


def _is_crowded(line: str) -> bool:
    if len(_SIGN.findall(line)) * 6 < len(line):
        return False
    return sum(map(str.isalpha, line)) * 5 < 2 * len(line.replace(" ", ""))


def crowded_notices(units: Sequence[Unit], flows: Sequence[Flow]) -> list[Notice]:
    """What was kept as it stands: whole lines, and the marks of paragraphs with too many."""
    notices = []
    lines = [n for u in units for n, ps in u.fragments if ps and ps[0].kind is CROWDED]
    if lines:
        told = f"{len(lines)} lines have more signs than words: all kept as they stand, none read."
        told = told if len(lines) > 1 else told.replace("1 lines have", "A line has")
        notices.append(Notice("signs-unread", told, where=f"line {lines[0]}"))
    for unit, flow in zip(units, flows, strict=True):
        if flow.unread:
            told = (
                f"The paragraph has more than {MOST_MARKS} tags and strikes; {flow.unread} behind "
                "them stand among the words as they were typed."
            )
            notices.append(Notice("marks-unread", told, where=f"line {unit.line}"))
    return notices
