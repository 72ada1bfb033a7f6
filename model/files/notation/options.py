"""Options of a text, "Option 1:", "Alternative A": which there are, and how far each one reaches.

In: the units, their flows, the brackets that were matched. Out: for each set of options the first
and the last unit of each. A set ends before a heading, where its bracket closes, at a paragraph of
a higher level, and where numbers and shape of the earlier options say that the last one is over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from model.draft.paragraph import OPTION_WORD
from model.files.notation.brackets import Matched
from model.files.notation.flow import Flow
from model.files.notation.unit import Unit

Block = tuple[int, int]
"""The first and the last unit of an option."""

_HEAD = re.compile(
    rf"(?P<word>{OPTION_WORD})\s+(?P<number>[IVX]+|\d+|[A-Z])\b(?=\s*(?:[:.(\[–—-]|$))",
    re.IGNORECASE,
)
_ROMAN = {"I": 1, "V": 5, "X": 10}


@dataclass(slots=True)
class _Set:
    """Options of one place: the units that head them, and how they are named."""

    word: str
    level: int
    heads: list[int]
    last: int = 1
    inner: list[_Set] = field(default_factory=list)


def options_of(units: Sequence[Unit], flows: Sequence[Flow], matched: Matched) -> list[list[Block]]:
    """The sets of options, outer before inner, each with its blocks in order."""
    ends = _Ends(units, flows, matched)
    found: list[list[Block]] = []
    for one in _sets(units, flows):
        _add_blocks(one, len(units) - 1, ends, found)
    return found


def _add_blocks(one: _Set, limit: int, ends: _Ends, found: list[list[Block]]) -> None:
    """Put the blocks of a set, and of those within it, into ``found``."""
    if len(one.heads) < 2:
        return
    blocks = [
        (first, following - 1) for first, following in zip(one.heads, one.heads[1:], strict=False)
    ]
    blocks.append((one.heads[-1], ends.of_last(one.heads[-1], blocks, limit)))
    found.append(blocks)
    for inner in one.inner:
        own = next((b for b in blocks if b[0] <= inner.heads[0] <= b[1]), None)
        _add_blocks(inner, own[1] if own is not None else limit, ends, found)


def _numbers(typed: str) -> set[int]:
    """What an option's number may count: "I" is a roman one or the ninth letter."""
    if typed.isdigit():
        return {int(typed)}
    found = {ord(typed.upper()) - ord("A") + 1} if len(typed) == 1 else set()
    if set(typed.upper()) <= _ROMAN.keys():
        values = [_ROMAN[sign] for sign in typed.upper()]
        following = [*values[1:], 0]
        found.add(sum(-v if v < w else v for v, w in zip(values, following, strict=True)))
    return found


def _sets(units: Sequence[Unit], flows: Sequence[Flow]) -> list[_Set]:
    """The outermost sets, with those within them."""
    top: list[_Set] = []
    stack: list[_Set] = []
    for index, unit in enumerate(units):
        head = _head_of(unit, flows[index])
        if head is None:
            if unit.kind == "heading":
                stack.clear()
            continue
        word, numbers = head[0], _numbers(head[1])
        going_on = _continued(stack, word, numbers, unit.level)
        if going_on is not None:
            del stack[stack.index(going_on) + 1 :]
            going_on.heads.append(index)
            going_on.last += 1
        elif 1 in numbers:
            while stack and not _is_within(stack[-1], word, unit):
                stack.pop()
            new = _Set(word, unit.level, [index])
            (stack[-1].inner if stack else top).append(new)
            stack.append(new)
    return top


def _head_of(unit: Unit, flow: Flow) -> tuple[str, str] | None:
    """The word and the number that a unit names an option by."""
    told = unit.label.text if unit.label and unit.label.kind == "option" else flow.text[:60]
    found = _HEAD.match(told)
    return (found["word"].casefold(), found["number"]) if found else None


def _continued(stack: Sequence[_Set], word: str, numbers: set[int], level: int) -> _Set | None:
    """The set whose next option has this name: one of the same level, or the innermost."""
    fitting = [one for one in stack if one.word == word and one.last + 1 in numbers]
    alike = [one for one in fitting if one.level == level]
    return (alike or fitting)[-1] if fitting else None


def _is_within(outer: _Set, word: str, unit: Unit) -> bool:
    """Whether a first option stands within those of ``outer``: named otherwise, or deeper."""
    return outer.word != word or unit.level > outer.level


class _Ends:
    """Finds where the last option of a set ends: nothing else tells what comes behind it."""

    def __init__(self, units: Sequence[Unit], flows: Sequence[Flow], matched: Matched) -> None:
        self.units = units
        self.flows = flows
        self._before: list[int] = []
        self.brackets = [
            (spread.spans[0], spread.spans[-1])
            for spread in matched.brackets
            if len(spread.spans) > 1
        ]

    def of_last(self, head: int, earlier: Sequence[Block], limit: int) -> int:
        """The last unit of the option that ``head`` begins, never behind ``limit``."""
        closed, limit = self._bracketed(head, earlier, limit)
        if closed is not None:
            return min(closed, limit)
        shape = _Shape(self, head, earlier)
        last = head
        while last < limit and shape.takes(last + 1):
            last += 1
        return last

    def _bracketed(self, head: int, earlier: Sequence[Block], limit: int) -> tuple[int | None, int]:
        """Where the bracket round this option closes; and where one round them all does."""
        first = earlier[0][0]
        for (unit, _, _), (last, _, _) in self.brackets:
            if (unit == head and last > head) or (unit == first and last >= head):
                return last, limit
            if unit <= first and head <= last:
                limit = min(limit, last)
        return None, limit

    def is_bare(self, head: int) -> bool:
        """Whether an option's head has no words of its own."""
        unit = self.units[head]
        words = self.flows[head].text
        if unit.label is None or unit.label.kind != "option":
            words = _HEAD.sub("", words, count=1)
        return not words.strip(" :.*[](")

    def number(self, index: int) -> int:
        """The number of a unit, 0 where it has none or is a sub-paragraph."""
        label = self.units[index].label
        plain = label is not None and label.kind not in ("sub", "option")
        return int(label.number) if plain and label and label.number.isdigit() else 0

    def number_before(self, head: int) -> int:
        """The last number before the options under the same heading, 0 for none."""
        if not self._before:
            # Looked up once for all sets: a text may have thousands of them.
            last = 0
            for index, unit in enumerate(self.units):
                self._before.append(last)
                last = 0 if unit.kind == "heading" else self.number(index) or last
        return self._before[head]


class _Shape:
    """What the last option is like so far, held against those before it."""

    def __init__(self, ends: _Ends, head: int, earlier: Sequence[Block]) -> None:
        self.ends = ends
        self.head = head
        self.units = ends.units
        self.bare = ends.is_bare(head)
        self.last = 0
        self.texts = 0
        inside = [range(first + 1, last + 1) for first, last in earlier]
        self.keys = {u.label.key() for r in inside for i in r if (u := ends.units[i]).label}
        numbers = [[n for i in rows if (n := ends.number(i))] for rows in inside]
        self.numbered = any(numbers)
        self.last_numbers = {found[-1] if found else 0 for found in numbers}
        before = ends.number_before(earlier[0][0])
        self.goes_on = before > 0 and any(found[:1] == [before + 1] for found in numbers)
        self.most_texts = max(sum(self._is_text(i) for i in rows) for rows in inside)
        self.kinds = {ends.units[i].kind for rows in inside for i in rows}

    def _is_text(self, index: int) -> bool:
        return self.units[index].label is None and self.units[index].kind != "heading"

    def takes(self, index: int) -> bool:
        """Whether the unit still belongs to the option."""
        unit, head = self.units[index], self.units[self.head]
        if unit.kind in ("heading", "enacting", "title", "annex"):
            return False
        first = index == self.head + 1
        if self._is_text(index):
            return self._takes_text(index, first)
        if unit.level > head.level:
            return True
        number = self.ends.number(index)
        if not number:
            return unit.level == head.level and bool(unit.label and unit.label.kind == "sub")
        return self._takes_number(unit, number, first)

    def _takes_text(self, index: int, first: bool) -> bool:
        unit, head = self.units[index], self.units[self.head]
        words = self.ends.flows[index].text.lstrip(' [“"')
        if unit.kind == "preambular" and self.kinds and "preambular" not in self.kinds:
            return False
        if not self.bare and (unit.level < head.level or words[:1].islower()):
            return False
        self.texts += 1
        return (self.bare and first) or self.texts <= self.most_texts

    def _takes_number(self, unit: Unit, number: int, first: bool) -> bool:
        head = self.units[self.head]
        again = unit.label is not None and unit.label.key() in self.keys
        if unit.level < head.level and not (self.bare and (first or self.last)):
            return False
        if (
            self.last
            and number != self.last + 1
            and not (again and unit.label and unit.label.chain)
        ):
            return False
        if not self.numbered and not (self.bare and first) and not self.last:
            return False
        if self.last and not again and self.goes_on and self.last_numbers == {self.last}:
            # All options before this one ended with the same number: the next is none of theirs.
            return False
        self.last = number
        return True
