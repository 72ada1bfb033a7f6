"""Work on the draft done by and by, in slices between which keys come first."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, QTimer

from model.readings.by_and_by import Steps

SLICE = 0.003
"""Seconds that a slice may take: no key waits longer for it."""

Work = Callable[[], Steps[Any]]


class IdleWork(QObject):
    """Does one piece of work at a time, of which the last that was asked for is done."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Work | None = None
        self._steps: Steps[Any] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._slice)

    def begin(self, work: Work, after: int = 0) -> None:
        """Do this after so many milliseconds, in the place of what was asked for before."""
        self._work, self._steps = work, None
        self._timer.start(after)

    def rest(self) -> None:
        """Leave it, until ``go_on``."""
        self._timer.stop()

    def go_on(self) -> None:
        """Go on with what was left."""
        if self._work is not None:
            self._timer.start(0)

    def stop(self) -> None:
        """Do nothing any more of what was asked for."""
        self._timer.stop()
        self._work = self._steps = None

    def _slice(self) -> None:
        if self._work is None:
            self._timer.stop()
            return
        self._timer.setInterval(0)
        if self._steps is None:
            self._steps = self._work()
        steps, until = self._steps, perf_counter() + SLICE
        try:
            while perf_counter() < until:
                next(steps)
        except StopIteration:
            if steps is self._steps:  # nothing else was asked for meanwhile
                self.stop()
