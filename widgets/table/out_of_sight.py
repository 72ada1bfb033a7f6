"""Keeps the collector from walking through what a long draft has written, again and again."""

from __future__ import annotations

import gc

_SELDOM = 100_000
"""How many looks at what is new come before one at what was new before: none while it writes."""


class OutOfSight:
    """What is written stays and has no cycles, which the collector would take 300 ms to see.

    While much is written it looks at what is new alone, and finds what rubbish keys leave. In the
    end, once, all that is there is put out of its sight.
    """

    def __init__(self) -> None:
        self._usual: tuple[int, int, int] | None = None

    def begin(self) -> None:
        """Much is written from now on."""
        if self._usual is None:
            self._usual = gc.get_threshold()
            gc.set_threshold(self._usual[0], _SELDOM, self._usual[2])

    def end(self) -> None:
        """All is written, as far as it is for now."""
        if self._usual is not None:
            gc.set_threshold(*self._usual)
            self._usual = None
            gc.freeze()
