"""The positions grid with its filters: which changes, who spoke, what was said."""

from __future__ import annotations

from time import perf_counter
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from model.draft.draft import Draft
from model.readings.grid import LETTERS, GridFilter
from widgets.colours import Colours
from widgets.guarded import guarded
from widgets.panels.grid_model import GridModel
from widgets.panels.grid_view import GridView

_STATES = (
    ("Open", "open"),
    ("With reservations", "reserved"),
    ("Pending or silence", "waiting"),
    ("Accepted", "accepted"),
    ("Rejected", "rejected"),
    ("Withdrawn", "withdrawn"),
    ("All changes", "all"),
)
_STANCES = {
    "propose": "proposes",
    "support": "supports",
    "flexible": "flexible",
    "consult": "consults",
    "retain": "retains",
    "delete": "deletes",
    "reserve": "reserves",
    "oppose": "opposes",
}
SLOW = 0.012
"""Seconds; a look that takes longer is taken only every so many milliseconds:"""
PAUSE = 250
AFTER_KEYS = 150
"""Milliseconds: words are looked for when typing them pauses."""


class Positions(QWidget):
    """The grid and its filters. It looks at a draft only while it is shown.

    Signals:
        change_chosen: The text is to go to a change. Carries the ids of paragraph and change.
    """

    change_chosen = Signal(str, str)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAccessibleName("Positions")
        self._draft: Draft | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._typed = QTimer(self, singleShot=True, interval=AFTER_KEYS)
        self.rows = GridModel(self)
        self.view = GridView(self.rows, colours, self)
        self._build()
        self._lay_out()
        self._connect()
        self.rows.choose(self._wanted())
        self.view.show_colours(colours)

    def _build(self) -> None:
        self.states = _filter(self, "Which changes")
        for text, value in _STATES:
            self.states.addItem(text, value)
        self.delegations = _filter(self, "Who spoke on them")
        self.delegations.addItem("All delegations", "")
        self.stances = _filter(self, "What was said")
        self.stances.addItem("Any stance", "")
        for stance, letter in LETTERS.items():
            self.stances.addItem(f"{letter}  {_STANCES[stance]}", stance)
        self.words = QLineEdit(self)
        self.words.setAccessibleName("Paragraph or words")
        self.words.setPlaceholderText("Paragraph or words")
        self.words.setClearButtonEnabled(True)
        self.count = QLabel(self)
        self.count.setObjectName("quiet")

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 4, 8, 4)
        bar.setSpacing(8)
        for widget in (self.states, self.delegations, self.stances, self.words):
            bar.addWidget(widget)
        self.words.setFixedWidth(220)
        bar.addStretch(1)
        bar.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.view, 1)
        self.setTabOrder(self.words, self.view)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        for box in (self.states, self.delegations, self.stances):
            box.currentIndexChanged.connect(self._choose)
        self.words.textChanged.connect(self._on_typed)
        self.words.returnPressed.connect(self._on_words_done)
        self.view.row_chosen.connect(self._on_row_chosen)
        self._later.timeout.connect(self._look)
        self._typed.timeout.connect(self._choose)

    # -- showing ---------------------------------------------------------------------------------

    def show_draft(self, draft: Draft | None) -> None:
        """Take another draft, after what is painted now; not before it is shown."""
        self._draft = draft
        if self.isVisible() and not self._later.isActive():
            self._later.start()

    def show_change(self, change: str, even_there: bool = False) -> None:
        """Mark the row of the change that the caret is in.

        Whoever walks through the rows is not disturbed, unless ``even_there``.
        """
        if not self.isVisible() or (self.view.hasFocus() and not even_there):
            return
        row = self.rows.row_of(change) if change else -1
        current = self.view.currentIndex()
        # With the focus the first row is the current one already, but not marked.
        if row >= 0 and not self.view.selectionModel().isRowSelected(row):
            column = max(current.column(), 0)
            self.view.setCurrentIndex(self.rows.index(row, column))

    def show_colours(self, colours: Colours) -> None:
        """Take another palette."""
        self.view.show_colours(colours)

    @guarded()
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        self._later.stop()
        start, first = perf_counter(), self.rows.grid is None
        if self._draft is None:
            self.rows.forget()
        else:
            self.rows.show_draft(self._draft)
        self._fill_delegations()
        self._tell_count()
        # In a draft of 30,000 paragraphs a look takes 50 ms: then it is done seldom.
        slow = not first and perf_counter() - start > SLOW
        self._later.setInterval(PAUSE if slow else 0)

    def _fill_delegations(self) -> None:
        """Offer those who spoke, by name; the one chosen stays chosen."""
        draft = self._draft
        names = {d: draft.shown_name(d) for d in self.rows.delegations} if draft else {}
        ordered = sorted(names, key=lambda one: names[one].casefold())
        box = self.delegations
        if ordered == [box.itemData(i) for i in range(1, box.count())]:
            return
        chosen = box.currentData()
        box.blockSignals(True)
        while box.count() > 1:
            box.removeItem(box.count() - 1)
        for one in ordered:
            box.addItem(names[one], one)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        box.blockSignals(False)
        if box.currentData() != chosen:
            self._choose()

    # -- what a person chose ---------------------------------------------------------------------

    def _wanted(self) -> GridFilter:
        chosen: dict[str, Any] = {
            "delegation": self.delegations.currentData(),
            "stance": self.stances.currentData(),
            "state": self.states.currentData(),
        }
        return GridFilter(words=self.words.text().strip(), **chosen)

    def _choose(self) -> None:
        self._typed.stop()
        self.rows.choose(self._wanted())
        self._tell_count()

    def _on_typed(self) -> None:
        self._typed.start()

    def _on_words_done(self) -> None:
        """Enter: into the rows that were found."""
        self._choose()
        if self.rows.rowCount():
            self.view.setCurrentIndex(self.rows.index(0, 0))
            self.view.setFocus()

    def _on_row_chosen(self, row: int) -> None:
        self.change_chosen.emit(*self.rows.place(row))

    def _tell_count(self) -> None:
        shown, known = self.rows.counts()
        if shown == known:
            self.count.setText(f"{known:,} change{'' if known == 1 else 's'}")
        else:
            self.count.setText(f"{shown:,} of {known:,} changes")


def _filter(parent: QWidget, name: str) -> QComboBox:
    """A list to choose from. Under X11 Qt tells what is chosen as its name, so it is described."""
    made = QComboBox(parent)
    made.setAccessibleName(name)
    made.setAccessibleDescription(name)
    made.view().setAccessibleName(name)
    return made
