"""Acts on what is seen, and the help: sizes, palettes, panels, the palette of commands, keys."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject

from app.acts.command import Command
from app.acts.desk import Desk
from app.looking import Looking
from app.settings import Remembered


class Shown(Protocol):
    """What these acts need of the window."""

    looking: Looking
    remembered: Remembered

    def show_outline(self, shown: bool) -> None: ...
    def outline_is_shown(self) -> bool: ...
    def show_commands(self) -> None: ...
    def show_shortcuts(self) -> None: ...
    def next_pane(self) -> None: ...
    def close(self) -> bool: ...


class Viewing(QObject):
    """Shows things larger, darker or not at all."""

    def __init__(self, desk: Desk, window: Shown) -> None:
        super().__init__(desk)
        self._desk = desk
        self._window = window

    def commands(self) -> tuple[Command, ...]:
        """What can be asked for."""
        window, has_draft = self._window, self._desk.has_draft
        return (
            Command(
                *("view.outline", "&Outline", (), self.toggle_outline, has_draft),
                is_on=window.outline_is_shown,
            ),
            Command("view.larger", "&Larger", ("Ctrl++", "Ctrl+="), self.larger, section=True),
            Command("view.smaller", "&Smaller", ("Ctrl+-",), self.smaller),
            Command("view.size", "&Usual size", ("Ctrl+0",), self.usual_size),
            Command("view.light", "L&ight", (), self.light, section=True),
            Command("view.dark", "&Dark", (), self.dark),
            Command("view.system", "As the s&ystem", (), self.system_colours),
            Command("help.palette", "&All commands…", ("Ctrl+Shift+P",), window.show_commands),
            Command("help.keys", "&Keys", ("F1",), window.show_shortcuts),
        )

    def toggle_outline(self) -> None:
        """Show the outline, or hide it."""
        self._window.show_outline(not self._window.outline_is_shown())

    def larger(self) -> None:
        """Larger type."""
        self._window.looking.zoom(1)

    def smaller(self) -> None:
        """Smaller type."""
        self._window.looking.zoom(-1)

    def usual_size(self) -> None:
        """The type that the size of the window asks for."""
        self._window.looking.zoom(0)

    def light(self) -> None:
        """Dark letters on light."""
        self._window.looking.choose_colours("light")

    def dark(self) -> None:
        """Light letters on dark."""
        self._window.looking.choose_colours("dark")

    def system_colours(self) -> None:
        """As the desktop has it."""
        self._window.looking.choose_colours("system")
