"""Lines of which only the letters of one run are others: made from what they were.

Most keys add or take a letter of the change in hand. All that a line shows besides these letters
rests on what did not change then, and need not be asked again.
"""

from __future__ import annotations

from dataclasses import dataclass

from model.draft.paragraph import Paragraph
from model.draft.text import Run, length
from model.readings.reading import Line, Reading
from model.readings.signs import signed_anew
from model.readings.spacing import spaced_anew


@dataclass(frozen=True, slots=True)
class Retyped:
    """One run of a paragraph whose letters are others now, in a draft that is the same else.

    Attributes:
        row: The paragraph's row.
        paragraph: Its id.
        start: Where in its flat text the run begins.
        was, now: The run, before and after. Both have words.
    """

    row: int
    paragraph: str
    start: int
    was: Run
    now: Run

    def line(self, line: Line, reading: Reading) -> Line | None:
        """The line of a reading as it is now, from what it was; None where all must be asked."""
        if line.row != self.row:
            return None
        start, paragraph = self.start, self.paragraph
        more = len(self.now.text) - len(self.was.text)
        pieces = list(line.pieces)
        at = -1
        for i, piece in enumerate(pieces):
            if piece.start < start or piece.paragraph != paragraph:
                continue
            if piece.run is self.was:
                at = i if at < 0 else at
            elif piece.start == start:
                return None  # a run without letters, or one that we do not know
            else:
                pieces[i] = piece.moved(more)
        if at < 0:
            return line.with_pieces(tuple(pieces))  # the run is not shown
        if not pieces[at].undecided:
            pieces[at] = pieces[at].of(self.now)
        elif not signed_anew(pieces, at, self.now):
            return None
        if reading.name == "informal" and not self._is_inside():
            pieces = spaced_anew(pieces)
        return line.with_pieces(tuple(pieces))

    def _is_inside(self) -> bool:
        """Whether the run begins and ends as it did: blanks beside it go by that."""
        return _edges(self.was.text) == _edges(self.now.text)


def retyped(row: int, before: Paragraph, after: Paragraph, at: int) -> Retyped | None:
    """What was typed in a row, in its run number ``at``; None where no words are left in it.

    The paragraph, and the draft, is the same else: whoever asks knows (see ``other_letters``).
    """
    was, now = before.runs[at], after.runs[at]
    # Among blanks, one of " x " and one of " " stand in other places.
    if not was.text.strip() or not now.text.strip():
        return None
    return Retyped(row, before.id, length(before.runs[:at]), was, now)


def _edges(text: str) -> tuple[str | bool, ...]:
    first, last = text[0], text[-1]
    return first.isspace(), first.isalnum(), last.isspace(), last.isalnum()
