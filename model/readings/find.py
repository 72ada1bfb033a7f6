"""Words found in what a reading shows, and the places in the draft where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from model.draft.draft import Draft
from model.draft.place import Place
from model.draft.text import OBJECT
from model.readings.lines import Rendering
from model.readings.reading import Line, Reading


class Hit(NamedTuple):
    """Characters ``start`` to ``end`` of a text that match; ``groups``: the whole, then each."""

    start: int
    end: int
    groups: tuple[str, ...]


class PatternRefused(Exception):
    """A pattern cannot be looked for. Its text is one sentence for the person who typed it."""


Matcher = Callable[[str], Iterable[Hit]]
"""Finds what was asked for in one text. It may raise PatternRefused."""


class Part(NamedTuple):
    """Some code points of one paragraph's flat text."""

    paragraph: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """A match.

    Attributes:
        row: The row of the line it stands in.
        reading: The reading in which it was found.
        parts: The stretches of the draft that are shown in it, in order; never empty.
        groups: The words of it, and of each group of the pattern.
    """

    row: int
    reading: Reading
    parts: tuple[Part, ...]
    groups: tuple[str, ...]

    @property
    def start(self) -> Place:
        """Where it begins."""
        return Place(self.parts[0].paragraph, self.parts[0].start)

    @property
    def end(self) -> Place:
        """Where it ends."""
        return Place(self.parts[-1].paragraph, self.parts[-1].end)


class ShownWords:
    """The words that a line shows, without tags, signs and remarks, each with its place."""

    def __init__(self, line: Line) -> None:
        self._row = line.row
        self._pieces: list[tuple[int, str, int]] = []
        told: list[str] = []
        seen = 0
        for piece in line.pieces:
            if piece.role not in ("words", "note"):
                continue
            text = OBJECT if piece.run is not None and piece.run.object else piece.text
            self._pieces.append((seen, piece.paragraph, piece.start))
            told.append(text)
            seen += len(text)
        self._ends = [start for start, _, _ in self._pieces[1:]] + [seen]
        self.text = "".join(told)

    def found(self, hit: Hit, reading: Reading) -> Found | None:
        """The hit as places of the draft; None where it is of nothing that stands in the draft."""
        parts: list[Part] = []
        for (begins, paragraph, at), ends in zip(self._pieces, self._ends, strict=True):
            first, last = max(hit.start, begins), min(hit.end, ends)
            if first >= last or at < 0:
                continue
            part = Part(paragraph, at + first - begins, at + last - begins)
            if parts and parts[-1].paragraph == paragraph and parts[-1].end == part.start:
                parts[-1] = parts[-1]._replace(end=part.end)
            else:
                parts.append(part)
        return Found(self._row, reading, tuple(parts), hit.groups) if parts else None


def found_in(line: Line, reading: Reading, matcher: Matcher) -> list[Found]:
    """The matches in a line, in order.

    Raises:
        PatternRefused: If the pattern would take too long.
    """
    words = ShownWords(line)
    found = (words.found(hit, reading) for hit in matcher(words.text) if hit.start < hit.end)
    return [one for one in found if one is not None]


def find(draft: Draft, readings: Iterable[Reading], matcher: Matcher) -> list[Found]:
    """The matches in all these readings, in the order of the text, each place once.

    Raises:
        PatternRefused: If the pattern would take too long.
    """
    found = (
        one
        for reading in readings
        for line in Rendering(draft, reading).lines()
        for one in found_in(line, reading, matcher)
    )
    return in_order(draft, found)


def in_order(draft: Draft, found: Iterable[Found]) -> list[Found]:
    """Matches of several readings in the order of the text, each place once."""
    once: dict[tuple[Place, Place], Found] = {}
    for one in found:
        once.setdefault((one.start, one.end), one)
    rows: dict[str, int] = {}

    def stands(one: Found) -> tuple[int, int, int]:
        paragraph = one.start.paragraph
        if paragraph not in rows:
            rows[paragraph] = draft.paragraphs.index_of(paragraph) or 0
        return rows[paragraph], one.start.offset, one.end.offset

    return sorted(once.values(), key=stands)


# -- patterns ------------------------------------------------------------------------------------

_ALIKE = {
    " ": "[ \u00a0\u202f]",
    "'": "['’‘]",
    "’": "['’‘]",
    '"': '["“”]',
    "-": "[-‐‑]",
}
"""What a typed character finds besides itself: nobody types the curly or unbreakable ones."""


def words_matcher(words: str, case: bool = False, whole: bool = False) -> Matcher:
    """Finds words as typed: straight quotes find curly ones, a space finds an unbreakable one.

    ``whole``: Only where no letter stands right before or after.
    """
    told = "".join(_ALIKE.get(c) or re.escape(c) for c in words)
    if whole:
        told = rf"(?<!\w){told}(?!\w)"
    # Nothing in it repeats: it cannot take long.
    pattern = re.compile(told, 0 if case else re.IGNORECASE)

    def match(text: str) -> Iterator[Hit]:
        if words:
            for m in pattern.finditer(text):
                yield Hit(m.start(), m.end(), (m.group(),))

    return match


_GROUP = re.compile(r"\\(\\|\d{1,2})|\$(\$|\d{1,2}|\{\d{1,2}\})")


def replacement(template: str, groups: tuple[str, ...]) -> str:
    r"""The words that a template makes of a match: ``\1`` or ``$1`` is its first group.

    ``\\`` and ``$$`` are the signs themselves; a group that the pattern has not is empty.
    """

    def put(told: re.Match[str]) -> str:
        said: str = told[1] or told[2]
        if said in "\\$":
            return said
        number = int(said.strip("{}"))
        return groups[number] if number < len(groups) else ""

    return _GROUP.sub(put, template)
