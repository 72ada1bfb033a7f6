"""Acts that print: one reading, or the three side by side."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPageLayout

from app.acts.desk import Desk
from app.writing import COLUMNS, document_name
from model.readings.reading import Reading
from resources import resource
from widgets.page.printing import PrintJob, print_on
from widgets.table.opening_words import OpeningWords

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class Printing(QObject):
    """Asks for a printer, and prints."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._job = PrintJob()
        self._printer: QPrinter | None = None

    def ask(self) -> None:
        """Print the reading of the column with the caret."""
        self._ask((self._desk.table.active.reading,))

    def ask_columns(self) -> None:
        """Print the three readings side by side."""
        self._ask(COLUMNS)

    def _ask(self, readings: tuple[Reading, ...]) -> None:
        # 12 ms, which the start of the program need not wait for.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        draft = self._desk.session.draft
        if draft is None:
            return
        self._job = PrintJob(readings, document_name(draft))
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setPageLayout(self._job.sheet(self._printer.resolution()).layout())
        # The three columns get a name of their own: printed into a file, they replace no other.
        name = Path(self._desk.session.file.name or "Draft").stem
        self._printer.setDocName(f"{name} - three columns" if len(readings) > 1 else name)
        dialog = QPrintDialog(self._printer, self._desk.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(True)
        dialog.finished.connect(self._on_answered)
        dialog.show()

    def _on_answered(self, answer: int) -> None:
        if answer and self._printer is not None:
            self.print_on(self._printer)
        self._printer = None

    def print_on(self, printer: QPrinter) -> None:
        """Print what was asked for last."""
        draft = self._desk.session.draft
        if draft is None:
            return
        # Whoever chose a printer may have chosen other paper there, or how it lies.
        chosen = printer.pageLayout()
        lies = chosen.orientation() == QPageLayout.Orientation.Landscape
        sheet = self._job.sheet(printer.resolution())
        sheet = replace(sheet, size=chosen.pageSize(), landscape=lies)
        printer.setPageLayout(sheet.layout())
        opening = OpeningWords(resource("phrases.json"))
        pages = print_on(printer, sheet, draft, self._job, opening)
        self._desk.say(f"Printed: {pages} page{'s' if pages > 1 else ''}")
