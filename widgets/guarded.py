"""Overrides that Qt calls: an error in one is logged, and the program goes on."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable
from typing import Any, TypeVar

_LOG = logging.getLogger("penholder")

Method = TypeVar("Method", bound=Callable[..., Any])


def guarded(answer: Callable[[], Any] = lambda: None) -> Callable[[Method], Method]:
    """Make a decorator for an override of a Qt virtual.

    On Python 3.11 an error that leaves such an override ends the process with a segmentation
    fault; so it is logged here, and Qt is given ``answer()``.
    """

    def around(method: Method) -> Method:
        @functools.wraps(method)
        def safe(*args: Any, **named: Any) -> Any:
            try:
                return method(*args, **named)
            except Exception:
                _LOG.exception("%s failed", method.__qualname__)
                return answer()

        return safe  # type: ignore[return-value]

    return around
