"""Words dragged: moved inside a column, copied from elsewhere; files are not for the columns."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from model.draft.text import Run
from tests.builders import draft, op
from tests.gui import CTRL, make_table, text_of
from widgets.guarded import guarded
from widgets.table.draft_table import DraftTable

NONE = Qt.KeyboardModifier.NoModifier


class Drop(QDropEvent):
    """A drop that comes from a widget of ours, as one that a person makes does."""

    def __init__(self, spot: QPointF, data: QMimeData, source: object, held) -> None:
        action = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
        super().__init__(spot, action, data, Qt.MouseButton.LeftButton, held)
        self._from = source

    @guarded()
    def source(self) -> object:
        return self._from


@pytest.fixture
def table(qtbot) -> DraftTable:
    made = make_table(qtbot)
    bold = Run("oil", format=("b",))
    made.show_draft(draft(op("Urges all to ", bold, " lamps;", label="1."), op("Meets.")))
    made.asked, made.moved = [], []
    made.edit_asked.connect(made.asked.append)
    made.move_asked.connect(made.moved.append)
    return made


def spot(table: DraftTable, column: int, row: int, words: str) -> QPointF:
    pane = table.columns[column].pane
    block = pane.document().findBlockByNumber(row)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + text_of(table, column, row).index(words))
    return QPointF(pane.cursorRect(cursor).center())


def choose(table: DraftTable, words: str) -> None:
    pane = table.columns[0].pane
    at = pane.toPlainText().index(words)
    cursor = QTextCursor(pane.document())
    cursor.setPosition(at)
    cursor.setPosition(at + len(words), QTextCursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)


def drop(table: DraftTable, column: int, at: QPointF, held=NONE) -> Drop:
    """Drop what is selected in the first column."""
    source = table.columns[0].pane
    event = Drop(at, source.createMimeDataFromSelection(), source.viewport(), held)
    table.columns[column].pane.dropEvent(event)
    return event


@pytest.mark.parametrize(("held", "stays"), [(NONE, False), (CTRL, True)])
def test_inside_a_column_words_move_and_with_ctrl_stay_too(table, held, stays):
    was = table.columns[0].pane.document().toRawText()
    choose(table, "oil ")
    event = drop(table, 0, spot(table, 0, 0, "all"), held)
    (moving,) = table.moved
    assert (moving.start.offset, moving.end.offset, moving.to.offset) == (13, 17, 6)
    assert moving.stays is stays
    assert moving.pasted.paragraphs[0].runs[0] == Run("oil", format=("b",))
    assert table.asked == []
    assert event.dropAction() == Qt.DropAction.CopyAction
    assert table.columns[0].pane.document().toRawText() == was


def test_words_dropped_on_themselves_stay(table):
    choose(table, "oil lamps")
    drop(table, 0, spot(table, 0, 0, "lamps"))
    assert (table.moved, table.asked) == ([], [])


def test_from_another_column_words_are_copied(table):
    choose(table, "oil")
    drop(table, 1, spot(table, 1, 1, "Meets"))
    (asking,) = table.asked
    assert (asking.reading.name, asking.words, asking.start.paragraph) == ("chair", "oil", "p2")
    assert asking.pasted.paragraphs[0].runs == (Run("oil", format=("b",)),)
    assert table.moved == []


def test_files_go_to_the_window(table):
    data = QMimeData()
    data.setUrls([QUrl("file:///tmp/a.docx")])
    pane = table.columns[0].pane
    where = spot(table, 0, 0, "all")
    copying, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(where.toPoint(), copying, data, left, NONE)
    QApplication.sendEvent(pane.viewport(), entering)
    assert not entering.isAccepted()
    event = QDropEvent(where, copying, data, left, NONE)
    pane.dropEvent(event)
    assert not event.isAccepted()
    assert table.asked == []
