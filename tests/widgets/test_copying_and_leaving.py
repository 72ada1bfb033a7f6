"""The program ends well with its own words still on the clipboard."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

SCENE = """
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication
from widgets.table.copying import copied
application = QApplication(["x"])
document = QTextDocument("Night trains")
cursor = QTextCursor(document)
cursor.select(QTextCursor.SelectionType.Document)
QGuiApplication.clipboard().setMimeData(copied(cursor.selection()))
print(QGuiApplication.clipboard().text())
"""


def test_leaving_with_copied_words_on_the_clipboard_is_no_crash():
    done = subprocess.run(
        [sys.executable, "-c", SCENE], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout.strip()) == (0, "Night trains"), done.stderr
