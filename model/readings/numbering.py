"""Paragraph numbers as the UN gives them to a clean text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from model.draft.paragraph import Paragraph, bare_label


def numbered_afresh(paragraphs: Iterable[Paragraph]) -> dict[str, str]:
    """New labels by paragraph id: preambular ones none, operative ones 1, 2, 3, a single one none.

    Sub-levels count (a), (b) and (i), (ii) under their parent. Numbers start again after a
    heading where they did so before. Other kinds keep the label they have.
    """
    standing = list(paragraphs)
    labels: dict[str, str] = {}
    counts = [0, 0, 0, 0]
    after_heading = False
    for p in standing:
        if p.kind == "heading":
            after_heading = True
        if p.kind != "operative":
            labels[p.id] = "" if p.kind == "preambular" and p.level == 1 else p.label
            continue
        level = min(max(p.level, 1), len(counts))
        if level == 1 and after_heading:
            if re.fullmatch(r"(OP)?\s*1", bare_label(p.label), re.IGNORECASE):
                counts = [0, 0, 0, 0]
            after_heading = False
        counts[level - 1] += 1
        counts[level:] = [0] * (len(counts) - level)
        labels[p.id] = _number(counts[level - 1], level)
    first_level = [p for p in standing if p.kind == "operative" and p.level == 1]
    if len(first_level) == 1:
        labels[first_level[0].id] = ""
    return labels


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
