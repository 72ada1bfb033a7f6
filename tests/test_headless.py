"""The model, and the command line, load on a machine without Qt."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

WITHOUT_QT = """
import importlib, sys
sys.modules["PySide6"] = None
for name in sys.argv[1:]:
    importlib.import_module(name)
assert not any(name.startswith("PySide6.") for name in sys.modules)
"""


def _load_without_qt(modules: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", WITHOUT_QT, *modules],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr


def test_every_module_of_the_model_loads_without_qt() -> None:
    paths = sorted(p.relative_to(ROOT) for p in (ROOT / "model").rglob("*.py"))
    names = [".".join(p.with_suffix("").parts).removesuffix(".__init__") for p in paths]
    _load_without_qt(names)


def test_the_command_line_loads_without_qt() -> None:
    _load_without_qt(["app.cli", "resources"])
