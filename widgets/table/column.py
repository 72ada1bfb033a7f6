"""One column: a reading written into a document row by row, when a row is wanted."""

from __future__ import annotations

import logging
from math import ceil, floor, inf
from operator import attrgetter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextCursor, QTextDocument

from model.draft.place import Place, Side
from model.readings.lines import Rendering
from model.readings.reading import Reading
from widgets.table.block_splicing import moved, splice_blocks
from widgets.table.card_painting import Card
from widgets.table.cell_difference import Difference, difference, drawn_alike
from widgets.table.cell_maker import CellMaker
from widgets.table.cell_text import CellText, Look
from widgets.table.corner_marks import Stretches, nested_stretches
from widgets.table.direction import reads_leftward
from widgets.table.intrusion import Intrusion, intrusion, reads_as_written
from widgets.table.lit_words import LitWords
from widgets.table.looks import Looks
from widgets.table.pane import Pane
from widgets.table.row_geometry import BETWEEN, RowGeometry
from widgets.table.row_layout import RowLayout
from widgets.table.units import offset_of_units, units_before

_LOG = logging.getLogger("penholder")

UNWRITTEN, FRESH, STALE = range(3)
_STALE_FOR_FRESH = bytes.maketrans(bytes((FRESH,)), bytes((STALE,)))
_KEEP = QTextCursor.MoveMode.KeepAnchor
_IS_GUESS = attrgetter("look.guess")


class Column(QObject):
    """A pane, the document in it, and which rows of it are written.

    Signals:
        broken: Somebody else changed the document; it must be shown again.
    """

    broken = Signal()

    def __init__(self, number: int, reading: Reading, pane: Pane, geometry: RowGeometry) -> None:
        super().__init__(pane)
        self.number = number
        self.reading = reading
        self.pane = pane
        self.full_row = -1
        self.current_row = -1
        self.keeps_quiet = False
        self.cells: list[CellText | None] = []
        self.states = bytearray()
        self.corners: list[Stretches] = []
        self.filled = bytearray()
        self._to_repaint: list[tuple[int, float, float]] = []
        self.laid_out_before = 0
        self._geometry = geometry
        self.writing = False
        self.expected: Place | None = None
        self._stood: tuple[Place, int] | None = None
        self.lit = LitWords(pane, self.cell)
        self._layout: RowLayout | None = None
        self._looks: Looks | None = None
        self._broken = QTimer(self, singleShot=True, interval=0)
        self._broken.timeout.connect(self._put_right)
        self._intrusion: Intrusion | None = None
        pane.cell_of = self.shown_cell

    @property
    def has_begun(self) -> bool:
        """Whether a document is shown."""
        return self._layout is not None

    @property
    def layout(self) -> RowLayout:
        """The layout of the document shown."""
        assert self._layout is not None, "nothing is shown yet"
        return self._layout

    def layout_width(self) -> float:
        """How wide the text is laid out, or would be."""
        return self._layout.width if self._layout else self.width_to_fill()

    def width_to_fill(self) -> int:
        """How wide the pane has room for text and card, in pixels."""
        return max(self.pane.viewport().width() - BETWEEN, 40)

    @property
    def laid_out(self) -> int:
        """How many cells were laid out since the program began."""
        return self.laid_out_before + (self._layout.laid_out if self._layout else 0)

    def begin(self, rows: int, looks: Looks) -> None:
        """Show a new document of so many rows, none of them written."""
        self.laid_out_before = self.laid_out
        self._looks = looks
        self.cells = [None] * rows
        self.states = bytearray(rows)
        self.corners = [()] * rows
        self.filled = bytearray(rows)
        self._to_repaint = []
        self._stood = None
        old = self.pane.document() if self._layout is not None else None
        document = QTextDocument(self.pane)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(looks.font)
        QTextCursor(document).insertText("\n" * (rows - 1))
        layout = RowLayout(
            *(document, self._geometry, self.number, looks), self.card, self._reads_leftward
        )
        layout.set_width(self.width_to_fill())
        document.setDocumentLayout(layout)
        self._layout = layout
        self.lit.forget()
        self.pane.setDocument(document)
        self.pane.setCursorWidth(2)
        document.contentsChange.connect(self._on_contents_change)
        if old is not None:
            old.deleteLater()

    def splice(self, start: int, removed: int, added: int) -> None:
        """Put unwritten rows in the place of others. Never takes all rows away."""
        self.cells[start : start + removed] = [None] * added
        self.states[start : start + removed] = bytearray(added)
        self.corners[start : start + removed] = [()] * added
        self.filled[start : start + removed] = bytearray(added)
        self.layout.forget_lines()
        self.repaint()
        self.full_row = moved(self.full_row, start, removed, added)
        self.current_row = moved(self.current_row, start, removed, added)
        outer, self.writing = self.writing, True
        if not splice_blocks(self.pane, start, added - removed):
            self._geometry.exact[self.number][added : added + 1] = bytes(1)
        self.writing = outer

    def cell(self, row: int) -> CellText | None:
        """The cell of a row as it is written; None where nothing is."""
        return self.cells[row] if 0 <= row < len(self.cells) else None

    def shown_cell(self, row: int) -> CellText | None:
        """The cell of a row as it is written; None where the row is not to be seen."""
        cell = self.cell(row)
        return cell if cell is not None and self._geometry.heights[row] else None

    def label_width(self, row: int) -> float:
        """How wide the label of a row is, in pixels."""
        assert self._looks is not None
        metrics = QFontMetricsF(self._looks.format(Look("label")).font())
        return metrics.horizontalAdvance(self._label(row))

    def _label(self, row: int) -> str:
        cell = self.cell(row)
        spans = cell.spans if cell is not None else ()
        return "".join(span.text for span in spans if span.look.role == "label")

    def card(self, row: int) -> Card:
        """How the card of a row is drawn."""
        cell = self.cell(row)
        padding, gap = self._geometry.space(row)
        return Card(
            shown=cell is not None or not self.states[row],
            agreed=cell is not None and cell.agreed,
            option=cell.option if cell is not None else "",
            current=row == self.current_row,
            level=cell.line.level if cell is not None else 1,
            padding=padding,
            gap=gap,
            corners=self.corners[row],
            filled=bool(self.filled[row]),
            cut_above=self._geometry.is_cut_above(row),
            cut_below=self._geometry.is_cut_below(row),
        )

    def mark_stale(self, row: int) -> None:
        """What a row shows may be another thing now."""
        if self.states[row] == FRESH:
            self.states[row] = STALE

    def mark_stretch_stale(self, rows: range) -> None:
        """What these rows show may be another thing now."""
        stretch = self.states[rows.start : rows.stop]
        self.states[rows.start : rows.stop] = stretch.translate(_STALE_FOR_FRESH)

    def mark_all_stale(self) -> None:
        """What any row shows may be another thing now."""
        self.mark_stretch_stale(range(len(self.states)))

    def write(self, row: int, maker: CellMaker, rendering: Rendering) -> None:
        """Write a row where what it shows is not written yet."""
        if self.states[row] == FRESH:
            return
        full = row == self.full_row and not self.keeps_quiet
        cell = maker.cell(rendering, row, full, self.cells[row])
        if self.states[row] == UNWRITTEN or cell != self.cells[row]:
            self._write(row, cell)
        self.states[row] = FRESH

    def lay_out(self, row: int) -> bool:
        """Lay a row out where it is not; whether it is another height now."""
        if self._geometry.exact[self.number][row]:
            return False
        changed = self.layout.lay_out(row)
        self._to_repaint.append((row, *self.layout.repainted))
        return changed

    def repaint(self) -> None:
        """Have what was laid out painted where it stands now."""
        for row, first, last in self._to_repaint:
            self.repaint_row(row, first, last)
        self._to_repaint.clear()

    def repaint_row(self, row: int, first: float = 0.0, last: float = inf) -> None:
        """Have a row painted again, from so many pixels below its top to so many."""
        if not 0 <= row < len(self.cells):
            return
        viewport = self.pane.viewport()
        first, end = max(first, 0.0), min(last, self._geometry.heights[row])
        top = self._geometry.top(row) - self.pane.verticalScrollBar().value()
        viewport.update(0, floor(top + first), viewport.width(), ceil(end - first) + 1)

    def _put_words(self, block: QTextBlock, differing: Difference) -> None:
        """Write what differs into a block."""
        assert self._looks is not None
        cursor = QTextCursor(block)
        outer, self.writing = self.writing, True
        cursor.beginEditBlock()
        cursor.setPosition(block.position() + differing.start)
        if differing.removed:
            cursor.setPosition(cursor.position() + differing.removed, _KEEP)
            cursor.removeSelectedText()
        for text, look in differing.put:
            cursor.insertText(text, self._looks.format(look))
        cursor.endEditBlock()
        self.writing = outer

    def _write(self, row: int, cell: CellText | None) -> None:
        """Put the words of a cell into its block, and the caret back to its place."""
        before = self.cells[row]
        spans = cell.spans if cell is not None else ()
        differing = difference(before.spans if before is not None else (), spans)
        if (
            differing is None
            and before is not None
            and cell is not None
            and drawn_alike(before, cell)
        ):
            self.cells[row] = cell  # the same words, of other runs
            return
        differing = differing or Difference(0, 0, ())
        kept = self._caret_kept(row, differing, cell)
        starts = self.states[row] == UNWRITTEN and self._stands_alone_in(row)
        block = self.pane.document().findBlockByNumber(row)
        if self.states[row] == UNWRITTEN:
            # A block that rows before it were taken from may hold their words still.
            differing = differing._replace(removed=block.length() - 1)
        self._stood = None
        self._put_words(block, differing)
        self.layout.note_edit(row, differing.start, differing.removed, differing.added())
        self.cells[row] = cell
        self.corners[row] = nested_stretches(spans)
        self.filled[row] = bool(self.corners[row]) or any(map(_IS_GUESS, spans))
        self._geometry.exact[self.number][row] = 0
        self.states[row] = FRESH  # the caret scrolls, and what comes into sight is written then
        if kept is not None:
            self._put_caret(row, *kept)
        elif starts:
            self.pane.setTextCursor(QTextCursor(block))  # Qt pushed it to the end

    def _stands_alone_in(self, row: int) -> bool:
        """Whether the caret is in a row, and nothing is selected from there.

        The last row is another matter: Ctrl+End leads to its end.
        """
        caret = self.pane.textCursor()
        last = row == len(self.cells) - 1
        return caret.blockNumber() == row and not caret.hasSelection() and not last

    def _caret_kept(
        self, row: int, differing: Difference, cell: CellText | None
    ) -> tuple[Place, Place] | None:
        """The places that anchor and caret are to have, where both are in a written row.

        None too where Qt keeps them at their words: the edit does not touch them.
        """
        if self.states[row] == UNWRITTEN:
            return None
        caret = self.pane.textCursor()
        ends = {caret.anchor(), caret.position()}
        block = self.pane.document().findBlockByNumber(row)
        if not all(block.contains(end) for end in ends):
            return None
        start = block.position() + differing.start
        if all(end < start or end > start + differing.removed for end in ends):
            return None
        meant = self.expected
        if meant is not None and cell is not None and cell.holds(meant.paragraph):
            return meant, meant
        anchor, place = map(self.place_at, (caret.anchor(), caret.position()))
        return (anchor, place) if anchor is not None and place is not None else None

    def _put_caret(self, row: int, anchor: Place, place: Place) -> None:
        cursor = self.pane.textCursor()
        at = self.position_of(row, place)
        ends = (at, at) if anchor is place else self._ends(row, anchor, place)
        if (cursor.anchor(), cursor.position()) != ends:
            cursor.setPosition(ends[0])
            cursor.setPosition(ends[1], _KEEP)
            self.pane.setTextCursor(cursor)
        self._stood = (place, at) if anchor is place else None

    def _ends(self, row: int, anchor: Place, place: Place) -> tuple[int, int]:
        """Where a selection stands: it begins with its words, not with a tag come before them."""
        ends = [self.position_of(row, one) for one in (anchor, place)]
        if ends[0] != ends[1]:
            first = ends.index(min(ends))
            begins = self.position_of(row, (anchor, place)[first]._replace(side="after"))
            ends[first] = min(begins, max(ends))
        return ends[0], ends[1]

    def stands_at(self, place: Place | None) -> bool:
        """Whether the caret was put to a place when its row was written, and is there still."""
        if self._stood is None or self._stood[0] is not place:
            return False
        cursor = self.pane.textCursor()
        return cursor.position() == cursor.anchor() == self._stood[1]

    def place_at(self, position: int, leans: Side = "before") -> Place | None:
        """The place in the draft at a position of the document, on that side of what is hidden."""
        block = self.pane.document().findBlock(position)
        cell = self.cells[block.blockNumber()] if self.cells else None
        if cell is None:
            return None
        return cell.place_at(offset_of_units(cell.text(), position - block.position()), leans)

    def position_of(self, row: int, place: Place) -> int:
        """The position in the document of a place in a row."""
        block = self.pane.document().findBlockByNumber(row)
        cell = self.cells[row]
        if cell is None:
            return block.position()
        within = units_before(cell.text(), cell.offset_of(place))
        return block.position() + min(within, block.length() - 1)

    def position_of_change(self, row: int, change: str) -> int | None:
        """The position in the document where a change begins in a row."""
        cell = self.cells[row]
        offset = cell.offset_of_change(change) if cell is not None else None
        if cell is None or offset is None:
            return None
        block = self.pane.document().findBlockByNumber(row)
        return block.position() + units_before(cell.text(), offset)

    def light(self, row: int, change: str) -> None:
        """Light up the words and tags of a change in a row; none for an empty id."""
        assert self._looks is not None
        self.lit.light(row, change, self._looks.lit)

    def change_at(self, position: int) -> str:
        """The id of the change that a position is in, or empty."""
        block = self.pane.document().findBlock(position)
        cell = self.cells[block.blockNumber()] if self.cells else None
        if cell is None:
            return ""
        return cell.change_at(offset_of_units(cell.text(), position - block.position()))

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        """A net: whatever slips past the pane is put right, and asked for."""
        document = self.pane.document()
        if self.writing:
            return
        if not self.cells:
            return  # of a draft without paragraphs nothing is shown, whatever is composed
        if removed == added and reads_as_written(document, position, added, self.cell):
            # Only the words that an input method composes came or went.
            self.layout.forget_lines()
            self._geometry.exact[self.number][document.findBlock(position).blockNumber()] = 0
            self.pane.viewport().update()
        else:
            _LOG.warning("something else changed column %d at %d", self.number, position)
            self._intrusion = intrusion(document, position, len(self.cells), self.cell)
            self._broken.start()

    def _put_right(self) -> None:
        self.broken.emit()
        done, self._intrusion = self._intrusion, None
        if done is not None:
            self.pane.ask_at(*done)

    def _reads_leftward(self, row: int) -> bool:
        cell = self.cell(row)
        return cell is not None and reads_leftward(cell)
