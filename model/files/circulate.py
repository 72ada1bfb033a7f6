"""A copy of a draft that may leave the house: no rulings, private notes, times or history."""

from __future__ import annotations

from dataclasses import replace

from model.draft.by_id import ById
from model.draft.change import Position
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.paragraphs import Paragraphs


def circulated(draft: Draft) -> Draft:
    """The draft without what is the facilitator's own; nobody's words or stances are touched."""
    return replace(
        draft,
        came_from="",
        package=None,
        positions=_bare(draft.positions),
        paragraphs=Paragraphs(_without_history(p) for p in draft.paragraphs),
        changes=ById(
            (c.id, replace(c, ruling="", positions=_bare(c.positions)))
            for c in draft.changes.values()
        ),
        remarks=ById((r.id, replace(r, at="")) for r in draft.remarks.values()),
        notes=ById(
            (n.id, replace(n, paragraphs=tuple(map(_without_history, n.paragraphs))))
            for n in draft.notes.values()
        ),
    )


def _without_history(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, former_labels=(), positions=_bare(paragraph.positions))


def _bare(positions: tuple[Position, ...]) -> tuple[Position, ...]:
    return tuple(
        replace(p, at="", note="" if p.private else p.note, private=False) for p in positions
    )
