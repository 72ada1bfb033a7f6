"""Prints readings of a draft, into a PDF or on a printer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPagedPaintDevice, QPainter, QPdfWriter

from model.draft.draft import Draft
from model.readings.reading import INFORMAL, Reading
from widgets.colours import LIGHT
from widgets.page.pages import PagePainter, column_width, paginate
from widgets.page.rows import rows_of
from widgets.page.sheet import Sheet
from widgets.table.header import reading_title
from widgets.table.looks import Looks
from widgets.table.opening_words import OpeningWords

SANS = ["Liberation Sans", "Helvetica Neue", "Segoe UI", "sans-serif"]


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What is to be printed.

    Attributes:
        readings: One, or several side by side on sheets that lie on their long side.
        head: What stands at the top of every page.
        numbered: Whether lines are numbered in the margin.
        plain: Whether insertions and deletions look like all other words.
    """

    readings: Sequence[Reading] = (INFORMAL,)
    head: str = ""
    numbered: bool = False
    plain: bool = False

    def sheet(self, resolution: int) -> Sheet:
        """The sheet it needs, in units of a device of a resolution."""
        several = len(self.readings) > 1
        return Sheet(several, resolution, 9.0 if several else 11.0, self.numbered)


def pdf_of(draft: Draft, job: PrintJob, opening: OpeningWords) -> bytes:
    """The job as a PDF file. Without times or names of machines: same draft, same pages."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    sheet = job.sheet(600)
    writer = QPdfWriter(buffer)
    writer.setResolution(sheet.resolution)
    writer.setTitle(job.head)
    writer.setCreator("")
    writer.setPageLayout(sheet.layout())
    print_on(writer, sheet, draft, job, opening)
    buffer.close()
    return bytes(buffer.data().data())


def print_on(
    device: QPagedPaintDevice, sheet: Sheet, draft: Draft, job: PrintJob, opening: OpeningWords
) -> int:
    """Print on a device that has the layout of the sheet; how many pages it took."""
    looks = Looks(LIGHT, sheet.type_size(), SANS)
    titles = [reading_title(reading, draft) for reading in job.readings]
    pages_painter = PagePainter(sheet, looks, job.head, titles)
    width = column_width(sheet, len(job.readings))
    rows = rows_of(draft, job.readings, opening, looks, width, job.plain)
    pages = paginate(rows, pages_painter.height(), looks.size)
    painter = QPainter(device)
    for number, page in enumerate(pages, 1):
        if number > 1:
            device.newPage()
        pages_painter.paint(painter, page, number, len(pages))
    painter.end()
    return len(pages)
