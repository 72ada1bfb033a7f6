"""Paragraph numbers as the UN gives them to a clean text.

Preambular paragraphs have none, operative ones 1, 2, 3, a single one none. Sub-levels count (a),
(b) and (i), (ii) under their parent. Numbers start again after a heading where they did so before.
Other kinds keep the label they have. They are counted stretch by stretch, so that a paragraph that
comes or goes counts one stretch anew.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from model.draft.paragraph import Paragraph, bare_label
from model.draft.paragraphs import Paragraphs

LEVELS = 4
_FIRST = re.compile(r"(OP)?\s*1", re.IGNORECASE)


class Count(NamedTuple):
    """How far was counted: the last number of each level, and whether a heading came since."""

    numbers: tuple[int, ...] = (0,) * LEVELS
    after_heading: bool = False


class _Effect(NamedTuple):
    """What a stretch does to a count: numbers added or, where ``afresh``, set."""

    numbers: tuple[int, ...]
    afresh: tuple[bool, ...]
    after_heading: bool

    def on(self, count: Count) -> Count:
        """The count after the stretch."""
        numbers = zip(self.numbers, self.afresh, count.numbers, strict=True)
        return Count(
            tuple(number if afresh else number + before for number, afresh, before in numbers),
            self.after_heading,
        )


@dataclass(slots=True)
class Stretch:
    """The paragraphs of a chunk that a line with words is named after.

    Attributes:
        goes_on: Whether the line that the chunk begins in was named before.
        named: The paragraphs, in order.
        ends_named: Whether the chunk's last line is named.
        single: How many operative paragraphs of the first level are named.
    """

    goes_on: bool
    named: tuple[Paragraph, ...]
    ends_named: bool
    single: int
    _effects: dict[bool, _Effect] = field(default_factory=dict)
    _labels: tuple[Count, dict[str, str]] | None = None

    def effect(self, after_heading: bool) -> _Effect:
        """What the stretch does to a count."""
        known = self._effects.get(after_heading)
        if known is None:
            counting = _Counting(Count((0,) * LEVELS, after_heading))
            for paragraph in self.named:
                counting.count(paragraph)
            known = self._effects[after_heading] = counting.effect()
        return known

    def labels(self, count: Count) -> dict[str, str]:
        """The labels by paragraph id, counting on."""
        if self._labels is None or self._labels[0] != count:
            counting = _Counting(count)
            self._labels = count, {p.id: counting.label(p) for p in self.named}
        return self._labels[1]


class _Counting:
    def __init__(self, count: Count) -> None:
        self._numbers = list(count.numbers)
        self._afresh = [False] * LEVELS
        self._after_heading = count.after_heading

    def label(self, p: Paragraph) -> str:
        """The label of the next paragraph."""
        level = self.count(p)
        if level:
            return _number(self._numbers[level - 1], level)
        return "" if p.kind == "preambular" and p.level == 1 else p.label

    def count(self, p: Paragraph) -> int:
        """Count the next paragraph; its level, 0 where it is not numbered."""
        if p.kind == "heading":
            self._after_heading = True
        if p.kind != "operative":
            return 0
        level = min(max(p.level, 1), LEVELS)
        if level == 1 and self._after_heading:
            if _FIRST.fullmatch(bare_label(p.label)):
                self._numbers, self._afresh = [0] * LEVELS, [True] * LEVELS
            self._after_heading = False
        self._numbers[level - 1] += 1
        self._numbers[level:] = [0] * (LEVELS - level)
        self._afresh[level:] = [True] * (LEVELS - level)
        return level

    def effect(self) -> _Effect:
        """What counting from nothing came to."""
        return _Effect(tuple(self._numbers), tuple(self._afresh), self._after_heading)


class Numbering:
    """The numbers of one reading of a draft."""

    def __init__(
        self,
        paragraphs: Paragraphs,
        has_words: Callable[[Paragraph], bool],
        flows: Callable[[Paragraph, Paragraph], bool],
        before: Numbering | None = None,
        changed: Collection[int] = (),
    ) -> None:
        """Number the paragraphs.

        Args:
            paragraphs: Those of the draft.
            has_words: Whether any words of a paragraph are shown.
            flows: Whether what is shown of a paragraph flows into the one after it.
            before: The numbers of an earlier draft, counted anew only where ``changed`` is.
            changed: Rows that may show otherwise than in the earlier draft.
        """
        self._paragraphs = paragraphs
        known = {} if before is None else before._known(paragraphs, changed)
        self._stretches: list[Stretch] = []
        self._counts: list[Count] = []
        count, last, named = Count(), None, False
        for i, chunk in enumerate(paragraphs.chunks):
            goes_on = named and last is not None and flows(last, chunk[0])
            stretch = known.get(i)
            if stretch is None or stretch.goes_on != goes_on:
                stretch = _stretch(chunk, goes_on, has_words, flows)
            self._stretches.append(stretch)
            self._counts.append(count)
            count = stretch.effect(count.after_heading).on(count)
            last, named = chunk[-1], stretch.ends_named
        self._is_single = sum(stretch.single for stretch in self._stretches) == 1

    def _known(self, paragraphs: Paragraphs, changed: Collection[int]) -> dict[int, Stretch]:
        """The stretches that still hold in a later draft, by the number of the chunk there."""
        starts = paragraphs.starts
        dirty = {bisect_right(starts, row) - 1 for row in changed}
        by_chunk = {
            id(chunk): stretch
            for chunk, stretch in zip(self._paragraphs.chunks, self._stretches, strict=True)
        }
        return {
            i: by_chunk[id(chunk)]
            for i, chunk in enumerate(paragraphs.chunks)
            if i not in dirty and id(chunk) in by_chunk
        }

    def label(self, row: int, paragraph: Paragraph) -> str:
        """The label of the paragraph in a row; empty where no line is named after it."""
        at = bisect_right(self._paragraphs.starts, row) - 1
        if row < 0 or at >= len(self._stretches):
            return ""
        if self._is_single and paragraph.kind == "operative" and paragraph.level == 1:
            return ""
        return self._stretches[at].labels(self._counts[at]).get(paragraph.id, "")

    def all(self) -> dict[str, str]:
        """Every label, by paragraph id."""
        found: dict[str, str] = {}
        for stretch, count in zip(self._stretches, self._counts, strict=True):
            found.update(stretch.labels(count))
        if self._is_single:
            first = (p for stretch in self._stretches for p in stretch.named)
            found.update((p.id, "") for p in first if p.kind == "operative" and p.level == 1)
        return found

    def renumbered(self, before: Numbering) -> list[range]:
        """The rows that may have another number than they had in an earlier draft."""
        if self._is_single != before._is_single:
            return [range(len(self._paragraphs))]
        counts = {
            id(stretch): count
            for stretch, count in zip(before._stretches, before._counts, strict=True)
        }
        starts = self._paragraphs.starts
        return [
            range(starts[i], starts[i + 1])
            for i, stretch in enumerate(self._stretches)
            if counts.get(id(stretch)) != self._counts[i]
        ]


def _stretch(
    chunk: Iterable[Paragraph],
    goes_on: bool,
    has_words: Callable[[Paragraph], bool],
    flows: Callable[[Paragraph, Paragraph], bool],
) -> Stretch:
    named, found, before, single = goes_on, [], None, 0
    for paragraph in chunk:
        if before is not None and not flows(before, paragraph):
            named = False
        if not named and has_words(paragraph):
            named = True
            found.append(paragraph)
            single += paragraph.kind == "operative" and paragraph.level == 1
        before = paragraph
    return Stretch(goes_on, tuple(found), named, single)


def _number(count: int, level: int) -> str:
    if level == 1:
        return f"{count}."
    if level == 2:
        return f"({_letters(count)})"
    if level == 3:
        return f"({_roman(count)})"
    return f"{_letters(count)}."


def _letters(count: int) -> str:
    told = ""
    while count:
        count, rest = divmod(count - 1, 26)
        told = chr(ord("a") + rest) + told
    return told


def _roman(count: int) -> str:
    told = ""
    for value, letters in (
        (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
        (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ):  # fmt: skip
        while count >= value:
            told += letters
            count -= value
    return told
