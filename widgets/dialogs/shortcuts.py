"""The list of keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

_WIDTH, _HEIGHT = 480, 720
_ROW = 24
"""Pixels."""


class ShortcutList(QDialog):
    """Every command that has keys, and its keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self._table = QTableWidget(0, 2, self)
        self._table.setAccessibleName("Keys")
        self._table.setHorizontalHeaderLabels(["What it does", "Keys"])
        self._table.verticalHeader().hide()
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        stretch = QHeaderView.ResizeMode.Stretch
        self._table.horizontalHeader().setSectionResizeMode(0, stretch)
        self._table.horizontalHeader().setSectionResizeMode(
            1, QHeaderView.ResizeMode.ResizeToContents
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addWidget(self._table)
        box.addWidget(buttons)
        self._table.setShowGrid(False)
        self._table.verticalHeader().setDefaultSectionSize(_ROW)

    def show_keys(self, keys: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> None:
        """Open with these pairs of words and keys, under the names of their menus."""
        self._table.clearSpans()
        self._table.setRowCount(sum(1 + len(pairs) for _, pairs in keys))
        row = 0
        for menu, pairs in keys:
            head = QTableWidgetItem(menu)
            font = QFont(self.font())
            font.setBold(True)
            head.setFont(font)
            self._table.setItem(row, 0, head)
            self._table.setSpan(row, 0, 1, 2)
            for below, pair in enumerate(pairs, 1):
                for column, text in enumerate(pair):
                    self._table.setItem(row + below, column, QTableWidgetItem(text))
            row += 1 + len(pairs)
        parent = self.parentWidget()
        room = parent.height() if parent is not None else _HEIGHT
        self.resize(_WIDTH, max(min(room, _HEIGHT), 320))
        self.open()
