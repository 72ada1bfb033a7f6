"""The positions grid: letters, words for those who listen, filters, sorting, going, copying."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from model.draft.change import Change, Position
from model.draft.draft import Draft
from model.draft.place import Place
from model.steps.decision_edits import set_outcome
from model.steps.typing_edits import replace_words
from tests.bench.generator import make
from tests.builders import change, dele, draft, ins, op, pp
from tests.edits import take_position
from tests.gui import CTRL, SHIFT, press
from widgets.colours import LIGHT
from widgets.panels.grid_model import FIRST, GridModel
from widgets.panels.positions import Positions
from widgets.panels.sheet import panel_sheet


def rolling() -> Draft:
    return draft(
        pp("Noting ", ins("c1", "all "), *dele("c2", "old "), "lamps,", label="PP1."),
        op("Urges ", *dele("c4", "some"), ins("c4", "all"), ";", label="1."),
        changes=[
            change("c1", "egy propose", "tur support", "irn reserve"),
            change("c2", "mex delete"),
            change("c4", "cub propose", "irn oppose"),
        ],
    )


def panel(qtbot, shown: Draft | None = None) -> Positions:
    made = Positions(LIGHT)
    qtbot.addWidget(made)
    made.resize(1000, 400)
    made.show_draft(shown or rolling())
    made.show()
    qtbot.waitExposed(made)
    return made


def cells(model: GridModel) -> list[list[str]]:
    columns = range(model.columnCount())
    return [[model.data(model.index(r, c)) for c in columns] for r in range(model.rowCount())]


def heads(model: GridModel) -> list[str]:
    return [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]


def spot(made: Positions, row: int, column: int) -> QPoint:
    return made.view.visualRect(made.rows.index(row, column)).center()


def test_every_stance_is_a_letter_under_a_code(qtbot):
    made = panel(qtbot)
    assert heads(made.rows)[FIRST:] == ["EGY", "TUR", "IRN", "MEX", "CUB"]
    assert cells(made.rows) == [
        ["PP1", "+ all", "open", "P", "S", "R", "", ""],
        ["PP1", "− old", "open", "", "", "", "D", ""],
        ["OP1", "− some + all", "open", "", "", "O", "", "P"],
    ]


def test_a_group_with_a_long_name_stands_under_its_code(qtbot):
    text = pp("Noting ", ins("c1", "all "), label="PP1.")
    made = panel(qtbot, draft(text, changes=[change("c1", "orgeu propose", "orgchair oppose")]))
    assert heads(made.rows)[FIRST:] == ["EU", "Chair"]


def test_a_row_is_read_aloud_with_what_those_said_who_spoke(qtbot):
    made = panel(qtbot)
    model = made.rows
    role = Qt.ItemDataRole.AccessibleTextRole
    read = [model.data(model.index(0, column), role) for column in range(model.columnCount())]
    assert read[:3] == ["PP1", "+ all", "open"]
    assert read[FIRST:] == [
        *("Egypt proposes it", "Türkiye supports it", "Iran reserves its position on it"),
        *("–", "–"),
    ]
    assert model.headerData(4, Qt.Orientation.Horizontal, role) == "Türkiye"


def test_a_cell_that_is_pointed_at_says_all_of_it(qtbot):
    made = panel(qtbot)
    model = made.rows
    role = Qt.ItemDataRole.ToolTipRole
    assert model.data(model.index(0, 0), role) == "“+ all” in PP1, open"
    assert model.data(model.index(0, 3), role) == "Egypt proposes “+ all” in PP1"
    assert model.data(model.index(1, 3), role) == "Egypt has said nothing on “− old” in PP1"


def test_private_notes_are_marked(qtbot):
    secret = Position("irn", "reserve", note="bluffing", private=True)
    text = pp("Noting ", ins("c1", "all "), label="PP1.")
    made = panel(qtbot, draft(text, changes=[Change("c1", (secret,))]))
    model = made.rows
    said = model.data(model.index(0, FIRST), Qt.ItemDataRole.ToolTipRole)
    assert said.endswith("– bluffing (private note)")


def test_a_click_goes_to_the_place(qtbot):
    made = panel(qtbot)
    with qtbot.waitSignal(made.change_chosen) as chosen:
        QTest.mouseClick(made.view.viewport(), Qt.MouseButton.LeftButton, pos=spot(made, 2, 5))
    assert chosen.args == ["p2", "c4"]


def test_enter_goes_to_the_place(qtbot):
    made = panel(qtbot)
    made.view.setCurrentIndex(made.rows.index(0, 3))
    press(made.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(made.change_chosen) as chosen:
        press(made.view, Qt.Key.Key_Return)
    assert chosen.args == ["p1", "c2"]


def test_words_typed_filter_and_enter_leads_into_the_rows(qtbot):
    made = panel(qtbot)
    made.activateWindow()
    QTest.keyClicks(made.words, "op")
    press(made.words, Qt.Key.Key_Return)
    assert [row[0] for row in cells(made.rows)] == ["OP1"]
    assert made.count.text() == "1 of 3 changes"
    assert made.view.currentIndex().row() == 0


def test_delegation_and_stance_filter_by_the_keyboard(qtbot):
    made = panel(qtbot)
    QTest.keyClicks(made.delegations, "ira")
    assert [row[1] for row in cells(made.rows)] == ["+ all", "− some + all"]
    QTest.keyClicks(made.stances, "o")
    assert [row[1] for row in cells(made.rows)] == ["− some + all"]


def test_what_is_decided_leaves_the_open_ones(qtbot):
    before = rolling()
    made = panel(qtbot, before)
    made.show_draft(set_outcome(before, "c4", "accepted").apply(before))
    qtbot.waitUntil(lambda: made.rows.rowCount() == 2)
    made.states.setCurrentIndex(made.states.findData("accepted"))
    assert [row[2] for row in cells(made.rows)] == ["accepted"]


def test_a_change_that_is_filtered_out_is_counted(qtbot):
    made = panel(qtbot)
    made.states.setCurrentIndex(made.states.findData("withdrawn"))
    assert made.count.text() == "0 of 3 changes"
    where = Place("p1", 0)
    added = replace_words(rolling(), where, where, "Gladly ", "mex")
    made.show_draft(added.apply(rolling()))
    qtbot.waitUntil(lambda: made.count.text() == "0 of 4 changes")


def test_sorting_by_a_delegation_brings_what_it_said_up(qtbot):
    made = panel(qtbot)
    header = made.view.horizontalHeader()
    at = header.sectionViewportPosition(5) + 12
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, 10))
    assert [row[5] for row in cells(made.rows)] == ["R", "O", ""]
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, 10))
    assert [row[5] for row in cells(made.rows)] == ["O", "R", ""]
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, 10))
    assert [row[5] for row in cells(made.rows)] == ["R", "", "O"]


def test_rows_stay_sorted_by_their_delegation_where_another_column_goes(qtbot):
    before = rolling()
    made = panel(qtbot, before)
    made.view.setCurrentIndex(made.rows.index(0, FIRST + 2))
    press(made.view, Qt.Key.Key_Return, SHIFT)
    press(made.view, Qt.Key.Key_Return, SHIFT)
    assert heads(made.rows)[FIRST + 2] == "IRN"
    assert [row[FIRST + 2] for row in cells(made.rows)] == ["O", "R", ""]
    alone = replace(before.changes["c1"], positions=before.changes["c1"].positions[2:])
    without = replace(before, changes=before.changes.put("c1", alone))
    made.show_draft(without)
    qtbot.waitUntil(lambda: heads(made.rows)[FIRST:] == ["IRN", "MEX", "CUB"])
    assert [row[FIRST] for row in cells(made.rows)] == ["O", "R", ""]
    assert made.view.horizontalHeader().sortIndicatorSection() == FIRST
    made.show_draft(before)
    qtbot.waitUntil(lambda: len(heads(made.rows)) == FIRST + 5)
    at = heads(made.rows).index("IRN")
    assert [row[at] for row in cells(made.rows)] == ["O", "R", ""]
    assert made.view.horizontalHeader().sortIndicatorSection() == at


def test_the_keyboard_sorts_by_the_column_in_hand(qtbot):
    made = panel(qtbot)
    made.view.setCurrentIndex(made.rows.index(0, 5))
    for order in (["R", "O", ""], ["O", "R", ""], ["R", "", "O"]):
        press(made.view, Qt.Key.Key_Return, SHIFT)
        assert [row[5] for row in cells(made.rows)] == order
        assert made.view.currentIndex().column() == 5
    made.view.setCurrentIndex(made.rows.index(0, 0))
    for _ in range(2):
        press(made.view, Qt.Key.Key_Return, SHIFT)
    assert [row[0] for row in cells(made.rows)] == ["OP1", "PP1", "PP1"]


@pytest.mark.parametrize("column", [0, 1, 5])
def test_the_cell_in_hand_has_a_frame_while_the_keys_go_to_the_grid(qtbot, column):
    made = panel(qtbot)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setStyleSheet(panel_sheet(LIGHT))  # as the drawer that it stands in
    made.view.setCurrentIndex(made.rows.index(1, column))
    made.words.setFocus()
    qtbot.waitUntil(made.words.hasFocus)
    edge = made.view.visualRect(made.rows.index(1, column)).topLeft() + QPoint(1, 8)

    def framed() -> bool:
        shown = made.view.grab().toImage()
        spot = made.view.viewport().mapTo(made.view, edge)
        return shown.pixelColor(spot).name() == LIGHT.accent.lower()

    qtbot.waitUntil(lambda: not framed())
    made.view.setFocus()
    qtbot.waitUntil(framed)


def test_an_edit_tells_of_its_row_only_and_keeps_the_place(qtbot):
    before = make(300, 900)
    made = panel(qtbot, before)
    made.view.setCurrentIndex(made.rows.index(40, 4))
    change_ = made.rows.change(50)
    with qtbot.waitSignal(made.rows.dataChanged) as told:
        made.show_draft(take_position(before, change_, "egy", "consult").apply(before))
    assert (told.args[0].row(), told.args[1].row()) == (50, 50)
    assert made.view.currentIndex().row() == 40


def test_a_delegation_that_speaks_first_gets_a_column_and_loses_it_again(qtbot):
    before = rolling()
    made = panel(qtbot, before)
    after = take_position(before, "c2", "che", "support").apply(before)
    made.show_draft(after)
    qtbot.waitUntil(lambda: "CHE" in heads(made.rows))
    assert cells(made.rows)[1][-1] == "S"
    made.show_draft(before)
    qtbot.waitUntil(lambda: "CHE" not in heads(made.rows))


def test_nothing_is_looked_at_while_it_is_hidden(qtbot):
    made = Positions(LIGHT)
    qtbot.addWidget(made)
    made.show_draft(rolling())
    assert made.rows.grid is None


def test_rows_are_copied_as_text_and_as_a_table(qtbot):
    made = panel(qtbot)
    made.view.setCurrentIndex(made.rows.index(0, 0))
    press(made.view, Qt.Key.Key_A, CTRL)
    press(made.view, Qt.Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().splitlines()[1] == "PP1\t+ all\topen\tP\tS\tR\t\t"
    rows = list(csv.reader(io.StringIO(bytes(data.data("text/csv").data()).decode())))
    assert rows[0][:4] == ["Paragraph", "Change", "State", "EGY"]
    assert rows[1] == ["PP1", "'+ all", "open", "propose", "support", "reserve", "", ""]


def test_the_first_columns_stay_in_sight(qtbot):
    made = panel(qtbot, make(60, 300))
    made.resize(600, 300)
    bar = made.view.horizontalScrollBar()
    bar.setValue(bar.maximum())
    frozen = made.view._frozen
    assert frozen.isVisible() and frozen.columnViewportPosition(0) == 0
    made.view.setCurrentIndex(made.rows.index(0, FIRST))
    assert made.view.columnViewportPosition(FIRST) >= made.view._frozen_width()
