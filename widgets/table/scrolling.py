"""One scroll bar for all columns, and the top row held where it is while heights change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollBar, QWidget

from widgets.table.column import Column
from widgets.table.row_geometry import RowGeometry
from widgets.table.row_heights import RowHeights
from widgets.table.settling import Settling

MARGIN = 1
"""Rows beyond those in sight that are settled with them: the caret may step there."""

EDGE = 24
"""Pixels; so little of a card is brought into sight with the line beside it."""


class Look(NamedTuple):
    """What is in sight: from which height, which rows, where the first begins, how high each is."""

    value: int
    rows: range
    top: float
    heights: tuple[float, ...]

    def tops(self) -> dict[int, tuple[int, int]]:
        """By row, where it begins on the screen, and where it ends."""
        found, top = {}, self.top - self.value
        for row, height in zip(self.rows, self.heights, strict=True):
            found[row] = round(top), round(top + height)
            top += height
        return found


def shifted(before: Look, now: Look, splice: tuple[int, int, int]) -> tuple[int, int, int] | None:
    """Up to where all stays, and from where all is shifted, and by how much; None for neither.

    All in pixels of the screen; what lies between is to be painted again.
    """
    start, removed, added = splice
    were = {
        row if row < start else row + added - removed: place
        for row, place in before.tops().items()
        if not start <= row < start + removed
    }
    still = min(round(now.top - now.value), 0)
    moved: list[tuple[int, int]] = []
    for row, (top, end) in now.tops().items():
        was = were.get(row)
        if was == (top, end) and not moved and still == top:
            still = end
        elif was is not None and end - top == was[1] - was[0]:
            moved.append((was[0], top - was[0]))
        elif moved:
            return None
    if not moved:
        return still, now.value + 100_000, 0
    if len({by for _, by in moved}) > 1:
        return None
    return still, *moved[0]


class Scrolling(QObject):
    """Keeps the panes at one height.

    Signals:
        scrolled: Another part of the draft is in sight.
        about_to_shift: What is painted of rows that give way goes along with them.
    """

    scrolled = Signal()
    about_to_shift = Signal()

    def __init__(self, columns: list[Column], geometry: RowGeometry, parent: QWidget) -> None:
        super().__init__(parent)
        self.bar = QScrollBar(Qt.Orientation.Vertical, parent)
        self.bar.setAccessibleName("Place in the draft")
        self._columns = columns
        self._geometry = geometry
        self._busy = self._paints = False
        self._seen: tuple[tuple[int, int, RowHeights, int] | None, range] = None, range(0)
        self.settling: Settling | None = None
        self._after_painting = QTimer(self, singleShot=True, interval=0)
        self._after_painting.timeout.connect(self._on_painted)
        self.bar.valueChanged.connect(self._on_scrolled)
        for column in columns:
            column.pane.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def value(self) -> int:
        """Pixels above what is in sight."""
        return self.bar.value()

    def view_height(self) -> int:
        """Pixels in sight."""
        for column in self._columns:
            if self._geometry.shown[column.number]:
                return max(column.pane.viewport().height(), 1)
        return 1

    def rows_in_sight(self) -> range:
        """The rows in sight; asked for some ten times a key."""
        value, height, heights = self.bar.value(), self.view_height(), self._geometry.heights
        asked = (value, height, heights, heights.edits)
        if self._seen[0] != asked:
            self._seen = asked, self._geometry.rows_between(value, value + height - 1)
        return self._seen[1]

    def _rows_about(self) -> range:
        """The rows in sight, and those next to them."""
        rows = self.rows_in_sight()
        return range(max(rows.start - MARGIN, 0), min(rows.stop + MARGIN, len(self._geometry)))

    def _on_scrolled(self, value: int) -> None:
        if not self._busy:
            self._put(value)
            self.settle()
            self.scrolled.emit()

    @contextmanager
    def left_alone(self) -> Iterator[None]:
        """Settle nothing meanwhile: another draft is being put into one column after the other."""
        outer, self._busy = self._busy, True
        try:
            yield
        finally:
            self._busy = outer

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep in sight what is, whatever a pane does about its caret meanwhile."""
        value = self.value
        with self.left_alone():
            yield
        self._put(value)

    def settle(self, anchor: int | None = None) -> None:
        """Settle what is in sight; ``anchor``, a row, stays where it is on the screen."""
        if self.settling is None or not len(self._geometry) or self._busy:
            return
        if self.settling.are_settled(self._rows_about()):
            self.settling.repaint()
        else:
            self.settle_since(self.look(), anchor)

    def settle_to_paint(self) -> None:
        """Settle what a pane is about to paint; what others are to paint by it follows.

        Qt forgets what they are asked to paint while one is painting.
        """
        self._paints = True
        self.settle()
        self._paints = False

    def settle_since(
        self, before: Look, anchor: int | None, splice: tuple[int, int, int] = (0, 0, 0)
    ) -> None:
        """Settle what is in sight, where ``before`` was; see ``repaint_since``."""
        self._settle(anchor)
        self.repaint_since(before, splice)

    def _settle(self, anchor: int | None) -> None:
        assert self.settling is not None
        for _ in range(6):
            wanted = self._rows_about()
            if self.settling.are_settled(wanted):
                break
            rows = self.rows_in_sight()
            if anchor is None:
                anchor = next((r for r in rows if self._geometry.is_exact(r)), rows.start)
            above = self._geometry.top(anchor) - self.value
            if not self.settling.settle_unpainted(wanted):
                break
            self.heights_changed(anchor, above, in_sight=False)

    # -- what is painted again -------------------------------------------------------------------

    def look(self) -> Look:
        """What is in sight, and where."""
        rows = self.rows_in_sight()
        heights = tuple(self._geometry.heights[row] for row in rows)
        return Look(self.value, rows, self._geometry.top(rows.start), heights)

    def repaint_since(self, before: Look, splice: tuple[int, int, int] = (0, 0, 0)) -> None:
        """Have painted what is not where it was, or is new; the rest is shifted as it is.

        ``splice``: from which row how many went and how many came since.
        """
        assert self.settling is not None
        if self._paints:
            self._after_painting.start()
            return
        now = self.look()
        if now == before and not any(splice[1:]):
            self.settling.repaint()
            return
        shift = shifted(before, now, splice) if before.value == now.value else None
        if shift is not None and shift[2]:
            self.about_to_shift.emit()
        for column in self._columns:
            if self._geometry.shown[column.number]:
                viewport = column.pane.viewport()
                if shift is None:
                    viewport.update()
                else:
                    self._shift(viewport, *shift)
        self.settling.repaint()

    def _on_painted(self) -> None:
        self._repaint_all()
        if self.settling is not None:
            self.settling.repaint()

    def _repaint_all(self) -> None:
        for column in self._columns:
            if self._geometry.shown[column.number]:
                column.pane.viewport().update()

    def _shift(self, viewport: QWidget, still: int, start: int, by: int) -> None:
        """Shift what is painted from ``start`` on, and have what lies before it painted again."""
        width, height = viewport.width(), viewport.height()
        if by and start < height:
            first = min(start, start + by)
            viewport.scroll(0, by, QRect(0, first, width, height - first))
        viewport.update(0, still, width, max(start + by, still) - still)

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
            self._repaint_all()

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
