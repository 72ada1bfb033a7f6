"""What a reader gives: a draft and its notices, or the one refusal it may raise."""

from __future__ import annotations

from dataclasses import dataclass, field

from model.draft.draft import Draft
from model.readings.checks.oddity import Mend


class UnreadableFile(Exception):
    """The file is not what its name says, or is not safe to open. One sentence for a drafter."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something odd that a person should know of, quoting what a reader could not place.

    Attributes:
        rule: A short name for its kind ("unplaced-words", "move-doubtful").
        message: One sentence.
        paragraph: Id of the paragraph it is about, or empty.
        offset: Where in the paragraph's flat text, in code points.
        length: How much of it, in code points.
        where: The place in the file ("line 63", "word/document.xml"), or empty.
        asks: Whether a person has to answer: what is left in doubt.
        fix: What can be done about it, in a few words, or empty.
        mend: What would put it right, where that is safe and known, or None.
    """

    rule: str
    message: str
    paragraph: str = ""
    offset: int = 0
    length: int = 0
    where: str = ""
    asks: bool = False
    fix: str = ""
    mend: Mend | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """A draft as read.

    Attributes:
        draft: The draft, the best that could be made of the file.
        notices: What is odd, in the order of the file.
        read_only: Whether saving it would lose something (a later format).
    """

    draft: Draft
    notices: tuple[Notice, ...] = field(default=())
    read_only: bool = False
