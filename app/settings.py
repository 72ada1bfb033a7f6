"""What the program remembers from one day to the next."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from typing import Literal, get_args

from PySide6.QtCore import QSettings

ColourChoice = Literal["system", "light", "dark"]
MOST_RECENT = 8
MOST_MEANINGS = 60


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user chose, kept between runs; the defaults are those of a first start.

    Attributes:
        floor: Id of the delegation that had the floor last, or empty.
        colours: Which palette; "system" follows the desktop's.
        text_size: Pixels of the text; 0 goes by the size of the window.
        outline: Whether the outline is shown.
        recent: Files opened last, newest first.
        window: Where the window was, as Qt writes it down, in hexadecimal.
        drawer: How high the panels below the columns are, in pixels; 0 for the usual height.
        meanings: What the room means by names that could mean several: "CH chn".
        columns: How many columns are wanted.
        same_in_all: Whether what reads alike in all columns stands there once.
        inspector: Whether the inspector is a column at the right.
    """

    floor: str = ""
    colours: ColourChoice = "system"
    text_size: int = 0
    outline: bool = True
    recent: tuple[str, ...] = ()
    window: str = ""
    drawer: int = 0
    inspector: bool = False
    columns: int = 3
    meanings: tuple[str, ...] = ()
    same_in_all: bool = True


class Remembered:
    """The settings as they are now, kept in a store."""

    def __init__(self, store: QSettings) -> None:
        self.store = store
        self.settings = load_settings(store)

    def change(self, **facts: object) -> None:
        """Remember other choices."""
        self.settings = replace(self.settings, **facts)  # type: ignore[arg-type]
        save_settings(self.store, self.settings)

    def means(self, name: str, delegation: str) -> None:
        """Remember which delegation, by its id, the room means by a name."""
        others = [one for one in self.settings.meanings if one.rpartition(" ")[0] != name]
        self.change(meanings=(f"{name} {delegation}", *others)[:MOST_MEANINGS])

    def meanings(self) -> dict[str, str]:
        """The ids of delegations by the names that the room means them by."""
        told = (one.rpartition(" ") for one in self.settings.meanings)
        return {name: delegation for name, _, delegation in told if name}

    def opened(self, path: str) -> None:
        """Remember a file as opened last."""
        others = [one for one in self.settings.recent if one != path]
        self.change(recent=(path, *others)[:MOST_RECENT])


def load_settings(store: QSettings) -> Settings:
    """The settings in the store; first values for what it has not, or has in another type."""
    told: dict[str, object] = {}
    for known in fields(Settings):
        value = _read(store.value(known.name), known.default)
        if value is not None:
            told[known.name] = value
    return Settings(**told)  # type: ignore[arg-type]


def save_settings(store: QSettings, settings: Settings) -> None:
    """Put the settings into the store."""
    for name, value in asdict(settings).items():
        store.setValue(name, "\n".join(value) if isinstance(value, tuple) else value)
    store.sync()


def _read(stored: object, first: object) -> object | None:
    if stored is None:
        return None
    told = str(stored)
    if isinstance(first, bool):
        return told.lower() == "true"
    if isinstance(first, int):
        return int(told) if told.removeprefix("-").isdecimal() else None
    if isinstance(first, tuple):
        return tuple(filter(None, told.split("\n")))[:MOST_MEANINGS]
    if first in get_args(ColourChoice) and told not in get_args(ColourChoice):
        return None
    return told
