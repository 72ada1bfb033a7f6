"""One scroll bar for all columns, and the top row held where it is while heights change."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QScrollBar, QWidget

from widgets.table.column import Column
from widgets.table.row_geometry import RowGeometry
from widgets.table.settling import Settling

MARGIN = 1
"""Rows beyond those in sight that are settled with them: the caret may step there."""

EDGE = 24
"""Pixels; so little of a card is brought into sight with the line beside it."""


class Scrolling(QObject):
    """Keeps the panes at one height.

    Signals:
        scrolled: Another part of the draft is in sight.
    """

    scrolled = Signal()

    def __init__(self, columns: list[Column], geometry: RowGeometry, parent: QWidget) -> None:
        super().__init__(parent)
        self.bar = QScrollBar(Qt.Orientation.Vertical, parent)
        self.bar.setAccessibleName("Place in the draft")
        self._columns = columns
        self._geometry = geometry
        self._busy = False
        self.settling: Settling | None = None
        self.bar.valueChanged.connect(self._on_scrolled)
        for column in columns:
            column.pane.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def value(self) -> int:
        """Pixels above what is in sight."""
        return self.bar.value()

    def view_height(self) -> int:
        """Pixels in sight."""
        shown = [c for c in self._columns if self._geometry.shown[c.number]]
        return max(shown[0].pane.viewport().height(), 1) if shown else 1

    def rows_in_sight(self) -> range:
        """The rows in sight."""
        return self._geometry.rows_between(self.value, self.value + self.view_height() - 1)

    def _on_scrolled(self, value: int) -> None:
        if not self._busy:
            self._put(value)
            self.settle()
            self.scrolled.emit()

    def settle(self, anchor: int | None = None) -> None:
        """Settle what is in sight; ``anchor``, a row, stays where it is on the screen."""
        if self.settling is None or not len(self._geometry) or self._busy:
            return
        for _ in range(6):
            rows = self.rows_in_sight()
            if anchor is None:
                anchor = next((r for r in rows if self._geometry.is_exact(r)), rows.start)
            above = self._geometry.top(anchor) - self.value
            wanted = range(
                max(rows.start - MARGIN, 0), min(rows.stop + MARGIN, len(self._geometry))
            )
            if not self.settling.settle(wanted):
                break
            self.heights_changed(anchor, above)

    def heights_changed(self, anchor: int, above: float, in_sight: bool = True) -> None:
        """Take the new heights; the row ``anchor`` stays ``above`` pixels below the top.

        ``in_sight``: Whether what is in sight has to be painted again in any case.
        """
        self._busy = True
        before = self.value
        for column in self._columns:
            if self._geometry.shown[column.number]:
                layout = column.layout
                layout.documentSizeChanged.emit(layout.documentSize())
        total = round(self._geometry.total())
        view = self.view_height()
        self.bar.setPageStep(view)
        self.bar.setSingleStep(20)
        self.bar.setRange(0, max(total - view, 0))
        self._busy = False
        self._put(round(self._geometry.top(anchor) - above))
        if in_sight or self.value != before:
            for column in self._columns:
                column.pane.viewport().update()

    def anchor(self) -> tuple[int, float]:
        """The row at the top of the view, and how far below the top of the view it begins."""
        rows = self.rows_in_sight()
        return rows.start, self._geometry.top(rows.start) - self.value

    def go_to(self, row: int, above: float = 0.0) -> None:
        """Bring a row into sight, so many pixels below the top."""
        self._put(round(self._geometry.top(row) - above))
        self.settle(row)
        self.heights_changed(row, above)
        self.settle(row)
        self.scrolled.emit()

    def show_edges(self, row: int, top: bool, bottom: bool) -> None:
        """Scroll the few pixels that bring the top or the bottom of a row's card into sight."""
        start = round(self._geometry.top(row))
        above = self.value - start
        end = start + round(self._geometry.heights[row])
        below = end - self.value - self.view_height()
        if top and 0 < above <= EDGE:
            self._on_scrolled(start)
        elif bottom and 0 < below <= EDGE:
            self._on_scrolled(self.value + below)

    def is_in_sight(self, row: int) -> bool:
        """Whether a row is in sight, or the beginning of one that fills the view."""
        top = self._geometry.top(row) - self.value
        bottom = top + self._geometry.heights[row]
        return top >= 0 and (bottom <= self.view_height() or top < self.view_height() / 3)

    def _put(self, value: int) -> None:
        self._busy = True
        self.bar.setValue(value)
        for column in self._columns:
            column.pane.verticalScrollBar().setValue(self.bar.value())
        self._busy = False
