"""Holds the draft that is open, with its history and its file; nothing else may replace them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from app.refusals import refusal_told
from model.draft.by_id import ById
from model.draft.delegation import Delegation, DelegationTable
from model.draft.draft import Draft
from model.files.loaded import Loaded, Notice
from model.files.save import Stamp
from model.steps.edit import Edit
from model.steps.history import History
from model.steps.step import StepRefused


def now() -> str:
    """The time, in whole seconds UTC, as drafts keep it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class OpenFile:
    """Where the open draft is kept.

    Attributes:
        path: Its native file; None while it has none.
        stamp: What the file was like when we read or wrote it last.
        name: What the draft is called on the screen.
        read_only: Whether saving would lose something.
        saved_at: When it was saved last in this sitting ("22:41"), or empty.
    """

    path: Path | None = None
    stamp: Stamp | None = None
    name: str = ""
    read_only: bool = False
    saved_at: str = ""


def _never(edit: Edit) -> bool:
    """Every edit is undone on its own."""
    return False


class Earlier(Protocol):
    """Keeps the state in which each draft went out last; asked by the id of the draft."""

    def has(self, identity: str) -> bool: ...
    def last(self, identity: str) -> Draft | None: ...


class Session(QObject):
    """The open draft. Views are given it to show and ask for edits.

    Signals:
        opening: A draft is about to stand where another one stood, or none.
        draft_changed: Another draft stands. Carries the one before, or None where one was opened,
            and the one now. For the columns: others follow.
        followed: The same for whatever follows the columns; once for letters that are typed in a
            row, after those were painted.
        history_changed: Something else can be undone or redone, or was saved.
        file_changed: The draft is kept elsewhere now.
        notices_changed: There are other notices.
        floor_changed: Another delegation has the floor.
        edit_refused: An edit could not be done. Carries one sentence.
        caret_asked: Something was undone or redone. Carries the Place where the caret stood then.
    """

    opening = Signal()
    draft_changed = Signal(object, object)
    followed = Signal(object, object)
    history_changed = Signal()
    file_changed = Signal()
    notices_changed = Signal()
    floor_changed = Signal()
    edit_refused = Signal(str)
    caret_asked = Signal(object)

    def __init__(
        self,
        table: DelegationTable | Callable[[], DelegationTable],
        clock: Callable[[], str] = now,
        earlier: Earlier | None = None,
        parent: QObject | None = None,
    ) -> None:
        """``table``: every delegation that ships, or what reads them when they are asked for."""
        super().__init__(parent)
        self._shipped = table
        self._table: DelegationTable | None = None
        self._table_of: ById[Delegation] | None = None
        """The delegations of the draft that the table was made with."""
        self._earlier = earlier
        self._circulated: Draft | None = None
        self._clock = clock
        self._draft: Draft | None = None
        self._is_kept: bool | None = None
        self._history = History()
        self._edits = 0
        self.file = OpenFile()
        self.notices: tuple[Notice, ...] = ()
        self.floor: Delegation | None = None
        self._behind: Draft | None = None
        self._following = QTimer(self, singleShot=True, interval=0)
        self._following.timeout.connect(self.catch_up)

    @property
    def draft(self) -> Draft | None:
        """The open draft, if there is one."""
        return self._draft

    @property
    def history(self) -> History:
        """What can be undone and redone."""
        return self._history

    @property
    def was_circulated(self) -> bool:
        """Whether it is known on this computer how the draft went out last.

        It is not read for that: every edit asks, and the first one right after opening.
        """
        if self._is_kept is None and self._draft is not None:
            earlier = self._earlier
            self._is_kept = earlier is not None and earlier.has(self._draft.id)
        return self._circulated is not None or bool(self._is_kept)

    @property
    def circulated(self) -> Draft | None:
        """The draft as it went out last, if that is known on this computer and can be read."""
        draft, earlier = self._draft, self._earlier
        if self._circulated is None and draft is not None and earlier and self.was_circulated:
            self._circulated = earlier.last(draft.id)
            self._is_kept = self._circulated is not None
        return self._circulated

    def went_out(self) -> None:
        """The draft is circulated as it is now."""
        self._circulated = self._draft

    @property
    def is_saved(self) -> bool:
        """Whether nothing would be lost if the draft were closed now."""
        return self._draft is None or (self._history.is_saved and self.file.stamp is not None)

    @property
    def table(self) -> DelegationTable:
        """Every delegation known: those that ship with the program, and the draft's own."""
        if not isinstance(self._shipped, DelegationTable):
            self._shipped = self._shipped()
        own: ById[Delegation] | None = self._draft.delegations if self._draft is not None else None
        if self._table is None or own is not self._table_of:
            self._table = self._shipped.with_own(own.values() if own is not None else ())
            self._table_of = own
        return self._table

    def open(self, loaded: Loaded, file: OpenFile) -> None:
        """Take a draft as it was read. One that was imported is not saved yet."""
        self.opening.emit()
        self._draft = loaded.draft
        self._circulated = None
        self._is_kept = None
        self._history = History()
        self.file = replace(file, read_only=loaded.read_only)
        self.notices = loaded.notices
        self._behind = None
        self._following.stop()
        self.draft_changed.emit(None, loaded.draft)
        self.followed.emit(None, loaded.draft)
        self.history_changed.emit()
        self.file_changed.emit()
        self.notices_changed.emit()

    def give_floor(self, delegation: Delegation | None) -> None:
        """Say who speaks."""
        self.floor = delegation
        self.floor_changed.emit()

    def attempt(
        self, make: Callable[[Draft, str], Edit], joins: Callable[[Edit], bool] = _never
    ) -> bool:
        """Make an edit for the draft as it is and the time it is, and do it.

        ``make`` may raise StepRefused; an edit without steps is none. ``joins``: Whether
        it is undone together with the one before it. Whether it was done.
        """
        if self._draft is None:
            self.edit_refused.emit("There is no draft to change yet.")
            return False
        try:
            edit = make(self._draft, self._clock())
            return bool(edit.steps) and self.do(edit, joins(edit))
        except StepRefused as reason:
            self.edit_refused.emit(refusal_told(reason))
            return False

    def do(self, edit: Edit, joins: bool = False) -> bool:
        """Do an edit; whether it was done."""
        before = self._draft
        if before is None or self.file.read_only:
            self.edit_refused.emit("This draft was opened for reading only.")
            return False
        try:
            after = edit.apply(before)
            edit = replace(edit, number=self._edits + 1)
            joined = joins and self._history.can_join()
            keep = self._history.joined if joined else self._history.done
            self._history = keep(edit, before)
        except StepRefused as reason:
            self.edit_refused.emit(refusal_told(reason))
            return False
        self._edits += 1
        self._replace(after, at_once=not joined)
        return True

    @property
    def edits(self) -> int:
        """How many edits were done, undone and redone: another number, another act between."""
        return self._edits

    def undo(self) -> None:
        """Take back the last edit."""
        self._go(self._history.undo, self._history.undoing)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._go(self._history.redo, self._history.redoing)

    def _go(self, way: Callable[[Draft], tuple[Draft, History]], edits: tuple[Edit, ...]) -> None:
        if self._draft is None:
            return
        try:
            after, self._history = way(self._draft)
        except StepRefused as reason:
            self.edit_refused.emit(refusal_told(reason))
            return
        self._edits += 1
        self._replace(after)
        if edits[-1].after is not None:
            self.caret_asked.emit(edits[-1].after)

    def _replace(self, after: Draft, at_once: bool = True) -> None:
        """Let another draft stand.

        By an edit that joins the one before, no command can be given that could not before: what
        follows the columns can wait until they are painted.
        """
        before, self._draft = self._draft, after
        self._behind = self._behind or before
        self.draft_changed.emit(before, after)
        if at_once:
            self.catch_up()
        elif not self._following.isActive():
            self._following.start()

    def catch_up(self) -> None:
        """Tell those that follow the columns, unless they were told since.

        Whoever acts on what follows asks for it first: a key may come before the columns are
        painted.
        """
        self._following.stop()
        behind, self._behind = self._behind, None
        if behind is not None:
            self.followed.emit(behind, self._draft)
            self.history_changed.emit()

    def saved(self, path: Path, stamp: Stamp, at: str) -> None:
        """The draft is on disk as it is now; ``at`` is the time as people say it."""
        self.file = OpenFile(path, stamp, path.name, False, at)
        self._history = self._history.at_saved()
        self.file_changed.emit()
        self.history_changed.emit()
