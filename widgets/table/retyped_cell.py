"""A cell of which only letters are others: its spans are made from what they were."""

from __future__ import annotations

from dataclasses import replace

from model.readings.reading import Line, Piece
from widgets.table.cell_text import LINE_BREAK, CellText, Span


def retyped_cell(was: CellText, line: Line) -> CellText | None:
    """The cell of a line that was made from that of ``was`` by letters inside one run.

    None where more can look otherwise. What is in italics as an opening phrase is no concern of
    this: whoever asks knows that the phrase is the same.
    """
    if was.agreed or len(was.line.pieces) != len(line.pieces):
        return None
    now = {id(a): b for a, b in zip(was.line.pieces, line.pieces, strict=True) if a is not b}
    spans: list[Span] = []
    for span in was.spans:
        piece = now.get(id(span.piece))
        if piece is None or span.piece is None:
            spans.append(span)
        elif piece.text == span.piece.text:
            spans.append(Span(span.text, span.look, piece, span.skipped))
        else:
            retyped = _retyped_span(span, span.piece.text, piece)
            if retyped is None:
                return None
            spans.append(retyped)
    return replace(was, line=line, spans=tuple(spans))


def _retyped_span(span: Span, was: str, piece: Piece) -> Span | None:
    """The part of a piece that a span shows, which had the words ``was``."""
    start, end = span.skipped, span.skipped + len(span.text)
    first, last = len(was) - len(was.lstrip()), len(was.rstrip())
    more = len(piece.text) - len(was)
    if end <= first:
        return span._replace(piece=piece)
    if start >= last:
        return span._replace(piece=piece, skipped=start + more)
    if span.look.italic or start not in (0, first) or end not in (last, len(was)):
        return None
    text = piece.text[start : end + more].replace("\n", LINE_BREAK)
    return span._replace(text=text, piece=piece)
