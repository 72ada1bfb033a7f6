"""Words found in what a reading shows, and the places in the draft where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
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
        row: The row of the line it stands in; of a note, the row where that is marked.
        reading: The reading in which it was found.
        parts: The stretches of the draft that are shown in it, in order; never empty.
        groups: The words of it, and of each group of the pattern.
        struck: Whether somebody asks for any of it to go: it need not be replaced, or does not
            stand there as it was found.
        in_part: Whether some of that stands and some is struck.
    """

    row: int
    reading: Reading
    parts: tuple[Part, ...]
    groups: tuple[str, ...]
    struck: bool = False
    in_part: bool = False

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
        self._pieces: list[tuple[int, str, int, bool]] = []
        told: list[str] = []
        seen = 0
        for piece in line.pieces:
            if piece.role not in ("words", "note"):
                continue
            text = OBJECT if piece.run is not None and piece.run.object else piece.text
            self._pieces.append((seen, piece.paragraph, piece.start, piece.deleted))
            told.append(text)
            seen += len(text)
        self._ends = [*(piece[0] for piece in self._pieces[1:]), seen][: len(self._pieces)]
        self.text = "".join(told)

    def found(self, hit: Hit, reading: Reading) -> Found | None:
        """The hit as places of the draft; None where it is of nothing that stands in the draft."""
        parts: list[Part] = []
        struck: set[bool] = set()
        for (begins, paragraph, at, deleted), ends in zip(self._pieces, self._ends, strict=True):
            first, last = max(hit.start, begins), min(hit.end, ends)
            if first >= last or at < 0:
                continue
            struck.add(deleted)
            part = Part(paragraph, at + first - begins, at + last - begins)
            if parts and parts[-1].paragraph == paragraph and parts[-1].end == part.start:
                parts[-1] = parts[-1]._replace(end=part.end)
            else:
                parts.append(part)
        if not parts:
            return None
        return Found(
            *(self._row, reading, tuple(parts), hit.groups), True in struck, len(struck) > 1
        )


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
    return Search(draft, readings, matcher).found()


class Search:
    """A search row by row, as far as it is wanted; what was found in a row is kept."""

    def __init__(
        self, draft: Draft, readings: Iterable[Reading], matcher: Matcher, start: int = 0
    ) -> None:
        """``start`` is the row to begin with; rows before it come last."""
        self.readings = tuple(readings)
        self._matcher = matcher
        self._rows: dict[int, list[Found]] = {}
        self._show(draft)
        self._todo = iter((*range(start, self._count), *range(min(start, self._count))))

    def _show(self, draft: Draft) -> None:
        self.draft = draft
        self._count = len(draft.paragraphs)
        self._renderings = [Rendering(draft, reading) for reading in self.readings]

    def take(self, draft: Draft, rows: Iterable[int]) -> None:
        """Search another draft from now on, in which only these rows read otherwise."""
        self._show(draft)
        stale = [row for row in rows if self._rows.pop(row, None) is not None]
        self._todo = iter((*stale, *self._todo))

    def go_on(self) -> bool:
        """Search one row more; whether there was one left.

        Raises:
            PatternRefused: If the pattern would take too long.
        """
        row = next(self._todo, None)
        if row is None:
            return False
        self.in_row(row)
        return True

    def in_row(self, row: int) -> list[Found]:
        """The matches in a row, in order.

        Raises:
            PatternRefused: If the pattern would take too long.
        """
        if row not in self._rows:
            self._rows[row] = _each_once(
                replace(one, row=row)
                for rendering in self._renderings
                for line in _lines_of(rendering, row)
                for one in found_in(line, rendering.reading, self._matcher)
            )
        return self._rows[row]

    def so_far(self) -> list[Found]:
        """What was found until now, in the order of the text."""
        return [one for row in sorted(self._rows) for one in self._rows[row]]

    def found(self) -> list[Found]:
        """Everything, in the order of the text.

        Raises:
            PatternRefused: If the pattern would take too long.
        """
        while self.go_on():
            pass
        return self.so_far()

    def knows_next(self, row: int, place: Place | None) -> bool:
        """Whether the match after a place is among those found, all rows up to it searched."""
        while row in self._rows:
            if self._beyond(row, place, 1):
                return True
            row, place = row + 1, None
        return False

    def next_from(
        self, row: int, place: Place | None, step: int, here: Found | None = None
    ) -> Found | None:
        """The match after (1) or before (-1) a place of a row, round the end; None for none.

        ``here`` is the match that one is at, if one is.

        Raises:
            PatternRefused: If the pattern would take too long.
        """
        for away in range(self._count + 1 if self._count else 0):
            at = (row + away * step) % self._count
            found = self.in_row(at)
            if away == 0 and here in found:
                i = found.index(here)
                found = found[i + 1 :] if step > 0 else found[:i]
            elif away == 0:
                found = self._beyond(at, place, step)
            if found:
                return found[0] if step > 0 else found[-1]
        return None

    def _beyond(self, row: int, place: Place | None, step: int) -> list[Found]:
        """The matches of a row that begin at or after a place (1), or end at or before it (-1).

        What flows into the line, and its notes, come after the row's own paragraph.
        """
        if place is None:
            return self.in_row(row)
        in_own = self.draft.paragraphs[row].id == place.paragraph
        beyond = []
        for one in self.in_row(row):
            parts = [part for part in one.parts if part.paragraph == place.paragraph]
            if not parts:
                is_beyond = in_own == (step > 0)
            elif step > 0:
                is_beyond = parts[0].start >= place.offset
            else:
                is_beyond = parts[-1].end <= place.offset
            beyond += [one] if is_beyond else []
        return beyond


def _lines_of(rendering: Rendering, row: int) -> Iterator[Line]:
    """The line of a row, and those of the notes that are marked in it."""
    line = rendering.row(row)
    if line is None:
        return
    yield line
    for piece in line.pieces:
        note = piece.run.object if piece.role == "note" and piece.run is not None else ""
        if note:
            yield from rendering.note(note)


def _each_once(found: Iterable[Found]) -> list[Found]:
    """The matches of one row in several readings, each place once, in order."""
    once: dict[tuple[Part, ...], Found] = {}
    ranks: dict[str, int] = {}
    for one in found:
        once.setdefault(one.parts, one)
        ranks.setdefault(one.start.paragraph, len(ranks))

    def stands(one: Found) -> tuple[int, int, int]:
        return ranks[one.start.paragraph], one.start.offset, one.end.offset

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
