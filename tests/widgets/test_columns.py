"""How many columns there are, and what stands at their heads."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from model.draft.place import Place
from model.readings.reading import CLEAN, TABLED
from tests.builders import draft, op, pp
from tests.gui import make_table, text_of


def shown(table) -> list[bool]:
    return [column.pane.isVisible() for column in table.columns]


def two():
    return draft(pp("One,", label="PP1."), op("Two.", label="1."))


def test_one_two_or_three_columns_are_shown(qtbot):
    table = make_table(qtbot)
    table.show_draft(two())
    for count in (1, 2, 3):
        table.set_columns(count)
        assert sum(shown(table)) == count
        assert table.most_columns == count


def test_a_column_left_out_is_one_step_away_in_the_same_row(qtbot):
    table = make_table(qtbot)
    table.show_draft(two())
    table.set_columns(1)
    table.caret.put(1)
    table.next_column()
    assert shown(table) == [False, True, False]
    assert table.caret.row == 1
    table.next_column()
    assert shown(table) == [False, False, True]
    assert text_of(table, 2, 1) == "Two."


def test_the_next_column_keeps_the_words_under_the_caret(qtbot):
    table = make_table(qtbot)
    table.show_draft(two())
    table.set_columns(3)
    table.caret.stand(0, Place("p1", 3))
    for _ in range(3):
        table.next_column()
        assert table.caret.place() == (0, Place("p1", 3))


def test_columns_fold_where_the_screen_is_narrow(qtbot):
    table = make_table(qtbot, width=1100)
    bar = table.scrolling.bar.width()
    table.show_draft(two())
    table.resize(3 * 346 + bar, 600)
    assert sum(shown(table)) == 3
    table.resize(3 * 346 + bar - 1, 600)
    assert shown(table) == [True, True, False]
    table.resize(2 * 346 + bar - 1, 600)
    assert shown(table) == [True, False, False]


def test_the_cards_of_a_column_are_never_under_340_pixels(qtbot):
    table = make_table(qtbot, width=1100)
    table.show_draft(two())
    seen = set()
    for width in range(1120, 380, -1):
        table.resize(width, 600)
        QApplication.processEvents()
        there = [column for column in table.columns if column.pane.isVisible()]
        assert all(column.layout_width() >= 340 for column in there), width
        seen.add(len(there))
    assert seen == {1, 2, 3}


def test_a_choice_of_two_columns_holds_on_a_wide_screen(qtbot):
    table = make_table(qtbot, width=600)
    table.show_draft(two())
    table.set_columns(2)
    table.resize(1600, 600)
    assert sum(shown(table)) == 2


def test_a_head_says_in_words_who_types_there(qtbot):
    table = make_table(qtbot)
    table.show_draft(two())
    table.headers[0].show_hat("typing as Egypt")
    table.headers[2].show_hat("reading only")
    assert table.headers[0].text() == "INFORMAL · typing as Egypt"
    assert "reading only" in table.headers[2].accessibleName()
    table.set_readings([TABLED, CLEAN, CLEAN])
    assert table.headers[0].text() == "AS TABLED · typing as Egypt"


def test_a_long_head_does_not_widen_its_column(qtbot):
    table = make_table(qtbot, width=1022)
    table.show_draft(two())
    before = [column.pane.width() for column in table.columns]
    table.headers[0].show_hat("typing as " + "the Bolivarian Republic " * 4)
    assert table.headers[0].text().endswith("…")
    assert "Republic" in table.headers[0].toolTip()
    assert [column.pane.width() for column in table.columns] == before
