"""Whether a sentence still reads when words are taken out of it: a small grammar of what may meet.

In: the keys of a unit's words and a gap among them. Out: yes or no. It knows no language but the
small words of English drafting; of what it does not know it says yes.
"""

from __future__ import annotations

from collections.abc import Sequence

from model.files.notation.evidence import stem
from model.files.notation.word_keys import key_at
from model.readings.small_words import DETERMINERS, FUNCTION_WORDS, POINTS
from model.readings.word_classes import is_adverb, is_noun_too, is_plural, verb_form

ARTICLES = frozenset(("a", "an", "the", "its", "their", "our", "every", "each"))
PREPOSITIONS = frozenset(
    (
        *("of", "in", "on", "for", "by", "with", "from", "at", "upon", "between", "among"),
        *("against", "into", "through", "under", "over", "within", "towards", "regarding"),
        *("concerning", "during", "via", "to"),
    )
)
HOLDING = (PREPOSITIONS - {"of", "to"}) | frozenset(
    (
        *("without", "before", "after", "throughout", "across", "since", "until", "despite"),
        *("beyond", "along", "around", "near", "behind", "above", "below", "amid"),
    )
)
"""Prepositions that open a phrase which could go."""
JOINS = frozenset(("and", "or"))
_AUXILIARIES = frozenset(
    (
        *("is", "are", "was", "were", "has", "have", "had", "may", "shall", "should", "will"),
        *("would", "can", "could", "must", "be", "been"),
    )
)
_BEHIND_FROM = frozenset(("within", "under", "among", "between", "beyond", "across", "around"))
_COUNTS = frozenset(("two", "three", "four", "five", "six", "all", "both", "several", "many"))
_BEHIND_PREPOSITION = frozenset(("of", "by", "for", "from", "with", "on", "at", "upon", "to"))
_ADJECTIVES = frozenset(
    (
        *("new", "further", "other", "additional", "key", "full", "strong", "greater", "better"),
        *("more", "illicit", "joint", "due", "early", "high", "low", "small", "urgent", "common"),
        *("complete", "direct", "correct", "present", "separate", "elaborate", "moderate"),
        *("all", "such", "long-term", "safe", "equal", "good", "great", "main", "major"),
    )
)
_ADJECTIVE_ENDS = (
    *(
        "al",
        "ive",
        "ant",
        "ent",
        "iate",
        "ary",
        "ful",
        "ous",
        "ic",
        "able",
        "ible",
        "less",
        "ern",
        "ar",
    ),
)
_CLAUSE = 16
"""Words back in which an "and" may have its like."""
MODALS = frozenset(("may", "shall", "should", "will", "would", "can", "could", "must"))
_GIVEN_TO_LIST = """
    access contribution contributions contribute contributes right rights commitment commitments
    respect regard relation addition due prior according response respond barriers obstacles
    impediments threat threats approach approaches transition related relating attention assistance
    adherence reference pursuant subject exposure solutions support owing resilience vulnerability
    vulnerable conducive adapt return lead leads leading refer refers belong close up as
"""
_GIVEN_TO = frozenset(_GIVEN_TO_LIST.split())
"""Words behind which "to" is a preposition more often than not."""
_NOUN_LIST = """
    traffic clinic critic republic fabric arsenal journal animal hospital festival signal material
    proposal approval arrival removal renewal withdrawal denial referral disposal survival appraisal
    student client patient parent president resident accident incident continent content extent
    percent talent precedent recipient component proponent opponent immigrant migrant participant
    grant restaurant initiative objective perspective executive archive library secretary summary
    commentary boundary salary dictionary beneficiary centenary anniversary
"""
_NOUNS = frozenset(_NOUN_LIST.split())
"""Nouns that end as adjectives do."""
_OPENS = frozenset("“(\"'[")


def reads_on(keys: Sequence[str], start: int, end: int) -> bool:
    """Whether the words before ``start`` and those from ``end`` on may stand side by side."""
    before, after = key_at(keys, start - 1), key_at(keys, end)
    if not before or before in POINTS:
        return not (before == "," and after in POINTS and after not in _OPENS)
    ends = not after or (after in POINTS and after not in _OPENS)
    if ends:
        return before not in FUNCTION_WORDS
    if before in ARTICLES:
        stops = after in PREPOSITIONS | JOINS | ARTICLES | _AUXILIARIES | {"that", "which"}
        return not stops and not (before in ("a", "an") and after in _COUNTS)
    if before in PREPOSITIONS:
        if after in HOLDING | {"regardless", "irrespective"}:
            return before == "from" and after in _BEHIND_FROM
        if before == "to" or after == "that":
            return after not in JOINS
        return after not in JOINS | _BEHIND_PREPOSITION | _AUXILIARIES and not _is_finite(keys, end)
    if before == "that":
        return after not in JOINS | _AUXILIARIES and not _is_finite(keys, end)
    if before in HOLDING:
        return after not in JOINS | _AUXILIARIES and not _is_finite(keys, end)
    return before not in JOINS or _joins_on(keys, start, end)


def _joins_on(keys: Sequence[str], start: int, end: int) -> bool:
    """Whether an "and" before ``start`` has its like before it for what stands from ``end`` on."""
    after = key_at(keys, end)
    said = keys[max(0, start - _CLAUSE) : start - 1]
    if after in _AUXILIARIES:
        return not _AUXILIARIES.isdisjoint(said)
    if after in HOLDING:
        return not HOLDING.isdisjoint(said)
    if after == "to":
        return "to" in said
    return after not in JOINS


def _is_finite(keys: Sequence[str], at: int) -> bool:
    """Whether a word looks like a verb with its object: "shortens the"."""
    key, following = key_at(keys, at), key_at(keys, at + 1)
    shaped = key.endswith("s") and not key.endswith(("ss", "us", "is")) and len(key) > 3
    return shaped and following in ARTICLES | DETERMINERS and following != "such"


def is_adjective(key: str) -> bool:
    """Whether a word looks like an adjective."""
    if key in _ADJECTIVES:
        return True
    if key in _NOUNS or key.endswith("ment"):
        return False
    acts = verb_form(key) == "base" and not is_noun_too(key)
    return len(key) > 5 and key.endswith(_ADJECTIVE_ENDS) and not acts


def is_led_verb(keys: Sequence[str], at: int) -> bool:
    """Whether a word is a verb that "to" or a modal leads to: "to keep", "shall keep"."""
    before, key = key_at(keys, at - 1), key_at(keys, at)
    if verb_form(key) == "base":
        return before == "to" or before in MODALS
    plain = key.isalpha() and key not in FUNCTION_WORDS | DETERMINERS and not is_adverb(key)
    if not plain or verb_form(key) or is_plural(key) or is_adjective(key):
        return False
    return before in MODALS or (before == "to" and key_at(keys, at - 2) not in _GIVEN_TO)


def said_again(keys: Sequence[str], limit: int, end: int) -> tuple[int, int] | None:
    """For "drug trafficking in drugs (X)": the word said before, and where it is said again.

    A noun that a phrase behind its head repeats was struck when the phrase was put in. Returns the
    index of the old word and of the first word of the new phrase.
    """
    for start in range(end - 2, max(limit + 1, end - 8), -1):
        if keys[start] not in ("in", "of", "for"):
            continue
        old, head, new = keys[start - 2], keys[start - 1], keys[start + 1]
        plain = all(k.isalpha() and k not in FUNCTION_WORDS for k in (old, head, new))
        same = new in (old, old + "s", old + "es") or stem(old) == stem(new)
        if plain and start - 2 >= limit and len(old) > 3 and same and stem(head) != stem(old):
            return start - 2, start
    return None
