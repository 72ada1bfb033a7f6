"""What is known and claimed of one unit while its amendments are sought: tags, strikes, limits,
and what is not in the tabled text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TypeVar

from model.draft.text import OBJECT
from model.files.notation.evidence import Evidence
from model.files.notation.flow import Flow, Span
from model.files.notation.guess import Guesser
from model.files.notation.heard import Heard
from model.files.notation.labels import Phrases
from model.files.notation.proto import Proto
from model.files.notation.unit import Placed
from model.readings.words import Word, is_word

_RECENT = 12
T = TypeVar("T")


class Claims:
    """The unit, what is marked on it, and what of it an amendment has claimed.

    Args:
        flow: The unit's flow; its text may lose a space.
        evidence: What the whole text attests.
        phrases: Opening phrases and caveats.
        ending: How many of the last tags speak of the whole unit and are left alone.
        inserted: Spans that are not in the tabled text; None where that is not known.
    """

    def __init__(
        self,
        flow: Flow,
        evidence: Evidence,
        phrases: Phrases,
        ending: int = 0,
        inserted: Sequence[Span] | None = None,
    ) -> None:
        self.flow = flow
        self.phrases = phrases
        self.evidence = evidence
        idle = not flow.tags and not flow.struck and inserted is None
        heard = Heard("") if idle else flow.heard()
        self.words: list[Word] = heard.words
        self._starts, self._ends = heard.starts, heard.ends
        self.guesser = Guesser(self.words, heard.keys, evidence, phrases)
        self.tags = flow.tags[: len(flow.tags) - ending]
        self.protos: list[Proto] = []
        self.alternatives: list[list[Proto]] = []
        self.free_strikes = sorted(flow.struck)
        self._edges_at = -1
        self._edges: list[tuple[int, int, bool]] = []
        self.used_brackets: set[int] = set()
        self.ends_of_first: list[int] = []
        self.segments = None if inserted is None else self._segments(inserted)

    def _limit(self, index: int) -> int:
        """The nearest hard limit before a tag."""
        tag = self.tags[index]
        at = tag.at
        limits = [0]
        limits += [t.at for t in self._before(index) if not t.first or t.at == at]
        limits += _last(self.ends_of_first, bisect_right(self.ends_of_first, at))
        limits += _last(self.flow.slashes, bisect_left(self.flow.slashes, at))
        edges = self._bracket_edges()
        for place in range(bisect_right(edges, (at, len(edges), True)) - 1, -1, -1):
            edge, number, opens = edges[place]
            if number != tag.bracket or opens:
                limits.append(edge)
                break
        strikes = self.flow.struck
        for place in range(bisect_right(strikes, at, key=_end_of) - 1, -1, -1):
            strike = strikes[place]
            if strike not in self._strikes_near(*strike):
                limits.append(strike[1])
                break
        return max(limits)

    def _before(self, index: int) -> Iterator[Placed]:
        """The tags before one, backwards, up to the first that stands behind its words."""
        for place in range(index - 1, -1, -1):
            yield self.tags[place]
            if not self.tags[place].first:
                return

    def _bracket_edges(self) -> list[tuple[int, int, bool]]:
        """Where brackets open and close, sorted: (offset, number, whether it opens)."""
        size = len(self.flow.text)
        if self._edges_at != size:
            self._edges_at = size
            self._edges = sorted(
                (edge, number, edge is mark.start)
                for number, mark in enumerate(self.flow.brackets)
                for edge in {mark.start, mark.end}
                if edge is not None
            )
        return self._edges

    def _strikes_near(self, start: int, end: int) -> list[Span]:
        """The strikes that no tag has claimed and that touch or lie in a stretch of text."""
        first = bisect_left(self.free_strikes, start, key=_end_of)
        last = bisect_right(self.free_strikes, end, key=_start_of)
        return self.free_strikes[first:last]

    def _strike_up_to(self, at: int) -> Span | None:
        """The free strike with nothing but white space between it and ``at`` behind it."""
        start = len(self.flow.text[:at].rstrip()) if self.free_strikes else at
        return next((s for s in self._strikes_near(start, at) if s[1] <= at), None)

    def _strike_from(self, at: int) -> Span | None:
        """The free strike with nothing but white space between ``at`` and it."""
        end = at
        while end < len(self.flow.text) and self.flow.text[end].isspace():
            end += 1
        return next((s for s in self._strikes_near(at, end) if s[0] >= at), None)

    def _floor(self, start: int) -> int:
        """The nearest edge of anything claimed before ``start``."""
        tags, struck = self.flow.tags, self.flow.struck
        edges = [0, *(t.at for t in _last(tags, bisect_right(tags, start, key=_place_of)))]
        edges += [e for _, e in _last(struck, bisect_right(struck, start, key=_end_of))]
        return max(edges)

    def _floor_word(self, start: int, first: int) -> int:
        """As ``_floor``, in words, other insertions too."""
        floor = max(first, self._word_at(self._floor(self.words[start].start)))
        for s, e in self._segments_between(floor, start):
            if e <= start and s < start:
                floor = max(floor, e)
        # Older amendments end before the tags that bound this one.
        here = self.words[start].start
        ends = [e for proto in self.protos[-_RECENT:] for _, e in proto.ins if e <= here]
        return max(floor, self._word_at(max(ends))) if ends else floor

    def _segments_between(self, first: int, last: int) -> list[Span]:
        """What is not in the tabled text and touches words ``first`` to ``last``."""
        if not self.segments:
            return []
        start = bisect_left(self.segments, first, key=_end_of)
        return self.segments[start : bisect_right(self.segments, last, key=_start_of)]

    def _word_at(self, offset: int) -> int:
        """How many words end at or before ``offset``."""
        return bisect_right(self._ends, offset)

    def _word_at_start(self, offset: int) -> int:
        """The first word that begins at ``offset`` or behind it."""
        return bisect_left(self._starts, offset)

    def _span(self, start: int, end: int) -> Span:
        return self.words[start].start, self.words[end - 1].end

    def _hyphenated_from(self, start: int, first: int) -> int:
        """The first word of the hyphenated one that ``start`` lies in."""
        while start > first and self._is_hyphenated(start):
            start -= 1
        return start

    def _is_hyphenated(self, at: int) -> bool:
        between = self.flow.text[self.words[at - 1].end : self.words[at].start]
        return len(between) == 1 and not between.isspace()

    def _words_in(self, span: Span) -> list[Word]:
        return self.words[self._word_at_start(span[0]) : self._word_at(span[1])]

    def _has_words(self, start: int, end: int) -> bool:
        return bool(self.flow.text[start:end].replace(OBJECT, "").strip(" .,;:"))

    def _end(self, proto: Proto) -> int:
        return max(
            (e for spans in (proto.ins, proto.dels, proto.holds) for _, e in spans), default=0
        )

    def _touches_strike(self, span: Span) -> bool:
        taken = list(self.flow.struck)
        taken += [s for proto in self.protos for s in (*proto.ins, *proto.dels)]
        return any(s < span[1] and span[0] < e for s, e in taken)

    def _segments(self, inserted: Sequence[Span]) -> list[tuple[int, int]]:
        cuts = sorted({self._word_at(t.at) for t in self.tags})
        segments: list[tuple[int, int]] = []
        for start, end in inserted:
            first, last = self._word_at_start(start), self._word_at(end)
            for cut in cuts:
                if first < cut < last and any(is_word(w) for w in self.words[cut:last]):
                    segments.append((first, cut))
                    first = cut
            if last > first:
                segments.append((first, last))
        return segments

    def _segment_ending(self, end: int, first: int) -> tuple[int, int] | None:
        """The segment that ends at word ``end``, or only punctuation away from it."""
        for segment in self._segments_between(first, end):
            start, stop = segment
            low, high = sorted((end, stop))
            between = self.words[low:high]
            if start < end and start >= first and not any(is_word(w) for w in between):
                assert self.segments is not None
                self.segments.remove(segment)
                return segment
        return None

    def _take_segments(self, start: int, end: int) -> None:
        """Mark as claimed what is not in the tabled text between two offsets."""
        first, last = self._word_at_start(start), self._word_at(end)
        for segment in self._segments_between(first, last):
            if self.segments and segment[0] < last and segment[1] > first:
                self.segments.remove(segment)

    def _take_within(self, start: int, end: int) -> None:
        """Mark as claimed just the words between two offsets: what goes on behind them does not."""
        first, last = self._word_at_start(start), self._word_at(end)
        for segment in self._segments_between(first, last):
            if self.segments and segment[0] < last and segment[1] > first:
                at = self.segments.index(segment)
                parts = [(segment[0], first), (last, segment[1])]
                self.segments[at : at + 1] = [(s, e) for s, e in parts if s < e]

    def _is_tabled(self, span: Span) -> bool:
        if self.segments is None:
            return False
        first, last = self._word_at_start(span[0]), self._word_at(span[1])
        return not any(s < last and e > first for s, e in self._segments_between(first, last))


def _last(items: list[T], count: int) -> list[T]:
    """The last of the first ``count``, if any, without a copy of them all."""
    return items[max(0, count - 1) : count]


def _start_of(span: Span) -> int:
    return span[0]


def _end_of(span: Span) -> int:
    return span[1]


def _place_of(tag: Placed) -> int:
    return tag.at
