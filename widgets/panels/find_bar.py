"""The bar under the text in which words are looked for, and others put in their place."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from widgets.guarded import guarded

LONGEST = 1000
"""Characters that can be looked for."""
PAUSE = 60
"""Milliseconds without a key until it is looked for what was typed."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for.

    Attributes:
        words: The words, or the pattern.
        case: Whether small and capital letters are told apart.
        whole: Whether only whole words count.
        pattern: Whether the words are a regular expression.
        everywhere: In all columns' readings; else in that of the column in hand.
    """

    words: str = ""
    case: bool = False
    whole: bool = False
    pattern: bool = False
    everywhere: bool = False


class FindBar(QFrame):
    """Words to find, words to put in their place, and how many there are.

    Signals:
        sought: Something else is to be looked for. Carries the Sought.
        next_asked: To the next (1) or previous (-1) place.
        replace_asked: These words are to stand in the place in hand. Carries them.
        replace_all_asked: These words are to stand in every place. Carries them.
        closed: The bar was closed.
    """

    sought = Signal(object)
    next_asked = Signal(int)
    replace_asked = Signal(str)
    replace_all_asked = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._told = Sought()
        self._said = ""
        self._build()
        self._lay_out()
        self._connect()
        self.say("")

    def _build(self) -> None:
        self.words = _line("Find", "Words to find")
        self.instead = _line("Replace with", "Words to put in their place")
        self.case = QCheckBox("&Case", self)
        self.case.setToolTip("Tell small and capital letters apart")
        self.whole = QCheckBox("&Whole words", self)
        self.whole.setToolTip("Find whole words only")
        self.pattern = QCheckBox("Pa&ttern", self)
        self.pattern.setToolTip("A regular expression; $1 in the other line is its first group")
        self.everywhere = QCheckBox("All col&umns", self)
        self.everywhere.setToolTip("Look in the readings of all columns, not in this one only")
        self.count = QLabel(self)
        self.trouble = QLabel(self)
        self.back = _button("◂", "Previous place (Shift+F3)")
        self.on = _button("▸", "Next place (F3)")
        self.one = _button("&Replace", "Replace this place and go to the next (Enter)")
        self.all = _button("Replace &all", "Replace every place, as one edit")
        self.shut = _button("✕", "Close (Esc)")

    def _lay_out(self) -> None:
        self.setObjectName("findBar")
        self.setAccessibleName("Find and replace")
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 4, 8, 4)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        first = (self.back, self.on, self.case, self.whole, self.pattern, self.everywhere)
        grid.addWidget(self.words, 0, 0)
        for at, widget in enumerate(first, 1):
            grid.addWidget(widget, 0, at)
        grid.addWidget(self.count, 0, 7)
        grid.addWidget(self.shut, 0, 8)
        grid.addWidget(self.instead, 1, 0)
        grid.addWidget(self.one, 1, 1, 1, 2)
        grid.addWidget(self.all, 1, 3, 1, 2)
        grid.addWidget(self.trouble, 1, 5, 1, 4)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(7, 3)
        self.count.setMinimumWidth(90)
        self.trouble.setWordWrap(True)
        self.trouble.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        bold = self.trouble.font()
        bold.setBold(True)
        self.trouble.setFont(bold)
        order = (self.words, self.instead, *first, self.one, self.all, self.shut)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._timer.start)
        for box in (self.case, self.whole, self.pattern, self.everywhere):
            box.toggled.connect(self._tell)
        self._timer.timeout.connect(self._tell)
        self.back.clicked.connect(self._ask_back)
        self.on.clicked.connect(self._ask_on)
        self.one.clicked.connect(self._ask_one)
        self.all.clicked.connect(self._ask_all)
        self.shut.clicked.connect(self.close_bar)

    # -- what is asked ---------------------------------------------------------------------------

    def now(self) -> Sought:
        """What is looked for now."""
        boxes = (self.case, self.whole, self.pattern, self.everywhere)
        return Sought(self.words.text(), *(box.isChecked() for box in boxes))

    def open_bar(self, words: str = "", replacing: bool = False) -> None:
        """Show the bar, with these words where there are any, all of them selected."""
        if words:
            self.words.setText(words)
        self.show()
        self._tell(again=True)
        line = self.instead if replacing and self.words.text() else self.words
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.selectAll()

    def close_bar(self) -> None:
        """Hide the bar."""
        self.hide()
        self._timer.stop()
        self._told = Sought()
        self.closed.emit()

    def say(self, line: str, wrong: bool = False) -> None:
        """Say how many there are: "3 of 17"; or in one sentence what is wrong."""
        self.count.setText("" if wrong else line)
        self.count.setAccessibleName(line or "Nothing is looked for")
        self.trouble.setText(line if wrong else "")
        self.trouble.setAccessibleName(self.trouble.text())
        if line and line != self._said and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.count, line))
        self._said = line

    def _tell(self, again: bool = False) -> None:
        self._timer.stop()
        now = self.now()
        if again is True or now != self._told:
            self._told = now
            self.sought.emit(now)

    def _ask_on(self) -> None:
        self._tell()
        self.next_asked.emit(1)

    def _ask_back(self) -> None:
        self._tell()
        self.next_asked.emit(-1)

    def _ask_one(self) -> None:
        self._tell()
        self.replace_asked.emit(self.instead.text())

    def _ask_all(self) -> None:
        self._tell()
        self.replace_all_asked.emit(self.instead.text())

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; Enter finds the next, with Shift the one before, or replaces."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.instead.hasFocus():
            self._ask_one()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._ask_back()
        else:
            self._ask_on()


def _line(hint: str, name: str) -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText(hint)
    line.setAccessibleName(name)
    line.setMaxLength(LONGEST)
    line.setMinimumWidth(160)
    return line


def _button(text: str, does: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(does)
    button.setAccessibleName(does)
    button.setAutoDefault(False)
    button.setFlat(len(text) == 1)
    if len(text) == 1:
        button.setFixedWidth(30)
    return button
