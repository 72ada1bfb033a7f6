"""What a person asked for with keys, an input method, a paste or a drop."""

from __future__ import annotations

from dataclasses import dataclass

from model.draft.place import Place
from model.readings.reading import Reading


@dataclass(frozen=True, slots=True)
class Asking:
    """Words to be put in the place of others; the text is not changed by asking.

    Attributes:
        reading: The reading of the column in which it was asked: the hat.
        start: Where it begins.
        end: Where the words to go end; the same as ``start`` for typed words.
        words: What is to stand there; line breaks are ``\\n``.
    """

    reading: Reading
    start: Place
    end: Place
    words: str = ""
