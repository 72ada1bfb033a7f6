"""Where the program's first word leads."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT

WITHOUT_QT = """
import sys
sys.modules["PySide6"] = None
import main
sys.exit(main.main({arguments!r}))
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    program = WITHOUT_QT.format(arguments=list(arguments))
    return subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60
    )


def test_sub_commands_need_no_qt(tmp_path):
    text = tmp_path / "lamps.txt"
    text.write_text("PP1. Recalling lamps,\nOP1. Decides to light them.\n", encoding="utf-8")
    done = run("text", str(text), "--reading", "clean")
    assert done.returncode in (0, 1), done.stderr
    assert "light them" in done.stdout


def test_help_needs_no_qt():
    assert run("--help").returncode == 0


def test_a_word_that_is_no_file_is_meant_as_a_command():
    done = run("unheardof", "a.akn", "b.akn")
    assert done.returncode == 2
    assert "unheardof" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_picture_of_the_window_can_be_taken(tmp_path):
    text = tmp_path / "lamps.txt"
    text.write_text("PP1. Recalling lamps,\nOP1. Decides to light them.\n", encoding="utf-8")
    out = tmp_path / "lamps.png"
    arguments = [*("--screenshot", str(out), str(text)), *("--size", "900x600")]
    done = subprocess.run(
        [sys.executable, "main.py", *arguments], cwd=ROOT, capture_output=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert out.read_bytes().startswith(b"\x89PNG")
