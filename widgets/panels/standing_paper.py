"""*Where we stand* on paper: on one sheet if it can be, however the paper has to lie for that."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QMarginsF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPainter,
    QTextDocument,
    QTextTable,
)

_Way = QPageLayout.Orientation
_MARGIN = 15.0
MOST_TRIED = 120
"""Points; laying out more of them several times takes long, and saves few of many sheets."""


class Try(NamedTuple):
    """How the page may stand on paper.

    Attributes:
        way: How the paper lies.
        size: The size of the type, in points.
        padding: What is left free round each cell, in pixels of a screen.
    """

    way: QPageLayout.Orientation
    size: float
    padding: int


USUAL = Try(_Way.Landscape, 9.5, 5)
"""Across, as tables want it."""
CLOSER = (
    Try(_Way.Portrait, 9.5, 3),
    Try(_Way.Portrait, 8.5, 2),
    Try(_Way.Portrait, 8.0, 2),
    Try(_Way.Portrait, 7.5, 2),
)
"""What is tried for fewer sheets: one is handed round at every break. Smaller type is not read."""


def print_standing(device: QPagedPaintDevice, html: str, points: int) -> int:
    """Print a page with so many points on the paper that a device has; how many sheets it took."""
    document = _fitting(device, html, points)
    painter = QPainter(device)
    pages = document.pageCount()
    for page in range(pages):
        if page:
            device.newPage()
        _paint_sheet(painter, document, page, _room(device), f"{page + 1} / {pages}")
    painter.end()
    return pages


def _fitting(device: QPagedPaintDevice, html: str, points: int) -> QTextDocument:
    """The page on as few sheets as can be, as usual if that saves none; the device is set up."""
    tries = (USUAL, *CLOSER) if points <= MOST_TRIED else (USUAL,)
    fewest, best = 0, USUAL
    for one in tries:
        count = _laid_out(device, html, one).pageCount()
        if not fewest or count < fewest:
            fewest, best = count, one
        if count == 1:
            break
    return _laid_out(device, html, best)


def _laid_out(device: QPagedPaintDevice, html: str, wanted: Try) -> QTextDocument:
    device.setPageLayout(_sheet(device, wanted.way))
    document = QTextDocument()
    font = QFont(["Segoe UI", "Helvetica Neue", "Liberation Sans", "sans-serif"])
    font.setPointSizeF(wanted.size)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.documentLayout().setPaintDevice(device)
    document.setHtml(html)
    for table in document.rootFrame().childFrames():
        if isinstance(table, QTextTable):
            format = table.format()
            format.setCellPadding(wanted.padding)
            table.setFormat(format)
    room = _room(device)
    foot = wanted.size / 72 * device.logicalDpiY() * 2
    document.setPageSize(QSizeF(room.width(), room.height() - foot))
    return document


def _room(device: QPagedPaintDevice) -> QSizeF:
    return QSizeF(device.pageLayout().paintRectPixels(device.logicalDpiX()).size())


def _paint_sheet(
    painter: QPainter, document: QTextDocument, page: int, size: QSizeF, number: str
) -> None:
    height = document.pageSize().height()
    painter.save()
    painter.translate(0, -page * height)
    area = document.documentLayout().PaintContext()
    area.clip.setRect(0, page * height, size.width(), height)
    painter.setClipRect(area.clip)
    document.documentLayout().draw(painter, area)
    painter.restore()
    painter.setFont(document.defaultFont())
    foot = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
    painter.drawText(0, 0, int(size.width()), int(size.height()), foot, number)


def _sheet(device: QPagedPaintDevice, way: QPageLayout.Orientation) -> QPageLayout:
    """The paper that was chosen for the device, lying so."""
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    return QPageLayout(device.pageLayout().pageSize(), way, margins, QPageLayout.Unit.Millimeter)
