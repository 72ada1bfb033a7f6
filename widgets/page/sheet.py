"""A sheet of paper: its size, margins and type, in the units of the device it is printed on."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize

POINTS = 72
MARGIN = 20.0
"""Millimetres on every side."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper, and how it is printed on.

    Attributes:
        landscape: Whether it lies on its long side.
        resolution: Units of the device an inch.
        points: Size of the type.
        numbered: Whether every fifth line has its number in the margin.
        size: Of the paper; A4, as the United Nations prints, where none was chosen.
    """

    landscape: bool = False
    resolution: int = 600
    points: float = 11.0
    numbered: bool = False
    size: QPageSize = field(default_factory=lambda: QPageSize(QPageSize.PageSizeId.A4))

    def layout(self) -> QPageLayout:
        """The sheet as Qt's devices want it."""
        way = QPageLayout.Orientation
        return QPageLayout(
            self.size,
            way.Landscape if self.landscape else way.Portrait,
            QMarginsF(0, 0, 0, 0),
            QPageLayout.Unit.Millimeter,
        )

    def paper(self) -> QRectF:
        """The whole sheet, in units of the device."""
        return QRectF(self.layout().fullRectPixels(self.resolution))

    def body(self) -> QRectF:
        """Where the text stands, in units of the device."""
        paper, margin = self.paper(), self.millimetres(MARGIN)
        return paper.adjusted(margin, margin, -margin, -margin)

    def type_size(self) -> int:
        """The size of the type, in units of the device."""
        return round(self.points * self.resolution / POINTS)

    def millimetres(self, count: float) -> float:
        """So many millimetres in units of the device."""
        return count / 25.4 * self.resolution
