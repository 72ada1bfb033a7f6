"""Rows put on pages, line by line, and painted: columns, running head, page and line numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from widgets.page.rows import PITCH, Block, Row
from widgets.page.sheet import Sheet
from widgets.table.looks import Looks

BETWEEN_ROWS = 0.5
"""Space behind a paragraph, in sizes of the type."""
BETWEEN_COLUMNS = 6.0
"""Millimetres."""
EVERY = 5
"""Every so many lines one has its number."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines of a row on a page.

    Attributes:
        row: The row.
        first, count: From which of its lines on, and how many.
        top: How far below the top of the body, in units of the device.
        number: The number of the first line in the whole document, from 1.
    """

    row: Row
    first: int
    count: int
    top: float
    number: int


Page = tuple[Part, ...]


def paginate(rows: Iterable[Row], height: float, size: int) -> list[Page]:
    """The rows on pages of a height; where a row is cut, two lines at least stay together."""
    pitch, gap = PITCH * size, BETWEEN_ROWS * size
    pages: list[list[Part]] = [[]]
    top, number = 0.0, 1
    for row in rows:
        done = 0
        while done < row.lines:
            left = row.lines - done
            fit = int((height - top + 0.01) / pitch)
            count = min(left, fit)
            if 0 < count < left:
                count = count if count >= 2 else 0
                count -= 1 if left - count == 1 and count > 2 else 0
            if count <= 0 and (pages[-1] or fit < 1):
                if not pages[-1]:
                    count = 1  # a page lower than a line still takes one
                else:
                    pages.append([])
                    top = 0.0
                    continue
            count = max(count, 1)
            pages[-1].append(Part(row, done, count, top, number + done))
            done += count
            top += count * pitch
        number += row.lines
        top += gap
    return [tuple(page) for page in pages if page] or [()]


def column_width(sheet: Sheet, columns: int) -> float:
    """How wide each of so many columns is, in units of the device."""
    between = sheet.millimetres(BETWEEN_COLUMNS) * (columns - 1)
    return (sheet.body().width() - between) / columns


class PagePainter:
    """Paints pages on a sheet; ``head`` and the column titles stand on each."""

    def __init__(self, sheet: Sheet, looks: Looks, head: str, titles: Sequence[str]) -> None:
        self._sheet = sheet
        self._looks = looks
        self._head = head
        self._titles = titles
        self._small = QFont(looks.font)
        self._small.setPixelSize(round(looks.size * 0.8))
        self._top = PITCH * looks.size * 1.6 if len(titles) > 1 else 0.0

    def height(self) -> float:
        """How high the rows of a page may be together, in units of the device."""
        return self._sheet.body().height() - self._top

    def paint(self, painter: QPainter, page: Page, number: int, of: int) -> None:
        """Paint a page; ``number`` counts from 1."""
        body = self._sheet.body()
        self._furniture(painter, body, number, of)
        width = column_width(self._sheet, len(self._titles))
        step = width + self._sheet.millimetres(BETWEEN_COLUMNS)
        for part in page:
            top = body.top() + self._top + part.top
            for column, block in enumerate(part.row.blocks):
                self._lines(painter, block, part, QPointF(body.left() + column * step, top))
            if part.row.is_agreed:
                self._bar(painter, body.left(), top, part.count)
            if self._sheet.numbered:
                self._numbers(painter, part, body.left(), top)

    def _lines(self, painter: QPainter, block: Block, part: Part, at: QPointF) -> None:
        if block.layout is None:
            return
        origin = at - QPointF(0, part.first * PITCH * self._looks.size)
        painter.setPen(QColor(self._looks.colours.text))
        for line in range(part.first, min(part.first + part.count, block.lines)):
            block.layout.lineAt(line).draw(painter, origin)

    def _bar(self, painter: QPainter, left: float, top: float, lines: int) -> None:
        """The bar at an agreed paragraph; the tick in its text says it in words."""
        wide = self._sheet.millimetres(0.8)
        high = lines * PITCH * self._looks.size
        bar = QRectF(left - self._sheet.millimetres(3), top, wide, high)
        painter.fillRect(bar, QColor(self._looks.colours.agreed))

    def _numbers(self, painter: QPainter, part: Part, left: float, top: float) -> None:
        pitch = PITCH * self._looks.size
        painter.setFont(self._small)
        painter.setPen(QColor(self._looks.colours.tag))
        wide = self._sheet.millimetres(10)
        beside = left - wide - self._sheet.millimetres(5)
        for line in range(part.count):
            number = part.number + line
            if number % EVERY == 0:
                place = QRectF(beside, top + line * pitch, wide, pitch)
                painter.drawText(place, Qt.AlignmentFlag.AlignRight, str(number))

    def _furniture(self, painter: QPainter, body: QRectF, number: int, of: int) -> None:
        away = self._sheet.millimetres(6)
        high = PITCH * self._looks.size
        painter.setFont(self._small)
        painter.setPen(QColor(self._looks.colours.tag))
        above = QRectF(body.left(), body.top() - away - high, body.width(), high)
        below = QRectF(body.left(), body.bottom() + away, body.width(), high)
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft, self._head)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, f"{number}/{of}")
        if len(self._titles) > 1:
            self._column_titles(painter, body)

    def _column_titles(self, painter: QPainter, body: QRectF) -> None:
        width = column_width(self._sheet, len(self._titles))
        step = width + self._sheet.millimetres(BETWEEN_COLUMNS)
        bold = QFont(self._small)
        bold.setBold(True)
        painter.setFont(bold)
        for column, title in enumerate(self._titles):
            place = QRectF(body.left() + column * step, body.top(), width, self._top)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, title)
        base = body.top() + PITCH * self._looks.size * 1.1
        painter.setPen(QPen(QColor(self._looks.colours.line), self._sheet.millimetres(0.2)))
        painter.drawLine(QPointF(body.left(), base), QPointF(body.right(), base))
