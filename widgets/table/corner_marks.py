"""The marks ⌜ and ⌟ round insertions that stand in insertions."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QTextLayout

from widgets.table.cell_text import Span
from widgets.table.looks import Looks
from widgets.table.units import units_in

LEG = 3
"""Length in pixels of the legs of a corner mark."""

Stretches = tuple[tuple[int, int], ...]

_IS_NESTED = attrgetter("look.nested")


def nested_stretches(spans: Iterable[Span]) -> Stretches:
    """From where to where in their block such insertions stand, in UTF-16 units."""
    found: list[tuple[int, int]] = []
    start = 0
    for nested, group in groupby(spans, _IS_NESTED):
        # Measured together: most cells have none, and each key asks.
        end = start + units_in("".join([span.text for span in group]))
        if nested:
            first = found.pop()[0] if found and found[-1][1] == start else start
            found.append((first, end))
        start = end
    return tuple(found)


def paint_corners(
    painter: QPainter,
    layout: QTextLayout,
    stretches: Stretches,
    at: QPointF,
    seen: tuple[int, int],
    looks: Looks,
) -> None:
    """Paint the marks of a block that stands ``at`` a point, where units of it are seen."""
    first, end = seen
    painter.setPen(looks.insertion)
    for begins, ends in stretches:
        for offset, last, sign in ((begins, begins, 1), (ends, ends - 1, -1)):
            line = layout.lineForTextPosition(last) if first <= last < end else None
            if line is None or not line.isValid():
                continue
            y = at.y() + (line.y() - 1 if sign > 0 else line.y() + line.height())
            # Just outside the letters, which would otherwise read as other letters.
            x = at.x() + x_of(line.cursorToX(offset)) - sign
            painter.drawLine(QPointF(x, y), QPointF(x + LEG * sign, y))
            painter.drawLine(QPointF(x, y), QPointF(x, y + LEG * sign))


def x_of(told: object) -> float:
    """A place in a line, in pixels: PySide gives it with the offset that it was found for."""
    return float(told[0] if isinstance(told, tuple) else told)  # type: ignore[arg-type]
