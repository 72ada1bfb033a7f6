"""Writes and lays out what is in sight at once, and the rest in slices while nothing happens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor

from model.draft.draft import Draft
from model.draft.paragraphs import Chunk
from model.readings.facts import Facts
from model.readings.lines import Rendering
from model.readings.reading import CHAIRS_PROPOSAL, INFORMAL, Reading
from model.readings.retyped import Retyped
from widgets.table.cell_maker import CellMaker
from widgets.table.cell_text import CellText
from widgets.table.changed_rows import ChangedRows
from widgets.table.column import FRESH, STALE, UNWRITTEN, Column
from widgets.table.opening_words import OpeningWords
from widgets.table.out_of_sight import OutOfSight
from widgets.table.row_geometry import RowGeometry
from widgets.table.spread import Spread

SLICE = 0.004
"""Seconds that one idle slice may take: no key waits longer for it."""
PAUSE = 150
"""Milliseconds after an edit until idle slices go on: the next key comes before that."""
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
        self.spread = Spread(columns, geometry)
        self._opening = opening
        self._rows_in_sight = rows_in_sight
        self._renderings: dict[Reading, Rendering] = {}
        self._maker: CellMaker | None = None
        self._draft: Draft | None = None
        self._facts = Facts(Draft(""))
        self._out_of_sight = OutOfSight()
        self._middle = 0
        self._is_resting = False
        self._to_look_through: Iterator[Chunk] = iter(())
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._slice)

    def show(self, draft: Draft) -> None:
        """Settle rows of this draft from now on."""
        self._take(draft)
        self._to_look_through = iter(draft.paragraphs.chunks)

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
        self._take_over_lines(changed.retyped)
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

    def _take_over_lines(self, retyped: Retyped | None) -> None:
        """Take the line in hand as it was, with the letters that were typed in it."""
        for column in self._columns if retyped is not None else ():
            cell = column.cell(retyped.row) if retyped is not None else None
            if cell is None or retyped is None or column.states[retyped.row] != FRESH:
                continue
            line = retyped.line(cell.line, column.reading)
            if line is not None:
                self.rendering(column.reading).take_over(line, cell.line)

    def rendering(self, reading: Reading) -> Rendering:
        """A reading of the draft shown, made once."""
        assert self._draft is not None, "nothing is shown yet"
        if reading not in self._renderings:
            self._renderings[reading] = Rendering(self._draft, reading, self._facts)
        return self._renderings[reading]

    def cell(self, column: Column, row: int) -> CellText | None:
        """The cell of a row, made where it is not written; None where nothing is to be seen."""
        if self._maker is None or not self._geometry.heights[row]:
            return None
        if column.states[row] == FRESH:
            return column.cell(row)
        return self._maker.cell(self.rendering(column.reading), row, full=row == column.full_row)

    def settle(self, rows: Iterable[int]) -> bool:
        """Settle these rows now, and have them painted; whether heights changed."""
        changed = self.settle_unpainted(rows)
        self.repaint()
        return changed

    def repaint(self) -> None:
        """Have what was settled painted where it stands now."""
        for column in self._shown():
            column.repaint()

    def settle_unpainted(self, rows: Iterable[int]) -> bool:
        """Settle these rows; whoever asks has them painted. Whether heights changed."""
        assert self._maker is not None, "nothing is shown yet"
        if isinstance(rows, range) and self.are_settled(rows):
            return False
        wanted = [row for row in rows if not all(self._is_settled(c, row) for c in self._shown())]
        for column in self._shown() if wanted else ():
            self._write(column, wanted)
        changed = False
        for row in wanted:
            self.spread.decide(row)
            for column in self._shown():
                changed |= column.lay_out(row)
        return changed

    def _write(self, column: Column, rows: list[int]) -> None:
        assert self._maker is not None
        stale = [row for row in rows if column.states[row] != FRESH]
        if not stale:
            return
        rendering = self.rendering(column.reading)
        # A caret that is put back scrolls, and what comes into sight is settled in here again.
        outer, column.writing = column.writing, True
        if len(stale) == 1:
            column.write(stale[0], self._maker, rendering)
        else:
            # One edit block: Qt tells the world of every other change.
            cursor = QTextCursor(column.pane.document())
            cursor.beginEditBlock()
            for row in stale:
                column.write(row, self._maker, rendering)
            cursor.endEditBlock()
        column.writing = outer

    def are_settled(self, rows: range) -> bool:
        """Whether nothing is left to do in these rows; asked for several times a key."""
        start, stop, count = rows.start, rows.stop, len(rows)
        return all(
            column.states.count(FRESH, start, stop) == count
            and self._geometry.exact[column.number].count(1, start, stop) == count
            for column in self._shown()
        )

    def _is_settled(self, column: Column, row: int) -> bool:
        exact = self._geometry.exact[column.number][row]
        return column.states[row] == FRESH and bool(exact)

    def _shown(self) -> list[Column]:
        return [c for c in self._columns if self._geometry.shown[c.number]]

    def start(self, after: int = 0) -> None:
        """Settle the rest while nothing else happens, ``after`` so many milliseconds."""
        self._middle = self._rows_in_sight().start
        if not self._is_resting:
            self._timer.start(after)

    def stop(self) -> None:
        """Settle nothing that is not asked for."""
        self._timer.stop()
        self._out_of_sight.end()

    def rest(self) -> None:
        """Settle nothing that is not asked for, whoever starts it, until ``go_on``."""
        self._is_resting = True
        self.stop()

    def go_on(self) -> None:
        """Settle the rest while nothing else happens, as before ``rest``."""
        self._is_resting = False
        if self._draft is not None:
            self.start()

    @property
    def is_idle(self) -> bool:
        """Whether there is nothing left to settle."""
        return not self._timer.isActive()

    def _slice(self) -> None:
        if self._draft is None:
            self._timer.stop()
            return
        self._timer.setInterval(0)
        self.about_to_settle.emit()
        until = perf_counter() + SLICE
        changed = False
        while perf_counter() < until:
            rows = self._unsettled()
            if not rows and not self._look_through():
                self.stop()
                break
            if any(column.states[row] == UNWRITTEN for column in self._columns for row in rows):
                self._out_of_sight.begin()
            changed |= self.settle(rows)
        if changed or self.is_idle:
            self.settled.emit()

    def _unsettled(self) -> list[int]:
        """The nearest row on either side of the view, as far as REACH, that is not settled."""
        low, high = max(self._middle - REACH, 0), min(self._middle + REACH, len(self._geometry))
        down, up = high, low - 1
        for column in self._shown():
            for known, sign in (
                (column.states, UNWRITTEN),
                (column.states, STALE),
                (self._geometry.exact[column.number], 0),
            ):
                at = known.find(sign, self._middle, down)
                down = at if at >= 0 else down
                up = max(up, known.rfind(sign, up + 1, self._middle))
        return [row for row, found in ((down, down < high), (up, up >= low)) if found]

    def _look_through(self) -> bool:
        """Find what is asked of the next paragraphs often, before the first edit has to."""
        chunk = next(self._to_look_through, None)
        if chunk is not None:
            chunk.look_through()
        return chunk is not None
