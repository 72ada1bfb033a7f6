"""Input methods: what is composed is seen where it will stand, and asked for when it is done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.builders import draft, op
from tests.gui import make_table, press
from widgets.table.draft_table import DraftTable


def shown(qtbot) -> DraftTable:
    table = make_table(qtbot)
    table.show_draft(
        draft(op("Urges all harbours to oil lamps;", label="1."), op("Meets.", label="2."))
    )
    table.asked = []
    table.edit_asked.connect(table.asked.append)
    table.active.pane.setFocus()
    return table


def select(table: DraftTable, words: str) -> None:
    pane = table.active.pane
    at = pane.toPlainText().index(words)
    cursor = QTextCursor(pane.document())
    cursor.setPosition(at)
    cursor.setPosition(at + len(words), QTextCursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)


def compose(table: DraftTable, preedit: str, done: str = "", start: int = 0, length: int = 0):
    """What an input method sends."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(done, start, length)
    QApplication.sendEvent(table.active.pane, event)
    QApplication.processEvents()


def composed(table: DraftTable) -> tuple[str, int]:
    """The words being composed in the first row, and where."""
    layout = table.active.pane.document().firstBlock().layout()
    return layout.preeditAreaText(), layout.preeditAreaPosition()


def test_what_is_composed_stands_in_place_and_changes_nothing(qtbot, caplog):
    table = shown(qtbot)
    was = table.active.pane.document().toRawText()
    select(table, "oil")
    QTest.keyClick(table.active.pane, Qt.Key.Key_Left)
    compose(table, "dēng")
    assert composed(table) == ("dēng", was.index("oil"))
    assert table.active.pane.document().toRawText() == was
    assert table.asked == []
    assert not caplog.records


def test_what_is_composed_is_laid_out_with_the_words_and_takes_its_room(qtbot):
    table = shown(qtbot)
    height = table.geometry_of_rows.heights[0]
    compose(table, "deng ta " * 20)
    table.grab()
    assert table.geometry_of_rows.heights[0] > height
    compose(table, "")
    table.grab()
    assert table.geometry_of_rows.heights[0] == height


def test_what_is_composed_over_a_selection_asks_for_one_replacement(qtbot):
    table = shown(qtbot)
    select(table, "oil")
    compose(table, "deng")
    compose(table, "灯")
    assert not table.active.pane.textCursor().hasSelection()
    compose(table, "", "灯")
    (asking,) = table.asked
    assert (asking.words, asking.start.offset, asking.end.offset) == ("灯", 22, 25)
    assert composed(table)[0] == ""


def test_composing_that_is_given_up_leaves_the_selection(qtbot):
    table = shown(qtbot)
    select(table, "oil")
    compose(table, "deng")
    compose(table, "")
    assert table.active.pane.textCursor().selectedText() == "oil"
    assert table.asked == []


def test_the_next_syllable_begins_as_the_last_one_is_done(qtbot):
    table = shown(qtbot)
    select(table, "oil")
    press(table.active.pane, Qt.Key.Key_Right)
    compose(table, "하")
    compose(table, "ㄴ", "하")
    assert [asking.words for asking in table.asked] == ["하"]
    assert composed(table)[0] == "ㄴ"


def test_a_method_that_replaces_what_stands_asks_for_it(qtbot):
    table = shown(qtbot)
    select(table, "oil")
    press(table.active.pane, Qt.Key.Key_Right)
    compose(table, "", "öl", -3, 3)
    (asking,) = table.asked
    assert (asking.words, asking.start.offset, asking.end.offset) == ("öl", 22, 25)


def test_the_list_of_candidates_is_told_where_the_caret_is(qtbot):
    table = shown(qtbot)
    select(table, "oil")
    press(table.active.pane, Qt.Key.Key_Right)
    ask = table.active.pane.inputMethodQuery
    before = ask(Qt.InputMethodQuery.ImCursorRectangle)
    compose(table, "deng")
    after = ask(Qt.InputMethodQuery.ImCursorRectangle)
    assert after.x() > before.x() > 0
    assert after.y() == before.y()
    text = ask(Qt.InputMethodQuery.ImSurroundingText)
    assert text[: ask(Qt.InputMethodQuery.ImCursorPosition)].endswith("to oil")


def test_a_click_elsewhere_ends_composing(qtbot):
    table = shown(qtbot)
    select(table, "oil")
    press(table.active.pane, Qt.Key.Key_Right)
    compose(table, "deng")
    pane = table.active.pane
    spot = pane.cursorRect(QTextCursor(pane.document().findBlockByNumber(1))).center()
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QApplication.processEvents()
    assert composed(table)[0] == ""
    assert pane.textCursor().blockNumber() == 1
