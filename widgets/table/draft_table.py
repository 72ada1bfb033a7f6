"""The three columns: readings of one draft side by side, a row a paragraph, rows level."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from model.draft.draft import Draft
from model.draft.paragraph import MASTHEAD_KINDS, NEGOTIATED_KINDS, Paragraph
from model.readings.reading import CHAIRS_PROPOSAL, CLEAN, INFORMAL, Reading
from widgets.colours import Colours
from widgets.guarded import guarded
from widgets.table.caret import Caret
from widgets.table.changed_rows import Elsewhere, changed_rows
from widgets.table.column import Column
from widgets.table.estimates import estimated_heights
from widgets.table.header import ColumnHeader
from widgets.table.looks import Looks
from widgets.table.opening_words import OpeningWords
from widgets.table.pane import Pane
from widgets.table.row_geometry import BETWEEN, RowGeometry, nearest_shown
from widgets.table.screen_reader import ScreenReader
from widgets.table.scrolling import Scrolling
from widgets.table.settling import PAUSE, Settling

NARROWEST = 340
"""Pixels that the cards of a column need; where they have less, the last columns fold away.

The scroll bar and what lies between columns come on top of it, so that in a window beside a narrow
outline they fold some 30 pixels above the 1,064 and 724 that the cards alone would need.
"""


class DraftTable(QWidget):
    """Shows a draft in up to three readings, and asks for edits.

    Signals:
        edit_asked: Words are to be put in. Carries an Asking.
        move_asked: Words are to be put elsewhere in their column. Carries a Moving.
        row_entered: The caret came into another row. Carries the row.
        menu_asked: A context menu is wanted. Carries the global point.
        zoom_asked: Larger (1) or smaller (-1) type is wanted.
        readings_changed: A column shows another reading.
        about_to_show: A draft is about to be shown; what is on the screen may be shifted.
        edit_refused: What was asked for cannot be done here. Carries one sentence.
    """

    edit_asked = Signal(object)
    move_asked = Signal(object)
    row_entered = Signal(int)
    menu_asked = Signal(QPoint)
    zoom_asked = Signal(int)
    readings_changed = Signal()
    about_to_show = Signal()
    edit_refused = Signal(str)

    def __init__(
        self,
        opening: OpeningWords,
        looks: Looks,
        parent: QWidget | None = None,
        readings: Sequence[Reading] = (INFORMAL, CHAIRS_PROPOSAL, CLEAN),
    ) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._looks = looks
        self._anchor = (0, 0.0)
        self._most = len(readings)
        self._elsewhere = Elsewhere()
        self._build(opening, readings)
        self._lay_out()
        self._connect()
        self._name_columns()

    def _build(self, opening: OpeningWords, readings: Sequence[Reading]) -> None:
        self.geometry_of_rows = RowGeometry(len(readings))
        self.columns = [
            Column(i, reading, Pane(self), self.geometry_of_rows)
            for i, reading in enumerate(readings)
        ]
        self.headers = [ColumnHeader(self) for _ in readings]
        self.scrolling = Scrolling(self.columns, self.geometry_of_rows, self)
        self.settling = Settling(
            self.columns, self.geometry_of_rows, opening, self.scrolling.rows_in_sight, self
        )
        self.scrolling.settling = self.settling
        for column in self.columns:
            column.pane.copied_cell_of = partial(self.settling.cell, column)
        self.caret = Caret(self.columns, self.geometry_of_rows, self.scrolling, self.settling, self)
        self._reader = ScreenReader(self.caret)
        self._refold = QTimer(self, singleShot=True, interval=0)
        self._paint_panes()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)  # what lies between is the panes': one cell can cross it
        grid.setVerticalSpacing(2)
        for column, header in zip(self.columns, self.headers, strict=True):
            grid.addWidget(header, 0, column.number)
            grid.addWidget(column.pane, 1, column.number)
            grid.setColumnStretch(column.number, 1)
        grid.addWidget(self.scrolling.bar, 1, len(self.columns))
        grid.setRowStretch(1, 1)

    def _connect(self) -> None:
        for header in self.headers:
            header.reading_asked.connect(self._on_reading_asked)
        for column in self.columns:
            pane = column.pane
            pane.about_to_paint.connect(self.scrolling.settle_to_paint)
            pane.resized.connect(self._on_pane_resized)
            pane.cursorPositionChanged.connect(self._on_caret_seen)
            pane.selectionChanged.connect(self._on_caret_seen)
            pane.rows_wanted.connect(self._on_rows_wanted)
            pane.menu_asked.connect(self.menu_asked)
            pane.zoom_asked.connect(self.zoom_asked)
            column.broken.connect(self._on_broken)
        self.settling.about_to_settle.connect(self._on_about_to_settle)
        self.settling.settled.connect(self._on_settled)
        self.caret.edit_asked.connect(self.edit_asked)
        self.caret.move_asked.connect(self.move_asked)
        self.caret.refused.connect(self.edit_refused)
        self.caret.row_entered.connect(self.row_entered)
        self._refold.timeout.connect(self._on_refold)

    # -- showing ---------------------------------------------------------------------------------

    def show_draft(self, draft: Draft) -> None:
        """Show a draft; where one is shown already, change only the rows that read otherwise."""
        self.about_to_show.emit()
        before, self._draft = self._draft, draft
        self._reader.show_draft(draft)
        empty = before is None or not before.paragraphs or not draft.paragraphs
        if before is None or empty or before.id != draft.id:
            self.settling.show(draft)
            self._show_all()
        else:
            self._show_changes(before, draft)
        self._name_columns()

    def forget_draft(self) -> None:
        """Take the next draft for another one, to be shown from the start."""
        self._draft = None

    def show_only(self, rows: Collection[int] | None) -> None:
        """Show these rows of the draft only; all of them for None.

        New rows are shown until this is asked for again. The caret goes to the nearest row left.
        """
        if self._draft is None:
            return
        geometry = self.geometry_of_rows
        hidden = bytearray(b"\0" if rows is None else b"\1") * len(geometry)
        for row in rows or ():
            if 0 <= row < len(hidden):
                hidden[row] = 0
        if hidden == geometry.hidden:
            return
        row, above = self.scrolling.anchor()
        geometry.hide(hidden)
        shown = nearest_shown(hidden, row)
        self.scrolling.heights_changed(shown, above if shown == row else 0.0)
        self.scrolling.settle()
        # The caret may be on its way to a row, and its cursor not there yet.
        here = self.active.current_row if self.active.current_row >= 0 else self.caret.row
        at = nearest_shown(hidden, here) if here >= 0 else -1
        if at not in (-1, here):
            self.caret.put(at)
        self.settling.start()

    def show_beginning(self) -> None:
        """Put the caret where the negotiation begins; a long masthead is left above the view."""
        paragraphs = self._draft.paragraphs if self._draft is not None else ()
        first = next((i for i, p in enumerate(paragraphs) if not _is_tight(p)), 0)
        row = next((i for i, p in enumerate(paragraphs) if p.kind in NEGOTIATED_KINDS), first)
        if self.geometry_of_rows.top(row) > self.scrolling.view_height() / 4:
            self.scrolling.go_to(row)
        self.caret.put(row)

    def show_looks(self, looks: Looks) -> None:
        """Show everything in another size or palette; the top row stays where it is."""
        self._looks = looks
        self._paint_panes()
        if self._draft is not None:
            self._show_again()

    def _show_again(self) -> None:
        """Show everything anew; caret, top row and what is left out stay as they are."""
        row, above = self.scrolling.anchor()
        caret = self.caret.place()
        hidden = self.geometry_of_rows.hidden
        self._show_all()
        if any(hidden):
            self.geometry_of_rows.hide(hidden)
        self.caret.put_back(caret)
        self.scrolling.go_to(row, above)

    def _show_all(self) -> None:
        assert self._draft is not None
        paragraphs = self._draft.paragraphs
        self.geometry_of_rows.begin(self._estimates(paragraphs), map(_is_tight, paragraphs))
        with self.scrolling.left_alone():
            for column in self.columns:
                column.full_row = column.current_row = -1
                column.begin(len(paragraphs), self._looks)
        self.settling.spread.measure(BETWEEN)
        self.scrolling.heights_changed(0, 0.0)
        self.scrolling.settle()
        self.caret.moved()
        self.settling.start()

    def _show_changes(self, before: Draft, after: Draft) -> None:
        geometry = self.geometry_of_rows
        row, above = self.scrolling.anchor()
        seen = self.scrolling.look()
        changed = changed_rows(before, after, self._elsewhere)
        if changed.removed or changed.added:
            new = after.paragraphs[changed.start : changed.start + changed.added]
            heights = self._estimates(new)
            geometry.splice(changed.start, changed.removed, heights, map(_is_tight, new))
            for column in self.columns:
                column.splice(changed.start, changed.removed, changed.added)
            if row > changed.start:
                row = max(row + changed.added - changed.removed, changed.start)
        self.settling.show_after(before, after, changed)
        row = min(row, len(geometry) - 1)
        if changed.removed or changed.added:
            self.scrolling.heights_changed(row, above, in_sight=False)
        self.scrolling.settle_since(seen, row, (changed.start, changed.removed, changed.added))
        self.caret.moved()
        self.settling.start(PAUSE)

    def _estimates(self, paragraphs: Iterable[Paragraph]) -> list[float]:
        return estimated_heights(paragraphs, self.columns[0].layout_width(), self._looks)

    def _paint_panes(self) -> None:
        colours: Colours = self._looks.colours
        for column in self.columns:
            palette = column.pane.palette()
            palette.setColor(QPalette.ColorRole.Base, colours.window)
            palette.setColor(QPalette.ColorRole.Text, colours.text)
            palette.setColor(QPalette.ColorRole.Highlight, colours.accent)
            palette.setColor(QPalette.ColorRole.HighlightedText, colours.card)
            column.pane.setPalette(palette)
            # Under a style sheet it would keep the palette that it was first shown in.
            column.pane.viewport().setPalette(palette)

    @property
    def looks(self) -> Looks:
        """Fonts and formats that everything is shown in."""
        return self._looks

    # -- columns ---------------------------------------------------------------------------------

    @property
    def active(self) -> Column:
        """The column that has, or had last, the focus."""
        return self.caret.column

    def next_column(self) -> None:
        """Put the caret into the next column, at the same words; a folded one unfolds."""
        row, place = self.caret.place()
        self.caret.column = self.columns[(self.active.number + 1) % len(self.columns)]
        self._fold()
        self.active.pane.setFocus()
        self.caret.put(row)
        self.caret.put_back((row, place))

    def set_readings(self, readings: list[Reading]) -> None:
        """Show these readings, a column each."""
        for column, reading in zip(self.columns, readings, strict=False):
            column.reading = reading
        if self._draft is not None:
            self._show_again()
        self._name_columns()
        self.readings_changed.emit()

    def set_columns(self, count: int) -> None:
        """Show at most so many columns; the others are one step away, see ``next_column``."""
        self._most = min(max(count, 1), len(self.columns))
        self._fold()

    @property
    def most_columns(self) -> int:
        """How many columns are shown where there is room for them."""
        return self._most

    def set_same_in_all(self, on: bool) -> None:
        """Let one cell stand across all columns where they read alike, or one in each."""
        if on != self.settling.spread.is_on:
            self.settling.spread.is_on = on
            self.geometry_of_rows.forget()
            self._refold.start()

    def _on_caret_seen(self) -> None:
        if self.settling.spread.is_on and all(column.has_begun for column in self.columns):
            self.settling.spread.show_caret(self.active)

    def _on_reading_asked(self, reading: Reading) -> None:
        at = self.headers.index(self.sender())  # type: ignore[arg-type]
        readings = [column.reading for column in self.columns]
        readings[at] = reading
        self.set_readings(readings)
        self.active.pane.setFocus()

    def _name_columns(self) -> None:
        for column, header in zip(self.columns, self.headers, strict=True):
            header.show_reading(column.reading, self._draft)
            header.name(column.pane)

    @guarded()
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A style sheet gives widgets that are first shown the colours of the system.
        self._paint_panes()

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Fold the last columns away where they would be too narrow; never the active one."""
        room = self.width() - self.scrolling.bar.sizeHint().width()
        fit = room // (NARROWEST + BETWEEN)
        kept = list(range(min(max(fit, 1), self._most)))
        if self.active.number not in kept:
            kept[-1] = self.active.number
        shown = [column.number in kept for column in self.columns]
        if shown == self.geometry_of_rows.shown:
            return
        for column, header in zip(self.columns, self.headers, strict=True):
            column.pane.setVisible(shown[column.number])
            header.setVisible(shown[column.number])
            self.layout().setColumnStretch(column.number, int(shown[column.number]))  # type: ignore[union-attr]
        self.geometry_of_rows.show_columns(shown)
        self._refold.start()

    def _on_pane_resized(self) -> None:
        if self._draft is not None:
            self._refold.start()

    def _on_refold(self) -> None:
        """Lay everything out again in the widths that the columns have now."""
        if self._draft is None:
            return
        row, above = self.scrolling.anchor()
        caret = self.active.pane.cursorRect()
        seen = caret.top() >= 0 and caret.bottom() <= self.scrolling.bar.pageStep()
        geometry = self.geometry_of_rows
        narrowed, were = False, (geometry.whole_width, *geometry.offsets)
        for column in self.columns:
            width = column.width_to_fill()
            if width != column.layout.width:
                column.layout.set_width(width)
                narrowed = True
        self.settling.spread.measure(BETWEEN)
        across = were != (geometry.whole_width, *geometry.offsets)
        if narrowed or (self.settling.spread.is_on and across):
            geometry.forget()
        self.scrolling.heights_changed(row, above)
        self.scrolling.settle(row)
        if seen:  # what opens below, or narrows the columns, does not hide it
            self.active.pane.ensureCursorVisible()
        self.settling.start()

    # -- while nothing happens -------------------------------------------------------------------

    def _on_about_to_settle(self) -> None:
        self._anchor = self.scrolling.anchor()

    def _on_settled(self) -> None:
        self.scrolling.heights_changed(*self._anchor, in_sight=False)

    def _on_rows_wanted(self, first: int, last: int) -> None:
        """Write rows that the caret is about to enter; what is in sight stays where it is."""
        if self._draft is None:
            return
        top, above = self.scrolling.anchor()
        rows = range(max(first, 0), min(last + 1, len(self.geometry_of_rows)))
        if self.settling.settle([row for row in rows if not self.geometry_of_rows.hidden[row]]):
            self.scrolling.heights_changed(top, above)

    def _on_broken(self) -> None:
        self._show_again()


def _is_tight(paragraph: Paragraph) -> bool:
    """Whether the row is a line of the masthead, which takes as little room as it can."""
    return paragraph.kind in MASTHEAD_KINDS
