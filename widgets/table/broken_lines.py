"""How a block was broken into lines, and which of them an edit left as they were."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

MARGIN = 6
"""Pixels that marks stacked on letters may stand out of their line."""

_STACKED = re.compile(
    "[^\0-\u01cc\u0200-\u02ff\u0370-\u0482\u048a-\u058f\u2000-\u20cf\u2100-\u2bff]"
)
"""Letters that may have several marks, as those of Viet Nam have; those of the rest of Latin, of
Greek and of Cyrillic keep to their lines."""


class Edited(NamedTuple):
    """What was written over in the block of a row, in units from its start."""

    row: int
    start: int
    removed: int
    added: int


class Ground(NamedTuple):
    """What is painted behind the words of a block.

    Attributes:
        agreed: With a bar and a tint.
        option: Where the row stands in an option.
        lit_apart: What is lit is painted there, and not by Qt with the words.
    """

    agreed: bool
    option: str
    lit_apart: bool


@dataclass(frozen=True, slots=True)
class Lines:
    """How a block was broken into lines.

    Attributes:
        row: The row of the block.
        side: Whether it reads leftward, and where its lines begin.
        starts: Where in the block each line begins, in UTF-16 units.
        tops: Where in the row each line begins, in pixels.
        height: How high all are.
        stands_out: Whether letters may stand out of their line.
        rises: How high each line is above its base line: letters of another font, in the same
            words but in another line, make it higher.
        ground: What is behind all of them.
    """

    row: int
    side: tuple[bool, float]
    starts: list[int]
    tops: list[float]
    height: float
    stands_out: bool
    rises: list[float]
    ground: Ground

    def seen(self, top: float, bottom: float) -> tuple[int, int]:
        """Which lines reach into a stretch of the row, in pixels: the first, and behind the last.

        Marks at the edges of letters reach into the line above or below.
        """
        first = max(bisect_right(self.tops, top - MARGIN) - 1, 0)
        return first, max(bisect_left(self.tops, bottom + MARGIN), first)

    def units(self, lines: tuple[int, int]) -> tuple[int, int]:
        """From where to where in the block some lines are, in UTF-16 units."""
        first, end = lines
        start = self.starts[first] if first < len(self.starts) else 0
        return start, self.starts[end] if end < len(self.starts) else 2**31

    def differing(self, before: Lines, edit: Edited) -> tuple[float, float]:
        """From where to where it looks otherwise than ``before`` an edit, in pixels."""
        if self.side != before.side or self.tops[:1] != before.tops[:1]:
            return 0.0, inf
        if self.ground != before.ground:
            return 0.0, inf
        first = 0
        for i in range(1, min(len(self.starts), len(before.starts))):
            if self.starts[i] != before.starts[i] or self.starts[i] > edit.start:
                break
            if self.tops[i] != before.tops[i]:
                break
            first = i
        if self.rises[:first] != before.rises[:first]:
            return 0.0, inf
        top = self.tops[first] if self.tops else 0.0
        shift, behind = edit.added - edit.removed, edit.start + edit.removed
        if len(self.starts) != len(before.starts) or self.height != before.height:
            return top - MARGIN, inf
        end = inf
        for i in range(len(self.starts) - 1, first, -1):
            if before.starts[i] + shift != self.starts[i] or before.starts[i] < behind:
                break
            if self.tops[i] != before.tops[i] or self.rises[i] != before.rises[i]:
                break
            end = self.tops[i]
        # The lines above and below need not be drawn where nothing stands, or stood, out of any.
        margin = MARGIN if self.stands_out or before.stands_out else 0
        return top - margin, end + margin


def stands_out(text: str) -> bool:
    """Whether letters of a text may stand out of their line, as those with several marks do."""
    return _STACKED.search(text) is not None
