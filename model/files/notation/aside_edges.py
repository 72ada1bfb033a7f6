"""Where an aside begins that ends at a tag: a turn that rooms add, what stands between commas.

In: the keys of a unit's words, the nearest limit, the word behind the last. Out: an edge, or None.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from model.files.notation.remainder import JOINS, PREPOSITIONS, is_adjective
from model.files.notation.word_keys import key_at
from model.readings.small_words import POINTS
from model.readings.word_classes import is_adverb, verb_form


class Edge(NamedTuple):
    """A guessed extent in words: from ``start``; ``end`` is behind the last, a comma included."""

    start: int
    end: int
    confidence: float
    reason: str


_OPENING = (PREPOSITIONS - {"of", "to"}) | {
    *("as", "where", "when", "if", "while", "including", "particularly", "especially", "notably"),
    *("inter", "such", "without", "subject", "free", "consistent", "upon", "based", "unless"),
    *("depending", "pursuant", "whether", "irrespective", "regardless", "also", "through"),
}
"""Words that open what stands between commas and could go."""
_SET_OFF = frozenset(
    (
        *("including", "particularly", "especially", "notably", "while", "where", "unless"),
        *("irrespective", "regardless", "whether", "without", "but"),
    )
)
"""Words that open what a comma sets off from the words before it."""
_LONGEST = 14
_LONGEST_CLAUSE = 32
_OPENERS: tuple[tuple[str, ...], ...] = (
    ("as", "well", "as"),
    ("in", "particular"),
    ("in", "accordance", "with"),
    ("taking", "into", "account"),
    ("with", "a", "view", "to"),
    ("bearing", "in", "mind"),
    ("in", "order", "to"),
    ("while",),
    ("including",),
    ("particularly",),
    ("inter", "alia"),
    ("and", "to"),
    ("and", "other"),
    ("such", "as"),
    ("notably",),
    ("especially",),
)
_IDIOMS = tuple(
    tuple(words.split())
    for words in (
        *("at least", "at most", "inter alia", "as well", "in particular", "at all levels"),
        *("where possible", "where applicable", "where relevant", "if needed", "if necessary"),
        *("as necessary", "as needed", "as required", "upon request", "upon their request"),
        *("at their request", "to the extent possible", "to the greatest extent possible"),
        *("on a voluntary basis", "on an equal footing", "without delay", "in due course"),
        *(
            "with immediate effect",
            "as a matter of urgency",
            "as a matter of priority",
            "as soon as possible",
        ),
        *("as far as possible", "in this regard", "in this context", "on a regular basis"),
    )
)


def idiom(keys: Sequence[str], limit: int, end: int) -> Edge | None:
    """A turn of drafting that comes and goes as one: "at least (X)", ", upon request, (X)"."""
    stop = end - (key_at(keys, end - 1) == ",")
    for words in _IDIOMS:
        start = stop - len(words)
        if start < limit or tuple(keys[start:stop]) != words:
            continue
        comma = start > limit and keys[start - 1] == ","
        if comma and key_at(keys, stop) == ",":
            said = "a turn that rooms add, with its commas"
            return Edge(start - 1, stop + 1 - keeps_comma(keys, stop + 1), 0.7, said)
        return Edge(start - comma, stop, 0.65, "a turn that rooms add")
    return None


def clause(keys: Sequence[str], limit: int, end: int) -> Edge | None:
    """What opens as a clause of its own does: "including …", "as well as …"."""
    reach = _LONGEST_CLAUSE if end >= len(keys) - 1 else _LONGEST
    for start in range(end - 2, max(limit, end - reach) - 1, -1):
        for opener in _OPENERS:
            if tuple(keys[start : start + len(opener)]) != opener:
                continue
            comma = start > limit and keys[start - 1] == ","
            if comma or start == limit or len(opener) > 1 or opener == ("including",):
                return Edge(start - comma, end, 0.55, "a clause of its own")
    return None


def keeps_comma(keys: Sequence[str], at: int) -> bool:
    """Whether what begins at ``at`` needs its comma: ", as agreed (X), at least twice"."""
    if key_at(keys, at) in _SET_OFF:
        return True
    return any(tuple(keys[at : at + len(words)]) == words for words in _IDIOMS)


def between_commas(keys: Sequence[str], limit: int, end: int) -> Edge | None:
    """ ", as they see fit, (X)": what stands between two commas, with both."""
    if key_at(keys, end - 1) != "," or key_at(keys, end) in POINTS:
        return None
    start = _comma_before(keys, limit, end - 1)
    if start is None or not _is_aside(keys, start + 1, end - 1):
        return None
    return Edge(start, end, 0.6, "what stands between commas")


def behind_comma(keys: Sequence[str], limit: int, end: int) -> Edge | None:
    """ ", subject to the tide (X);": an aside that a comma opens."""
    if key_at(keys, end - 1) in POINTS:
        return None
    start = _comma_before(keys, limit, end)
    if start is None or end - start < 3 or not _is_aside(keys, start + 1, end):
        return None
    if key_at(keys, end) == ",":
        return Edge(start, end, 0.6, "what stands between commas")
    closes = key_at(keys, end) in POINTS or end >= len(keys)
    return Edge(start, end, 0.58 if closes else 0.5, "a clause behind a comma")


def _comma_before(keys: Sequence[str], limit: int, end: int) -> int | None:
    for at in range(end - 1, max(limit, end - _LONGEST) - 1, -1):
        if keys[at] in POINTS:
            return at if keys[at] == "," and end - at > 1 else None
    return None


def _is_aside(keys: Sequence[str], start: int, end: int) -> bool:
    first, following = keys[start], key_at(keys, start + 1)
    if first in JOINS or first in ("that", "which", "who", "to"):
        return False
    form = verb_form(first)
    if first in _OPENING or (form == "ing" and end - start > 1):
        return True
    described = following in PREPOSITIONS or is_adjective(following)
    return (is_adverb(first) or form == "ed") and end - start > 2 and described
