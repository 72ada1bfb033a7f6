"""Words that a line's end parted: "Mem-" over "ber" is one word, "long-" over "term" is two."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARTED = re.compile(r"[^\W\d_]+-\n\s*[^\W\d_]+")
_LAST = re.compile(r"([^\W\d_]+)-$")
_FIRST = re.compile(r"[^\W\d_]+")
_SUFFIX = re.compile(
    r"(?:m?ents?|[ai]?tions?|ings?|ed|e?rs?|ness|[ai]bl[ey]|al(?:ly)?|ly|it(?:y|ies)|[ai]tive|ful|less"
    r"|ship|hood|[ae]nc(?:e|y)|[ae]nt|ous|ism|ists?|e?s|i[sz](?:ed?|ing|ation))"
)
_JOINING = frozenset(
    (
        *("long", "short", "medium", "high", "low", "well", "self", "non", "ex", "cross", "large"),
        *("small", "full", "half", "part", "time", "follow", "decision", "policy", "so", "world"),
        *("evidence", "science", "result", "results", "risk", "human", "people", "gender", "age"),
        *("public", "private", "multi", "inter", "socio", "capacity", "fact", "peace", "law"),
        *("money", "drug", "tax", "debt", "climate", "land", "sea", "country", "state", "up"),
        *("least", "most", "ill", "far", "near", "open", "closed", "early", "late", "common"),
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        *("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "first"),
        *("second", "third", "under", "vice", "rule", "needs", "rights", "market", "cost", "user"),
    )
)
"""Words that often stand before a hyphen of their own."""


class Hyphens:
    """Tells by the words of a whole text whether a hyphen at a line's end is only the line's."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _words(self) -> Counter[str]:
        # Those in question attest nothing.
        return Counter(_WORD.findall(_PARTED.sub(" ", self._text).casefold()))

    def is_lines(self, before: str, after: str) -> bool:
        """Whether the word that ends ``before`` in a hyphen goes on in ``after`` without one."""
        last, first = _LAST.search(before[-40:]), _FIRST.match(after)
        if last is None or first is None or not first[0].islower():
            return False
        start, rest = last[1].casefold(), first[0]
        if self._words[start + rest]:
            return True
        if self._words[f"{start}-{rest}"] or start in _JOINING:
            return False
        known = any(self._words[start + ending] for ending in ("", "s", "es"))
        return not known or (_SUFFIX.fullmatch(rest) is not None and not self._words[rest])
