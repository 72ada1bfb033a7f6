"""What of a written cell has to be written anew: all but the beginning and the end it keeps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress
from operator import itemgetter, ne
from typing import NamedTuple

from model.readings.same_ends import shared_end, shared_start
from widgets.table.cell_text import CellText, Look, Span
from widgets.table.units import shown_text, units_in

Stretch = tuple[str, Look]
"""Characters as a block holds them, and how they look."""


class Difference(NamedTuple):
    """Where a block differs from what it should hold, in UTF-16 units from its start.

    Attributes:
        start: Where.
        removed: How many units go.
        put: What is put there.
    """

    start: int
    removed: int
    put: tuple[Stretch, ...]

    def added(self) -> int:
        """How many units come."""
        return sum(units_in(text) for text, _ in self.put)


def difference(old: Sequence[Span], new: Sequence[Span]) -> Difference | None:
    """What to write over ``old`` for ``new`` to stand there; None where they look alike."""
    first, last = _ends_alike(old, new)
    if first == len(old) == len(new):
        return None
    was, now = _stretches(old[first : len(old) - last]), _stretches(new[first : len(new) - last])
    if was == now:
        return None
    head = _alike(was, now)
    start = units_in("".join([span.text for span in old[:first]]))
    start += sum(units_in(text) for text, _ in was[:head])
    del was[:head], now[:head]
    tail = _alike(was[::-1], now[::-1])
    if tail:
        del was[-tail:], now[-tail:]
    if was and now and was[0][1] == now[0][1]:
        shared = shared_start(was[0][0], now[0][0])
        start += units_in(was[0][0][:shared])
        was[0], now[0] = _behind(was[0], shared), _behind(now[0], shared)
    if was and now and was[-1][1] == now[-1][1]:
        shared = shared_end(was[-1][0], now[-1][0])
        was[-1], now[-1] = _before(was[-1], shared), _before(now[-1], shared)
    removed = sum(units_in(text) for text, _ in was)
    return Difference(start, removed, tuple(one for one in now if one[0]))


def _ends_alike(old: Sequence[Span], new: Sequence[Span]) -> tuple[int, int]:
    """How many spans at the beginning and at the end look alike: those need not be joined."""
    most = min(len(old), len(new))
    first = _count_alike(old, new, most)
    return first, _count_alike(reversed(old), reversed(new), most - first)


def _count_alike(old: Iterable[Span], new: Iterable[Span], most: int) -> int:
    """How many of the first spans look alike; without a step of ours for each, as most do."""
    others = map(ne, map(_SEEN, old), map(_SEEN, new))
    return next(compress(range(most), others), most)


_SEEN = itemgetter(slice(2))
"""What is seen of a span: its text and its look."""


def drawn_alike(one: CellText, other: CellText) -> bool:
    """Whether the cards of two cells with the same words are the same."""
    return (one.agreed, one.line.level, one.option) == (
        other.agreed,
        other.line.level,
        other.option,
    )


def _stretches(spans: Sequence[Span]) -> list[Stretch]:
    """The spans as a block holds them, neighbours that look alike in one."""
    found: list[Stretch] = []
    for span in spans:
        text = shown_text(span.text)
        if found and found[-1][1] == span.look:
            text = found.pop()[0] + text
        found.append((text, span.look))
    return found


def _alike(one: list[Stretch], other: list[Stretch]) -> int:
    """How many stretches at the beginning are the same."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _behind(stretch: Stretch, count: int) -> Stretch:
    return stretch[0][count:], stretch[1]


def _before(stretch: Stretch, count: int) -> Stretch:
    return stretch[0][: len(stretch[0]) - count], stretch[1]
