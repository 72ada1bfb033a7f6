"""The table of commands made into actions, menus and a tool bar, kept ready or grey."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolBar

from app.acts.command import MENUS, Command
from widgets.dialogs.candidates import Candidate


class Actions(QObject):
    """Every command as an action of the window.

    Signals:
        asked: A command was given, and is about to be done.
    """

    asked = Signal()

    def __init__(self, commands: Iterable[Command], parent: QObject) -> None:
        super().__init__(parent)
        order = list(MENUS)
        table = sorted(commands, key=lambda command: order.index(command.menu))
        self.commands = {command.id: command for command in table}
        assert len(self.commands) == len(table), "two commands have one id"
        # Many commands ask the same: that is asked once a key.
        self._asks = list(dict.fromkeys(command.ready for command in table))
        self._asked = [(command, self._asks.index(command.ready)) for command in table]
        self._states: dict[str, tuple[bool, str, bool]] = {}
        self._texts = dict(_with_letters(self.commands.values()))
        self.by_id = {command.id: self._action(command) for command in self.commands.values()}
        self.refresh()

    def _action(self, command: Command) -> QAction:
        action = QAction(self._texts[command.id], self)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.setObjectName(command.id)
        action.setCheckable(command.is_on is not None)
        action.triggered.connect(self._on_triggered)
        return action

    def _on_triggered(self) -> None:
        self.run(self.commands[self.sender().objectName()])

    def run(self, command: Command) -> None:
        """Do what a command asks for, if it can be done."""
        self.asked.emit()
        if command.ready():
            command.run()
        if command.is_on is not None:
            # Qt has switched it already, whatever became of it.
            self._states.pop(command.id, None)
        self.refresh()  # what it switched on may have switched another off

    def refresh(self) -> None:
        """Make each action ready or grey, and say what Undo would undo.

        Asked for at every key: Qt is told only what is another thing than before.
        """
        ready = [ask() for ask in self._asks]
        for command, at in self._asked:
            name = command.name() if command.name is not None else ""
            state = (ready[at], name, command.is_on is not None and command.is_on())
            if state != self._states.get(command.id):
                self._states[command.id] = state
                self._show(command, *state)

    def _show(self, command: Command, ready: bool, name: str, on: bool) -> None:
        action = self.by_id[command.id]
        action.setEnabled(ready)
        if command.name is not None:
            action.setText(f"{self._texts[command.id]} {name}".rstrip())
        if command.is_on is not None:
            action.setChecked(on)

    def fill_menus(self, menus: Mapping[str, QMenu]) -> None:
        """Put the commands into the menus of their names; each is true when it opens."""
        for menu in menus.values():
            menu.aboutToShow.connect(self.refresh)
        for command in self.commands.values():
            menu = menus[command.menu]
            if command.section:
                menu.addSeparator()
            menu.addAction(self.by_id[command.id])
            if command.id == "file.save_as":
                menu.addMenu(menus["export"])

    def fill_bar(self, bar: QToolBar) -> None:
        """Put the few that have one as buttons into the tool bar."""
        for command in self.commands.values():
            if command.bar:
                action = self.by_id[command.id]
                action.setIconText(command.bar)
                action.setToolTip(self.told(command))
                bar.addAction(action)

    def context_menu(self, parent: QMenu) -> QMenu:
        """The commands that fit a place in the text."""
        self.refresh()
        for command in self.commands.values():
            if command.context:
                parent.addAction(self.by_id[command.id])
        return parent

    def told(self, command: Command) -> str:
        """A command in words: "Save (Ctrl+S)"."""
        return f"{command.plain} ({command.keys[0]})" if command.keys else command.plain

    def candidates(self) -> list[Candidate]:
        """The commands that can be done now, for the palette."""
        found = []
        for command in self.commands.values():
            if command.ready() and command.id != "help.palette":
                text = self.by_id[command.id].text().replace("&", "").rstrip("…")
                menu = MENUS[command.menu].replace("&", "")
                detail = " · ".join((menu, *command.keys[:1]))
                found.append(Candidate(text, command, (text, f"{menu} {text}"), detail, 0))
        return found

    def shortcut_list(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Every command that has keys, by menu: what it does, and its keys."""
        found: dict[str, list[tuple[str, str]]] = {}
        for command in self.commands.values():
            # There are two Enter keys, which people take for one.
            keys = [one for one in command.keys if not one.endswith("Return")]
            if keys:
                menu = MENUS[command.menu].replace("&", "")
                found.setdefault(menu, []).append((command.plain, ", ".join(keys)))
        return list(found.items())


def _with_letters(commands: Iterable[Command]) -> Iterator[tuple[str, str]]:
    """Each command's id and text, no two of a menu with the same letter that chooses them.

    A text keeps the letter it has marked, unless one before it in the menu has that one.
    """
    taken: dict[str, set[str]] = {}
    for command in commands:
        used = taken.setdefault(command.menu, set())
        marked = command.text.partition("&")[2][:1].lower()
        plain = command.text.replace("&", "")
        if marked and marked not in used:
            used.add(marked)
            yield command.id, command.text
            continue
        at = next((i for i in _likely(plain) if plain[i].lower() not in used), None)
        if at is None:
            yield command.id, plain
            continue
        used.add(plain[at].lower())
        yield command.id, f"{plain[:at]}&{plain[at:]}"


def _likely(text: str) -> list[int]:
    """Where a letter could be marked: the first of each word before the others."""
    letters = [i for i, c in enumerate(text) if c.isascii() and c.isalnum()]
    return sorted(letters, key=lambda i: (i > 0 and text[i - 1].isalnum(), i))
