"""What of a block is selected: in its own column, or in another that shows the same row."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QAbstractTextDocumentLayout, QTextBlock, QTextLayout


class Guest(NamedTuple):
    """The caret of another column in a spread row; its units are those that all columns share.

    Attributes:
        row: Which row.
        at: Where it is.
        selected: From where to where is selected in the row, or None.
    """

    row: int
    at: int
    selected: tuple[int, int] | None


def selected(
    block: QTextBlock, context: QAbstractTextDocumentLayout.PaintContext
) -> list[QTextLayout.FormatRange]:
    """The parts of the block that are selected, with how that looks."""
    ranges = []
    selections = context.selections
    if not selections:
        return []
    start, length = block.position(), block.length()
    words = block.layout().preeditAreaText()
    composed = len(words.encode("utf-16-le")) // 2 if words else 0
    place = block.layout().preeditAreaPosition() if words else 0
    for selection in selections:
        cursor = selection.cursor
        first = max(cursor.selectionStart() - start, 0)
        last = min(cursor.selectionEnd() - start, length)
        if composed and last > place:
            last += composed
            first += composed if first >= place else 0
        if first < last:
            chosen = QTextLayout.FormatRange()
            chosen.start, chosen.length, chosen.format = first, last - first, selection.format
            ranges.append(chosen)
    return ranges
