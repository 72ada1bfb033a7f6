"""Where the text of a footnote begins, in all the forms that documents have."""

from __future__ import annotations

import re

from model.files.notation import signs

_NEAR = 20_000


class NoteStarts:
    """Knows which lines of a text begin notes.

    Attributes:
        numbers: The numbers that mark notes in square brackets.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.numbers = _bracket_marks(text)

    def start(self, at: int, last_line: str) -> int | None:
        """Where the words of a note begin whose mark stands at ``at``, or None."""
        found = signs.NOTE.match(self.text, at)
        if found and (not found["plain"] or self._is_plain(at, found["plain"], last_line)):
            return found.end()
        bracketed = signs.BRACKET_NOTE.match(self.text, at)
        if bracketed and bracketed["mark"] in self.numbers:
            return bracketed.end()
        bare = signs.DIGIT_NOTE.match(self.text, at)
        return bare.end() if bare and _is_marked(self.text, at, bare["mark"]) else None

    def _is_plain(self, at: int, mark: str, last_line: str) -> bool:
        """Whether "* Words" is a note: its mark was met behind a word, or a note went before."""
        if re.search(r"[\w:;,.)”]" + re.escape(mark) + r"(?=[\s,.;:)])", self.text[:at]):
            return True
        return signs.NOTE.match(last_line) is not None and mark in "+†‡"


def _bracket_marks(text: str) -> set[str]:
    """The numbers that mark notes in square brackets: "lamps.[2]", and "[2] See …" on a line."""
    bodies = set(re.findall(r"^\[(\d{1,3})\][ \t]+\S", text, re.MULTILINE))
    if not bodies:
        return bodies
    return bodies & set(re.findall(r"(?<=[^\s\n]) ?\[(\d{1,3})\]", text))


def _is_marked(text: str, at: int, mark: str) -> bool:
    """Whether a number stands glued behind a word before ``at``, as a note's mark: "lamps,3"."""
    before = text[max(0, at - _NEAR) : at]
    word = rf"[^\W\d_A-Z][,.;:”\"’)]{{0,2}}{mark}(?=[\s,.;:)]|$)"
    year = rf"\b\d{{4}}[,.;]{mark}(?=\s|$)"
    return re.search(f"{word}|{year}", before) is not None
