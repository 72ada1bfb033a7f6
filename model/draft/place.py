"""A spot in the text."""

from __future__ import annotations

from typing import Literal, NamedTuple

Side = Literal["before", "after"]


class Place(NamedTuple):
    """A spot in the text.

    Attributes:
        paragraph: The paragraph's id.
        offset: How many code points come before the spot, those of deleted runs counted.
        side: Which neighbour it keeps to when words are put exactly there.
    """

    paragraph: str
    offset: int
    side: Side = "before"
