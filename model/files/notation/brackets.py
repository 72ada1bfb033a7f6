"""Square brackets of an informal text: matched within a unit first, then over neighbours.

In: the flows of the units, with where brackets open and close. Out: brackets with their spans in
each unit; which stand side by side; which are not matched and stay as signs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from model.files.notation.flow import Flow, Marked
from model.files.notation.unit import Unit

_MOST_OPEN = 40
"""Brackets that wait over paragraphs for their ends; more than that is no draft's notation."""


@dataclass(slots=True)
class Spread:
    """A bracket and where its words are: (unit, start, end), one a unit.

    ``order`` sorts outer before inner.
    """

    order: tuple[int, int, int]
    spans: list[tuple[int, int, int]] = field(default_factory=list)
    depth: int = 0


@dataclass(slots=True)
class Matched:
    """Every bracket of a text; ``loose`` are the unmatched ones: (unit, offset, sign)."""

    brackets: list[Spread] = field(default_factory=list)
    side_by_side: list[list[int]] = field(default_factory=list)
    loose: list[tuple[int, int, str]] = field(default_factory=list)


def match_brackets(
    units: Sequence[Unit], flows: Sequence[Flow], used: Sequence[set[int]]
) -> Matched:
    """Match what was not used as the extent of an insertion (``used``, by unit)."""
    matched = Matched()
    openings: list[tuple[int, int, int]] = []
    for index, flow in enumerate(flows):
        if units[index].kind == "heading":
            _leave(openings, matched)
        for number, mark in enumerate(flow.brackets):
            if number in used[index] or (mark.start is None and mark.end is None):
                continue
            _take(matched, openings, flows, index, number, mark)
    _leave(openings, matched)
    matched.brackets.sort(key=lambda b: b.order)
    _pair_neighbours(matched, flows)
    return matched


def _take(
    matched: Matched,
    openings: list[tuple[int, int, int]],
    flows: Sequence[Flow],
    index: int,
    number: int,
    mark: Marked,
) -> None:
    if mark.start is not None and mark.end is not None:
        if mark.start == mark.end:
            matched.loose.append((index, mark.start, "[]"))
        else:
            matched.brackets.append(
                Spread((index, mark.start, number), [(index, mark.start, mark.end)], mark.depth)
            )
    elif mark.start is not None:
        openings.append((index, mark.start, number))
        if len(openings) > _MOST_OPEN:
            first, start, _ = openings.pop(0)
            matched.loose.append((first, start, "["))
    elif mark.end is not None:
        if not openings:
            matched.loose.append((index, mark.end, "]"))
            return
        first, start, at = openings.pop()
        spans = [(first, start, len(flows[first].text))]
        spans += [(i, 0, len(flows[i].text)) for i in range(first + 1, index)]
        spans.append((index, 0, mark.end))
        spans = [s for s in spans if s[2] > s[1]]
        if spans:
            matched.brackets.append(Spread((first, start, at), spans))
        else:
            matched.loose += [(first, start, "["), (index, mark.end, "]")]


def _leave(openings: list[tuple[int, int, int]], matched: Matched) -> None:
    """What is still open where a section ends is a sign only."""
    matched.loose += [(unit, offset, "[") for unit, offset, _ in openings]
    openings.clear()


def _pair_neighbours(matched: Matched, flows: Sequence[Flow]) -> None:
    """Brackets that touch, "[shall][should]", or with a slash between, are alternatives."""
    starts: dict[tuple[int, int, int], int] = {}
    for at, bracket in enumerate(matched.brackets):
        if len(bracket.spans) == 1:
            unit, start, _ = bracket.spans[0]
            starts.setdefault((unit, start, bracket.depth), at)
    chained: set[int] = set()
    for at, bracket in enumerate(matched.brackets):
        chain = [at]
        while at not in chained and len(matched.brackets[chain[-1]].spans) == 1:
            unit, _, end = matched.brackets[chain[-1]].spans[0]
            begins = _behind_slash(flows[unit], end)
            following = starts.get((unit, begins, bracket.depth))
            if following is None or following in chain:
                break
            chain.append(following)
        if len(chain) > 1:
            matched.side_by_side.append(chain)
            chained.update(chain)


def _behind_slash(flow: Flow, end: int) -> int:
    """Where the words behind a bracket begin: right there, or behind a slash and its spaces."""
    start = end
    while flow.text.startswith(" ", start):
        start += 1
    first = bisect_left(flow.slashes, end)
    return start if flow.slashes[first : first + 1] and flow.slashes[first] <= start else end


def put_back_loose(units: Sequence[Unit], flows: Sequence[Flow]) -> list[tuple[int, int, str]]:
    """Make words again of the brackets that nothing matches; return them: (unit, offset, sign)."""
    loose = match_brackets(units, flows, [set() for _ in flows]).loose
    by_unit: dict[int, list[tuple[int, str]]] = {}
    for unit, offset, sign in sorted(loose):
        by_unit.setdefault(unit, []).append((offset, sign))
    for unit, signs in by_unit.items():
        flow, alone = flows[unit], set(signs)
        for mark in flow.brackets:
            if mark.start is None or mark.end is None or mark.start == mark.end:
                places = {(n, s) for n, s in ((mark.start, "["), (mark.end, "]")) if n is not None}
                if places & alone or (mark.start, "[]") in alone:
                    mark.start = mark.end = None
        flow.put_all(signs)
    return sorted(loose)


def by_unit(loose: Sequence[tuple[int, int, str]]) -> dict[tuple[int, str], list[int]]:
    """Where each kind of sign stands loose in each unit: many of them are one thing to tell."""
    found: dict[tuple[int, str], list[int]] = {}
    for unit, offset, sign in loose:
        found.setdefault((unit, sign), []).append(offset)
    return found
