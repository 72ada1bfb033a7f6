"""The panels in a window: shown by their commands, kept with the caret and the draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.acts.deciding import Deciding
from app.acts.desk import Desk
from app.acts.panels import Panels
from app.acts.speaking import Speaking
from app.acts.where_we_stand import WhereWeStand
from app.session import OpenFile, Session
from app.settings import Remembered
from model.draft.change import Alternatives
from model.draft.delegation import DelegationTable
from model.draft.draft import Draft
from model.files.loaded import Loaded
from model.steps.paragraph_edits import insert_paragraphs
from resources import resource
from tests.builders import (
    NAMES,
    change,
    dele,
    delegation,
    draft,
    end,
    ins,
    note,
    note_mark,
    op,
    para,
    pp,
)
from tests.edits import take_position
from tests.gui import press
from widgets.colours import DARK, LIGHT
from widgets.panels.notices import NoticeList
from widgets.table.draft_table import NARROWEST, DraftTable
from widgets.table.looks import Looks
from widgets.table.opening_words import OpeningWords


def rolling() -> Draft:
    return draft(
        para("title", "Keeping lamps lit"),
        pp("Recalling the ", ins("c1", "old "), "Charter,", label="PP1."),
        op("Urges all to ", ins("c2", "gladly "), "meet", note_mark("n1"), ".", label="1."),
        changes=[change("c1", "tur propose"), change("c2", "mex propose", "irn reserve")],
        notes=[note("n1", "See ", ins("c3", "below"), ".")],
        alternatives=[Alternatives("a1", ("c1", "c2"))],
    )


class Room(QWidget):
    """A window with a table and the panels round it."""

    def __init__(self, store: QSettings) -> None:
        super().__init__()
        looks = Looks(LIGHT, 15, [self.font().family()])
        self.table = DraftTable(OpeningWords(resource("phrases.json")), looks, self)
        self.session = Session(DelegationTable(map(delegation, NAMES)))
        self.remembered = Remembered(store)
        self.desk = Desk(self.session, self.table, self)
        self.spoken: list[str] = []
        self.notices = NoticeList(self)
        deciding = Deciding(self.desk, Speaking(self.desk))
        self.panels = Panels(
            self.desk, LIGHT, self.remembered, self.notices, self.speak, deciding.decide
        )
        self.standing = WhereWeStand(self.desk, self.colours, self.panels.go_to_place, self.clock)
        columns = QHBoxLayout()
        columns.addWidget(self.table, 1)
        columns.addWidget(self.panels.column)
        rows = QVBoxLayout(self)
        rows.addLayout(columns, 1)
        rows.addWidget(self.panels.drawer)
        self.session.draft_changed.connect(self.on_draft_changed)

    def on_draft_changed(self, before: Draft | None, after: Draft) -> None:
        self.table.show_draft(after)

    def speak(self, begun: str) -> None:
        self.spoken.append(self.desk.change())

    def colours(self):
        return LIGHT

    def clock(self) -> datetime:
        return datetime(2026, 11, 22, 18, 40)


@pytest.fixture
def store(tmp_path):
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def room(qtbot, store):
    made = Room(store)
    qtbot.addWidget(made, before_close_func=_let_rest)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.session.open(Loaded(rolling()), OpenFile(name="lamps.txt"))
    made.table.active.pane.setFocus()
    return made


def _let_rest(made: Room) -> None:
    made.table.settling.stop()


def run(made: Room, command: str) -> None:
    """What the keys of a command do."""
    every = (*made.panels.commands(), *made.standing.commands())
    next(c for c in every if c.id == command).run()


def rest_in(made: Room, row: int, known: str, qtbot) -> None:
    """Put the caret into a change, and wait until it rests there."""
    with qtbot.waitSignal(made.table.caret.rested):
        made.desk.go_to(row, known)


def page(made: Room) -> str:
    return " ".join(made.panels.card.inspector.page.toPlainText().split())


def test_every_panel_has_a_command_with_a_name(room):
    ids = {command.id for command in room.panels.commands()}
    assert ids == {
        *("show.inspector", "show.inspector_column", "show.positions", "show.xml"),
        "show.notices",
    }


def test_the_card_follows_the_caret_from_change_to_change(room, qtbot):
    rest_in(room, 1, "c1", qtbot)
    run(room, "show.inspector")
    card = room.panels.card
    assert card.isVisible() and "Türkiye" in page(room)
    assert room.focusWidget() is room.table.active.pane
    before = card.pos()
    rest_in(room, 2, "c2", qtbot)
    assert "Iran reserves" in page(room)
    assert card.pos() != before
    rest_in(room, 0, "", qtbot)
    assert not card.isVisible()
    rest_in(room, 1, "c1", qtbot)
    assert card.isVisible()


def test_in_a_label_the_paragraph_as_a_whole_is_the_change_in_hand(room, qtbot):
    struck = op(dele("c4", "Decides to meet"), label="2.", end=end(dels="c4"))
    whole = draft(op("Urges all.", label="1."), struck, changes=[change("c4", "cub propose")])
    room.session.open(Loaded(whole), OpenFile(name="oil.txt"))
    room.resize(1700, 768)
    run(room, "show.inspector_column")
    rest_in(room, 0, "", qtbot)
    rest_in(room, 1, "", qtbot)
    assert room.panels.column.change == room.desk.change() == "c4"


def test_escape_puts_the_card_away_and_the_caret_stays(room, qtbot):
    rest_in(room, 1, "c1", qtbot)
    run(room, "show.inspector")
    press(room.table.active.pane, Qt.Key.Key_Escape)
    assert not room.panels.card.isVisible() and not room.panels.card_is_on()
    assert room.table.caret.change() == "c1"


def test_the_card_tells_an_edit_and_that_it_was_made_in_this_sitting(room, qtbot):
    rest_in(room, 1, "c1", qtbot)
    run(room, "show.inspector")
    cuba = delegation("cub")
    room.desk.attempt(lambda d, at: take_position(d, "c1", cuba, "flexible", at))
    qtbot.waitUntil(lambda: "F Cuba flexible" in page(room))
    assert page(room).endswith("Flexibility by Cuba")
    room.session.undo()
    qtbot.waitUntil(lambda: "Cuba" not in page(room))


def test_buttons_of_the_card_rule_and_decide(room, qtbot):
    rest_in(room, 1, "c1", qtbot)
    run(room, "show.inspector")
    buttons = room.panels.card.inspector.buttons
    QTest.mouseClick(buttons["leave"], Qt.MouseButton.LeftButton)
    assert room.session.draft.changes["c1"].ruling == "leave"
    QTest.mouseClick(buttons["leave"], Qt.MouseButton.LeftButton)
    assert room.session.draft.changes["c1"].ruling == ""
    QTest.mouseClick(buttons["withdraw"], Qt.MouseButton.LeftButton)
    assert room.session.draft.changes["c1"].outcome == "withdrawn"
    qtbot.waitUntil(buttons["reopen"].isVisible)
    QTest.mouseClick(buttons["reopen"], Qt.MouseButton.LeftButton)
    assert room.session.draft.changes["c1"].outcome == "open"
    qtbot.waitUntil(buttons["support"].isVisible)
    QTest.mouseClick(buttons["support"], Qt.MouseButton.LeftButton)
    assert room.spoken == ["c1"]
    for _ in range(4):
        room.session.undo()
    assert room.session.draft == rolling()


def test_the_column_is_a_card_where_the_readings_would_not_keep_their_width(room, qtbot):
    rest_in(room, 1, "c1", qtbot)
    run(room, "show.inspector_column")
    column, card = room.panels.column, room.panels.card
    assert card.isVisible() and not column.isVisible() and room.panels.column_is_on()
    assert all(pane.width() >= NARROWEST for pane in panes(room))
    room.resize(1700, 768)
    qtbot.waitUntil(lambda: column.isVisible() and not card.isVisible())
    assert "Türkiye" in column.page.toPlainText()
    assert len(panes(room)) == 3 and all(pane.width() >= NARROWEST for pane in panes(room))
    room.resize(1366, 768)
    qtbot.waitUntil(lambda: card.isVisible() and not column.isVisible())
    run(room, "show.inspector_column")
    assert not card.isVisible() and not room.panels.column_is_on()


def test_the_card_in_place_of_the_column_is_there_for_another_draft_too(room, qtbot):
    run(room, "show.inspector_column")
    room.session.open(Loaded(rolling()), OpenFile(name="wicks.txt"))
    rest_in(room, 1, "c1", qtbot)
    assert room.panels.column_is_on() and room.panels.card.isVisible()


def test_the_card_in_place_of_the_column_comes_back_by_its_keys(room, qtbot):
    rest_in(room, 1, "c1", qtbot)
    run(room, "show.inspector_column")
    press(room.table.active.pane, Qt.Key.Key_Escape)
    assert not room.panels.card.isVisible()
    run(room, "show.inspector_column")
    assert room.panels.card.isVisible() and room.panels.column_is_on()
    run(room, "show.inspector_column")
    assert not room.panels.card.isVisible() and not room.panels.column_is_on()


def panes(made: Room) -> list[QWidget]:
    return [column.pane for column in made.table.columns if column.pane.isVisible()]


def test_the_change_is_told_once_on_the_card_or_in_the_column(room, qtbot):
    room.resize(1700, 768)
    rest_in(room, 1, "c1", qtbot)
    run(room, "show.inspector")
    assert room.panels.card.isVisible()
    run(room, "show.inspector_column")
    assert room.panels.column_is_on() and not room.panels.card.isVisible()
    run(room, "show.inspector")
    assert room.panels.card.isVisible() and not room.panels.column_is_on()


def test_a_link_of_the_column_goes_to_the_alternative(room, qtbot):
    room.resize(1700, 768)
    run(room, "show.inspector_column")
    rest_in(room, 1, "c1", qtbot)
    column = room.panels.column
    column.page.setFocus()
    press(column.page, Qt.Key.Key_Tab)
    press(column.page, Qt.Key.Key_Return)
    assert (room.table.caret.row, room.table.caret.change()) == (2, "c2")


def test_the_column_is_remembered(room, store, qtbot):
    run(room, "show.inspector_column")
    again = Room(store)
    qtbot.addWidget(again, before_close_func=_let_rest)
    assert again.panels.column_is_on()


def test_a_row_of_the_grid_leads_into_the_text(room, qtbot):
    rest_in(room, 1, "c1", qtbot)
    run(room, "show.positions")
    view = room.panels.positions.view
    assert room.focusWidget() is view
    assert room.panels.positions.rows.change(view.currentIndex().row()) == "c1"
    assert view.selectionModel().isRowSelected(view.currentIndex().row())
    press(view, Qt.Key.Key_Down)
    press(view, Qt.Key.Key_Return)
    assert (room.table.caret.row, room.table.caret.change()) == (2, "c2")
    assert room.focusWidget() is room.table.active.pane


def test_a_change_in_a_note_leads_to_the_mark_of_the_note(room):
    room.panels.go_to_place("n1x", "c3")
    assert room.table.caret.row == 2


def test_the_xml_follows_the_caret(room, qtbot):
    rest_in(room, 1, "c1", qtbot)
    run(room, "show.xml")
    assert "<recital" in room.panels.xml.toPlainText()
    rest_in(room, 2, "c2", qtbot)
    qtbot.waitUntil(lambda: "<paragraph" in room.panels.xml.toPlainText())


def test_the_xml_stays_with_its_paragraph_where_another_one_comes_above_it(room, qtbot):
    rest_in(room, 2, "c2", qtbot)
    run(room, "show.xml")
    shown = room.panels.xml.toPlainText()
    added = pp("Noting the fog,", id="p9")
    cuba = delegation("cub")
    room.desk.attempt(lambda d, at: insert_paragraphs(d, "p1", (added,), cuba, at))
    assert room.table.caret.row == 3
    with qtbot.waitSignal(room.panels.xml._later.timeout):
        pass
    assert room.panels.xml.toPlainText() == shown


def test_escape_in_the_drawer_leads_back_into_the_text(room):
    for command in ("show.positions", "show.xml", "show.notices"):
        run(room, command)
        assert room.panels.panes()
        press(room.focusWidget(), Qt.Key.Key_Escape)
        assert room.focusWidget() is room.table.active.pane
        assert not room.panels.panes()


def test_the_height_of_the_drawer_is_remembered(room, store, qtbot):
    run(room, "show.xml")
    press(room.panels.drawer._grip, Qt.Key.Key_Up)
    again = Room(store)
    qtbot.addWidget(again, before_close_func=_let_rest)
    assert again.remembered.settings.drawer == 280
    assert again.panels.drawer._height == 280


def test_where_we_stand_opens_and_is_renewed(room, qtbot, tmp_path):
    run(room, "show.standing")
    window = room.standing.window
    assert "22 November 2026, 18:40" in window.page.toPlainText()
    assert "reservation: Iran" in window.page.toPlainText()
    cuba = delegation("cub")
    room.desk.attempt(lambda d, at: take_position(d, "c1", cuba, "oppose", at))
    assert "Cuba" not in window.page.toPlainText()
    window.renew.click()
    assert "opposed: Cuba" in window.page.toPlainText()
    assert room.standing.save_to(tmp_path / "stand.html")
    assert "opposed:" in (tmp_path / "stand.html").read_text("utf-8")
    assert room.standing.save_to(tmp_path / "stand.pdf")
    assert (tmp_path / "stand.pdf").read_bytes().startswith(b"%PDF")
    window.close()


def test_a_file_of_where_we_stand_is_named_after_the_draft(room):
    run(room, "show.standing")
    room.standing.ask_save()
    (dialog,) = room.standing.window.findChildren(QFileDialog)
    (offered,) = dialog.selectedFiles()
    assert offered.endswith("lamps - where we stand.pdf")
    dialog.reject()
    room.standing.window.close()


@pytest.mark.parametrize("beside", [True, False])
def test_a_point_leads_into_the_text_which_the_page_does_not_hide(room, beside):
    run(room, "show.standing")
    window = room.standing.window
    corner = room.mapToGlobal(room.rect().topRight() if beside else room.rect().topLeft())
    window.move(corner)
    window.place_chosen.emit("p3", "c2")
    assert (room.table.caret.row, room.table.caret.change()) == (2, "c2")
    assert window.isVisible() is beside
    window.close()


def test_another_draft_leaves_nothing_of_the_one_before(room, qtbot):
    rest_in(room, 1, "c1", qtbot)
    run(room, "show.inspector")
    run(room, "show.positions")
    other = replace(draft(pp("Noting lamps,", label="PP1.")), id="d2")
    room.session.open(Loaded(other), OpenFile(name="other.txt"))
    assert not room.panels.card.isVisible()
    qtbot.waitUntil(lambda: room.panels.positions.rows.rowCount() == 0)


def test_every_panel_takes_the_other_palette(room):
    run(room, "show.xml")
    room.panels.show_colours(DARK)
    assert DARK.card in room.panels.drawer.styleSheet()
