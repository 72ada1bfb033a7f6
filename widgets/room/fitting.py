"""How large the type of the room screen can be for the paragraph in hand to fit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout, QTextOption

from widgets.table.cell_text import CellText
from widgets.table.looks import Looks
from widgets.table.row_geometry import GAP, PADDING
from widgets.table.row_layout import INDENT, LEFT, RIGHT
from widgets.table.units import shown_text, units_before

USUAL, SMALLEST = 34, 26
"""Pixels of the type on a projector of 1024 × 768; larger screens have larger type."""
PROJECTOR = (1024, 768)


def usual_size(width: int, height: int) -> int:
    """Pixels of the type in a room screen so large: as large on the wall from any projector."""
    scale = min(width / PROJECTOR[0], height / PROJECTOR[1])
    return max(round(USUAL * max(scale, 1.0)), SMALLEST)


def sizes(usual: int) -> list[int]:
    """The sizes to try, largest first."""
    smallest = max(round(usual * SMALLEST / USUAL), SMALLEST)
    step = max(usual // 17, 1)
    return [*range(usual, smallest, -step), min(smallest, usual)]


def height_of(cell: CellText, looks: Looks, width: float) -> float:
    """How high a row with the cell is, in pixels, in a column so wide."""
    text = cell.text()
    layout = QTextLayout(shown_text(text), looks.font)
    layout.setFormats(_formats(cell, looks))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    room = max(width - LEFT - RIGHT - INDENT * max(cell.line.level - 1, 0), 40.0)
    lines = 0
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room)
        lines += 1
    layout.endLayout()
    return lines * looks.pitch + 2 * PADDING + GAP


def _formats(cell: CellText, looks: Looks) -> list[QTextLayout.FormatRange]:
    found, text, seen = [], cell.text(), 0
    for span in cell.spans:
        told = QTextLayout.FormatRange()
        told.start = units_before(text, seen)
        seen += len(span.text)
        told.length = units_before(text, seen) - told.start
        told.format = looks.format(span.look)
        found.append(told)
    return found
