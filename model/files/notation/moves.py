"""Paragraphs that were moved: told by their tags, or known by the same words in two places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.files.notation.flow import Flow, Spoken
from model.files.notation.heard import own_words
from model.files.notation.labels import Label, Phrases, read_label
from model.files.notation.unit import Unit

_TOLD = re.compile(
    r"(?:to be |was |is )?mov(?:e|ed|ing)(?: (?:it|this|up|down))?,? (?P<way>to|from)"
    r"(?: (?:the )?(?:new|old|former|place of))*\s+(?P<label>(?:PP|OP)?\s*\d.*)",
    re.IGNORECASE,
)
_ENOUGH_WORDS = 4
_NO_PHRASES = Phrases()


@dataclass(frozen=True, slots=True)
class Move:
    """A unit at home, its copy elsewhere, and what was said of it: empty where only words tell."""

    home: int
    copy: int
    said: tuple[Spoken, ...] = ()


def moves_of(units: Sequence[Unit], flows: Sequence[Flow], kinds: Sequence[str]) -> Iterator[Move]:
    """The moves among units of ``kinds``; what was said of one is no remark any more."""
    told_of = any(_TOLD.match(s.text.strip()) for f in flows for s in f.remarks)
    if not told_of and not any(flow.is_struck() for flow in flows):
        # Comparing the words of all units would cost a third of the reading.
        return
    keys = [
        own_words(f.heard().keys) if u.kind in kinds and not f.crowded else ()
        for u, f in zip(units, flows, strict=True)
    ]
    told: dict[tuple[int, int], list[Spoken]] = {}
    for index, flow in enumerate(flows):
        for spoken in flow.remarks:
            ends = _ends(spoken, index, units)
            if ends and keys[index] and keys[ends[0]] == keys[ends[1]]:
                told.setdefault(ends, []).append(spoken)
    moved: set[int] = set()
    for (home, copy), said in told.items():
        if moved & {home, copy}:
            continue
        moved |= {home, copy}
        for flow in (flows[home], flows[copy]):
            flow.remarks = [one for one in flow.remarks if one not in said]
        yield Move(home, copy, tuple(said))
    for one, other in _same(keys):
        struck = [flows[one].is_struck(), flows[other].is_struck()]
        if any(struck) and not moved & {one, other}:
            yield Move(one, other) if struck[0] else Move(other, one)


def _same(keys: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Pairs of units with the same words, and enough of them."""
    seen: dict[tuple[str, ...], list[int]] = {}
    for index, words in enumerate(keys):
        if len(words) >= _ENOUGH_WORDS:
            seen.setdefault(words, []).append(index)
    for same in seen.values():
        if len(same) == 2:
            yield same[0], same[1]


def _ends(spoken: Spoken, here: int, units: Sequence[Unit]) -> tuple[int, int] | None:
    """For "moved to PP4", said of a unit: its home and its copy."""
    found = _TOLD.match(spoken.text.strip())
    if found is None:
        return None
    label = read_label(found["label"].rstrip(" .") + ".", _NO_PHRASES)
    there = _unit_of(label, here, units) if label else None
    if there is None:
        return None
    return (here, there) if found["way"].casefold() == "to" else (there, here)


def _unit_of(label: Label, here: int, units: Sequence[Unit]) -> int | None:
    for index, unit in enumerate(units):
        if index != here and unit.label is not None and unit.label.key() == label.key():
            return index
    return None
