"""What a reader guessed, and what it took from status lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.draft.draft import Draft
from model.draft.paragraph import Paragraph, bare_label, display_name
from model.readings.checks.labels import unit_of
from model.readings.checks.oddity import Oddity
from model.readings.checks.quoting import quoted
from model.readings.places import ChangePlace, places_in

_UNIT = re.compile(
    r"\b(PP|OP)\s*(\d+)((?:\s*(?:bis|ter|quater|quinquies|alt)(?:\s\d)?)*)", re.IGNORECASE
)


def guessed(draft: Draft, paragraph: Paragraph, told: set[str]) -> Iterator[Oddity]:
    """What a reader guessed there and was not told yet: once a paragraph, and once a move."""
    guesses = [
        place
        for place in places_in(draft, paragraph)
        if place.change.confidence is not None
        and place.change.confidence < 1
        and place.change.outcome == "open"
        and place.change.id not in told
    ]
    for place in guesses:
        if place.kind == "move" and place.change.moved_to in ("", paragraph.id):
            told.add(place.change.id)
            yield Oddity(
                "move-doubtful",
                f"Whether {display_name(paragraph)} was moved here is a guess: "
                f"{place.change.reason or 'its words say so'}.",
                paragraph.id,
                place.offset,
                len(place.inserted),
                asks=True,
                fix="confirm the new order",
            )
    rest = [place for place in guesses if place.kind != "move"]
    told.update(place.change.id for place in rest)
    if rest:
        yield _guesses(paragraph, rest)


def _guesses(paragraph: Paragraph, places: list[ChangePlace]) -> Oddity:
    first = places[0]
    words = first.inserted or first.deleted or first.held
    why = f" ({first.change.reason})" if first.change.reason else ""
    if not words.strip():
        said = f"{len(places)} of its changes {'is' if len(places) == 1 else 'are'} guessed{why}."
    elif len(places) == 1:
        said = f"The change of {quoted(words)} is a guess{why}."
    else:
        said = f"{len(places)} changes are guesses; the first is {quoted(words)}{why}."
    return Oddity(
        "guess", said, paragraph.id, first.offset, len(words), asks=True, fix="settle them"
    )


def status_of_another(paragraph: Paragraph) -> Iterator[Oddity]:
    """A status line that names another paragraph than the one it stands at."""
    named = _UNIT.match(paragraph.agreement.words.lstrip(" [*"))
    if named is None or not paragraph.label:
        return
    own = unit_of(bare_label(paragraph.label), paragraph.kind)
    if unit_of(named.group(), paragraph.kind) != own:
        yield Oddity(
            "order-doubtful",
            f"The status line at {display_name(paragraph)} names "
            f"{' '.join(named.group().split())}: their order is in doubt.",
            paragraph.id,
            asks=True,
            fix="settle the order",
        )
