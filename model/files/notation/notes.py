"""Footnotes of an informal text: bodies brought to their marks.

In: the note bodies as met, the marks in the flows. Out: notes, each with the place of its mark.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from model.draft.text import OBJECT, Run, Runs, joined
from model.files.notation import signs as lex
from model.files.notation.flow import Flow
from model.files.notation.unit import NoteBody, Unit


@dataclass(slots=True)
class Footnote:
    """A footnote with its place.

    Attributes:
        unit: Index of the unit that its mark stands in.
        offset: Where the mark stands in the unit's flow.
        mark: As typed.
        runs: Its text; empty where the file has none.
        struck: Whether its body was struck.
        line: Line of the body, or 0.
        placed: Whether the mark was found in the text.
    """

    unit: int
    offset: int
    mark: str
    runs: Runs = ()
    struck: bool = False
    line: int = 0
    placed: bool = True


def footnotes_of(
    units: Sequence[Unit], flows: Sequence[Flow], bodies: Sequence[NoteBody]
) -> list[Footnote]:
    """Join marks and bodies. Bare digits become marks where a body asks for them."""
    for body in bodies:
        if body.bare:
            _find_bare_mark(units, flows, body)
    _unmark_repeats(flows)
    notes = [
        Footnote(index, offset, mark)
        for index, flow in enumerate(flows)
        for offset, mark in sorted(flow.notes)
    ]
    free: dict[str, list[Footnote]] = {}
    for note in notes:
        free.setdefault(note.mark, []).append(note)
    for body in bodies:
        _give_body(notes, free.setdefault(body.mark, []), body, flows)
    notes.sort(key=lambda n: (n.unit, n.offset))
    return notes


def _unmark_repeats(flows: Sequence[Flow]) -> None:
    """A star met again in the same unit points to the same note: it stays a plain sign."""
    for flow in flows:
        seen: set[str] = set()
        for offset, mark in sorted(flow.notes, reverse=False):
            if mark in seen and not mark.isdigit():
                flow.text = flow.text[:offset] + mark[:1] + flow.text[offset + 1 :]
                flow.notes.remove((offset, mark))
            seen.add(mark)


def _give_body(
    notes: list[Footnote], free: list[Footnote], body: NoteBody, flows: Sequence[Flow]
) -> None:
    """Give the body to the nearest mark before it that has none, else the nearest behind.

    ``free`` are the notes of that mark without a body, in their order.
    """
    runs, struck = note_runs(body)
    before = bisect_left(free, body.after, key=_unit_of)
    if free:
        target = free.pop(max(0, before - 1))
    else:
        unit = max(0, min(body.after, len(flows)) - 1)
        offset = len(flows[unit].text)
        flows[unit].text += OBJECT
        flows[unit].notes.append((offset, body.mark))
        target = Footnote(unit, offset, body.mark, placed=False)
        notes.append(target)
    target.runs, target.struck, target.line = runs, struck, body.line
    flows[target.unit].noise += [
        (body.line, p.text)
        for p in body.pieces
        if (p.kind is lex.LINK_CLOSE and p.text != "](#)") or p.kind is lex.NOISE
    ]


def _unit_of(note: Footnote) -> int:
    return note.unit


def note_runs(body: NoteBody) -> tuple[Runs, bool]:
    """The runs of a note's body, and whether it is struck."""
    runs: list[Run] = []
    italic = struck = False
    for piece in body.pieces:
        if piece.kind is lex.EMPHASIS:
            italic = not italic
        elif piece.kind is lex.STRIKE:
            struck = True
        elif piece.kind in (lex.LINK_OPEN, lex.LINK_CLOSE, lex.NOISE):
            continue
        else:
            text = piece.text[1:] if piece.kind is lex.ESCAPE else piece.text
            text = re.sub(r"\s+", " ", text)
            if not runs or runs[-1].text.endswith(" "):
                text = text.lstrip()
            if text:
                runs.append(Run(text, format=("i",) if italic else ()))
    runs = [r for r in runs if r.text]
    for index in range(1, len(runs)):
        if runs[index - 1].text.endswith(" "):
            runs[index] = replace(runs[index], text=runs[index].text.lstrip())
    runs = [r for r in runs if r.text]
    if runs:
        runs[-1] = Run(runs[-1].text.rstrip(), format=runs[-1].format)
    return joined(runs), struck


_MARKED = re.compile(r"[\w.,;:”\"’)]$")


def _find_bare_mark(units: Sequence[Unit], flows: Sequence[Flow], body: NoteBody) -> None:
    """Turn a bare digit behind a word of the page into a note's mark."""
    pattern = re.compile(rf"{body.mark}(?=\s|$|[,.;:”)])(?![.,]\d)")
    start = max(0, body.after - 40)
    best: tuple[int, int, int, int] | None = None
    for index in range(start, min(body.after, len(flows))):
        for found in pattern.finditer(flows[index].text):
            near = flows[index].text[max(0, found.start() - 24) : found.start()]
            before = near[:-2] + near[-2:].rstrip(" ")
            gap = near[len(before) :]
            worth = _worth(before, gap) if _MARKED.search(before) else 0
            if worth and (best is None or (worth, index) >= (best[0], best[1])):
                best = (worth, index, found.start() - len(gap), found.end())
    if best is None:
        return
    _, unit, at, end = best
    flow = flows[unit]
    for _ in range(end - at - 1):
        flow.drop(at)
    flow.text = flow.text[:at] + OBJECT + flow.text[at + 1 :]
    flow.notes.append((at, body.mark))


def _worth(before: str, gap: str) -> int:
    """How surely a digit behind these words is a note's mark: 0 not at all."""
    if re.search(
        r"\b(?:article|articles|art\.|para\.|paras\.|paragraph|paragraphs|No\.|chap\.|vol\.|p\.|pp\."
        r"|and|of|from|to|resolution|item|on|is|are|in|at|than)$",
        before,
        re.IGNORECASE,
    ):
        return 0
    decimal = re.search(r"(\d+)[.,:]$", before)
    if decimal and not gap:
        # "item 13.2" is a number; "in 2026.2" ends a sentence.
        return 1 if len(decimal[1]) == 4 else 0
    if before[-1:] in '.,;:”"’)':
        return 3
    if not gap and re.search(r"\b(?:1[5-9]|20)\d\d$", before):
        return 1
    return 2 if not gap and before[-1:].isalpha() else 0
