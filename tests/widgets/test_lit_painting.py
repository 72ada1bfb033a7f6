"""What is lit is seen behind all its words, whatever they have behind them of their own."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.builders import change, draft, ins, op
from tests.gui import make_table
from widgets.colours import LIGHT


def colours_of_row(table, column: int, row: int) -> set[str]:
    """The colours that a row of a column has on the screen."""
    for _ in range(3):
        QApplication.processEvents()
    pane = table.columns[column].pane
    image: QImage = pane.viewport().grab().toImage()
    top = int(table.geometry_of_rows.top(row))
    bottom = int(top + table.geometry_of_rows.heights[row])
    return {
        image.pixelColor(x, y).name().upper()
        for y in range(top, min(bottom, image.height()))
        for x in range(image.width())
    }


def test_an_insertion_in_an_insertion_is_lit_when_it_is_in_hand(qtbot):
    table = make_table(qtbot)
    table.show_draft(
        draft(
            op("Urges ", ins("c2", "the ", ins("c3", "smaller "), "harbours"), " to meet."),
            op("Asks all."),
            changes=[change("c2", "mex propose"), change("c3", "irn propose")],
        )
    )
    table.caret.put(1)
    assert LIGHT.nested in colours_of_row(table, 0, 0)
    table.caret.put(0, "c3")
    table.caret.moved()
    QApplication.processEvents()
    found = colours_of_row(table, 0, 0)
    assert LIGHT.lit in found
    assert LIGHT.nested not in found


def test_words_that_were_guessed_are_lit_as_others(qtbot):
    table = make_table(qtbot)
    guessed = replace(change("c2", "mex propose"), confidence=0.4)
    table.show_draft(draft(op("Urges ", ins("c2", "the harbours"), " to meet."), changes=[guessed]))
    table.caret.put(0, "c2")
    table.caret.moved()
    QApplication.processEvents()
    found = colours_of_row(table, 0, 0)
    assert LIGHT.lit in found
    assert LIGHT.guess_behind not in found
