"""Filters leave out rows of the table, and of what goes with it; one line says so."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.acts.filtering import Filtering
from model.draft.agreement import Agreement
from model.readings.reading import CLEAN
from tests.builders import change, dele, delegation, draft, ins, op, para, pp
from tests.desk import DeskWindow, make_window, type_words
from widgets.colours import LIGHT
from widgets.table.lighting import Lighting
from widgets.table.looks import Looks

AGREED = Agreement("agreed", "informals")


def rolling():
    return draft(
        para("title", "On mountains", agreement=AGREED),
        pp("Recalling ", ins("c1", "all "), "huts,", label="PP1."),
        op("Urges;", agreement=AGREED, label="1."),
        op("Decides ", dele("c2", "soon "), "to meet;", label="2."),
        op("Waits.", agreement=Agreement("pending", pending=("cub",)), label="3."),
        changes=[change("c1"), change("c2", "tur propose", "irn reserve")],
    )


class Others:
    """What is filtered with the table."""

    def __init__(self) -> None:
        self.rows: Collection[int] | None = None

    def show_only(self, rows: Collection[int] | None) -> None:
        self.rows = rows


class Filters:
    def __init__(self, window: DeskWindow) -> None:
        self.window = window
        self.others = Others()
        self.words: frozenset[str] = frozenset()
        self.lighting = Lighting(window.table, LIGHT)
        self.acts = Filtering(window.desk, [self.others], self.lighting, self.found)
        self.told: list[str] = []
        self.left: list[frozenset[str] | None] = []
        self.acts.told.connect(self.told.append)
        self.acts.left.connect(self.left.append)
        window.take(*self.acts.commands())

    def found(self) -> frozenset[str]:
        return self.words

    def in_sight(self) -> list[int]:
        geometry = self.window.table.geometry_of_rows
        return [row for row in range(len(geometry)) if geometry.heights[row]]

    def answer(self, identity: str) -> None:
        """Choose in the line that asks."""
        self.window.desk._answer(delegation(identity), "")


@pytest.fixture
def filters(qtbot):
    return Filters(make_window(qtbot, rolling()))


def test_open_only_leaves_what_is_open_in_table_and_outline(filters):
    filters.window.do("show.open")
    assert filters.told == ["Open only: 3 of 5 paragraphs (Esc shows all)"]
    assert filters.in_sight() == [1, 3, 4]
    assert filters.others.rows == {1, 3, 4}
    assert filters.left == [frozenset({"p2", "p4", "p5"})]


def test_the_same_again_shows_everything(filters):
    filters.window.do("show.open")
    filters.window.do("show.open")
    assert filters.told[-1] == ""
    assert filters.in_sight() == [0, 1, 2, 3, 4]
    assert filters.others.rows is None


def test_escape_shows_everything(filters):
    filters.window.do("show.open")
    QTest.keyClick(filters.window.table.active.pane, Qt.Key.Key_Escape)
    assert filters.in_sight() == [0, 1, 2, 3, 4]
    assert not filters.acts.is_on()


def test_a_filter_stays_in_another_size_and_another_reading(filters):
    filters.window.do("show.open")
    table = filters.window.table
    table.show_looks(Looks(LIGHT, 20, ["sans-serif"]))
    assert filters.in_sight() == [1, 3, 4]
    table.set_readings([CLEAN, CLEAN, CLEAN])
    assert filters.in_sight() == [1, 3, 4]


def test_filters_go_together(filters):
    filters.window.do("show.open")
    filters.window.do("show.reserved")
    assert filters.told[-1] == "Open, reserved only: 1 of 5 paragraphs (Esc shows all)"
    filters.window.do("show.open")
    assert filters.told[-1] == "Reserved only: 1 of 5 paragraphs (Esc shows all)"


def test_the_caret_goes_to_what_is_left(filters):
    filters.window.desk.go_to(2)
    filters.window.do("show.open")
    assert filters.window.table.caret.row == 3


def test_who_goes_to_a_row_left_out_sees_it_while_there(filters, qtbot):
    filters.window.do("show.open")
    filters.window.desk.go_to(2)
    assert filters.in_sight() == [1, 2, 3, 4]
    assert filters.window.table.caret.row == 2
    filters.window.desk.go_to(3)
    qtbot.waitUntil(lambda: filters.in_sight() == [1, 3, 4])


def test_who_goes_from_one_row_left_out_to_another_sees_that(filters):
    filters.window.do("show.reserved")
    assert filters.in_sight() == [3]
    for row in (2, 4, 0):
        filters.window.desk.go_to(row)
        for _ in range(5):
            QApplication.processEvents()
        assert filters.in_sight() == sorted({row, 3})
        assert filters.window.table.caret.row == row


def test_of_a_delegation(filters):
    filters.window.do("show.of_delegation")
    filters.answer("irn")
    assert filters.told[-1] == "Of Iran only: 1 of 5 paragraphs (Esc shows all)"
    filters.window.do("show.of_delegation")
    assert not filters.acts.is_on()


def test_since_circulated(filters):
    assert not filters.acts.was_circulated()
    session = filters.window.session
    session._circulated = session.draft
    type_words(filters.window, "p4", 0, "Also ")
    filters.window.do("show.since")
    assert filters.in_sight() == [3]


def test_what_goes_out_once_more_is_not_changed_any_more(filters, qtbot):
    filters.window.session.went_out()
    type_words(filters.window, "p2", 10, "old ")
    filters.window.do("show.since")
    assert filters.in_sight() == [1]
    filters.window.desk.go_to(1)
    filters.window.session.went_out()
    type_words(filters.window, "p4", 8, "never ")
    filters.window.desk.go_to(3)
    qtbot.waitUntil(lambda: filters.in_sight() == [3])


def test_the_words_found(filters):
    filters.window.do("show.found")
    assert filters.window.said[-1] == "Nothing was found; Ctrl+F looks for words."
    filters.words = frozenset({"p3"})
    filters.window.do("show.found")
    assert filters.in_sight() == [2]


def test_what_an_edit_takes_out_stays_until_the_caret_leaves(filters, qtbot):
    filters.window.desk.go_to(3)
    filters.window.do("show.reserved")
    changes = filters.window.session.draft.changes

    def lifted(draft, at):
        from model.steps.edit import Edit
        from model.steps.record_steps import Put

        return Edit("Lift", (Put(replace(changes["c2"], positions=())),))

    filters.window.session.attempt(lifted)
    qtbot.waitUntil(lambda: filters.told[-1].startswith("Reserved only: 0 of 5"))
    assert filters.in_sight() == [3]
    filters.window.do("show.open")
    filters.window.do("show.reserved")
    assert filters.in_sight() == [1, 3, 4]


def test_another_draft_is_shown_whole(filters):
    from app.session import OpenFile
    from model.files.loaded import Loaded

    filters.window.do("show.open")
    filters.window.session.open(Loaded(draft(op("Urges"), op("Decides"))), OpenFile())
    assert filters.in_sight() == [0, 1]
    assert filters.told[-1] == ""


def test_a_delegation_is_lit_in_every_column_and_put_out(filters, qtbot):
    filters.window.do("show.light_up")
    filters.answer("irn")
    pane = filters.window.table.columns[0].pane
    qtbot.waitUntil(lambda: bool(pane.extraSelections()))
    assert "soon" in "".join(lit.cursor.selectedText() for lit in pane.extraSelections())
    assert filters.window.said[-1] == "Iran: 1 change is lit (Ctrl+Shift+F puts them out)"
    filters.window.do("show.light_up")
    assert not filters.lighting.is_on("said")


def test_who_goes_to_a_long_row_left_out_sees_it_whole(qtbot):
    many = (
        op("Lights lamps along the road. " * 12, ins("c1", "now "), id=f"pl{i}") for i in range(9)
    )
    last = op("Counts the lamps. " * 60, id="plast", agreement=AGREED)
    filters = Filters(make_window(qtbot, draft(*many, last, changes=[change("c1")])))
    table = filters.window.table
    filters.window.do("show.open")
    assert 9 not in filters.in_sight()
    filters.window.desk.go_to(9)
    assert table.caret.row == 9
    assert table.scrolling.is_in_sight(9)
