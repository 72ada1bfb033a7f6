"""Something odd in a draft, and what would put it right."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mend:
    """What puts an oddity right: other words for some, or another label. Plain data.

    Attributes:
        paragraph: Id of the paragraph.
        start, end: The words that go, in code points of its flat text.
        words: What stands there instead.
        label: Another label for the paragraph; None leaves it, and then the words are meant.
    """

    paragraph: str
    start: int = 0
    end: int = 0
    words: str = ""
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something odd.

    Attributes:
        rule: A short name for its kind.
        message: One sentence.
        paragraph: Id of the paragraph it is about, or empty.
        offset, length: Where in its flat text, in code points.
        asks: Whether a person has to answer.
        fix: What can be done about it, in a few words, or empty.
        mend: What would put it right, where that is safe, or None.
    """

    rule: str
    message: str
    paragraph: str = ""
    offset: int = 0
    length: int = 0
    asks: bool = False
    fix: str = ""
    mend: Mend | None = None
