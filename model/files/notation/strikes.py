"""Strikes of one unit: what each takes out, and for which tag; strikes that the file lost."""

from __future__ import annotations

import re

from model.files.notation.claims import Claims
from model.files.notation.doubled import Doubled, doubled_before, doubled_behind, opens_clause
from model.files.notation.evidence import keys_of
from model.files.notation.flow import Span, correction_end
from model.files.notation.proto import Proto, bare
from model.files.notation.unit import Placed

_LONGEST_OPENINGS = 200
_MOST_OPENING_WORDS = 14


class Strikes(Claims):
    """Pairs strikes with the insertions beside them."""

    def _struck(self, index: int, limit: int) -> Proto | None:
        placed = self.tags[index]
        before = self._strike_up_to(placed.at)
        if before is not None:
            return self._strike_before(placed, before, limit)
        # "~~old~~ new (X) ~~more~~": the tag closes the pair before it.
        for strike in reversed(self._strikes_near(limit, placed.at)):
            if limit <= strike[1] < placed.at and self._is_near(strike, placed):
                return self._strike_then_words(placed, strike)
        behind = self._strike_from(placed.at)
        if behind is not None and not self._belongs_later(index, behind):
            return self._strike_after(placed, behind, limit)
        return None

    def _is_near(self, strike: Span, placed: Placed) -> bool:
        """Whether the words between a strike and a tag can be what came in its place."""
        between = self._word_at(placed.at) - self._word_at(strike[1])
        start = self._word_at(strike[1])
        if between <= 3:
            return True
        if self.segments is not None:
            return any(s <= start and e >= self._word_at(placed.at) for s, e in self.segments)
        end = self._word_at(placed.at)
        old = keys_of(self._words_in(strike))
        if self.evidence.attests(old, keys_of(self.words[end : end + 3])):
            return True
        if opens_clause(self.guesser.keys, start, end):
            # "~~all~~ ports to light bright (X) lamps": too much for one word.
            return False
        edge = self.guesser.insertion(start, end, placed.tag.key())
        return edge.start == start or (between <= 12 and edge.confidence < 0.6)

    def _belongs_later(self, index: int, strike: Span) -> bool:
        """Whether a strike behind a tag is rather the next tag's: ~~old~~ new (Y)."""
        if index + 1 >= len(self.tags):
            return False
        following = self.tags[index + 1]
        start, end = self._word_at(strike[1]), self._word_at(following.at)
        if not 0 < end - start <= 6:
            return False
        if self.segments is not None:
            return any(s == start and e >= end for s, e in self.segments)
        return self.guesser.insertion(start, end, following.tag.key()).start == start

    def _strike_before(self, placed: Placed, strike: Span, limit: int) -> Proto:
        """Words, strike, tag; or a strike alone that the tag asks for; or both in one strike."""
        self.free_strikes.remove(strike)
        swallowed = self._swallowed(strike)
        if swallowed:
            return swallowed
        end = self._word_at(strike[0])
        first = self._word_at(limit)
        dels = [bare(self.flow.text, *strike)]
        if self.segments is not None:
            for segment in self.segments:
                if segment[1] == end and segment[0] >= first:
                    self.segments.remove(segment)
                    return Proto(ins=[self._span(*segment)], dels=dels)
            return Proto(dels=dels)
        edge = self.guesser.before_strike(first, end, self._words_in(strike))
        if edge is not None:
            return Proto(
                ins=[self._span(edge.start, edge.end)],
                dels=dels,
                confidence=edge.confidence,
                reason=edge.reason,
            )
        return Proto(dels=dels)

    def _swallowed(self, strike: Span) -> Proto | None:
        """ "~~Invites-Urges~~": the strike ran over the insertion."""
        text = self.flow.text[strike[0] : strike[1]]
        for hyphen in re.finditer(r"\s?[-–/]\s?", text):
            old, new = text[: hyphen.start()], text[hyphen.end() :]
            kinds = [self.phrases.opening(part) for part in (old, new)]
            if all(
                k is not None and k[1] == len(p) for k, p in zip(kinds, (old, new), strict=True)
            ):
                middle = strike[0] + hyphen.start()
                width = hyphen.end() - hyphen.start()
                self._replace_text(middle, width, " ")
                start = middle + 1
                return Proto(
                    dels=[(strike[0], middle)],
                    ins=[(start, start + len(new))],
                    confidence=0.8,
                    reason="one strike over two opening verbs",
                )
        return None

    def _replace_text(self, at: int, width: int, new: str) -> None:
        """Put ``new``, no longer than what it replaces, into the text."""
        flow = self.flow
        flow.text = flow.text[:at] + new + flow.text[at + len(new) :]
        for _ in range(width - len(new)):
            flow.drop(at + len(new))

    def _strike_after(self, placed: Placed, strike: Span, limit: int) -> Proto:
        """Words, tag, strike: the insertion comes first."""
        self.free_strikes.remove(strike)
        end, first = self._word_at(placed.at), self._word_at(limit)
        dels = [bare(self.flow.text, *strike)]
        segment = self._segment_ending(end, first)
        if segment:
            return Proto(ins=[self._span(*segment)], dels=dels)
        if end == first:
            return Proto(dels=dels)
        edge = self.guesser.replacement(first, end, self._words_in(strike))
        proto = Proto(ins=[self._span(edge.start, edge.end)], dels=dels)
        proto.guess(edge.confidence, edge.reason)
        return proto

    def _strike_then_words(self, placed: Placed, strike: Span) -> Proto:
        """Strike, words, tag."""
        self.free_strikes.remove(strike)
        start, end = self._word_at(strike[1]), self._word_at(placed.at)
        self._take_segments(strike[1], placed.at)
        proto = Proto(ins=[self._span(start, end)], dels=[bare(self.flow.text, *strike)])
        old, new = keys_of(self._words_in(strike)), keys_of(self.words[start:end])
        if self.segments is None and end - start > 2 * max(2, len(old)):
            proto.guess(0.8, "all the words from the strike to the tag")
        if old in self.evidence.known and new in self.evidence.struck:
            proto.guess(0.4, "elsewhere the struck words are put in, and these are struck")
            proto.asks = (
                "Elsewhere the words struck here are put in and the words put in here are struck: "
                "which way round is meant?"
            )
        return proto

    def _strikes_within(self, span: Span) -> tuple[list[Span], list[Span]]:
        """The struck parts of a bracketed span, and what is left of it."""
        text = self.flow.text
        near = self._strikes_near(span[0], span[1] + 1)
        inner = [s for s in near if span[0] <= s[0] and s[1] <= span[1] + 1]
        left: list[Span] = []
        at = span[0]
        for strike in inner:
            self.free_strikes.remove(strike)
            left.append(bare(text, at, strike[0]))
            at = strike[1]
        left.append(bare(text, at, span[1]))
        return [bare(text, *s) for s in inner], [s for s in left if s[1] > s[0]]

    def _strike_beside(self, proto: Proto) -> None:
        """A strike that touches a bracketed insertion is what it replaces: ~~old~~ [new] (X)."""
        start, end = proto.ins[0]
        strike = self._strike_up_to(start) or self._strike_from(end)
        if strike is not None:
            self.free_strikes.remove(strike)
            proto.dels = [bare(self.flow.text, *strike)]

    def _left_strikes(self) -> None:
        """Strikes that no tag claims: a plain deletion, or a correction of spelling."""
        text = self.flow.text
        for strike in list(self.free_strikes):
            span = bare(text, *strike)
            proto = Proto(dels=[span], line=0)
            size = correction_end(
                text[slice(*span)], text[span[1] : 2 * span[1] - span[0] + _LONGEST_OPENINGS]
            )
            if size:
                proto.ins = [bare(text, span[1], span[1] + size)]
                self._take_segments(*proto.ins[0])
                proto.guess(0.9, "the same letters again: a correction without a tag")
            self.protos.append(proto)
        self.protos.sort(key=lambda p: p.first())

    def _doubled_opening(self, end: int) -> Proto | None:
        """ "Recognizing Acknowledging (Mexico)": two opening phrases, the first deleted."""
        text = self.flow.text
        if not 0 < end <= _MOST_OPENING_WORDS:
            return None
        one = self.phrases.opening(text)
        if one is None:
            return None
        start = one[1] + 1
        other = self.phrases.opening(text[start : self.words[end - 1].end])
        if other is None or start + other[1] != self.words[end - 1].end:
            return None
        return Proto(
            dels=[(0, one[1])],
            ins=[(start, start + other[1])],
            confidence=0.9,
            reason="two opening phrases; the first is taken as deleted",
        )

    def _seek_double(self, proto: Proto, first: int, last: int, floor: int) -> bool:
        """Delete words beside that are of a kind with those put in; whether there are any."""
        found = doubled_before(self.guesser.keys, first, last, floor)
        found = found or self._doubled_behind(first, last)
        if found is None or self._touches_strike(self._span(found.start, found.end)):
            return False
        proto.dels = [self._span(found.start, found.end)]
        proto.guess(found.confidence, found.reason)
        return True

    def _doubled_behind(self, first: int, last: int) -> Doubled | None:
        """Words behind that an insertion stands for, with no slash, tag or bracket in between."""
        found = doubled_behind(self.guesser.keys, first, last)
        if found is None:
            return None
        start, end = self.words[last - 1].end, self.words[found.end - 1].end
        edges = [*self.flow.slashes, *(at for at, _, _ in self._bracket_edges())]
        edges += [tag.at for tag in self.flow.tags if tag.at > self.words[found.start].start]
        return None if any(start <= at <= end + 1 for at in edges) else found

    def _seek_lost_strike(self, proto: Proto, floor: int, exact: bool = False) -> None:
        """Delete words that the insertion doubles, or that are struck elsewhere for the like.

        An ``exact`` one is bounded by brackets: whoever drew them would have struck as well.
        """
        (start, end) = proto.ins[0]
        first, last = self._word_at_start(start), self._word_at(end)
        if proto.dels or first >= last:
            return
        opening = self._doubled_opening(last)
        if (
            opening is not None
            and opening.ins[0][0] == start
            and not (self._touches_strike(opening.dels[0]))
        ):
            proto.dels = opening.dels
            return
        lost = None if exact else self.guesser.lost_strike(first, last, floor)
        wider = self.guesser.before_determiners(first, floor)
        if lost and wider < first:
            # "money laundering all proceeds of…": what counts the new words is new with them.
            wide = self.guesser.lost_strike(wider, last, floor)
            if wide:
                lost = wide
                proto.ins = [(self._span(wider, last)[0], end), *proto.ins[1:]]
        if lost and not self._touches_strike(self._span(*lost)):
            proto.dels = [self._span(*lost)]
            proto.guess(0.7, "the insertion doubles words whose strike was lost")
            return
        if not exact and self._seek_double(proto, first, last, floor):
            return
        if exact and self.evidence.all_bound:
            # In a text that bounds all its amendments no strike was lost.
            return
        known = self.guesser.struck_elsewhere(first, last)
        if known and not self._touches_strike(self._span(*known)):
            proto.dels = [self._span(*known)]
            proto.guess(0.6, "the words beside are struck for the like elsewhere")
