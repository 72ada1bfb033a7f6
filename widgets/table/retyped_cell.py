"""A cell of which only letters are others: its spans are made from what they were."""

from __future__ import annotations

from model.readings.reading import Line, Piece
from widgets.table.cell_text import LINE_BREAK, CellText, Span


def retyped_cell(was: CellText, line: Line) -> CellText | None:
    """The cell of a line that was made from that of ``was`` by letters inside one run.

    None where more can look otherwise. What is in italics as an opening phrase is no concern of
    this: whoever asks knows that the phrase is the same.
    """
    if was.agreed or len(was.line.pieces) != len(line.pieces):
        return None
    now = dict(zip(map(id, was.line.pieces), line.pieces, strict=True))
    spans = list(was.spans)
    for i, span in enumerate(spans):
        piece = now.get(id(span.piece))
        if piece is None or span.piece is None or piece is span.piece:
            continue
        if piece.text == span.piece.text:
            spans[i] = span.of(piece)
            continue
        retyped = _retyped_span(span, span.piece.text, piece)
        if retyped is None:
            return None
        spans[i] = retyped
    return CellText(line, tuple(spans), was.agreed, was.quiet, was.option, was.opening)


def _retyped_span(span: Span, was: str, piece: Piece) -> Span | None:
    """The part of a piece that a span shows, which had the words ``was``."""
    start, end = span.skipped, span.skipped + len(span.text)
    first, last = len(was) - len(was.lstrip()), len(was.rstrip())
    more = len(piece.text) - len(was)
    if end <= first:
        return span.of(piece)
    if start >= last:
        return span._replace(piece=piece, skipped=start + more)
    if span.look.italic or start not in (0, first) or end not in (last, len(was)):
        return None
    text = piece.text[start : end + more].replace("\n", LINE_BREAK)
    return span._replace(text=text, piece=piece)
