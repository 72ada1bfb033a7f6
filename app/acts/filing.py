"""Acts on files: open, save, export, compare, quit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from app.acts.command import Command
from app.acts.desk import Desk
from app.acts.printing import Printing
from app.file_flow import ExportKind, FileFlow
from app.writing import Paper
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
LEAD = replace(
    REVISIONS,
    name="Word, tracked, lead authors",
    export=Export(INFORMAL, "revisions", lead=True),
)
PROTECTED = replace(
    REVISIONS,
    name="Word, tracked and protected",
    export=Export(INFORMAL, "revisions", protect=True),
)
REDLINE = replace(
    REVISIONS, name="Word, clean text, tracked", export=Export(CLEAN, "revisions", scrub=True)
)
CLEAN_WORD = ExportKind("Clean Word", ".docx", _WORD, Export(CLEAN, "none", scrub=True))
TEXT = ExportKind("Text with tags", ".txt", _TEXT, Export(INFORMAL, "tags"))
WEB = ExportKind("Web page", ".html", "Web page (*.html)", Export(INFORMAL, "tags"))
PDF = ExportKind("PDF", ".pdf", "PDF (*.pdf)", Export(INFORMAL, "tags"))
CLEAN_PDF = ExportKind("Clean PDF", ".pdf", "PDF (*.pdf)", Export(CLEAN, "none", scrub=True))
COLUMNS_PDF = replace(PDF, name="PDF, three columns", paper=Paper(columns=True))
NUMBERED_PDF = replace(PDF, name="PDF with line numbers", paper=Paper(numbered=True))

_EXPORTS = (
    ("revisions", "Word with &tracked changes…", ("Ctrl+Shift+E",), REVISIONS),
    ("tags", "Word with t&ags…", (), TAGS),
    ("chair", "Word, chair’s p&roposal…", (), CHAIRS),
    ("redline", "Word, clean te&xt against the tabled one…", (), REDLINE),
    ("lead", "Word, lead authors and co&mments…", (), LEAD),
    ("protected", "Word, tracked and prote&cted…", (), PROTECTED),
    ("clean", "&Clean Word…", (), CLEAN_WORD),
    ("pdf", "&PDF…", (), PDF),
    ("pdf_columns", "PDF, t&hree columns…", (), COLUMNS_PDF),
    ("pdf_numbered", "PDF with &line numbers…", (), NUMBERED_PDF),
    ("pdf_clean", "Clean P&DF…", (), CLEAN_PDF),
    ("web", "&Web page…", (), WEB),
    ("text", "Te&xt with tags…", (), TEXT),
)
"""Id, text, keys and kind of each way out."""

SAMPLE = "mountain-refuges.txt"


class Filing(QObject):
    """Brings drafts in and out."""

    def __init__(self, desk: Desk, files: FileFlow, quit_: Callable[[], object]) -> None:
        super().__init__(desk)
        self._desk = desk
        self._files = files
        self._quit = quit_
        self._printing = Printing(desk)

    def commands(self) -> tuple[Command, ...]:
        """What can be asked for."""
        has_draft = self._desk.has_draft
        files = self._files
        return (
            Command("file.open", "&Open…", ("Ctrl+O",), files.ask_open),
            Command("file.paste", "&Paste a rolling text", (), self.paste_as_draft),
            Command("file.sample", "Open the sa&mple", (), self.sample),
            Command(
                *("file.tabled", "Compare with the &tabled text…", ()),
                *(files.ask_tabled, files.can_compare),
            ),
            Command(
                *("file.save", "&Save", ("Ctrl+S",), files.save, has_draft),
                section=True,
            ),
            Command(
                "file.save_as", "Save &as…", ("Ctrl+Shift+S", "F12"), files.ask_save_as, has_draft
            ),
            *(
                Command(f"export.{name}", text, keys, partial(files.ask_export, kind), has_draft)
                for name, text, keys, kind in _EXPORTS
            ),
            Command(
                *("file.print", "P&rint…", ("Ctrl+P",), self._printing.ask, has_draft),
                section=True,
            ),
            Command(
                *("file.print_columns", "Print three col&umns…", ()),
                *(self._printing.ask_columns, has_draft),
            ),
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
