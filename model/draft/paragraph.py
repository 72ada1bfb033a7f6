"""One unit of a draft: its kind, its label, its runs and its end mark."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import NamedTuple

from model.draft.agreement import OPEN, Agreement
from model.draft.change import Position
from model.draft.text import PLAIN_END, EndMark, Run, change_of, flat

ParagraphKind = str
"""One of KINDS. A word of another tool (an hcontainer's name) is kept as it is."""

OPTION_WORD = (
    "(?:Option|Alternative|Variant|Opción|Alternativa|Variante|Вариант|Proposed[ ]"
    "(?:Mechanism|Text|Wording|Formulation|Language|Version|Approach|Option|Alternative))"
)
"""What names one of several options before its number, as a pattern."""
_OPTION = re.compile(rf"{OPTION_WORD}\b", re.IGNORECASE)

MASTHEAD_KINDS = (
    "organ",
    "symbol",
    "distribution",
    "date",
    "language",
    "body",
    "session",
    "place",
    "item",
    "agenda",
    "sponsors",
)
"""What stands before the title of a UN document, each line a paragraph of its own kind."""

KINDS = (
    *MASTHEAD_KINDS,
    "title",
    "enacting",
    "preambular",
    "operative",
    "heading",
    "text",
    "cell",
    "note",
    "block",
)

NEGOTIATED_KINDS = ("title", "preambular", "operative")
"""The units that a room agrees one by one."""


class Cell(NamedTuple):
    """A cell of a table: the table's id and, from 0, row and column."""

    table: str
    row: int
    column: int


class FormerLabel(NamedTuple):
    """A label that a paragraph had, and until when (UTC, or empty)."""

    label: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of a draft with its own end mark. It never changes; edits build another.

    Attributes:
        id: Its identity; labels are display only.
        kind: What it is (KINDS).
        runs: Its text, in the one form that ``text.joined`` gives.
        end: Its end mark.
        label: The working label as typed, final point included ("PP3 ter alt.", "(a)").
        tabled_label: The label in the tabled text; None where it is the same or was not tabled.
        former_labels: Labels it had before, oldest first.
        level: 1 for a paragraph, 2 for (a), 3 for (i), …
        inside: The cells it stands in, outermost first; empty in the body and in notes.
        agreement: What is settled of it.
        positions: Stances on the paragraph as a whole.
        attributes: Attributes of other tools on its element, (name, value), sorted.
    """

    id: str
    kind: ParagraphKind = "text"
    runs: tuple[Run, ...] = ()
    end: EndMark = PLAIN_END
    label: str = ""
    tabled_label: str | None = None
    former_labels: tuple[FormerLabel, ...] = ()
    level: int = 1
    inside: tuple[Cell, ...] = ()
    agreement: Agreement = OPEN
    positions: tuple[Position, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()

    def text(self) -> str:
        """The whole flat text, deleted runs included."""
        return flat(self.runs)

    def with_runs(self, runs: tuple[Run, ...]) -> Paragraph:
        """The paragraph with another text; each key asks, and ``replace`` takes longer."""
        return Paragraph(self.id, self.kind, runs, *_BEHIND_RUNS(self))

    def changes(self) -> list[str]:
        """Ids of the changes with a mark here, in the order in which their marks first stand."""
        seen: dict[str, None] = {}
        for run in self.runs:
            for mark in run.marks():
                seen[change_of(mark)] = None
        for mark in self.end.ins + self.end.dels:
            seen[change_of(mark)] = None
        return list(seen)


_BEHIND_RUNS = attrgetter(*(field.name for field in fields(Paragraph)[3:]))


def other_letters(before: Paragraph, after: Paragraph) -> list[int]:
    """The numbers of the runs that have other letters, if all else of the paragraph is the same.

    Whatever goes by marks, ends, labels or what stands for something is the same then too.
    """
    if (before.id, before.kind) != (after.id, after.kind) or len(before.runs) != len(after.runs):
        return []
    if _BEHIND_RUNS(before) != _BEHIND_RUNS(after):
        return []
    pairs = enumerate(zip(before.runs, after.runs, strict=True))
    others = [i for i, (a, b) in pairs if a is not b and a != b]
    alike = all(before.runs[i].is_like(after.runs[i]) for i in others)
    return others if alike else []


def bare_label(label: str) -> str:
    """The label without its final point: "PP3 ter alt", "8 bis", "12", "(a)"."""
    bare = label.strip().rstrip(".:").rstrip()
    return bare if "(" in bare else bare.rstrip(")").rstrip()


_NUMBER = re.compile(r"\d")


def is_option(paragraph: Paragraph) -> bool:
    """Whether it is the line "Option 1:" over the paragraphs of an option."""
    return _OPTION.match(paragraph.label) is not None


def display_name(paragraph: Paragraph) -> str:
    """How the room calls the paragraph: "PP3 ter", "OP8 bis", "Title"."""
    label = bare_label(paragraph.label)
    if not label:
        return paragraph.kind.capitalize()
    if paragraph.kind == "operative" and _NUMBER.match(label):
        return "OP" + label
    return label
