"""Heights of rows, with the place of each found in logarithmic time (a Fenwick tree)."""

from __future__ import annotations

from collections.abc import Iterable


class RowHeights:
    """Heights in pixels; ``top`` of a row and the row ``at`` a height are quick, as is ``put``."""

    def __init__(self, heights: Iterable[float] = ()) -> None:
        self._heights = list(heights)
        count = len(self._heights)
        tree = [0.0, *self._heights]
        for i in range(1, count + 1):
            parent = i + (i & -i)
            if parent <= count:
                tree[parent] += tree[i]
        self._tree = tree
        self._half = 1 << max(count.bit_length() - 1, 0)

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
        i, tree = row + 1, self._tree
        while i < len(tree):
            tree[i] += more
            i += i & -i
        return True

    def top(self, row: int) -> float:
        """Where a row begins; for the count of rows, where the last ends."""
        total, tree = 0.0, self._tree
        while row:
            total += tree[row]
            row &= row - 1
        return total

    def at(self, y: float) -> int:
        """The row at a height; the first or last for heights beyond them."""
        row, step, tree = 0, self._half, self._tree
        while step:
            if row + step < len(tree) and tree[row + step] <= y:
                row += step
                y -= tree[row]
            step >>= 1
        return min(row, max(len(self._heights) - 1, 0))

    def all(self) -> list[float]:
        """The heights, as a list of one's own."""
        return list(self._heights)
