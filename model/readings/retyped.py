"""Lines of which only the letters of some runs are others: made from what they were.

Most keys add or take a letter of the change in hand, or strike the next one. All that a line shows
besides these letters rests on what did not change then, and need not be asked again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from model.draft.paragraph import Paragraph
from model.draft.text import Run, length
from model.readings.reading import Line, Piece, Reading
from model.readings.signs import signed_anew
from model.readings.spacing import spaced_anew


class OtherLetters(NamedTuple):
    """A run that has other letters now.

    Attributes:
        start: Where in the flat text of its paragraph it began.
        was, now: The run, before and after. Both have words.
    """

    start: int
    was: Run
    now: Run


@dataclass(frozen=True, slots=True)
class Retyped:
    """Runs of a paragraph whose letters are others now, in a draft that is the same else.

    Attributes:
        row: The paragraph's row.
        paragraph: Its id.
        runs: The runs, in order.
    """

    row: int
    paragraph: str
    runs: tuple[OtherLetters, ...]

    def line(self, line: Line, reading: Reading) -> Line | None:
        """The line of a reading as it is now, from what it was; None where all must be asked."""
        pieces = list(line.pieces)
        found = self._moved(pieces) if line.row == self.row else None
        if found is None:
            return None
        for at, run in reversed(found):
            if not pieces[at].undecided:
                pieces[at] = pieces[at].of(run)
            elif not signed_anew(pieces, at, run):
                return None
        if reading.name == "informal" and not all(map(_is_inside, self.runs)):
            pieces = spaced_anew(pieces)
        return line.with_pieces(tuple(pieces))

    def _moved(self, pieces: list[Piece]) -> list[tuple[int, Run]] | None:
        """Move what is behind the first run; which piece begins each that is shown, and it now."""
        start, paragraph = self.runs[0].start, self.paragraph
        found: list[tuple[int, Run]] = []
        ahead = list(reversed(self.runs))
        more = 0
        for i, piece in enumerate(pieces):
            if piece.start < start or piece.paragraph != paragraph:
                continue
            while ahead and ahead[-1].start < piece.start:
                passed = ahead.pop()
                more += len(passed.now.text) - len(passed.was.text)
            if ahead and ahead[-1].start == piece.start:
                if piece.run is not ahead[-1].was:
                    return None  # a run without letters, or one that we do not know
                found.append((i, ahead[-1].now))
            if more:
                pieces[i] = piece.moved(more)
        return found


def retyped(row: int, before: Paragraph, after: Paragraph, which: list[int]) -> Retyped | None:
    """What was typed in a row, in the runs of these numbers; None where one is left no words.

    The paragraph, and the draft, is the same else: whoever asks knows (see ``other_letters``).
    """
    runs = tuple(
        OtherLetters(length(before.runs[:at]), before.runs[at], after.runs[at]) for at in which
    )
    # Among blanks, one of " x " and one of " " stand in other places.
    if not all(one.was.text.strip() and one.now.text.strip() for one in runs):
        return None
    return Retyped(row, before.id, runs)


def _is_inside(one: OtherLetters) -> bool:
    """Whether a run begins and ends as it did: blanks beside it go by that."""
    return _edges(one.was.text) == _edges(one.now.text)


def _edges(text: str) -> tuple[str | bool, ...]:
    first, last = text[0], text[-1]
    return first.isspace(), first.isalnum(), last.isspace(), last.isalnum()
