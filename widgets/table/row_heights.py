"""Heights of rows, with the place of each found quickly, and rows put in and taken out quickly."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

STRETCH = 128
"""Rows that are summed up together: a change sums so many anew, and the stretches."""


class RowHeights:
    """Heights in pixels; ``top`` of a row and the row ``at`` a height are quick, as is ``put``."""

    def __init__(self, heights: Iterable[float] = ()) -> None:
        self._heights = list(heights)
        self.edits = 0
        """How often they were changed: what was found among them holds while this stays."""
        self._sums: list[float] = []
        self._sum_from(0)

    def _sum_from(self, row: int) -> None:
        """Sum the stretches up anew from the one that a row is in."""
        first, heights = row // STRETCH, self._heights
        self.edits += 1
        del self._sums[first:]
        self._sums += [
            sum(heights[i : i + STRETCH]) for i in range(first * STRETCH, len(heights), STRETCH)
        ]
        self._tops: list[list[float] | None] = [None] * len(self._sums)
        self._starts: list[float] | None = None

    def _stretch_starts(self) -> list[float]:
        """Where each stretch begins, and where the last ends."""
        if self._starts is None:
            self._starts = list(accumulate(self._sums, initial=0.0))
        return self._starts

    def _tops_within(self, stretch: int) -> list[float]:
        """Where each row of a stretch begins, from the beginning of the stretch."""
        tops = self._tops[stretch]
        if tops is None:
            first = stretch * STRETCH
            inside = self._heights[first : first + STRETCH]
            tops = self._tops[stretch] = list(accumulate(inside, initial=0.0))
        return tops

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, row: int) -> float:
        return self._heights[row]

    def put(self, row: int, height: float) -> bool:
        """Give a row another height; whether it was another."""
        more = height - self._heights[row]
        if not more:
            return False
        self._heights[row] = height
        self.edits += 1
        stretch = row // STRETCH
        self._sums[stretch] += more
        self._tops[stretch] = None
        self._starts = None
        return True

    def splice(self, start: int, removed: int, heights: list[float]) -> None:
        """Put rows so high in the place of ``removed`` rows from ``start``."""
        self._heights[start : start + removed] = heights
        self._sum_from(start)

    def top(self, row: int) -> float:
        """Where a row begins; for the count of rows, where the last ends."""
        stretch, within = divmod(row, STRETCH)
        start = self._stretch_starts()[stretch]
        return start + self._tops_within(stretch)[within] if within else start

    def at(self, y: float) -> int:
        """The row at a height; beyond them the first, or the last that is any height."""
        starts = self._stretch_starts()
        if y >= starts[-1] > 0:
            return self._last_with_a_height()
        stretch = min(max(bisect_right(starts, y) - 1, 0), len(self._sums) - 1)
        if stretch < 0:
            return 0
        within = max(bisect_right(self._tops_within(stretch), y - starts[stretch]) - 1, 0)
        return min(stretch * STRETCH + within, len(self._heights) - 1)

    def _last_with_a_height(self) -> int:
        stretch = next(i for i in reversed(range(len(self._sums))) if self._sums[i])
        last = min((stretch + 1) * STRETCH, len(self._heights)) - 1
        while not self._heights[last]:
            last -= 1
        return last

    def all(self) -> list[float]:
        """The heights, as a list of one's own."""
        return list(self._heights)
