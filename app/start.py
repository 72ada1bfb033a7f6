"""Make the application, the session and the window, and run."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from app.circulated import LastCirculated
from app.crash import CrashHook
from app.equipment import shipped_equipment, shipped_table
from app.keys import PhysicalKeys
from app.log import start_log, state_folder
from app.session import Session
from app.window import Window
from model.draft.draft import Draft
from widgets.on_screen import fits

UNSEEN = 10_000
"""New things that the collector lets gather: with Python's 700 it looks at every 20th key."""


def make_application(arguments: Sequence[str]) -> QApplication:
    """The application, in the style that looks alike everywhere."""
    application = QApplication(list(arguments))
    application.setApplicationName("penholder")
    application.setApplicationDisplayName("Penholder")
    application.setOrganizationName("penholder")
    application.setStyle("Fusion")
    gc.set_threshold(UNSEEN, *gc.get_threshold()[1:])
    return application


def make_window(store: QSettings, state: Path) -> Window:
    """A window with a session of its own; ``state``: the folder for what it keeps of drafts."""
    last = LastCirculated(state / "circulated")
    session = Session(shipped_table, earlier=_Circulated(last))
    return Window(session, shipped_equipment, store, last)


@dataclass(frozen=True, slots=True)
class _Circulated:
    """Finds the state of a draft that went out last; reads it with what is shipped."""

    kept: LastCirculated

    def has(self, identity: str) -> bool:
        """Whether there is one."""
        return self.kept.has(identity)

    def last(self, identity: str) -> Draft | None:
        """It, if it can be read."""
        return self.kept.last(identity, shipped_equipment())


def main(files: Sequence[str]) -> int:
    """Open the window, on the first of the files if there are any; the exit status."""
    application = make_application([sys.argv[0]])
    PhysicalKeys(application)
    folder = state_folder()
    start_log(folder)
    window = make_window(QSettings(), folder)
    hook = CrashHook(folder, window.files.native_bytes, window.files.messages.warn)
    hook.install()
    show(window)
    opening = _Opening(window, [Path(name) for name in files])
    first = QTimer(window, singleShot=True, interval=0)
    first.timeout.connect(opening.open)
    first.start()
    # What was made so far stays until the end: the collector need not look at it again.
    gc.freeze()
    return application.exec()


def show(window: Window) -> None:
    """Show the window as it was left; the first time as large as the screen lets it be."""
    if window.remembered.settings.window or fits(window):
        window.show()
    else:
        window.showMaximized()


class _Opening:
    """Opens the files that the program was started with, once the window is there."""

    def __init__(self, window: Window, paths: list[Path]) -> None:
        self._window = window
        self._paths = paths

    def open(self) -> None:
        """Open the first of them; a notice says so where there are more."""
        if self._paths:
            self._window.files.open_path(self._paths[0])
            gc.freeze()
        if len(self._paths) > 1:
            self._window.telling.say(f"Only {self._paths[0].name} was opened.")
