"""The positions grid on the screen: what tells of a change stays in sight, stances are letters."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from model.draft.change import Stance
from widgets.carrier import empty_data
from widgets.colours import Colours
from widgets.guarded import guarded
from widgets.panels.grid_copy import as_csv, as_text
from widgets.panels.grid_model import FIRST, PARAGRAPH, STANCE, STATE, WORDS, GridModel

ROW = 26
"""Pixels: the height of a row."""
_WIDTHS = {PARAGRAPH: 92, WORDS: 250, STATE: 120}
_NARROWEST, _WIDEST = 46, 84

_Index = QModelIndex | QPersistentModelIndex


class StanceLetters(QStyledItemDelegate):
    """Paints a stance as a letter whose surround says the same: full, framed or dotted."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.colours = colours

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        behind = self.colours.accent_behind if selected else self.colours.card
        painter.fillRect(option.rect, QColor(behind))
        stance: Stance | None = index.data(STANCE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if stance:
            self._paint_letter(painter, QRectF(option.rect), stance, index.data())
        if option.state & QStyle.StateFlag.State_HasFocus:
            _frame(painter, option, self.colours)
        painter.restore()

    def _paint_letter(self, painter: QPainter, rect: QRectF, stance: Stance, letter: str) -> None:
        chip = QRectF(0, 0, 22, 18)
        chip.moveCenter(rect.center())
        colour = QColor(_colour(self.colours, stance))
        pen = QPen(colour, 1.4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        text = colour
        if stance == "propose":
            painter.setBrush(colour)
            text = QColor(self.colours.card)
        elif stance == "support":
            painter.setBrush(QColor(self.colours.lit))
            pen = QPen(Qt.PenStyle.NoPen)
        elif stance in ("flexible", "consult"):
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        # Against a change: square corners. For it, or neither: round ones.
        radius = 1 if stance in ("retain", "delete", "reserve", "oppose") else 8
        painter.drawRoundedRect(chip, radius, radius)
        font = QFont(painter.font())
        font.setPixelSize(12)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(text)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, letter)

    @guarded(lambda: QSize(_NARROWEST, ROW))
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(_NARROWEST, ROW)


class _ToldCells(QStyledItemDelegate):
    """Paints the columns that stay, which never have the keys: the grid beside them has."""

    def __init__(self, grid: GridView, colours: Colours) -> None:
        super().__init__(grid)
        self.colours = colours
        self._grid = grid

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        super().paint(painter, option, index)
        if self._grid.hasFocus() and index == self._grid.currentIndex():
            painter.save()
            _frame(painter, option, self.colours)
            painter.restore()


def _frame(painter: QPainter, option: QStyleOptionViewItem, colours: Colours) -> None:
    """Frame the cell in hand."""
    painter.setPen(QPen(QColor(colours.accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1))


def _colour(colours: Colours, stance: Stance) -> str:
    if stance in ("propose", "support"):
        return colours.insertion
    if stance in ("flexible", "consult"):
        return colours.tag
    return colours.deletion


_TOLD = (
    "A row a change, a column a delegation; Enter goes there, "
    "Shift+Enter sorts by the column of the cell in hand"
)


class GridView(QTableView):
    """The grid. Its first columns stay in sight while the delegations scroll by.

    Signals:
        row_chosen: A row was clicked, or Enter pressed on it. Carries the row.
    """

    row_chosen = Signal(int)

    def __init__(self, model: GridModel, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._letters, self._told = StanceLetters(colours, self), _ToldCells(self, colours)
        self._frozen = QTableView(self)
        self.setModel(model)
        self._frozen.setModel(model)
        self._frozen.setSelectionModel(self.selectionModel())
        self._frozen.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._frozen.setAccessibleName("Changes")
        self.setAccessibleName("Positions")
        self.setAccessibleDescription(_TOLD)
        for view in (self, self._frozen):
            self._set_up(view)
        self.setItemDelegate(self._letters)
        self._frozen.setItemDelegate(self._told)
        for column in range(FIRST):
            self.setItemDelegateForColumn(column, self._told)
        self._frozen.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._frozen.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._connect()
        self._shape_columns()

    def _set_up(self, view: QTableView) -> None:
        items = QAbstractItemView
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setSelectionBehavior(items.SelectionBehavior.SelectRows)
        view.setEditTriggers(items.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollMode(items.ScrollMode.ScrollPerPixel)
        view.setVerticalScrollMode(items.ScrollMode.ScrollPerPixel)
        view.setWordWrap(False)
        view.setShowGrid(True)
        view.setCornerButtonEnabled(False)
        view.verticalHeader().hide()
        # Rows alike need not be measured: 10,000 of them cost nothing.
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.verticalHeader().setDefaultSectionSize(ROW)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(_NARROWEST)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)

    def _connect(self) -> None:
        model = self._model
        model.modelReset.connect(self._shape_columns)
        model.columnsInserted.connect(self._shape_columns)
        model.sorted_elsewhere.connect(self._on_sorted_elsewhere)
        self.horizontalHeader().sortIndicatorChanged.connect(self._on_sort)
        self._frozen.horizontalHeader().sortIndicatorChanged.connect(self._on_frozen_sort)
        self.horizontalHeader().sectionResized.connect(self._on_resized)
        self._frozen.horizontalHeader().sectionResized.connect(self._on_frozen_resized)
        self.verticalScrollBar().valueChanged.connect(self._frozen.verticalScrollBar().setValue)
        self._frozen.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.clicked.connect(self._on_chosen)
        self._frozen.clicked.connect(self._on_chosen)

    def show_colours(self, colours: Colours) -> None:
        """Take another palette."""
        self._letters.colours = self._told.colours = colours
        edge = f"border: 0; border-right: 1px solid {colours.line};"
        self._frozen.setStyleSheet(f"QTableView {{ {edge} }}")
        self.viewport().update()

    # -- columns ---------------------------------------------------------------------------------

    def _shape_columns(self) -> None:
        metrics = self.fontMetrics()
        for column in range(self._model.columnCount()):
            told = column < FIRST
            self._frozen.setColumnHidden(column, not told)
            if told:
                width = self._frozen.columnWidth(column) if self._shaped else _WIDTHS[column]
                self._frozen.setColumnWidth(column, width)
                self.setColumnWidth(column, width)
            else:
                name = str(self._model.headerData(column, Qt.Orientation.Horizontal))
                wanted = metrics.horizontalAdvance(name) + 20
                self.setColumnWidth(column, min(max(wanted, _NARROWEST), _WIDEST))
        self._shaped = self._shaped or self._model.columnCount() > 0
        self._place_frozen()

    _shaped = False

    def _frozen_width(self) -> int:
        return sum(self.columnWidth(column) for column in range(FIRST))

    def _place_frozen(self) -> None:
        height = self.viewport().height() + self.horizontalHeader().height()
        width = min(self._frozen_width() + 1, self.viewport().width())
        self._frozen.setGeometry(self.frameWidth(), self.frameWidth(), width, height)
        self._frozen.horizontalHeader().setFixedHeight(self.horizontalHeader().height())
        self._frozen.setVisible(self._model.columnCount() > 0)
        self._frozen.raise_()

    def _on_resized(self, column: int, before: int, now: int) -> None:
        if column < FIRST and self._frozen.columnWidth(column) != now:
            self._frozen.setColumnWidth(column, now)
        self._place_frozen()

    def _on_frozen_resized(self, column: int, before: int, now: int) -> None:
        if column < FIRST and self.columnWidth(column) != now:
            self.setColumnWidth(column, now)

    # -- sorting ---------------------------------------------------------------------------------

    def _on_sort(self, column: int, order: Qt.SortOrder) -> None:
        self._model.sort(column, order)
        if column >= FIRST:
            self._show_sorted(self._frozen, -1, order)

    def _on_frozen_sort(self, column: int, order: Qt.SortOrder) -> None:
        if column < FIRST:
            self._model.sort(column, order)
            self._show_sorted(self, -1, order)

    def _on_sorted_elsewhere(self, column: int, order: Qt.SortOrder) -> None:
        self._show_sorted(self, column, order)

    def sort_by_column_in_hand(self) -> None:
        """Sort as a click on the head of the column does: up, down, and no more."""
        column = self.currentIndex().column()
        if column < 0:
            return
        change = self._model.change(self.currentIndex().row())
        header = (self._frozen if column < FIRST else self).horizontalHeader()
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        if header.sortIndicatorSection() != column:
            header.setSortIndicator(column, up)
        elif header.sortIndicatorOrder() == up:
            header.setSortIndicator(column, down)
        else:
            header.setSortIndicator(-1, up)
        self.setCurrentIndex(self._model.index(self._model.row_of(change), column))

    def _show_sorted(self, view: QTableView, column: int, order: Qt.SortOrder) -> None:
        header = view.horizontalHeader()
        header.blockSignals(True)
        header.setSortIndicator(column, order)
        header.blockSignals(False)
        header.viewport().update()

    # -- choosing and copying --------------------------------------------------------------------

    def _on_chosen(self, index: QModelIndex) -> None:
        # Rows chosen with Shift or Ctrl are to be copied, not gone to.
        if QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self.row_chosen.emit(index.row())

    def copy(self) -> None:
        """Put the rows selected on the clipboard, as text and as a table for a spreadsheet."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        if rows:
            data = empty_data()
            data.setText(as_text(self._model, rows))
            data.setData("text/csv", as_csv(self._model, rows).encode("utf-8"))
            QGuiApplication.clipboard().setMimeData(data)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif is_enter and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.sort_by_column_in_hand()
        elif is_enter:
            if self.currentIndex().isValid():
                self.row_chosen.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    # -- what Qt asks ----------------------------------------------------------------------------

    @guarded()
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._frozen.viewport().update()

    @guarded()
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._frozen.viewport().update()

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_frozen()

    @guarded()
    def scrollTo(
        self,
        index: _Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight; what is under the first columns is not in sight."""
        super().scrollTo(index, hint)
        if index.column() < FIRST:
            return
        hidden = self._frozen_width() - self.columnViewportPosition(index.column())
        if hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)
