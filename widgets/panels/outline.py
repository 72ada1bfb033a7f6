"""The outline: every paragraph by name, with what is open in it; a click goes there."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QFrame, QListView, QWidget

from model.draft.draft import Draft
from widgets.colours import Colours
from widgets.guarded import guarded
from widgets.panels.outline_rows import OutlineRow, OutlineRows, lists_alike, rows_listed

WIDE = 190
NARROW = 28
"""Pixels: with names, or with marks only."""

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class OutlineModel(QAbstractListModel):
    """The rows of the outline, each made when it is first seen."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours
        self._draft: Draft | None = None
        self._maker: OutlineRows | None = None
        self._listed: list[int] = []
        self._made: dict[int, OutlineRow] = {}
        self.marks_only = False

    def show_draft(self, draft: Draft) -> None:
        """Take another draft."""
        same = self._draft is not None and lists_alike(self._draft, draft)
        if not same:
            self.beginResetModel()
            self._listed = rows_listed(draft)
        self._draft = draft
        self._maker = OutlineRows(draft)
        self._made.clear()
        if same:
            self.dataChanged.emit(self.index(0), self.index(len(self._listed) - 1))
        else:
            self.endResetModel()

    def show_colours(self, colours: Colours) -> None:
        """Take another palette."""
        self._colours = colours

    def draft_row(self, row: int) -> int:
        """The draft's row that a row of the outline stands for."""
        return self._listed[row]

    def outline_row(self, row: int) -> int:
        """The outline's row for a row of the draft, or the one before it; -1 for none."""
        return bisect_right(self._listed, row) - 1

    @guarded(lambda: 0)
    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._listed)

    @guarded()
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._draft is None:
            return None
        told = self._row(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return (told.mark or "·") if self.marks_only else told.text()
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return told.words
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(told)
        if role == Qt.ItemDataRole.FontRole and told.state == "struck":
            font = QFont()
            font.setStrikeOut(True)
            return font
        return None

    def _row(self, row: int) -> OutlineRow:
        assert self._draft is not None and self._maker is not None
        if row not in self._made:
            self._made[row] = self._maker.row(self._draft.paragraphs[self._listed[row]])
        return self._made[row]

    def _colour(self, told: OutlineRow) -> QColor:
        colours = {
            "open": self._colours.text,
            "agreed": self._colours.agreed,
            "pending": self._colours.guess,
        }
        return QColor(colours.get(told.state, self._colours.quiet))


class Outline(QListView):
    """Every paragraph by name.

    Signals:
        row_chosen: A paragraph was chosen. Carries its row in the draft.
    """

    row_chosen = Signal(int)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = OutlineModel(colours, self)
        self.setModel(self.rows)
        self.setAccessibleName("Outline")
        self.setFrameShape(QFrame.Shape.NoFrame)
        # 30,000 rows need not be measured to know that they are alike.
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setFixedWidth(WIDE)
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)

    def show_draft(self, draft: Draft) -> None:
        """Show the paragraphs of a draft."""
        self.rows.show_draft(draft)

    def show_row(self, row: int) -> None:
        """Mark the paragraph that the caret is in."""
        at = self.rows.outline_row(row)
        if at < 0:
            self.clearSelection()
        else:
            self.setCurrentIndex(self.rows.index(at))

    def set_narrow(self, narrow: bool, wide: int = WIDE) -> None:
        """Show marks only, or names too."""
        self.setFixedWidth(NARROW if narrow else wide)
        bars = Qt.ScrollBarPolicy
        # Beside marks only, a bar would cover half of each.
        self.setVerticalScrollBarPolicy(
            bars.ScrollBarAlwaysOff if narrow else bars.ScrollBarAsNeeded
        )
        if self.rows.marks_only != narrow:
            self.rows.marks_only = narrow
            self.scheduleDelayedItemsLayout()

    def _on_chosen(self, index: QModelIndex) -> None:
        self.row_chosen.emit(self.rows.draft_row(index.row()))
