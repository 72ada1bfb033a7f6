"""Where a text is no notation any more: lines of signs without words, marks beyond counting.

Such stretches are kept as they stand, and one notice says so: what nobody meant cannot be read
right, and reading it sign by sign would make everybody wait.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from pygments.token import _TokenType

from model.files.loaded import Notice
from model.files.notation.flow import Flow
from model.files.notation.signs import BEYOND, CROWDED, DENSE
from model.files.notation.unit import Unit

MOST_MARKS = 400
"""Tags and strikes of one paragraph that are read; rooms have some forty at the most."""

MOST_IN_TEXT = 20_000
"""Tags and strikes of one text that are read: twice those of the largest draft we are made for."""

_LINE = re.compile(r"[^\n]+")
# A row of one sign, "......", leads the eye or rules a line: it counts once. Those behind a digit
# are the number's: "1,234.5" and "12%" stand in every budget.
_SIGN = re.compile(r"(?<!\d)(?:([.…·•=*–—-])(?!\1)|[^\w\s.…·•=*–—-]|[¹²³⁰⁴-⁹])")
_NO_LETTERS = dict.fromkeys(map(ord, string.ascii_letters + string.digits + string.whitespace))
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_LONG = 12
_ENOUGH = 8_000
_LONGEST_BLOCK = 4_000
_NONE: frozenset[int] = frozenset()

# What it takes to read a line or a sign, counted in letters. The densest text of a room that we
# know weighs some three times its length; a text of a hundred pages is read however dense it is.
_LINE_WEIGHT = 120
_TAG_WEIGHT = 170
_NOTE_WEIGHT = 100
_WEIGHTS = (
    *(("(", 50), ("[", 40), ("]", 12), ("~~", 85)),
    *(("{", 40), ("}", 40), ("\\", 40), ("*", 40), ("/", 40)),
)
_TAG = re.compile(r"\((?=[“\"?…]?[A-Z]|[a-z-]{4,24}[: ])|\[(?=[^\[\]\n:]{1,40}:)")
_WORDS_LINE = re.compile(r"^[^\S\n]*\S", re.MULTILINE)
_MOST_WEIGHT = 3.35
_ALWAYS_READ = 200_000
_SHORT = 200
_STRETCH = re.compile(r".{1,2000}[^\n]*\n*", re.DOTALL)


class Crowd(NamedTuple):
    """The lines of a text that hold more signs than can be a draft's.

    Attributes:
        lines: Where those begin that have more signs than words.
        dense: Where those begin that are too many for the length of the text.
        joined: Which of them may be run together into blocks, as nobody's paragraphs.
    """

    lines: frozenset[int] = _NONE
    dense: frozenset[int] = _NONE
    joined: frozenset[int] = _NONE


def crowd_of(text: str) -> Crowd:
    """The lines with more signs than words, in a text that has very many of them, and the densest
    lines of a text that as a whole has more lines, tags and brackets than any draft.

    Short lines count only where most of the text is such: "[a] (X)" is a line of its own too.
    """
    found = {m.start(): len(m.group()) for m in _LINE.finditer(text) if _is_crowded(m.group())}
    dense = _dense(text)
    short = frozenset(start for start, size in dense.items() if size < _SHORT)
    if sum(found.values()) * 2 > len(text) > _ENOUGH:
        return Crowd(frozenset(found), frozenset(dense), short.union(found))
    long = {start: size for start, size in found.items() if size >= _LONG}
    lines = frozenset(long) if sum(long.values()) > _ENOUGH else _NONE
    return Crowd(lines, frozenset(dense), short)


def _dense(text: str) -> dict[int, int]:
    """The lines of the densest stretches that a text has beyond what its length can bear, with
    their lengths.

    The later of two stretches that are alike goes first: what is read is the beginning.
    """
    allowed = _MOST_WEIGHT * max(len(text), _ALWAYS_READ)
    total = _weight(text)
    if total <= allowed:
        return {}
    stretches = [(m.start(), m.end()) for m in _STRETCH.finditer(text)]
    weighed = [(_weight(text[start:end]), start, end) for start, end in stretches]
    weighed.sort(key=lambda one: (round(one[0] / (one[2] - one[1])), one[1]), reverse=True)
    dense: dict[int, int] = {}
    for weight, start, end in weighed:
        if total <= allowed:
            break
        dense.update((m.start(), len(m.group())) for m in _LINE.finditer(text, start, end))
        total -= weight - (end - start)
    return dense


def _weight(words: str) -> int:
    """What it takes to read words and the signs among them, in letters."""
    weight = len(words) + sum([words.count(sign) * each for sign, each in _WEIGHTS])
    weight += _LINE_WEIGHT * len(_WORDS_LINE.findall(words))
    weight += _TAG_WEIGHT * len(_TAG.findall(words))
    if not words.isascii():
        weight += sum([words.count(sign) * _NOTE_WEIGHT for sign in "¹²³⁰⁴⁵⁶⁷⁸⁹"])
    return weight


def _is_crowded(line: str) -> bool:
    # Most lines are plainly words; taking the letters out is the quickest look.
    if len(line.translate(_NO_LETTERS)) * 6 < len(line) or len(_SIGN.findall(line)) * 6 < len(line):
        return False
    if not line.isascii():
        # Vowels and accents that combine with a letter are part of it, and no signs.
        line = "".join(c for c in line if not unicodedata.category(c).startswith("M"))
        if len(_SIGN.findall(line)) * 6 < len(line):
            return False
    return sum(map(len, _LETTERS.findall(line))) * 5 < 2 * len("".join(line.split()))


def crowded_end(text: str, at: int, crowd: Crowd) -> int:
    """Where the crowded line at ``at`` ends, or the block of them that it may be run into.

    Blank lines between them count in.
    """
    end = text.find("\n", at)
    joins = at in crowd.joined
    while joins and 0 <= end < at + _LONGEST_BLOCK:
        following = _LINE.search(text, end)
        while following is not None and not following.group().strip():
            following = _LINE.search(text, following.end())
        if following is None or following.start() not in crowd.joined:
            break
        if following.end() > at + _LONGEST_BLOCK:
            break
        end = following.end()
    return end if end >= 0 else len(text)


def crowded_notices(units: Sequence[Unit], flows: Sequence[Flow]) -> list[Notice]:
    """What was kept as it stands: whole lines, and the marks of paragraphs with too many."""
    notices = []
    for kind, told in (
        (CROWDED, "have more signs than words: all kept as they stand, none read."),
        (
            DENSE,
            "are the densest of a text that has more lines, tags and brackets than any draft of "
            "its length: all kept as they stand, no tag of them read.",
        ),
    ):
        count, first = _lines_of(kind, units)
        said = f"{count:,} lines {told}" if count > 1 else f"A line {told}"
        said = said if count > 1 else said.replace(" have ", " has ").replace(" are ", " is ")
        if count:
            notices.append(Notice("signs-unread", said, where=f"line {first}"))
    if _lines_of(BEYOND, units)[0]:
        told = (
            f"The text has more than {MOST_IN_TEXT:,} tags and strikes; what stands behind them is "
            "kept as it was typed, and no tag of it read."
        )
        where = f"line {_lines_of(BEYOND, units)[1]}"
        notices.append(Notice("marks-unread", told, where=where))
    for unit, flow in zip(units, flows, strict=True):
        if flow.unread:
            told = (
                f"The paragraph has more than {MOST_MARKS} tags and strikes; {flow.unread} behind "
                "them stand among the words as they were typed."
            )
            notices.append(Notice("marks-unread", told, where=f"line {unit.line}"))
    return notices


def _lines_of(kind: _TokenType, units: Sequence[Unit]) -> tuple[int, int]:
    """How many lines of words tokens of a kind hold, and the number of the first."""
    found = [
        (number, sum(bool(line.strip()) for line in piece.text.split("\n")))
        for unit in units
        for number, pieces in unit.fragments
        for piece in pieces
        if piece.kind is kind
    ]
    return sum(lines for _, lines in found), found[0][0] if found else 0
