"""Writes and lays out what is in sight at once, and the rest in slices while nothing happens."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor

from model.draft.draft import Draft
from model.readings.facts import Facts
from model.readings.lines import Rendering
from model.readings.reading import CHAIRS_PROPOSAL, INFORMAL, Reading
from widgets.table.cell_maker import CellMaker
from widgets.table.changed_rows import ChangedRows
from widgets.table.column import FRESH, Column
from widgets.table.opening_words import OpeningWords
from widgets.table.row_geometry import RowGeometry

SLICE = 0.008
"""Seconds that one idle slice may take: no key waits longer for it."""
REACH = 3000
"""Rows on either side of the view that are written while idle; beyond, heights stay estimates."""


class Settling(QObject):
    """Settles rows: writes them and lays them out in every column shown.

    Signals:
        about_to_settle: Heights may change now; whoever holds something in place looks at it.
        settled: Some rows were settled while idle, so that heights changed.
    """

    about_to_settle = Signal()
    settled = Signal()

    def __init__(
        self,
        columns: list[Column],
        geometry: RowGeometry,
        opening: OpeningWords,
        rows_in_sight: Callable[[], range],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._columns = columns
        self._geometry = geometry
        self._opening = opening
        self._rows_in_sight = rows_in_sight
        self._renderings: dict[Reading, Rendering] = {}
        self._maker: CellMaker | None = None
        self._draft: Draft | None = None
        self._facts = Facts(Draft(""))
        self._todo = _Outward(0, 0)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._slice)

    def show(self, draft: Draft) -> None:
        """Settle rows of this draft from now on."""
        self._take(draft)

    def _take(self, draft: Draft) -> None:
        self._draft = draft
        self._facts = Facts(draft)
        self._renderings = {}
        self._maker = CellMaker(self._opening, self.rendering(CHAIRS_PROPOSAL))

    def show_after(self, before: Draft, after: Draft, changed: ChangedRows) -> None:
        """Settle rows of ``after``, of which only the ``changed`` can read otherwise.

        Rows that read otherwise because of those, by their number or the marks of their notes,
        are written anew too.
        """
        old, facts = self._renderings, self._facts
        self._take(after)
        if changed.everything:
            for column in self._columns:
                column.mark_all_stale()
            return
        self._facts.take_over(facts, changed.ends_alike)
        for row in changed.rows:
            for column in self._columns:
                column.mark_stale(row)
        reread = changed.reread()
        for reading, rendering in old.items():
            stale = self.rendering(reading).showing.take_over(rendering.showing, reread)
            for column in self._columns:
                # An agreed row of the informal text falls to the chair's.
                if column.reading == reading or (
                    reading == CHAIRS_PROPOSAL and column.reading == INFORMAL
                ):
                    for rows in stale:
                        column.mark_stretch_stale(rows)

    def rendering(self, reading: Reading) -> Rendering:
        """A reading of the draft shown, made once."""
        assert self._draft is not None, "nothing is shown yet"
        if reading not in self._renderings:
            self._renderings[reading] = Rendering(self._draft, reading, self._facts)
        return self._renderings[reading]

    def settle(self, rows: Iterable[int]) -> bool:
        """Settle these rows now; whether heights changed."""
        assert self._maker is not None, "nothing is shown yet"
        changed = False
        for column in self._shown():
            rendering = self.rendering(column.reading)
            wanted = [row for row in rows if not self._is_settled(column, row)]
            if not wanted:
                continue
            # One edit block: Qt tells the world of every other change.
            cursor = QTextCursor(column.pane.document())
            cursor.beginEditBlock()
            # A caret that is put back scrolls, and what comes into sight is settled in here again.
            outer, column.writing = column.writing, True
            for row in wanted:
                column.write(row, self._maker, rendering)
            cursor.endEditBlock()
            column.writing = outer
            for row in wanted:
                changed |= column.lay_out(row)
        return changed

    def _is_settled(self, column: Column, row: int) -> bool:
        exact = self._geometry.exact[column.number][row]
        return column.states[row] == FRESH and bool(exact)

    def _shown(self) -> list[Column]:
        return [c for c in self._columns if self._geometry.shown[c.number]]

    def start(self) -> None:
        """Settle the rest while nothing else happens, the nearest rows first."""
        sight = self._rows_in_sight()
        self._todo = _Outward(sight.start, len(self._geometry))
        self._timer.start()

    def stop(self) -> None:
        """Settle nothing that is not asked for."""
        self._timer.stop()

    @property
    def is_idle(self) -> bool:
        """Whether there is nothing left to settle."""
        return not self._timer.isActive()

    def _slice(self) -> None:
        if self._draft is None:
            self._timer.stop()
            return
        self.about_to_settle.emit()
        until = perf_counter() + SLICE
        changed = False
        while perf_counter() < until:
            rows = self._todo.next(2)
            if not rows:
                self._timer.stop()
                break
            changed |= self.settle(rows)
        # What was written stays, and has no cycles: the collector would take 300 ms to see that.
        gc.freeze()
        if changed or self.is_idle:
            self.settled.emit()


class _Outward:
    """Rows from one on, nearest first, as far as REACH."""

    def __init__(self, middle: int, count: int) -> None:
        self._down = iter(range(middle, min(middle + REACH, count)))
        self._up = iter(range(min(middle, count) - 1, max(middle - REACH, 0) - 1, -1))

    def next(self, some: int) -> list[int]:
        """Some more rows, in order from either side; none when all were given."""
        down = [row for _, row in zip(range(some), self._down, strict=False)]
        return down + [row for _, row in zip(range(some), self._up, strict=False)]
