"""Runs made from a flow and the amendments, holds, brackets and notes that lie over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from model.draft.text import Mark, Run, Runs, joined, sorted_marks
from model.files.notation_flow import Flow, Span


@dataclass(slots=True)
class Layers:
    """What lies over a flat text, by code points.

    Attributes:
        ins: Insertions as (start, end, mark).
        dels, holds: The same.
        brackets: Brackets as (start, end, id), outer ones before inner ones.
        notes: Note ids by the offset of their mark.
        whole_ins: Marks of insertions of the whole, outermost.
    """

    ins: list[tuple[int, int, Mark]] = field(default_factory=list)
    dels: list[tuple[int, int, Mark]] = field(default_factory=list)
    holds: list[tuple[int, int, Mark]] = field(default_factory=list)
    brackets: list[tuple[int, int, str]] = field(default_factory=list)
    notes: Mapping[int, str] = field(default_factory=dict)
    whole_ins: tuple[Mark, ...] = ()


def runs_of(flow: Flow, layers: Layers) -> Runs:
    """Cut the flat text at every edge and give each piece its state."""
    text = flow.text
    edges = {0, len(text)}
    for start, end, _ in (
        *layers.ins,
        *layers.dels,
        *layers.holds,
        *layers.brackets,
        *flow.formats,
    ):
        edges.update((start, end))
    for offset in layers.notes:
        edges.update((offset, offset + 1))
    cuts = sorted(e for e in edges if 0 <= e <= len(text))
    pieces = []
    for start, end in pairwise(cuts):
        note = layers.notes.get(start, "") if end == start + 1 else ""
        pieces.append(
            Run(
                text[start:end],
                ins=layers.whole_ins + _over(layers.ins, start, end),
                dels=sorted_marks(mark for s, e, mark in layers.dels if s <= start and end <= e),
                brackets=tuple(b for s, e, b in layers.brackets if s <= start and end <= e),
                holds=sorted_marks(mark for s, e, mark in layers.holds if s <= start and end <= e),
                format=tuple(sorted({f for s, e, f in flow.formats if s <= start and end <= e})),
                object=note,
            )
        )
    return joined(pieces)


def _over(spans: Sequence[tuple[int, int, Mark]], start: int, end: int) -> tuple[Mark, ...]:
    """Marks over a piece, the widest span outermost."""
    over = [(s - e, s, mark) for s, e, mark in spans if s <= start and end <= e]
    return tuple(dict.fromkeys(mark for _, _, mark in sorted(over)))


def span_of_all(flow: Flow) -> Span:
    """The span of the whole text."""
    return 0, len(flow.text)
