"""What is lit up in a block, painted behind its words.

Qt draws the words of lines with a lit stretch twice, through a clip: that takes as long as all
else that a letter has painted.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextBlock, QTextFormat, QTextLayout

from widgets.table.corner_marks import x_of

_LEFTWARD = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc]")
_WORDS = int(QTextFormat.Property.ForegroundBrush)


def can_be_lit_apart(text: str, filled: bool) -> bool:
    """Whether what is lit in a text can be painted behind its words.

    In mixed text a stretch is not in one piece; where words are ``filled``, with a colour of
    their own behind them, that would hide what is lit.
    """
    return not filled and not _LEFTWARD.search(text)


def paint_lit(
    painter: QPainter,
    block: QTextBlock,
    ranges: list[QTextLayout.FormatRange],
    at: QPointF,
    lines: range,
) -> list[QTextLayout.FormatRange]:
    """Paint what is only lit of some lines of a block that stands ``at`` a point.

    Gives back the ranges that are left for Qt.
    """
    left = []
    layout = block.layout()
    for one in ranges:
        if one.format.hasProperty(_WORDS):
            left.append(one)
            continue
        start, end = one.start, one.start + one.length
        for number in lines:
            line = layout.lineAt(number)
            first = line.textStart()
            last = first + line.textLength()
            if first >= end:
                break
            if start < last:
                x, right = (x_of(line.cursorToX(i)) for i in (max(start, first), min(end, last)))
                y, height = at.y() + line.y(), line.height()
                area = QRectF(at.x() + x, y, right - x, height)
                # Whole pixels, as Qt takes for what is left to it: the same whoever paints.
                painter.fillRect(area.toAlignedRect(), one.format.background())
    return left
