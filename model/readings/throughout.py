"""Like places: where the same words stand in the whole text, as the informal reading shows it."""

from __future__ import annotations

from dataclasses import dataclass

from model.draft.draft import Draft
from model.draft.paragraph import display_name
from model.draft.place import Place
from model.readings.find import Found, find, words_matcher
from model.readings.reading import INFORMAL

AROUND = 24
"""Characters told before and after a place."""


@dataclass(frozen=True, slots=True)
class LikePlace:
    """Where the words stand once more.

    Attributes:
        start, end: The places round them.
        label: What their paragraph is called.
        before, words, after: The words, and what stands beside them.
    """

    start: Place
    end: Place
    label: str
    before: str
    words: str
    after: str


def throughout_places(draft: Draft, words: str) -> list[LikePlace]:
    """Where the words stand as typed, whole, in paragraphs that are not agreed.

    What is struck already is left out.
    """
    wanted = words.strip()
    found = find(draft, (INFORMAL,), words_matcher(wanted, case=True, whole=True))
    return [place for one in found if (place := _place(draft, one)) is not None]


def _place(draft: Draft, found: Found) -> LikePlace | None:
    paragraph = draft.paragraph(found.start.paragraph)
    split = len({part.paragraph for part in found.parts}) > 1
    if paragraph is None or split or found.struck or paragraph.agreement.state == "agreed":
        return None
    text = paragraph.text()
    start, end = found.start.offset, found.end.offset
    return LikePlace(
        found.start,
        found.end,
        display_name(paragraph),
        text[max(start - AROUND, 0) : start],
        found.groups[0],
        text[end : end + AROUND],
    )
