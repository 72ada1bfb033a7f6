"""Acts on what is odd: the text checked while the notices are shown, and what they offer done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.acts.command import Command
from app.acts.desk import Desk
from app.acts.settling import Settling
from app.file_flow import FileFlow
from app.still_odd import still_odd
from model.draft.draft import Draft
from model.draft.place import Place
from model.files.loaded import Notice
from model.steps.edit import Edit
from model.steps.step import StepRefused
from widgets.panels.drawer import Drawer
from widgets.panels.notices import NoticeList

if TYPE_CHECKING:
    # Loaded when the text is checked first: the start of the program need not wait for it.
    from model.readings.check import Oddity, Openings

AFTER_EDITS = 500
"""Milliseconds after an edit until the text is checked again, where the notices are shown."""

_IN_REVIEW = ("guess", "move-doubtful", "alternatives-agreed", "delegation-unknown")
"""Kinds of notices that the review settles."""

_PLAIN = "opening-plain"
"""An opening that is not in italics."""


class Checking(QObject):
    """Keeps the notices of the text beside those of the file, and does what they offer."""

    def __init__(
        self,
        desk: Desk,
        files: FileFlow,
        drawer: Drawer,
        notices: NoticeList,
        settling: Settling,
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._files = files
        self._drawer = drawer
        self._notices = notices
        self._settling = settling
        self._openings: Openings | None = None
        self._later = QTimer(self, singleShot=True, interval=AFTER_EDITS)
        self._later.timeout.connect(self.check)
        notices.offer(self.can_fix)
        notices.fix_asked.connect(self.fix)
        drawer.tab_shown.connect(self._on_tab_shown)
        desk.session.followed.connect(self._on_followed)

    def commands(self) -> tuple[Command, ...]:
        """What can be asked for."""
        return (Command("edit.check", "C&heck the text", (), self.open, self._desk.has_draft),)

    def open(self) -> None:
        """Check the text, and go to the first of what is odd."""
        self._drawer.show_panel("notices")
        self.check()
        self._notices.setCurrentRow(0)

    def check(self) -> None:
        """List what is odd in the text now, behind what its reader found."""
        self._later.stop()
        draft = self._desk.session.draft
        if draft is not None:
            at = self._notices.currentRow()
            self._notices.show_notices(self._found(draft))
            if at >= 0:
                self._notices.setCurrentRow(min(at, self._notices.count() - 1))

    def _found(self, draft: Draft) -> list[Notice]:
        from model.readings.check import Openings, checked

        if self._openings is None:
            self._openings = Openings.from_json(self._files.equipment().phrases)
        told = still_odd(draft, self._desk.session.notices)
        known = {(notice.rule, notice.paragraph) for notice in told}
        found = checked(draft, self._openings)
        return [*told, *(_notice(o) for o in found if (o.rule, o.paragraph) not in known)]

    def _on_tab_shown(self, name: str) -> None:
        if name == "notices":
            self.check()

    def _on_followed(self, before: Draft | None, after: Draft) -> None:
        if self._drawer.shown == "notices":
            self._later.start(0 if before is None else AFTER_EDITS)

    # -- doing what is offered -------------------------------------------------------------------

    def can_fix(self, notice: Notice) -> bool:
        """Whether what a notice proposes can be done here."""
        return notice.mend is not None or notice.rule in (*_IN_REVIEW, _PLAIN)

    def fix(self, notice: Notice) -> None:
        """Do what a notice proposes: one edit, or the question about it in the review."""
        if notice.rule == _PLAIN:
            self._desk.attempt(partial(_in_italics, notice=notice))
        elif notice.mend is None:
            self._settling.open_at(notice.paragraph)
        elif self._desk.attempt(partial(self._mended, notice=notice)):
            self.check()

    def _mended(self, draft: Draft, at: str, notice: Notice) -> Edit:
        """The edit that puts it right, if it is still as it was told.

        Raises:
            StepRefused: If it is not.
        """
        from model.steps.mend_edits import mend_label, mend_words

        known = [(n.rule, n.paragraph, n.mend) for n in self._found(draft)]
        mend = notice.mend
        if mend is None or (notice.rule, notice.paragraph, mend) not in known:
            raise StepRefused("The text is another one by now; look at the notice again.")
        if mend.label is not None:
            return mend_label(draft, mend.paragraph, mend.label, at)
        return mend_words(draft, mend.paragraph, mend.start, mend.end, mend.words, at)


def _in_italics(draft: Draft, at: str, notice: Notice) -> Edit:
    from model.steps.format_edits import set_format

    start = Place(notice.paragraph, notice.offset, "after")
    return set_format(draft, start, Place(notice.paragraph, notice.offset + notice.length), "i")


def _notice(odd: Oddity) -> Notice:
    return Notice(
        odd.rule,
        odd.message,
        odd.paragraph,
        odd.offset,
        odd.length,
        asks=odd.asks,
        fix=odd.fix,
        mend=odd.mend,
    )
