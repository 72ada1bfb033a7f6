"""A thing that a person can ask for: a row of the one table that menus, keys and palette show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def always() -> bool:
    """Ready at any time."""
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to ask for. Each acts object gives those that it can do.

    Attributes:
        id: Its name for the program; what stands before the point is its menu.
        text: What the menu says; & before the letter that chooses it.
        keys: Its shortcuts, the first one is shown.
        run: What it does.
        ready: Whether it can be done now.
        name: Puts what it is about behind its text ("Undo Support by Cuba").
        bar: What its tool button says; empty for none. At most six have one.
        section: Whether a line stands above it in its menu.
        is_on: For what can be switched on and off: whether it is on.
        context: Whether it stands in the menu of a place in the text.
    """

    id: str
    text: str
    keys: tuple[str, ...]
    run: Callable[[], object]
    ready: Callable[[], bool] = always
    name: Callable[[], str] | None = None
    bar: str = ""
    section: bool = False
    is_on: Callable[[], bool] | None = None
    context: bool = False

    @property
    def menu(self) -> str:
        """The menu it stands in."""
        return self.id.partition(".")[0]

    @property
    def plain(self) -> str:
        """Its text without the sign of the letter that chooses it, and without dots."""
        return self.text.replace("&", "").rstrip("…")


MENUS = {
    "file": "&File",
    "export": "&Export",
    "edit": "&Edit",
    "text": "&Paragraph",
    "room": "F&loor",
    "decide": "&Decide",
    "go": "&Go",
    "show": "&Show",
    "screen": "Room s&creen",
    "view": "&View",
    "help": "&Help",
}
"""The menus, in order; "export" stands inside "file"."""
