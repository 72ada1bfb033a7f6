"""A window that says which commands its keys reach and what is typed: for ``test_layouts.py``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QShortcut

from app.acts.command import Command
from app.keys import PhysicalKeys
from app.start import make_application, make_window
from app.window import Window
from tests.builders import draft, op
from widgets.table.asking import Asking


class Telling:
    """Prints what is asked for instead of doing it."""

    def __init__(self, window: Window) -> None:
        self._window = window
        window.actions_.run = self.ran
        window.actions_.refresh = self.nothing
        for action in window.actions_.by_id.values():
            action.setEnabled(True)
        window.table.edit_asked.connect(self.typed)
        self._end = QShortcut("F11", window, self.ended)

    def tell_keys(self) -> None:
        """Say which keys there are; copying is the text's own."""
        for command in self._window.actions_.commands.values():
            if command.id != "edit.copy":
                print("keys", command.id, *command.keys, flush=True)

    def nothing(self) -> None:
        """Leave every action ready."""

    def ran(self, command: Command) -> None:
        """Say which command was reached."""
        print("ran", command.id, flush=True)

    def typed(self, asking: Asking) -> None:
        """Say what would be typed."""
        print("typed", asking.words, flush=True)

    def ended(self) -> None:
        """Say that everything before was heard."""
        print("end", flush=True)


def main() -> int:
    """Show the window until it is killed, or for a minute and a half."""
    application = make_application([sys.argv[0]])
    keys = PhysicalKeys(application)
    with tempfile.TemporaryDirectory() as folder:
        store = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        window = make_window(store, Path(folder))
        window.show()
        window.pages.setCurrentWidget(window.page)
        window.table.show_draft(draft(op("Urges all harbours to oil lamps;", label="1.")))
        window.table.active.pane.setFocus()
        window.activateWindow()
        telling = Telling(window)
        assert keys
        # Keys that never arrive must not keep the tests waiting for ever.
        QTimer.singleShot(90_000, application.quit)
        telling.tell_keys()
        print("ready", int(window.winId()), flush=True)
        return application.exec()


if __name__ == "__main__":
    sys.exit(main())
