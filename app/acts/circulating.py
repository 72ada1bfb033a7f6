"""The act that sends a rolling text out: every file of it at once, in one folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from app.acts.command import Command
from app.acts.desk import Desk
from app.circulated import LastCirculated
from app.writing import file_content
from model.draft.draft import Draft
from model.files.choose import CannotWrite, Equipment, Export
from model.files.save import SaveFailed, save_bytes
from model.files.word.last_issued import LastIssued
from model.readings.labels_table import labels_table
from model.readings.reading import CLEAN, INFORMAL, PROPOSED
from model.readings.relabelled import labels_of
from model.readings.since import since
from model.steps.edit import Edit
from model.steps.record_steps import SetFact
from widgets.dialogs.candidates import Candidate
from widgets.messages import Messages

MOST = 99
"""The highest number that is offered."""


@dataclass(frozen=True, slots=True)
class OutgoingFile:
    """One file of a circulation: its name, what is written, and how."""

    name: str
    draft: Draft
    export: Export


def outgoing(draft: Draft, before: Draft | None, head: str) -> Iterator[OutgoingFile]:
    """The files of a rolling text; ``before`` is the state that went out last, if there is one."""
    stem = head.replace(" · ", " - ").replace(":", "h")
    tags = Export(INFORMAL, "tags", scrub=True, head=head)
    yield OutgoingFile(f"{stem} - tagged.docx", draft, tags)
    clean = Export(CLEAN, "none", scrub=True, head=head)
    yield OutgoingFile(f"{stem} - clean.docx", draft, clean)
    if before is not None:
        changed = Export(PROPOSED, "revisions", scrub=True, head=head)
        yield OutgoingFile(f"{stem} - since the last.docx", since(before, draft), changed)
    table = labels_table(labels_of(draft, before), f"{head}: labels")
    plain = Export(CLEAN, "none", scrub=True, head=head)
    yield OutgoingFile(f"{stem} - labels.docx", table, plain)
    yield OutgoingFile(f"{stem}.akn", draft, Export(scrub=True))


def head_of(number: int, when: datetime) -> str:
    """What stands over a rolling text: "Rolling text 7 · 16 March 18:00"."""
    return f"Rolling text {number} · {when.day} {when:%B %H:%M}"


class Circulating(QObject):
    """Asks for a number and a folder, and writes."""

    def __init__(
        self,
        desk: Desk,
        equipment: Callable[[], Equipment],
        last: LastCirculated,
        messages: Messages,
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._equipment = equipment
        self._last = last
        self._messages = messages
        self._clock = clock
        self._number = 0

    def commands(self) -> tuple[Command, ...]:
        """What can be asked for."""
        return (
            Command(
                *("file.circulate", "C&irculate…", ("Ctrl+Shift+X",)),
                *(self.ask, self._desk.has_draft),
                section=True,
            ),
        )

    def ask(self) -> None:
        """Ask which rolling text it is, then where to."""
        draft = self._desk.session.draft
        if draft is None:
            return
        following = draft.rolling_text + 1
        numbers = [*range(following, MOST + 1), *range(1, min(following, MOST + 1))]
        candidates = [_candidate(number, following) for number in numbers]
        self._desk.ask("Circulate as …", candidates, self._on_number)

    def _on_number(self, value: object, told: str) -> None:
        if not isinstance(value, int):
            return
        self._number = value
        dialog = QFileDialog(self._desk.window, "Folder for the files")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_folder)
        dialog.open()

    def _on_folder(self, folder: str) -> None:
        self.circulate(Path(folder), self._number)

    def circulate(self, folder: Path, number: int) -> bool:
        """Write every file into the folder; whether all were written.

        Everything is made before anything is written.
        """
        draft = self._desk.session.draft
        if draft is None:
            return False
        equipment, head = self._equipment(), head_of(number, self._clock())
        before = self._desk.session.circulated
        draft = _numbered(number).apply(draft)
        try:
            last = LastIssued()  # all of them go into the one issued document
            files = [*outgoing(draft, before, head)]
            made = [
                (
                    folder / file.name,
                    file_content(file.name, file.draft, equipment, file.export, last=last),
                )
                for file in files
            ]
            for path, content in made:
                save_bytes(path, content)
        except (SaveFailed, CannotWrite) as reason:
            self._messages.warn(str(reason))
            return False
        self._desk.session.attempt(partial(_numbered_at, number))
        self._last.keep(draft, equipment)
        self._desk.session.went_out()
        self._desk.say(f"{head}: {len(made)} files in {folder.name}")
        return True


def _numbered(number: int, at: str = "") -> Edit:
    return Edit(f"Rolling text {number}", (SetFact("rolling_text", number),), when=at)


def _numbered_at(number: int, draft: Draft, at: str) -> Edit:
    return _numbered(number, at)


def _candidate(number: int, following: int) -> Candidate:
    """A number to circulate as; the one that follows the last stands first."""
    told = f"Rolling text {number}"
    return Candidate(told, number, (str(number), told), rank=-1 if number == following else 2)
