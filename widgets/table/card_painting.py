"""Paints what is behind and round the words of a cell: card, bar, corner marks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextBlock

from widgets.table.cell_text import Look
from widgets.table.looks import NESTED, Looks
from widgets.table.row_geometry import GAP, PADDING

BAR = 4
"""Width in pixels of the bar at an agreed paragraph."""
_MARKERS = {2: "same in both", 3: "same in all"}
"""What stands at the right of a cell that stands across so many columns."""
CORNER = 3
"""Length in pixels of the legs of a corner mark."""


@dataclass(frozen=True, slots=True)
class Card:
    """How the card behind a cell is drawn.

    Attributes:
        shown: Whether the cell has a line; an empty card otherwise.
        agreed: With a bar and a tint.
        current: The caret is in the row.
        level: How far the words stand in.
        padding: Pixels above and below the words.
        gap: Pixels under the card.
        corners: Whether there are corner marks in it.
        cut_above, cut_below: Rows are hidden there.
    """

    shown: bool = True
    agreed: bool = False
    current: bool = False
    level: int = 1
    padding: int = PADDING
    gap: int = GAP
    corners: bool = False
    cut_above: bool = False
    cut_below: bool = False


def paint_card(painter: QPainter, area: QRectF, card: Card, looks: Looks) -> None:
    """Paint the card of a cell whose row takes ``area``."""
    colours = looks.colours
    box = area.adjusted(0, 0, 0, -card.gap)
    painter.fillRect(box, QColor(colours.agreed_card if card.agreed else colours.card))
    if card.agreed:
        bar = QRectF(box.left(), box.top(), BAR, box.height())
        painter.fillRect(bar, QColor(colours.agreed))
    if card.cut_above or card.cut_below:
        _paint_cuts(painter, area, box, card, looks)
    if card.current:
        painter.setPen(QColor(colours.accent))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_cuts(painter: QPainter, area: QRectF, box: QRectF, card: Card, looks: Looks) -> None:
    """Paint the thin dashed lines where rows are hidden."""
    painter.setPen(QPen(QColor(looks.colours.quiet), 1, Qt.PenStyle.DashLine))
    if card.cut_above:
        painter.drawLine(
            QPointF(area.left(), area.top() + 0.5), QPointF(area.right(), area.top() + 0.5)
        )
    if card.cut_below:
        y = round((box.bottom() + area.bottom()) / 2) + 0.5
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))


def paint_corners(painter: QPainter, block: QTextBlock, at: QPointF, looks: Looks) -> None:
    """Paint ⌜ and ⌟ round the insertions that stand in insertions."""
    for start, end in _nested(block):
        painter.setPen(QColor(looks.colours.insertion))
        for offset, last, sign in ((start, start, 1), (end, end - 1, -1)):
            line = block.layout().lineForTextPosition(last)
            if not line.isValid():
                continue
            # Just outside the letters, which would otherwise read as other letters.
            x = at.x() + _x_of(line.cursorToX(offset)) - sign  # type: ignore[arg-type]
            y = at.y() + (line.y() - 1 if sign > 0 else line.y() + line.height())
            painter.drawLine(QPointF(x, y), QPointF(x + CORNER * sign, y))
            painter.drawLine(QPointF(x, y), QPointF(x, y + CORNER * sign))


def _x_of(told: float | tuple[float, int]) -> float:
    """PySide gives the place and the offset that it was found for."""
    return told[0] if isinstance(told, tuple) else told


def _nested(block: QTextBlock) -> list[tuple[int, int]]:
    """The stretches of the block with the property, by their offsets."""
    found: list[tuple[int, int]] = []
    for told in block.textFormats():
        if told.format.hasProperty(NESTED):
            if found and found[-1][1] == told.start:
                found[-1] = (found[-1][0], told.start + told.length)
            else:
                found.append((told.start, told.start + told.length))
    return found


def paint_marker(painter: QPainter, area: QRectF, top: float, looks: Looks, columns: int) -> None:
    """Paint "same in all" at the right of a cell that stands across all, by its first line."""
    painter.setFont(QFont(looks.format(Look("tag")).font()))
    painter.setPen(QColor(looks.colours.quiet))
    box = QRectF(area.right() - 200, area.top() + top, 188, looks.pitch)
    sides = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, sides, _MARKERS.get(columns, _MARKERS[3]))
