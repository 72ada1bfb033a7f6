"""What paragraphs are called now, and what they were called before."""

from __future__ import annotations

from typing import NamedTuple

from model.draft.draft import Draft
from model.draft.paragraph import Paragraph, bare_label
from model.readings.lines import Rendering
from model.readings.reading import CLEAN, INFORMAL, TABLED

WORDS = 8
"""How many words of a paragraph tell which one is meant."""


class Labels(NamedTuple):
    """What one paragraph is called, without final points; empty where it is not there.

    Attributes:
        tabled: In the text as tabled.
        before: In the rolling text that went out before.
        now: In the rolling text as it is now.
        clean: In the clean text, numbered afresh.
        words: Its first words.
    """

    tabled: str
    before: str
    now: str
    clean: str
    words: str


def labels_of(draft: Draft, before: Draft | None = None) -> list[Labels]:
    """A row for each paragraph that has, or had, a label; ``before`` is what went out last."""
    tabled, now, clean = (Rendering(draft, reading) for reading in (TABLED, INFORMAL, CLEAN))
    old = _labels(before) if before is not None else {}
    rows = []
    for row, paragraph in enumerate(draft.paragraphs):
        called = [_label(rendering, row) for rendering in (tabled, now, clean)]
        was = old.get(paragraph.id, "") if before is not None else _former(paragraph)
        if any((*called, was)):
            rows.append(Labels(called[0], was, called[1], called[2], _first_words(now, row)))
    if before is not None:
        here = {paragraph.id for paragraph in draft.paragraphs}
        rendering = Rendering(before, INFORMAL)
        rows += [
            Labels("", old[paragraph.id], "", "", _first_words(rendering, row))
            for row, paragraph in enumerate(before.paragraphs)
            if paragraph.id not in here and old.get(paragraph.id)
        ]
    return rows


def _labels(draft: Draft) -> dict[str, str]:
    rendering = Rendering(draft, INFORMAL)
    return {p.id: _label(rendering, row) for row, p in enumerate(draft.paragraphs)}


def _label(rendering: Rendering, row: int) -> str:
    line = rendering.row(row)
    return bare_label(line.label) if line is not None else ""


def _former(paragraph: Paragraph) -> str:
    last = paragraph.former_labels[-1].label if paragraph.former_labels else paragraph.label
    return bare_label(last)


def _first_words(rendering: Rendering, row: int) -> str:
    line = rendering.row(row)
    if line is None:
        return ""
    told = "".join(p.text for p in line.pieces if p.role == "words" and not p.deleted).split()
    return " ".join(told[:WORDS]) + ("…" if len(told) > WORDS else "")
