"""Open, save, export, paste and drop, with their questions; none of them stops the program."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.log import LOG
from app.session import OpenFile, Session
from app.waiting import Waiting
from app.writing import Paper, file_content
from model.draft.draft import Draft
from model.files.choose import CannotWrite, Equipment, Export, kind_of_name, read_file, write_file
from model.files.loaded import Loaded, UnreadableFile
from model.files.save import ChangedOutside, SaveFailed, Stamp, save_bytes, stamp_of
from model.files.watch import Stopped, Watch
from widgets.messages import Messages

OPENED = "Drafts and texts (*.akn *.xml *.docx *.docm *.dotx *.txt *.md);;All files (*)"
NATIVE = "Penholder draft (*.akn)"
SMALL = 200_000
"""Bytes that are read or written in a blink."""
PARAGRAPH = 400
"""Bytes that a paragraph takes, about."""
LARGEST = 512 * 1024 * 1024
"""Bytes; a larger file is no draft, and reading it would stop the program for long."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ExportKind:
    """One way to send a draft out: its name in the menu, its suffix, and how it is written.

    ``paper``: How pages look, for what is printed.
    """

    name: str
    suffix: str
    filter: str
    export: Export
    paper: Paper = field(default_factory=Paper)


class FileFlow(QObject):
    """Brings drafts in and out.

    Signals:
        opened: A file was opened. Carries its path as text.
        said: Something was done that a line may say. Carries the line.
    """

    opened = Signal(str)
    said = Signal(str)

    def __init__(
        self, session: Session, equipment: Callable[[], Equipment], window: QWidget
    ) -> None:
        """``equipment`` is asked for what ships with the program when it is first needed."""
        super().__init__(window)
        self._session = session
        self._window = window
        self.messages = Messages(window)
        self.waiting = Waiting(window)
        self.equipment = equipment
        self._folder = Path.home()
        self._told_of: Stamp | None = None
        self._imported: tuple[str, bytes] | None = None

    # -- in --------------------------------------------------------------------------------------

    def ask_open(self) -> None:
        """Let a file be chosen, and open it."""
        dialog = self._dialog("Open", OPENED, QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._open_selected)
        dialog.open()

    def _open_selected(self, path: str) -> None:
        self.open_path(Path(path))

    def open_path(self, path: Path) -> None:
        """Open a file; what is not saved of the draft before it is asked for first."""
        self._after_asking(partial(self.open_now, path))

    def open_now(self, path: Path) -> bool:
        """Open a file without asking; whether it was."""
        content = self._content_of(path)
        if content is None:
            return False
        stamp = stamp_of(path, content)
        native = kind_of_name(path.name) == "akn"
        file = OpenFile(path if native else None, stamp if native else None, path.name)
        if not self._read(path.name, content, file):
            return False
        self._folder = path.parent
        self.opened.emit(str(path))
        return True

    def _content_of(self, path: Path) -> bytes | None:
        """The bytes of a file; None, and said why, where they cannot be had."""
        try:
            if path.stat().st_size <= LARGEST:
                return path.read_bytes()
            self.messages.warn(f"{path.name} is larger than any draft.")
        except OSError as error:
            LOG.info("could not be opened: %s", error)
            reason = (error.strerror or "the system gave no reason").lower()
            self.messages.warn(f"{path.name} could not be opened: {reason}.")
        return None

    def open_content(self, name: str, content: bytes) -> None:
        """Open what has no file: a sample, or words from the clipboard."""
        self._after_asking(partial(self.read_now, name, content))

    def read_now(self, name: str, content: bytes) -> bool:
        """Read words that have no file, without asking; whether they were."""
        return self._read(name, content, OpenFile(name=name))

    def _read(self, name: str, content: bytes, file: OpenFile) -> bool:
        loaded = self._loaded(name, len(content), partial(self._read_in, name, content))
        if loaded is None:
            return False
        self._imported = (name, content) if kind_of_name(name) in ("txt", "md") else None
        self._session.open(loaded, file)
        return True

    def _loaded(self, name: str, size: int, work: Callable[[Watch], Loaded]) -> Loaded | None:
        """What is read; None, and said why, where nothing is."""
        try:
            return self._waited_for(f"Reading {name} …", size, work, stays=True)
        except UnreadableFile as reason:
            self.messages.warn(str(reason))
        except Stopped:
            self.said.emit(f"{name} was not opened.")
        return None

    def _read_in(self, name: str, content: bytes, watch: Watch) -> Loaded:
        return read_file(name, content, self.equipment(), watch=watch)

    def _waited_for(
        self, told: str, size: int, work: Callable[[Watch], T], stays: bool = False
    ) -> T:
        """Small work is done at once; large in a thread, with a bar and a way out."""
        return work(Watch()) if size < SMALL else self.waiting.wait_for(told, work, stays)

    def imported(self) -> str:
        """The text that the open draft was read from; empty where it came from no text."""
        # Loaded late, as readers are.
        from model.files.guard import read_text_file

        return read_text_file(self._imported[1])[0] if self._imported is not None else ""

    def can_compare(self) -> bool:
        """Whether the tabled text can still tell where insertions begin: nothing was edited."""
        history = self._session.history
        return self._imported is not None and not history.undoing and not history.redoing

    def ask_tabled(self) -> None:
        """Let the tabled text be chosen, and read the rolling text again beside it."""
        dialog = self._dialog("The text as tabled", OPENED, QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._compare_selected)
        dialog.open()

    def _compare_selected(self, path: str) -> None:
        self.compare_with(Path(path))

    def compare_with(self, path: Path) -> bool:
        """Read the rolling text again, with the file as the text as tabled; whether it was."""
        if self._imported is None:
            return False
        name, content = self._imported
        beside = self._content_of(path)
        if beside is None:
            return False
        work = partial(self._read_beside, name, content, path.name, beside)
        loaded = self._loaded(name, len(content) + len(beside), work)
        if loaded is None:
            return False
        self._session.open(loaded, OpenFile(name=name))
        return True

    def _read_beside(
        self, name: str, content: bytes, tabled_name: str, tabled: bytes, watch: Watch
    ) -> Loaded:
        equipment = self.equipment()
        as_tabled = read_file(tabled_name, tabled, equipment, watch=watch).draft
        return read_file(name, content, equipment, as_tabled, watch)

    def paste(self, data: QMimeData | None) -> None:
        """Take a rolling text, or files, from the clipboard or a drop."""
        paths = dropped_paths(data) if data is not None else []
        if len(paths) == 1 and self.can_compare():
            self._ask_what_is(paths[0])
        elif paths:
            self.open_path(paths[0])
            if len(paths) > 1:
                self.said.emit(f"Only {paths[0].name} was opened.")
        elif data is not None and data.text().strip():
            self.open_content("pasted.txt", data.text().encode("utf-8", "replace"))
        else:
            self.said.emit("There is no text to paste.")

    def _ask_what_is(self, path: Path) -> None:
        """A file beside a text that was pasted: its tabled text, or another draft?"""
        self.messages.ask(
            f"Is {path.name} the text as it was tabled? It settles most of what is in doubt.",
            (
                ("Compare with it", partial(self.compare_with, path)),
                ("Open it instead", partial(self.open_path, path)),
                ("Cancel", None),
            ),
        )

    def _after_asking(self, go_on: Callable[[], object]) -> None:
        """Go on at once, or after asking what becomes of what is not saved."""
        session = self._session
        if session.draft is None or (session.is_saved or not session.history.undoing):
            go_on()
            return
        name = session.file.name or "the draft"
        self.messages.ask(
            f"Save the changes to {name} first?",
            (("Save", partial(self.save, go_on)), ("Don’t save", go_on), ("Cancel", None)),
        )

    def ask_close(self, close: Callable[[], object]) -> bool:
        """Whether the window may close now; otherwise asks, and ``close`` is called later."""
        if self._session.draft is None or self._session.is_saved:
            return True
        if not self._session.history.undoing:
            return True  # imported and untouched: the file it came from is still there
        self._after_asking(close)
        return False

    # -- out -------------------------------------------------------------------------------------

    def save(self, then: Callable[[], object] | None = None) -> bool:
        """Save the draft; asks for a name where it has none. Whether it is saved now."""
        path = self._session.file.path
        if path is None:
            self.ask_save_as(then)
            return False
        saved = self.save_to(path)
        if saved and then is not None:
            then()
        return saved

    def ask_save_as(self, then: Callable[[], object] | None = None) -> None:
        """Let a name be chosen, and save under it."""
        if self._session.draft is None:
            return
        dialog = self._dialog("Save as", NATIVE, QFileDialog.AcceptMode.AcceptSave, ".akn")
        dialog.fileSelected.connect(partial(self._save_selected, then))
        dialog.open()

    def _save_selected(self, then: Callable[[], object] | None, path: str) -> None:
        if self.save_to(Path(path)) and then is not None:
            then()

    def save_to(self, path: Path) -> bool:
        """Save the draft as a native file; whether it was."""
        draft, file = self._session.draft, self._session.file
        if draft is None:
            return False
        if file.read_only and file.path == path:
            self._ask_for_another_name(
                f"{path.name} was written by a later version of the program and was opened for "
                "reading only; save it under another name."
            )
            return False
        expected = file.stamp if file.path == path else None
        try:
            content = write_file(path.name, draft, self.equipment(), Export())
            stamp = save_bytes(path, content, expected)
        except (ChangedOutside, SaveFailed, CannotWrite) as reason:
            self._ask_for_another_name(str(reason))
            return False
        self._session.saved(path, stamp, datetime.now().strftime("%H:%M"))
        self._folder = path.parent
        self.opened.emit(str(path))
        return True

    def _ask_for_another_name(self, reason: str) -> None:
        self.messages.ask(reason, (("Save as…", self.ask_save_as), ("Cancel", None)))

    def ask_export(self, kind: ExportKind) -> None:
        """Let a name be chosen, and write the draft there in another form."""
        if self._session.draft is None:
            return
        dialog = self._dialog(
            kind.name, kind.filter, QFileDialog.AcceptMode.AcceptSave, kind.suffix
        )
        dialog.fileSelected.connect(partial(self._export_selected, kind))
        dialog.open()

    def _export_selected(self, kind: ExportKind, path: str) -> None:
        self.export_to(Path(path), kind)

    def export_to(self, path: Path, kind: ExportKind) -> bool:
        """Write the draft in another form; whether it was."""
        draft = self._session.draft
        if draft is None:
            return False
        try:
            content = self._waited_for(
                f"Writing {path.name} …",
                len(draft.paragraphs) * PARAGRAPH,
                partial(self._written, path.name, draft, kind),
            )
            save_bytes(path, content)
        except (SaveFailed, CannotWrite) as reason:
            self.messages.warn(str(reason))
            return False
        except Stopped:
            self.said.emit(f"{path.name} was not written.")
            return False
        self.said.emit(f"Written: {path.name}")
        return True

    def _written(self, name: str, draft: Draft, kind: ExportKind, watch: Watch) -> bytes:
        return file_content(name, draft, self.equipment(), kind.export, kind.paper, watch)

    def native_bytes(self) -> bytes | None:
        """The open draft as a native file, for a rescue copy."""
        draft: Draft | None = self._session.draft
        if draft is None:
            return None
        return write_file("rescue.akn", draft, self.equipment(), Export())

    def look_for_foreign_change(self) -> None:
        """Say so where another program has changed the file since we read or saved it."""
        file = self._session.file
        if file.path is None or file.stamp is None or file.stamp is self._told_of:
            return
        try:
            state = file.path.stat()
        except OSError:
            return
        if (state.st_mtime_ns, state.st_size) == (file.stamp.modified, file.stamp.size):
            return
        now = stamp_of(file.path)
        if now is None or now.sha256 == file.stamp.sha256:
            return
        self._told_of = file.stamp
        self.messages.ask(
            f"Another program changed {file.path.name}. Open it as it is there now?",
            (("Open it", partial(self.open_now, file.path)), ("Keep what is here", None)),
        )

    def _dialog(
        self, title: str, filters: str, mode: QFileDialog.AcceptMode, suffix: str = ""
    ) -> QFileDialog:
        dialog = QFileDialog(self._window, title, str(self._folder), filters)
        dialog.setAcceptMode(mode)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if suffix:
            dialog.setDefaultSuffix(suffix.lstrip("."))
            dialog.selectFile(Path(self._session.file.name or "draft").stem + suffix)
        return dialog


def dropped_paths(data: QMimeData) -> list[Path]:
    """The files of this computer in what was dropped or pasted; nothing else is fetched."""
    found = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return [Path(name) for name in found if name and os.path.isfile(name)]  # noqa: PTH113
