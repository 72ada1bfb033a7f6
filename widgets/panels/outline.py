"""The outline: every paragraph by name, with what is open in it; a click goes there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from model.draft.draft import Draft
from model.draft.paragraphs import Paragraphs
from model.readings.same_ends import same_first
from widgets.colours import Colours
from widgets.guarded import guarded
from widgets.panels.outline_rows import (
    OutlineRow,
    OutlineRows,
    lists_alike,
    rows_listed,
    rows_told_otherwise,
)

WIDE = 190
NARROW = 28
"""Pixels: with names, or with marks only."""
ROW = 24
"""Pixels: the height of a row."""
TOLD = int(Qt.ItemDataRole.UserRole)
"""Role of an OutlineRow."""

MOST_MADE = 400
"""Rows that are kept: after an edit each of them is looked at."""

_Index = QModelIndex | QPersistentModelIndex


class OutlineModel(QStandardItemModel):
    """The rows of the outline, each made when it is first seen.

    Qt's own model counts them: the view asks how many there are several times for each row, which
    takes Python 12 ms in 3,000. There are no items in it.

    Signals:
        told_otherwise: Rows that were made say something else now. Carries them. Qt's own signal
            would have all rows laid out again: 2 ms an edit in a draft of 30,000.
    """

    told_otherwise = Signal(list)

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.colours = colours
        self._draft: Draft | None = None
        self._maker: OutlineRows | None = None
        self._only: frozenset[int] | None = None
        self._listed: list[int] = []
        self._made: dict[int, OutlineRow] = {}
        self.marks_only = False

    def show_draft(self, draft: Draft) -> None:
        """Take another draft."""
        before, self._draft = self._draft, draft
        maker, self._maker = self._maker, OutlineRows(draft)
        if before is None or maker is None or before.id != draft.id:
            self._list_anew()
            return
        if not lists_alike(before, draft):
            self._list_others(before.paragraphs, draft.paragraphs)
            return
        # Most edits are letters, of which an outline says nothing: nothing is painted then.
        stale = rows_told_otherwise(maker, self._maker, self._made)
        told = [row for row in stale if self._is_other(row)]
        if told:
            self.told_otherwise.emit([self.outline_row(row) for row in told])

    def is_another(self, draft: Draft) -> bool:
        """Whether it is not a later state of the draft that is listed."""
        return self._draft is None or self._draft.id != draft.id

    def _is_other(self, row: int) -> bool:
        """Whether a row that was made says another thing now; it is made anew."""
        assert self._draft is not None and self._maker is not None
        before, now = self._made[row], self._maker.row(self._draft.paragraphs[row])
        self._made[row] = now
        return before != now

    def show_only(self, rows: Collection[int] | None) -> None:
        """List these rows of the draft only; all of them for None."""
        only = None if rows is None else frozenset(rows)
        if only != self._only:
            self._only = only
            self._list_anew()

    def _list_anew(self) -> None:
        self.beginResetModel()
        self._listed = rows_listed(self._draft, self._only) if self._draft is not None else []
        self._made.clear()
        was_blocked = self.blockSignals(True)  # a reset says it all
        self.setColumnCount(1)
        self.setRowCount(len(self._listed))
        self.blockSignals(was_blocked)
        self.endResetModel()

    def _list_others(self, before: Paragraphs, after: Paragraphs) -> None:
        """List the rows of a later state: what stays keeps its mark and its place."""
        assert self._draft is not None
        listed = rows_listed(self._draft, self._only)
        old, new = _ids(before, self._listed), _ids(after, listed)
        start = same_first(old, new)
        behind = same_first(old[start:][::-1], new[start:][::-1])
        gone, come = len(old) - start - behind, len(new) - start - behind
        if max(gone, come) > MOST_MADE:
            self._list_anew()
            return
        seen, self._listed = [bisect_right(listed, row) - 1 for row in self._made], listed
        self._made.clear()
        if come > gone:
            self.insertRows(start + gone, come - gone)
        elif gone > come:
            self.removeRows(start + come, gone - come)
        else:  # nothing is laid out again, so nothing is painted again of itself
            self.told_otherwise.emit([row for row in seen if row >= 0])

    def show_colours(self, colours: Colours) -> None:
        """Take another palette."""
        self.colours = colours

    def draft_row(self, row: int) -> int:
        """The draft's row that a row of the outline stands for."""
        return self._listed[row]

    def outline_row(self, row: int) -> int:
        """The outline's row for a row of the draft, or the one before it; -1 for none."""
        return bisect_right(self._listed, row) - 1

    @guarded()
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._draft is None or index.row() >= len(self._listed):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            told = self._row(index.row())
            return (told.mark or "·") if self.marks_only else told.text()
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._row(index.row()).words
        return self._row(index.row()) if role == TOLD else None

    def _row(self, row: int) -> OutlineRow:
        assert self._draft is not None and self._maker is not None
        at = self._listed[row]
        if at not in self._made:
            if len(self._made) > MOST_MADE:
                self._made.clear()
            self._made[at] = self._maker.row(self._draft.paragraphs[at])
        return self._made[at]


def _ids(paragraphs: Paragraphs, rows: Iterable[int]) -> list[str]:
    """The ids of the paragraphs in some rows, of which there are many."""
    every = [paragraph.id for chunk in paragraphs.chunks for paragraph in chunk]
    return [every[row] for row in rows]


class _RowPainter(QStyledItemDelegate):
    """Paints a row: the name, the mark with what is told beside it, reservations at the right."""

    def __init__(self, rows: OutlineModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows

    @guarded(lambda: QSize(NARROW, ROW))
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(NARROW, ROW)

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        told, colours, rect = index.data(TOLD), self._rows.colours, QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.accent_behind))
            # A bar too, because a tint alone is easily overlooked on a projector.
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), QColor(colours.accent))
        if option.state & QStyle.StateFlag.State_HasFocus:
            # Whoever has no mouse sees that the keys go here, not into the text.
            painter.setPen(QColor(colours.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        if isinstance(told, OutlineRow):
            if self._rows.marks_only:
                self._write(painter, rect, told.mark or "·", self._colour(told), centred=True)
            else:
                self._paint_told(painter, rect.adjusted(9, 0, -6, 0), told)
        painter.restore()

    def _paint_told(self, painter: QPainter, rect: QRect, told: OutlineRow) -> None:
        colours = self._rows.colours
        plain = QFont(painter.font())
        metrics = painter.fontMetrics()
        reserved = f"R {told.reserved}" if told.reserved else ""
        room = metrics.horizontalAdvance(reserved) + 8 if reserved else 0
        advance = metrics.horizontalAdvance
        beside = told.beside
        if advance(told.name) + 8 + advance(beside) > rect.width() - room:
            beside = told.brief
        widest = name_room(rect.width() - room, advance(told.name), advance(beside))
        name = metrics.elidedText(told.name, Qt.TextElideMode.ElideRight, widest)
        if told.state == "struck":
            struck = QFont(plain)
            struck.setStrikeOut(True)
            painter.setFont(struck)
        quiet = told.state in ("plain", "struck", "withdrawn")
        self._write(painter, rect, name, colours.quiet if quiet else colours.text)
        painter.setFont(plain)
        rest = rect.adjusted(metrics.horizontalAdvance(name) + 8, 0, -room, 0)
        fitting = metrics.elidedText(beside, Qt.TextElideMode.ElideRight, max(rest.width(), 0))
        self._write(painter, rest, fitting, self._colour(told))
        if reserved:
            at = QRect(rect.right() - room + 8, rect.y(), room, rect.height())
            self._write(painter, at, reserved, colours.deletion)

    def _colour(self, told: OutlineRow) -> str:
        colours = self._rows.colours
        known = {"open": colours.text, "agreed": colours.agreed, "pending": colours.guess}
        return known.get(told.state, colours.quiet)

    def _write(
        self, painter: QPainter, rect: QRect, text: str, colour: str, centred: bool = False
    ) -> None:
        across = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        painter.setPen(QColor(colour))
        painter.drawText(rect, across | Qt.AlignmentFlag.AlignVCenter, text)


def name_room(width: int, name: int, beside: int) -> int:
    """How wide a name may be in a row; what stands beside it is cut first, down to two fifths."""
    return max(width - beside - 8, min(name, round(width * 0.6)))


class Outline(QListView):
    """Every paragraph by name.

    Signals:
        row_chosen: A paragraph was chosen. Carries its row in the draft.
    """

    row_chosen = Signal(int)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = OutlineModel(colours, self)
        self._marked = -1
        self._scrolled = 0
        self.setModel(self.rows)
        self.setItemDelegate(_RowPainter(self.rows, self))
        self.setAccessibleName("Outline")
        self.setAccessibleDescription("Every paragraph with what is open in it; Enter goes there")
        self.setFrameShape(QFrame.Shape.NoFrame)
        # 30,000 rows need not be measured to know that they are alike.
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDE)
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)
        self.rows.told_otherwise.connect(self._on_told_otherwise)
        self.rows.modelAboutToBeReset.connect(self._on_about_to_list)
        self.rows.modelReset.connect(self._on_listed_anew)

    def show_draft(self, draft: Draft) -> None:
        """Show the paragraphs of a draft."""
        is_another = self.rows.is_another(draft)
        self.rows.show_draft(draft)
        if is_another:
            self.scrollToTop()

    def _on_about_to_list(self) -> None:
        self._scrolled = self.verticalScrollBar().value()

    def _on_listed_anew(self) -> None:
        """Qt forgets with the rows which one was marked, and how far the list was scrolled."""
        self.show_row(self._marked)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(self._scrolled)

    def show_only(self, rows: Collection[int] | None) -> None:
        """Show these rows of the draft only; all of them for None."""
        self.rows.show_only(rows)
        self.scrollTo(self.currentIndex())

    def show_row(self, row: int) -> None:
        """Mark the paragraph that the caret is in."""
        self._marked = row
        at = self.rows.outline_row(row)
        if at < 0:
            self.clearSelection()
        elif at != self.currentIndex().row() or not self.selectionModel().hasSelection():
            self.setCurrentIndex(self.rows.index(at, 0))

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

    def _on_told_otherwise(self, rows: list[int]) -> None:
        for row in rows:
            self.update(self.rows.index(row, 0))
