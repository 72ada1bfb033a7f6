"""What one cell shows: a line of a reading as spans of text, each with its look and its origin.

The text of a cell is longer than its line: it has the label before the words, the tick of an
agreement and the footnotes after them. ``place_at`` and ``offset_of`` lead between the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from model.draft.place import Place
from model.readings.reading import Line, Piece


class Look(NamedTuple):
    """How a span is drawn; ``table/looks.py`` has a text format for each.

    Attributes:
        role: A Role of the readings, or "label", "tick", "edge" (the "?" of a guess), "footnote".
        inserted, deleted, undecided, chair, guess: As of the Piece.
        nested: An insertion in an insertion.
        held: Words that a change only holds.
        bold, italic, underlined: As formatted in the text, or by kind of paragraph.
        raised: 1 for superscript, -1 for subscript.
        quiet: Of a masthead: smaller and greyer.
    """

    role: str = "words"
    inserted: bool = False
    deleted: bool = False
    undecided: bool = False
    chair: bool = False
    guess: bool = False
    nested: bool = False
    held: bool = False
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    raised: int = 0
    quiet: bool = False


class Span(NamedTuple):
    """Neighbouring characters with one look; ``piece`` is None for what the line has not."""

    text: str
    look: Look
    piece: Piece | None = None
    skipped: int = 0
    """How many characters of the piece stand in spans before this one."""


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell.

    Attributes:
        line: The line that it shows.
        spans: What is shown, in order.
        kind: The paragraph's kind.
        level: 1 for a paragraph, 2 for (a), …
        agreed: Whether the paragraph is agreed.
        quiet: Whether it is the short form of an agreed paragraph, without tags and strikes.
    """

    line: Line
    spans: tuple[Span, ...]
    agreed: bool = False
    quiet: bool = False

    @property
    def kind(self) -> str:
        """The paragraph's kind."""
        return self.line.kind

    def text(self) -> str:
        """All that is shown."""
        return "".join(span.text for span in self.spans)

    def place_at(self, offset: int) -> Place:
        """The place in the draft nearest to a character of the cell."""
        best = Place(self.line.paragraph, 0)
        seen = 0
        for span in self.spans:
            piece = span.piece
            if piece is not None and piece.start >= 0 and (seen <= offset or not seen):
                within = min(max(offset - seen, 0), len(span.text))
                start = piece.start + span.skipped
                whole = len(piece.run.text) if piece.run else len(piece.text)
                best = Place(piece.paragraph, min(start + within, piece.start + whole))
            seen += len(span.text)
            if seen >= offset and best.offset:
                break
        return best

    def offset_of(self, place: Place) -> int:
        """Where in the cell a place is, or what is shown next before it."""
        best = seen = 0
        for span in self.spans:
            piece = span.piece
            if piece is None or piece.start < 0:
                if span.look.role == "label":
                    best = seen + len(span.text)
            elif piece.paragraph == place.paragraph:
                start = piece.start + span.skipped
                if start <= place.offset:
                    best = seen + min(place.offset - start, len(span.text))
            seen += len(span.text)
        return best

    def change_at(self, offset: int) -> str:
        """The id of the innermost change that has a word or tag at a character, or empty."""
        seen = 0
        found = ""
        for span in self.spans:
            if seen <= offset <= seen + len(span.text) and span.piece is not None:
                if span.piece.change:
                    found = span.piece.change
                if offset < seen + len(span.text):
                    return span.piece.change or found
            seen += len(span.text)
        return found

    def offset_of_change(self, change: str) -> int | None:
        """Where the first word of a change begins in the cell."""
        return next((start for start, _ in self.ranges_of_change(change)), None)

    def ranges_of_change(self, change: str) -> list[tuple[int, int]]:
        """Where the words and tags of a change stand: start and end of each stretch."""
        found: list[tuple[int, int]] = []
        seen = 0
        for span in self.spans:
            end = seen + len(span.text)
            if span.piece is not None and is_of(span.piece, change):
                if found and found[-1][1] == seen:
                    found[-1] = (found[-1][0], end)
                else:
                    found.append((seen, end))
            seen = end
        return found


def is_of(piece: Piece, change: str) -> bool:
    """Whether the piece is a word or a tag of the change."""
    if piece.change == change:
        return True
    marks = piece.run.marks() if piece.run is not None else ()
    return any(mark.partition(".")[0] == change for mark in marks)
