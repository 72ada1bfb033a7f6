"""Where an insertion begins, when nothing in an informal text marks it: always a guess.

In: the words before a tag, and what the text attests. Out: the left edge, how sure, and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from model.files.notation.aside_edges import (
    Edge,
    behind_comma,
    between_commas,
    clause,
    idiom,
    keeps_comma,
)
from model.files.notation.evidence import LONGEST_STRUCK, Evidence, Keys, keys_of, stem, stems_of
from model.files.notation.labels import Phrases
from model.files.notation.phrase_edges import (
    adverb,
    behind_verb,
    described,
    held_phrase,
    last_word,
    parallel_end,
    relative,
    tail,
    whole_list,
)
from model.files.notation.remainder import JOINS, is_adjective, reads_on
from model.files.notation.whole_phrases import (
    before_its_noun,
    headed_as_struck,
    joined_again,
    opened_as_struck,
)
from model.readings.small_words import (
    ADDITIVE,
    DETERMINERS,
    FUNCTION_WORDS,
    JOINING,
    POINTS,
    STRONG_WORDS,
    WEAK_WORDS,
)
from model.readings.word_classes import is_noun_too, verb_form
from model.readings.words import Word, is_word

_GRAMMAR = (
    idiom,
    between_commas,
    behind_comma,
    whole_list,
    parallel_end,
    joined_again,
    described,
    adverb,
    relative,
)
_LONGEST_GAP = 45
_SHORT = 5


class Guesser:
    """Guesses left edges in one unit's words."""

    def __init__(
        self, words: Sequence[Word], keys: Keys, evidence: Evidence, phrases: Phrases
    ) -> None:
        self.words = words
        self.keys = keys
        self.evidence = evidence
        self.caveats = phrases.caveat_keys

    def insertion(self, limit: int, end: int, who: Keys) -> Edge:
        """The edge of an insertion whose tag stands behind word ``end``, not before ``limit``."""
        for way in (
            self._caveat,
            self._known,
            self._told_by_grammar,
            self._adjective,
            self._coordinated,
            self._closed_clause,
            self._attested,
            self._repeated,
            self._clause,
            self._tail,
        ):
            edge = way(limit, end, who)
            if edge is not None:
                return edge
        return self._phrase(limit, end)

    def _told_by_grammar(self, limit: int, end: int, who: Keys) -> Edge | None:
        """What the grammar before the tag tells plainly."""
        for way in _GRAMMAR:
            edge = way(self.keys, limit, end)
            if edge is not None:
                return self._uncut(edge, limit)
        return None

    def _uncut(self, edge: Edge, limit: int) -> Edge:
        """The edge moved into a phrase whose noun follows the tag: what opens it stays."""
        inside = before_its_noun(self.keys, limit, edge.end)
        if inside is None or edge.start >= inside:
            return edge
        alone = self._adjective(inside, edge.end, ())
        return alone or Edge(inside, edge.end, 0.5, "it describes the word behind the tag")

    def _tail(self, limit: int, end: int, who: Keys) -> Edge | None:
        return tail(self.keys, limit, end)

    def mended(self, edge: Edge, limit: int) -> Edge:
        """The edge moved to where a sentence is left; "the hours of;" is none."""
        sure = edge.confidence > 0.6 and self._key(edge.end) not in POINTS
        if sure or edge.end >= len(self.words) or reads_on(self.keys, edge.start, edge.end):
            return edge
        start = edge.start
        shorter = last_word(self.keys, edge.start, edge.end)
        if shorter is not None and self._key(start - 1) in ("of", "the", "a", "an", "its"):
            return shorter
        while start > limit and self._key(start - 1) in FUNCTION_WORDS:
            if self._key(start - 1) == "that" and self._key(edge.end) not in POINTS:
                # What follows a "that" is a clause: some of it stays.
                break
            start -= 1
            if start and reads_on(self.keys, start, edge.end):
                return self._moved(edge, start)
        if self._key(edge.end) in POINTS:
            return edge if start in (0, edge.start) else self._moved(edge, start)
        for start in range(edge.start + 1, edge.end):
            small = self._key(start) in FUNCTION_WORDS | POINTS
            if not small and reads_on(self.keys, start, edge.end):
                return self._moved(edge, start)
        return edge

    def _moved(self, edge: Edge, start: int) -> Edge:
        return Edge(start, edge.end, min(edge.confidence, 0.4), "so that a sentence is left")

    def join_behind(self, edge: Edge) -> bool:
        """Whether an "and" behind the tag comes and goes with the words: "on gulls (X) and"."""
        if self._key(edge.end) not in JOINS or reads_on(self.keys, edge.start, edge.end):
            return False
        return reads_on(self.keys, edge.start, edge.end + 1)

    def hold(self, limit: int, end: int) -> int:
        """Where words begin on which somebody only takes a stand: the phrase, its "and" too."""
        start = self._back(limit, end, FUNCTION_WORDS)
        if start > limit and self.words[start - 1].key in ("and", "or"):
            start -= 1
        return start

    def instead_of(self, limit: int, end: int, new: Keys) -> int:
        """Where words begin that quoted ones replace: at the same first word, or as many words."""
        size = sum(key[:1].isalnum() for key in new)
        for start in range(end - 1, max(limit, end - size - 2) - 1, -1):
            if new and self.keys[start] == new[0]:
                return start
        start = self.hold(limit, end)
        if end - start > size + 1:
            start = end - max(1, size)
        if start < end - 1 and self.words[start].key in ("and", "or"):
            start += 1
        return min(start, end - 1)

    def replacement(self, limit: int, end: int, struck: Sequence[Word]) -> Edge:
        """The edge of an insertion whose tag a strike follows."""
        after = keys_of(struck)
        for start in range(end - 1, limit, -1):
            if self.evidence.attests_instead(self._key(start - 1), after):
                return Edge(start, end, 0.8, "the struck words were seen behind the word before")
        opened = opened_as_struck(self.keys, limit, end, after)
        if opened is not None:
            return opened
        start = self._back(limit, end, STRONG_WORDS)
        sure = 0.9 if start == limit and end - limit <= 4 else 0.6
        return Edge(start, end, sure, "back to the last preposition before a struck phrase")

    def before_strike(self, limit: int, end: int, struck: Sequence[Word]) -> Edge | None:
        """The edge of an insertion with its strike right behind and the tag after both, if any."""
        start = self._back(limit, end, STRONG_WORDS)
        if start < end and stems_of(self.words[start:end]) & stems_of(struck):
            return Edge(start, end, 0.5, "taken to replace the struck words behind")
        return headed_as_struck(self.keys, limit, end, keys_of(struck))

    def lost_strike(self, start: int, end: int, limit: int) -> tuple[int, int] | None:
        """Words before an insertion that it doubles: their strike was lost.

        The head noun stays unless the insertion begins with it.
        """
        new = self.words[start:end]
        if not new or new[0].key in ADDITIVE:
            return None
        first = self._back(limit, start, FUNCTION_WORDS)
        old = self.words[first:start]
        if not old or not all(is_word(w) for w in old):
            return None
        if stem(old[0].key) not in stems_of(new):
            return None
        last = start if new[0].key == old[-1].key else start - 1
        return (first, last) if last > first else None

    def before_determiners(self, start: int, limit: int) -> int:
        """Back from ``start`` over words that only count or point to what follows them."""
        while start > limit and self.words[start - 1].key in DETERMINERS:
            start -= 1
        return start

    def struck_elsewhere(self, start: int, end: int) -> tuple[int, int] | None:
        """A phrase beside an insertion that is struck in other places for the like of it."""
        if not self.evidence.struck:
            return None
        stems = stems_of(self.words[start:end])
        for size in range(LONGEST_STRUCK, 0, -1):
            for first in (end, start - size):
                if first < 0 or first + size > len(self.keys):
                    continue
                instead = self.evidence.struck.get(self.keys[first : first + size])
                if instead is not None and instead & stems:
                    return first, first + size
        return None

    def _before(self, start: int) -> Keys:
        return keys_of(self.words[max(0, start - 3) : start])

    def _back(self, limit: int, end: int, stops: frozenset[str]) -> int:
        """Back from ``end`` to the last word of ``stops`` or punctuation; one word at least."""
        start = end
        while start > limit and (
            self.words[start - 1].key in FUNCTION_WORDS or self.words[start - 1].key in POINTS
        ):
            start -= 1
        while start > limit:
            key = self.words[start - 1].key
            if key in POINTS or (
                key in stops and not (stops is STRONG_WORDS and key in WEAK_WORDS)
            ):
                break
            start -= 1
        return start

    def _caveat(self, limit: int, end: int, who: Keys) -> Edge | None:
        for caveat in self.caveats:
            start = end - len(caveat)
            if start < limit or keys_of(self.words[start:end]) != caveat:
                continue
            commas = self._key(start - 1) == "," and start > limit
            said = "a caveat that rooms add"
            if commas and self._key(end) == ",":
                stop = end + 1 - keeps_comma(self.keys, end + 1)
                return Edge(start - 1, stop, 0.85, f"{said}, with its commas")
            return Edge(start, end, 0.85, said)
        return None

    def _attested(self, limit: int, end: int, who: Keys) -> Edge | None:
        """The shortest insertion without which the text reads as it does elsewhere."""
        after = keys_of(self.words[end : end + 3])
        for start in range(end - 1, max(limit, end - _LONGEST_GAP) - 1, -1):
            if start < 1:
                break
            inside = self.keys[start:end]
            sure = self.evidence.attests(self._before(start), after, end - start, inside)
            if sure:
                sure = sure if end - start <= _SHORT else min(sure, 0.55)
                return Edge(start, end, sure, "without it the text reads as it does elsewhere")
        return None

    def _adjective(self, limit: int, end: int, who: Keys) -> Edge | None:
        """One adjective with its noun right behind the tag: "dim (X) lamps"."""
        noun = self._key(end)
        if end - 1 < limit or not noun.isalpha() or noun in FUNCTION_WORDS:
            return None
        word = self._key(end - 1)
        verb = verb_form(word) == "base" and not is_noun_too(word)
        if verb or not is_adjective(word) or not reads_on(self.keys, end - 1, end):
            return None
        if end - 3 >= limit and self._key(end - 2) in JOINS and is_adjective(self._key(end - 3)):
            return Edge(end - 2, end, 0.55, "an adjective joined on to the one before")
        return Edge(end - 1, end, 0.58, "an adjective before its noun")

    def _coordinated(self, limit: int, end: int, who: Keys) -> Edge | None:
        """ "and terns (X)": what a joining word adds, one or two words of it."""
        for start in (end - 2, end - 3):
            inside = self.keys[start + 1 : end]
            if start <= limit or self._key(start) not in JOINS:
                continue
            plain = all(k[:1].isalpha() and k not in FUNCTION_WORDS for k in inside)
            before = self._key(start - 1)
            joins = before[:1].isalpha() and before not in FUNCTION_WORDS
            if start < end - 2 and self._unbroken_clause(limit, end, who) is not None:
                return None
            if is_adjective(before) and not is_adjective(self._key(end - 1)):
                # "small and fishing boats (X)": what describes the boats belongs together.
                continue
            if plain and joins and reads_on(self.keys, start, end):
                sure = 0.58 if start == end - 2 else 0.55
                return Edge(start, end, sure, "joined on to the word before")
        return None

    def _closed_clause(self, limit: int, end: int, who: Keys) -> Edge | None:
        """A clause that a comma or the end follows: "including bells (X),"."""
        if self._key(end) not in POINTS and end < len(self.words):
            return None
        return self._unbroken_clause(limit, end, who)

    def _unbroken_clause(self, limit: int, end: int, who: Keys) -> Edge | None:
        """A clause without a sign in it, that no "and" opens: "including …", "as well as …"."""
        edge = self._clause(limit, end, who)
        if edge is None or POINTS.intersection(self.keys[edge.start + 1 : end]):
            return None
        first = self._key(edge.start + (self._key(edge.start) == ","))
        return None if first in JOINS else edge

    def _known(self, limit: int, end: int, who: Keys) -> Edge | None:
        best = self._longest(self.evidence.known, self.evidence.sizes, limit, end)
        if best < 3:
            return None
        return Edge(end - best, end, 0.7, "the same words are put in elsewhere")

    def _longest(
        self, phrases: Mapping[Keys, object], sizes: Iterable[int], limit: int, end: int
    ) -> int:
        """How many words the longest of ``phrases`` that ends at ``end`` has; 0 for none."""
        fitting = (s for s in sizes if s <= end - limit)
        return max((s for s in fitting if self.keys[end - s : end] in phrases), default=0)

    def struck_before(self, limit: int, end: int) -> int:
        """How many words before ``end`` are struck elsewhere just so."""
        return self._longest(self.evidence.struck, range(1, LONGEST_STRUCK + 1), limit, end)

    def _repeated(self, limit: int, end: int, who: Keys) -> Edge | None:
        """What the words before the same tag have in common all over the text."""
        ending = self.evidence.endings.get(who)
        if ending is None or end - limit < 2:
            return None
        count, size = ending.common(self.keys[limit:end])
        if count < 3:
            return None
        start = end - size
        for inner in range(start + 1, end):
            if self.words[inner].key in ("and", "or"):
                return Edge(inner, end, 0.6, "the same tag follows the same words elsewhere")
        while start < end - 1 and self.words[start].key in FUNCTION_WORDS - {"and", "or"}:
            start += 1
        return Edge(start, end, 0.6, "the same tag follows the same words elsewhere")

    def _clause(self, limit: int, end: int, who: Keys) -> Edge | None:
        return clause(self.keys, limit, end)

    def _phrase(self, limit: int, end: int) -> Edge:
        """One word or phrase: a list item back to its comma, else back to a small word."""
        listed = self._key(end) == "," or (end > limit and self._key(end - 1) == ",")
        if listed:
            return self._list_item(limit, end)
        start = behind_verb(self.keys, self._back(limit, end, FUNCTION_WORDS), end)
        several = end - start >= 2 or self._key(end) in JOINING
        if start > limit and self._key(start - 1) == "," and several:
            return Edge(start - 1, end, 0.4, "an item of a list")
        if start == limit:
            return Edge(start, end, 0.5, "back to what goes before")
        held = held_phrase(self.keys, limit, start, end)
        if held is not None:
            return held
        return Edge(start, end, 0.45 if end - start == 1 else 0.4, "back to the last small word")

    def _list_item(self, limit: int, end: int) -> Edge:
        comma_inside = self._key(end - 1) == ","
        start = end - 1 if comma_inside else end
        while start > limit:
            key = self._key(start - 1)
            article = key in ("the", "a", "an") and (
                start - 1 == limit or self._key(start - 2) == ","
            )
            if key in POINTS or (key in FUNCTION_WORDS and not article and key != "of"):
                break
            start -= 1
        last = self._key(end) in JOINING and self._key(end + 1) not in FUNCTION_WORDS
        if comma_inside and last and start > limit and self._key(start - 1) == ",":
            # "nets, ropes, (X) and bells": before the last item a list has no comma.
            return Edge(start - 1, end, 0.55, "an item of a list, with its commas")
        start = behind_verb(self.keys, start, end)
        before = self._key(start - 1) if start > limit else ""
        if not comma_inside and before == ",":
            return Edge(start - 1, end, 0.6, "an item of a list")
        first = not comma_inside and before.isalpha() and before not in FUNCTION_WORDS
        takes = first and self._key(end + 1) not in FUNCTION_WORDS
        return Edge(start, end + takes, 0.6, "an item of a list")

    def _key(self, index: int) -> str:
        return self.words[index].key if 0 <= index < len(self.words) else ""
