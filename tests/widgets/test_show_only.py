"""A table of which only some rows are shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from tests.bench.generator import make
from tests.builders import draft, ins, op, pp
from tests.gui import SHIFT, make_table, press, text_of


def four():
    return draft(
        pp("One,", label="PP1."),
        pp("Two ", ins("c1", "more "), "words,", label="PP2."),
        op("Three;", label="1."),
        op("Four.", label="2."),
    )


def heights(table) -> list[float]:
    return table.geometry_of_rows.heights.all()


def test_rows_that_are_not_wanted_have_no_height(qtbot):
    table = make_table(qtbot)
    table.show_draft(four())
    whole = heights(table)
    table.show_only({1, 3})
    assert [height > 0 for height in heights(table)] == [False, True, False, True]
    assert list(table.scrolling.rows_in_sight())[-1] == 3
    table.show_only(None)
    assert heights(table) == whole


def test_only_what_is_left_is_laid_out(qtbot):
    table = make_table(qtbot)
    table.show_draft(make(600, 600))
    table.settling.stop()
    table.show_only(range(0, 600, 60))
    table.settling.stop()
    shown = [row for row in range(0, 600, 60) if table.geometry_of_rows.is_exact(row)]
    assert len(shown) >= 5


def test_the_caret_steps_over_hidden_rows(qtbot):
    table = make_table(qtbot)
    table.show_draft(four())
    table.caret.put(0)
    table.active.pane.setFocus()
    table.show_only({0, 3})
    press(table.active.pane, Qt.Key.Key_Down)
    assert table.caret.row == 3
    press(table.active.pane, Qt.Key.Key_Up)
    assert table.caret.row == 0
    press(table.active.pane, Qt.Key.Key_End)
    press(table.active.pane, Qt.Key.Key_Right)
    assert table.caret.row == 3


def test_the_caret_leaves_a_row_that_is_hidden(qtbot):
    table = make_table(qtbot)
    table.show_draft(four())
    table.caret.put(1)
    table.show_only({0, 2})
    assert table.caret.row == 2
    table.show_only({0})
    assert table.caret.row == 0


def test_an_edit_keeps_what_is_hidden_hidden(qtbot):
    table = make_table(qtbot)
    before = four()
    table.show_draft(before)
    table.show_only({1, 3})
    new = op("Between;", id="pnew")
    table.show_draft(replace(before, paragraphs=before.paragraphs.spliced(2, 2, [new])))
    assert [height > 0 for height in heights(table)] == [False, True, True, False, True]
    assert text_of(table, 0, 2) == "Between;"


def test_words_across_hidden_rows_are_not_struck(qtbot):
    table = make_table(qtbot)
    table.show_draft(four())
    table.show_only({0, 3})
    pane = table.columns[0].pane
    pane.setFocus()
    table.caret.put(0)
    for _ in range(2):
        press(pane, Qt.Key.Key_Down, SHIFT)
    pane.moveCursor(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    asked = []
    table.edit_asked.connect(asked.append)
    with qtbot.waitSignal(table.edit_refused):
        press(pane, Qt.Key.Key_Delete)
    assert not asked


@pytest.mark.parametrize(("row", "key"), [(3, Qt.Key.Key_Backspace), (0, Qt.Key.Key_Delete)])
def test_a_paragraph_is_not_joined_with_one_that_is_hidden(qtbot, row, key):
    table = make_table(qtbot)
    table.show_draft(four())
    table.show_only({0, 3})
    table.caret.put(row)
    pane = table.active.pane
    pane.setFocus()
    if key == Qt.Key.Key_Delete:
        press(pane, Qt.Key.Key_End)
    asked = []
    table.edit_asked.connect(asked.append)
    with qtbot.waitSignal(table.edit_refused):
        press(pane, key)
    assert not asked


def test_a_click_below_the_last_row_shown_is_in_that_one(qtbot):
    table = make_table(qtbot)
    table.show_draft(four())
    table.show_only({0, 1})
    view = table.columns[0].pane.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(120, view.height() - 20))
    assert table.caret.row == 1


def test_another_draft_is_shown_whole(qtbot):
    table = make_table(qtbot)
    table.show_draft(four())
    table.show_only({0})
    table.forget_draft()
    table.show_draft(draft(op("A;"), op("B.")))
    assert all(heights(table))


def test_a_masthead_is_as_high_before_it_is_laid_out_again_as_after(qtbot):
    table = make_table(qtbot)
    table.show_draft(make(60, 60))
    table.show_only({0, 3, 5, 8})
    geometry = table.geometry_of_rows
    before = heights(table)
    assert geometry.tight[0] and not geometry.tight[5]
    for row in (0, 3, 5, 8):
        assert not geometry.put(0, row, geometry.own[0][row])
    assert heights(table) == before
