"""The one geometry that the columns share: how high each row is, and where it begins."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from widgets.table.row_heights import RowHeights

PADDING = 9
"""Pixels above and below the text of a cell."""
GAP = 4
"""Pixels between two cards."""
TIGHT_PADDING = 2
"""Pixels above and below a line of a masthead; its lines have no gap between them."""
BETWEEN = 6
"""Pixels at the right of each column that belong to no card."""
CUT = 7
"""Pixels more under a card below which rows are hidden, for the line that says so."""


def space_round(tight: bool, more_follows: bool) -> tuple[int, int]:
    """Padding above and below the text of a row, and the gap under its card, in pixels."""
    return (TIGHT_PADDING, 0 if more_follows else GAP) if tight else (PADDING, GAP)


class RowGeometry:
    """Heights of rows: each as high as its highest cell, estimated until that was laid out.

    A row of which no column shows anything has no height at all.
    """

    def __init__(self, columns: int) -> None:
        self.shown = [True] * columns
        self.own: list[array[float]] = [array("f") for _ in range(columns)]
        self.exact: list[bytearray] = [bytearray() for _ in range(columns)]
        self.heights = RowHeights()
        self.tight = bytearray()
        self.hidden = bytearray()
        self.spread = bytearray()
        """Rows of which one cell stands across all columns shown: see ``spread.py``."""
        self.indents: list[array[float]] = [array("f") for _ in range(columns)]
        """How far the first line of a spread row stands in for the first column's label."""
        self.offsets = [0.0] * columns
        self.whole_width = 0.0
        """Where each column shown begins, from the first one, and how wide all are; pixels."""

    def __len__(self) -> int:
        return len(self.heights)

    def begin(self, estimates: Iterable[float], tight: Iterable[bool]) -> None:
        """Take rows as high as estimated (text only, pixels), nothing laid out.

        ``tight`` says which are lines of a masthead.
        """
        guessed = array("f", estimates)
        self.tight = bytearray(tight)
        self.hidden = bytearray(len(guessed))
        self.spread = bytearray(len(guessed))
        self.indents = [array("f", bytes(4 * len(guessed))) for _ in self.own]
        self.own = [guessed[:] for _ in self.own]
        self.exact = [bytearray(len(guessed)) for _ in self.exact]
        self._sum()

    def splice(
        self, start: int, removed: int, estimates: list[float], tight: Iterable[bool]
    ) -> None:
        """Put rows as high as estimated in the place of ``removed`` rows from ``start``."""
        self.tight[start : start + removed] = bytearray(tight)
        self.hidden[start : start + removed] = bytearray(len(estimates))
        self.spread[start : start + removed] = bytearray(len(estimates))
        for indents in self.indents:
            indents[start : start + removed] = array("f", bytes(4 * len(estimates)))
        for own, exact in zip(self.own, self.exact, strict=True):
            own[start : start + removed] = array("f", estimates)
            exact[start : start + removed] = bytearray(len(estimates))
        end = start + len(estimates)
        self.heights.splice(start, removed, [0.0] * len(estimates))
        for row in range(max(start - 1, 0), end):  # the gap above goes by what follows
            self.heights.put(row, self._height(row))

    def forget(self) -> None:
        """Take every height as an estimate: the columns have another width."""
        self.exact = [bytearray(len(self)) for _ in self.exact]

    def show_columns(self, shown: list[bool]) -> None:
        """Let only these columns count."""
        self.shown = list(shown)
        self._sum()

    def hide(self, hidden: bytearray) -> None:
        """Let rows have no height at all: those whose byte is 1."""
        self.hidden = hidden
        self._sum()

    def hides_between(self, first: int, last: int) -> bool:
        """Whether any row from one to another is hidden."""
        return self.hidden.find(1, first, last + 1) >= 0

    def is_cut_above(self, row: int) -> bool:
        """Whether all rows above one are hidden, and there are some."""
        return bool(row) and bool(self.hidden[row - 1]) and self.hidden.find(0) == row

    def is_cut_below(self, row: int) -> bool:
        """Whether the rows that follow one are hidden."""
        return row + 1 < len(self.hidden) and bool(self.hidden[row + 1])

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
        if self.hidden[row]:
            return 0.0
        highest = max(own[row] for own, shown in zip(self.own, self.shown, strict=True) if shown)
        return round(highest) + self._extra(row) if highest else 0.0

    def space(self, row: int) -> tuple[int, int]:
        """Padding above and below the text of a row, and the gap under its card, in pixels."""
        follows = row + 1 < len(self.tight) and bool(self.tight[row + 1])
        padding, gap = space_round(bool(self.tight[row]), follows)
        return padding, gap + CUT if self.is_cut_below(row) else gap

    def _extra(self, row: int) -> int:
        padding, gap = self.space(row)
        return 2 * padding + gap

    def _sum(self) -> None:
        shown = [own for own, shown in zip(self.own, self.shown, strict=True) if shown]
        highest = map(max, *shown) if len(shown) > 1 else iter(shown[0])
        usual = 2 * PADDING + GAP
        heights = [round(h) + usual if h else 0.0 for h in highest]
        at = self.tight.find(1)
        while at >= 0:
            if heights[at]:
                heights[at] += self._extra(at) - usual
            at = self.tight.find(1, at + 1)
        self._sum_hidden(heights)
        self.heights = RowHeights(heights)

    def _sum_hidden(self, heights: list[float]) -> None:
        """Take hidden rows out, and make room for the lines that say so; tight rows have it."""
        at = self.hidden.find(1)
        while at >= 0:
            if at and not self.hidden[at - 1] and not self.tight[at - 1] and heights[at - 1]:
                heights[at - 1] += CUT
            heights[at] = 0.0
            at = self.hidden.find(1, at + 1)


def nearest_shown(hidden: bytearray, row: int) -> int:
    """The row itself or the nearest after it that is not hidden, or else before it; or itself."""
    after = hidden.find(0, row)
    if after >= 0:
        return after
    before = hidden.rfind(0, 0, row)
    return before if before >= 0 else row
