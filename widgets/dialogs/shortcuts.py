"""The list of keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)


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
        self.resize(460, 520)

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Open with these pairs of words and keys."""
        self._table.setRowCount(len(keys))
        for row, pair in enumerate(keys):
            for column, text in enumerate(pair):
                self._table.setItem(row, column, QTableWidgetItem(text))
        self.open()
