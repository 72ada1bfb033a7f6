"""A cell of which only the letters of some runs are others: most spans are what they were."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import compress, count
from operator import attrgetter, is_not

from model.readings.reading import Line, Piece
from widgets.table.cell_text import CellText, Span

STATE = attrgetter("inserted", "deleted", "guess", "change")
"""What of a piece its neighbours are drawn by."""


def retyped_cell(
    was: CellText, line: Line, spans_of: Callable[[range, int], list[Span]]
) -> CellText | None:
    """The cell of a line that was made from that of ``was`` by the letters of some runs.

    ``spans_of``: Gives the spans of pieces of the line, so many characters of words behind its
    beginning. None where more can look otherwise, or the opening phrase ends further on. That it
    is as long as before is for whoever asks to see.
    """
    old, new = was.line.pieces, line.pieces
    first = next(compress(count(), map(is_not, old, new)), min(len(old), len(new)))
    last = _alike_behind(old, new, first)
    if not _stand_alike(old[first : len(old) - last], new[first : len(new) - last]):
        # The edges of what stands beside them are drawn by what is their neighbour now.
        first, last = max(first - 1, 0), max(last - 1, 0)
    start = _spans_from(was, first, 0)
    end = _spans_from(was, len(old) - last, start)
    seen = _words_in(was.spans[:start]) if was.opening else 0
    come = spans_of(range(first, len(new) - last), seen)
    gone = was.spans[start:end]
    if was.opening and was.opening > seen + min(_words_in(come), _words_in(gone)):
        return None
    now = dict(zip(map(id, old[len(old) - last :]), new[len(new) - last :], strict=True))
    spans = [*was.spans[:start], *come]
    for span in was.spans[end:]:
        piece = now.get(id(span.piece), span.piece)
        spans.append(span if piece is None or piece is span.piece else span.of(piece))
    return CellText(line, tuple(spans), was.agreed, was.quiet, was.option, was.opening)


def _alike_behind(old: Sequence[Piece], new: Sequence[Piece], first: int) -> int:
    """How many pieces at the end, behind the first that differ, have the words that they had."""
    most = min(len(old), len(new)) - first
    for i in range(1, most + 1):
        was, now = old[-i], new[-i]
        if was is not now and (was.run is None or was.run is not now.run or was.text != now.text):
            return i - 1
    return most


def _stand_alike(old: Sequence[Piece], new: Sequence[Piece]) -> bool:
    """Whether pieces look the same to those beside them."""
    if len(old) != len(new):
        return False
    return not old or (STATE(old[0]) == STATE(new[0]) and STATE(old[-1]) == STATE(new[-1]))


def _spans_from(cell: CellText, at: int, start: int) -> int:
    """Where in the cell, from a span on, the piece ``at`` is shown, or what is behind them all."""
    pieces, spans = cell.line.pieces, cell.spans
    for i in range(start, len(spans)):
        if spans[i].piece is pieces[at] if at < len(pieces) else spans[i].look.role == "footnote":
            return i
    return len(spans)


def _words_in(spans: Sequence[Span]) -> int:
    return sum([len(span.text) for span in spans if span.look.role == "words"])
