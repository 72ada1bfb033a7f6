"""What is typed, composed, pasted, dropped or cut is asked for, and changes nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest

from model.draft.place import Place
from model.readings.reading import INFORMAL
from tests.builders import change, dele, draft, ins, op, pp
from tests.gui import CTRL, make_table, press, text_of
from widgets.table.asking import Asking


def small():
    return draft(
        pp("Recalling the ", ins("c1", "old "), "Charter of lamps,", label="PP1."),
        op("Urges all harbours to ", dele("c2", "polish"), ins("c2", "oil"), " lamps;", label="1."),
        op("Decides to meet again.", label="2."),
        changes=[change("c1", "tur propose", "irn reserve"), change("c2", "mex propose")],
    )


def test_typing_asks_and_changes_nothing(qtbot):
    table = make_table(qtbot)
    table.show_draft(small())
    table.caret.put(2)
    pane = table.columns[0].pane
    press(pane, Qt.Key.Key_End)
    was = pane.document().toRawText()
    with qtbot.waitSignal(table.edit_asked) as asked:
        QTest.keyClicks(pane, "x")
    here = Place("p3", 22)
    assert asked.args == [Asking(INFORMAL, here, here, "x", caret=here)]
    assert pane.document().toRawText() == was


NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
META = Qt.KeyboardModifier.MetaModifier


@pytest.mark.parametrize(
    ("text", "held", "typed"),
    [
        *(("é", NONE, "é"), ("\u00a0", NONE, "\u00a0"), ("\u200c", NONE, "\u200c")),
        *(("€", CTRL | ALT, "€"), ("𝐀", NONE, "𝐀"), ("\ufeff", NONE, ""), ("\x1b", NONE, "")),
        *(("я", CTRL, ""), ("x", ALT, ""), ("x", META, ""), ("\x01", CTRL, "")),
    ],
)
def test_what_a_key_types_and_what_is_a_command(qtbot, text, held, typed):
    table = make_table(qtbot)
    table.show_draft(small())
    asked = []
    table.edit_asked.connect(asked.append)
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_unknown, held, text)
    table.active.pane.keyPressEvent(event)
    assert "".join(asking.words for asking in asked) == typed


def test_deleting_keys_ask_and_change_nothing(qtbot):
    table = make_table(qtbot)
    table.show_draft(small())
    table.caret.put(2)
    pane = table.columns[0].pane
    press(pane, Qt.Key.Key_End)
    was = pane.document().toRawText()
    with qtbot.waitSignal(table.edit_asked) as asked:
        press(pane, Qt.Key.Key_Backspace, CTRL)
    assert asked.args[0].words == ""
    assert asked.args[0].end == Place("p3", 22)
    with qtbot.waitSignal(table.edit_asked):
        press(pane, Qt.Key.Key_Backspace)
    assert pane.document().toRawText() == was


def test_an_input_method_asks_and_changes_nothing(qtbot):
    table = make_table(qtbot)
    table.show_draft(small())
    pane = table.columns[0].pane
    pane.selectAll()
    was = pane.document().toRawText()
    composed = QInputMethodEvent()
    composed.setCommitString("é")
    with qtbot.waitSignal(table.edit_asked) as asked:
        pane.inputMethodEvent(composed)
    assert asked.args[0].words == "é"
    assert pane.document().toRawText() == was


def test_pasting_asks_for_plain_words(qtbot):
    table = make_table(qtbot)
    table.show_draft(small())
    data = QMimeData()
    data.setHtml("<b>oil</b><img src='file:///etc/hostname'>")
    data.setText("oil")
    with qtbot.waitSignal(table.edit_asked) as asked:
        table.columns[0].pane.insertFromMimeData(data)
    assert asked.args[0].words == "oil"


def test_dropped_words_are_asked_for_where_they_fall(qtbot):
    table = make_table(qtbot)
    table.show_draft(small())
    pane = table.columns[2].pane
    was = pane.document().toRawText()
    data = QMimeData()
    data.setText("oil")
    cursor = QTextCursor(pane.document().findBlockByNumber(2))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    spot = QPointF(pane.cursorRect(cursor).center())
    action, button = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(table.edit_asked) as asked:
        pane.dropEvent(QDropEvent(spot, action, data, button, none))
    assert asked.args[0].words == "oil"
    assert asked.args[0].start == Place("p3", 22)
    assert pane.document().toRawText() == was


def test_cutting_asks_and_changes_nothing(qtbot):
    table = make_table(qtbot)
    table.show_draft(small())
    pane = table.columns[0].pane
    pane.selectAll()
    was = pane.document().toRawText()
    with qtbot.waitSignal(table.edit_asked):
        pane.cut_selection()
    assert pane.document().toRawText() == was


def test_what_slips_past_is_put_right(qtbot):
    table = make_table(qtbot)
    table.show_draft(small())
    was = text_of(table, 0, 1)
    QTextCursor(table.columns[0].pane.document()).insertText("intruder")
    qtbot.waitUntil(lambda: "intruder" not in table.columns[0].pane.toPlainText())
    assert text_of(table, 0, 1) == was
