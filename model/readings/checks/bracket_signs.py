"""Bracket signs among the words that have no partner."""

from __future__ import annotations

from collections.abc import Iterator

from model.draft.paragraph import Paragraph, display_name
from model.readings.checks.oddity import Oddity


def bracket_signs(paragraph: Paragraph) -> Iterator[Oddity]:
    """Bracket signs among the words that have no partner."""
    open_at: list[int] = []
    text = paragraph.text()
    alone: list[int] = []
    for at, sign in enumerate(text):
        if sign == "[":
            open_at.append(at)
        elif sign == "]" and open_at:
            open_at.pop()
        elif sign == "]":
            alone.append(at)
    # Many of one kind in a paragraph are one thing to tell.
    for places in filter(None, (open_at, alone)):
        sign, many = text[places[0]], len(places)
        told = f"A “{sign}” in" if many == 1 else f"Each of {many} “{sign}” in"
        yield Oddity(
            "bracket-unpaired",
            f"{told} {display_name(paragraph)} has no partner.",
            paragraph.id,
            places[0],
            1,
            fix="put its partner or take it out",
        )
