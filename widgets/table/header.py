"""The head of a column: which reading stands in it, and a menu of the others."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
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
        self.setFlat(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill_menu)
        menu.triggered.connect(self._ask)
        self.setMenu(menu)

    def show_reading(self, reading: Reading, draft: Draft | None) -> None:
        """Show which reading stands in the column."""
        self._reading, self._draft = reading, draft
        title = reading_title(reading, draft)
        self.setText(title.upper())
        self.setAccessibleName(f"Column: {title}. Press to choose another reading")
        self.setToolTip("Choose what this column shows")

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
