"""Whatever is typed, held, filtered and read: the room sees the draft that it was given."""

from __future__ import annotations

from random import Random

import pytest
from PySide6.QtWidgets import QApplication

from app.acts.filtering import Filtering
from app.acts.room_screen import RoomScreenActs
from model.readings.for_room import ForRoom
from model.readings.lines import Rendering
from model.readings.reading import CHAIRS_PROPOSAL, INFORMAL
from model.steps.step import StepRefused
from tests.acts import any_edit
from tests.desk import DeskWindow, make_window
from tests.drafts import random_draft
from widgets.colours import LIGHT, Colours
from widgets.room.room_screen import RoomScreen
from widgets.table.cell_maker import CellMaker
from widgets.table.lighting import Lighting
from widgets.table.units import shown_text


class Hand:
    """Does one thing after another at random."""

    def __init__(self, window: DeskWindow, seed: int) -> None:
        self._rng = Random(seed)
        self._window = window
        self._count = 0
        self.room = RoomScreenActs(window.desk, window.opening, _light)
        lighting = Lighting(window.table, LIGHT)
        self.filters = Filtering(window.desk, [], lighting, frozenset)
        self.filters.left.connect(self.room.show_only)
        self._acts = (
            *([self.edit] * 6),
            *(self.room.toggle_held, self.room.toggle_standing, self.go, window.session.undo),
            *(self.filters.toggle_open, self.filters.toggle_reserved, self.filters.show_all),
        )

    def move(self) -> None:
        self._rng.choice(self._acts)()
        for _ in range(3):
            QApplication.processEvents()

    def edit(self) -> None:
        draft = self._window.session.draft
        self._count += 1
        try:
            self._window.session.do(any_edit(self._rng, draft, f"cnew{self._count}"))
        except StepRefused:
            return

    def go(self) -> None:
        rows = len(self._window.session.draft.paragraphs)
        if rows:
            self._window.desk.go_to(self._rng.randrange(rows))


def _light() -> Colours:
    return LIGHT


def _check(window: DeskWindow, screen: RoomScreen) -> None:
    """The screen shows what its draft reads, row by row."""
    shown, table = screen.draft, screen.table
    table.settling.settle(range(len(shown.paragraphs)))
    maker = CellMaker(window.opening, Rendering(shown, CHAIRS_PROPOSAL))
    rendering = Rendering(shown, INFORMAL)
    document = table.columns[0].pane.document()
    for row in range(len(shown.paragraphs)):
        if not table.geometry_of_rows.hidden[row]:
            cell = maker.cell(rendering, row, full=False)
            told = shown_text(cell.text()) if cell is not None else ""
            assert document.findBlockByNumber(row).text() == told


@pytest.mark.parametrize("seed", [1, 11, 19])
def test_the_room_sees_what_it_was_given(qtbot, seed):
    hands: list[Hand] = []
    rng = Random(seed)
    text = random_draft(rng, rng.randrange(1, 9), rng.randrange(10), False, False)
    window = make_window(qtbot, text, lambda: hands[0].room.close())
    hands.append(Hand(window, seed))
    hands[0].room.toggle()
    for _ in range(30):
        hands[0].move()
        screen = hands[0].room.screen
        assert screen is not None
        if not hands[0].room.is_held() and not hands[0].room.is_standing():
            assert screen.draft == ForRoom().of(window.session.draft)
        _check(window, screen)
