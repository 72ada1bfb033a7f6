"""The line as it reads without the doubtful words: the gap always at the same spot."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QWidget

from widgets.guarded import guarded
from widgets.table.looks import SERIF

SIZE = 15
"""Pixels."""
_SIDE, _AROUND, _SEAM, _LOWEST = 10.0, 7.0, 5.0, 30
_MOST_GAP = 0.4
"""How much of the line the words in the gap may take."""


class GapLine(QFrame):
    """Words left and right of a gap, which stays where it is while the words change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gapLine")
        self._caption = self._before = self._gap = self._after = ""
        self._font = QFont(SERIF)
        self._font.setPixelSize(SIZE)

    def show_line(self, caption: str, before: str, gap: str, after: str) -> None:
        """Show a line; with words in the gap they are shown as doubtful."""
        self._caption = caption
        self._before, self._gap, self._after = before, gap, after
        self.setAccessibleName(f"{caption}: {' '.join(self.text().split())}")
        self.update()

    def text(self) -> str:
        """The line as it reads."""
        return f"{self._before}{self._gap}{self._after}"

    @guarded(lambda: QSize(200, _LOWEST))
    def sizeHint(self) -> QSize:
        return QSize(200, _LOWEST)

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        inside = QRectF(self.rect()).adjusted(_SIDE, 2, -_SIDE, -2)
        left = inside.left() + self._paint_caption(painter, inside)
        metrics = QFontMetricsF(self._font)
        painter.setFont(self._font)
        if not self._before and not self._gap:
            whole = QRectF(left, inside.top(), inside.right() - left, inside.height())
            self._paint_side(painter, whole, self._after, Qt.TextElideMode.ElideRight)
            return
        middle = left + (inside.right() - left) * 0.45
        most = (inside.right() - left) * _MOST_GAP
        gap = metrics.elidedText(self._gap.strip(), Qt.TextElideMode.ElideMiddle, most)
        half = metrics.horizontalAdvance(gap) / 2 + (_AROUND if gap else _SEAM)
        before = QRectF(left, inside.top(), middle - half - left, inside.height())
        after = QRectF(middle + half, inside.top(), inside.right() - middle - half, inside.height())
        between = QRectF(middle - half, inside.top(), half * 2, inside.height())
        self._paint_side(painter, before, self._before, Qt.TextElideMode.ElideLeft)
        self._paint_side(painter, after, self._after, Qt.TextElideMode.ElideRight)
        self._paint_gap(painter, between, gap)

    def _paint_caption(self, painter: QPainter, inside: QRectF) -> float:
        """The caption at the left; how much room it takes."""
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, self._caption)
        return QFontMetricsF(self.font()).horizontalAdvance(self._caption) + 14

    def _paint_side(
        self, painter: QPainter, where: QRectF, words: str, elide: Qt.TextElideMode
    ) -> None:
        is_left = elide == Qt.TextElideMode.ElideLeft
        words = " ".join(words.split())
        shown = QFontMetricsF(self._font).elidedText(words, elide, where.width())
        side = Qt.AlignmentFlag.AlignRight if is_left else Qt.AlignmentFlag.AlignLeft
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(where, side | Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_gap(self, painter: QPainter, where: QRectF, gap: str) -> None:
        """The doubtful words in the gap; without any a seam, "‸" painted."""
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent, 1.6))
        if gap:
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, gap)
            return
        x, top = where.center().x(), where.center().y() + 3
        seam = [QPointF(x - 5, top + 7), QPointF(x, top), QPointF(x + 5, top + 7)]
        painter.drawPolyline(seam)
