"""Two windows: what is typed in one, and what the room sees in the other."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.acts.room_screen import RoomScreenActs
from model.draft.agreement import Agreement
from model.readings.reading import CLEAN
from tests.app.floor_room import FloorRoom
from tests.builders import change, draft, ins, op, para, position, pp
from tests.desk import DeskWindow, make_window, type_words
from tests.gui import text_of
from widgets.colours import DARK, LIGHT
from widgets.room.glow import _joined
from widgets.room.room_screen import RoomScreen

NAMES = [f"ab{letter}" for letter in "cdefghijklmnop"]
"""Fourteen delegations."""


def rolling():
    many = change("c1", *(f"{one} support" for one in NAMES), confidence=0.5)
    secret = position("irn reserve", note="they will fold", private=True)
    return draft(
        para("title", "Keeping lamps lit"),
        pp("Recalling the ", ins("c1", "old "), "Charter,", label="PP1."),
        pp(
            *("Noting ", ins("c3", "all "), "wicks,"),
            label="PP2.",
            agreement=Agreement("agreed", "informals", "2022-03-15"),
        ),
        op("Urges all to ", ins("c2", "gladly "), "meet.", label="1."),
        changes=[many, change("c2", "mex propose", "irn reserve", ruling="leave"), change("c3")],
        facts={"positions": (secret,)},
    )


class Room:
    """The facilitator's window, and the room's."""

    def __init__(self, window: DeskWindow) -> None:
        self.window = window
        self.colours = LIGHT
        self.acts = RoomScreenActs(window.desk, window.opening, self.colours_now)
        self.told: list[tuple[str, bool]] = []
        self.acts.told.connect(self._on_told)
        window.take(*self.acts.commands())
        self.acts.give_keys(window.actions_.by_id.values())

    def colours_now(self):
        return self.colours

    def _on_told(self, line: str, held: bool) -> None:
        self.told.append((line, held))

    @property
    def screen(self) -> RoomScreen:
        assert self.acts.screen is not None
        return self.acts.screen

    def text(self, row: int) -> str:
        return text_of(self.screen.table, 0, row)

    def lit(self) -> list[str]:
        pane = self.screen.table.columns[0].pane
        return [lit.cursor.selectedText() for lit in pane.extraSelections()]


@pytest.fixture
def room(qtbot):
    rooms: list[Room] = []
    window = make_window(qtbot, rolling(), lambda: rooms[0].acts.close())
    rooms.append(Room(window))
    return rooms[0]


@pytest.fixture
def opened(room, qtbot):
    """The room screen is open, the caret in PP1."""
    room.window.do("screen.room")
    qtbot.waitExposed(room.screen)
    room.window.desk.go_to(1, "c1")
    qtbot.waitUntil(lambda: "PP1" in room.screen.windowTitle())
    return room


def test_it_shows_one_column_in_large_type(opened):
    assert [c.reading.name for c in opened.screen.table.columns] == ["informal"]
    assert opened.screen.size_of_type == 34
    assert not opened.screen.table.headers[0].isVisible()
    assert not opened.screen.table.scrolling.bar.isVisible()


def test_all_fourteen_names_are_shown(opened):
    assert all(name.capitalize() in opened.text(1) for name in NAMES)


def test_guesses_rulings_and_private_notes_are_not(opened):
    spans = opened.screen.table.columns[0].cells[1].spans
    assert not any(span.look.guess or span.look.role == "edge" for span in spans)
    assert "gladly" in opened.text(3)
    assert "fold" not in opened.text(0)
    assert "fold" not in repr(opened.screen.draft)


def test_an_agreed_paragraph_stays_as_agreed_when_the_caret_comes_in(opened, qtbot):
    opened.window.desk.go_to(2)
    qtbot.waitUntil(lambda: "PP2" in opened.screen.windowTitle())
    assert opened.text(2) == "PP2. Noting all wicks, ✓ informals 15 March".replace(
        "✓ informals 15 March", "✓\u00a0informals\u00a015\u00a0March"
    )


def test_it_follows_what_is_typed_and_where_the_caret_is(opened, qtbot):
    type_words(opened.window, "p4", 6, "again ")
    assert "again" in opened.text(3)
    opened.window.desk.go_to(3)
    qtbot.waitUntil(lambda: opened.told[-1][0] == "Room: OP1 ▸")
    assert opened.screen.table.columns[0].current_row == 3
    assert opened.screen.accessibleName() == "Room screen, Informal, OP1"


def test_commands_are_looked_at_when_it_is_held_and_not_when_one_types(opened, qtbot):
    changes: list[bool] = []
    opened.acts.changed.connect(lambda: changes.append(opened.acts.is_held()))
    type_words(opened.window, "p4", 6, "again ")
    opened.window.desk.go_to(3)
    qtbot.waitUntil(lambda: opened.told[-1][0] == "Room: OP1 ▸")
    assert changes == []
    opened.window.do("screen.hold")
    opened.window.do("screen.hold")
    assert changes == [True, False]


def test_held_it_keeps_what_it_showed(opened, qtbot):
    before = opened.text(3)
    opened.window.do("screen.hold")
    assert opened.told[-1] == ("Room: HELD at PP1 ▮▮", True)
    type_words(opened.window, "p4", 6, "again ")
    opened.window.desk.go_to(3)
    qtbot.wait(1)
    assert opened.text(3) == before
    assert "PP1" in opened.screen.windowTitle()
    assert "again" in text_of(opened.window.table, 0, 3)


def test_released_the_new_words_glow_until_the_next_key(opened, qtbot):
    opened.window.do("screen.hold")
    type_words(opened.window, "p2", 14, "very ")
    opened.window.do("screen.hold")
    qtbot.waitUntil(lambda: any("very" in lit for lit in opened.lit()))
    assert any(lit.startswith("very") for lit in opened.lit())
    assert opened.told[-1] == ("Room: PP1 ▸", False)
    QTest.keyClick(opened.window.table.active.pane, Qt.Key.Key_Shift)
    assert any("very" in lit for lit in opened.lit())
    QTest.keyClick(opened.window.table.active.pane, Qt.Key.Key_Right)
    assert not any(lit.startswith("very") for lit in opened.lit())


def test_an_old_space_between_new_words_makes_no_hole_in_the_glow():
    text = "oil, lamps at night"
    assert _joined(text, [(0, 4), (5, 10), (14, 19)]) == [(0, 10), (14, 19)]


def test_released_with_nothing_new_nothing_glows(opened):
    opened.window.do("screen.hold")
    opened.window.do("screen.hold")
    assert not opened.screen.lighting.is_on("new")


def test_the_paragraph_in_hand_is_read_as_it_would_stand_and_back(opened, qtbot):
    before = opened.text(1)
    opened.window.do("screen.stand")
    assert (
        opened.text(1)
        == "PP1\u00a0·\u00a0as\u00a0it\u00a0would\u00a0stand Recalling the old Charter,"
    )
    assert opened.told[-1][0] == "Room: PP1, as it would stand"
    opened.window.do("screen.stand")
    assert opened.text(1) == before


def test_in_a_reading_without_working_labels_the_words_say_that_it_would_stand(opened, qtbot):
    opened.window.do("screen.stand")
    opened.acts._on_reading_chosen(CLEAN, "")
    assert opened.text(1) == "as it would stand: Recalling the old Charter,"
    opened.window.do("screen.stand")
    assert opened.text(1) == "Recalling the Charter,"


def test_as_it_would_stand_ends_with_the_paragraph(opened, qtbot):
    opened.window.do("screen.stand")
    opened.window.desk.go_to(3)
    qtbot.waitUntil(lambda: not opened.acts.is_standing())
    assert "(Abc, " in opened.text(1)


def test_it_is_smaller_where_the_paragraph_in_hand_would_not_fit(opened, qtbot):
    type_words(opened.window, "p2", 14, "long and winding " * 52)
    assert 26 <= opened.screen.size_of_type < 34
    opened.window.desk.go_to(3)
    qtbot.waitUntil(lambda: opened.screen.size_of_type == 34)


def test_it_is_never_smaller_than_the_smallest(opened):
    type_words(opened.window, "p2", 14, "long and winding " * 200)
    assert opened.screen.size_of_type == 26


def test_it_is_larger_on_a_larger_screen(opened, qtbot):
    opened.screen.resize(1920, 1080)
    qtbot.waitUntil(lambda: opened.screen.size_of_type == 48)


def test_escape_closes_it_and_nothing_is_told_any_more(opened):
    opened.window.do("screen.hold")
    said: list[str] = []
    opened.window.desk.said.connect(said.append)
    QTest.keyClick(opened.screen, Qt.Key.Key_Escape)
    assert not opened.acts.is_open()
    assert not opened.acts.is_held()
    assert opened.told[-1] == ("", False)
    assert said == ["The room screen is closed."]


def test_its_keys_are_those_of_the_window(opened):
    assert set(opened.screen.actions()) == set(opened.window.actions_.by_id.values())


def test_typing_into_it_changes_nothing(opened):
    draft = opened.window.session.draft
    QTest.keyClicks(opened.screen, "x")
    QTest.keyClicks(opened.screen.table.columns[0].pane, "x")
    assert opened.window.session.draft is draft


def test_it_can_show_any_reading(opened):
    opened.acts._on_reading_chosen(CLEAN, "")
    assert opened.text(1) == "Recalling the Charter,"
    assert opened.screen.accessibleName() == "Room screen, Clean, PP1"


def test_without_it_holding_says_which_key_opens_it(room):
    room.window.do("screen.hold")
    assert room.window.said[-1] == "The room screen is not open; F5 opens it."


def test_it_takes_the_colours_of_the_program(opened):
    opened.colours = DARK
    opened.screen.palette_changed.emit()
    assert opened.screen.table.columns[0].pane.palette().base().color().name() == "#121316"


def test_another_draft_comes_in_only_when_it_is_not_held(opened):
    from app.session import OpenFile
    from model.files.loaded import Loaded

    opened.window.do("screen.hold")
    other = draft(op("Decides otherwise.", label="1."))
    opened.window.session.open(Loaded(other), OpenFile())
    assert "old" in opened.text(1)
    opened.window.do("screen.hold")
    assert opened.text(0) == "1. Decides otherwise."


def test_without_it_a_card_reads_the_paragraph_until_the_next_key(room, qtbot):
    room.window.desk.go_to(1)
    room.window.do("screen.stand")
    card = room.acts._card
    assert card.isVisible()
    assert card.accessibleName() == "PP1 as it would stand: Recalling the old Charter,"
    QTest.keyClick(room.window.table.active.pane, Qt.Key.Key_Right)
    qtbot.waitUntil(card.isHidden)
    room.window.do("screen.stand")
    assert card.isVisible()
    room.window.do("screen.stand")
    qtbot.waitUntil(card.isHidden)


def in_sight(opened):
    geometry = opened.screen.table.geometry_of_rows
    return [row for row in range(len(geometry)) if geometry.heights[row]]


def test_it_is_filtered_with_the_table_but_keeps_the_paragraph_in_hand(opened, qtbot):
    opened.acts.show_only(frozenset({"p4"}))
    assert in_sight(opened) == [1, 3]
    opened.window.desk.go_to(3)
    qtbot.waitUntil(lambda: in_sight(opened) == [3])
    opened.acts.show_only(None)
    assert in_sight(opened) == [0, 1, 2, 3]


def test_held_it_is_not_filtered_either(opened):
    opened.window.do("screen.hold")
    opened.acts.show_only(frozenset({"p4"}))
    assert in_sight(opened) == [0, 1, 2, 3]
    opened.window.do("screen.hold")
    assert in_sight(opened) == [1, 3]


def test_whose_changes_are_lit_the_room_sees_only_if_asked(opened, qtbot):
    opened.acts.light_up("mex")
    assert not opened.screen.lighting.is_on("said")
    opened.window.do("screen.light")
    qtbot.waitUntil(lambda: any("gladly" in lit for lit in opened.lit()))


def test_held_it_is_not_lit_otherwise_before_it_is_released(opened, qtbot):
    opened.window.do("screen.light")
    opened.window.do("screen.hold")
    opened.acts.light_up("mex")
    assert not opened.screen.lighting.is_on("said")
    opened.window.do("screen.hold")
    qtbot.waitUntil(lambda: any("gladly" in lit for lit in opened.lit()))


def test_the_state_of_the_room_is_always_said_and_a_click_there_opens_and_holds(qtbot, tmp_path):
    made = FloorRoom(qtbot, tmp_path, rolling())
    sign, acts = made.window.room_sign, made.window.hands.room
    assert sign.isVisible() and sign.text() == "Room: off"
    QTest.mouseClick(sign, Qt.MouseButton.LeftButton)
    assert acts.is_open() and sign.text().endswith("▸")
    QTest.mouseClick(sign, Qt.MouseButton.LeftButton)
    assert acts.is_held() and sign.text().startswith("Room: HELD") and sign.font().bold()
    acts.close()
    assert sign.isVisible() and sign.text() == "Room: off"


TWO_SCREENS = """
from PySide6.QtWidgets import QApplication, QWidget
from resources import resource
from widgets.colours import LIGHT
from widgets.room.room_screen import RoomScreen
from widgets.table.opening_words import OpeningWords

application = QApplication([])
window = QWidget()
window.setGeometry(10, 10, 400, 300)
window.show()
screen = RoomScreen(OpeningWords(resource("phrases.json")), LIGHT)
screen.open_beside(window)
print(screen.screen().name(), screen.isFullScreen(), screen.width(), screen.height())
"""


def test_it_fills_the_second_screen(tmp_path):
    screens = [
        {"name": name, "x": x, "y": 0, "width": 1280, "height": 720, "dpr": 1}
        | {"logicalDpi": 96, "logicalBaseDpi": 96}
        for name, x in (("laptop", 0), ("projector", 1280))
    ]
    described = tmp_path / "screens.json"
    described.write_text(json.dumps({"screens": screens}))
    told = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={described}"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == ["projector", "True", "1280", "720"]
