"""Lines of which only letters inside one run are others: made from what they were.

Most keys add or take a letter of the change in hand. All that a line shows besides these letters
rests on what did not change then, and need not be asked again.
"""

from __future__ import annotations

from dataclasses import dataclass

from model.draft.paragraph import Paragraph
from model.draft.text import Run, length
from model.readings.reading import Line, Piece


@dataclass(frozen=True, slots=True)
class Retyped:
    """One run of a paragraph whose letters are others now, in a draft that is the same else.

    Attributes:
        row: The paragraph's row.
        paragraph: Its id.
        start: Where in its flat text the run begins.
        was, now: The run, before and after. Both begin alike and end alike, blanks included.
    """

    row: int
    paragraph: str
    start: int
    was: Run
    now: Run

    def line(self, line: Line) -> Line | None:
        """The line as it reads now, from what it read before; None where all must be asked."""
        if line.row != self.row:
            return None
        start, paragraph = self.start, self.paragraph
        more = len(self.now.text) - len(self.was.text)
        pieces = list(line.pieces)
        for i, piece in enumerate(pieces):
            if piece.start < start or piece.paragraph != paragraph:
                continue
            if piece.run is self.was:
                cut = self._cut(piece)
                if cut is None:
                    return None
                pieces[i] = cut
            elif piece.start == start:
                return None  # a run without letters, or one that we do not know
            else:
                pieces[i] = piece.moved(more)
        return line.with_pieces(tuple(pieces))

    def _cut(self, piece: Piece) -> Piece | None:
        """What is cut from the run, from the run as it is now."""
        was, now = self.was.text, self.now.text
        begin = piece.start - self.start
        end = begin + len(piece.text)
        if piece.text != was[begin:end]:
            return None
        # The blanks round the words may be pieces of their own.
        first, last = len(was) - len(was.lstrip()), len(was.rstrip())
        more = len(now) - len(was)
        if end <= first:
            return piece._replace(run=self.now)
        if begin >= last:
            return piece._replace(run=self.now, start=piece.start + more)
        if begin in (0, first) and end in (last, len(was)):
            return piece._replace(run=self.now, text=now[begin : end + more])
        return None


def retyped(row: int, before: Paragraph, after: Paragraph, at: int) -> Retyped | None:
    """What was typed in a row, in its run number ``at``; None where it is at an edge of that.

    The paragraph, and the draft, is the same else: whoever asks knows (see ``other_letters``).
    """
    was, now = before.runs[at], after.runs[at]
    if not _is_alike(was.text, now.text):
        return None
    return Retyped(row, before.id, length(before.runs[:at]), was, now)


def _is_alike(was: str, now: str) -> bool:
    """Whether only letters inside are others: lines go by how words begin and end."""
    # Of " x " and " " the edges are the same blanks, but in one of them it is one blank.
    has_words = was.strip() and now.strip()
    return bool(has_words) and _edges(was) == _edges(now)


def _edges(text: str) -> tuple[object, ...]:
    lead = len(text) - len(text.lstrip())
    trail = len(text) - len(text.rstrip())
    return text[:lead], text[len(text) - trail :], text[0].isalnum(), text[-1].isalnum()
