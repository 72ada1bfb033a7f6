"""What is known and claimed of one unit while its amendments are sought: tags, strikes, limits,
and what is not in the tabled text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from model.draft.text import OBJECT
from model.files.notation_evidence import Evidence
from model.files.notation_flow import Flow, Span
from model.files.notation_guess import Guesser
from model.files.notation_labels import Phrases
from model.files.notation_proto import Proto
from model.readings.words import Word, is_word, loose_words_of


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
        self.words: list[Word] = loose_words_of(flow.text)
        self._starts = [w.start for w in self.words]
        self._ends = [w.end for w in self.words]
        self.guesser = Guesser(self.words, evidence, phrases)
        self.tags = flow.tags[: len(flow.tags) - ending]
        self.protos: list[Proto] = []
        self.alternatives: list[list[Proto]] = []
        self.free_strikes = list(flow.struck)
        self.used_brackets: set[int] = set()
        self.ends_of_first: list[int] = []
        self.segments = None if inserted is None else self._segments(inserted)

    def _limit(self, index: int) -> int:
        """The nearest hard limit before a tag."""
        at = self.tags[index].at
        limits = [0]
        limits += [t.at for t in self.tags[:index] if not t.first or t.at == at]
        limits += [e for e in self.ends_of_first if e <= at]
        limits += [n for n in self.flow.slashes if n < at]
        for number, mark in enumerate(self.flow.brackets):
            if self.tags[index].bracket == number:
                limits += [n for n in (mark.start,) if n is not None and n <= at]
            else:
                limits += [n for n in (mark.start, mark.end) if n is not None and n <= at]
        limits += [e for s, e in self.flow.struck if e <= at and (s, e) not in self.free_strikes]
        return max(limits)

    def _floor(self, start: int) -> int:
        """The nearest edge of anything claimed before ``start``."""
        edges = [0, *(t.at for t in self.flow.tags if t.at <= start)]
        edges += [e for _, e in self.flow.struck if e <= start]
        return max(edges)

    def _floor_word(self, start: int, first: int) -> int:
        """As ``_floor``, in words, other insertions too."""
        floor = max(first, self._word_at(self._floor(self.words[start].start)))
        for s, e in self.segments or ():
            if e <= start and e > floor and s < start:
                floor = e
        for proto in self.protos:
            for _, e in proto.ins:
                if e <= self.words[start].start:
                    floor = max(floor, self._word_at(e))
        return floor

    def _word_at(self, offset: int) -> int:
        """How many words end at or before ``offset``."""
        return bisect_right(self._ends, offset)

    def _word_at_start(self, offset: int) -> int:
        """The first word that begins at ``offset`` or behind it."""
        return bisect_left(self._starts, offset)

    def _span(self, start: int, end: int) -> Span:
        return self.words[start].start, self.words[end - 1].end

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
        for segment in self.segments or ():
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
        if self.segments is not None:
            first, last = self._word_at_start(start), self._word_at(end)
            self.segments = [s for s in self.segments if s[1] <= first or s[0] >= last]

    def _is_tabled(self, span: Span) -> bool:
        if self.segments is None:
            return False
        first, last = self._word_at_start(span[0]), self._word_at(span[1])
        return not any(s < last and e > first for s, e in self.segments)
