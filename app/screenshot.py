"""A picture of the window on a file, made without a screen: for the README and for eyes."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import monotonic


def main(arguments: Sequence[str]) -> int:
    """``--screenshot OUT [FILE] [--size 1600x900] [--dark] [--row N]``; the exit status."""
    parser = argparse.ArgumentParser(prog="main.py --screenshot")
    parser.add_argument("out", type=Path)
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--size", default="1600x900")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--row", type=int, default=-1, help="the paragraph the caret stands in")
    parser.add_argument("--keys", action="append", default=[], help="a command's id, done then")
    asked = parser.parse_args(list(arguments))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return _take(asked)


def _take(asked: argparse.Namespace) -> int:
    from PySide6.QtCore import QSettings

    from app.start import make_application, make_window

    application = make_application([sys.argv[0]])
    with tempfile.TemporaryDirectory() as folder:
        store = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        window = make_window(store, Path(folder))
        if asked.dark:
            window.looking.choose_colours("dark")
        else:
            window.looking.choose_colours("light")
        width, _, height = asked.size.partition("x")
        window.resize(int(width), int(height))
        window.show()
        application.processEvents()
        if asked.file is not None and not window.files.open_now(asked.file):
            return 2
        until = monotonic() + 1.0
        while monotonic() < until:
            application.processEvents()
        if asked.row >= 0:
            window.table.caret.put(asked.row)
        for wanted in asked.keys:
            window.actions_.run(window.actions_.commands[wanted])
        until = monotonic() + 0.3
        while monotonic() < until:
            application.processEvents()
        saved = window.grab().save(str(asked.out))
        window.close()
        application.processEvents()
    return 0 if saved else 2
