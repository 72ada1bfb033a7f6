"""A question that a draft leaves open, and what each answer does, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

QuestionKind = Literal["extent", "scope", "who", "version", "rivals", "stands", "order", "other"]
Act = Literal["edge", "settle", "whole", "call", "rivals", "take", "leave", "unstrike", "apart"]


@dataclass(frozen=True, slots=True)
class Edge:
    """Where an insertion would begin and end in one paragraph, in code points."""

    change: str
    paragraph: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Deed:
    """What an answer does; ``steps.settle_edits`` makes the edit of it.

    Attributes:
        act: edge (move edges and settle), settle (they are right as they are), whole (the
            stances are about the paragraph), call (another delegation is meant), rivals (only
            one of them can stand), take or leave (rule so), unstrike (nothing
            is struck with it), apart (it can stand with its alternatives; nothing else is settled).
        edges: For "edge".
        ids: Changes, paragraphs or brackets that it is done to; for "call" the delegation.
        other: For "call" the id of the delegation that is meant; for "take" the change that is.
    """

    act: Act
    edges: tuple[Edge, ...] = ()
    ids: tuple[str, ...] = ()
    other: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer.

    Attributes:
        name: What a key or button says: "1 word", "phrase", "as marked".
        deed: What it does.
        words: What would be put in, or is meant.
        without: For an extent: the sentence as it would be left.
    """

    name: str
    deed: Deed
    words: str = ""
    without: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a person should settle.

    Attributes:
        kind: What it is about.
        text: The question, one sentence.
        answers: The likeliest first.
        paragraph, offset, length: Where to look; for an extent, where the doubtful words are.
        changes: The changes it is about; identical cases are one question.
        confidence: How sure the reader was, of the least sure of them; None where it says nothing.
        reason: Why it guessed so.
        limit: For an extent, how far left its edge can go: an offset in the paragraph.
    """

    kind: QuestionKind
    text: str
    answers: tuple[Answer, ...]
    paragraph: str = ""
    offset: int = 0
    length: int = 0
    changes: tuple[str, ...] = ()
    confidence: float | None = None
    reason: str = ""
    limit: int = 0
