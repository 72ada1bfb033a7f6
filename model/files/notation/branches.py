"""Branches with slashes between, "ropes (X) / chains (Y)", and what else only one can stand of.

Branches have equal right: each is put in, and each takes out what the first one replaces.
"""

from __future__ import annotations

from model.files.notation.doubled import parallel_start
from model.files.notation.evidence import keys_of
from model.files.notation.proto import Proto, bare
from model.files.notation.strikes import Strikes


class Branches(Strikes):
    """Finds branches and groups what only one can stand of."""

    def _branch(self, index: int, slash: int) -> Proto | None:
        """The branch behind a slash; where it says again how the other began, it replaces it."""
        at = self.tags[index].at
        first, last, end = self._word_at_start(slash), self._word_at(slash), self._word_at(at)
        if self.segments is not None and not self._take_branch(first, end):
            return None
        proto = Proto(ins=[bare(self.flow.text, slash, at)])
        tagged = any(t.at == slash for t in self.tags[:index]) or self._in_bracket(slash)
        if self.segments is None or not tagged:
            proto.guess(0.8, "the branch behind a slash")
        opening = keys_of(self.words[first : first + 2])
        for start in range(last - 2, -1, -1):
            said = keys_of(self.words[start : start + 2])
            if end - first > 2 and said == opening and any(len(k) > 3 for k in said):
                proto.dels = [bare(self.flow.text, self.words[start].start, slash)]
                proto.guess(0.6, "it says again how the words before the slash began")
                return proto
        if not tagged and last:
            self._instead_of_words(proto, first, last, end)
        return proto

    def _take_branch(self, first: int, end: int) -> bool:
        """Claim what is not in the tabled text of a branch; False where all of it is."""
        segments = self._segments_between(first, end)
        if not any(s < end and e > first for s, e in segments):
            return False
        self._take_segments(self.words[first].start, self.words[end - 1].end)
        return True

    def _in_bracket(self, slash: int) -> bool:
        return any(m.end is not None and m.end == slash for m in self.flow.brackets)

    def _instead_of_words(self, proto: Proto, first: int, last: int, end: int) -> None:
        """ "ropes / chains (X)": the words before the slash stand, and are what X replaces."""
        floor = self._word_at(self._floor(self.words[last - 1].start))
        start = parallel_start(self.guesser.keys, floor, last, (first, end))
        opened = self.phrases.opening(self.flow.text)
        if opened is not None and self._word_at(opened[1]) == last:
            start = 0
        span = self._span(start, last)
        if not self._touches_strike(span):
            proto.dels = [span]
            proto.guess(0.7, "the words before the slash are the other branch")

    def _first_branch(self, index: int, limit: int) -> Proto | None:
        """The branch before a slash: as much as is parallel to the one behind it."""
        if index + 1 >= len(self.tags):
            return None
        first, end = self._word_at(limit), self._word_at(self.tags[index].at)
        behind = end, self._word_at(self.tags[index + 1].at)
        if behind[1] <= behind[0] or behind[1] - behind[0] > 12:
            return None
        wrapped = any(limit <= w < self.tags[index].at for w in self.flow.wrappers)
        if wrapped or self._strike_up_to(self.tags[index].at) is not None:
            return None
        start = parallel_start(self.guesser.keys, first, end, behind)
        proto = Proto(ins=[self._span(start, end)])
        proto.guess(0.6, "as much as stands behind the slash")
        self._seek_lost_strike(proto, self._floor_word(start, first))
        return proto

    def _group_alternatives(self) -> None:
        """Slashes between tagged branches; branches side by side round words to be retained."""
        by_tag = {id(tag): proto for proto in self.protos for tag in proto.tags}
        for index, tag in enumerate(self.tags[:-1]):
            following = self.tags[index + 1]
            if tag.slash and id(tag) in by_tag and id(following) in by_tag:
                one, other = by_tag[id(tag)], by_tag[id(following)]
                if one is not other:
                    self.alternatives.append([one, other])
                    self._share(one, other)
        self._side_by_side()
        self._rival_verbs()
        self.alternatives = _united(self.alternatives)

    def _share(self, one: Proto, other: Proto) -> None:
        """Let the later of two branches take out what the one before it replaces.

        Not what is struck within the brackets of the one: that is its own.
        """
        if not one.dels or other.dels or not other.ins or not one.ins:
            return
        for number in {tag.bracket for tag in one.tags} - {None}:
            mark = self.flow.brackets[number or 0]
            if (
                mark.start is not None
                and mark.end is not None
                and any(mark.start <= start and end <= mark.end for start, end in one.dels)
            ):
                return
        other.dels = list(one.dels)
        if one.confidence is not None:
            other.guess(one.confidence, "it stands for the same words as the branch before it")

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

    def _rival_verbs(self) -> None:
        """Opening verbs put in side by side, "[Urges] (X) [Invites] (Y)": one can stand."""
        chain: list[Proto] = []
        for proto in self.protos:
            if chain and self.flow.text[self._end(chain[-1]) : proto.first()].strip():
                break
            words = self.flow.text[slice(*proto.ins[0])] if len(proto.ins) == 1 else ""
            opened = self.phrases.opening(words)
            if opened is None or opened[1] != len(words):
                break
            chain.append(proto)
        self._close_chain(chain)

    def _close_chain(self, chain: list[Proto]) -> None:
        if len(chain) > 1:
            self.alternatives.append(chain)


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
