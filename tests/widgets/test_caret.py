"""The caret: kept where it is, seen where it is, and clear about the change it means."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from model.draft.place import Place
from model.readings.reading import TABLED
from tests.bench.generator import make
from tests.builders import change, draft, end, ins, op, pp
from tests.gui import CTRL, SHIFT, make_table, press
from widgets.colours import DARK
from widgets.table.draft_table import DraftTable
from widgets.table.looks import Looks


def small():
    return draft(
        pp("Recalling the ", ins("c1", "old "), "Charter,", label="PP1."),
        op("Urges ", ins("c2", ins("c3", "all "), "harbours"), " to meet.", label="1."),
        changes=[
            change("c1", "tur propose"),
            change("c2", "mex propose"),
            change("c3", "irn propose"),
        ],
    )


def lit(table: DraftTable, column: int) -> list[str]:
    """The words that are lit up in a column."""
    return [s.cursor.selectedText() for s in table.columns[column].pane.extraSelections()]


def moved(table: DraftTable) -> None:
    """Let the table look where the caret is."""
    table.caret.moved()
    QApplication.processEvents()


def test_larger_type_leaves_the_caret_where_it_is(qtbot):
    table = make_table(qtbot)
    table.show_draft(make(60, 120))
    table.caret.put(30)
    cursor = table.active.pane.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Right, n=20)
    table.active.pane.setTextCursor(cursor)
    place = table.caret.place()
    table.show_looks(Looks(DARK, 22, ["sans"]))
    assert table.caret.place() == place
    assert place[0] == 30


def test_another_reading_leaves_the_caret_in_its_row(qtbot):
    table = make_table(qtbot)
    table.show_draft(make(60, 120))
    table.caret.put(30)
    table.set_readings([TABLED, TABLED, TABLED])
    assert table.caret.row == 30


def test_the_change_under_the_caret_is_lit_in_every_column(qtbot):
    table = make_table(qtbot)
    table.show_draft(small())
    table.caret.put(0, "c1")
    moved(table)
    assert "".join(lit(table, 0)).startswith("old (Türkiye)")
    assert "old" in "".join(lit(table, 1))
    assert lit(table, 2) == []
    table.caret.put(1)
    moved(table)
    assert lit(table, 0) == []


def test_what_is_lit_stays_lit_in_larger_type(qtbot):
    table = make_table(qtbot)
    table.show_draft(small())
    table.caret.put(0, "c1")
    moved(table)
    for size in (22, 15, 30):
        table.show_looks(Looks(DARK, size, ["sans"]))
        moved(table)
        table.grab()
        assert "".join(lit(table, 0)).startswith("old")


def test_of_changes_that_begin_together_the_caret_means_the_one_it_was_sent_to(qtbot):
    table = make_table(qtbot)
    table.show_draft(small())
    for wanted in ("c2", "c3"):
        table.caret.put(1, wanted)
        assert table.caret.change() == wanted


def test_the_last_line_comes_with_the_edge_of_its_card(qtbot):
    table = make_table(qtbot)
    table.show_draft(make(60, 120))
    while not table.settling.is_idle:
        QApplication.processEvents()
    press(table.active.pane, Qt.Key.Key_End, CTRL)
    moved(table)
    bar = table.scrolling.bar
    assert bar.value() == bar.maximum() > 0
    assert table.active.pane.textCursor().atEnd()
    press(table.active.pane, Qt.Key.Key_Home, CTRL)
    moved(table)
    assert bar.value() == 0
    assert table.caret.place()[1] == Place(table.caret.place()[1].paragraph, 0)


def test_copied_words_leave_the_marks_of_the_screen_behind(qtbot):
    table = make_table(qtbot)
    guessed = replace(change("c1", "tur propose"), confidence=0.4)
    table.show_draft(
        draft(op("Urges ", ins("c1", "all"), " to meet.", label="1."), changes=[guessed])
    )
    table.show_looks(Looks(DARK, 15, ["sans"]))
    pane = table.active.pane
    assert "?" in pane.toPlainText()
    pane.selectAll()
    told = pane.createMimeDataFromSelection()
    assert told.text() == "1. Urges all (Türkiye) to meet."
    assert "<ins>all</ins>" in told.html()
    assert DARK.text.lower() not in told.html().lower()


def test_a_menu_is_about_what_was_pointed_at(qtbot):
    table = make_table(qtbot)
    table.show_draft(small())
    table.caret.put(1)
    pane = table.columns[0].pane
    cursor = QTextCursor(pane.document().findBlockByNumber(0))
    cursor.setPosition(pane.toPlainText().index("old") + 1)
    spot = pane.cursorRect(cursor).center()
    with qtbot.waitSignal(table.menu_asked):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, pane.mapToGlobal(spot))
        QApplication.sendEvent(pane.viewport(), event)
    assert table.caret.change() == "c1"


def test_a_keyboard_without_a_menu_key_opens_the_menu_at_the_caret(qtbot):
    table = make_table(qtbot)
    table.show_draft(small())
    table.caret.put(1)
    pane = table.columns[0].pane
    with qtbot.waitSignal(table.menu_asked) as asked:
        press(pane, Qt.Key.Key_F10, SHIFT)
    spot = pane.viewport().mapFromGlobal(asked.args[0])
    assert pane.cursorRect().adjusted(-1, -1, 1, 1).contains(spot)


def test_the_end_of_a_draft_never_seen_is_its_end(qtbot):
    table = make_table(qtbot)
    whole = make(300, 600)
    table.show_draft(whole)
    table.settling.stop()
    press(table.active.pane, Qt.Key.Key_End, CTRL)
    moved(table)
    last = whole.paragraphs[-1]
    assert table.caret.place() == (len(whole.paragraphs) - 1, Place(last.id, len(last.text())))


def test_what_is_chosen_is_let_go_of_in_another_column(qtbot):
    table = make_table(qtbot)
    table.show_draft(small())
    table.caret.put(0)
    press(table.active.pane, Qt.Key.Key_A, CTRL)
    assert table.columns[0].pane.textCursor().hasSelection()
    table.next_column()
    moved(table)
    assert not table.columns[0].pane.textCursor().hasSelection()


def test_where_nothing_stands_a_letter_is_answered_with_a_sentence(qtbot):
    table = make_table(qtbot)
    table.show_draft(
        draft(
            op(ins("c1", "Urges all."), end=end("c1"), label="1 bis"),
            op("Ends."),
            changes=[change("c1", "tur propose")],
        )
    )
    table.caret.column = table.columns[2]
    table.caret.put(0)
    asked, refused = [], []
    table.edit_asked.connect(asked.append)
    table.edit_refused.connect(refused.append)
    QTest.keyClicks(table.active.pane, "x")
    assert not asked
    assert "Ctrl+Tab" in refused[0]


def test_tab_takes_the_caret_along_into_the_next_column(qtbot):
    table = make_table(qtbot)
    table.show_draft(make(60, 120))
    table.caret.put(30)
    pane = table.active.pane
    table.activateWindow()
    pane.setFocus()
    qtbot.waitUntil(pane.hasFocus)
    press(pane, Qt.Key.Key_Right)
    kept = table.caret.place()
    press(pane, Qt.Key.Key_Tab)
    assert table.active is table.columns[1]
    assert table.caret.place() == kept
    press(table.active.pane, Qt.Key.Key_Backtab, SHIFT)
    assert (table.active.number, table.caret.place()) == (0, kept)


def test_what_was_selected_far_away_in_another_column_does_not_scroll_back(qtbot):
    table = make_table(qtbot)
    table.show_draft(make(60, 120))
    table.caret.column = table.columns[1]
    table.caret.put(2)
    cursor = table.active.pane.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, 5)
    table.active.pane.setTextCursor(cursor)
    table.caret.column = table.columns[0]
    table.caret.put(50)
    moved(table)
    assert not table.columns[1].pane.textCursor().hasSelection()
    assert table.scrolling.is_in_sight(50)
    assert table.columns[1].pane.verticalScrollBar().value() == table.scrolling.value
