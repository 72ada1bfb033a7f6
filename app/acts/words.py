"""How acts call what they are about: a change by its words, several by their number."""

from __future__ import annotations

from model.draft.draft import Draft
from model.draft.paragraph import display_name
from model.readings.places import places_in

LONGEST = 40


def quoted(words: str, otherwise: str = "this change") -> str:
    """Words in quotation marks, the end of long ones left out."""
    bare = " ".join(words.split())
    short = bare if len(bare) <= LONGEST else bare[: LONGEST - 1].rstrip() + "…"
    return f"“{short}”" if short else otherwise


def called(draft: Draft, change: str) -> str:
    """A change by its words where it first stands: "“old”", "“dim” → “lit”"."""
    for paragraph in draft.carrying(change):
        for place in places_in(draft, paragraph):
            if place.change.id != change:
                continue
            if place.kind == "paragraph":
                return f"{display_name(paragraph)} as a whole"
            if place.kind == "move":
                return f"move of {display_name(paragraph)}"
            if place.inserted.strip() and place.deleted.strip():
                return f"{quoted(place.deleted)} → {quoted(place.inserted)}"
            if place.deleted.strip():
                return f"deletion of {quoted(place.deleted)}"
            return quoted(place.inserted or place.held)
    return "this change"


def thing_called(draft: Draft, on: str) -> str:
    """A change, a paragraph or (empty) the whole draft, in words."""
    if on in draft.changes:
        return called(draft, on)
    paragraph = draft.paragraph(on) if on else None
    return f"{display_name(paragraph)} as a whole" if paragraph else "the whole draft"


def several(count: int, one: str, more: str = "") -> str:
    """ "1 change", "12 changes"."""
    return f"{count} {one if count == 1 else more or one + 's'}"
