"""What comes out of the printer that was chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog

from tests.app.floor_room import FloorRoom
from tests.builders import change, draft, ins, pp


@pytest.mark.parametrize(
    ("command", "name"),
    [("file.print", "lamps"), ("file.print_columns", "lamps - three columns")],
)
def test_each_kind_of_print_is_a_document_of_its_own(qtbot, tmp_path, command, name):
    whole = draft(pp("Some ", ins("c1", "dim "), "lamps", label="PP1."), changes=[change("c1")])
    room = FloorRoom(qtbot, tmp_path, whole)
    room.do(command)
    dialog = room.window.findChild(QPrintDialog)
    assert dialog.printer().docName() == name
    paper: Path = tmp_path / "printed.pdf"
    dialog.printer().setOutputFileName(str(paper))
    dialog.done(QPrintDialog.DialogCode.Accepted)
    assert room.said[-1] == "Printed: 1 page"
    assert paper.read_bytes().startswith(b"%PDF")


def test_it_is_printed_on_the_paper_that_was_chosen_as_it_was_chosen_to_lie(qtbot, tmp_path):
    many = draft(*(pp("Some lamps and their wicks", label=f"PP{n}.") for n in range(40)))
    room = FloorRoom(qtbot, tmp_path, many)
    room.do("file.print")
    printer = room.window.findChild(QPrintDialog).printer()
    paper = tmp_path / "printed.pdf"
    printer.setOutputFileName(str(paper))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    room.window.findChild(QPrintDialog).done(QPrintDialog.DialogCode.Accepted)
    assert room.said[-1] == "Printed: 2 pages"
    assert b"/MediaBox [0 0 792" in paper.read_bytes()
