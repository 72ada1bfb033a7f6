"""Lays a column's document out, block by block, in the rows that the columns share."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextInlineObject,
    QTextLayout,
    QTextOption,
)

from widgets.guarded import guarded
from widgets.table.broken_lines import MARGIN, Edited, Ground, Lines, stands_out
from widgets.table.card_painting import Card, paint_card, paint_marker
from widgets.table.corner_marks import paint_corners
from widgets.table.lit_painting import can_be_lit_apart, paint_lit
from widgets.table.looks import Looks
from widgets.table.row_geometry import BETWEEN, PADDING, RowGeometry
from widgets.table.selected_ranges import Guest, selected
from widgets.table.shared_words import OwnWords

LEFT = 14
RIGHT = 12
INDENT = 22
"""Pixels that each level below the first stands in."""
MARKER_ROOM = 96
"""Pixels at the right of a spread row for what says so."""
_WAYS = (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft)
_SIDES = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)


class RowLayout(QAbstractTextDocumentLayout):
    """One column: block n of the document stands in row n of the geometry.

    ``card_of`` says how the card behind a row is drawn; what is not laid out is drawn empty.
    ``reads_leftward`` says which rows are of Arabic or the like.
    """

    def __init__(
        self,
        document: QTextDocument,
        geometry: RowGeometry,
        column: int,
        looks: Looks,
        card_of: Callable[[int], Card],
        reads_leftward: Callable[[int], bool],
    ) -> None:
        super().__init__(document)
        self._document = document
        self._geometry = geometry
        self._column = column
        self._looks = looks
        self._card_of = card_of
        self._reads_leftward = reads_leftward
        self._width = 360.0
        self._options = [_option(leftward) for leftward in (False, True)]
        self.repainted = (0.0, 0.0)
        """From where to where in its row the block laid out last looks otherwise, in pixels."""
        self._lines: Lines | None = None
        self._edit: Edited | None = None
        self.host: RowLayout = self
        """The layout of the first column shown, which stands across all in spread rows."""
        self.own_words: Callable[[int], OwnWords] = _nothing
        """What the column has for itself in a row that reads alike in all."""
        self.guest: Guest | None = None
        self.laid_out = 0
        """How many blocks were laid out so far, for tests and the benchmark."""

    def set_width(self, width: float) -> None:
        """The column is so wide; what was laid out has to be again."""
        self._width = width
        self.forget_lines()

    @property
    def width(self) -> float:
        """How wide the column is."""
        return self._width

    def note_edit(self, row: int, start: int, removed: int, added: int) -> None:
        """The block of a row was written over: units from its start, gone and come."""
        if self._edit is not None:
            self._lines = None  # written over twice before it was laid out
        self._edit = Edited(row, start, removed, added)

    def forget_lines(self) -> None:
        """Rows have other numbers now."""
        self._lines = self._edit = None

    def _left_of(self, row: int) -> float:
        """Where a row begins: left of the column where one cell stands across all."""
        return -self._geometry.offsets[self._column] if self._geometry.spread[row] else 0.0

    def lay_out(self, row: int) -> bool:
        """Break a block into lines; whether the row is another height by it."""
        block = self._document.findBlockByNumber(row)
        card = self._card_of(row)
        self.laid_out += 1
        before, edit = self._lines, self._edit
        self._lines = self._edit = None
        self.repainted = (0.0, inf)
        if not card.shown:
            block.layout().clearLayout()
            return self._geometry.put(self._column, row, 0.0)
        lines = self._break_lines(block, card)
        self._lines = lines
        if before is not None and edit is not None and before.row == edit.row == row:
            self.repainted = lines.differing(before, edit)
        return self._geometry.put(self._column, row, lines.height)

    def _break_lines(self, block: QTextBlock, card: Card) -> Lines:
        """Break into lines at one pitch, so that lines are level across the columns."""
        layout = block.layout()
        row = block.blockNumber()
        leftward = self._reads_leftward(row)
        layout.setTextOption(self._options[leftward])
        # What is being typed is painted at once: its letters need not be shaped twice.
        layout.setCacheEnabled(card.current)
        left, width, first = self._frame(row, card, leftward)
        pitch, ascent = self._looks.pitch, self._looks.ascent
        if card.padding < PADDING:
            pitch, ascent = self._looks.tight_pitch, self._looks.ascent - 2
        base = (pitch + ascent - self._looks.descent) / 2  # words stand in the middle of a pitch
        y = 0.0
        starts, tops, rises = list[int](), list[float](), list[float]()
        notes = self._notes_beside_host(row)
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            start = line.textStart()
            if notes is not None and start > notes[0]:
                y += pitch * max(notes[1] - len(starts), 0)
                notes = None
            line.setLineWidth(width - first)
            # Lines of small type only stand on the same base line as the text beside them.
            rise = line.ascent()
            baseline = base if rise < base else rise
            x = left if leftward else left + first
            line.setPosition(QPointF(x, card.padding + y + baseline - rise))
            first = 0.0
            starts.append(start)
            tops.append(card.padding + y)
            rises.append(rise)
            y += max(pitch, baseline + line.descent())
            line = layout.createLine()
        layout.endLayout()
        text = block.text()
        ground = Ground(card.agreed, card.option, can_be_lit_apart(text, card.filled))
        return Lines(row, (leftward, left), starts, tops, y, stands_out(text), rises, ground)

    def _frame(self, row: int, card: Card, leftward: bool) -> tuple[float, float, float]:
        """Where lines begin, how wide they are, and how much shorter the first one is."""
        indent = INDENT * max(card.level - 1, 0)
        left = float(LEFT) if leftward else float(LEFT + indent)
        if not self._geometry.spread[row]:
            return left, max(self._width - LEFT - indent - RIGHT, 40.0), 0.0
        # As the one cell that stands across all columns has these words.
        width = self._geometry.whole_width - LEFT - indent - RIGHT - MARKER_ROOM
        left += MARKER_ROOM if leftward else 0
        return left, width, self._geometry.indents[self._column][row]

    def _notes_beside_host(self, row: int) -> tuple[int, int] | None:
        """Where footnotes begin in the block, and how many lines stand before them in the host.

        The host has a tick before them, which may take a line; they are to stand level.
        """
        if self.host is self or not self._geometry.spread[row]:
            return None
        own, theirs = self.own_words(row).notes, self.host.own_words(row).notes
        if own is None or theirs is None:
            return None
        layout = self.host.block(row).layout()
        starts = [layout.lineAt(i).textStart() for i in range(layout.lineCount())]
        return own, sum(start <= theirs for start in starts)

    # -- what Qt asks ----------------------------------------------------------------------------

    @guarded()
    def documentChanged(self, position: int, removed: int, added: int) -> None:
        """Nothing: whoever changes the document lays its rows out."""

    @guarded(QSizeF)
    def documentSize(self) -> QSizeF:
        return QSizeF(self._width, self._geometry.total())

    @guarded(lambda: 1)
    def pageCount(self) -> int:
        return 1

    @guarded(QRectF)
    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:
        # As wide as Qt has to paint again where what is selected is another thing: a row that
        # stands across all columns is seen in the room between them, too.
        return QRectF(0, 0, self._width + BETWEEN, self._geometry.total())

    @guarded(QRectF)
    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        row = block.blockNumber()
        if not block.isValid() or not 0 <= row < len(self._geometry):
            return QRectF()
        if not block.layout().lineCount():
            self._break_lines(block, self._card_of(row))
        top = self._geometry.top(row)
        # Screen readers take a word's place on the screen from here.
        left = self._left_of(row)
        block.layout().setPosition(QPointF(left, top))
        return QRectF(left, top, self._width - left, self._geometry.heights[row])

    @guarded(lambda: -1)
    def hitTest(  # type: ignore[override]  # Qt gives no other kind of point
        self, point: QPointF, accuracy: Qt.HitTestAccuracy
    ) -> int:
        if not len(self._geometry):
            return 0
        row = self._geometry.row_at(point.y())
        block = self._document.findBlockByNumber(row)
        layout = block.layout()
        y = point.y() - self._geometry.top(row)
        for i in range(layout.lineCount()):
            line = layout.lineAt(i)
            if y < line.y() + line.height() or i == layout.lineCount() - 1:
                return block.position() + line.xToCursor(point.x() - self._left_of(row))
        return block.position()

    @guarded()
    def resizeInlineObject(self, item: QTextInlineObject, at: int, format: object) -> None:
        """Nothing: a picture is shown as words."""

    @guarded()
    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        clip = context.clip
        if clip.isNull():
            clip = QRectF(QPointF(0, 0), self.documentSize())
        # A row that begins where the clip ends is not in it.
        rows = self._geometry.rows_between(clip.top(), max(clip.bottom() - 0.5, clip.top()))
        if not rows:
            return
        block = self._document.findBlockByNumber(rows.start)
        top = self._geometry.top(rows.start)
        for row in rows:
            height = self._geometry.heights[row]
            if height:
                card = self._card_of(row)
                if self._geometry.spread[row]:
                    self._draw_spread(painter, block, top, context, clip)
                else:
                    paint_card(painter, QRectF(0, top, self._width, height), card, self._looks)
                    edge = card.padding - MARGIN
                    words = top + edge, top + height - edge - card.gap
                    # Of the rows next to the one in hand, mostly the edge of the card is painted.
                    if clip.top() <= words[1] and clip.bottom() >= words[0]:
                        self._draw_block(painter, block, top, context, clip, card.filled)
                if card.corners:
                    layout, seen = block.layout(), self._seen(block, top, clip)[1]
                    at = QPointF(0, top)
                    paint_corners(painter, layout, card.corners, at, seen, self._looks)
            top += height
            block = block.next()

    def _draw_spread(
        self,
        painter: QPainter,
        block: QTextBlock,
        top: float,
        context: QAbstractTextDocumentLayout.PaintContext,
        clip: QRectF,
    ) -> None:
        """Draw this column's part of the one cell that stands across all."""
        row, geometry, host = block.blockNumber(), self._geometry, self.host
        x = self._left_of(row)
        area = QRectF(x, top, geometry.whole_width, geometry.heights[row])
        card = self._card_of(row)
        paint_card(painter, area, card, self._looks)
        if card.padding == PADDING:
            leftward = self._reads_leftward(row)
            count = sum(geometry.shown)
            paint_marker(painter, area, card.padding, self._looks, count, leftward)
        ranges = [*selected(block, context), *self._chosen_elsewhere(row)]
        if block.layout().preeditAreaText() or host is self:
            drawn = block.layout()
        else:
            # The first column's, with its label and its tick: the words stand where ours do.
            drawn = host.block(row).layout()
            if ranges:
                ranges = host.own_words(row).like(self.own_words(row), ranges)
        drawn.setPosition(QPointF(x, top))
        drawn.draw(painter, QPointF(0, 0), ranges, _reaching(clip))
        drawn.setPosition(QPointF(0, top))
        block.layout().setPosition(QPointF(x, top))
        self._draw_caret(painter, block, context)
        if self.guest is not None and self.guest.row == row:
            painter.setPen(self._looks.caret)
            at = self.own_words(row).own(self.guest.at)
            block.layout().drawCursor(painter, QPointF(0, 0), at, 2)

    def _chosen_elsewhere(self, row: int) -> list[QTextLayout.FormatRange]:
        """What of a row is selected in another column, in units of this one's block."""
        guest = self.guest
        if guest is None or guest.row != row or guest.selected is None:
            return []
        chosen = QTextLayout.FormatRange()
        first, last = map(self.own_words(row).own, guest.selected)
        chosen.start, chosen.length, chosen.format = first, last - first, self._looks.chosen
        return [chosen]

    def block(self, row: int) -> QTextBlock:
        """The block of a row."""
        return self._document.findBlockByNumber(row)

    def _draw_block(
        self,
        painter: QPainter,
        block: QTextBlock,
        top: float,
        context: QAbstractTextDocumentLayout.PaintContext,
        clip: QRectF,
        filled: bool,
    ) -> None:
        layout = block.layout()
        if not layout.lineCount():
            return
        at = QPointF(self._left_of(block.blockNumber()), top)
        layout.setPosition(at)
        ranges = selected(block, context)
        lit_apart, reaches = self._known(block, filled)
        if ranges and lit_apart:
            ranges = paint_lit(painter, block, ranges, at, self._seen(block, top, clip)[0])
        layout.draw(painter, QPointF(0, 0), ranges, _reaching(clip) if reaches else clip)
        self._draw_caret(painter, block, context)

    def _known(self, block: QTextBlock, filled: bool) -> tuple[bool, bool]:
        """Whether what is lit in a block is painted apart; whether letters may stand out."""
        lines, composed = self._lines, block.layout().preeditAreaText()
        if lines is not None and lines.row == block.blockNumber() and not composed:
            return lines.ground.lit_apart, lines.stands_out
        text = block.text() + composed
        return can_be_lit_apart(text, filled), stands_out(text)

    def _seen(self, block: QTextBlock, top: float, clip: QRectF) -> tuple[range, tuple[int, int]]:
        """Which lines of a block are in what is painted, and from where to where in its text."""
        lines = self._lines
        if lines is None or lines.row != block.blockNumber():
            return range(block.layout().lineCount()), (0, block.length())
        numbers = lines.seen(clip.top() - top, clip.bottom() - top)
        return range(*numbers), lines.units(numbers)

    def _draw_caret(
        self,
        painter: QPainter,
        block: QTextBlock,
        context: QAbstractTextDocumentLayout.PaintContext,
    ) -> None:
        layout = block.layout()
        caret = context.cursorPosition
        at = caret - block.position() if block.contains(caret) else -1
        if caret < -1 and layout.preeditAreaText():
            # Qt's way of saying where in the words that are being composed it stands.
            at = layout.preeditAreaPosition() - (caret + 2)
        if at >= 0:
            painter.setPen(self._looks.caret)
            layout.drawCursor(painter, QPointF(0, 0), at, 2)


def _reaching(clip: QRectF) -> QRectF:
    """What is painted, with the lines next to it whose letters may stand out into it."""
    return clip.adjusted(0, -MARGIN, 0, MARGIN)


def _option(leftward: bool) -> QTextOption:
    """How words run and where lines break, in a row that reads so."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(_WAYS[leftward])
    option.setAlignment(_SIDES[leftward] | Qt.AlignmentFlag.AlignAbsolute)
    return option


def _nothing(row: int) -> OwnWords:
    return OwnWords()
