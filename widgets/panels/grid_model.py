"""The positions grid as Qt asks for it: a row a change, a column a delegation, made when seen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from model.draft.change import Stance
from model.draft.draft import Draft
from model.readings.grid import LETTERS, SPOKEN, Grid, GridFilter
from model.readings.same_ends import same_first
from widgets.guarded import guarded

PARAGRAPH, WORDS, STATE = 0, 1, 2
FIRST = 3
"""Columns: those that tell of the change, then from FIRST on a delegation each."""

STANCE = int(Qt.ItemDataRole.UserRole)
"""Role of a cell's stance, a plain word; empty for none."""

_RANKS = {stance: rank for rank, stance in enumerate(SPOKEN)}
_SILENT = len(_RANKS)
SILENT = "–"
"""What is read out of a cell whose delegation has said nothing: no reader says it in a row."""
_LONGEST_CODE = 8
_TITLES = ("Paragraph", "Change", "State")
_ASCENDING = Qt.SortOrder.AscendingOrder

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class GridModel(QAbstractTableModel):
    """The changes of a draft that pass a filter, sorted by one of the columns.

    Signals:
        sorted_elsewhere: The column that the rows are sorted by stands elsewhere now, or is gone.
            Carries its number, or -1, and the order.
    """

    sorted_elsewhere = Signal(int, Qt.SortOrder)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid: Grid | None = None
        self.wanted = GridFilter()
        self.delegations: list[str] = []
        self._rows: list[str] = []
        self._sorted = (-1, _ASCENDING)
        self._sorted_by = ""
        self._passing: dict[str, bool] = {}
        self._keys: dict[str, object] = {}

    # -- which draft, which rows -----------------------------------------------------------------

    def show_draft(self, draft: Draft) -> None:
        """Take another draft; rows that it does not touch stay as they are."""
        if self.grid is None or self.grid.draft.id != draft.id:
            self._begin_anew(Grid(draft))
            return
        if self.grid.draft is draft:
            return
        changed = self.grid.follow(draft)
        if changed is None:
            self._begin_anew(self.grid)
            return
        self._follow_delegations()
        for change in changed:
            self._passing.pop(change, None)
            self._keys.pop(change, None)
        self._put_rows(self._found())
        for change in changed & self._passing.keys():
            self._tell(change)

    def forget(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self.grid, self._rows, self.delegations = None, [], []
        self._forget_found()
        self.endResetModel()

    def choose(self, wanted: GridFilter) -> None:
        """Show the changes that pass a filter."""
        if wanted == self.wanted:
            return
        self.wanted = wanted
        self._passing.clear()
        self._reset_rows()

    @guarded()
    def sort(self, column: int, order: Qt.SortOrder = _ASCENDING) -> None:
        """Sort by a column; by -1 in the order of the text."""
        self._sorted = (column, order)
        known = FIRST <= column < self.columnCount()
        self._sorted_by = self.delegations[column - FIRST] if known else ""
        self._keys.clear()
        self._reset_rows()

    def counts(self) -> tuple[int, int]:
        """How many changes are shown, and of how many."""
        return len(self._rows), len(self.grid.homes) if self.grid is not None else 0

    def change(self, row: int) -> str:
        """The id of the change of a row."""
        return self._rows[row]

    def row_of(self, change: str) -> int:
        """The row of a change, or -1."""
        try:
            return self._rows.index(change)
        except ValueError:
            return -1

    def place(self, row: int) -> tuple[str, str]:
        """The ids of the paragraph and the change of a row."""
        assert self.grid is not None
        change = self._rows[row]
        home = self.grid.homes.get(change)
        return home.id if home is not None else "", change

    def _begin_anew(self, grid: Grid) -> None:
        self.beginResetModel()
        self.grid = grid
        self.delegations = [d for d, count in grid.spoke.items() if count]
        self._forget_found()
        self._keep_sorting()
        self._rows = self._found()
        self.endResetModel()

    def _keep_sorting(self) -> None:
        """The columns are others: the rows stay sorted by the delegation that was chosen."""
        by = self._sorted_by
        if by:
            column = FIRST + self.delegations.index(by) if by in self.delegations else -1
            if column < 0:
                self._sorted_by = ""
            if column != self._sorted[0]:
                self._sorted = (column, self._sorted[1])
                self.sorted_elsewhere.emit(*self._sorted)

    def _forget_found(self) -> None:
        self._passing.clear()
        self._keys.clear()

    def _reset_rows(self) -> None:
        if self.grid is not None:
            self.beginResetModel()
            self._rows = self._found()
            self.endResetModel()

    def _found(self) -> list[str]:
        """The changes that pass, sorted; what is known of those not touched is not asked again."""
        grid, passing = self.grid, self._passing
        assert grid is not None
        if self.wanted == GridFilter():
            rows = list(grid.homes)
            passing.update(dict.fromkeys(rows, True))
        else:
            for change in grid.homes.keys() - passing.keys():
                passing[change] = grid.passes(change, self.wanted)
            rows = [change for change in grid.homes if passing[change]]
        column, order = self._sorted
        if column > PARAGRAPH and column < self.columnCount():
            key = self._key(column)
            keys = self._keys
            for change in rows:
                if change not in keys:
                    keys[change] = key(change)
            rows.sort(key=keys.__getitem__, reverse=order != _ASCENDING)  # type: ignore[arg-type]
            if column >= FIRST:  # who said nothing is last, whichever way the others go
                rows.sort(key=lambda change: keys[change] == _SILENT)
        elif column == PARAGRAPH and order != _ASCENDING:
            rows.reverse()
        return rows

    def _key(self, column: int) -> Callable[[str], object]:
        grid = self.grid
        assert grid is not None
        if column == WORDS:
            return lambda change: grid.words(change).lstrip("+− ").casefold()
        if column == STATE:
            return grid.state
        delegation = self.delegations[column - FIRST]
        return lambda change: self._rank(change, delegation)

    def _rank(self, change: str, delegation: str) -> int:
        said = self.grid.latest(change).get(delegation) if self.grid is not None else None
        return _RANKS[said.stance] if said is not None else _SILENT

    def _put_rows(self, rows: list[str]) -> None:
        """Take other rows; those at the start and the end that stay are left alone."""
        old = self._rows
        if rows == old:
            return
        head = same_first(old, rows)
        tail = same_first(old[head:][::-1], rows[head:][::-1])
        if head < len(old) - tail:
            self.beginRemoveRows(_NO_INDEX, head, len(old) - tail - 1)
            self._rows = old[:head] + old[len(old) - tail :]
            self.endRemoveRows()
        if head < len(rows) - tail:
            self.beginInsertRows(_NO_INDEX, head, len(rows) - tail - 1)
            self._rows = rows
            self.endInsertRows()

    def _follow_delegations(self) -> None:
        assert self.grid is not None
        spoke = self.grid.spoke
        for at in range(len(self.delegations) - 1, -1, -1):
            if spoke[self.delegations[at]] <= 0:
                self.beginRemoveColumns(_NO_INDEX, FIRST + at, FIRST + at)
                del self.delegations[at]
                self.endRemoveColumns()
                self._keys.clear()
        known = set(self.delegations)
        new = [one for one, count in spoke.items() if count > 0 and one not in known]
        if new:
            first = self.columnCount()
            self.beginInsertColumns(_NO_INDEX, first, first + len(new) - 1)
            self.delegations += new
            self.endInsertColumns()
        self._keep_sorting()

    def _tell(self, change: str) -> None:
        row = self.row_of(change)
        if row >= 0:
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    # -- what Qt asks ----------------------------------------------------------------------------

    @guarded(lambda: 0)
    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @guarded(lambda: 0)
    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() or self.grid is None else FIRST + len(self.delegations)

    @guarded()
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self.grid is None or not index.isValid() or index.row() >= len(self._rows):
            return None
        change, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(change, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.in_words(change, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._aloud(change, column)
        if role == STANCE and column >= FIRST:
            return self._stance(change, column)
        return None

    @guarded()
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if self.grid is None:
            return None
        if orientation != Qt.Orientation.Horizontal:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if section < FIRST:
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            return _TITLES[section] if role == Qt.ItemDataRole.DisplayRole else None
        delegation = self.delegations[section - FIRST]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.code(delegation)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.grid.draft.shown_name(delegation)
        if role == Qt.ItemDataRole.ToolTipRole:
            count = self.grid.spoke[delegation]
            changes = "change" if count == 1 else "changes"
            return f"{self.grid.draft.shown_name(delegation)}: spoke on {count:,} {changes}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def code(self, delegation: str) -> str:
        """What stands over a delegation's column: its code, or a short name."""
        assert self.grid is not None
        known = self.grid.draft.delegations.get(delegation)
        if known is None:
            return delegation.upper()[:_LONGEST_CODE]
        if known.code.startswith("@") and len(known.shown) <= _LONGEST_CODE:
            return known.shown
        return known.code.lstrip("@")[:_LONGEST_CODE]

    def in_words(self, change: str, column: int) -> str:
        """A cell as one says it: "Egypt supports “all” in PP1"."""
        grid = self.grid
        assert grid is not None
        about = f"“{grid.words(change)}” in {grid.label(change)}"
        if column < FIRST:
            return f"{about}, {grid.state(change)}"
        delegation = self.delegations[column - FIRST]
        if self._stance(change, column) is None:
            return f"{grid.draft.shown_name(delegation)} has said nothing on {about}"
        return self._said(change, delegation, about)

    def _aloud(self, change: str, column: int) -> str:
        """A cell for who listens: a whole row is read out, and one wants the few who spoke."""
        if column < FIRST:
            return self._shown(change, column)
        if self._stance(change, column) is None:
            return SILENT
        return self._said(change, self.delegations[column - FIRST], "it")

    def _said(self, change: str, delegation: str, about: str) -> str:
        assert self.grid is not None
        name = self.grid.draft.shown_name(delegation)
        said = self.grid.latest(change)[delegation]
        note = f" – {said.note}" if said.note else ""
        private = " (private note)" if said.note and said.private else ""
        return f"{name} {SPOKEN[said.stance]} {about}{note}{private}"

    def _shown(self, change: str, column: int) -> str:
        grid = self.grid
        assert grid is not None
        if column == PARAGRAPH:
            return grid.label(change)
        if column == WORDS:
            return grid.words(change)
        if column == STATE:
            return grid.state(change)
        stance = self._stance(change, column)
        return LETTERS[stance] if stance else ""

    def _stance(self, change: str, column: int) -> Stance | None:
        assert self.grid is not None
        said = self.grid.latest(change).get(self.delegations[column - FIRST])
        return said.stance if said is not None else None
