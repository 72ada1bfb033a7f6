"""How far long work has come, told in the terminal; Ctrl+C ends it, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TextIO

from model.files.watch import Watch

PATIENCE = 1.0
"""Seconds until anything is told: most work is done by then."""
BETWEEN = 0.2
"""Seconds between two tellings."""


class Progress(Watch):
    """A watch that tells the share on a line of its own, where there is a person to read it."""

    def __init__(self, what: str, out: TextIO, clock: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self._what = what
        self._out = out
        self._clock = clock
        self._next = clock() + PATIENCE
        self._is_shown = False

    def tell(self, share: float) -> None:
        """So much is done now."""
        super().tell(share)
        if self._out.isatty() and self._clock() >= self._next:
            self._next = self._clock() + BETWEEN
            self._is_shown = True
            self._out.write(f"\r{self._what} {share:4.0%} (Ctrl+C stops)")
            self._out.flush()

    def done(self) -> None:
        """Take the line away again."""
        if self._is_shown:
            self._out.write("\r\x1b[K")
            self._out.flush()
            self._is_shown = False
