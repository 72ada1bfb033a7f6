"""Rows that read alike in all columns stand once, across all of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from model.draft.agreement import Agreement
from model.draft.note import Note
from model.draft.paragraph import Paragraph
from model.draft.place import Place
from model.draft.text import Run
from model.steps.typing_edits import insert_words
from tests.builders import draft, ins, op, pp
from tests.gui import laid_out, make_table, press, text_of

LONG = "Recalling that lanterns are lit at dusk by whoever comes first, and put out by the last,"
DONE = Agreement("agreed", "informals", "2026-03-04")


def mixed():
    return draft(
        pp(LONG * 3, label="PP1.", agreement=DONE),
        pp("Noting ", ins("c1", "old "), "lamps,", label="PP2."),
        op(LONG * 2, label="1."),
    )


def make(qtbot):
    return shown(qtbot, mixed())


def shown(qtbot, whole):
    table = make_table(qtbot)
    table.show_draft(whole)
    table.set_same_in_all(True)
    qtbot.waitUntil(lambda: not table._refold.isActive() and table.settling.is_idle)
    return table


def test_rows_that_read_alike_stand_across_all_and_are_lower(qtbot):
    table = make_table(qtbot)
    table.show_draft(mixed())
    before = table.geometry_of_rows.heights.all()
    table = make(qtbot)
    after = table.geometry_of_rows.heights.all()
    assert list(table.geometry_of_rows.spread) == [1, 0, 1]
    assert after[0] < before[0] and after[2] < before[2]
    assert after[1] == before[1]


def place_seen(table, column, row, place):
    """Where a place of a row stands on the screen."""
    pane = column.pane
    cursor = QTextCursor(pane.document())
    cursor.setPosition(column.position_of(row, place))
    return pane.viewport().mapTo(table, pane.cursorRect(cursor).topLeft())


def with_note(words, note, **facts):
    kept = Note("n1", (Paragraph("n1p1", "note", (Run(note),)),))
    paragraph = op(words, Run("\ufffc", object="n1"), " again;", label="1.", **facts)
    return draft(paragraph, notes=[kept])


@pytest.mark.parametrize("again", range(0, 120, 9))
def test_footnotes_stand_at_one_place_too_whether_or_not_a_tick_takes_a_line(qtbot, again):
    table = shown(qtbot, with_note(LONG + "x" * again, "Of brass. " * 30, agreement=DONE))
    assert list(table.geometry_of_rows.spread) == [1]
    for place in (Place("p1", 60), Place("n1p1", 4), Place("n1p1", 290)):
        seen = [place_seen(table, column, 0, place) for column in table.columns]
        assert max(p.x() for p in seen) - min(p.x() for p in seen) <= 1
        assert len({p.y() for p in seen}) == 1


def test_a_caret_in_a_footnote_is_shown_in_the_other_columns_where_it_stands(qtbot):
    table = shown(qtbot, with_note(LONG, "Of brass. " * 30, agreement=DONE))
    table.caret.stand(0, Place("n1p1", 4))
    table.active.pane.setFocus()
    column = table.columns[2]
    guest = column.layout.guest
    at = column.layout.own_words(0).own(guest.at)
    assert column.place_at(at) == Place("n1p1", 4)


def test_words_that_read_to_the_left_stand_across_all_as_well(qtbot):
    words = "يقرر أن يضيء المصابيح في كل ميناء، "
    table = shown(qtbot, draft(op(words * 6, label="1."), op("Meets.", label="2.")))
    assert list(table.geometry_of_rows.spread) == [1, 1]
    for offset in (0, 9, 150):
        places = [place_seen(table, c, 0, Place("p1", offset, "after")) for c in table.columns]
        assert max(p.x() for p in places) - min(p.x() for p in places) <= 1
        assert len({p.y() for p in places}) == 1


def test_each_column_keeps_its_own_text(qtbot):
    table = make(qtbot)
    assert text_of(table, 0, 0).startswith("PP1. Recalling")
    assert text_of(table, 2, 0).startswith("Recalling")


def test_the_words_stand_at_one_place_in_all_columns(qtbot):
    table = make(qtbot)
    places = []
    for column in table.columns:
        block = column.pane.document().findBlockByNumber(0)
        at = column.position_of(0, Place("p1", 60)) - block.position()
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + at)
        seen = column.pane.cursorRect(cursor).topLeft()
        places.append(column.pane.viewport().mapTo(table, seen))
    assert max(p.x() for p in places) - min(p.x() for p in places) <= 1
    assert len({p.y() for p in places}) == 1


def test_a_click_in_another_column_finds_the_word_that_is_seen_there(qtbot):
    table = make(qtbot)
    column = table.columns[1]
    QTest.mouseClick(column.pane.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 16))
    place = column.place_at(column.pane.textCursor().position())
    assert place is not None and place.offset > 40
    assert table.caret.row == 0


def test_a_caret_that_goes_on_is_shown_by_the_column_it_comes_to(qtbot):
    table = make(qtbot)
    table.caret.put(2)
    table.active.pane.setFocus()
    press(table.active.pane, Qt.Key.Key_End)
    guest = table.columns[2].layout.guest
    assert table.columns[0].layout.guest is None
    assert guest is not None and guest.row == 2
    table.caret.put(1)
    assert table.columns[2].layout.guest is None


def test_a_letter_typed_there_gives_each_column_its_cell(qtbot):
    table = make(qtbot)
    before = mixed()
    after = insert_words(before, Place("p3", 9), "x", "egy").apply(before)
    table.show_draft(replace(after))
    assert list(table.geometry_of_rows.spread) == [1, 0, 0]


def test_a_single_column_has_nothing_to_be_the_same_as(qtbot):
    table = make(qtbot)
    table.set_columns(1)
    qtbot.waitUntil(lambda: not table._refold.isActive() and table.settling.is_idle)
    assert not any(table.geometry_of_rows.spread)
    table.set_columns(3)
    qtbot.waitUntil(lambda: not table._refold.isActive() and table.settling.is_idle)
    table.set_same_in_all(False)
    qtbot.waitUntil(lambda: not table._refold.isActive() and table.settling.is_idle)
    assert not any(table.geometry_of_rows.spread)


def test_it_can_be_asked_for_before_there_is_a_draft(qtbot):
    table = make_table(qtbot)
    table.set_same_in_all(True)
    table.active.pane.setFocus()
    table.show_draft(mixed())
    table.caret.put(2)
    table.forget_draft()
    table.show_draft(draft(op(LONG, label="1.")))
    qtbot.waitUntil(lambda: table.settling.is_idle)
    assert list(table.geometry_of_rows.spread) == [1]


def test_another_height_of_the_window_lays_nothing_out_again(qtbot):
    table = make(qtbot)
    before, spread = laid_out(table), list(table.geometry_of_rows.spread)
    table.resize(table.width(), table.height() - 40)
    qtbot.waitUntil(lambda: not table._refold.isActive() and table.settling.is_idle)
    assert laid_out(table) == before
    table.resize(table.width() - 90, table.height())
    qtbot.waitUntil(lambda: not table._refold.isActive() and table.settling.is_idle)
    assert laid_out(table) > before
    assert list(table.geometry_of_rows.spread) == spread
