"""Runs made from a flow and the amendments, holds, brackets and notes that lie over it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from model.draft.text import Mark, Run, Runs, joined, sorted_marks
from model.files.notation.flow import Flow

T = TypeVar("T")


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
    notes: dict[int, str] = field(default_factory=dict)
    whole_ins: tuple[Mark, ...] = ()

    def is_bare(self) -> bool:
        """Whether nothing lies over a part of the text only."""
        parts = self.ins or self.dels or self.holds or self.brackets or self.notes
        return not parts


def runs_of(flow: Flow, layers: Layers) -> Runs:
    """Cut the flat text at every edge and give each piece its state."""
    text = flow.text
    if not flow.formats and layers.is_bare():
        return (Run(text, ins=layers.whole_ins),) if text else ()
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
    ins = _spread([(s, e, (s - e, s, mark)) for s, e, mark in layers.ins], cuts)
    dels, holds = _spread(layers.dels, cuts), _spread(layers.holds, cuts)
    brackets, formats = _spread(layers.brackets, cuts), _spread(flow.formats, cuts)
    pieces = []
    for at, (start, end) in enumerate(pairwise(cuts)):
        note = layers.notes.get(start, "") if end == start + 1 else ""
        pieces.append(
            Run(
                text[start:end],
                # The widest insertion is the outermost.
                ins=tuple(
                    dict.fromkeys((*layers.whole_ins, *(m for *_, m in sorted(ins.get(at, ())))))
                ),
                dels=sorted_marks(dels.get(at, ())),
                brackets=tuple(brackets.get(at, ())),
                holds=sorted_marks(holds.get(at, ())),
                format=tuple(sorted(set(formats.get(at, ())))),
                object=note,
            )
        )
    return joined(pieces)


def _spread(spans: Sequence[tuple[int, int, T]], cuts: Sequence[int]) -> dict[int, list[T]]:
    """For each piece between two cuts what lies over it, in the order given."""
    over: dict[int, list[T]] = {}
    if not spans:
        return over
    for start, end, what in spans:
        for at in range(bisect_left(cuts, start), bisect_left(cuts, end)):
            over.setdefault(at, []).append(what)
    return over
