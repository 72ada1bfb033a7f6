"""Amendments in the making: spans of one unit's flat text and the tags behind them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from model.files.notation.flow import Flow, Span
from model.files.notation.unit import Placed

Whole = Literal["", "inserted", "deleted", "held"]


@dataclass(slots=True)
class Proto:
    """A change before it has an id.

    Attributes:
        tags: The tags whose delegations stand on it.
        ins, dels, holds: Code points of the flat text, without the white space round them.
        confidence: 0 to 1 for a guess, None for what is certain.
        reason: Why.
        whole: Whether it puts in, takes out or holds the whole paragraph.
        line: Line of the source where it is first seen.
        asks: A question about it for a person, or empty.
    """

    tags: list[Placed] = field(default_factory=list)
    ins: list[Span] = field(default_factory=list)
    dels: list[Span] = field(default_factory=list)
    holds: list[Span] = field(default_factory=list)
    confidence: float | None = None
    reason: str = ""
    whole: Whole = ""
    line: int = 0
    asks: str = ""

    def shift(self, moved: Callable[[int], int]) -> None:
        """Put every span through ``moved``."""
        for spans in (self.ins, self.dels, self.holds):
            spans[:] = [(moved(s), moved(e)) for s, e in spans]

    def guess(self, confidence: float, reason: str) -> None:
        """Make it a guess, never surer than it was."""
        told = self.confidence
        self.confidence = confidence if told is None else min(told, confidence)
        self.reason = f"{self.reason}; {reason}" if self.reason else reason

    def first(self) -> int:
        """Where its first span begins."""
        return min((s for spans in (self.ins, self.dels, self.holds) for s, _ in spans), default=0)


def bare(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    return start, max(start, start + len(inside.strip()))


def with_space(text: str, start: int, end: int, floor: int = 0) -> Span:
    """The span with the one space that has to come and go with it.

    The space behind, where there is one before as well; the space before, where punctuation or the
    end follows.
    """
    opens = start == 0 or text[start - 1].isspace() or text[start - 1] in '([“"/'
    if end < len(text) and text[end] == " ":
        return (start, end + 1) if opens else (start, end)
    if start > floor and text[start - 1] == " " and (end == len(text) or not text[end].isalnum()):
        return start - 1, end
    return start, end


def settle_spaces(flow: Flow, protos: list[Proto]) -> None:
    """Give every span its space, so that the words read well whatever is decided."""
    _keep_apart(flow, protos)
    leading = _before_punctuation(flow, protos)
    taken: set[int] = set()
    for which, index in _spans(protos):
        start, end = which[index]
        if (start, end) in leading and start - 1 not in taken:
            wider = (start - 1, end)
        else:
            wider = with_space(flow.text, start, end)
        if wider[0] < start and wider[0] in taken:
            wider = (start, wider[1])
        taken.update(range(*wider))
        which[index] = wider


def _keep_apart(flow: Flow, protos: list[Proto]) -> None:
    """Put a space behind words put in whose going would glue those on either side together."""
    for proto in protos:
        for index in range(len(proto.ins)):
            start, end = proto.ins[index]
            around = flow.text[start - 1 : start] + flow.text[end : end + 1]
            glued = start and len(around) == 2 and all(map(str.isalnum, around))
            if glued and " " in flow.text[start:end].strip():
                _part(flow, protos, end)


def _before_punctuation(flow: Flow, protos: list[Proto]) -> set[Span]:
    """Old and new words side by side with punctuation behind: both take the space before them.

    Were it the space behind, one of the two texts would have a space before its punctuation.
    """
    leading: set[Span] = set()
    for proto in protos:
        for old in proto.dels:
            for new in proto.ins:
                first, second = sorted((old, new))
                gap = flow.text[first[1] : second[0]]
                if first[1] == second[0] and _are_words(flow.text, first[1]):
                    _part(flow, protos, first[1])
                    return _before_punctuation(flow, protos)
                behind = flow.text[second[1] : second[1] + 1]
                if gap != " " or behind == " " or behind.isalnum():
                    continue
                if first[0] and flow.text[first[0] - 1] == " ":
                    leading.update((first, second))
    return leading


def _spans(protos: list[Proto]) -> list[tuple[list[Span], int]]:
    found = [
        (spans[index], spans, index)
        for proto in protos
        if not proto.whole
        for spans in (proto.ins, proto.dels, proto.holds)
        for index in range(len(spans))
    ]
    found.sort(key=lambda entry: entry[0])
    return [(spans, index) for _, spans, index in found]


def _are_words(text: str, at: int) -> bool:
    return text[at - 1 : at].isalnum() and text[at : at + 1].isalnum()


def _part(flow: Flow, protos: list[Proto], at: int) -> None:
    """Put a space between old and new words that were typed without one."""
    flow.put(at, " ")
    for proto in protos:
        for spans in (proto.ins, proto.dels, proto.holds):
            spans[:] = [(s + (s >= at), e + (e > at)) for s, e in spans]
