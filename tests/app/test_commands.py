"""The table of commands."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget

from app.acts.command import MENUS, Command
from tests.app.floor_room import FloorRoom
from tests.builders import delegation, draft, ins, op
from tests.gui import press, text_of


@pytest.fixture
def commands(window) -> list[Command]:
    """Every command of a window."""
    return list(window.actions_.commands.values())


def test_no_two_commands_share_a_key(commands):
    assert max(Counter(keys for command in commands for keys in command.keys).values()) == 1


def test_every_command_stands_in_a_menu(commands):
    assert {command.menu for command in commands} <= set(MENUS)


def test_at_most_six_have_a_tool_button(commands):
    assert sum(bool(command.bar) for command in commands) <= 6


def test_no_two_commands_of_a_menu_are_chosen_by_one_letter(window):
    letters: Counter[tuple[str, str]] = Counter()
    for command in window.actions_.commands.values():
        marked = window.actions_.by_id[command.id].text().partition("&")[2][:1].lower()
        letters[command.menu, marked] += bool(marked)
    assert [letter for letter, count in letters.items() if count > 1] == []
    assert sum(letters.values()) >= len(window.actions_.commands) - 3


def test_no_key_needs_what_other_keyboards_lack(commands):
    for command in commands:
        for keys in command.keys:
            assert "Ctrl+Alt" not in keys
            assert keys not in ("Ctrl+Shift+B", "Ctrl+Shift+T")


def test_the_column_with_the_caret_shows_another_reading_by_the_keyboard(qtbot, tmp_path):
    room = FloorRoom(qtbot, tmp_path, draft(op("Urges ", ins("c1", "old "), "boats", label="1.")))
    room.do("go.column")
    room.answer("view.reading", "tabled")
    assert [column.reading.name for column in room.window.table.columns] == [
        "informal",
        "tabled",
        "clean",
    ]
    assert room.window.table.active.number == 1
    assert "Urges boats" in text_of(room.window.table, 1, 0)


def test_what_is_marked_in_a_menu_is_so(qtbot, tmp_path):
    room = FloorRoom(qtbot, tmp_path, draft(op("Urges ", ins("c1", "old "), "boats", label="1.")))
    actions = room.window.actions_.by_id

    def marked(*commands: str) -> list[str]:
        return [one for one in commands if actions[one].isChecked()]

    columns = ("view.columns1", "view.columns2", "view.columns3")
    room.do("view.columns2")
    assert marked(*columns) == ["view.columns2"]
    room.do("edit.check")
    assert marked("show.notices", "show.xml") == ["show.notices"]
    room.do("show.xml")
    assert marked("show.notices", "show.xml") == ["show.xml"]
    room.do("show.open")
    assert marked("show.open") == ["show.open"]
    assert actions["show.all"].isEnabled()
    room.stand(0, "c1")
    room.do("show.inspector")
    assert marked("show.inspector") == ["show.inspector"]
    press(room.window.table.active.pane, Qt.Key.Key_Escape)
    assert marked("show.inspector") == []
    press(room.window.table.active.pane, Qt.Key.Key_Escape)
    assert marked("show.open") == []
    assert not actions["show.all"].isEnabled()


def test_every_key_stands_in_the_list_under_its_menu(window, commands):
    window.show_shortcuts()
    table = window.made()._shortcuts.findChild(QTableWidget)
    told = [(cell(table, row, 0), cell(table, row, 1)) for row in range(table.rowCount())]
    assert ("Redo", "Ctrl+Y, Ctrl+Shift+Z") in told
    assert ("New paragraph after", "Ctrl+Shift+Enter") in told
    heads = [what for what, keys in told if not keys]
    assert heads == [title.replace("&", "") for title in MENUS.values()]
    assert len(told) - len(heads) == sum(bool(command.keys) for command in commands)
    window.made()._shortcuts.close()


def cell(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    return item.text() if item is not None else ""


def test_keys_that_word_has_do_what_they_do_there(window):
    words = {
        "file.open": "Ctrl+O",
        "file.save": "Ctrl+S",
        "file.save_as": "F12",
        "file.print": "Ctrl+P",
        "edit.undo": "Ctrl+Z",
        "edit.redo": "Ctrl+Y",
        "edit.find": "Ctrl+F",
        "edit.replace": "Ctrl+H",
        "go.paragraph": "Ctrl+G",
        "room.again": "F4",
        "show.settle": "F7",
        "text.space": "Ctrl+Shift+Space",
        "text.up": "Alt+Shift+Up",
        "text.down": "Alt+Shift+Down",
    }
    known = window.actions_.commands
    assert {
        command: keys for command, keys in words.items() if keys not in known[command].keys
    } == {}


def test_a_screen_that_is_held_right_behind_a_letter_shows_that(qtbot, tmp_path):
    room = FloorRoom(qtbot, tmp_path, draft(op("Urges boats", label="1.")))
    room.window.session.give_floor(delegation("egy"))
    room.do("screen.room")
    room.stand(0)
    QTest.keyClicks(room.window.table.active.pane, "oars")
    room.window.actions_.by_id["screen.hold"].trigger()
    screen = room.window.hands.room.screen
    assert screen.draft.paragraphs[0].text() == room.draft.paragraphs[0].text() == "oarsUrges boats"
    room.do("screen.room")
