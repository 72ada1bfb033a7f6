"""Where a phrase begins that ends at a tag, told by the grammar round it: what a preposition opens,
what an "and", a "to" or an "of" before the tag is parallel to.

In: the keys of a unit's words, the nearest limit, the word behind the last. Out: an edge, or None.
It knows the small words of English only.
"""

from __future__ import annotations

from collections.abc import Sequence

from model.files.notation.aside_edges import Edge
from model.files.notation.remainder import (
    ARTICLES,
    HOLDING,
    JOINS,
    MODALS,
    PREPOSITIONS,
    is_adjective,
    is_led_verb,
    reads_on,
)
from model.files.notation.word_keys import is_noun, key_at
from model.readings.small_words import DETERMINERS, FUNCTION_WORDS, POINTS
from model.readings.word_classes import is_adverb, is_noun_too, is_number, is_plural, verb_form

_HAVING = frozenset(("have", "has", "are", "is", "were", "was", "do", "does", *MODALS))
_OWNED = frozenset(("its", "their", "the", "other", "all", "any", "our"))
_LONGEST_TAIL = 12
_REACH = 16


def whole_list(keys: Sequence[str], limit: int, end: int) -> Edge | None:
    """ ", gulls and terns (X)": without its last two a list would have lost its "and"."""
    at = end - 1
    while at > limit and keys[at] not in FUNCTION_WORDS | POINTS and at > end - 4:
        at -= 1
    if keys[at] not in JOINS or not limit < at < end - 1:
        return None
    comma = _plain_item(keys, limit, at)
    if comma is None:
        return None
    if is_adverb(keys[end - 1]) and is_adverb(keys[at - 1]):
        return Edge(_first_adverb(keys, limit, at - 1), end, 0.5, "adverbs")
    if _describes(keys, end) and not is_plural(keys[end - 1]):
        return _adjectives(keys, limit, comma, at, end)
    first = comma
    while first > limit and (further := _plain_item(keys, limit, first)) is not None:
        first = further
    return Edge(first, end, 0.55, "a list that would lose its “and”")


def _first_adverb(keys: Sequence[str], limit: int, start: int) -> int:
    while start - 2 >= limit and keys[start - 1] == "," and is_adverb(keys[start - 2]):
        start -= 2
    return start


def _plain_item(keys: Sequence[str], limit: int, end: int) -> int | None:
    """The comma before an item of one to three plain words that ends at ``end``."""
    at = end - 1
    while at > limit and keys[at] not in FUNCTION_WORDS | POINTS and at > end - 4:
        at -= 1
    return at if keys[at] == "," and limit < at < end - 1 else None


def _adjectives(keys: Sequence[str], limit: int, comma: int, joining: int, end: int) -> Edge | None:
    """ "dry, warm and quiet (X) rooms": all that describes a noun, where it is words alone."""
    start = comma
    while start > limit and keys[start] == "," and keys[start - 1] not in FUNCTION_WORDS | POINTS:
        start -= 2 if key_at(keys, start - 2) == "," else 1
    before = key_at(keys, start - 1)
    led = start == limit or before in FUNCTION_WORDS | POINTS | DETERMINERS or verb_form(before)
    if not led or joining - comma > 3:
        return Edge(comma, end, 0.45, "the adjectives before a noun")
    return Edge(start, end, 0.5, "the adjectives before a noun")


def parallel_end(keys: Sequence[str], limit: int, end: int) -> Edge | None:
    """What ends in "and", "to" or "of" begins like what follows: "to see and (X) hear"."""
    last, after = keys[end - 1], key_at(keys, end)
    if end - limit < 2 or after in POINTS:
        return None
    if last in ("its", "their") and end - limit > 2:
        start = _behind_last(keys, limit, end - 1, ("to", *MODALS))
        near = start is not None and end - start < 5
        return Edge(start, end, 0.4, "a verb with its object") if near and start else None
    if last in JOINS:
        return _before_joining(keys, limit, end, after) or _described(keys, limit, end)
    if last == "including" and key_at(keys, end - 2) == ",":
        start = end - 2
        while start > limit and keys[start - 1] not in FUNCTION_WORDS | POINTS:
            start -= 1
        start += verb_form(keys[start]) in ("base", "ing") and start < end - 3
        return Edge(start, end, 0.4, "what follows is a part of it")
    if (
        last in PREPOSITIONS
        and key_at(keys, end - 2) in JOINS
        and key_at(keys, end - 3) in PREPOSITIONS
    ):
        return Edge(end - 2, end, 0.6, "joined on to the word before")
    if last == "to" and verb_form(after) == "base":
        start = _behind_last(keys, limit, end - 1, ("to", *MODALS))
        return None if start is None else Edge(start, end, 0.5, "what follows begins alike")
    if last in PREPOSITIONS and last != "to":
        return _before_preposition(keys, limit, end)
    return None


def _before_joining(keys: Sequence[str], limit: int, end: int, after: str) -> Edge | None:
    start = None
    if verb_form(after) == "base":
        start = _behind_last(keys, limit, end - 1, ("to", *MODALS))
        unsure = is_noun_too(after) and key_at(keys, end + 1) in FUNCTION_WORDS - DETERMINERS
        if unsure and start is not None and end - start > 3:
            start = None
    elif after in ARTICLES:
        start = next(
            (
                at
                for at in range(end - 2, max(limit, end - _REACH) - 1, -1)
                if keys[at] in ARTICLES and _is_led(keys, at)
            ),
            None,
        )
    if start is None or end - start < 2:
        return None
    return Edge(start, end, 0.5, "what follows the joining word begins alike")


def _described(keys: Sequence[str], limit: int, end: int) -> Edge | None:
    """ "a dry, warm and (X) quiet room": all the words before the one that was there."""
    comma = _plain_item(keys, limit, end - 1) if _describes(keys, end) else None
    if comma is None:
        return None
    start = comma
    while start > limit and (further := _plain_item(keys, limit, start)) is not None:
        start = further
    while start - 1 >= limit and _is_word(keys[start - 1]) and not verb_form(keys[start - 1]):
        start -= 1
    before = key_at(keys, start - 1)
    led = before in FUNCTION_WORDS | DETERMINERS or verb_form(before) != ""
    return Edge(start, end, 0.45, "the adjectives before a noun") if led else None


def _is_word(key: str) -> bool:
    return key[:1].isalpha() and key not in FUNCTION_WORDS


def _is_led(keys: Sequence[str], at: int) -> bool:
    before = key_at(keys, at - 1)
    return before not in ("of", "in") or not before


def _behind_last(keys: Sequence[str], limit: int, end: int, leads: tuple[str, ...]) -> int | None:
    """The word behind the last of ``leads`` that a verb follows."""
    for at in range(end - 1, max(limit, end - _REACH) - 1, -1):
        if keys[at] in POINTS - {","}:
            return None
        behind = at + 1 + (key_at(keys, at + 1) == "not")
        if keys[at] in leads and (is_led_verb(keys, at + 1) or key_at(keys, behind) == "be"):
            return behind
    return None


def _before_preposition(keys: Sequence[str], limit: int, end: int) -> Edge | None:
    """ "the ropes of (X) fishing boats": with the article that came with it."""
    start = end - 1
    while start > limit and keys[start - 1] not in FUNCTION_WORDS | POINTS:
        start -= 1
    start = behind_verb(keys, start, end)
    if end - start < 2:
        return None
    if start > limit and keys[start - 1] in ARTICLES and reads_on(keys, start - 1, end):
        start -= 1
    return Edge(start, end, 0.45, "what the preposition before the tag belongs to")


def behind_verb(keys: Sequence[str], start: int, end: int) -> int:
    """Past a verb that "to", a modal or an opening leads to: it stays."""
    leads = is_led_verb(keys, start) or (start == 0 and verb_form(keys[start]) in ("base", "s"))
    stays = leads and not FUNCTION_WORDS.issuperset(keys[start + 1 : end])
    return start + 1 if stays else start


def adverb(keys: Sequence[str], limit: int, end: int) -> Edge | None:
    """ "to call yearly (X) at": an adverb alone, or two that "and" joins."""
    if not is_adverb(keys[end - 1]) or is_adjective(key_at(keys, end)):
        return None
    start = end - 1
    if start - 2 >= limit and keys[start - 1] in JOINS and is_adverb(keys[start - 2]):
        start -= 2
        if key_at(keys, start - 1) not in FUNCTION_WORDS | POINTS:
            return Edge(start, end, 0.45, "adverbs")
        return Edge(start + 1, end, 0.45, "an adverb joined on")
    return Edge(start, end, 0.5, "an adverb")


def described(keys: Sequence[str], limit: int, end: int) -> Edge | None:
    """ "brightly lit (X) moles": a participle with its adverb, before a noun."""
    lit = verb_form(keys[end - 1]) in ("ed", "ing") and end - 2 >= limit
    if not lit or not is_adverb(keys[end - 2]) or not _describes(keys, end):
        return None
    return Edge(end - 2, end, 0.55, "a participle before its noun")


def relative(keys: Sequence[str], limit: int, end: int) -> Edge | None:
    """ "ports that have no mole (X) to": a clause about the noun before it."""
    if keys[end - 1] in FUNCTION_WORDS - {"so", "it"} or key_at(keys, end) in DETERMINERS:
        return None
    for at in range(end - 2, max(limit, end - _LONGEST_TAIL), -1):
        if keys[at] in POINTS:
            return None
        if keys[at] in ("that", "which", "who"):
            if keys[at] == "that" and not is_noun(keys[at - 1]):
                # "to ensure that pilots …": no noun that the clause could be about.
                return None
            acts = keys[at + 1] in _HAVING or verb_form(keys[at + 1]) in ("base", "s")
            return Edge(at, end, 0.42, "a clause about a noun") if acts else None
    return None


def tail(keys: Sequence[str], limit: int, end: int) -> Edge | None:
    """What could go before a point: "at the first light (X);", "and its oars (X),"."""
    closes = key_at(keys, end) in POINTS or end >= len(keys)
    if not closes or keys[end - 1] in FUNCTION_WORDS | POINTS:
        return None
    if key_at(keys, end) == "," and is_adjective(keys[end - 1]):
        return Edge(end - 1, end, 0.45, "an adjective of several")
    floor = max(limit + 1, end - _LONGEST_TAIL)
    for at in range(end - 2, floor - 1, -1):
        key = keys[at]
        if key in POINTS:
            return None
        if key == "than" and keys[at - 1] == "later" and at - 2 > limit:
            return Edge(at - 2, end, 0.5, "a date before a point")
        if key == "of" and key_at(keys, at + 1) in ARTICLES and _is_far(keys, at, floor):
            return Edge(at, end, 0.4, "a phrase before a point")
        if key in JOINS:
            joined = _joined_tail(keys, at, end)
            if joined is not None:
                return joined
        elif _holds(keys, at) and reads_on(keys, at, end):
            return _holding(keys, limit, _owner_of(keys, floor, at), end)
        elif key == "every" and at < end - 1:
            return Edge(at, end, 0.45, "how often, before a point")
        elif verb_form(key) == "ing" and _is_plain_noun(keys[at - 1]) and at < end - 1:
            return Edge(at, end, 0.4, "a clause before a point")
    return None


def _owner_of(keys: Sequence[str], floor: int, at: int) -> int:
    """ "for ships with pilots (X);": what tells of its noun alone goes with a phrase."""
    owned = keys[at] == "with" and at - 2 >= floor and is_plural(keys[at - 1])
    return at - 2 if owned and keys[at - 2] in HOLDING else at


def _holds(keys: Sequence[str], at: int) -> bool:
    """Whether a preposition opens a phrase that could go; "to" where no verb follows it."""
    following = key_at(keys, at + 1)
    if keys[at] == "as" and (following in ARTICLES or is_plural(following)):
        return True
    leads_on = keys[at] == "to" and (following in FUNCTION_WORDS or not verb_form(following))
    return keys[at] in HOLDING or leads_on


def _is_far(keys: Sequence[str], at: int, floor: int) -> bool:
    """Whether no phrase that could go begins shortly before."""
    near = keys[max(floor, at - 4) : at]
    return not any(k in HOLDING or k in JOINS or k in POINTS or k == "than" for k in near)


def _joined_tail(keys: Sequence[str], at: int, end: int) -> Edge | None:
    """ "and its oars (X);", "without oars or sails (X);"."""
    acts = verb_form(keys[at + 1]) == "s" and not is_noun_too(keys[at + 1])
    if acts and end - at > 2:
        return Edge(at - (keys[at - 1] == ","), end, 0.5, "a further deed before a point")
    if keys[at + 1] in _OWNED and not any(verb_form(k) == "s" for k in keys[at + 1 : end]):
        return Edge(at, end, 0.45, "joined on before a point")
    return None


def _holding(keys: Sequence[str], limit: int, at: int, end: int) -> Edge:
    """From a preposition, with the participle that it belongs to."""
    joined = next((j for j in range(at - 1, max(limit, at - 6), -1) if keys[j] in JOINS), None)
    if joined is not None and (
        keys[joined + 1] in _OWNED - {"the", "all", "any"}
        or (at - joined == 2 and keys[at - 1].endswith(("ing", "ion", "ment", "ance")))
    ):
        return Edge(joined, end, 0.45, "joined on before a point")
    start = at
    if (
        start - 1 > limit
        and verb_form(keys[start - 1]) == "ed"
        and key_at(keys, start - 2)
        not in (*("be", "is", "are", "was", "were", "been", "has", "have", "not"),)
    ):
        start -= 1
        if is_adverb(keys[start - 1]) and start - 1 > limit:
            start -= 1
    return Edge(start, end, 0.42, "a phrase before a point")


def held_phrase(keys: Sequence[str], limit: int, start: int, end: int) -> Edge | None:
    """ "in small boats (X) to": a phrase that its preposition comes and goes with."""
    after = key_at(keys, end)
    if end - start == 1 and after in FUNCTION_WORDS - PREPOSITIONS - {"and", "or"}:
        joined = _action_joined(keys, limit, end)
        if joined is not None:
            return joined
    at = start - 1
    if keys[at] == "with" and at == 1 and after in DETERMINERS and verb_form(keys[0]):
        return Edge(at, end, 0.45, "how the opening verb is meant")
    article = at > limit and keys[at] in ARTICLES
    at -= article
    if at < max(limit, 1) or not (
        after in FUNCTION_WORDS or after in DETERMINERS or after in POINTS
    ):
        return None
    counted = article or is_number(keys[start])
    fits = _holds(keys, at) or (keys[at] == "of" and counted)
    if not fits or not (article or end - start > 1) or not reads_on(keys, at, end):
        return None
    return Edge(at, end, 0.42, "a phrase with its preposition")


def _action_joined(keys: Sequence[str], limit: int, end: int) -> Edge | None:
    """ "and sailing in convoys (X) while": an action joined on."""
    start = end - 4
    fits = start > limit and keys[start] in JOINS and keys[end - 2] in PREPOSITIONS
    if fits and keys[start + 1].endswith(("ing", "ion", "ment", "ance")):
        return Edge(start, end, 0.42, "an action joined on")
    return None


def last_word(keys: Sequence[str], start: int, end: int) -> Edge | None:
    """ "of harbour pilots (X) to": of a compound, the last word alone where the rest reads on."""
    if end - start < 2 or key_at(keys, end) in POINTS or not reads_on(keys, end - 1, end):
        return None
    return Edge(end - 1, end, 0.4, "so that a sentence is left")


def _is_plain_noun(key: str) -> bool:
    return is_noun(key) and not is_adjective(key)


def _describes(keys: Sequence[str], at: int) -> bool:
    """Whether what stands before ``at`` describes a noun there."""
    key = key_at(keys, at)
    if not key[:1].isalpha() or key in FUNCTION_WORDS | DETERMINERS:
        return False
    return verb_form(key) != "s" or is_noun_too(key)
