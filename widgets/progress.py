"""Shows how far long work has come, and lets it be given up."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from widgets.guarded import guarded

WIDE = 380
STEPS = 1000


class ProgressBox(QDialog):
    """What is being done, a bar, and a button that ends it.

    It stays until whoever works takes it away, given up or not: nothing else may be begun before.

    Signals:
        given_up: Nobody wants the result any more.
    """

    given_up = Signal()

    def __init__(self, told: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Penholder")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setFixedWidth(WIDE)
        label = QLabel(told, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, STEPS)
        self._bar.setAccessibleName(told)
        self._cancel = QPushButton("Cancel", self)
        self._cancel.setAutoDefault(True)
        self._cancel.clicked.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.addWidget(label)
        rows.addWidget(self._bar)
        rows.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignRight)

    @guarded()
    def reject(self) -> None:
        self._cancel.setEnabled(False)
        self._cancel.setText("Stopping …")
        self.given_up.emit()

    def show_share(self, share: float) -> None:
        """So much is done, from 0 to 1; where nothing is known yet the bar only moves."""
        self._bar.setRange(0, STEPS if share > 0 else 0)
        self._bar.setValue(round(share * STEPS))
