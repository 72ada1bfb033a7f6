"""*Where we stand* in its window, on paper, and in a file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize, QPdfWriter

from model.draft.draft import Draft
from model.readings.standing import where_we_stand
from tests.bench.generator import make
from tests.builders import change, draft, ins, para, pp
from tests.gui import CTRL, press
from widgets.colours import DARK, LIGHT
from widgets.panels.standing import StandingWindow


def rolling() -> Draft:
    return draft(
        para("title", "Keeping lamps lit"),
        pp("Noting ", ins("c1", "all "), "lamps,", label="PP1."),
        changes=[change("c1", "egy propose", "irn reserve", ruling="leave")],
    )


@pytest.fixture
def window(qtbot):
    made = StandingWindow(LIGHT)
    qtbot.addWidget(made)
    made.show_standing(where_we_stand(rolling()), "22 November 2026, 18:40")
    qtbot.waitExposed(made)
    return made


def test_it_tells_what_is_open_and_who_holds_it(window):
    text = window.page.toPlainText()
    assert "Where we stand · 22 November 2026, 18:40" in text
    assert "Keeping lamps lit" in text
    assert "reservation: Iran" in text
    assert "leave" not in text


def test_a_point_leads_to_its_place_by_the_keyboard(window, qtbot):
    window.page.setFocus()
    press(window.page, Qt.Key.Key_Tab)
    with qtbot.waitSignal(window.place_chosen) as chosen:
        press(window.page, Qt.Key.Key_Return)
    assert chosen.args == ["p2", "c1"]


def test_it_is_read_line_by_line_with_a_caret(window):
    window.page.setFocus()
    before = window.page.textCursor().position()
    press(window.page, Qt.Key.Key_Down)
    press(window.page, Qt.Key.Key_End)
    assert window.page.textCursor().position() > before
    assert window.page.isReadOnly()


def test_type_grows_and_shrinks_by_the_keyboard(window):
    before = window.page.document().defaultFont().pixelSize()
    press(window, Qt.Key.Key_Plus, CTRL)
    assert window.page.document().defaultFont().pixelSize() == before + 2
    press(window, Qt.Key.Key_0, CTRL)
    assert window.page.document().defaultFont().pixelSize() == before


def test_what_was_shown_stays_until_it_is_brought_up_to_date(window, qtbot):
    window.draft_changed()
    assert "F5" in window.stale.text()
    with qtbot.waitSignal(window.renew_asked):
        window.renew.click()
    window.show_standing(where_we_stand(rolling()), "22 November 2026, 18:45")
    assert window.stale.text() == ""


def test_it_is_a_pdf_of_as_many_sheets_as_it_takes(window):
    assert window.pdf().startswith(b"%PDF")
    window.show_standing(where_we_stand(make(40, 160)), "now")
    assert window.pdf().count(b"/Type /Page\n") > 1


@pytest.mark.parametrize(("changes", "sheets"), [(4, 1), (36, 1), (160, 0)])
def test_it_stands_on_one_sheet_if_it_can(window, changes, sheets):
    window.show_standing(where_we_stand(make(max(changes // 4, 1), changes)), "now")
    printed = window.pdf().count(b"/Type /Page\n")
    assert printed == sheets if sheets else printed > 1


def test_it_is_printed_on_the_paper_that_was_chosen(window, tmp_path):
    writer = QPdfWriter(str(tmp_path / "stand.pdf"))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    window.print_on(writer)
    assert writer.pageLayout().pageSize().id() == QPageSize.PageSizeId.Letter


def test_paper_and_file_are_light_whatever_the_palette(window):
    window.show_colours(DARK)
    assert LIGHT.insertion in window.html()
    assert DARK.insertion not in window.html()


def test_escape_closes_it(window):
    press(window.page, Qt.Key.Key_Escape)
    assert not window.isVisible()
