"""Windows open whole on the screen that there is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from widgets.colours import LIGHT
from widgets.on_screen import fits, shrink
from widgets.panels.standing import StandingWindow


def test_a_window_is_made_as_small_as_the_screen(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    window.resize(300, room.height())
    assert not fits(window)  # the frame has no room
    shrink(window)
    assert fits(window) and window.width() == 300
    window.resize(200, 100)
    shrink(window)
    assert (window.width(), window.height()) == (200, 100)


def test_where_we_stand_opens_with_its_buttons_in_sight(qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    window = StandingWindow(LIGHT, owner)
    window.show()
    assert fits(window)
    assert window.print.isVisible()
