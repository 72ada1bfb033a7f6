"""The drawer below the columns: tabs, Esc, height."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tests.builders import change, draft, ins, pp
from tests.gui import press
from widgets.colours import LIGHT
from widgets.panels.drawer import Drawer
from widgets.panels.notices import NoticeList
from widgets.panels.positions import Positions
from widgets.panels.xml_source import XmlSource


class Room(QWidget):
    """A window with a text above a drawer."""

    def __init__(self) -> None:
        super().__init__()
        self.text = QLineEdit(self)
        self.drawer = Drawer(LIGHT, self)
        self.positions = Positions(LIGHT, self)
        self.xml = XmlSource(LIGHT, self)
        self.notices = NoticeList(self)
        for name, panel in (
            ("positions", self.positions),
            ("xml", self.xml),
            ("notices", self.notices),
        ):
            self.drawer.add(name, name.capitalize(), panel)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addStretch(1)
        column.addWidget(self.drawer)
        self.drawer.closed.connect(self.text.setFocus)


def room(qtbot) -> Room:
    made = Room()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.text.setFocus()
    text = pp("Noting ", ins("c1", "all "), "lamps,", label="PP1.")
    rolling = draft(text, changes=[change("c1", "egy propose")])
    made.positions.show_draft(rolling)
    made.xml.show_draft(rolling)
    made.xml.show_row(0)
    return made


def test_it_is_hidden_until_asked_for(qtbot):
    made = room(qtbot)
    assert made.drawer.isHidden() and made.drawer.shown == ""


def test_a_panel_is_shown_with_the_focus_and_looks_at_the_draft_then(qtbot):
    made = room(qtbot)
    assert made.positions.rows.grid is None
    made.drawer.show_panel("positions")
    assert made.positions.rows.rowCount() == 1
    assert made.focusWidget() is made.positions.view


def test_escape_closes_it_from_every_panel_and_leads_back_into_the_text(qtbot):
    made = room(qtbot)
    inside = {
        "positions": (made.positions.view, made.positions.words, made.positions.states),
        "xml": (made.xml,),
        "notices": (made.notices,),
    }
    for name, widgets in inside.items():
        for widget in widgets:
            made.drawer.show_panel(name)
            widget.setFocus()
            press(widget, Qt.Key.Key_Escape)
            assert made.drawer.isHidden(), name
            assert made.focusWidget() is made.text, name


def test_tabs_change_the_panel_by_the_keyboard(qtbot):
    made = room(qtbot)
    made.drawer.show_panel("positions")
    made.drawer.tabs.setFocus()
    with qtbot.waitSignal(made.drawer.tab_shown) as shown:
        press(made.drawer.tabs, Qt.Key.Key_Right)
    assert shown.args == ["xml"]
    assert made.xml.isVisible() and "recital" in made.xml.toPlainText()


def test_the_same_panel_asked_for_again_is_closed(qtbot):
    made = room(qtbot)
    made.drawer.toggle_panel("xml")
    assert made.drawer.shown == "xml"
    made.drawer.toggle_panel("notices")
    assert made.drawer.shown == "notices"
    made.drawer.toggle_panel("notices")
    assert made.drawer.isHidden()


def test_its_height_is_drawn_and_told(qtbot):
    made = room(qtbot)
    made.drawer.show_panel("xml")
    grip = made.drawer._grip
    before = made.drawer.height()
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=QPoint(50, 3))
    QTest.mouseMove(grip, QPoint(50, -57))
    with qtbot.waitSignal(made.drawer.height_chosen) as chosen:
        QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=QPoint(50, -57))
    assert chosen.args == [before + 60]
    grip.setFocus()
    with qtbot.waitSignal(made.drawer.height_chosen) as chosen:
        press(grip, Qt.Key.Key_Down)
    assert chosen.args == [before + 20]


def test_a_remembered_height_leaves_room_for_the_text(qtbot):
    made = room(qtbot)
    made.drawer.set_height(5000)
    made.drawer.show_panel("xml")
    assert made.drawer.height() == 500
    made.drawer.set_height(0)
    assert made.drawer.height() == 240


def test_a_window_made_smaller_takes_from_the_drawer(qtbot):
    made = room(qtbot)
    made.drawer.set_height(480)
    made.drawer.show_panel("xml")
    made.resize(900, 600)
    assert made.drawer.height() == 400
    made.resize(900, 700)
    assert made.drawer.height() == 480
