"""Keeps the collector from walking through what a long draft has written, again and again."""

from __future__ import annotations

import gc
from typing import ClassVar
from weakref import WeakSet

_SELDOM = 100_000
"""How many looks at what is new come before one at what was new before: none while it writes."""


class OutOfSight:
    """What is written stays and has no cycles, which the collector would take 300 ms to see.

    While much is written it looks at what is new alone, and finds what rubbish keys leave. In the
    end all that is there is put out of its sight, once.
    """

    _writing: ClassVar[WeakSet[OutOfSight]] = WeakSet()
    """All that write now: the room's table may begin before the window's has ended."""
    _usual: ClassVar[tuple[int, int, int]] = gc.get_threshold()

    def begin(self) -> None:
        """Much is written from now on."""
        if not self._writing:
            OutOfSight._usual = gc.get_threshold()
            gc.set_threshold(self._usual[0], _SELDOM, self._usual[2])
        self._writing.add(self)

    def end(self) -> None:
        """All is written, as far as it is for now."""
        if self not in self._writing:
            return
        self._writing.remove(self)
        if not self._writing:
            gc.set_threshold(*self._usual)
        gc.freeze()
