"""The words of paragraphs as they would stand if all that is open were granted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from model.draft.blocks import every_alternative
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph, display_name
from model.draft.text import stands
from model.readings.decisions import Decisions
from model.readings.places import displaced_by, is_struck
from model.readings.reading import PROPOSED


@dataclass(frozen=True, slots=True)
class Standing:
    """A paragraph that stands.

    Attributes:
        paragraph: It.
        text: Its words as proposed; the sign of a note is one character of it.
        at: For each character of ``text``, and for its end, where it is in the flat text.
        name: What a sentence calls it: "OP3"; a preambular one without a label by its number.
        rival: Whether it is one of several of which only one can stand.
    """

    paragraph: Paragraph
    text: str
    at: tuple[int, ...]
    name: str
    rival: bool = False

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where characters of ``text`` are in the flat text: offset and length."""
        last = self.at[end - 1] + 1 if end > start else self.at[start]
        return self.at[start], last - self.at[start]

    def is_whole(self, start: int, end: int) -> bool:
        """Whether nothing struck stands between characters of ``text``."""
        return self.place(start, end)[1] == end - start


def standings(draft: Draft) -> Iterator[Standing]:
    """The paragraphs that would stand, in order."""
    decisions = Decisions(draft, PROPOSED)
    displaced = displaced_by(draft)
    rivals = every_alternative(draft)
    number = 0
    for paragraph in draft.paragraphs:
        if is_struck(draft, paragraph, displaced):
            continue
        decided = decisions.in_paragraph(paragraph)
        text: list[str] = []
        at: list[int] = []
        offset = 0
        for run in paragraph.runs:
            if stands(run, decided):
                text.append(run.text)
                at += range(offset, offset + len(run.text))
            offset += len(run.text)
        words = "".join(text)
        if words.strip():
            number += paragraph.kind == "preambular"
            bare = paragraph.kind == "preambular" and not paragraph.label
            name = f"PP{number}" if bare else display_name(paragraph)
            yield Standing(paragraph, words, (*at, offset), name, paragraph.id in rivals)
