"""How a block was broken into lines, and which of them an edit left as they were."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

MARGIN = 4
"""Pixels that marks stacked on letters may stand out of their line."""

NEAR = 200
"""Characters of the next line that are looked at: no line has more."""
_STACKED = re.compile(
    "[^\0-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u1eff\u2000-\u20cf\u2100-\u2bff]"
)
"""Letters of scripts that stack marks on letters; those of Latin, Greek and Cyrillic keep to
their lines."""


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

    def differing(self, before: Lines, edit: Edited, text: str) -> tuple[float, float]:
        """From where to where it looks otherwise than ``before`` an edit, in pixels.

        ``text``: That of the block.
        """
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
        end, last = inf, len(text)
        for i in range(len(self.starts) - 1, first, -1):
            if before.starts[i] + shift != self.starts[i] or before.starts[i] < behind:
                break
            if self.tops[i] != before.tops[i]:
                break
            end, last = self.tops[i], self.starts[i]
        # The lines above and below need not be drawn where nothing stands out of any of them.
        near = text[self.starts[max(first - 1, 0)] if self.starts else 0 : last + NEAR]
        margin = MARGIN if _STACKED.search(near) else 0
        return top - margin, end + margin
