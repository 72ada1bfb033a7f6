"""What is typed in a column becomes an edit under the hat worn there; the caret stays with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.acts.desk import Desk
from app.acts.typing import Typing
from app.session import OpenFile, Session
from model.draft.delegation import DelegationTable
from model.draft.place import Place
from model.files.loaded import Loaded
from resources import resource
from tests.builders import delegation, draft, op
from tests.gui import make_table, press, text_of

BACK, DELETE, LEFT = Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Left


class Room:
    """A table with typing, as the window has it."""

    def __init__(self, qtbot, whole) -> None:
        self.table = make_table(qtbot)
        self.session = Session(DelegationTable.from_json(resource("delegations.json")))
        self.session.draft_changed.connect(self._show)
        self.desk = Desk(self.session, self.table, self.table)
        self.typing = Typing(self.desk)
        self.refused: list[str] = []
        self.session.edit_refused.connect(self.refused.append)
        self.session.open(Loaded(whole), OpenFile(name="lamps.txt"))
        self.session.give_floor(delegation("egy"))
        self.table.active.pane.setFocus()

    def _show(self, before, after) -> None:
        self.table.show_draft(after)

    @property
    def draft(self):
        return self.session.draft

    def stand(self, offset: int, column: int = 0, row: int = 0) -> None:
        self.table.caret.column = self.table.columns[column]
        pane = self.table.columns[column].pane
        pane.setFocus()
        self.table.caret.stand(row, Place(self.draft.paragraphs[row].id, offset))

    def keys(self, text: str) -> None:
        QTest.keyClicks(self.table.active.pane, text)

    def press(self, key, modifiers=None, times: int = 1) -> None:
        for _ in range(times):
            press(self.table.active.pane, key, modifiers)

    def before_caret(self) -> str:
        cursor = self.table.active.pane.textCursor()
        return cursor.block().text()[: cursor.positionInBlock()]


@pytest.fixture
def room(qtbot):
    return lambda *paragraphs, **facts: Room(qtbot, draft(*paragraphs, **facts))


def test_letters_typed_in_the_informal_text_are_one_change_of_who_has_the_floor(room):
    one = room(op("Urges States"))
    one.stand(6)
    one.keys("all ")
    assert text_of(one.table, 0, 0) == "Urges all (Egypt) States"
    assert one.before_caret() == "Urges all "
    assert [c.positions[0].delegation for c in one.draft.changes.values()] == ["egy"]
    assert one.session.history.undo_name == "Insertion by Egypt"
    one.session.undo()
    assert not one.draft.changes
    assert one.before_caret() == "Urges "


def test_backspace_takes_back_own_letters_and_strikes_those_of_others(room):
    one = room(op("Urges States"))
    one.stand(6)
    one.keys("all")
    one.press(BACK, times=3)
    assert not one.draft.changes
    one.press(BACK, times=2)
    assert [r.text for r in one.draft.paragraphs[0].runs if r.dels] == ["s "]
    assert len(one.draft.changes) == 1
    one.keys("d ")
    assert text_of(one.table, 0, 0) == "Urges d (Egypt) States"
    assert len(one.draft.changes) == 1


def test_the_chairs_words_are_ruled_take(room):
    one = room(op("Urges States"))
    one.stand(6, column=1)
    one.keys("all ")
    (made,) = one.draft.changes.values()
    assert made.ruling == "take"
    assert text_of(one.table, 2, 0) == "Urges all States"


def test_the_clean_text_wants_the_secretariats_hat(room):
    one = room(op("Urges States"))
    one.stand(6, column=2)
    one.keys("a")
    assert "Secretariat" in one.refused[0]
    one.typing.toggle_secretariat()
    one.keys("all ")
    (made,) = one.draft.changes.values()
    assert made.outcome == "accepted"
    assert text_of(one.table, 0, 0) == "Urges all States"
    assert one.before_caret() == "Urges all "
