"""Paints what is behind the words of a cell: card, bar, cuts, marker."""

from __future__ import annotations

from math import floor
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from widgets.table.cell_text import Look
from widgets.table.corner_marks import LEG, Stretches
from widgets.table.looks import Looks
from widgets.table.row_geometry import GAP, PADDING

BAR = 4
"""Width in pixels of the bar at an agreed paragraph."""
_MARKERS = {2: "same in both", 3: "same in all"}
"""What stands at the right of a cell that stands across so many columns."""
OPTION_INSET = 3
"""Pixels by which the line at an option is shorter than its cards: so options stand apart."""


class Card(NamedTuple):
    """How the card behind a cell is drawn.

    Attributes:
        shown: Whether the cell has a line; an empty card otherwise.
        agreed: With a bar and a tint.
        option: Where the row stands in an option, which a line at the left holds together.
        current: The caret is in the row.
        level: How far the words stand in.
        padding: Pixels above and below the words.
        gap: Pixels under the card.
        corners: Where corner marks stand round the words, in UTF-16 units.
        filled: Whether some of the words have a colour of their own behind them.
        cut_above, cut_below: Rows are hidden there.
    """

    shown: bool = True
    agreed: bool = False
    option: str = ""
    current: bool = False
    level: int = 1
    padding: int = PADDING
    gap: int = GAP
    corners: Stretches = ()
    filled: bool = False
    cut_above: bool = False
    cut_below: bool = False


def paint_card(painter: QPainter, area: QRectF, card: Card, looks: Looks) -> None:
    """Paint the card of a cell whose row takes ``area``."""
    box = area.adjusted(0, 0, 0, -card.gap)
    painter.fillRect(box, looks.agreed_card if card.agreed else looks.card)
    if card.agreed:
        bar = QRectF(box.left(), box.top(), BAR, box.height())
        painter.fillRect(bar, QColor(looks.colours.agreed))
    if card.option:
        _paint_option(painter, area, box, card, looks)
    if card.cut_above or card.cut_below:
        _paint_cuts(painter, area, box, card, looks)
    if card.current:
        painter.setPen(looks.accent)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_option(painter: QPainter, area: QRectF, box: QRectF, card: Card, looks: Looks) -> None:
    """Paint the line that holds the paragraphs of an option together, with a foot at either end."""
    begins, ends = card.option in ("first", "alone"), card.option in ("last", "alone")
    x = round(box.left() + BAR + 2) + 0.5
    top = box.top() + (OPTION_INSET if begins else 0)
    bottom = box.bottom() - OPTION_INSET if ends else area.bottom()
    painter.setPen(QPen(QColor(looks.colours.quiet), 1))
    painter.drawLine(QPointF(x, top), QPointF(x, bottom))
    for y in (*((top,) if begins else ()), *((bottom,) if ends else ())):
        painter.drawLine(QPointF(x, y), QPointF(x + LEG, y))


def _paint_cuts(painter: QPainter, area: QRectF, box: QRectF, card: Card, looks: Looks) -> None:
    """Paint the thin dashed lines where rows are hidden."""
    painter.setPen(QPen(QColor(looks.colours.quiet), 1, Qt.PenStyle.DashLine))
    if card.cut_above:
        painter.drawLine(
            QPointF(area.left(), area.top() + 0.5), QPointF(area.right(), area.top() + 0.5)
        )
    if card.cut_below:
        y = floor((box.bottom() + area.bottom()) / 2) + 0.5
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))


def paint_marker(
    painter: QPainter, area: QRectF, top: float, looks: Looks, columns: int, leftward: bool
) -> None:
    """Paint "same in all" where the first line ends of a cell that stands across all."""
    painter.setFont(QFont(looks.format(Look("tag")).font()))
    painter.setPen(QColor(looks.colours.quiet))
    box = area.adjusted(14, top, -12, 0)
    box.setHeight(looks.pitch)
    side = Qt.AlignmentFlag.AlignLeft if leftward else Qt.AlignmentFlag.AlignRight
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, _MARKERS.get(columns, _MARKERS[3]))
