"""What a reading is, and what it gives: lines made of pieces.

The screen paints these lines, the text writer prints them, and the Word writer is held against
them, so that nobody is sent anything but what was on the screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from model.draft.agreement import OPEN, Agreement
from model.draft.text import Run

ReadingName = Literal["tabled", "informal", "chair", "clean", "proposed", "as"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A way of seeing a draft; ``delegation`` (an id) only with "as"."""

    name: ReadingName
    delegation: str = ""


TABLED = Reading("tabled")
INFORMAL = Reading("informal")
CHAIRS_PROPOSAL = Reading("chair")
CLEAN = Reading("clean")
PROPOSED = Reading("proposed")

TITLES: dict[ReadingName, str] = {
    "tabled": "As tabled",
    "informal": "Informal",
    "chair": "Chair’s proposal",
    "clean": "Clean",
    "proposed": "As proposed",
    "as": "As wanted",
}
"""What a reading is called on the screen."""

Role = Literal["words", "note", "bracket", "tag", "remark", "status", "break"]


class Piece(NamedTuple):
    """Something that a reading shows on a line; a named tuple, because a key makes some fifty.

    Attributes:
        text: What is shown.
        role: words of the draft; the mark of a note; a bracket sign; a tag; a remark; a status
            line; or the sign of a paragraph break that is proposed or to go.
        inserted: Underlined: not in the tabled text.
        deleted: Struck: somebody asks for it to go.
        undecided: Neither in nor out in the chair's proposal.
        chair: The Chair proposes it.
        guess: A reader guessed its extent.
        change: The change that a tag belongs to, or that made the words, innermost; or empty.
        paragraph: Id of the paragraph that the words stand in.
        start: Where in that paragraph's flat text they begin; -1 for what is no part of it.
        run: The run that the words are cut from.
    """

    text: str
    role: Role = "words"
    inserted: bool = False
    deleted: bool = False
    undecided: bool = False
    chair: bool = False
    guess: bool = False
    change: str = ""
    paragraph: str = ""
    start: int = -1
    run: Run | None = None

    # Made of the tuples that they are, in a third of the time of ``_replace``: a key asks for
    # them some fifty times.

    def moved(self, more: int) -> Piece:
        """The piece, so many characters further on in its paragraph."""
        return tuple.__new__(Piece, (*self[:-2], self.start + more, self.run))

    def of(self, run: Run) -> Piece:
        """The piece with all the words of another run."""
        return tuple.__new__(Piece, (run.text, *self[1:-1], run))

    def saying(self, text: str) -> Piece:
        """The piece with another text."""
        return tuple.__new__(Piece, (text, *self[1:]))

    def between(self, start: int, end: int) -> Piece:
        """What of the piece stands between two of its characters."""
        text, *rest, at, run = self
        return tuple.__new__(Piece, (text[start:end], *rest, at + start, run))


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as a reading shows it.

    Attributes:
        paragraph: Id of the first paragraph that contributes anything; label, kind, level and
            agreement are its own.
        row: That paragraph's row in the draft; -1 in a note.
        label: The label that this reading shows; empty for none.
        pieces: What is shown, in order.
    """

    paragraph: str
    row: int
    kind: str
    label: str
    pieces: tuple[Piece, ...]
    level: int = 1
    agreement: Agreement = OPEN

    def with_pieces(self, pieces: tuple[Piece, ...]) -> Line:
        """The line with other pieces; ``replace`` takes four times as long."""
        kind, label = self.kind, self.label
        return Line(self.paragraph, self.row, kind, label, pieces, self.level, self.agreement)

    def words(self) -> str:
        """The text without its label: words, bracket signs, note marks, tags, all there is."""
        return "".join(piece.text for piece in self.pieces)

    def printed(self) -> str:
        """The line as plain text: label, words; a line break inside as U+2028."""
        words = self.words().strip().replace("\n", "\u2028")
        if not words:
            return ""
        return f"{self.label} {words}" if self.label else words
