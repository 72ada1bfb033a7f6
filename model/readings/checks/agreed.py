"""Agreed paragraphs in which something still says otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from model.draft.change import Change
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph, display_name
from model.draft.text import change_of
from model.readings.checks.oddity import Oddity
from model.readings.checks.quoting import quoted
from model.readings.decisions import Decisions
from model.readings.places import displaced_by, is_struck, places_in


def agreed_rivals(draft: Draft) -> dict[str, list[Oddity]]:
    """Agreed paragraphs of which only one can stand, by id; the last of a group tells of it."""
    found: dict[str, list[Oddity]] = {}
    displaced = displaced_by(draft)
    for group in draft.alternatives.values():
        members = [p for one in group.of if (p := draft.paragraph(one)) is not None]
        agreed = [
            p
            for p in members
            if p.agreement.state == "agreed"
            and not _is_left(draft, p)
            and not is_struck(draft, p, displaced)
        ]
        if len(agreed) < 2:
            continue
        names = " and ".join(display_name(p) for p in agreed)
        every = "both" if len(agreed) == 2 else "all"
        said = f"{names} are {every} agreed, though only one of them can stand."
        for paragraph in agreed:
            found.setdefault(paragraph.id, [])
        last = agreed[-1].id
        found[last].append(
            Oddity("alternatives-agreed", said, last, asks=True, fix="say which one stands")
        )
    return found


def _is_left(draft: Draft, paragraph: Paragraph) -> bool:
    """Whether what makes the paragraph is ruled out or decided against."""
    made_by = [draft.changes.get(change_of(mark)) for mark in paragraph.end.ins]
    return any(
        change is not None
        and (change.ruling == "leave" or change.outcome in ("rejected", "withdrawn"))
        for change in made_by
    )


def agreed_in_doubt(draft: Draft, paragraph: Paragraph, decisions: Decisions) -> Iterator[Oddity]:
    """An agreed paragraph in which somebody still says otherwise: asked once."""
    if paragraph.agreement.state != "agreed":
        return
    decided = decisions.in_paragraph(paragraph)
    for place in places_in(draft, paragraph):
        change = place.change
        if change.outcome == "open" and not change.ruling and decided(change.id) is None:
            against = _who_is_against(draft, change)
            words = quoted(place.inserted or place.deleted or place.held)
            said = f"{words} is contested by {against}" if against else f"{words} has a rival"
            yield Oddity(
                "agreed-contested",
                f"{display_name(paragraph)} is agreed, but {said}.",
                paragraph.id,
                place.offset,
                len(place.inserted or place.deleted or place.held),
                asks=True,
                fix="take or leave it",
            )
            return


def _who_is_against(draft: Draft, change: Change) -> str:
    against = [
        draft.shown_name(p.delegation)
        for p in change.positions
        if p.stance in ("reserve", "oppose", "retain", "delete")
    ]
    return ", ".join(dict.fromkeys(against))
