"""Which words beside an insertion it stands in the place of, where no strike says so: two words of
a kind side by side, of which a sentence takes one.

In: the keys of a unit's words and the insertion among them. Out: the words that go, how sure, why.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from model.files.notation.remainder import (
    ARTICLES,
    JOINS,
    MODALS,
    PREPOSITIONS,
    is_adjective,
    is_led_verb,
)
from model.files.notation.word_keys import is_noun, key_at
from model.readings.small_words import DETERMINERS, FUNCTION_WORDS, POINTS
from model.readings.word_classes import (
    are_rivals,
    is_adverb,
    is_noun_too,
    is_number,
    is_ordinal,
    is_plural,
    verb_form,
)


class Doubled(NamedTuple):
    """Words ``start`` to ``end`` that go for an insertion beside them."""

    start: int
    end: int
    confidence: float
    reason: str


_DETERMINERS = (ARTICLES - {"every", "each"}) | {"any", "some", "this", "these", "those", "no"}
_TENS = frozenset(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"))
_KINDS = (JOINS, MODALS, _DETERMINERS, PREPOSITIONS)
_BE = frozenset(("be", "is", "are", "was", "were", "been", "being"))
_FINITE = frozenset(("is", "are", "was", "were", "has", "does"))
_TAKE_GERUNDS = frozenset(
    (
        *("consider", "include", "avoid", "support", "continue", "start", "stop", "begin", "keep"),
        *("require", "involve", "promote", "recommend", "encourage", "facilitate", "enable"),
        *(
            "prioritize",
            "explore",
            "discuss",
            "advance",
            "strengthen",
            "favour",
            "suggest",
            "cease",
        ),
    )
)
_TAKE_DEEDS = frozenset(
    (
        *("provide", "give", "offer", "lend", "grant", "extend", "make", "take", "pay", "hold"),
        *("seek", "receive", "obtain", "gain", "ensure", "show", "deliver", "request", "secure"),
    )
)
"""Verbs of which a deed is the object: "provide support to"."""
_PAIRS = frozenset((("up", "to"), ("from", "within"), ("in", "between"), ("from", "under")))
_TWO_OF_A_KIND = "two words of one kind side by side: one is taken as struck"
_IN_ITS_PLACE = "a word that rooms put in the place of the one before it"
_LONGEST = 8


def doubled_before(keys: Sequence[str], start: int, end: int, floor: int) -> Doubled | None:
    """The words right before an insertion that it stands in the place of."""
    if start <= floor or start >= end or keys[start] in POINTS or keys[start] in JOINS - {"or"}:
        return _conjunctions(keys, start, end, floor)
    return (
        _conjunctions(keys, start, end, floor)
        or _small(keys, start, end)
        or _again(keys, start, end, floor)
        or _verbs(keys, start, end, floor)
        or _phrases(keys, start, end, floor)
        or _rivals(keys, start, end, floor)
    )


def doubled_edge(keys: Sequence[str], limit: int, end: int) -> tuple[int, Doubled] | None:
    """Where an insertion begins that stands in the place of the words before it, and those.

    The nearest such place is taken; where only the sense tells, there is none.
    """
    for start in range(end - 1, max(limit, end - _LONGEST), -1):
        if keys[start] in POINTS:
            return None
        if keys[start] in JOINS and end - start > 1:
            continue
        found = (
            _conjunctions(keys, start, end, limit)
            or _small(keys, start, end)
            or (_verbs(keys, start, end, limit) if start > limit else None)
            or (_again(keys, start, end, limit) if end - start > 1 else None)
            or _articles(keys, start, end, limit)
            or _rivals(keys, start, end, limit)
        )
        if found is not None and _is_sure_to_begin(keys, start, end, found):
            return start, found
    return None


def _is_sure_to_begin(keys: Sequence[str], start: int, end: int, found: Doubled) -> bool:
    """Whether words from ``start`` on can be one insertion: no other clause begins in them."""
    return not opens_clause(keys, start + 1, end) and found.end == start


def opens_clause(keys: Sequence[str], start: int, end: int) -> bool:
    """Whether another clause begins among words: "to see", "shall see", "that …"."""
    for at in range(start, end):
        if keys[at] in MODALS or keys[at] in ("that", "which"):
            return True
        if keys[at] == "to" and at > start and is_led_verb(keys, at + 1):
            return True
    return False


def doubled_behind(keys: Sequence[str], start: int, end: int) -> Doubled | None:
    """The words right behind an insertion that it stands in the place of: "small boats (X) big
    ships at sea", two nouns of which neither belongs to the other."""
    old, last = key_at(keys, end), keys[end - 1]
    plain = old[:1].isalpha() and old not in FUNCTION_WORDS | DETERMINERS and not is_adverb(old)
    if not plain or not is_plural(last) or is_noun_too(last) or verb_form(last) == "s":
        return None
    if verb_form(old) in ("s", "ed") or (verb_form(old) == "base" and not is_noun_too(old)):
        return None
    stop = end
    while key_at(keys, stop)[:1].isalpha() and keys[stop] not in FUNCTION_WORDS:
        stop += 1
    if stop - end > 3 or not is_plural(keys[stop - 1]) or (stop - end == 1 and end - start > 1):
        return None
    return Doubled(end, stop, 0.5, _TWO_OF_A_KIND)


def parallel_start(keys: Sequence[str], floor: int, end: int, other: tuple[int, int]) -> int:
    """Where words that end at ``end`` begin if they are built like the ``other`` ones."""
    first, count = keys[other[0]], other[1] - other[0]
    alike = next((kind for kind in _KINDS if first in kind), None)
    if alike is not None:
        for start in range(end - 1, max(floor, end - count - _LONGEST) - 1, -1):
            if keys[start] in alike and keys[start] not in POINTS:
                return start
    if count == 1:
        return end - 1
    if verb_form(first) == "base" and not is_noun_too(first):
        for start in range(end - 1, max(floor, end - count - _LONGEST) - 1, -1):
            if is_led_verb(keys, start):
                return start
    start = end - 1
    while start > floor and keys[start - 1] not in FUNCTION_WORDS | POINTS:
        start -= 1
    return start + (is_led_verb(keys, start) and end - start > 1)


def may_replace(keys: Sequence[str], start: int, end: int) -> bool:
    """Whether a person should look if an insertion stands in the place of the word before it."""
    before, first, last = key_at(keys, start - 1), keys[start], keys[end - 1]
    if (
        before == "to"
        and verb_form(first) == "base"
        and verb_form(key_at(keys, start - 2)) == "base"
    ):
        # "to call to hail (X) the ship": the verb may have gone with its "to".
        return True
    if before in POINTS | FUNCTION_WORDS or not before or end - start > 3:
        return False
    if first in FUNCTION_WORDS | POINTS or last in FUNCTION_WORDS | POINTS:
        return False
    if is_led_verb(keys, start - 1):
        # "to call signal (X) the ship": perhaps a verb that nobody told us of.
        alone = end - start == 1 and not is_adverb(first) and not is_plural(first)
        return alone and not is_adjective(first)
    if is_adverb(first) or (verb_form(before) and not is_noun_too(before)):
        return False
    return is_adjective(before) == is_adjective(first)


def _conjunctions(keys: Sequence[str], start: int, end: int, floor: int) -> Doubled | None:
    if start <= floor or end - start != 1:
        return None
    if keys[start] in JOINS and keys[start - 1] in JOINS and keys[start] != keys[start - 1]:
        return Doubled(start - 1, start, 0.85, _TWO_OF_A_KIND)
    return None


def _small(keys: Sequence[str], start: int, end: int) -> Doubled | None:
    """ "an an open (X)", "shall should (X)", "three two (X)", "in at (X)"."""
    old, new = keys[start - 1], keys[start]
    if old == new and old[:1].isalnum():
        return Doubled(start - 1, start, 0.8, "the same word twice: one is taken as struck")
    if old in _DETERMINERS and new in _DETERMINERS:
        return Doubled(start - 1, start, 0.85, _TWO_OF_A_KIND)
    if old in MODALS and new in MODALS:
        return Doubled(start - 1, start, 0.9, _TWO_OF_A_KIND)
    if is_number(old) and is_number(new) and old.isdigit() == new.isdigit() and old not in _TENS:
        return Doubled(start - 1, start, 0.85, _TWO_OF_A_KIND)
    if is_ordinal(old) and is_ordinal(new):
        return Doubled(start - 1, start, 0.85, _TWO_OF_A_KIND)
    if (old in _FINITE and new in MODALS) or (old in MODALS and new in _FINITE):
        return Doubled(start - 1, start, 0.8, _TWO_OF_A_KIND)
    alone = end - start == 1 and (old, new) not in _PAIRS
    if alone and old in PREPOSITIONS and new in PREPOSITIONS and "to" not in (old, new):
        return Doubled(start - 1, start, 0.7, _TWO_OF_A_KIND)
    return None


def _again(keys: Sequence[str], start: int, end: int, floor: int) -> Doubled | None:
    """ "trade open trade (X)": the insertion ends in the very words that it stands behind."""
    for size in (3, 2, 1):
        old = list(keys[start - size : start])
        if start - size < floor or end - start < size or old != list(keys[end - size : end]):
            continue
        if all(k[:1].isalnum() for k in old) and not set(old) <= FUNCTION_WORDS:
            return Doubled(start - size, start, 0.8, "the insertion says them again")
    return None


def _verbs(keys: Sequence[str], start: int, end: int, floor: int) -> Doubled | None:
    """ "to reduce lower (X)", "reduce lowering (X)", "encourages invites (X)"."""
    first = start - 1
    old, new = keys[first], keys[start]
    if is_adverb(new) and start + 1 < end:
        new = keys[start + 1]
    forms = verb_form(old), verb_form(new)
    if forms[1] == "base" and not is_noun_too(new) and forms[0] != "base":
        return _verb_phrase(keys, start, floor)
    if not all(forms) or old == new:
        return None
    leads = key_at(keys, first - 1)
    if forms == ("base", "base"):
        following = key_at(keys, start + 1)
        acts = following in DETERMINERS | _DETERMINERS
        lent = old in _TAKE_DEEDS or following == "of"
        acts |= not lent and end - start > 1 and following in PREPOSITIONS
        acts |= end - start > 1 and following in ("up", "out", "down", "back")
        acts |= following in JOINS and verb_form(key_at(keys, start + 2)) == "base"
        if is_noun_too(new) and not acts:
            # "to carry risk (X) notes": a noun, as far as anything tells.
            return None
        led = leads == "to" or leads in MODALS
        if led or not (is_noun_too(old) or is_noun_too(new)):
            return Doubled(first, start, 0.8 if led else 0.6, _TWO_OF_A_KIND)
        return None
    if forms == ("base", "ing") and old not in _TAKE_GERUNDS and end - start == 1:
        led = leads in ("to", "and", "or") or leads in MODALS
        return Doubled(first, start, 0.7, _TWO_OF_A_KIND) if led else None
    if forms == ("ed", "ed") and leads in _BE and not is_adverb(keys[start]):
        return Doubled(first, start, 0.75, _TWO_OF_A_KIND)
    if forms == ("ing", "ing") and is_noun(key_at(keys, end)):
        return Doubled(first, start, 0.75, _TWO_OF_A_KIND)
    alike = forms[0] == forms[1] and forms[0] in ("s", "ing")
    if alike and not (is_noun_too(old) or is_noun_too(new)):
        return Doubled(first, start, 0.75, _TWO_OF_A_KIND)
    return None


def _verb_phrase(keys: Sequence[str], start: int, floor: int) -> Doubled | None:
    """ "to stay moored leave (X) at": a verb cannot follow another's phrase."""
    old = keys[start - 1]
    if not (verb_form(old) == "ed" or is_adverb(old) or is_adjective(old)):
        return None
    for at in range(start - 2, max(floor, start - 4) - 1, -1):
        if keys[at] in POINTS or keys[at] in JOINS:
            return None
        if is_led_verb(keys, at):
            return Doubled(at, start, 0.6, _TWO_OF_A_KIND)
    return None


def _phrases(keys: Sequence[str], start: int, end: int, floor: int) -> Doubled | None:
    """ "a halt early pause (X) on": a noun cannot stand right before another's adjective."""
    old, new, behind = keys[start - 1], keys[start], key_at(keys, end)
    noun = is_noun(old) and not is_adjective(old)
    if not noun or (behind[:1].isalnum() and behind not in FUNCTION_WORDS):
        return None
    first = start
    while first > floor and keys[first - 1] not in FUNCTION_WORDS | POINTS:
        first -= 1
    if first > floor and new in _DETERMINERS and keys[first - 1] in _DETERMINERS:
        return Doubled(first - 1, start, 0.7, _TWO_OF_A_KIND)
    if end - start == 1 and is_noun(new) and first > floor and start - first <= 2:
        plural = is_plural(old) and is_plural(new)
        if plural or (behind == "of" and keys[first - 1] in _DETERMINERS and not is_plural(new)):
            return Doubled(start - 1, start, 0.6, _TWO_OF_A_KIND)
    compound = end - start > 1 and is_adjective(new) and is_noun(keys[end - 1])
    if compound and first > floor and start - first <= 2 and keys[first - 1] in _DETERMINERS:
        return Doubled(first, start, 0.6, _TWO_OF_A_KIND)
    return None


def _articles(keys: Sequence[str], start: int, end: int, floor: int) -> Doubled | None:
    """ "a rope a chain (X)", "ropes chains (X)": two nouns, each with its article or without."""
    if start <= floor or end - start > 3:
        return None
    alike = keys[start] in _DETERMINERS or (end - start == 1 and is_plural(keys[start]))
    return _phrases(keys, start, end, floor) if alike else None


def _rivals(keys: Sequence[str], start: int, end: int, floor: int) -> Doubled | None:
    """ "important essential (X) role": two words of which a room would use one."""
    if start <= floor or end - start > 2:
        return None
    old = keys[start - 1]
    if verb_form(old) == "base" and not is_noun_too(old) and is_noun_too(keys[start]):
        # "strengthen support (X) for": a verb and what it strengthens.
        return None
    for new in dict.fromkeys((keys[start], keys[end - 1])):
        if are_rivals(old, new) and is_plural(old) == is_plural(new):
            return Doubled(start - 1, start, 0.6, _IN_ITS_PLACE)
    return None
