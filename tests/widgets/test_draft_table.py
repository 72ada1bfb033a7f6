"""The three columns: level rows, only what is seen laid out, edits only asked for."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from model.draft.agreement import Agreement
from model.draft.change import Position
from model.draft.place import Place
from model.readings.reading import INFORMAL, TABLED
from tests.bench.generator import make
from tests.builders import change, dele, draft, end, ins, op, pp
from tests.edits import take_position
from tests.gui import CTRL, laid_out, make_table, press, text_of


def small():
    return draft(
        pp("Recalling the ", ins("c1", "old "), "Charter of lamps,", label="PP1."),
        op("Urges all harbours to ", dele("c2", "polish"), ins("c2", "oil"), " lamps;", label="1."),
        op("Decides to meet again.", label="2."),
        changes=[change("c1", "tur propose", "irn reserve"), change("c2", "mex propose")],
    )


def test_only_rows_near_the_view_are_laid_out(qtbot):
    table = make_table(qtbot)
    table.show_draft(make(3000, 3000))
    table.settling.stop()
    assert 0 < laid_out(table) < 100


def test_going_far_lays_out_what_is_seen_there_and_little_else(qtbot):
    table = make_table(qtbot)
    table.show_draft(make(3000, 3000))
    table.settling.stop()
    before = laid_out(table)
    table.caret.put(2500)
    assert 0 < laid_out(table) - before < 150
    assert table.caret.row == 2500
    assert 2500 in table.scrolling.rows_in_sight()


def test_rows_of_three_columns_are_level(qtbot):
    table = make_table(qtbot)
    table.show_draft(make(40, 150))
    for row in table.scrolling.rows_in_sight():
        places = set()
        for column in table.columns:
            document = column.pane.document()
            area = document.documentLayout().blockBoundingRect(document.findBlockByNumber(row))
            places.add((area.top(), area.height()))
        assert len(places) == 1
    assert len({column.pane.verticalScrollBar().value() for column in table.columns}) == 1


def test_a_row_is_as_high_as_its_longest_cell(qtbot):
    table = make_table(qtbot)
    table.show_draft(make(30, 100))
    for row in table.scrolling.rows_in_sight():
        document = table.columns[0].pane.document()
        lines = document.findBlockByNumber(row).layout()
        assert lines.boundingRect().height() <= table.geometry_of_rows.heights[row]


def test_scrolling_one_column_scrolls_all(qtbot):
    table = make_table(qtbot)
    table.show_draft(make(200, 300))
    table.columns[1].pane.verticalScrollBar().setValue(700)
    assert {column.pane.verticalScrollBar().value() for column in table.columns} == {700}


def test_the_top_row_stays_while_heights_become_exact(qtbot):
    table = make_table(qtbot)
    table.show_draft(make(300, 800))
    table.scrolling.go_to(150)
    row, above = table.scrolling.anchor()
    qtbot.waitUntil(lambda: table.settling.is_idle, timeout=20_000)
    assert all(table.geometry_of_rows.is_exact(i) for i in range(len(table.geometry_of_rows)))
    now, after = table.scrolling.anchor()
    assert now == row
    assert abs(after - above) <= 1


def test_each_column_shows_its_reading(qtbot):
    table = make_table(qtbot)
    table.show_draft(small())
    assert text_of(table, 0, 0) == (
        "PP1. Recalling the old (Türkiye; reservation:\u00a0Iran) Charter of lamps,"
    )
    assert text_of(table, 1, 1) == "1. Urges all harbours to [polish][oil] lamps;"
    assert text_of(table, 2, 1) == "1. Urges all harbours to polish lamps;"


def test_any_reading_can_stand_in_any_column(qtbot):
    table = make_table(qtbot)
    table.show_draft(small())
    table.set_readings([TABLED, INFORMAL, INFORMAL])
    assert text_of(table, 0, 0) == "PP1. Recalling the Charter of lamps,"
    assert text_of(table, 2, 1) == text_of(table, 1, 1)
    assert table.headers[0].text() == "AS TABLED"


def test_an_edit_lays_out_only_the_rows_it_changes(qtbot):
    table = make_table(qtbot)
    before = make(300, 600)
    table.show_draft(before)
    table.settling.stop()
    row = next(
        i
        for i in table.scrolling.rows_in_sight()
        if before.paragraphs[i].changes() and before.paragraphs[i].agreement.state == "open"
    )
    one = before.paragraphs[row].changes()[0]
    done = laid_out(table)
    after = take_position(before, one, "egy", "support").apply(before)
    table.show_draft(after)
    assert 1 <= laid_out(table) - done <= 3
    assert "Egypt" in text_of(table, 0, row)


def test_rows_that_come_and_go_leave_the_others_in_place(qtbot):
    table = make_table(qtbot)
    whole = small()
    table.show_draft(whole)
    new = op("Invites all to row.", id="pnew", label="3.")
    more = replace(whole, paragraphs=whole.paragraphs.spliced(1, 1, [new]))
    table.show_draft(more)
    assert text_of(table, 0, 1) == "3. Invites all to row."
    assert text_of(table, 0, 2).startswith("1. Urges")
    table.show_draft(whole)
    assert text_of(table, 0, 1).startswith("1. Urges")
    assert table.columns[2].pane.document().blockCount() == 3
    fewer = replace(whole, paragraphs=whole.paragraphs.spliced(2, 3, []))
    table.show_draft(fewer)
    assert table.columns[0].pane.document().blockCount() == 2
    assert text_of(table, 0, 1).startswith("1. Urges")


def test_copying_everything_copies_what_was_never_seen(qtbot):
    table = make_table(qtbot)
    table.show_draft(make(200, 10))
    table.settling.stop()
    pane = table.active.pane
    pane.selectAll()
    QApplication.processEvents()
    press(pane, Qt.Key.Key_C, CTRL)
    assert len(QGuiApplication.clipboard().text().split("\n")) >= 200


def agreed():
    done = Agreement("agreed", "informals", "2022-03-15")
    return draft(
        pp("Recalling lamps,", label="PP1."),
        pp(
            "Noting ", ins("c1", "all "), dele("c2", "oil "), "wicks,", label="PP2.", agreement=done
        ),
    )


def test_an_agreed_row_shows_its_marks_when_the_caret_comes_in(qtbot):
    table = make_table(qtbot)
    table.show_draft(agreed())
    assert text_of(table, 0, 1) == "PP2. Noting all wicks, ✓\u00a0informals\u00a015\u00a0March"
    table.caret.put(1)
    assert text_of(table, 0, 1).startswith("PP2. Noting all (Egypt) oil (Egypt) wicks,")
    table.caret.put(0)
    assert text_of(table, 0, 1).startswith("PP2. Noting all wicks,")


def test_a_click_into_an_agreed_row_keeps_its_place(qtbot):
    table = make_table(qtbot)
    table.show_draft(agreed())
    pane = table.columns[0].pane
    block = pane.document().findBlockByNumber(1)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + text_of(table, 0, 1).index("wicks") + 2)
    where = pane.cursorRect(cursor).center()
    with qtbot.waitSignal(table.row_entered):
        QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=where)
    place = table.columns[0].place_at(pane.textCursor().position())
    assert place == Place("p2", len("Noting all oil wi"))


def test_what_is_guessed_has_a_question_mark(qtbot):
    table = make_table(qtbot)
    guess = change("c1", confidence=0.5)
    table.show_draft(draft(op("Urges ", ins("c1", "all "), "lamps;"), changes=[guess]))
    assert text_of(table, 0, 0) == "Urges all? (Egypt) lamps;"


def test_spaces_at_an_edge_are_not_marked(qtbot):
    table = make_table(qtbot)
    table.show_draft(draft(op("Urges", ins("c1", " all"), " lamps;")))
    cursor = QTextCursor(table.columns[0].pane.document())
    cursor.setPosition(6)
    assert not cursor.charFormat().fontUnderline()
    cursor.setPosition(8)
    assert cursor.charFormat().fontUnderline()


def test_opening_words_are_italic(qtbot):
    table = make_table(qtbot)
    table.show_draft(draft(pp("Noting with concern that lamps go out,")))
    cursor = QTextCursor(table.columns[0].pane.document())
    cursor.setPosition(len("Noting with concern"))
    assert cursor.charFormat().fontItalic()
    cursor.setPosition(len("Noting with concern that"))
    assert not cursor.charFormat().fontItalic()


def test_tags_break_between_names_only(qtbot):
    table = make_table(qtbot)
    by = [Position("zaf", "propose"), Position("usa", "support")]
    tagged = draft(
        op("Urges ", ins("c1", "all "), "lamps;"),
        changes=[replace(change("c1"), positions=tuple(by))],
    )
    known = tagged.delegations
    for one, name in (("zaf", "South Africa"), ("usa", "United States")):
        known = known.put(one, replace(known[one], name=name))
    table.show_draft(replace(tagged, delegations=known))
    assert "(South\u00a0Africa, United\u00a0States)" in text_of(table, 0, 0)


def test_characters_of_two_units_do_not_shift_places(qtbot):
    table = make_table(qtbot)
    table.show_draft(draft(op("Urges 𝐀𝐁 lamps;")))
    column = table.columns[0]
    at = text_of(table, 0, 0).index("lamps")
    units = column.pane.document().findBlockByNumber(0).position() + at + 2
    assert column.place_at(units) == Place("p1", 9)
    assert column.position_of(0, Place("p1", 9)) == units


def test_the_caret_knows_the_change_it_is_in(qtbot):
    table = make_table(qtbot)
    table.show_draft(small())
    table.caret.put(1, "c2")
    assert table.caret.change() == "c2"
    table.caret.put(2)
    assert table.caret.change() == ""


def test_a_row_of_which_nothing_stands_has_no_height(qtbot):
    table = make_table(qtbot)
    gone = change("c9", outcome="rejected")
    whole = ins("c9", "Never said.")
    table.show_draft(draft(op("Said."), op(*whole, end=end(ins="c9")), changes=[gone]))
    assert table.geometry_of_rows.heights[1] == 0
    assert table.geometry_of_rows.heights[0] > 0


def test_a_point_in_a_cell_is_a_character_of_it(qtbot):
    table = make_table(qtbot)
    table.show_draft(small())
    pane = table.columns[2].pane
    top = table.geometry_of_rows.top(1)
    at = (
        pane.document().documentLayout().hitTest(QPointF(20, top + 15), Qt.HitTestAccuracy.FuzzyHit)
    )
    assert pane.document().findBlock(at).blockNumber() == 1


def test_an_empty_draft_can_be_shown(qtbot):
    table = make_table(qtbot)
    table.show_draft(draft())
    table.show_draft(small())
    assert text_of(table, 2, 2) == "2. Decides to meet again."


def test_a_draft_of_more_rows_can_follow_one_that_was_scrolled_further(qtbot):
    table = make_table(qtbot)
    table.show_draft(draft(*(op("Urges all harbours to oil lamps, " * 400) for _ in range(4))))
    table.scrolling.go_to(3)
    table.show_draft(replace(draft(*(op("Decides to wait.") for _ in range(40))), id="dother"))
    assert table.scrolling.value == 0
    assert len({column.pane.verticalScrollBar().value() for column in table.columns}) == 1


def line_of_caret(table) -> tuple[int, int]:
    """Top and bottom of the line that the caret is in, in the view."""
    caret = table.active.pane.cursorRect()
    return caret.top(), caret.bottom()


def test_the_line_in_hand_stays_in_sight_where_something_opens_below(qtbot):
    table = make_table(qtbot)
    table.show_draft(make(60, 60))
    qtbot.waitUntil(lambda: table.settling.is_idle)
    geometry, value = table.geometry_of_rows, table.scrolling.value
    table.caret.put(geometry.row_at(value + 450))
    assert table.scrolling.value == value and line_of_caret(table)[0] > 350
    table.resize(1300, 350)
    qtbot.waitUntil(lambda: table.scrolling.bar.pageStep() < 350)
    top, bottom = line_of_caret(table)
    assert top >= 0 and bottom <= table.scrolling.view_height()
    assert len({column.pane.verticalScrollBar().value() for column in table.columns}) == 1


def test_whoever_has_scrolled_away_stays_there_where_something_opens_below(qtbot):
    table = make_table(qtbot)
    table.show_draft(make(60, 60))
    qtbot.waitUntil(lambda: table.settling.is_idle)
    table.caret.put(2)
    table.scrolling.bar.setValue(2000)
    table.resize(1300, 350)
    qtbot.waitUntil(lambda: table.scrolling.bar.pageStep() < 350)
    assert table.scrolling.value == 2000
