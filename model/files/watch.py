"""How far long work has come: told by whoever works, read and stopped by whoever waits."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TypeVar

T = TypeVar("T")

EVERY = 32
"""After so many things the share is told anew, and it is looked whether to stop."""


class Stopped(Exception):
    """Whoever waited wants no result any more."""


class Watch:
    """Goes with a piece of work; one thread works, another may look and stop.

    Attributes:
        share: How much is done, from 0 to 1.
    """

    def __init__(self) -> None:
        self.share = 0.0
        self._stopped = False

    @property
    def stopped(self) -> bool:
        """Whether nobody waits any more."""
        return self._stopped

    def stop(self) -> None:
        """Let the work end with ``Stopped`` as soon as it can."""
        self._stopped = True

    def tell(self, share: float) -> None:
        """So much is done now.

        Raises:
            Stopped: If nobody waits any more.
        """
        self.share = share
        if self._stopped:
            raise Stopped

    def over(self, things: Collection[T], start: float = 0.0, end: float = 1.0) -> Iterator[T]:
        """The things one by one; all of them are the work from share ``start`` to ``end``.

        Raises:
            Stopped: If nobody waits any more.
        """
        each = (end - start) / (len(things) or 1)
        for number, thing in enumerate(things):
            if number % EVERY == 0:
                self.tell(start + number * each)
            yield thing
        self.tell(end)
