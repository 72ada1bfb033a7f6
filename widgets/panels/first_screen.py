"""What stands where a draft will be: three ways to begin, and what was open last."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

_PATH = int(Qt.ItemDataRole.UserRole)
_WIDTH = 520


class FirstScreen(QWidget):
    """No wizard, no tips.

    Signals:
        paste_asked: The clipboard's rolling text is to be read.
        open_asked: A file is to be chosen.
        sample_asked: The sample is to be opened.
        recent_asked: A file of the list. Carries its path.
    """

    paste_asked = Signal()
    open_asked = Signal()
    sample_asked = Signal()
    recent_asked = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel("Penholder", self)
        self._title.setObjectName("firstTitle")
        self.paste = _target(self, "&Paste the rolling text", "Ctrl+V, anywhere in this window")
        self.open = _target(self, "&Open or drop Word", "or a text file, or a draft saved here")
        self.sample = _target(self, "Try the &sample", "an invented resolution, much negotiated")
        self._heading = QLabel("Opened last", self)
        self._recent = QListWidget(self)
        self._recent.setAccessibleName("Opened last")
        self._recent.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout()
        column.setSpacing(12)
        for widget in (
            *(self._title, self.paste, self.open, self.sample),
            *(self._heading, self._recent),
        ):
            widget.setMaximumWidth(_WIDTH)
            widget.setMinimumWidth(min(_WIDTH, 320))
            column.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(column)
        outer.setAlignment(column, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(2)
        self.paste.clicked.connect(self.paste_asked)
        self.open.clicked.connect(self.open_asked)
        self.sample.clicked.connect(self.sample_asked)
        self._recent.itemActivated.connect(self._on_recent)
        self._recent.itemClicked.connect(self._on_recent)
        self.show_recent(())

    def show_recent(self, paths: Sequence[str]) -> None:
        """List the files opened last."""
        self._recent.clear()
        for path in paths:
            self._recent.addItem(Path(path).name)
            item = self._recent.item(self._recent.count() - 1)
            item.setData(_PATH, path)
            item.setToolTip(path)
        self._recent.setFixedHeight(
            min(len(paths), 8) * max(self._recent.sizeHintForRow(0), 18) + 4
        )
        self._heading.setVisible(bool(paths))
        self._recent.setVisible(bool(paths))

    def _on_recent(self) -> None:
        item = self._recent.currentItem()
        if item is not None:
            self.recent_asked.emit(Path(item.data(_PATH)))


def _target(parent: QWidget, text: str, told: str) -> QPushButton:
    button = QPushButton(f"{text}\n{told}", parent)
    button.setObjectName("target")
    button.setAccessibleName(text.replace("&", ""))
    button.setAccessibleDescription(told)
    return button
