"""Shows how far long work has come, and lets it be given up."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

WIDE = 380
STEPS = 1000


class ProgressBox(QDialog):
    """What is being done, a bar, and a button that ends it.

    Signals:
        given_up: Nobody wants the result any more.
    """

    given_up = Signal()

    def __init__(self, told: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Penholder")
        self.setWindowModality(Qt.WindowModality.WindowModal)
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
        self.rejected.connect(self.given_up)
        rows = QVBoxLayout(self)
        rows.addWidget(label)
        rows.addWidget(self._bar)
        rows.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignRight)

    def show_share(self, share: float) -> None:
        """So much is done, from 0 to 1; where nothing is known yet the bar only moves."""
        self._bar.setRange(0, STEPS if share > 0 else 0)
        self._bar.setValue(round(share * STEPS))
