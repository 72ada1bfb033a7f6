"""The flat text of a unit, with everything marked on it kept by offset."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from model.files.notation.heard import Heard
from model.files.notation.tags import Stand
from model.files.notation.unit import Placed

Span = tuple[int, int]


@dataclass(slots=True)
class Marked:
    """A bracket: where it opens and closes; None where that is in another unit or nowhere."""

    start: int | None
    end: int | None
    depth: int = 0


@dataclass(slots=True)
class Spoken:
    """A remark: its words, who made it and how that was written, where.

    ``typed`` is the whole of it where it was said inside a sentence.
    """

    text: str
    by: str
    written: str
    line: int
    typed: str = ""


@dataclass(slots=True)
class Flow:
    """The flat text of a unit and what stands on it; every number is an offset in ``text``."""

    text: str = ""
    tags: list[Placed] = field(default_factory=list)
    struck: list[Span] = field(default_factory=list)
    brackets: list[Marked] = field(default_factory=list)
    formats: list[tuple[int, int, str]] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    slashes: list[int] = field(default_factory=list)
    wrappers: list[int] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    remarks: list[Spoken] = field(default_factory=list)
    noise: list[tuple[int, str]] = field(default_factory=list)
    strangers: list[Stand] = field(default_factory=list)
    opens_italic: bool = False
    unread: int = 0
    crowded: bool = False
    _heard: Heard | None = field(default=None, repr=False, compare=False)

    def heard(self) -> Heard:
        """The words of the text as it is now."""
        if self._heard is None or self._heard.text != self.text:
            self._heard = Heard(self.text)
        return self._heard

    def drop(self, at: int) -> None:
        """Take the character at ``at`` out; everything behind it moves up."""
        self.text = self.text[:at] + self.text[at + 1 :]
        self.shift(lambda n: n - 1 if n > at else n)

    def drop_last(self, brackets: Iterable[Marked]) -> None:
        """Take the last character out; ``brackets`` are those with an edge behind it."""
        at = len(self.text) - 1
        self.text = self.text[:at]
        for tag in takewhile(lambda t: t.at > at, reversed(self.tags)):
            tag.at = at
            if tag.quote is not None:
                tag.quote = min(tag.quote[0], at), min(tag.quote[1], at)
        for mark in brackets:
            mark.start = None if mark.start is None else min(mark.start, at)
            mark.end = None if mark.end is None else min(mark.end, at)
        for ends in (self.slashes, self.wrappers, self.breaks):
            for number in range(len(ends) - 1, -1, -1):
                if ends[number] <= at:
                    break
                ends[number] = at
        for number in range(len(self.struck) - 1, -1, -1):
            if self.struck[number][1] <= at:
                break
            self.struck[number] = (min(self.struck[number][0], at), at)
        for number in range(len(self.formats) - 1, -1, -1):
            start, end, name = self.formats[number]
            if end <= at:
                break
            self.formats[number] = (min(start, at), at, name)

    def put(self, at: int, words: str) -> None:
        """Put ``words`` in at ``at``; what begins there begins behind them."""
        self.put_all([(at, words)])

    def put_all(self, puts: Sequence[tuple[int, str]]) -> None:
        """Put words in at many places, given in their order, as ``put`` does at one."""
        if not puts:
            return
        places, widths, parts, last = [], [0], [], 0
        for at, words in puts:
            parts += [self.text[last:at], words]
            places.append(at)
            widths.append(widths[-1] + len(words))
            last = at
        self.text = "".join([*parts, self.text[last:]])
        self.shift(lambda n: n + widths[bisect_right(places, n)])

    def shift(self, moved: Callable[[int], int]) -> None:
        """Put every offset through ``moved``."""
        for tag in self.tags:
            tag.at = moved(tag.at)
            if tag.quote:
                tag.quote = moved(tag.quote[0]), moved(tag.quote[1])
        self.struck = [(moved(s), moved(e)) for s, e in self.struck]
        for mark in self.brackets:
            mark.start = None if mark.start is None else moved(mark.start)
            mark.end = None if mark.end is None else moved(mark.end)
        self.formats = [(moved(s), moved(e), f) for s, e, f in self.formats]
        self.notes = [(moved(n), mark) for n, mark in self.notes]
        self.slashes = [moved(n) for n in self.slashes]
        self.wrappers = [moved(n) for n in self.wrappers]
        self.breaks = [moved(n) for n in self.breaks]

    def is_struck(self) -> bool:
        """Whether the whole of it is struck, or its whole first page part was (a strike is lost
        where a page breaks)."""
        if not self.struck:
            return False
        covered = sum(e - s for s, e in self.struck)
        telling = len(re.sub(r"[\W_]", "", self.text))
        struck = sum(len(re.sub(r"[\W_]", "", self.text[s:e])) for s, e in self.struck)
        if covered and telling and struck >= 0.98 * telling:
            return True
        first_page = self.breaks[0] if self.breaks else 0
        return bool(first_page) and any(s == 0 and e >= first_page - 2 for s, e in self.struck)


def correction_end(struck: str, after: str) -> int:
    """Where the letters of struck words end that come again right behind: a correction of
    spelling, spaces and hyphens aside; 0 where they do not."""
    letters = [c for c in struck.casefold() if c.isalnum()]
    for index, sign in enumerate(after.casefold()):
        if not letters:
            return 0 if sign.isalnum() else index
        if sign.isalnum():
            if sign != letters.pop(0):
                return 0
        elif sign not in " -–":
            return 0
    return 0 if letters else len(after)
