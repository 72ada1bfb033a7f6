"""How a block was broken into lines, and which of them an edit left as they were."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import NamedTuple

MARGIN = 3
"""Pixels that letters and marks may stand out of their line."""


class Edited(NamedTuple):
    """What was written over in the block of a row, in units from its start."""

    row: int
    start: int
    removed: int
    added: int


@dataclass(frozen=True, slots=True)
class Lines:
    """How a block was broken into lines: where each begins in the text and on the screen."""

    row: int
    side: tuple[bool, float]
    starts: list[int]
    tops: list[float]
    height: float

    def differing(self, before: Lines, edit: Edited) -> tuple[float, float]:
        """From where to where it looks otherwise than ``before`` an edit, in pixels."""
        if self.side != before.side or self.tops[:1] != before.tops[:1]:
            return 0.0, inf
        first = 0
        for i in range(1, min(len(self.starts), len(before.starts))):
            if self.starts[i] != before.starts[i] or self.starts[i] > edit.start:
                break
            if self.tops[i] != before.tops[i]:
                break
            first = i
        top = self.tops[first] if self.tops else 0.0
        shift, behind = edit.added - edit.removed, edit.start + edit.removed
        if len(self.starts) != len(before.starts) or self.height != before.height:
            return top - MARGIN, inf
        end = inf
        for i in range(len(self.starts) - 1, first, -1):
            if before.starts[i] + shift != self.starts[i] or before.starts[i] < behind:
                break
            if self.tops[i] != before.tops[i]:
                break
            end = self.tops[i]
        return top - MARGIN, end + MARGIN
