"""Loads what an empty window does without, piece by piece, while nobody asks for anything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

PIECES = (
    "json",
    "lxml.etree",
    "rapidfuzz.distance",
    "model.files.akn.read",
    "model.readings.showing",
    "model.readings.standing",
    "model.readings.compare",
    "model.readings.filters",
    "model.readings.find",
    "model.readings.grid",
    "model.readings.questions",
    "model.steps.typed",
    "model.steps.floor_edits",
    "model.steps.agreeing_edits",
    "model.steps.decision_edits",
    "model.steps.merging_edits",
    "widgets.table.pane",
    "widgets.table.column",
    "widgets.table.draft_table",
    "widgets.dialogs.candidate_line",
    "widgets.dialogs.saying",
    "widgets.panels.outline",
    "widgets.panels.inspector",
    "widgets.panels.notices",
    "widgets.panels.standing",
    "widgets.review.strip",
    "widgets.room.room_screen",
    "app.page",
    "app.acts.typing",
    "app.acts.agreeing",
    "app.acts.circulating",
    "app.acts.finding",
    "app.acts.filtering",
    "app.acts.settling",
    "app.acts.panels",
    "app.acts.filing",
    "app.acts.hands",
    "app.workplace",
)
"""Modules, each before those that need it: no slice of loading is long."""


class Preload(QObject):
    """Loads one piece whenever the window is idle, then does what a first draft would wait for."""

    def __init__(self, acts: Sequence[Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._acts = list(acts)
        self._left = list(PIECES)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._load_one)

    def start(self) -> None:
        """Begin, unless it has begun."""
        if not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Leave the rest: it is made, or not wanted any more."""
        self._timer.stop()

    def _load_one(self) -> None:
        if self._left:
            import_module(self._left.pop(0))
            return
        self.stop()
        if self._acts:
            self._acts.pop(0)()
        if self._acts:
            self.start()
