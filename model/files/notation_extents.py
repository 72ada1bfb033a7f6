"""How far each amendment of a unit reaches, in the order of evidence: brackets, strikes, slashes,
the tag before; the tabled text, where it is known; a guess.

In: a unit's flow. Out: its amendments, each with spans and tags.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.draft.text import OBJECT
from model.files.notation_evidence import Evidence, keys_of
from model.files.notation_flow import Flow, Marked, Placed, Span
from model.files.notation_guess import Edge, Guesser
from model.files.notation_labels import Phrases
from model.files.notation_proto import Proto, bare, settle_spaces
from model.readings.words import Word, is_word, loose_words_of


class Extents:
    """Finds the amendments of one unit.

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
        self.guesser = Guesser(self.words, evidence, phrases)
        self.tags = flow.tags[: len(flow.tags) - ending]
        self.protos: list[Proto] = []
        self.alternatives: list[list[Proto]] = []
        self.free_strikes = list(flow.struck)
        self.used_brackets: set[int] = set()
        self.ends_of_first: list[int] = []
        self.segments = None if inserted is None else self._segments(inserted)

    def find(self) -> list[Proto]:
        """Every amendment of the unit, in its order."""
        for index in range(len(self.tags)):
            proto = self._tag(index)
            if proto is not None:
                proto.line = proto.line or self.tags[index].line
        self._join_parts()
        self._left_strikes()
        self._left_segments()
        self._group_alternatives()
        return self.protos

    def _join_parts(self) -> None:
        """What ends in "(…)" is a part of what the next tag is about."""
        for proto in list(self.protos):
            tag = proto.tags[-1] if proto.tags else None
            if tag is None or not tag.tag.more:
                continue
            at = self.tags.index(tag)
            following = next(
                (p for t in self.tags[at + 1 :] for p in self.protos if t in p.tags and p is not proto
                 and not t.tag.more and not _within(p, proto)), None
            )  # fmt: skip
            if following is not None:
                following.ins = sorted([*proto.ins, *following.ins])
                following.dels = sorted([*proto.dels, *following.dels])
                following.holds = sorted([*proto.holds, *following.holds])
                self.protos.remove(proto)

    def settle(self, others: list[Proto]) -> None:
        """Give every span its space; ``others`` are amendments of the unit found elsewhere."""
        settle_spaces(self.flow, [*self.protos, *others])

    # The evidence, strongest first.

    def _tag(self, index: int) -> Proto | None:
        placed = self.tags[index]
        limit = self._limit(index)
        found = (
            self._first(placed)
            or self._quoted(placed, limit)
            or self._bracketed(placed)
            or self._struck(index, limit)
        )
        if found is None and not self._has_words(limit, placed.at):
            return self._attach(placed)
        if found is None and not placed.tag.is_behind():
            found = self._stance_only(placed, limit)
        if found is None and limit in self.flow.slashes and self.segments is None:
            found = Proto(ins=[bare(self.flow.text, limit, placed.at)])
            found.guess(0.8, "the branch behind a slash")
        if found is None:
            found = self._from_tabled(placed, limit) or self._guessed(placed, limit)
        found.tags.append(placed)
        self.protos.append(found)
        return found

    def _first(self, placed: Placed) -> Proto | None:
        """Words behind their delegation, "(Venezuela): internet …;", up to the semicolon."""
        if not placed.first:
            return None
        later = [t.at for t in self.tags if t.at > placed.at]
        stop = min(later, default=len(self.flow.text))
        semicolon = self.flow.text.find(";", placed.at, stop)
        end = semicolon + 1 if semicolon >= 0 else stop
        self.ends_of_first.append(end)
        return Proto(ins=[bare(self.flow.text, placed.at, end)], confidence=0.85,
                     reason="words that follow their delegation's name")  # fmt: skip

    def _quoted(self, placed: Placed, limit: int) -> Proto | None:
        """Words put in the tag itself replace those before it."""
        if placed.quote is None:
            return None
        end = self._word_at(placed.quote[0])
        first = self._word_at(limit)
        start = end
        for phrase in self.evidence.struck:
            size = len(phrase)
            if end - size >= first and keys_of(self.words[end - size : end]) == phrase:
                start = end - size
        if start == end:
            start = self.guesser.hold(first, end)
            if start < end - 1 and self.words[start].key in ("and", "or"):
                start += 1
        return Proto(ins=[bare(self.flow.text, *placed.quote)], dels=[self._span(start, end)],
                     confidence=0.6, reason="which words the quoted ones replace")  # fmt: skip

    def _bracketed(self, placed: Placed) -> Proto | None:
        if placed.bracket is None:
            return None
        mark = self.flow.brackets[placed.bracket]
        if mark.start is None or mark.end is None:
            return None
        inside = placed.at <= mark.end and not self._is_behind(mark, placed)
        if inside and self.flow.text[placed.at : mark.end].strip(" .,;:"):
            return None
        if inside and (
            sum(t.bracket == placed.bracket for t in self.tags) > 1 or not placed.tag.is_behind()
        ):
            return None
        span = bare(self.flow.text, mark.start, mark.end)
        if span[0] == span[1]:
            return None
        if not placed.tag.is_behind():
            self.used_brackets.add(placed.bracket)
            return Proto(holds=[span])
        struck, left = self._strikes_within(span)
        if self._is_tabled(span) and not struck:
            return None
        self.used_brackets.add(placed.bracket)
        self._take_segments(*span)
        proto = Proto(ins=left, dels=struck)
        if left and not struck:
            self._strike_beside(proto)
            self._seek_lost_strike(proto, self._word_at(self._floor(span[0])))
        return proto

    def _strikes_within(self, span: Span) -> tuple[list[Span], list[Span]]:
        """The struck parts of a bracketed span, and what is left of it."""
        text = self.flow.text
        inner = [s for s in self.free_strikes if span[0] <= s[0] and s[1] <= span[1] + 1]
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
        text = self.flow.text
        for strike in self.free_strikes:
            before = strike[1] <= start and not text[strike[1] : start].strip()
            behind = strike[0] >= end and not text[end : strike[0]].strip()
            if before or behind:
                self.free_strikes.remove(strike)
                proto.dels = [bare(text, *strike)]
                return

    def _is_behind(self, mark: Marked, placed: Placed) -> bool:
        """Whether a tag stands behind its bracket and not in it."""
        return mark.end is not None and placed.at > mark.end

    def _struck(self, index: int, limit: int) -> Proto | None:
        placed = self.tags[index]
        text = self.flow.text
        for strike in self.free_strikes:
            before = text[strike[1] : placed.at]
            if strike[1] <= placed.at and not before.strip():
                return self._strike_before(placed, strike, limit)
        for strike in self.free_strikes:
            if strike[0] >= placed.at and not text[placed.at : strike[0]].strip():
                if not self._belongs_later(index, strike):
                    return self._strike_after(placed, strike, limit)
        for strike in reversed(self.free_strikes):
            if limit <= strike[1] < placed.at and self._is_near(strike, placed):
                return self._strike_then_words(placed, strike)
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
            return Proto(ins=[self._span(edge.start, edge.end)], dels=dels,
                         confidence=edge.confidence, reason=edge.reason)  # fmt: skip
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
                return Proto(dels=[(strike[0], middle)], ins=[(start, start + len(new))],
                             confidence=0.8, reason="one strike over two opening verbs")  # fmt: skip
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
        if old in self.evidence.known and new in self.evidence.struck:
            proto.guess(0.4, "elsewhere the struck words are put in, and these are struck")
            proto.asks = (
                "Elsewhere the words struck here are put in and the words put in here are struck: "
                "which way round is meant?"
            )
        return proto

    def _attach(self, placed: Placed) -> Proto | None:
        """A tag with no words of its own speaks of what the tag before it is about."""
        if self.protos:
            self.protos[-1].tags.append(placed)
            return None
        proto = Proto([placed], holds=[(0, len(self.flow.text))], confidence=0.4,
                      reason="a tag with no words before it")  # fmt: skip
        self.protos.append(proto)
        return proto

    def _stance_only(self, placed: Placed, limit: int) -> Proto:
        """Nobody is behind an amendment: a stance on words that stand, or a wish to delete them."""
        first, end = self._word_at(limit), self._word_at(placed.at)
        segment = self._segment_ending(end, first)
        if segment:
            return Proto(ins=[self._span(*segment)])
        start = self.guesser.hold(first, end)
        span = self._span(start, end)
        reason = "which words the stance is about"
        if any(s.stance == "delete" for s in placed.tag.stands):
            return Proto(dels=[span], confidence=0.4, reason=reason)
        return Proto(holds=[span], confidence=0.6, reason=reason)

    def _from_tabled(self, placed: Placed, limit: int) -> Proto | None:
        """What is not in the tabled text and ends at the tag."""
        if self.segments is None:
            return None
        end, first = self._word_at(placed.at), self._word_at(limit)
        segment = self._segment_ending(end, first)
        if segment is None:
            start = self.guesser.hold(first, end)
            return Proto(holds=[self._span(start, end)], confidence=0.5,
                         reason="the words before the tag are in the tabled text")  # fmt: skip
        proto = Proto(ins=[self._span(*segment)])
        self._seek_lost_strike(proto, self._floor_word(segment[0], first))
        return proto

    def _guessed(self, placed: Placed, limit: int) -> Proto:
        end, first = self._word_at(placed.at), self._word_at(limit)
        doubled = self._doubled_opening(end) if first == 0 else None
        if doubled:
            return doubled
        wrapper = [self._word_at(w) for w in self.flow.wrappers if limit <= w < placed.at]
        if wrapper and first <= wrapper[-1] < end and end - wrapper[-1] <= 14:
            edge = Edge(wrapper[-1], end, 0.9, "the coloured run begins here")
        else:
            edge = self.guesser.insertion(first, end, placed.tag.key())
        proto = Proto(ins=[self._span(edge.start, edge.end)])
        proto.guess(edge.confidence, edge.reason)
        self._seek_lost_strike(proto, self._floor_word(edge.start, first))
        return proto

    # Strikes that the file lost.

    def _doubled_opening(self, end: int) -> Proto | None:
        """ "Recognizing Acknowledging (Mexico)": two opening phrases, the first deleted."""
        text = self.flow.text
        one = self.phrases.opening(text)
        if one is None or end == 0:
            return None
        start = one[1] + 1
        other = self.phrases.opening(text[start : self.words[end - 1].end])
        if other is None or start + other[1] != self.words[end - 1].end:
            return None
        return Proto(dels=[(0, one[1])], ins=[(start, start + other[1])],
                     confidence=0.9, reason="two opening phrases; the first is taken as deleted")  # fmt: skip

    def _seek_lost_strike(self, proto: Proto, floor: int) -> None:
        """Delete words that the insertion doubles, or that are struck elsewhere for the like."""
        (start, end) = proto.ins[0]
        first, last = self._word_at_start(start), self._word_at(end)
        if proto.dels or first >= last:
            return
        opening = self._doubled_opening(last)
        if opening is not None and opening.ins[0][0] == start:
            proto.dels = opening.dels
            return
        lost = self.guesser.lost_strike(first, last, floor)
        if lost and not self._touches_strike(self._span(*lost)):
            proto.dels = [self._span(*lost)]
            proto.guess(0.7, "the insertion doubles words whose strike was lost")
            return
        known = self.guesser.struck_elsewhere(first, last)
        if known and not self._touches_strike(self._span(*known)):
            proto.dels = [self._span(*known)]
            proto.guess(0.6, "the words beside are struck for the like elsewhere")

    def _touches_strike(self, span: Span) -> bool:
        taken = list(self.flow.struck)
        taken += [s for proto in self.protos for s in (*proto.ins, *proto.dels)]
        return any(s < span[1] and span[0] < e for s, e in taken)

    # What no tag claimed.

    def _left_strikes(self) -> None:
        """Strikes that no tag claims: a plain deletion, or a correction of spelling."""
        text = self.flow.text
        for strike in list(self.free_strikes):
            span = bare(text, *strike)
            proto = Proto(dels=[span], line=0)
            same = re.sub(r"[\s\-–]", "", text[slice(*span)]).casefold()
            after = re.match(r"\s?((?:[\w’'-]+\s?){1,4}?)(?=\W|$)", text[span[1] :])
            for size in range(1, 40):
                tail = text[span[1] : span[1] + size]
                if same and re.sub(r"[\s\-–]", "", tail).casefold() == same and after:
                    proto.ins = [bare(text, span[1], span[1] + size)]
                    proto.guess(0.9, "the same letters again: a correction without a tag")
                    break
            self.protos.append(proto)
        self.protos.sort(key=lambda p: p.first())

    def _left_segments(self) -> None:
        """Words that are not in the tabled text, and no tag says whose they are."""
        if not self.segments:
            return
        for start, end in self.segments:
            words = self.words[start:end]
            span = self._span(start, end)
            if not any(is_word(w) for w in words) or self._touches_strike(span):
                continue
            self.protos.append(
                Proto(
                    ins=[span], confidence=0.3, reason="not in the tabled text; no tag says whose"
                )
            )
        self.protos.sort(key=lambda p: p.first())

    def _group_alternatives(self) -> None:
        """Slashes between tagged branches; branches side by side round words to be retained."""
        by_tag = {id(tag): proto for proto in self.protos for tag in proto.tags}
        for index, tag in enumerate(self.tags[:-1]):
            following = self.tags[index + 1]
            if tag.slash and id(tag) in by_tag and id(following) in by_tag:
                one, other = by_tag[id(tag)], by_tag[id(following)]
                if one is not other:
                    self.alternatives.append([one, other])
        self._side_by_side()
        self.alternatives = _united(self.alternatives)

    def _side_by_side(self) -> None:
        chain: list[Proto] = []
        for proto in self.protos:
            touches = chain and not self.flow.text[self._end(chain[-1]) : proto.first()].strip()
            if not touches:
                self._close_chain(chain)
                chain = []
            retained = proto.holds and any(
                s.stance == "retain" for t in proto.tags for s in t.tag.stands
            )
            if chain or retained or any(t.first for t in proto.tags):
                chain.append(proto)
        self._close_chain(chain)

    def _close_chain(self, chain: list[Proto]) -> None:
        if len(chain) > 1:
            self.alternatives.append(chain)

    def _end(self, proto: Proto) -> int:
        return max(
            (e for spans in (proto.ins, proto.dels, proto.holds) for _, e in spans), default=0
        )

    # Offsets and words.

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
        return sum(w.end <= offset for w in self.words)

    def _word_at_start(self, offset: int) -> int:
        """The first word that begins at ``offset`` or behind it."""
        return sum(w.start < offset for w in self.words)

    def _span(self, start: int, end: int) -> Span:
        return self.words[start].start, self.words[end - 1].end

    def _words_in(self, span: Span) -> list[Word]:
        return [w for w in self.words if span[0] <= w.start and w.end <= span[1]]

    def _has_words(self, start: int, end: int) -> bool:
        return bool(self.flow.text[start:end].replace(OBJECT, "").strip(" .,;:"))

    # Segments: what is not in the tabled text, in words, cut at the tags.

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


def _within(inner: Proto, outer: Proto) -> bool:
    """Whether one amendment lies inside the words of another."""
    spans = [*outer.ins, *outer.dels, *outer.holds]
    return all(
        any(s <= i and j <= e for s, e in spans) for i, j in (*inner.ins, *inner.dels, *inner.holds)
    )


def _united(groups: list[list[Proto]]) -> list[list[Proto]]:
    """Groups that share a member made one."""
    united: list[list[Proto]] = []
    for group in groups:
        sharing = [u for u in united if any(p is q for p in u for q in group)]
        for other in sharing:
            united.remove(other)
            group = [*other, *(p for p in group if not any(p is q for q in other))]
        united.append(group)
    return united
