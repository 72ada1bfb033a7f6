"""What the window says of the draft in passing: the counts, the strip, the line of the moment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from app.file_flow import FileFlow
from app.idle_work import IdleWork
from app.session import Session
from app.still_odd import still_odd
from model.draft.draft import Draft
from model.files.loaded import Notice
from model.readings.by_and_by import Steps
from model.readings.tally import Tally, counted
from widgets.elided_label import ElidedLabel
from widgets.panels.counts import Counts
from widgets.panels.notices import Strip, draft_told, strip_text

SAID_FOR = 8000
"""Milliseconds for which a line said in passing can be read."""
COUNTED_AFTER = 120
"""Milliseconds after an edit: counting waits until the keys are at rest."""
ASKED_AFTER = 1000
"""The same for what is left to settle, which takes 0.1 s in 3,000 paragraphs, 1 s in 30,000."""


def _none() -> Steps[int]:
    """Nobody has said yet how many questions are left."""
    yield
    return 0


class Telling(QObject):
    """Follows the session and says what is open, what was read and what was just done.

    Attributes:
        strip: One line above the columns.
        counts: The counts in the status line.
        said: What was said last.
    """

    def __init__(self, session: Session, files: FileFlow, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._files = files
        self._tally: Tally | None = None
        self._to_settle = 0
        self._is_told = False
        """Whether the strip has said what was read."""
        self._how_many: Callable[[], Steps[int]] = _none
        self.strip = Strip(window)
        self.counts = Counts(window)
        self.said = ElidedLabel(window)
        self.said.setContentsMargins(8, 2, 12, 2)
        self._counting = IdleWork(self)
        self._asking = IdleWork(self)
        self._unsaid = QTimer(self, singleShot=True, interval=SAID_FOR)
        self._connect()

    def _connect(self) -> None:
        session = self._session
        session.followed.connect(self._on_followed)
        session.history_changed.connect(self._show_counts)
        session.file_changed.connect(self._show_counts)
        session.notices_changed.connect(self._show_strip)
        session.edit_refused.connect(self._on_refused)
        self._unsaid.timeout.connect(self.said.clear)
        self._unsaid.timeout.connect(self.strip.take_back)

    def count_by(self, how_many: Callable[[], Steps[int]]) -> None:
        """How many questions are left is what the review says: one number wherever it is shown."""
        self._how_many = how_many

    def count_again(self) -> None:
        """Count at once: something was settled that edits nothing."""
        self._asking.begin(self._count_questions)

    def rest(self) -> None:
        """Count nothing, until ``go_on``: something else is waited for."""
        self._counting.rest()
        self._asking.rest()

    def go_on(self) -> None:
        """Count what was left uncounted."""
        self._counting.go_on()
        self._asking.go_on()

    def say(self, line: str) -> None:
        """Say something in passing, beside the counts; what was refused before is over."""
        self.strip.take_back()
        # What is open is seen at all times: half of the line is left to it.
        self.said.setMaximumWidth(self.said.window().width() // 2)
        self.said.setText(line)
        self.said.setAccessibleName(line)
        if QAccessible.isActive():
            # Nobody who listens has the status line in hand.
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.said, line))
        self._unsaid.start()

    def _on_refused(self, reason: str) -> None:
        self.say(reason)
        self.strip.say_for_now(reason)

    def _on_followed(self, before: Draft | None, after: Draft) -> None:
        if before is None:
            self._tally, self._to_settle, self._is_told = None, 0, False
            self._asking.stop()
            self._counting.begin(self._count_first)
        else:
            self._counting.begin(self._count, COUNTED_AFTER)
            self._asking.begin(self._count_questions, ASKED_AFTER)

    def _count_first(self) -> Steps[None]:
        """Count a new draft; what the strip says of it goes by the counts too."""
        yield from self._count()
        self._asking.begin(self._count_questions)

    def _count(self) -> Steps[None]:
        draft = self._session.draft
        self._tally = (yield from counted(draft)) if draft is not None else None
        self._show_counts()

    def _count_questions(self) -> Steps[None]:
        """Look for what is left to settle, when the keys are at rest."""
        self._to_settle = yield from self._how_many()
        self._show_counts()
        if self._is_told:
            self.strip.renew(*self._told())
        else:
            self._is_told = True
            self._show_strip()

    def _show_counts(self) -> None:
        self.counts.show_counts(self._tally, self._to_settle, self._saved_text())

    def _notices(self) -> tuple[Notice, ...]:
        """What the reader found that still holds."""
        draft, notices = self._session.draft, self._session.notices
        return still_odd(draft, notices) if draft is not None else notices

    def _saved_text(self) -> str:
        file = self._session.file
        if not self._session.is_saved:
            return "not saved yet" if file.path is None else "changes not saved"
        return f"saved {file.saved_at}" if file.saved_at else "saved"

    def _show_strip(self) -> None:
        """Say what was read; questions are counted once the first paint is through."""
        self.strip.say(*self._told())

    def _told(self) -> tuple[str, bool, bool, bool]:
        """What the strip says: the line, and whether one can list, compare and settle."""
        draft, notices = self._session.draft, self._notices()
        told = ""
        guesses = len(self._tally.guesses) if self._tally is not None else 0
        if draft is not None and self._session.file.path is None:
            told = draft_told(draft, self._tally, self._to_settle)
        if self._session.file.read_only:
            told = "Opened for reading only: a later version of the program wrote it"
        line = strip_text(told, notices) if told or notices else ""
        compares = bool(guesses) and self._files.can_compare()
        return line, bool(notices), compares, bool(self._to_settle)
