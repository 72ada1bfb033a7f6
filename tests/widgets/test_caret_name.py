"""The full name of who has the floor stands at the caret while keys are pressed, over no words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from tests.app.room import TypingRoom
from tests.builders import draft, op, pp
from tests.gui import make_table
from widgets.colours import DARK, LIGHT
from widgets.table.caret_name import CaretName

FULL = "United Republic of the Long Name"
LONG = "Keeps lanterns lit along every road that leads from one village to the next one. " * 6


class NamedRoom(TypingRoom):
    """A table that is typed in, with a name for the caret."""

    def __init__(self, qtbot, *paragraphs) -> None:
        super().__init__(qtbot, draft(*paragraphs))
        self.name = CaretName(self.table)
        self.name.name(FULL)

    def at(self) -> QRectF:
        """Where the name is, which is shown once what was typed is painted."""
        QApplication.processEvents()
        words, where = self.name.shown()
        assert words == FULL
        return where

    def rest(self) -> None:
        """What happens when no key was pressed for a while."""
        assert self.name._timer.isActive()
        self.name._timer.timeout.emit()


@pytest.fixture
def room(qtbot):
    usual = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    yield lambda *paragraphs: NamedRoom(qtbot, *paragraphs)
    QApplication.setCursorFlashTime(usual)


def words_of(room) -> list[QRectF]:
    """Where the lines of all rows of the active column stand."""
    found = []
    column = room.table.active
    block = column.pane.document().begin()
    while block.isValid():
        column.layout.blockBoundingRect(block)
        lines, at = block.layout(), block.layout().position()
        found += [
            lines.lineAt(i).naturalTextRect().translated(at) for i in range(lines.lineCount())
        ]
        block = block.next()
    return found


def on_screen(table) -> QImage:
    for _ in range(3):
        QApplication.processEvents()
    window = table.window()
    return window.screen().grabWindow(window.winId()).toImage()


def test_it_follows_the_caret_and_goes_when_keys_rest(room):
    one = room(pp("Seeing the lamps,"), op("Lights them."))
    one.stand(6, row=1)
    assert one.name.shown()[0] == ""
    one.keys("all ")
    first = one.at()
    assert abs(first.bottom() - one.pane.cursorRect().top()) < 6
    one.keys("of ")
    assert one.at() == first  # it stands still to be read, while the caret is near
    one.keys("these and those that were named before ")
    assert one.at().left() > first.left()
    assert one.at().left() - 120 <= one.pane.cursorRect().left() <= one.at().right() + 120
    one.rest()
    assert one.name.shown()[0] == ""
    one.keys("x")
    assert one.at().width() == first.width()


def test_it_covers_no_words_wherever_one_types(room):
    one = room(pp(LONG), op(LONG), op("Ends."))
    for row in (0, 1, 2):
        for offset in range(0, len(one.draft.paragraphs[row].text()), 60):
            one.stand(offset, row=row)
            one.keys("w")
            QApplication.processEvents()
            assert not any(one.at().intersects(words) for words in words_of(one)), (row, offset)


def test_it_goes_when_the_draft_is_scrolled(room):
    one = room(*(op(LONG) for _ in range(12)))
    one.stand(6, row=2)
    one.keys("all ")
    assert one.at()
    one.table.scrolling.bar.setValue(one.table.scrolling.value + 90)
    assert one.name.shown()[0] == ""


def test_only_the_informal_column_has_it(room):
    one = room(op("Lights them."))
    one.stand(6, column=1)
    one.keys("all ")
    assert one.name.shown()[0] == ""
    one.stand(6)
    one.keys("now ")
    assert one.at()
    one.name.name("")
    assert one.name.shown()[0] == ""


def test_nothing_of_it_is_left_on_the_screen(room):
    one = room(pp("Seeing the lamps,"), op(LONG), op(LONG), op("Ends."))
    for row, keys in ((1, "one two three four "), (3, "a b c")):
        one.stand(5, row=row)
        for key in keys:
            one.keys(key)
            kept = on_screen(one.table)
            for column in one.table.columns:
                column.pane.viewport().update()
            assert on_screen(one.table) == kept
    one.session.undo()
    one.rest() if one.name._timer.isActive() else one.name.hide()
    kept = on_screen(one.table)
    one.table.active.pane.viewport().update()
    assert on_screen(one.table) == kept


def test_nothing_of_it_moves_along_with_rows_that_give_way(room):
    one = room(op(LONG), op(LONG), op("Ends."))
    one.table.settling.settle(range(3))
    below = one.table.geometry_of_rows.top(1)
    at = QRectF()
    for offset in range(len(LONG) - 20, 0, -20):  # where the gap below the card is the nearest
        one.stand(offset)
        one.keys("x")
        at = one.at()
        if at.bottom() > below:
            break
    assert at.top() < below < at.bottom()
    before = one.table.geometry_of_rows.top(1)
    one.keys("and more of them, and more of them, ")
    assert one.table.geometry_of_rows.top(1) > before
    kept = on_screen(one.table)
    one.table.active.pane.viewport().update()
    assert on_screen(one.table) == kept


def test_only_its_own_rectangle_is_painted_again(room):
    one = room(pp("Seeing the lamps,"), op("Lights them."), op(LONG))
    one.stand(6, row=1)
    one.keys("all ")
    on_screen(one.table)
    painted = []
    paint = one.pane.over_words
    one.pane.over_words = lambda event: (painted.append(event.rect()), paint(event))
    where = one.at()
    laid_out = one.table.active.laid_out
    one.rest()
    on_screen(one.table)
    assert painted
    assert all(where.toAlignedRect().contains(rect) for rect in painted)
    assert one.table.active.laid_out == laid_out


def test_a_screen_reader_has_the_name_with_the_columns(room):
    one = room(op("Lights them."))
    names = [column.pane.accessibleName() for column in one.table.columns]
    assert FULL in names[0]
    assert not any(FULL in name for name in names[1:])
    one.stand(6)
    one.keys("all ")
    assert [column.pane.accessibleName() for column in one.table.columns] == names


def test_a_table_as_the_room_screen_has_it_shows_no_name(qtbot):
    table = make_table(qtbot)
    table.show_draft(draft(op("Lights them.")))
    table.active.pane.words_asked.emit("all ")
    assert not table.findChildren(CaretName)
    assert not any("typing" in column.pane.accessibleName() for column in table.columns)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_it_is_easily_read_in_both_palettes(colours):
    def light(name: str) -> float:
        parts = [QColor(name).redF(), QColor(name).greenF(), QColor(name).blueF()]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    ends = sorted((light(colours.accent), light(colours.accent_behind)))
    assert (ends[1] + 0.05) / (ends[0] + 0.05) >= 4.5
