"""Acts that lead somewhere: the next open change, a paragraph, a column, a pane."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from app.acts.command import Command
from app.acts.desk import Desk
from model.draft.draft import Draft
from model.readings.decisions import behind
from model.readings.stops import (
    Stop,
    change_stops,
    delegation_stops,
    next_stop,
    open_paragraph_stops,
    open_stops,
    reserved_stops,
)
from widgets.dialogs.candidates import paragraph_candidates


class Going(QObject):
    """Puts the caret elsewhere."""

    def __init__(self, desk: Desk, next_pane: Callable[[], None]) -> None:
        super().__init__(desk)
        self._desk = desk
        self._next_pane = next_pane
        self._whose = ""

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
            *self._others(),
            Command(
                *("go.paragraph", "Go to para&graph…", ("Ctrl+G",), self.ask_paragraph, has_draft),
                context=True,
                section=True,
            ),
            Command(
                *("go.column", "Next &column", ("Ctrl+Tab",), self.next_column, has_draft),
                section=True,
            ),
            Command("go.pane", "Next p&ane", ("F6",), self._next_pane, has_draft),
        )

    def _others(self) -> tuple[Command, ...]:
        """Next and previous of other kinds."""
        ready = self._desk.has_draft
        kinds: tuple[tuple[str, str, str, Callable[[int], None]], ...] = (
            ("change", "change", "", self._go_to_change),
            ("paragraph", "open paragraph", "F9", self._go_to_paragraph),
            ("reserved", "change with a reservation", "Ctrl+F9", self._go_to_reserved),
            ("same", "change by the same delegation", "", self._go_to_same),
        )
        found: list[Command] = []
        for name, told, key, go in kinds:
            on, back = (key,) if key else (), (key.replace("F9", "Shift+F9"),) if key else ()
            found += [
                Command(f"go.next_{name}", f"Next {told}", on, partial(go, 1), ready),
                Command(f"go.previous_{name}", f"Previous {told}", back, partial(go, -1), ready),
            ]
        return replace(found[0], section=True), *found[1:]

    # -- next and previous -----------------------------------------------------------------------

    def next_open(self) -> None:
        """To the next open change."""
        self._go(open_stops, 1, "Open change", "Nothing is open.")

    def previous_open(self) -> None:
        """To the open change before."""
        self._go(open_stops, -1, "Open change", "Nothing is open.")

    def _go_to_change(self, step: int) -> None:
        self._go(change_stops, step, "Change", "There is no change.")

    def _go_to_paragraph(self, step: int) -> None:
        self._go(open_paragraph_stops, step, "Open paragraph", "Every paragraph is agreed.")

    def _go_to_reserved(self, step: int) -> None:
        self._go(reserved_stops, step, "Reserved change", "Nobody reserves anything.")

    def _go_to_same(self, step: int) -> None:
        """To a change by the delegation whose change the caret is in, or was last."""
        draft = self._desk.session.draft
        change = draft.changes.get(self._desk.change()) if draft is not None else None
        if draft is None:
            return
        if change is not None:
            first = next(iter(behind(draft, change)), "")
            self._whose = first or next((p.delegation for p in change.positions), "")
        if not self._whose:
            self._desk.say("Put the caret into a change of the delegation first.")
            return
        name = draft.shown_name(self._whose)
        stops = partial(delegation_stops, delegation=self._whose)
        self._go(stops, step, f"{name}: change", f"{name} has no open change.")

    def _go(self, stops_of: Callable[[Draft], list[Stop]], step: int, what: str, none: str) -> None:
        """To the next of some stops, and say which of them it is."""
        draft = self._desk.session.draft
        if draft is None:
            return
        stops = stops_of(draft)
        table = self._desk.table
        at = next_stop(stops, Stop(table.caret.row, table.caret.change()), step)
        if at is None:
            self._desk.say(none)
            return
        self._desk.go_to(*stops[at])
        self._desk.say(f"{what} {at + 1} of {len(stops)}")

    # -- elsewhere -------------------------------------------------------------------------------

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
