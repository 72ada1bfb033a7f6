"""A table that is typed in, as the window has it, without the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.acts.desk import Desk
from app.acts.pasting import Pasting
from app.acts.typing import Typing
from app.session import OpenFile, Session
from model.draft.delegation import DelegationTable
from model.draft.draft import Draft
from model.draft.place import Place
from model.files.loaded import Loaded
from resources import resource
from tests.builders import delegation
from tests.gui import make_table, press
from widgets.table.units import offset_of_units


class TypingRoom:
    """A session, its table, and typing; Egypt has the floor."""

    def __init__(self, qtbot, whole: Draft, height: int = 700) -> None:
        self.table = make_table(qtbot, height=height)
        self.now = 0.0
        self.session = Session(DelegationTable.from_json(resource("delegations.json")))
        self.session.draft_changed.connect(self._show)
        self.desk = Desk(self.session, self.table, self.table)
        self.typing = Typing(self.desk, self._clock)
        self.pasting = Pasting(self.desk, self.typing)
        self.refused: list[str] = []
        self.session.edit_refused.connect(self.refused.append)
        self.said: list[str] = []
        self.desk.said.connect(self.said.append)
        self.open(whole)
        self.session.give_floor(delegation("egy"))
        self.table.active.pane.setFocus()

    def _clock(self) -> float:
        return self.now

    def _show(self, before: Draft | None, after: Draft) -> None:
        if before is None:
            self.table.forget_draft()
        self.table.show_draft(after)

    def open(self, whole: Draft) -> None:
        """Begin with another draft."""
        self.session.open(Loaded(whole), OpenFile(name="lamps.txt"))

    @property
    def draft(self) -> Draft:
        """The draft as it is."""
        assert self.session.draft is not None
        return self.session.draft

    @property
    def pane(self):
        """The text with the caret."""
        return self.table.active.pane

    def stand(self, offset: int, column: int = 0, row: int = 0, side: str = "before") -> None:
        """Put the caret into a column."""
        self.table.caret.column = self.table.columns[column]
        self.pane.setFocus()
        self.table.caret.stand(row, Place(self.draft.paragraphs[row].id, offset, side))

    def choose(self, start: int, end: int, column: int = 0, row: int = 0) -> None:
        """Select words of a paragraph."""
        self.stand(end, column, row)
        last = self.pane.textCursor().position()
        self.stand(start, column, row, "after")
        cursor = self.pane.textCursor()
        cursor.setPosition(last, cursor.MoveMode.KeepAnchor)
        self.pane.setTextCursor(cursor)

    def keys(self, text: str) -> None:
        """Type letters."""
        QTest.keyClicks(self.pane, text)

    def press(self, key: Qt.Key, modifiers=None, times: int = 1) -> None:
        """Press a key."""
        for _ in range(times):
            press(self.pane, key, modifiers)

    def before_caret(self) -> str:
        """What stands left of the caret in its row."""
        cursor = self.pane.textCursor()
        text = cursor.block().text()
        return text[: offset_of_units(text, cursor.positionInBlock())]
