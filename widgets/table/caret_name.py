"""The full name of who has the floor, at the caret, while a person types in the informal column."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from math import ceil

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlock,
    QTextLine,
)

from model.readings.reading import INFORMAL
from widgets.table.cell_text import Look
from widgets.table.column import Column
from widgets.table.draft_table import DraftTable
from widgets.table.looks import SMALLEST
from widgets.table.row_geometry import BETWEEN, CUT, GAP, RowGeometry
from widgets.table.row_layout import LEFT, RIGHT

REST = 2000
"""Milliseconds without a key after which the name goes."""
_SIDE = 6
"""Pixels on either side of the name, inside its label."""
_ROUND = 4
_REACH = 120
"""Pixels that the caret may be away from the name before that follows: it stands still to read."""
_APART = 12
"""Pixels between the last word of a line and a label beside it."""


class CaretName(QObject):
    """Paints a name over a pane where no words stand; it takes no room from them.

    Only its own rectangle is painted again. It is kept in the coordinates of the document, which
    stay true when the pane has scrolled.
    """

    def __init__(self, table: DraftTable) -> None:
        super().__init__(table)
        self._table = table
        self._name = ""
        self._shown = ""
        self._column = table.active
        self._rect = QRectF()
        self._seen: tuple[object, ...] = ()
        self._stood: tuple[object, ...] = ()
        self._label: tuple[tuple[object, ...], str, QSizeF] = ((), "", QSizeF())
        self._timer = QTimer(self, singleShot=True, interval=REST)
        self._timer.timeout.connect(self.hide)
        table.about_to_show.connect(self._on_shifted)
        table.scrolling.bar.valueChanged.connect(self.hide)
        table.scrolling.about_to_shift.connect(self._lift)
        table.caret.rested.connect(self._follow)
        for column in table.columns:
            pane = column.pane
            pane.over_words = partial(self._paint, column)
            pane.words_asked.connect(self._on_typed)
            pane.split_asked.connect(self._on_typed)
            pane.deletion_asked.connect(self._on_typed)
            pane.cursorPositionChanged.connect(self._on_shifted)

    def name(self, name: str) -> None:
        """Who types in the informal column from now on, in full; empty for nobody."""
        if name == self._name:
            return
        self._name = name
        self.hide()
        for column, header in zip(self._table.columns, self._table.headers, strict=True):
            header.typist = name
            header.name(column.pane)

    def shown(self) -> tuple[str, QRectF]:
        """What is shown, and where in the document of the active column; empty if nothing is."""
        return (self._shown, self._rect) if self._shown else ("", QRectF())

    def hide(self) -> None:
        """Show nothing until the next key."""
        self._timer.stop()
        self._lift()

    def _on_typed(self) -> None:
        # It follows when the caret rests, once the letter is painted.
        if self._name and self._table.active.reading == INFORMAL:
            self._timer.start()

    def _on_shifted(self) -> None:
        """What is under it may move, unless a key is pressed: then it is looked at afterwards."""
        if self._table.active.expected is None:
            self._lift()

    def _lift(self) -> None:
        """Have it painted no more, before what is under it moves with its pixels."""
        if self._shown:
            self._shown = ""
            self._repaint()

    def _follow(self) -> None:
        """Show it at the caret, while keys are pressed in the informal column."""
        if not self._timer.isActive():
            return
        column, words, rect = self._table.active, "", None
        pane = column.pane
        seen = (column, pane.cursorRect(), pane.verticalScrollBar().value(), pane.size())
        if self._shown and seen == self._seen:
            return  # the caret rests where the key left it
        self._seen = seen
        if self._shown and column is self._column and self._can_stay():
            return
        self._lift()
        if column.reading == INFORMAL and column.has_begun and self._table.caret.row >= 0:
            words, size = self._measured(pane.viewport().width() - BETWEEN - LEFT - RIGHT)
            rect = room_for(column, self._table.geometry_of_rows, size)
        if rect is not None:
            self._shown, self._column, self._rect = words, column, rect
            self._stood = self._standing()
            self._repaint()

    def _standing(self) -> tuple[object, ...]:
        """Where the row in hand stands, and which line of it is typed in."""
        geometry, cursor = self._table.geometry_of_rows, self._column.pane.textCursor()
        row = cursor.blockNumber()
        line = cursor.block().layout().lineForTextPosition(cursor.positionInBlock())
        number = line.lineNumber() if line.isValid() else -1
        return row, geometry.top(row), geometry.heights[row], number, self._table.scrolling.value

    def _can_stay(self) -> bool:
        """Whether the caret is near, nothing was shifted, and no words came to its place."""
        if self._standing() != self._stood:
            return False
        pane, rect = self._column.pane, self._rect
        reach = rect.adjusted(-_REACH, 0, _REACH, 0)
        if not reach.left() <= pane.cursorRect().left() <= reach.right():
            return False
        block = pane.textCursor().block()
        line = block.layout().lineForTextPosition(pane.textCursor().positionInBlock())
        return not any(rect.intersects(words) for words in _near(block, line.lineNumber()))

    def _measured(self, room: int) -> tuple[str, QSizeF]:
        """The name, cut short where there is no room for it, and how large its label is."""
        asked = (self._name, room, self._table.looks)
        if self._label[0] != asked:
            metrics = QFontMetricsF(self._font())
            cut = Qt.TextElideMode.ElideRight
            words = metrics.elidedText(self._name, cut, max(room - 2 * _SIDE, 0))
            wide, high = ceil(metrics.horizontalAdvance(words)), ceil(metrics.height())
            self._label = asked, words, QSizeF(wide + 2 * _SIDE, high + 2)
        return self._label[1:]

    def _repaint(self) -> None:
        self._column.pane.viewport().update(self._in_view().toAlignedRect())

    def _in_view(self) -> QRectF:
        return self._rect.translated(0, -self._column.pane.verticalScrollBar().value())

    def _font(self) -> QFont:
        font = QFont(self._table.looks.format(Look("tag")).font())
        font.setPixelSize(SMALLEST)
        return font

    def _paint(self, column: Column, event: QPaintEvent) -> None:
        """Paint it over the words of a column, at the end of the pane's own painting."""
        rect = self._in_view()
        if not self._shown or column is not self._column:
            return
        if not rect.intersects(QRectF(event.rect())):
            return
        colours = self._table.looks.colours
        painter = QPainter(column.pane.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent), 1))
        painter.setBrush(QColor(colours.accent_behind))
        # Smoothed edges reach beyond the line, and must not beyond what is painted again.
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), _ROUND, _ROUND)
        painter.setFont(self._font())
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._shown)
        painter.end()


def room_for(column: Column, geometry: RowGeometry, size: QSizeF) -> QRectF | None:
    """Where nothing stands near the caret for a label so large, in the document; None: nowhere.

    It is above the caret's line, beside its last word or below it; inside a long paragraph, where
    lines are full, in the nearer gap between cards.
    """
    pane = column.pane
    caret, block = pane.cursorRect(), pane.textCursor().block()
    seen = QRectF(0, pane.verticalScrollBar().value(), 0, 0)
    seen.setSize(QSizeF(pane.viewport().size()))
    column.layout.blockBoundingRect(block)  # this puts the lines in their place
    line = block.layout().lineForTextPosition(pane.textCursor().positionInBlock())
    if not line.isValid():
        return None
    own, last = _words(block, line), block.layout().lineCount() - 1
    first, end = (_words(block, block.layout().lineAt(i)) for i in (0, last))
    widest = seen.right() - BETWEEN - RIGHT - size.width()
    x = round(max(min(caret.left() - _SIDE, widest), LEFT))
    above, below = (QPointF(x, round(y)) for y in (own.top() - size.height() - 1, own.bottom() + 1))
    beside = QPointF(round(own.right() + _APART), round(own.center().y() - size.height() / 2))
    gaps = [QPointF(x, round(first.top() - size.height() - 1)), QPointF(x, round(end.bottom() + 1))]
    gaps.sort(key=lambda corner: abs(corner.y() - own.top()))
    taken = list(_taken(column, geometry, block, line.lineNumber()))
    for corner in (above, beside, below, *gaps):
        rect = QRectF(corner, size)
        fits = rect.right() <= seen.right() - BETWEEN and seen.contains(rect)
        if fits and not any(rect.intersects(words) for words in taken):
            return rect
    return None


def _taken(
    column: Column, geometry: RowGeometry, block: QTextBlock, number: int
) -> Iterator[QRectF]:
    """Where words stand about a line of a row: the lines next to it and those next to its row."""
    row, lines = block.blockNumber(), block.layout()
    yield from _near(block, number)
    for i in {0, lines.lineCount() - 1}:
        yield _words(block, lines.lineAt(i))
    top = geometry.top(row)
    bottom = top + geometry.heights[row]
    for other, is_above in ((geometry.row_at(top - 1), True), (geometry.row_at(bottom), False)):
        near = column.pane.document().findBlockByNumber(other)
        if other != row and near.isValid():
            column.layout.blockBoundingRect(near)
            count = near.layout().lineCount()
            if count:
                yield _words(near, near.layout().lineAt(count - 1 if is_above else 0))
    # What says there that rows are hidden.
    cuts = ((top, row > 0 and geometry.hidden[row - 1]), (bottom, geometry.is_cut_below(row)))
    for y, is_cut in cuts:
        if is_cut:
            yield QRectF(0, y - CUT - GAP, column.pane.viewport().width(), CUT + GAP)


def _near(block: QTextBlock, number: int) -> Iterator[QRectF]:
    """Where the words of a line stand, and of those next to it."""
    lines = block.layout()
    for i in range(max(number - 1, 0), min(number + 2, lines.lineCount())):
        yield _words(block, lines.lineAt(i))


def _words(block: QTextBlock, line: QTextLine) -> QRectF:
    """Where the words of a line stand in the document."""
    return line.naturalTextRect().translated(block.layout().position())
