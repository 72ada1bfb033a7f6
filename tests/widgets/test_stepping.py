"""The caret led by keys and clicks, through words, tags, labels and rows that show nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from model.draft.agreement import Agreement
from tests.bench.generator import make
from tests.builders import change, dele, draft, end, ins, note, note_mark, op, pp
from tests.gui import CTRL, SHIFT, make_table, press, text_of
from widgets.table.draft_table import DraftTable

KEY = Qt.Key
DONE = Agreement("agreed", "informals", "2022-03-15")


def amended():
    """Four rows; the clean column shows nothing of the second."""
    return draft(
        pp("Recalling the ", ins("c1", "old"), " Charter,", label="PP1."),
        pp(*ins("c2", "Noting wicks,"), label="PP2.", end=end(ins="c2")),
        pp("Guided by ", dele("c3", "oil "), "lamps,", label="PP3.", agreement=DONE),
        op("Meets.", label="1."),
        changes=[
            change("c1", "tur propose", "irn reserve"),
            change("c2", "mex propose"),
            change("c3", "mex propose", outcome="rejected"),
        ],
    )


@pytest.fixture
def table(qtbot) -> DraftTable:
    made = make_table(qtbot)
    made.show_draft(amended())
    made.active.pane.setFocus()
    return made


def put(table: DraftTable, row: int, before: str, column: int = 0) -> None:
    """Put the caret before some words of a row."""
    pane = table.columns[column].pane
    block = pane.document().findBlockByNumber(row)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + text_of(table, column, row).index(before))
    pane.setFocus()
    pane.setTextCursor(cursor)
    QApplication.processEvents()


def stands(table: DraftTable, column: int = 0) -> str:
    """The row with a bar where the caret is."""
    cursor = table.columns[column].pane.textCursor()
    text, at = cursor.block().text(), cursor.positionInBlock()
    return f"{text[:at]}|{text[at:]}"


def test_a_tag_is_passed_in_one_step(table):
    put(table, 0, "d (T")
    pane = table.active.pane
    press(pane, KEY.Key_Right)
    assert "old| (Türkiye" in stands(table)
    press(pane, KEY.Key_Right)
    assert "Iran)| Charter" in stands(table)
    press(pane, KEY.Key_Left)
    assert "old| (Türkiye" in stands(table)


def test_words_are_passed_word_by_word_and_a_tag_as_one(table):
    put(table, 0, "the")
    pane = table.active.pane
    told = []
    for key in (KEY.Key_Right, KEY.Key_Right, KEY.Key_Left, KEY.Key_Left, KEY.Key_Left):
        press(pane, key, CTRL)
        told.append(stands(table).partition("|")[2][:4])
    assert told == ["old ", "Char", " (Tü", "old ", "the "]


def test_the_label_is_no_part_of_the_way(table):
    put(table, 1, "Noting")
    pane = table.active.pane
    press(pane, KEY.Key_Left)
    assert stands(table).endswith("Charter,|")
    press(pane, KEY.Key_Right)
    assert stands(table).startswith("PP2. |Noting")
    press(pane, KEY.Key_End)
    press(pane, KEY.Key_Home)
    assert stands(table).startswith("PP2. |Noting")


def test_the_end_is_before_the_tick(table):
    put(table, 2, "Guided")
    pane = table.active.pane
    press(pane, KEY.Key_End)
    assert stands(table).endswith("lamps,| ✓\u00a0informals\u00a015\u00a0March")
    press(pane, KEY.Key_Right)
    assert stands(table) == "1. |Meets."
    press(pane, KEY.Key_Left)
    assert "lamps,| ✓" in stands(table)


@pytest.mark.parametrize(
    ("start", "key", "held", "row"),
    [
        ("Charter", KEY.Key_Down, None, 2),
        ("Charter", KEY.Key_End, None, 0),
        ("Recalling", KEY.Key_Down, CTRL, 2),
    ],
)
def test_rows_that_show_nothing_are_passed(table, start, key, held, row):
    put(table, 0, start, column=2)
    pane = table.columns[2].pane
    assert text_of(table, 2, 1) == ""
    press(pane, key, held)
    assert pane.textCursor().blockNumber() == row
    if key == KEY.Key_End:
        press(pane, KEY.Key_Right)
        assert stands(table, 2).partition("|")[2].startswith("Guided")
        press(pane, KEY.Key_Left)
        assert stands(table, 2).endswith("Charter,|")
    else:
        press(pane, KEY.Key_Up, held)
        assert pane.textCursor().blockNumber() == 0


def test_a_draft_that_begins_or_ends_with_nothing_has_its_ends(qtbot):
    table = make_table(qtbot)
    table.show_draft(
        draft(
            pp(*ins("c1", "First,"), end=end(ins="c1")),
            op("Said.", label="1."),
            op(*ins("c1", "Last."), end=end(ins="c1")),
            changes=[change("c1", "tur propose")],
        )
    )
    put(table, 1, "aid", column=2)
    pane = table.columns[2].pane
    for key, held in (
        *((KEY.Key_Home, CTRL), (KEY.Key_Up, None), (KEY.Key_Left, None), (KEY.Key_PageUp, None)),
        *((KEY.Key_Up, CTRL), (KEY.Key_Left, CTRL)),
    ):
        press(pane, key, held)
        assert pane.textCursor().blockNumber() == 1
    for key, held in (
        *((KEY.Key_End, CTRL), (KEY.Key_Down, None), (KEY.Key_Right, None)),
        *((KEY.Key_PageDown, None), (KEY.Key_Down, CTRL), (KEY.Key_Right, CTRL)),
    ):
        press(pane, key, held)
        assert pane.textCursor().blockNumber() == 1
    assert "Said.|" in stands(table, 2)


def test_shift_selects_over_tags_and_paragraphs(table):
    put(table, 0, "ld (T")
    pane = table.active.pane
    for _ in range(3):
        press(pane, KEY.Key_Right, SHIFT)
    assert pane.textCursor().selectedText().endswith("Iran)")
    press(pane, KEY.Key_Down, SHIFT)
    assert "PP2. " in pane.textCursor().selectedText()
    press(pane, KEY.Key_Right)
    assert not pane.textCursor().hasSelection()
    press(pane, KEY.Key_Home, CTRL | SHIFT)
    assert stands(table).startswith("PP1. |Recalling")


def test_three_clicks_select_one_paragraph(table):
    pane = table.active.pane
    put(table, 0, "Charter")
    spot = pane.cursorRect().center() + QPoint(8, 0)
    button = Qt.MouseButton.LeftButton
    QTest.mouseClick(pane.viewport(), button, pos=spot)
    QTest.mouseDClick(pane.viewport(), button, pos=spot)
    assert pane.textCursor().selectedText() == "Charter"
    QTest.mouseClick(pane.viewport(), button, pos=spot)
    QApplication.processEvents()
    assert pane.textCursor().selectedText().startswith("PP1. Recalling")
    assert pane.textCursor().selectedText().endswith("Charter,")
    assert pane.textCursor().blockNumber() == 0


def test_dragging_selects_across_paragraphs(table):
    pane = table.active.pane
    put(table, 2, "lamps")
    last = pane.cursorRect().center()
    put(table, 0, "Charter")
    first = pane.cursorRect().center()
    button = Qt.MouseButton.LeftButton
    QTest.mousePress(pane.viewport(), button, pos=first)
    QTest.mouseMove(pane.viewport(), last)
    QTest.mouseRelease(pane.viewport(), button, pos=last)
    lines = pane.textCursor().selectedText().split("\u2029")
    assert len(lines) == 3
    assert (lines[0], lines[2]) == ("Charter,", "PP3. Guided by oil ")


def test_a_click_on_a_label_is_before_the_words(table):
    pane = table.active.pane
    put(table, 0, "PP1")
    spot = pane.cursorRect().center() + QPoint(4, 0)
    put(table, 2, "lamps")
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert stands(table).startswith("PP1. |Recalling")


def test_pages_and_lines_lead_through_rows_that_nobody_wrote_yet(qtbot):
    table = make_table(qtbot)
    table.show_draft(make(300, 600))
    table.settling.stop()
    pane = table.active.pane
    pane.setFocus()
    table.caret.put(0)
    seen = []
    for key, held in ((KEY.Key_PageDown, None), (KEY.Key_Down, CTRL), (KEY.Key_Down, None)):
        for _ in range(12):
            press(pane, key, held)
            QApplication.processEvents()
            # Positions are no measure: rows above are written meanwhile.
            seen.append((table.caret.row, pane.textCursor().positionInBlock()))
    assert seen == sorted(set(seen))
    assert table.caret.row > 60
    assert table.caret.row in table.scrolling.rows_in_sight()
    for _ in range(200):
        press(pane, KEY.Key_PageUp)
        if pane.textCursor().blockNumber() == 0:
            break
    assert pane.textCursor().blockNumber() == 0


@pytest.mark.parametrize("column", [0, 1, 2])
def test_the_caret_walks_from_end_to_end_and_back(qtbot, column):
    table = make_table(qtbot)
    table.show_draft(make(12, 40))
    pane = table.columns[column].pane
    pane.setFocus()
    press(pane, KEY.Key_Home, CTRL)
    way = [pane.textCursor().position()]
    while len(way) < 20_000:
        press(pane, KEY.Key_Right)
        if pane.textCursor().position() == way[-1]:
            break
        way.append(pane.textCursor().position())
    assert way == sorted(way)
    press(pane, KEY.Key_End, CTRL)
    assert pane.textCursor().position() == way[-1]
    back = [way[-1]]
    while len(back) < 20_000:
        press(pane, KEY.Key_Left)
        if pane.textCursor().position() == back[-1]:
            break
        back.append(pane.textCursor().position())
    assert back[::-1] == way


def test_rows_that_a_filter_hides_are_passed(qtbot):
    table = make_table(qtbot)
    table.show_draft(make(40, 80))
    table.show_only({5, 20, 21})
    pane = table.active.pane
    pane.setFocus()
    rows = []
    for key, held in (
        *((KEY.Key_Home, CTRL), (KEY.Key_Down, CTRL), (KEY.Key_Down, CTRL), (KEY.Key_End, CTRL)),
        *((KEY.Key_Right, None), (KEY.Key_Up, CTRL), (KEY.Key_Up, CTRL), (KEY.Key_Left, None)),
    ):
        press(pane, key, held)
        rows.append(pane.textCursor().blockNumber())
    assert rows == [5, 20, 21, 21, 21, 21, 20, 5]
    for _ in range(40):
        press(pane, KEY.Key_Down)
        rows.append(pane.textCursor().blockNumber())
    assert rows[8:] == sorted(rows[8:])
    assert set(rows) == {5, 20, 21}


def test_the_caret_comes_into_the_line_of_a_footnote_behind_its_number(qtbot):
    table = make_table(qtbot)
    notes = [note("n1", "See there.")]
    table.show_draft(draft(op("Urges all", note_mark("n1"), "."), op("Meets."), notes=notes))
    pane = table.active.pane
    pane.setFocus()
    table.caret.put(0)
    press(pane, KEY.Key_Down)
    assert stands(table).endswith("\u20281\u00a0|See there.")
    press(pane, KEY.Key_End)
    press(pane, KEY.Key_Home)
    assert stands(table).endswith("\u20281\u00a0|See there.")
    spot = pane.cursorRect().center() - QPoint(30, 0)
    table.caret.put(1)
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert stands(table).endswith("\u20281\u00a0|See there.")
