"""When all fails, save first: a rescue copy of the draft, then the report."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from app.log import LOG

Tell = Callable[[str], None]
Content = Callable[[], bytes | None]


class CrashHook:
    """What happens to an error that nobody caught."""

    def __init__(self, folder: Path, content: Content, tell: Tell) -> None:
        """
        Args:
            folder: Where rescue copies go.
            content: Makes the bytes of a native file of the open draft; None where there is none.
            tell: Shows one message to the person.
        """
        self._folder = folder
        self._content = content
        self._tell = tell
        self._busy = False

    def install(self) -> None:
        """Be called from now on."""
        sys.excepthook = self

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if self._busy:  # an error while an error is told: the first one matters
            return
        self._busy = True
        try:
            LOG.error("nobody caught this", exc_info=(kind, error, trace))
            saved = self._rescue()
            self._report(kind, saved)
        finally:
            self._busy = False

    def _rescue(self) -> Path | None:
        try:
            content = self._content()
            if content is None:
                return None
            self._folder.mkdir(parents=True, exist_ok=True)
            stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
            path = self._folder / f"rescued-{stamp}.akn"
            path.write_bytes(content)
            return path
        except Exception:
            LOG.exception("the rescue copy could not be written")
            return None

    def _report(self, kind: type[BaseException], saved: Path | None) -> None:
        told = f"Something went wrong that should not have ({kind.__name__})."
        if saved is not None:
            told += f" A copy of the draft as it is now was saved as {saved}."
        told += " You can go on; if it happens again, save under another name and start afresh."
        try:
            self._tell(told)
        except Exception:
            LOG.exception("the report could not be shown")
