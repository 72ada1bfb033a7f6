"""How high the rows of a draft may be, before any of them is laid out."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from model.draft.paragraph import Paragraph
from widgets.table.looks import Looks

_TEXT = attrgetter("text")


def estimated_heights(paragraphs: Iterable[Paragraph], width: float, looks: Looks) -> list[float]:
    """The heights of their texts in a column so many pixels wide."""
    per_line, pitch = max((width - 30) / looks.character, 8), looks.pitch
    lengths = [sum(map(len, map(_TEXT, paragraph.runs))) for paragraph in paragraphs]
    return [(int((length + 8) / per_line) + 1) * pitch for length in lengths]
