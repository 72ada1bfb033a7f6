"""Shortcuts fire and type nothing under six keyboard layouts, with real keys under a real X."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

PATIENCE = 60.0
"""Seconds that all of this may take."""
ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("Xvfb", "xdotool", "setxkbmap")

CTRL, SHIFT, ALTGR, F11, A, E = "37", "50", "108", "95", "38", "26"
"""Key codes of X11, the same on every layout."""

_ROWS = ((24, "QWERTYUIOP"), (38, "ASDFGHJKL"), (52, "ZXCVBNM"))
PLACES = {letter: first + i for first, row in _ROWS for i, letter in enumerate(row)}
ELSEWHERE = {
    "fr": {"A": 24, "Q": 38, "Z": 25, "W": 52, "M": 47},
    "de": {"Y": 52, "Z": 29},
}
FIRST_LETTER = {"us": "a", "fr": "q", "de": "a", "es": "a", "ru": "ф", "ara": "ش"}
DEAD = {"fr": ("34", "ê"), "de": ("21", "é"), "es": ("48", "é")}
"""The key of a dead accent, and what it makes of E."""


class Screen:
    """An X server of our own and the window in it."""

    def __init__(self, environment: dict[str, str], window: subprocess.Popen[str]) -> None:
        self._environment = environment
        self._window = window
        self.shortcuts: list[tuple[str, str]] = []
        """The keys that are a letter with Ctrl, or with Ctrl and Shift, and their command."""
        assert window.stdout is not None
        for line in window.stdout:
            first, *told = line.split()
            if first == "ready":
                # There is no window manager here that would give it the focus.
                focus = ["xdotool", "windowfocus", "--sync", told[0]]
                subprocess.run(focus, env=environment, check=True)
                break
            found = [keys for keys in told[1:] if re.fullmatch(r"Ctrl\+(Shift\+)?[A-Z]", keys)]
            self.shortcuts += [(keys, told[0]) for keys in found]

    def layout(self, name: str) -> None:
        """Set up one layout alone."""
        subprocess.run(["setxkbmap", name], env=self._environment, check=True)

    def press(self, *steps: str) -> list[str]:
        """Press keys ("keydown 37", "key 38", …); what the window said of them."""
        keys = [word for step in (*steps, f"key {F11}") for word in step.split()]
        subprocess.run(["xdotool", *keys], env=self._environment, check=True)
        told = []
        assert self._window.stdout is not None
        for line in self._window.stdout:
            if line.strip() == "end":
                return told
            told.append(line.rstrip("\n"))
        raise AssertionError(f"the window is gone after {told}")


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    if missing := [tool for tool in NEEDED if shutil.which(tool) is None]:
        pytest.skip(f"{', '.join(missing)} not installed")
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert server.stdout is not None
    display = f":{server.stdout.readline().strip()}"
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
    window = subprocess.Popen(
        [sys.executable, "-m", "tests.app.layout_window"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    # A key that never comes back would be waited for for ever.
    patience = Timer(PATIENCE, window.kill)
    patience.start()
    try:
        screen = Screen(environment, window)
        assert len(screen.shortcuts) > 15
        yield screen
    finally:
        patience.cancel()
        for process in (window, server):
            process.kill()
            process.communicate()


def _steps(keys: str, layout: str) -> list[str]:
    """How to press keys ("Ctrl+Shift+P") on a layout."""
    *held, last = keys.split("+")
    codes = [{"Ctrl": CTRL, "Shift": SHIFT}[name] for name in held]
    code = ELSEWHERE.get(layout, {}).get(last) or PLACES[last]
    down, up = [f"keydown {one}" for one in codes], [f"keyup {one}" for one in codes]
    return [*down, f"key --delay 1 {code}", *up]


@pytest.mark.parametrize("layout", list(FIRST_LETTER))
def test_shortcuts_fire_and_type_nothing(screen, layout):
    screen.layout(layout)
    assert screen.press(f"key {A}") == [f"typed {FIRST_LETTER[layout]}"]
    steps = [step for keys, _ in screen.shortcuts for step in _steps(keys, layout)]
    ran = screen.press(*steps)
    assert ran == [f"ran {name}" for _, name in screen.shortcuts]


@pytest.mark.parametrize("layout", ["fr", "ru", "ara"])
def test_letters_without_a_command_held_with_ctrl_type_nothing(screen, layout):
    screen.layout(layout)
    assert screen.press(f"key {A}") == [f"typed {FIRST_LETTER[layout]}"]
    used = {keys for keys, _ in screen.shortcuts}
    free = [PLACES[letter] for letter in "BIMNQRUW" if f"Ctrl+{letter}" not in used]
    presses = (f"key --delay 1 {code}" for code in free)
    # Nobody lets go of Ctrl before the window has heard of the letter.
    steps = [f"keydown {CTRL}", *presses, "sleep 0.1", f"keyup {CTRL}"]
    assert not [line for line in screen.press(*steps) if line.startswith("typed")]


@pytest.mark.parametrize("layout", list(DEAD))
def test_dead_keys_and_altgr_type(screen, layout):
    dead, made = DEAD[layout]
    screen.layout(layout)
    assert screen.press(f"key {dead}", f"key {E}") == [f"typed {made}"]
    assert screen.press(f"keydown {ALTGR}", f"key {E}", f"keyup {ALTGR}") == ["typed €"]
