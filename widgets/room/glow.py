"""What the room has not seen before: the words that glow when its screen is released."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from model.draft.draft import Draft
from model.readings.lines import Rendering
from model.readings.reading import CHAIRS_PROPOSAL, Reading
from model.readings.words import words_of
from widgets.table.cell_maker import CellMaker
from widgets.table.cell_text import CellText
from widgets.table.opening_words import OpeningWords

Told = tuple[str, bool, bool, str]
"""A word as it is seen: the word, whether underlined, whether struck, and its role."""


class Glow:
    """Compares cells with what the same paragraphs showed in an earlier draft."""

    def __init__(self, before: Draft, reading: Reading, opening: OpeningWords) -> None:
        self._draft = before
        self._rendering = Rendering(before, reading)
        self._maker = CellMaker(opening, Rendering(before, CHAIRS_PROPOSAL))
        self._known: dict[int, tuple[CellText, list[tuple[int, int]]]] = {}

    def stretches(self, row: int, cell: CellText) -> list[tuple[int, int]]:
        """Where in a cell the words stand that are new, newly struck or no longer struck."""
        known = self._known.get(row)
        if known is None or known[0] is not cell:
            known = self._known[row] = cell, self._compare(cell)
        return known[1]

    def _compare(self, cell: CellText) -> list[tuple[int, int]]:
        row = self._draft.paragraphs.index_of(cell.line.paragraph)
        old = self._maker.cell(self._rendering, row, full=False) if row is not None else None
        was, _ = _seen(old) if old is not None else ([], [])
        now, ends = _seen(cell)
        if was == now:
            return []
        found: list[tuple[int, int]] = []
        for code in Indel.opcodes(was, now):
            if code.tag == "insert" and code.dest_start < code.dest_end:
                start = ends[code.dest_start - 1] if code.dest_start else 0
                found.append((start, ends[code.dest_end - 1]))
        text = cell.text()
        found = _joined(text, found)
        return [_trimmed(text, *one) for one in found if text[one[0] : one[1]].strip()]


def _seen(cell: CellText) -> tuple[list[Told], list[int]]:
    """The words of a cell as they are seen, and where each ends."""
    told: list[Told] = []
    ends: list[int] = []
    seen = 0
    for span in cell.spans:
        look = span.look
        for word in words_of(span.text):
            told.append((word.key, look.inserted, look.deleted, look.role))
            ends.append(seen + word.end)
        seen += len(span.text)
    return told, ends


def _joined(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches, those that only spaces part as one: a space that is old makes no hole."""
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the spaces at its edges."""
    told = text[start:end]
    return start + len(told) - len(told.lstrip()), end - (len(told) - len(told.rstrip()))
