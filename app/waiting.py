"""Long work done in a thread, while the window stays alive and offers to give it up."""

from __future__ import annotations

import gc
from collections.abc import Callable
from threading import Thread
from typing import Any, TypeVar, cast

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from model.files.watch import Stopped, Watch
from widgets.progress import ProgressBox

T = TypeVar("T")

PATIENCE = 400
"""Milliseconds until the box is shown: most work is done by then."""
LOOKED_AT = 80
"""Milliseconds between two looks at how far it is."""


class Waiting(QObject):
    """Waits for one piece of work at a time.

    Signals:
        began: From now on the work goes on; what is done while nothing happens would delay it.
        over: It is at its end, whatever came of it.
        ended: The work is done, or went wrong. Sent by the thread.
    """

    began = Signal()
    over = Signal()
    ended = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watch: Watch | None = None
        self._box: ProgressBox | None = None
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._looking = QTimer(self, interval=LOOKED_AT)
        self._looking.timeout.connect(self._look)

    def wait_for(self, told: str, work: Callable[[Watch], T], stays: bool = False) -> T:
        """What the work gives; ``told`` says what is being done, ``stays`` that all of it is kept.

        Nobody types, opens or closes anything meanwhile: keys wait, then the box is in the way.

        Raises:
            Stopped: If it was given up, or something is waited for already.
            Exception: What the work raised.
        """
        if self._watch is not None:
            raise Stopped
        self._watch = Watch()
        job = _Job(work, self._watch, self.ended.emit)
        # The collector in the thread could take widgets apart, which only their own thread may.
        collects = gc.isenabled()
        gc.disable()
        self.began.emit()
        try:
            self._run(job, told)
        finally:
            self._watch = None
            self.over.emit()
            if stays:
                # A draft has no cycles; the collector would take 100 ms to see that at once.
                gc.freeze()
            if collects:
                gc.enable()
        return cast(T, job.outcome())

    def _run(self, job: _Job, told: str) -> None:
        """Let the job run to its end in a thread of its own."""
        thread = Thread(target=job.run, name="work", daemon=True)
        loop = QEventLoop(self)
        self.ended.connect(loop.quit)
        self._patience.timeout.connect(loop.quit)
        self._patience.start()
        thread.start()
        try:
            if not job.is_done:
                loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            if not job.is_done:
                self._show(told)
                loop.exec()
        finally:
            if not job.is_done:  # the program is being quit
                job.watch.stop()
            thread.join()
            self._patience.stop()
            self._looking.stop()
            self._close()
            loop.deleteLater()

    def _show(self, told: str) -> None:
        self._box = ProgressBox(told, self._window)
        self._box.given_up.connect(self._on_given_up)
        self._look()
        self._box.show()
        self._looking.start()

    def _look(self) -> None:
        if self._box is not None and self._watch is not None:
            self._box.show_share(self._watch.share)

    def _on_given_up(self) -> None:
        if self._watch is not None:
            self._watch.stop()

    def _close(self) -> None:
        box, self._box = self._box, None
        if box is not None:
            box.hide()
            box.deleteLater()


class _Job:
    """Work, and what became of it.

    Attributes:
        watch: Goes with the work.
        is_done: Whether it ended; set before ``ended`` is called.
    """

    def __init__(
        self, work: Callable[[Watch], Any], watch: Watch, ended: Callable[[], None]
    ) -> None:
        self.watch = watch
        self.is_done = False
        self._work = work
        self._ended = ended
        self._result: Any = None
        self._error: BaseException | None = None

    def run(self) -> None:
        """Do it; for the thread."""
        try:
            self._result = self._work(self.watch)
        except BaseException as error:
            self._error = error
        self.is_done = True
        self._ended()

    def outcome(self) -> Any:
        """Its result, or its error raised; of what was given up nothing, even if it was done."""
        if self.watch.stopped:
            raise Stopped
        if self._error is not None:
            raise self._error
        return self._result
