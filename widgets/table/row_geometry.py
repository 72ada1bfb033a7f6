"""The one geometry that the columns share: how high each row is, and where it begins."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from widgets.table.row_heights import RowHeights

PADDING = 9
"""Pixels above and below the text of a cell."""
GAP = 4
"""Pixels between two cards."""


class RowGeometry:
    """Heights of rows: each as high as its highest cell, estimated until that was laid out.

    A row of which no column shows anything has no height at all.
    """

    def __init__(self, columns: int) -> None:
        self.shown = [True] * columns
        self.own: list[array[float]] = [array("f") for _ in range(columns)]
        self.exact: list[bytearray] = [bytearray() for _ in range(columns)]
        self.heights = RowHeights()

    def __len__(self) -> int:
        return len(self.heights)

    def begin(self, estimates: Iterable[float]) -> None:
        """Take rows as high as estimated (text only, pixels), nothing laid out."""
        guessed = array("f", estimates)
        self.own = [guessed[:] for _ in self.own]
        self.exact = [bytearray(len(guessed)) for _ in self.exact]
        self._sum()

    def splice(self, start: int, removed: int, estimates: list[float]) -> None:
        """Put rows as high as estimated in the place of ``removed`` rows from ``start``."""
        for own, exact in zip(self.own, self.exact, strict=True):
            own[start : start + removed] = array("f", estimates)
            exact[start : start + removed] = bytearray(len(estimates))
        self._sum()

    def forget(self) -> None:
        """Take every height as an estimate: the columns have another width."""
        self.exact = [bytearray(len(self)) for _ in self.exact]

    def show_columns(self, shown: list[bool]) -> None:
        """Let only these columns count."""
        self.shown = list(shown)
        self._sum()

    def put(self, column: int, row: int, height: float) -> bool:
        """The height of a cell's text, now exact; whether the row is another height by it."""
        self.own[column][row] = height
        self.exact[column][row] = 1
        return self.heights.put(row, self._height(row))

    def is_exact(self, row: int) -> bool:
        """Whether every column shown was laid out in the row."""
        return all(exact[row] for exact, shown in zip(self.exact, self.shown, strict=True) if shown)

    def top(self, row: int) -> float:
        """Where a row begins, in pixels."""
        return self.heights.top(row)

    def total(self) -> float:
        """The height of everything."""
        return self.heights.top(len(self.heights))

    def row_at(self, y: float) -> int:
        """The row at a height, with something in it where there is any."""
        return self.heights.at(y)

    def rows_between(self, top: float, bottom: float) -> range:
        """The rows that a stretch shows any of."""
        if not len(self):
            return range(0)
        return range(self.row_at(max(top, 0.0)), self.row_at(max(bottom, 0.0)) + 1)

    def _height(self, row: int) -> float:
        highest = max(own[row] for own, shown in zip(self.own, self.shown, strict=True) if shown)
        return round(highest) + 2 * PADDING + GAP if highest else 0.0

    def _sum(self) -> None:
        shown = [own for own, shown in zip(self.own, self.shown, strict=True) if shown]
        highest = map(max, *shown) if len(shown) > 1 else iter(shown[0])
        extra = 2 * PADDING + GAP
        self.heights = RowHeights(round(h) + extra if h else 0.0 for h in highest)
