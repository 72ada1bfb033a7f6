"""Long looks at a draft that can be left between two steps, and gone on with later."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

Steps = Generator[None, None, T]
"""Each yield is a place to leave it for a while, after a millisecond at most; it returns a T."""


def at_once(steps: Steps[T]) -> T:
    """What it comes to, without a pause."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]


def paced(things: Iterable[T], often: int) -> Iterator[T | None]:
    """The things, and None after each so many of them: a place to pause where few are of use."""
    for number, thing in enumerate(things, 1):
        yield thing
        if not number % often:
            yield None
