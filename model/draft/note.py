"""What a run that is not words stands for: a footnote, or something of another tool kept whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from model.draft.paragraph import Paragraph


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: a container of paragraphs of its own.

    Attributes:
        id: Its id; the run that is its mark names it.
        paragraphs: Its text; at least one, each of kind "note".
        mark: The mark as typed ("*", "3"); readings number the numbered ones afresh.
    """

    id: str
    paragraphs: tuple[Paragraph, ...]
    mark: str = ""


KeptKind = Literal["inline", "block", "picture", "field"]


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that the model has no word for, kept whole and written back untouched.

    Attributes:
        id: Its id; the run that stands for it names it.
        kind: How it is shown.
        content: The XML as text.
        text: What of it can be read as words, to be shown in its place.
    """

    id: str
    kind: KeptKind
    content: str
    text: str = ""
