"""How far each amendment of a unit reaches, in the order of evidence: brackets, strikes, slashes,
the tag before; the tabled text, where it is known; a guess.

In: a unit's flow. Out: its amendments, each with spans and tags.
"""

from __future__ import annotations

from model.files.notation.aside_edges import Edge
from model.files.notation.branches import Branches
from model.files.notation.doubled import Doubled, doubled_edge, may_replace
from model.files.notation.evidence import Keys, keys_of
from model.files.notation.flow import Span
from model.files.notation.proto import Proto, bare, settle_spaces
from model.files.notation.remainder import said_again
from model.files.notation.unit import Placed
from model.readings.small_words import FUNCTION_WORDS, JOINING, POINTS
from model.readings.words import is_word, loose_words_of

_LONGEST_LEAD = 60


class Extents(Branches):
    """Finds the amendments of one unit, the strongest evidence first."""

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
                (
                    p
                    for t in self.tags[at + 1 :]
                    for p in self.protos
                    if t in p.tags and p is not proto and not t.tag.more and not _within(p, proto)
                ),
                None,
            )
            if following is not None:
                following.ins = sorted([*proto.ins, *following.ins])
                following.dels = sorted([*proto.dels, *following.dels])
                following.holds = sorted([*proto.holds, *following.holds])
                self.protos.remove(proto)

    def settle(self, others: list[Proto]) -> None:
        """Give every span its space; ``others`` are amendments of the unit found elsewhere."""
        settle_spaces(self.flow, [*self.protos, *others])

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
        if found is None and limit in self.flow.slashes:
            found = self._branch(index, limit)
        if found is None and placed.slash and self.segments is None:
            found = self._first_branch(index, limit)
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
        self._take_within(placed.at, end)
        return Proto(
            ins=[bare(self.flow.text, placed.at, end)],
            confidence=0.85,
            reason="words that follow their delegation's name",
        )

    def _quoted(self, placed: Placed, limit: int) -> Proto | None:
        """Words put in the tag itself replace those before it."""
        if placed.quote is None:
            return None
        end = self._word_at(placed.quote[0])
        first = self._word_at(limit)
        start = end - self.guesser.struck_before(first, end)
        if start == end:
            said = keys_of(loose_words_of(self.flow.text[slice(*placed.quote)]))
            start = self.guesser.instead_of(first, end, said)
        return Proto(
            ins=[bare(self.flow.text, *placed.quote)],
            dels=[self._span(start, end)],
            confidence=0.6,
            reason="which words the quoted ones replace",
        )

    def _bracketed(self, placed: Placed) -> Proto | None:
        if placed.bracket is None or placed.bracket in self.used_brackets:
            return None
        mark = self.flow.brackets[placed.bracket]
        if mark.start is None or mark.end is None:
            return None
        inside = placed.inside
        if inside and self.flow.text[placed.at : mark.end].strip(" .,;:"):
            return None
        if inside and (
            sum(t.inside and t.bracket == placed.bracket for t in self.tags) > 1
            or not placed.tag.is_behind()
        ):
            return None
        span = bare(self.flow.text, mark.start, mark.end)
        if span[0] == span[1]:
            return None
        if not placed.tag.is_behind():
            self.used_brackets.add(placed.bracket)
            return Proto(dels=[span]) if placed.tag.deletes() else Proto(holds=[span])
        struck, left = self._strikes_within(span)
        if self._is_tabled(span) and not struck:
            return None
        self.used_brackets.add(placed.bracket)
        self._take_segments(*span)
        proto = Proto(ins=left, dels=struck)
        if left and not struck:
            self._strike_beside(proto)
            self._seek_lost_strike(proto, self._word_at(self._floor(span[0])), exact=True)
        return proto

    def _attach(self, placed: Placed) -> Proto | None:
        """A tag with no words of its own speaks of what the tag before it is about."""
        if self.protos:
            last = self.protos[-1]
            last.tags.append(placed)
            if placed.tag.deletes() and not last.ins and not last.dels:
                last.dels, last.holds = last.holds, []
            return None
        proto = Proto(
            [placed],
            holds=[(0, len(self.flow.text))],
            confidence=0.4,
            reason="a tag with no words before it",
        )
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
        if placed.tag.deletes():
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
            return Proto(
                holds=[self._span(start, end)],
                confidence=0.5,
                reason="the words before the tag are in the tabled text",
            )
        proto = Proto(ins=[self._span(*segment)])
        self._seek_lost_strike(proto, self._floor_word(segment[0], first))
        if not proto.dels and segment[0] > first and may_replace(self.guesser.keys, *segment):
            proto.guess(0.85, "it may stand in the place of the word before it")
        return proto

    def _guessed(self, placed: Placed, limit: int) -> Proto:
        end, first = self._word_at(placed.at), self._word_at(limit)
        doubled = self._doubled_opening(end) if first == 0 else None
        if doubled:
            return doubled
        first = self._behind_opening(first, end)
        wrapper = [self._word_at(w) for w in self.flow.wrappers if limit <= w < placed.at]
        if wrapper and first <= wrapper[-1] < end and end - wrapper[-1] <= 14:
            edge = Edge(wrapper[-1], end, 0.9, "the coloured run begins here")
        else:
            again = said_again(self.guesser.keys, first, end)
            if again is not None:
                return self._said_again(*again, end)
            double = doubled_edge(self.guesser.keys, first, end)
            if double is not None:
                return self._doubled(end, *double)
            edge = self.guesser.insertion(first, end, placed.tag.key())
            if self.guesser.join_behind(edge):
                return self._joining(edge)
            edge = self.guesser.mended(edge, first)
            edge = edge._replace(start=self._hyphenated_from(edge.start, first))
        if edge.start == 0 and self._is_opening(*self._span(edge.start, edge.end)):
            return self._opening_alone(end)
        proto = Proto(ins=[self._paired(limit, *self._span(edge.start, edge.end))])
        proto.guess(edge.confidence, edge.reason)
        self._seek_lost_strike(proto, self._floor_word(edge.start, first))
        return proto

    def _joining(self, edge: Edge) -> Proto:
        """Words whose going takes the "and" behind their tag along: "on gulls (X) and terns"."""
        proto = Proto(ins=[self._span(edge.start, edge.end), self._span(edge.end, edge.end + 1)])
        proto.guess(min(edge.confidence, 0.5), "with the word that joins it to what follows")
        return proto

    def _said_again(self, old: int, start: int, end: int) -> Proto:
        """ "lamp lighting of lamps and buoys (X)": the first "lamp" was struck."""
        proto = Proto(ins=[self._span(start, end)], dels=[self._span(old, old + 1)])
        proto.guess(0.7, "it says again a word whose strike was lost")
        return proto

    def _doubled(self, end: int, start: int, old: Doubled) -> Proto:
        """ "three two (X) years": one of the two was struck, or the phrase that it ends."""
        lost = self.guesser.lost_strike(start, end, self._floor_word(start, 0))
        if lost is not None and lost[0] <= old.start and old.end == lost[1]:
            old = old._replace(start=lost[0])
        proto = Proto(
            ins=[self._span(start, end)],
            dels=[self._span(old.start, old.end)],
        )
        proto.guess(min(old.confidence, 0.7), old.reason)
        return proto

    def _is_opening(self, start: int, end: int) -> bool:
        """Whether words are the opening verb, with none of another behind to stand instead."""
        opened = self.phrases.opening(self.flow.text)
        left = self.flow.text[end:].lstrip(" ,")
        return opened is not None and end <= opened[1] and self.phrases.opening(left) is None

    def _behind_opening(self, first: int, end: int) -> int:
        """Past the opening verb, where words stand between it and the tag: it is not new."""
        opened = self.phrases.opening(self.flow.text) if first == 0 else None
        verb = self._word_at(opened[1]) if opened is not None else 0
        return verb if 0 < verb < end else first

    def _opening_alone(self, end: int) -> Proto:
        """A tag behind the opening verb: its last word may be new ("Recalling also"), not all."""
        words = self.flow.text[: self.words[end - 1].end]
        for start in range(end - 1, 0, -1):
            before = words[: self.words[start].start].rstrip()
            opened = self.phrases.opening(before)
            if opened is not None and opened[1] == len(before):
                proto = Proto(ins=[self._span(start, end)])
                proto.guess(0.45, "added to the opening verb")
                return proto
        proto = Proto(holds=[self._span(0, end)])
        proto.guess(0.3, "without the opening verb nothing would stand")
        return proto

    def _paired(self, limit: int, start: int, end: int) -> Span:
        """The span with both signs of each pair or with neither: “…”, (…)."""
        text = self.flow.text
        for opens, closes in ("“”", "()", "«»"):
            words = text[start:end]
            if words.count(closes) > words.count(opens):
                at = text.rfind(opens, max(limit, start - _LONGEST_LEAD), start)
                start = at if at >= 0 else start
                end -= at < 0 and words.endswith(closes)
            elif words.count(opens) > words.count(closes):
                end += text[end : end + 1] == closes
                start += text[end - 1] != closes and words.startswith(opens)
        return start, end

    def _left_segments(self) -> None:
        """Words that are not in the tabled text, and no tag says whose they are."""
        if not self.segments:
            return
        ended = {self._word_at(p.ins[-1][1]): p for p in self.protos if p.ins}
        for start, end in self.segments:
            words = self.words[start:end]
            span = self._span(start, end)
            before = ended.get(start)
            if before is not None and _only_joins(keys_of(words)):
                # "gulls (X) and terns", of which terns were tabled: the "and" comes with gulls.
                before.ins.append(span)
                continue
            if not any(is_word(w) for w in words) or self._touches_strike(span):
                continue
            self.protos.append(
                Proto(
                    ins=[span], confidence=0.3, reason="not in the tabled text; no tag says whose"
                )
            )
        self.protos.sort(key=lambda p: p.first())


def _only_joins(keys: Keys) -> bool:
    """Whether words only join on what follows: "and", ", and of"."""
    small = FUNCTION_WORDS | POINTS
    return bool(JOINING.intersection(keys)) and small.issuperset(keys)


def _within(inner: Proto, outer: Proto) -> bool:
    """Whether one amendment lies inside the words of another."""
    spans = [*outer.ins, *outer.dels, *outer.holds]
    return all(
        any(s <= i and j <= e for s, e in spans) for i, j in (*inner.ins, *inner.dels, *inner.holds)
    )
