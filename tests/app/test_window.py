"""The window, as a person uses it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from app import file_flow
from app.acts.filing import REVISIONS, TEXT
from app.session import OpenFile
from app.start import make_window
from app.window import Window
from model.draft.agreement import Agreement
from model.files.loaded import Loaded
from model.files.watch import Stopped
from tests.builders import change, draft, ins, op, para, pp
from tests.gui import CTRL, SHIFT, press, text_of

DRAFT = """Assembly of Harbours

Keeping the [lamps (Egypt)] lit

PP1. Recalling the old Charter of lamps,

OP1. Decides to meet again.
"""


def rolling():
    return draft(
        para("title", "Keeping lamps lit"),
        pp("Recalling the ", ins("c1", "old "), "Charter,", label="PP1."),
        pp(
            *("Noting ", ins("c3", "all "), "wicks,"),
            label="PP2.",
            agreement=Agreement("agreed", "informals", "2022-03-15"),
        ),
        op("Urges all to ", ins("c2", "gladly "), "meet.", label="1."),
        changes=[change("c1", "tur propose"), change("c2", "mex propose", "irn reserve")],
    )


@pytest.fixture
def room(window):
    """The window with a draft in it."""
    window.session.open(Loaded(rolling()), OpenFile(name="lamps.txt"))
    return window


def pane(window: Window) -> QWidget:
    return window.table.active.pane


def shortcut(window: Window, command: str) -> None:
    """What the keys of a command do; the platform without a screen sends no shortcuts."""
    window.actions_.by_id[command].trigger()


def test_without_a_draft_there_are_three_ways_to_begin(window):
    assert window.first_screen.isVisible()
    assert not window.actions_.by_id["file.save"].isEnabled()


def test_opening_shows_three_columns(room):
    assert room.table.isVisible()
    assert text_of(room.table, 0, 1) == "PP1. Recalling the old (Türkiye) Charter,"
    assert text_of(room.table, 1, 1) == "PP1. Recalling the [old] Charter,"
    assert text_of(room.table, 2, 1) == "Recalling the Charter,"


def test_the_counts_are_shown(room, qtbot):
    qtbot.waitUntil(lambda: "changes open" in room.telling.counts.text())
    assert room.telling.counts.text() == (
        "3 paragraphs open · 2 changes open · 1 with reservations · not saved yet"
    )


def test_next_open_change_goes_through_them_and_round(room):
    room.table.caret.put(0)
    shortcut(room, "go.next_open")
    assert (room.table.caret.row, room.table.caret.change()) == (1, "c1")
    shortcut(room, "go.next_open")
    assert (room.table.caret.row, room.table.caret.change()) == (3, "c2")
    assert room.outline.currentIndex().row() == 3
    shortcut(room, "go.next_open")
    assert room.table.caret.change() == "c1"
    shortcut(room, "go.previous_open")
    assert room.table.caret.change() == "c2"


def test_support_by_the_keyboard_and_undo(room):
    shortcut(room, "go.next_open")
    shortcut(room, "room.support")
    line = room.desk.line
    assert "“old”" in line.question.text()
    QTest.keyClicks(line.line, "cu")
    press(line.line, Qt.Key.Key_Return)
    assert text_of(room.table, 0, 1) == "PP1. Recalling the old (Türkiye, Cuba) Charter,"
    undo = room.actions_.by_id["edit.undo"]
    assert undo.text() == "&Undo Support by Cuba"
    undo.trigger()
    assert text_of(room.table, 0, 1) == "PP1. Recalling the old (Türkiye) Charter,"
    assert room.actions_.by_id["edit.redo"].text() == "&Redo Support by Cuba"
    assert not undo.isEnabled()


def test_a_letter_before_the_name_says_another_stance(room):
    shortcut(room, "go.next_open")
    shortcut(room, "room.support")
    assert "reserve" in room.desk.line.hint.text()
    QTest.keyClicks(room.desk.line.line, "r ve")
    assert room.desk.line.hint.text().startswith("Enter: Reservation by Venezuela")
    press(room.desk.line.line, Qt.Key.Key_Return)
    assert "reservation:" in text_of(room.table, 0, 1)
    assert room.session.history.undo_name.startswith("Reservation by Venezuela")


def test_outside_a_change_the_paragraph_as_a_whole_is_spoken_of(room):
    room.table.caret.put(1)
    shortcut(room, "room.support")
    assert "PP1 as a whole" in room.desk.line.question.text()
    QTest.keyClicks(room.desk.line.line, "r cu")
    press(room.desk.line.line, Qt.Key.Key_Return)
    (taken,) = room.session.draft.paragraphs[1].positions
    assert (taken.delegation, taken.stance) == ("cub", "reserve")


def test_an_agreed_paragraph_refuses_with_a_sentence(room):
    room.table.caret.put(2, "c3")
    shortcut(room, "room.support")
    QTest.keyClicks(room.desk.line.line, "cu")
    press(room.desk.line.line, Qt.Key.Key_Return)
    assert "agreed" in room.telling.strip.text()
    shortcut(room, "go.next_open")
    assert "is agreed" not in room.telling.strip.text()  # what was refused is over


def test_what_a_column_refuses_is_said(room):
    room.table.edit_refused.emit("Nothing stands here.")
    assert room.telling.said.text() == "Nothing stands here."


def test_the_floor_is_given_and_remembered(room, tmp_path, qtbot):
    assert room.floor.text() == "Floor: nobody"
    shortcut(room, "room.floor")
    QTest.keyClicks(room.desk.line.line, "eg")
    press(room.desk.line.line, Qt.Key.Key_Return)
    assert room.floor.text() == "Floor: Egypt (EGY)"
    again = make_window(room.remembered.store, tmp_path)
    qtbot.addWidget(again)
    assert again.floor.text() == "Floor: Egypt (EGY)"


def test_go_to_a_paragraph(room):
    shortcut(room, "go.paragraph")
    QTest.keyClicks(room.desk.line.line, "op1")
    press(room.desk.line.line, Qt.Key.Key_Return)
    assert room.table.caret.row == 3


def test_the_palette_does_what_the_menus_do(room):
    shortcut(room, "help.palette")
    QTest.keyClicks(room.desk.line.line, "dark")
    press(room.desk.line.line, Qt.Key.Key_Return)
    assert room.table._looks.colours.card == "#1C1D21"


def test_a_click_in_the_outline_goes_there(room):
    spot = room.outline.visualRect(room.outline.rows.index(3, 0)).center()
    QTest.mouseClick(room.outline.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert room.table.caret.row == 3


def test_the_outline_follows_the_caret(room, qtbot):
    press(pane(room), Qt.Key.Key_End, CTRL)
    qtbot.waitUntil(lambda: room.outline.currentIndex().row() == 3)


def test_the_next_column_keeps_the_row(room):
    room.table.caret.put(1)
    shortcut(room, "go.column")
    assert room.table.active.number == 1
    assert room.table.caret.row == 1


def test_the_caret_moves_and_selects_by_keys(room):
    room.table.caret.put(1)
    press(pane(room), Qt.Key.Key_End, SHIFT)
    assert room.table.active.pane.textCursor().selectedText().startswith("PP1. Recalling")


def test_zooming_makes_the_text_larger(room):
    before = room.table._looks.size
    shortcut(room, "view.larger")
    assert room.table._looks.size == before + 1
    shortcut(room, "view.size")
    assert room.table._looks.size == before


def test_typing_is_answered(room):
    QTest.keyClicks(pane(room), "x")
    assert "Ctrl+D" in room.telling.said.text()


def test_pasting_a_rolling_text_opens_it(window, qtbot):
    QGuiApplication.clipboard().setText(DRAFT)
    shortcut(window, "edit.paste")
    assert window.session.draft is not None
    assert any("Decides to meet" in text_of(window.table, 2, row) for row in range(4))
    QGuiApplication.clipboard().clear()


def test_dropping_a_file_opens_it(window, tmp_path):
    path = tmp_path / "lamps.txt"
    path.write_text(DRAFT, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    none = Qt.KeyboardModifier.NoModifier
    window.dropEvent(
        QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    )
    assert window.session.file.name == "lamps.txt"


def test_the_sample_opens(window):
    window.first_screen.sample.click()
    assert window.session.draft is not None
    assert window.session.draft.changes


def test_saving_and_opening_again_gives_the_same(room, tmp_path, qtbot):
    path = tmp_path / "lamps.akn"
    assert room.files.save_to(path)
    assert room.session.is_saved
    qtbot.waitUntil(lambda: "saved " in room.telling.counts.text())
    before = room.session.draft
    assert room.files.open_now(path)
    assert room.session.draft == before
    assert room.session.file.path == path


def test_exports_are_written(room, tmp_path):
    assert room.files.export_to(tmp_path / "lamps.txt", TEXT)
    assert "(Türkiye)" in (tmp_path / "lamps.txt").read_text(encoding="utf-8")
    assert room.files.export_to(tmp_path / "lamps.docx", REVISIONS)
    assert (tmp_path / "lamps.docx").read_bytes().startswith(b"PK")


def test_an_export_that_is_given_up_writes_nothing_and_says_so(room, tmp_path, monkeypatch):
    def given_up(told, work, stays=False):
        raise Stopped

    monkeypatch.setattr(file_flow, "SMALL", 0)
    monkeypatch.setattr(room.files.waiting, "wait_for", given_up)
    assert not room.files.export_to(tmp_path / "lamps.txt", TEXT)
    assert not (tmp_path / "lamps.txt").exists()
    assert room.telling.said.text() == "lamps.txt was not written."


def boxes(window: Window) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def answer(window: Window, button: int) -> None:
    QTest.mouseClick(boxes(window)[0].buttons()[button], Qt.MouseButton.LeftButton)


def test_a_file_that_is_none_is_told_in_a_box_that_waits_for_nobody(window, tmp_path):
    path = tmp_path / "broken.docx"
    path.write_bytes(b"PK\x03\x04 not a package")
    assert not window.files.open_now(path)
    assert len(boxes(window)) == 1
    answer(window, 0)
    assert not window.files.open_now(tmp_path / "nowhere.akn")
    assert len(boxes(window)) == 1
    answer(window, 0)


def test_unsaved_edits_are_asked_about(room, tmp_path):
    room.files.save_to(tmp_path / "lamps.akn")
    shortcut(room, "go.next_open")
    shortcut(room, "room.support")
    QTest.keyClicks(room.desk.line.line, "cu")
    press(room.desk.line.line, Qt.Key.Key_Return)
    room.close()
    assert room.isVisible()
    answer(room, 2)
    assert room.isVisible()
    other = tmp_path / "other.txt"
    other.write_text(DRAFT, encoding="utf-8")
    room.files.open_path(other)
    answer(room, 0)
    assert room.session.file.name == "other.txt"
    assert b"cub" in (tmp_path / "lamps.akn").read_bytes().lower()


def test_a_file_changed_by_another_program_is_not_overwritten(room, tmp_path):
    path = tmp_path / "lamps.akn"
    room.files.save_to(path)
    path.write_bytes(path.read_bytes() + b"<!-- theirs -->")
    room.files.look_for_foreign_change()
    assert len(boxes(room)) == 1
    answer(room, 1)
    assert not room.files.save_to(path)
    assert path.read_bytes().endswith(b"<!-- theirs -->")
    answer(room, 1)


def test_the_context_menu_offers_support(room):
    room.table.menu_asked.emit(pane(room).mapToGlobal(QPoint(20, 20)))
    (menu,) = [menu for menu in room.findChildren(QMenu) if menu.isVisible()]
    assert room.actions_.by_id["room.support"] in menu.actions()
    menu.close()


def test_a_narrow_window_keeps_its_columns_wide(room, qtbot):
    room.resize(1024, 700)
    qtbot.waitUntil(lambda: room.outline.width() == 28)

    def widths():
        return [c.pane.width() for c in room.table.columns if c.pane.isVisible()]

    qtbot.waitUntil(lambda: len(widths()) == 2 and min(widths()) >= 340)


def test_recent_files_are_offered_first(room, tmp_path, qtbot):
    room.files.save_to(tmp_path / "lamps.akn")
    again = make_window(room.remembered.store, tmp_path)
    qtbot.addWidget(again)
    assert again.first_screen._recent.item(0).text() == "lamps.akn"
    assert Path(again.remembered.settings.recent[0]) == tmp_path / "lamps.akn"
