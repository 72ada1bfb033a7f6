"""What a person asked for with keys, an input method, a paste or a drop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from model.draft.place import Place
from model.readings.reading import Reading
from widgets.table.pasted import Pasted

Taking = Literal["selection", "back", "forward"]
"""What is to go: what was selected, or what a key takes on one side of the caret."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Words to be put in the place of others; the text is not changed by asking.

    Attributes:
        reading: The reading of the column in which it was asked: the hat.
        start: Where it begins.
        end: Where the words to go end; the same as ``start`` for typed words.
        words: What is to stand there; line breaks are ``\\n``.
        pasted: The same words with formats and paragraphs, where they were pasted or dropped.
        taking: What takes the words to go out.
        splits: Whether the paragraph is to be split there.
        caret: Where the caret stood.
        over: Whether anything was selected, be it words or only what stands beside them.
    """

    reading: Reading
    start: Place
    end: Place
    words: str = ""
    pasted: Pasted | None = None
    taking: Taking = "selection"
    splits: bool = False
    caret: Place | None = None
    over: bool = False

    @property
    def is_of_nothing(self) -> bool:
        """Whether what was selected is no words of the draft: a tag, a label or a sign."""
        return self.over and not self.splits and self.start[:2] == self.end[:2]


@dataclass(frozen=True, slots=True)
class Moving:
    """Words of a column to be put elsewhere in it; the text is not changed by asking.

    Attributes:
        reading: The reading of the column.
        start, end: What was dragged.
        to: Where it was dropped; never inside what was dragged.
        pasted: What was dragged, as it stands, with its formats.
        stays: Whether it is to stand where it came from too.
    """

    reading: Reading
    start: Place
    end: Place
    to: Place
    pasted: Pasted
    stays: bool = False
