"""Phrases that an extent may not cut in two: whose noun follows the tag, that "and" joins to their
like, that begin as what is struck beside them does.

In: the keys of a unit's words, the nearest limit, the word behind the last. Out: an edge, or None.
"""

from __future__ import annotations

from collections.abc import Sequence

from model.files.notation.aside_edges import Edge
from model.files.notation.remainder import (
    ARTICLES,
    HOLDING,
    JOINS,
    PREPOSITIONS,
    is_led_verb,
    reads_on,
)
from model.files.notation.word_keys import key_at
from model.readings.small_words import DETERMINERS, FUNCTION_WORDS, POINTS
from model.readings.word_classes import is_adverb, is_noun_too, is_number, is_plural, verb_form

_OPENING = PREPOSITIONS | HOLDING | ARTICLES | DETERMINERS
_PERSONS = frozenset(
    (
        *("those", "anyone", "anybody", "everyone", "everybody", "someone", "somebody"),
        *("whoever", "all", "persons", "people"),
    )
)
_MOST_DESCRIBING = 4
_LONGEST_JOINED = 8
_NEAR = 12


def before_its_noun(keys: Sequence[str], limit: int, end: int) -> int | None:
    """Where words begin that only describe the noun behind the tag: "in fog or in thick (X) haze".

    What opens the phrase, a preposition or an article, stays with its noun.
    """
    if not _is_bare_noun(keys, end):
        return None
    start = end
    while start > limit and end - start < _MOST_DESCRIBING and _describes(keys, start - 1, end):
        start -= 1
    opened = start > limit and start < end and keys[start - 1] in _OPENING
    return start if opened and keys[start] not in JOINS and keys[end - 1] not in JOINS else None


def _describes(keys: Sequence[str], at: int, end: int) -> bool:
    key = keys[at]
    if key in JOINS:
        return at < end - 1
    plain = key[:1].isalpha() and key not in FUNCTION_WORDS | DETERMINERS and not is_plural(key)
    acts = verb_form(key) == "base" and not is_noun_too(key)
    return plain and not acts and not is_number(key)


def _is_bare_noun(keys: Sequence[str], at: int) -> bool:
    """Whether a noun stands here with nothing before it, and its phrase ends with it."""
    key, following = key_at(keys, at), key_at(keys, at + 1)
    if not key[:1].isalpha() or key in FUNCTION_WORDS | DETERMINERS or is_adverb(key):
        return False
    if verb_form(key) and not is_noun_too(key):
        return False
    return not following or following in POINTS | FUNCTION_WORDS or bool(verb_form(following))


def joined_again(keys: Sequence[str], limit: int, end: int) -> Edge | None:
    """ "of tides and of calm before dawn (X) are": from the "and", its preposition said before."""
    if keys[end - 1] in FUNCTION_WORDS | POINTS:
        return None
    floor = max(limit, end - _LONGEST_JOINED)
    at = next((n for n in range(end - 2, floor - 1, -1) if keys[n] in JOINS | POINTS), None)
    if not at or keys[at] in POINTS or end - at < 3:
        return None
    again = keys[at + 1]
    acts = again == "to" and verb_form(keys[at + 2]) == "base"
    said = again in PREPOSITIONS and again in keys[max(0, at - _NEAR) : at]
    if acts or not said or not _closes(keys, end) or not reads_on(keys, at, end):
        return None
    return Edge(at, end, 0.45, "joined on with its preposition said again")


def _closes(keys: Sequence[str], at: int) -> bool:
    key = key_at(keys, at)
    return key in FUNCTION_WORDS | DETERMINERS or is_adverb(key) or not key[:1].isalpha()


def opened_as_struck(
    keys: Sequence[str], limit: int, end: int, struck: Sequence[str]
) -> Edge | None:
    """ "under the mole (X) ~~on the beach~~": from the preposition, as the struck words begin."""
    if not struck or struck[0] not in HOLDING | {"of", "to"}:
        return None
    for at in range(end - 2, max(limit, end - _LONGEST_JOINED) - 1, -1):
        if keys[at] in POINTS:
            return None
        if keys[at] == struck[0] or keys[at] in HOLDING:
            return Edge(at, end, 0.6, "from a preposition, as the struck words begin")
    return None


def headed_as_struck(
    keys: Sequence[str], limit: int, end: int, struck: Sequence[str]
) -> Edge | None:
    """ "to hail anyone adrift ~~those who drift~~ (X)": two objects that cannot both stand."""
    alike = next((kind for kind in (_PERSONS, ARTICLES) if struck and struck[0] in kind), None)
    last = key_at(keys, end - 1)
    if alike is None or last in FUNCTION_WORDS | POINTS or is_led_verb(keys, end - 1):
        return None
    for at in range(end - 2, max(limit + 1, end - _NEAR) - 1, -1):
        if keys[at] in POINTS:
            return None
        led = keys[at - 1] in PREPOSITIONS or is_led_verb(keys, at - 1)
        if keys[at] in alike and led:
            return Edge(at, end, 0.5, "taken to replace the struck words behind")
    return None
