"""Acts on files: open, save, export, compare, quit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from app.acts.command import Command
from app.acts.desk import Desk
from app.file_flow import ExportKind, FileFlow
from model.files.choose import Export
from model.readings.reading import CHAIRS_PROPOSAL, CLEAN, INFORMAL
from resources import resource

_WORD = "Word document (*.docx)"
_TEXT = "Plain text (*.txt)"
REVISIONS = ExportKind("Word with tracked changes", ".docx", _WORD, Export(INFORMAL, "revisions"))
TAGS = ExportKind("Word with tags", ".docx", _WORD, Export(INFORMAL, "tags"))
CHAIRS = ExportKind(
    "Word, chair’s proposal, tracked", ".docx", _WORD, Export(CHAIRS_PROPOSAL, "revisions")
)
CLEAN_WORD = ExportKind("Clean Word", ".docx", _WORD, Export(CLEAN, "none", scrub=True))
TEXT = ExportKind("Text with tags", ".txt", _TEXT, Export(INFORMAL, "tags"))

SAMPLE = "mountain-refuges.txt"


class Filing(QObject):
    """Brings drafts in and out."""

    def __init__(self, desk: Desk, files: FileFlow, quit_: Callable[[], object]) -> None:
        super().__init__(desk)
        self._desk = desk
        self._files = files
        self._quit = quit_

    def commands(self) -> tuple[Command, ...]:
        """What can be asked for."""
        has_draft = self._desk.has_draft
        files = self._files
        return (
            Command("file.open", "&Open…", ("Ctrl+O",), files.ask_open, bar="Open"),
            Command("file.paste", "&Paste a rolling text", (), self.paste_as_draft),
            Command("file.sample", "Open the sa&mple", (), self.sample),
            Command(
                *("file.tabled", "Compare with the &tabled text…", ()),
                *(files.ask_tabled, files.can_compare),
            ),
            Command(
                *("file.save", "&Save", ("Ctrl+S",), files.save, has_draft),
                bar="Save",
                section=True,
            ),
            Command("file.save_as", "Save &as…", ("Ctrl+Shift+S",), files.ask_save_as, has_draft),
            Command(
                *("export.revisions", "Word with &tracked changes…", ("Ctrl+Shift+E",)),
                *(self.export_revisions, has_draft),
            ),
            Command("export.tags", "Word with t&ags…", (), self.export_tags, has_draft),
            Command("export.chair", "Word, c&hair’s proposal…", (), self.export_chairs, has_draft),
            Command("export.clean", "&Clean Word…", (), self.export_clean, has_draft),
            Command("export.text", "Te&xt with tags…", (), self.export_text, has_draft),
            Command("file.quit", "&Quit", ("Ctrl+Q",), self._quit, section=True),
        )

    def open_recent(self, path: Path) -> None:
        """Open a file that was open before."""
        self._files.open_path(path)

    def sample(self) -> None:
        """Open the sample that ships with the program."""
        self._files.open_content(SAMPLE, resource("sample", SAMPLE))

    def paste_as_draft(self) -> None:
        """The clipboard as a new rolling text, whatever is open."""
        self._files.paste(QGuiApplication.clipboard().mimeData())

    def export_revisions(self) -> None:
        """Word with tracked changes."""
        self._files.ask_export(REVISIONS)

    def export_tags(self) -> None:
        """Word with the room's tags."""
        self._files.ask_export(TAGS)

    def export_chairs(self) -> None:
        """The chair's proposal against the tabled text."""
        self._files.ask_export(CHAIRS)

    def export_clean(self) -> None:
        """The clean text, with nobody's name."""
        self._files.ask_export(CLEAN_WORD)

    def export_text(self) -> None:
        """Plain text, as a room writes it."""
        self._files.ask_export(TEXT)
