"""The program ends well with its own words still on the clipboard."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

SCENE = """
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from model.readings.reading import Piece
from widgets.table.cell_text import Look, Span
from widgets.table.copying import CopiedLine, copied
application = QApplication(["x"])
piece = Piece("Night trains", start=0)
line = CopiedLine("text", (Span("Night trains", Look(), piece),))
QGuiApplication.clipboard().setMimeData(copied([line]))
print(QGuiApplication.clipboard().text())
"""


def test_leaving_with_copied_words_on_the_clipboard_is_no_crash():
    done = subprocess.run(
        [sys.executable, "-c", SCENE], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout.strip()) == (0, "Night trains"), done.stderr
