"""The strip over the columns in which doubts are settled, one key an answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from widgets.colours import Colours
from widgets.elided_label import TwoTexts
from widgets.guarded import guarded
from widgets.letter_places import letter_of
from widgets.review.chips import Chips
from widgets.review.gap_line import GapLine
from widgets.review.looks import dots, review_sheet
from widgets.review.shown import ShownQuestion

_Key = Qt.Key
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class ReviewStrip(QFrame):
    """One question, its answers and what each would leave; in nobody's way.

    Signals:
        chosen: An answer was chosen, not yet given. Carries its number.
        edge_asked: The edge is to move by a word. Carries -1 or 1, and whether it is the right one.
        settled: The answer chosen is to be given.
        gone_on: To the next (1) or previous (-1) question.
        undo_asked: The last answer is to be taken back.
        all_asked: Everything is to be settled as it is.
        source_asked: The text as it was pasted is to be shown, or hidden.
        left: The review is to be left.
        opened: It is shown now, or (False) hidden.
    """

    chosen = Signal(int)
    edge_asked = Signal(int, bool)
    settled = Signal()
    gone_on = Signal(int)
    undo_asked = Signal()
    all_asked = Signal()
    source_asked = Signal()
    left = Signal()
    opened = Signal(bool)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review")
        self.setAccessibleName("Settle what is in doubt")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shown = ShownQuestion("", "")
        self._said = ""
        self._build()
        self._lay_out()
        self._connect()
        self.show_colours(colours)
        self.hide()

    def _build(self) -> None:
        self.head = _label(self, "head")
        self.title = TwoTexts(self, "what", "quiet")
        self.what, self.about = self.title.first, self.title.second
        self.sure = _label(self, "sure")
        self.enter = _label(self, "quiet")
        self.chips = Chips(self)
        self.line = GapLine(self)
        self.back = _button(self, "◂", "Previous question (Backspace)")
        self.on = _button(self, "▸", "Next question, this one stays in doubt (N)")
        self.undo = _button(self, "Undo", "Take the last answer back (U)")
        self.source = _button(self, "Source", "Show the text as it was pasted (S)")
        self.all = _button(self, "All as they are", "Settle every guess as it is, as one edit")
        self.settle = _button(self, "Settle ⏎", "Give this answer (Enter)", "settle")
        self.shut = _button(self, "✕", "Leave; what is unanswered stays marked (Esc)")

    def _lay_out(self) -> None:
        first = _row()
        first.addWidget(self.head)
        first.addWidget(self.title, 1)
        first.addWidget(self.sure)
        for button in (self.source, self.undo, self.all, self.back, self.on, self.shut):
            first.addWidget(button)
        second = _row()
        second.addWidget(self.chips)
        second.addSpacing(6)
        second.addWidget(self.settle)
        second.addWidget(self.enter)
        second.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 5, 8, 6)
        rows.setSpacing(4)
        rows.addLayout(first)
        rows.addLayout(second)
        rows.addWidget(self.line)

    def _connect(self) -> None:
        self.chips.chosen.connect(self._on_chosen)
        self.back.clicked.connect(self._on_back)
        self.on.clicked.connect(self._on_next)
        self.undo.clicked.connect(self.undo_asked)
        self.source.clicked.connect(self.source_asked)
        self.all.clicked.connect(self.all_asked)
        self.settle.clicked.connect(self.settled)
        self.shut.clicked.connect(self.left)

    # -- showing ---------------------------------------------------------------------------------

    def show_question(self, shown: ShownQuestion) -> None:
        """Say this question, and what is chosen of its answers."""
        self._shown = shown
        self.head.setText(shown.head)
        about = " · ".join(filter(None, (shown.who, shown.where, shown.why)))
        self.title.show_texts(shown.what, about)
        self.sure.setText("" if shown.confidence is None else dots(shown.confidence))
        self.sure.setAccessibleName(
            "" if shown.confidence is None else f"{shown.confidence:.0%} sure"
        )
        self.sure.setToolTip(self.sure.accessibleName())
        self.chips.show_choices(shown.choices, shown.chosen)
        self.line.show_line(shown.caption, shown.before, shown.gap, shown.after)
        self.enter.setText(shown.enter)
        told = shown.told()
        self.setAccessibleDescription(told)
        if told != self._said and self.isVisible() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))
        self._said = told

    def show_colours(self, colours: Colours) -> None:
        """Take another palette."""
        self.setStyleSheet(review_sheet(colours))

    def open(self) -> None:
        """Show it, with the focus in it."""
        self.show()
        self.opened.emit(True)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_strip(self) -> None:
        """Hide it."""
        self.hide()
        self.opened.emit(False)

    # -- asking ----------------------------------------------------------------------------------

    def _on_chosen(self, number: int) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(number)

    def _on_back(self) -> None:
        self.gone_on.emit(-1)

    def _on_next(self) -> None:
        self.gone_on.emit(1)

    @guarded()
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key an answer; Enter gives it."""
        held = event.modifiers() & ~_KEYPAD
        if held not in (Qt.KeyboardModifier.NoModifier, _SHIFT) or not self._take(event):
            super().keyPressEvent(event)

    def _take(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; whether it asks for anything."""
        key = event.key()
        acts = {
            _Key.Key_Return: self.settled.emit,
            _Key.Key_Enter: self.settled.emit,
            _Key.Key_Down: self._on_next,
            _Key.Key_Backspace: self._on_back,
            _Key.Key_Up: self._on_back,
            _Key.Key_Escape: self.left.emit,
        }
        steps = {_Key.Key_Left: -1, _Key.Key_Right: 1}
        if key in steps:
            self.edge_asked.emit(steps[_Key(key)], bool(event.modifiers() & _SHIFT))
        elif key in acts:
            acts[_Key(key)]()
        else:
            return self._take_letter(letter_of(event))
        return True

    def _take_letter(self, letter: str) -> bool:
        acts = {"n": self._on_next, "u": self.undo_asked.emit, "s": self.source_asked.emit}
        if letter in acts:
            acts[letter]()
            return True
        for number, choice in enumerate(self._shown.choices):
            if letter and letter in choice.keys:
                if choice.can and number == self._shown.chosen:
                    self.settled.emit()  # the same key again
                elif choice.can:
                    self.chosen.emit(number)
                return True
        return False


def _row() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    return row


def _label(parent: QWidget, name: str) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _button(parent: QWidget, text: str, does: str, name: str = "act") -> QToolButton:
    button = QToolButton(parent)
    button.setObjectName(name)
    button.setText(text)
    button.setToolTip(does)
    button.setAccessibleName(does)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
