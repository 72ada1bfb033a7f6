"""Thousands of keys, clicks and undos in all columns: laws kept, all undone, every cell fresh."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.acts.paragraphs import Paragraphs
from model.draft.draft import Draft
from model.readings.lines import Rendering, printed_lines
from model.readings.reading import CHAIRS_PROPOSAL, TABLED
from resources import resource
from tests.acts import opened
from tests.app.room import TypingRoom
from tests.builders import delegation, draft, op
from tests.check_edit import assert_same, check_file_form, check_one_form
from tests.drafts import random_draft
from tests.gui import CTRL, SHIFT, press
from tests.model.test_laws_of_typing import SPEAKERS
from widgets.table.cell_maker import CellMaker
from widgets.table.opening_words import OpeningWords
from widgets.table.units import shown_text

KEYS = 100
"""In one sitting. The long profile, which the check of every commit runs, makes twenty thousand."""
KEY = Qt.Key
MOVES = (KEY.Key_Left, KEY.Key_Right, KEY.Key_Up, KEY.Key_Down, KEY.Key_Home, KEY.Key_End)
OPENING = OpeningWords(resource("phrases.json"))


def sit(room: TypingRoom, rng: Random) -> None:
    """Do something that people do: mostly type, sometimes look elsewhere."""
    dice = rng.random()
    if dice < 0.5:
        QTest.keyClicks(room.pane, rng.choice("ab cd"))
    elif dice < 0.68:
        key = rng.choice((KEY.Key_Backspace, KEY.Key_Backspace, KEY.Key_Delete))
        press(room.pane, key, CTRL if rng.random() < 0.1 else None)
    elif dice < 0.82:
        held = rng.choice((None, None, None, SHIFT, SHIFT, CTRL, CTRL | SHIFT))
        press(room.pane, rng.choice(MOVES), held)
    elif dice < 0.86:
        press(room.pane, KEY.Key_Return, SHIFT if rng.random() < 0.3 else None)
    elif dice < 0.92:
        (room.session.undo if rng.random() < 0.8 else room.session.redo)()
    elif dice < 0.96:
        column = rng.choice(room.table.columns)
        view = column.pane.viewport()
        at = QPoint(rng.randrange(view.width()), rng.randrange(view.height()))
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
        QApplication.processEvents()
    elif dice < 0.97:
        room.now += 60.0
    elif dice < 0.985:
        rng.choice(acts_of(room))()
    else:
        room.session.give_floor(delegation(rng.choice(SPEAKERS)))


def acts_of(room: TypingRoom) -> tuple[Callable[[], object], ...]:
    """What can be done with the paragraph that has the caret."""
    acts = room.acts
    return (
        *(acts.add, acts.alternative, acts.strike, acts.move_up, acts.move_down),
        *(acts.join, acts.split, acts.bracket, acts.bracket),
    )


def check_cells(room: TypingRoom) -> None:
    """Every cell is what a fresh rendering of the draft shows."""
    whole, table = room.draft, room.table
    table.settling.settle(range(len(whole.paragraphs)))
    maker = CellMaker(OPENING, Rendering(whole, CHAIRS_PROPOSAL))
    for column in table.columns:
        fresh = Rendering(whole, column.reading)
        assert column.pane.document().blockCount() == len(whole.paragraphs)
        for row in range(len(whole.paragraphs)):
            cell = maker.cell(fresh, row, full=row == column.full_row)
            told = shown_text(cell.text()) if cell is not None else ""
            assert column.pane.document().findBlockByNumber(row).text() == told
            written = column.cells[row]
            # Cells are made from what they were: they look, and lead to the draft, as fresh ones.
            assert (written.spans if written else None) == (cell.spans if cell else None)


@pytest.fixture(scope="function")
def room(qtbot):
    made = TypingRoom(qtbot, draft(op("Urges")), height=700)
    made.typing.toggle_secretariat()
    made.acts = Paragraphs(made.desk, made.typing)
    return made


@settings(
    max_examples=max(25, settings.default.max_examples // 10),
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
    deadline=None,
)
@given(st.integers(0, 2**32))
def test_thousands_of_keys_in_all_columns(room: TypingRoom, seed: int) -> None:
    rng = Random(seed)
    first: Draft = opened(random_draft(rng, rng.randint(1, 3), rng.randint(0, 2)))
    tabled = printed_lines(first, TABLED)
    room.open(first)
    for count in range(KEYS):
        sit(room, rng)
        if not count % 50:
            check_one_form(room.draft)
            assert printed_lines(room.draft, TABLED) == tabled
    check_cells(room)
    check_file_form(room.draft)
    assert printed_lines(room.draft, TABLED) == tabled
    room.session.blockSignals(True)
    while len(room.session.history.undoing) > 1:
        room.session.undo()
    room.session.blockSignals(False)
    room.session.undo()
    assert_same(room.draft, first)
    check_cells(room)
