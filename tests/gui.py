"""What tests of widgets share: fixtures for their conftests, keys as a person presses them."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from resources import resource
from widgets.colours import LIGHT
from widgets.table.draft_table import DraftTable
from widgets.table.looks import Looks
from widgets.table.opening_words import OpeningWords

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def collected_between_tests() -> Iterator[None]:
    """Collect between tests only.

    The collector can destroy a widget inside event dispatch, which crashes a later test. What was
    there before the test stays there: to look through it would take a tenth of a second each time.
    """
    gc.disable()
    gc.freeze()
    _let_go_of_keys()
    yield
    if QApplication.instance() is not None:
        QApplication.processEvents()
    gc.enable()
    gc.collect()


def _let_go_of_keys() -> None:
    """After a click with Ctrl, Qt takes Ctrl for held until the next key comes without."""
    if QApplication.instance() is not None and QGuiApplication.keyboardModifiers():
        QTest.keyClick(QWidget(), Qt.Key.Key_F35)


@pytest.fixture(autouse=True)
def no_error_in_an_override(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Guarded overrides log their errors and go on; here that is a failure."""
    yield
    errors = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.ERROR]
    assert not errors


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    """Press a key."""
    QTest.keyClick(widget, key, modifiers or Qt.KeyboardModifier.NoModifier)


def make_table(qtbot, width: int = 1300, height: int = 700) -> DraftTable:
    """A table of three columns on the screen that is none."""
    sans = [QApplication.font().family()]
    table = DraftTable(OpeningWords(resource("phrases.json")), Looks(LIGHT, 15, sans))
    qtbot.addWidget(table, before_close_func=_let_rest)
    table.resize(width, height)
    table.show()
    qtbot.waitExposed(table)
    return table


def _let_rest(table: DraftTable) -> None:
    table.settling.stop()


def text_of(table: DraftTable, column: int, row: int) -> str:
    """What a cell shows."""
    return table.columns[column].pane.document().findBlockByNumber(row).text()


def laid_out(table: DraftTable) -> int:
    """How many cells were laid out so far."""
    return sum(column.laid_out for column in table.columns)
