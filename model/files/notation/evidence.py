"""What an informal text tells about its own amendments: words seen together without them, phrases
put in or struck elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from model.files.notation.flow import Flow
from model.files.notation.heard import own_words
from model.readings.small_words import FUNCTION_WORDS
from model.readings.words import Word, is_word, loose_words_of

Keys = tuple[str, ...]

LONGEST_STRUCK = 12
"""Words of the longest struck phrase that is looked for elsewhere."""


@dataclass(slots=True)
class Ending:
    """Ends of stretches of words as a tree: how many end so, and by which word before."""

    count: int = 0
    before: dict[str, Ending] = field(default_factory=dict)

    def learn(self, keys: Keys) -> None:
        """Count one more stretch."""
        here = self
        for key in reversed(keys):
            here.count += 1
            here = here.before.setdefault(key, Ending())
        here.count += 1

    def common(self, keys: Sequence[str]) -> tuple[int, int]:
        """How many stretches end in the last of ``keys``, and how many words all of them share."""
        here, size, count = self, 0, 0
        for key in reversed(keys):
            following = here.before.get(key)
            if following is None or (size and following.count < count):
                break
            here, size, count = following, size + 1, following.count
        return count, size


@dataclass(slots=True)
class Evidence:
    """What the whole text attests.

    Attributes:
        together: Runs of three and four keys that stand side by side where nothing was changed,
            with how often.
        known: Phrases that some tag or bracket bounds exactly as put in, with how often.
        struck: Phrases struck somewhere, with the words that were put in their place.
        endings: For each set of delegations, the words before its tags, from the last one back.
        sizes: How many words the known phrases have.
        all_bound: Whether brackets bound the words of every tag, as in what we write.
    """

    together: Counter[Keys] = field(default_factory=Counter)
    known: dict[Keys, int] = field(default_factory=dict)
    struck: dict[Keys, set[str]] = field(default_factory=dict)
    endings: dict[Keys, Ending] = field(default_factory=dict)
    sizes: set[int] = field(default_factory=set)
    all_bound: bool = False

    def learn(self, text: str) -> None:
        """Attest a text that nobody changed."""
        self._learn_keys(keys_of(loose_words_of(text)))

    def _learn_keys(self, keys: Sequence[str]) -> None:
        if len(keys) > 2:
            self.together.update(zip(keys, keys[1:], keys[2:], strict=False))
            self.together.update(zip(keys, keys[1:], keys[2:], keys[3:], strict=False))

    def learn_flow(self, flow: Flow) -> None:
        """Attest the untouched stretches of a flow, and the words before each of its tags."""
        if flow.crowded and not flow.tags:
            # Lines of signs attest nothing.
            return
        edges = {0, len(flow.text)}
        edges.update(tag.at for tag in flow.tags)
        edges.update(n for span in flow.struck for n in span)
        edges.update(flow.slashes)
        edges.update(n for m in flow.brackets for n in (m.start, m.end) if n is not None)
        cuts = sorted(edges)
        heard = flow.heard()
        for start, end in pairwise(cuts):
            self._learn_keys(heard.keys_between(start, end))
        for tag in flow.tags:
            before = cuts[max(0, bisect_left(cuts, tag.at) - 1)]
            keys = own_words(heard.keys_between(before, tag.at))
            self.endings.setdefault(tag.tag.key(), Ending()).learn(keys)

    def learn_known(self, said: Sequence[str]) -> None:
        """Remember keys of words that are bounded exactly as put in."""
        keys = own_words(said)
        if keys:
            self.known[keys] = self.known.get(keys, 0) + 1
            self.sizes.add(len(keys))

    def learn_struck(self, text: str, instead: str) -> None:
        """Remember a struck phrase and what came in its place."""
        keys = keys_of(w for w in loose_words_of(text) if is_word(w))
        if len(keys) <= LONGEST_STRUCK and sum(_is_telling(k) for k in keys) >= 2:
            self.struck.setdefault(keys, set()).update(stems_of(loose_words_of(instead)))

    def attests(
        self, before: Sequence[str], after: Sequence[str], gap: int = 1, inside: Keys = ()
    ) -> float:
        """How surely the words before a gap and those after it were seen joined, 0 for not.

        The wider the gap, and the less that follows it, the more has to be seen. ``inside`` are
        the words of the gap: where they begin like those behind it, that place itself tells
        nothing, and little where it is a comma on either side.
        """
        tail, head = tuple(before[-3:]), tuple(after[:3])
        if not head:
            return 0.0
        closes = not head[0][:1].isalnum()
        for left in range(1, 4):
            for size in (4, 3):
                right = size - left
                if not 0 < right <= len(head) or left > len(tail):
                    continue
                if (closes and size < 4) or (gap > 8 and left < 2):
                    continue
                joined = tail[-left:] + head[:right]
                seen = self.together.get(joined, 0)
                if not seen:
                    continue
                telling = sum(_is_telling(k) for k in joined)
                own = bool(inside) and inside[:right] == head[:right]
                if telling < (1 if size == 4 else 2):
                    continue
                if seen > own:
                    return 0.75 if telling >= 2 else 0.5
                if head[0] == ",":
                    return 0.5
        return 0.0

    def attests_instead(self, before: str, struck: Sequence[str]) -> bool:
        """Whether a struck phrase was seen right behind the word ``before``."""
        joined = (before, *struck[:3])
        return len(joined) >= 3 and joined in self.together


def keys_of(words: Iterable[Word]) -> Keys:
    """The keys of words."""
    return tuple([w.key for w in words])


def _is_telling(key: str) -> bool:
    return (key[:1].isalnum() and key not in FUNCTION_WORDS) or key == ";"


def stem(key: str) -> str:
    """A word without its ending, well enough to know "drug" in "drugs"."""
    for ending in ("ings", "ing", "ies", "es", "ed", "s", "y"):
        if key.endswith(ending) and len(key) - len(ending) >= 3:
            return key[: -len(ending)]
    return key


def stems_of(words: Iterable[Word]) -> set[str]:
    """Stems of the telling words."""
    return {stem(w.key) for w in words if is_word(w) and w.key not in FUNCTION_WORDS}
