"""The table of commands."""

from __future__ import annotations

from collections import Counter

from app.commands import COMMANDS, MENUS


def test_no_two_commands_share_a_name_or_a_key():
    assert max(Counter(command.id for command in COMMANDS).values()) == 1
    assert max(Counter(keys for command in COMMANDS for keys in command.keys).values()) == 1


def test_every_command_stands_in_a_menu():
    assert {command.menu for command in COMMANDS} == set(MENUS)


def test_at_most_six_have_a_tool_button():
    assert sum(bool(command.bar) for command in COMMANDS) <= 6


def test_no_key_needs_what_other_keyboards_lack():
    for command in COMMANDS:
        for keys in command.keys:
            assert "Ctrl+Alt" not in keys
            assert keys not in ("Ctrl+Shift+B", "Ctrl+Shift+T")
