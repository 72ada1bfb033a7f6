"""What is lit up in a block, painted behind its words.

Qt draws the words of lines with a lit stretch twice, through a clip: that takes as long as all
else that a letter has painted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextBlock, QTextFormat, QTextLayout, QTextLine

from widgets.table.corner_marks import x_of

_LEFTWARD = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc]")
_WORDS = int(QTextFormat.Property.ForegroundBrush)


def paint_lit(
    painter: QPainter,
    block: QTextBlock,
    ranges: list[QTextLayout.FormatRange],
    at: QPointF,
    clip: QRectF,
) -> list[QTextLayout.FormatRange]:
    """Paint what is only lit of a block that stands ``at`` a point; the ranges left for Qt."""
    if not ranges or _LEFTWARD.search(block.text()):
        return ranges  # in mixed text a stretch is not in one piece
    left = []
    for one in ranges:
        if one.format.hasProperty(_WORDS):
            left.append(one)
            continue
        brush = one.format.background()
        for line in _lines(block.layout(), one.start, one.start + one.length):
            y = at.y() + line.y()
            if y > clip.bottom() or y + line.height() < clip.top():
                continue
            end = line.textStart() + line.textLength()
            x = x_of(line.cursorToX(max(one.start, line.textStart())))
            right = x_of(line.cursorToX(min(one.start + one.length, end)))
            painter.fillRect(QRectF(at.x() + x, y, right - x, line.height()), brush)
    return left


def _lines(layout: QTextLayout, start: int, end: int) -> Iterator[QTextLine]:
    """The lines that a stretch has any of."""
    line = layout.lineForTextPosition(start)
    while line.isValid() and line.textStart() < end:
        yield line
        number = line.lineNumber() + 1
        if number >= layout.lineCount():
            return
        line = layout.lineAt(number)
