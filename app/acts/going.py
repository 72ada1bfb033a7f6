"""Acts that lead somewhere: the next open change, a paragraph, a column, a pane."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.acts.command import Command
from app.acts.desk import Desk
from model.draft.draft import Draft
from model.readings.tally import open_changes
from widgets.dialogs.candidates import paragraph_candidates


class Going(QObject):
    """Puts the caret elsewhere."""

    def __init__(self, desk: Desk, next_pane: Callable[[], None]) -> None:
        super().__init__(desk)
        self._desk = desk
        self._next_pane = next_pane

    def commands(self) -> tuple[Command, ...]:
        """What can be asked for."""
        has_draft = self._desk.has_draft
        return (
            Command(
                *("go.next_open", "&Next open change", ("Ctrl+J",), self.next_open, has_draft),
                bar="Next open ▸",
                context=True,
            ),
            Command(
                *("go.previous_open", "&Previous open change", ("Ctrl+Shift+J",)),
                *(self.previous_open, has_draft),
            ),
            Command(
                *("go.paragraph", "Go to para&graph…", ("Ctrl+G",), self.ask_paragraph, has_draft),
                context=True,
            ),
            Command(
                *("go.column", "Next &column", ("Ctrl+Tab",), self.next_column, has_draft),
                section=True,
            ),
            Command("go.pane", "Next p&ane", ("F6",), self._next_pane, has_draft),
        )

    def next_open(self) -> None:
        """To the next open change."""
        self._go_to_open(1)

    def previous_open(self) -> None:
        """To the open change before."""
        self._go_to_open(-1)

    def _go_to_open(self, step: int) -> None:
        draft = self._desk.session.draft
        if draft is None:
            return
        stops = _open_stops(draft)
        if not stops:
            self._desk.say("Nothing is open.")
            return
        table = self._desk.table
        here = (table.caret.row, table.caret.change())
        at = next((i for i, stop in enumerate(stops) if stop == here), None)
        if at is not None:
            at = (at + step) % len(stops)
        elif step > 0:
            at = next((i for i, (row, _) in enumerate(stops) if row >= here[0]), 0)
        else:
            at = next((i for i, (row, _) in reversed([*enumerate(stops)]) if row < here[0]), -1)
        self._desk.go_to(*stops[at])
        self._desk.say(f"Open change {at % len(stops) + 1} of {len(stops)}")

    def ask_paragraph(self) -> None:
        """Ask for a paragraph, and go there."""
        draft = self._desk.session.draft
        if draft is not None:
            candidates = paragraph_candidates(draft)
            self._desk.ask("Go to which paragraph?", candidates, self._go_to_chosen)

    def _go_to_chosen(self, value: object, told: str) -> None:
        if isinstance(value, int):
            self._desk.go_to(value)

    def next_column(self) -> None:
        """To the next column, in the same row."""
        self._desk.table.next_column()


def _open_stops(draft: Draft) -> list[tuple[int, str]]:
    """Every open change with the first row it stands in, in the order of the text."""
    wanted = {change.id for change in open_changes(draft)}
    stops: list[tuple[int, str]] = []
    for row, paragraph in enumerate(draft.paragraphs):
        for change in paragraph.changes():
            if change in wanted:
                wanted.discard(change)
                stops.append((row, change))
    return stops
