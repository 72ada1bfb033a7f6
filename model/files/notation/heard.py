"""The words of a text, cut once, and those of any stretch of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from model.readings.words import loose_words_of

_HYPHENS = "-‐‑–\u00ad"


class Heard:
    """The words of one text as a reader hears them."""

    __slots__ = ("ends", "keys", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = loose_words_of(text)
        self.keys = tuple([w.key for w in self.words])
        self.starts = [w.start for w in self.words]
        self.ends = [w.end for w in self.words]

    def keys_between(self, start: int, end: int) -> Sequence[str]:
        """The keys of the stretch's own words, just as if it stood alone."""
        first, last = bisect_left(self.starts, start), bisect_right(self.ends, end)
        parted = (first and self.ends[first - 1] > start) or (
            last < len(self.words) and self.starts[last] < end
        )
        edges = self.text[start : start + 1] + self.text[end - 1 : end]
        if parted or any(sign in _HYPHENS for sign in edges):
            # A word or hyphen at the edge may be another one alone.
            return [w.key for w in loose_words_of(self.text[start:end])]
        return self.keys[first:last]


def own_words(keys: Sequence[str]) -> tuple[str, ...]:
    """The keys that are words, punctuation left out."""
    return tuple([k for k in keys if k[:1].isalnum()])
