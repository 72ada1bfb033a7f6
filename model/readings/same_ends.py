"""What two texts, or two lists, have in common at their ends, which need not be looked at."""

from __future__ import annotations

from collections.abc import Callable

_MARGIN = 48


def same_ends(old: str, new: str) -> tuple[int, int]:
    """How many characters at the start and at the end need not be looked at.

    They are the same in both texts; a margin is left, for an edit to slide in, and both cuts are
    made where a word begins.
    """
    size = min(len(old), len(new))
    start = _shared(size, lambda n: old.startswith(new[:n]))
    end = _shared(size - start, lambda n: old.endswith(new[len(new) - n :]))
    start = old.rfind(" ", 0, max(0, start - _MARGIN)) + 1
    last = old.find(" ", len(old) - end + _MARGIN) if end > _MARGIN else -1
    return start, len(old) - last - 1 if last >= 0 else 0


def shared_start(one: str, other: str) -> int:
    """How many characters at the start are the same; found by halves, long texts are many."""
    return _shared(min(len(one), len(other)), lambda n: one.startswith(other[:n]))


def shared_end(one: str, other: str) -> int:
    """How many characters at the end are the same."""
    size = min(len(one), len(other))
    return _shared(size, lambda n: one.endswith(other[len(other) - n :]))


def same_first(one: list[str], other: list[str]) -> int:
    """How many of the first of two lists are the same; by halves, an entry is compared once."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _shared(size: int, holds: Callable[[int], bool]) -> int:
    """The greatest number up to ``size`` for which it holds, that holds for all below."""
    low, high = 0, size
    while low < high:
        middle = (low + high + 1) // 2
        if holds(middle):
            low = middle
        else:
            high = middle - 1
    return low
