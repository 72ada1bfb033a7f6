"""Paragraphs that read to the left, and words of both ways in one paragraph."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor, QTextLine
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.builders import change, draft, ins, op
from tests.gui import SHIFT, make_table, press, text_of

LEADING, TRAILING = QTextLine.Edge.Leading, QTextLine.Edge.Trailing
LATIN = "Decides to light the lamps again;"
ARABIC = "يقرر أن يضيء المصابيح في كل ميناء؛"


def show(qtbot, *pieces):
    table = make_table(qtbot)
    table.show_draft(
        draft(op(*pieces, label="1."), changes=[change("c1", "tur propose", "irn reserve")])
    )
    table.asked = []
    table.edit_asked.connect(table.asked.append)
    return table


def first_line(table):
    """The first line of the first cell, and the pane's width."""
    pane = table.active.pane
    return pane.document().firstBlock().layout().lineAt(0), pane.viewport().width()


@pytest.mark.parametrize(
    ("words", "leftward"),
    [
        ((LATIN,), False),
        ((ARABIC,), True),
        ((LATIN, " فانوس"), False),
        (("فانوس ", LATIN), False),
        (("IMO ", ARABIC), True),
        ((ARABIC, ins("c1", "ويدعو")), True),
        (("请所有港口点亮灯塔；",), False),
        (("Призывает все порты;",), False),
        (("1989 (25)",), False),
    ],
)
def test_a_paragraph_reads_the_way_most_of_its_letters_do(qtbot, words, leftward):
    table = show(qtbot, *words)
    line, width = first_line(table)
    drawn = line.naturalTextRect()
    if leftward:
        assert drawn.right() > width - 20
    else:
        assert drawn.left() < 20


@pytest.mark.parametrize("word", ["Light", "فانوس", "القديم", "again"])
def test_a_click_on_a_letter_of_either_script_is_at_that_letter(qtbot, word):
    table = show(qtbot, "Light the فانوس القديم lamp again;")
    pane = table.active.pane
    line, _ = first_line(table)
    first = text_of(table, 0, 0).index(word)
    # Where the scripts meet, one place is at two points: the first letter is left out.
    for at in range(first + 1, first + len(word)):
        edges = [line.cursorToX(at, edge)[0] for edge in (LEADING, TRAILING)]
        middle = sum(edges) / 2
        spot = QPoint(round(middle), round(line.y() + line.height() / 2))
        QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert pane.textCursor().position() in (at, at + 1)


def test_left_leads_forward_where_the_text_does(qtbot):
    table = show(qtbot, ARABIC)
    table.caret.put(0)
    pane = table.active.pane
    start = pane.textCursor().position()
    press(pane, Qt.Key.Key_Left)
    press(pane, Qt.Key.Key_Left)
    assert pane.textCursor().position() > start
    press(pane, Qt.Key.Key_Right)
    press(pane, Qt.Key.Key_Left, SHIFT)
    assert pane.textCursor().selectedText()


def test_arabic_typed_into_latin_text_is_asked_for_where_it_was_typed(qtbot):
    table = show(qtbot, LATIN)
    pane = table.active.pane
    cursor = QTextCursor(pane.document())
    cursor.setPosition(text_of(table, 0, 0).index("lamps"))
    pane.setTextCursor(cursor)
    pane.setFocus()
    event = QInputMethodEvent()
    event.setCommitString("فانوس")
    QApplication.sendEvent(pane, event)
    at = LATIN.index("lamps")
    told = [(a.start.offset, a.end.offset, a.words) for a in table.asked]
    assert told == [(at, at, "فانوس")]


def test_latin_typed_into_arabic_text_is_asked_for_where_it_was_typed(qtbot):
    table = show(qtbot, ARABIC)
    pane = table.active.pane
    cursor = QTextCursor(pane.document())
    cursor.setPosition(text_of(table, 0, 0).index("في"))
    pane.setTextCursor(cursor)
    pane.setFocus()
    QTest.keyClicks(pane, "L")
    assert [(a.start.offset, a.words) for a in table.asked] == [(ARABIC.index("في"), "L")]
