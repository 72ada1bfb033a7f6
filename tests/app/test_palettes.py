"""Both palettes of our own, whenever one is chosen, and larger type with the wheel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from app.window import Window
from tests.gui import CTRL
from widgets.colours import DARK, LIGHT


def open_sample(window: Window) -> None:
    window.actions_.run(window.actions_.commands["file.sample"])
    QApplication.processEvents()


def colours_of(window: Window) -> tuple[str, str]:
    """The colour between the first two cards in sight, and in the upper one."""
    geometry = window.table.geometry_of_rows
    row = next(r for r in window.table.scrolling.rows_in_sight() if geometry.top(r) > 40)
    end = round(geometry.top(row + 1)) - window.table.scrolling.value
    picture = window.table.columns[2].pane.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    spots = [QPoint(round(5 * ratio), round(y * ratio)) for y in (end - 2, end - 8)]
    between, card = (picture.pixelColor(spot).name() for spot in spots)
    return between, card


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize(("choice", "colours"), [("dark", DARK), ("light", LIGHT)])
def test_a_palette_reaches_everything_whenever_it_is_chosen(unshown, choice, colours, first):
    if first:
        unshown.looking.choose_colours(choice)
    unshown.show()
    open_sample(unshown)
    if not first:
        unshown.looking.choose_colours("light" if choice == "dark" else "dark")
        QApplication.processEvents()
        unshown.looking.choose_colours(choice)
    QApplication.processEvents()
    between, card = colours_of(unshown)
    assert between == colours.window.lower()
    assert card in (colours.card.lower(), colours.agreed_card.lower())


def test_the_wheel_with_ctrl_makes_type_larger_and_smaller(window):
    open_sample(window)
    pane = window.table.active.pane
    sizes = []
    for turn in (120, 120, -120, -120):
        spot = QPointF(pane.viewport().rect().center())
        event = QWheelEvent(
            *(spot, QPointF(pane.mapToGlobal(spot.toPoint())), QPoint(), QPoint(0, turn)),
            *(Qt.MouseButton.NoButton, CTRL, Qt.ScrollPhase.NoScrollPhase, False),
        )
        QApplication.sendEvent(pane.viewport(), event)
        sizes.append(pane.document().defaultFont().pixelSize())
    assert sizes[1] > sizes[0] > sizes[3]
    assert sizes[2] == sizes[0]
