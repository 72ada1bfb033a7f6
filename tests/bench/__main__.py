"""``python -m tests.bench [--quick] [--sizes 300,3000] [--soak 20000]``: one JSON line a figure.

A line is {"name", "size" (paragraphs), "value", "unit"}. Figures that need files are left out
where the reader or writer is not there. Never a test: a machine's speed is no law.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from app.equipment import shipped_equipment
from model.draft.draft import Draft
from model.files.choose import Export, write_file
from tests.bench import file_figures, window_figures
from tests.bench.generator import make

CHANGES_A_PARAGRAPH = 10 / 3
"""10,000 changes in 3,000 paragraphs."""
ROOT = Path(__file__).resolve().parent.parent.parent


def main() -> None:
    """Measure, and print as soon as something is known."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--quick", action="store_true", help="300 paragraphs only")
    parser.add_argument("--sizes", default="300,3000,30000")
    parser.add_argument("--soak", type=int, default=0, help="so many edits, and nothing else")
    parser.add_argument("--no-files", action="store_true", help="the window's figures only")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if asked.one:
        _measure(asked.one, asked.soak, not asked.no_files)
        return
    if not asked.soak:
        _tell("start to empty window", 0, _best_of_three(_EMPTY), "ms")
    sizes = [300] if asked.quick else [int(size) for size in asked.sizes.split(",")]
    for size in sizes:
        # A process each: what one size leaves in memory is not the next one's.
        more = ["--no-files"] if asked.no_files else []
        one = ["--one", str(size), "--soak", str(asked.soak), *more]
        subprocess.run([sys.executable, "-m", "tests.bench", *one], cwd=ROOT)
    if not asked.quick and not asked.no_files:
        subprocess.run([sys.executable, "-m", "tests.bench.word"], cwd=ROOT)


def _measure(size: int, edits: int, with_files: bool) -> None:
    draft = make(size, round(size * CHANGES_A_PARAGRAPH))
    for name, value, unit in window_figures.measure(draft, edits):
        _tell(name, size, value, unit)
    if edits or not with_files:
        return
    for name, value, unit in file_figures.measure(draft):
        _tell(name, size, value, unit)
    _tell("launch to first paint of an .akn", size, _launch_time(draft), "ms")


_EMPTY = """
import tempfile
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from app.start import make_application, make_window
a = make_application(['x'])
f = Path(tempfile.mkdtemp())
w = make_window(QSettings(str(f / 's.ini'), QSettings.Format.IniFormat), f)
w.show(); a.processEvents()
"""
_WITH_FILE = """
w.files.open_now(Path({path!r}))
QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)
w.table.settling.stop()
import os; os._exit(0)  # what is left behind is no part of it
"""


def _launch_time(draft: Draft) -> float:
    """From a fresh process to the first paint of a draft that it was started with."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.akn"
        path.write_bytes(write_file(path.name, draft, shipped_equipment(), Export()))
        return _best_of_three(_EMPTY + _WITH_FILE.format(path=str(path)))


def _best_of_three(program: str) -> float:
    """Milliseconds that the best of three fresh processes takes for a program."""
    best = float("inf")
    for _ in range(3):
        start = perf_counter()
        subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)
        best = min(best, (perf_counter() - start) * 1000)
    return best


def _tell(name: str, size: int, value: float, unit: str) -> None:
    print(
        json.dumps({"name": name, "size": size, "value": round(value, 2), "unit": unit}),
        flush=True,
    )


if __name__ == "__main__":
    main()
