"""Acts on the columns: how many, alike rows once, and in each head under which hat one types."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from app.acts.command import Command
from app.acts.desk import Desk
from app.acts.typing import Typing
from app.settings import Remembered
from model.readings.reading import Reading
from model.steps.step import StepRefused
from widgets.dialogs.candidates import Candidate
from widgets.table.caret_name import CaretName
from widgets.table.header import READING_ONLY, every_reading, reading_title

_COUNTS = {1: "O&ne column", 2: "T&wo columns", 3: "&Three columns"}


class Columns(QObject):
    """Sets up the columns as they were left, and keeps their heads true."""

    def __init__(self, desk: Desk, typing: Typing, remembered: Remembered) -> None:
        super().__init__(desk)
        self._desk = desk
        self._typing = typing
        self._remembered = remembered
        self.caret_name = CaretName(desk.table)
        desk.table.set_columns(remembered.settings.columns)
        desk.table.set_same_in_all(remembered.settings.same_in_all)
        desk.session.floor_changed.connect(self.show_hats)
        desk.session.history_changed.connect(self.show_hats)
        desk.table.readings_changed.connect(self.show_hats)
        typing.hat_changed.connect(self.show_hats)

    def commands(self) -> tuple[Command, ...]:
        """What can be asked for."""
        counts = tuple(
            Command(
                *(f"view.columns{count}", text, (), partial(self.set_count, count)),
                is_on=partial(self.has_count, count),
                section=count == 1,
            )
            for count, text in _COUNTS.items()
        )
        return (
            *counts,
            Command(
                *("view.reading", "This column s&hows…", (), self.ask_reading),
                self._desk.has_draft,
            ),
            Command(
                *("view.same", "Rows that read alike once", (), self.toggle_same),
                is_on=self.is_same,
            ),
        )

    def set_count(self, count: int) -> None:
        """Show so many columns, where there is room for them."""
        self._desk.table.set_columns(count)
        self._remembered.change(columns=count)

    def has_count(self, count: int) -> bool:
        """Whether that many columns are wanted."""
        return self._desk.table.most_columns == count

    def ask_reading(self) -> None:
        """Ask which reading the column with the caret shows."""
        draft, table = self._desk.session.draft, self._desk.table
        titles = [(reading_title(one, draft), one) for one in every_reading(draft)]
        choices = [Candidate(title, one, (title,), "", 0) for title, one in titles]
        now = reading_title(table.active.reading, draft)
        question = f"This column shows which reading? (now {now})"
        self._desk.ask(question, choices, self._on_reading_chosen)

    def _on_reading_chosen(self, value: object, told: str) -> None:
        table = self._desk.table
        if isinstance(value, Reading):
            at = table.active.number
            readings = [column.reading for column in table.columns]
            table.set_readings([*readings[:at], value, *readings[at + 1 :]])

    def toggle_same(self) -> None:
        """One cell for what reads alike in all columns, or one in each."""
        shown = not self.is_same()
        self._desk.table.set_same_in_all(shown)
        self._remembered.change(same_in_all=shown)

    def is_same(self) -> bool:
        """Whether what reads alike stands there once."""
        return self._remembered.settings.same_in_all

    def show_hats(self) -> None:
        """Say in every head under which hat one types there."""
        table = self._desk.table
        for column, header in zip(table.columns, table.headers, strict=True):
            header.show_hat(self._hat(column.reading))
        self.caret_name.name(self._typist())

    def _typist(self) -> str:
        """The full name of the delegation as which one types in the informal text, or empty."""
        session = self._desk.session
        if session.draft is None or session.floor is None or session.file.read_only:
            return ""
        return session.floor.name if self._typing.is_tabled() else ""

    def _hat(self, reading: Reading) -> str:
        session = self._desk.session
        if session.draft is None or session.file.read_only:
            return READING_ONLY if session.draft is not None else ""
        try:
            hat = self._typing.voice(reading, "").hat
        except StepRefused:
            return READING_ONLY
        if not self._typing.is_tabled():
            return "not tabled yet: typed plainly"
        if hat == "delegation":
            floor = session.floor
            return f"you type as {floor.shown}" if floor else "nobody has the floor"
        return "you type as the Chair" if hat == "chair" else "you type as the Secretariat"
