"""The bytes of any file that a draft can be written into; what is printed is painted by Qt."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from model.draft.draft import Draft
from model.files.choose import CannotWrite, Equipment, Export, kind_to_write, write_file
from model.files.watch import Watch
from model.files.word.last_issued import LastIssued
from model.readings.reading import CHAIRS_PROPOSAL, CLEAN, INFORMAL, TABLED, Reading

COLUMNS = (INFORMAL, CHAIRS_PROPOSAL, CLEAN)
"""The readings that are printed side by side."""


@dataclass(frozen=True, slots=True)
class Paper:
    """How pages are to look, where pages are written.

    Attributes:
        columns: Whether the three readings stand side by side.
        numbered: Whether lines are numbered.
        head: What stands at the top of each page; empty for the document's own name.
    """

    columns: bool = False
    numbered: bool = False
    head: str = ""


def file_content(
    name: str,
    draft: Draft,
    equipment: Equipment,
    export: Export,
    paper: Paper | None = None,
    watch: Watch | None = None,
    last: LastIssued | None = None,
) -> bytes:
    """The bytes of a file of the kind that the name says.

    ``watch`` is told how far it is, and can stop it. ``last`` goes with several files that are
    written of one draft.

    Raises:
        Stopped: If the watch stopped it.
        CannotWrite: If files of that kind are not written.
    """
    if kind_to_write(name) != "pdf":
        return write_file(name, draft, equipment, export, watch, last)
    return _pdf(draft, equipment, export, paper or Paper())


def _pdf(draft: Draft, equipment: Equipment, export: Export, paper: Paper) -> bytes:
    # Qt is loaded for pages only: every other file is written on a machine without it.
    try:
        from PySide6.QtGui import QGuiApplication

        from widgets.page.printing import PrintJob, pdf_of
        from widgets.table.opening_words import OpeningWords
    except ImportError:
        raise CannotWrite("PDF needs Qt, which is not installed; write Word instead.") from None
    application = QGuiApplication.instance()
    if application is None:
        # Whoever asks for pages on the command line has none; it must outlive the painting.
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        application = QGuiApplication(sys.argv[:1])
    readings: Sequence[Reading] = COLUMNS if paper.columns else (export.reading,)
    head = paper.head or document_name(draft)
    job = PrintJob(readings, head, paper.numbered, plain=export.marks == "none")
    content = pdf_of(draft, job, OpeningWords(equipment.phrases))
    del application
    return content


def document_name(draft: Draft) -> str:
    """What the document calls itself: its symbol and its title, as far as it has them."""
    from model.readings.lines import Rendering

    rendering = Rendering(draft, TABLED)
    rows = (row for row, p in enumerate(draft.paragraphs) if p.kind == "title")
    lines = (rendering.row(row) for row in rows)
    title = next((line.words().strip() for line in lines if line is not None), "")
    return " · ".join(filter(None, [draft.symbol, title]))
