"""The head of a column: its reading, under which hat one types in it, a menu of other readings."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from model.draft.draft import Draft
from model.readings.reading import (
    CHAIRS_PROPOSAL,
    CLEAN,
    INFORMAL,
    PROPOSED,
    TABLED,
    TITLES,
    Reading,
)
from widgets.guarded import guarded

_AROUND = 44
"""Pixels of a head that its words cannot have: padding, and the arrow of the menu."""
READING_ONLY = "reading only"
"""The hat of a column in which nobody types."""
_PLAIN = (TABLED, INFORMAL, CHAIRS_PROPOSAL, CLEAN, PROPOSED)


def reading_title(reading: Reading, draft: Draft | None) -> str:
    """What a reading is called: "Clean", "As Egypt wants it"."""
    if reading.name == "as" and draft is not None:
        return f"As {draft.shown_name(reading.delegation)} wants it"
    return TITLES[reading.name]


def every_reading(draft: Draft | None) -> list[Reading]:
    """All the readings that a draft has: ours, and one as each delegation of it wants it."""
    found = list(_PLAIN)
    if draft is not None:
        named = sorted(draft.delegations.values(), key=lambda d: d.shown)
        found += [Reading("as", d.id) for d in named if d.kind != "actor"]
    return found


class ColumnHeader(QPushButton):
    """The title of a column; a press opens the menu of readings.

    Signals:
        reading_asked: Another reading is wanted. Carries the Reading.
    """

    reading_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._reading = Reading("informal")
        self._hat = self._title = ""
        self.typist = ""
        """Who types in the informal text, in full; empty for nobody."""
        self.setFlat(True)
        # A column may be narrower than what its head says, which is cut short then.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill_menu)
        menu.triggered.connect(self._ask)
        self.setMenu(menu)

    def show_reading(self, reading: Reading, draft: Draft | None) -> None:
        """Show which reading stands in the column."""
        title = reading_title(reading, draft)
        told, self._title = self._title, title
        self._reading, self._draft = reading, draft
        if title != told:  # asked for at every key
            self._say()

    def show_hat(self, hat: str) -> None:
        """Say under which hat one types in the column: "typing as Egypt", "reading only"."""
        if hat != self._hat:
            self._hat = hat
            self._say()

    def told(self) -> str:
        """All that the head says, whether there is room for it or not."""
        title = self._title.upper()
        return f"{title} · {self._hat}" if self._hat else title

    def name(self, pane: QWidget) -> None:
        """Have screen readers call the column's pane by its reading and who types in it."""
        types = self.typist and self._reading == INFORMAL
        unhatted = self._hat if self._hat == READING_ONLY else ""
        hat = f"typing as {self.typist}" if types else unhatted
        spoken = f"{self._title}, {hat}" if hat else self._title
        if spoken != pane.accessibleName():  # asked for at every key; Qt would tell the world
            pane.setAccessibleName(spoken)

    def _say(self) -> None:
        room = self.width() - _AROUND
        elided = self.fontMetrics().elidedText(self.told(), Qt.TextElideMode.ElideRight, room)
        self.setText(elided if self.isVisible() else self.told())
        title = self._title
        told = f"{title}, {self._hat}" if self._hat else title
        self.setAccessibleName(f"Column: {told}. Press to choose another reading")
        self.setToolTip(f"{told}. Press to choose what this column shows")

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say()

    @guarded()
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._say()

    def _fill_menu(self) -> None:
        menu = self.menu()
        menu.clear()
        group = QActionGroup(menu)
        for reading in every_reading(self._draft):
            action = QAction(reading_title(reading, self._draft), menu)
            action.setCheckable(True)
            action.setChecked(reading == self._reading)
            action.setData(reading)
            group.addAction(action)
            menu.addAction(action)

    def _ask(self, action: QAction) -> None:
        self.reading_asked.emit(action.data())
