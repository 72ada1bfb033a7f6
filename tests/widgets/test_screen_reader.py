"""What a screen reader gets: text, caret, selection, attributes, and who asks for what."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtWidgets import QApplication

from model.draft.agreement import Agreement
from tests.builders import change, dele, draft, ins, op, pp
from tests.gui import make_table, text_of
from widgets.colours import LIGHT
from widgets.panels.counts import Counts
from widgets.panels.positions import Positions
from widgets.table.draft_table import DraftTable
from widgets.table.header import READING_ONLY
from widgets.table.intrusion import Intrusion, intrusion


def amended():
    return draft(
        pp("Recalling the ", ins("c1", "old "), "Charter,", label="PP1."),
        op("Urges ", dele("c2", ins("c1", "all ")), dele("c2", "ports"), " to meet;", label="1."),
        pp("Noting wicks,", label="PP2.", agreement=Agreement("agreed", "informals", "2022-03-15")),
        changes=[
            change("c1", "egy propose", "tur support", "irn reserve"),
            change("c2", "irn propose"),
        ],
    )


@pytest.fixture
def table(qtbot) -> DraftTable:
    made = make_table(qtbot)
    made.show_draft(amended())
    made.active.pane.setFocus()
    return made


def told(table: DraftTable, row: int, words: str) -> str:
    """What is said of the place before some words."""
    pane = table.active.pane
    block = pane.document().findBlockByNumber(row)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + text_of(table, 0, row).index(words))
    pane.setTextCursor(cursor)
    table.caret.moved()
    QApplication.processEvents()
    return pane.accessibleDescription()


def test_it_is_told_who_inserts_and_who_deletes(table):
    assert told(table, 0, "old") == "insertion by Egypt, Türkiye; reservation: Iran"
    both = "insertion by Egypt, Türkiye; reservation: Iran; deletion by Iran"
    assert told(table, 1, "all") == both
    assert told(table, 1, "ports") == "deletion by Iran"
    assert told(table, 0, "Egypt") == "amendment by Egypt, Türkiye; reservation: Iran"


def test_behind_words_just_before_their_tag_one_stands_in_the_words(qtbot):
    table = make_table(qtbot)
    whole = draft(pp("Recalling ", ins("c1", "lamps"), label="PP1."), changes=[change("c1")])
    table.show_draft(whole)
    shown = text_of(table, 0, 0)
    tag = shown[shown.index("lamps") + len("lamps") :]
    assert told(table, 0, tag) == "insertion by Egypt"


def test_it_is_told_that_a_paragraph_is_agreed(table):
    assert told(table, 2, "wicks") == "agreed paragraph"


def test_of_plain_words_there_is_nothing_to_tell(table):
    assert told(table, 0, "Recalling") == ""


def test_it_has_text_caret_and_selection(table):
    pane = table.active.pane
    found = QAccessible.queryAccessibleInterface(pane)
    assert found.text(QAccessible.Text.Name) == "Informal"
    assert found.role() == QAccessible.Role.EditableText
    assert found.state().editable
    text = found.textInterface()
    whole = text.text(0, text.characterCount())
    assert whole.split("\n")[0] == text_of(table, 0, 0)
    told(table, 0, "Charter")
    assert text.cursorPosition() == whole.index("Charter")
    cursor = pane.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)
    assert text.selectionCount() == 1
    text.setCursorPosition(3)
    assert pane.textCursor().position() == 3


def test_underlines_and_strikes_are_what_qt_hands_on_as_attributes(table):
    cursor = QTextCursor(table.active.pane.document())
    whole = table.active.pane.toPlainText()
    marks = []
    for words in ("old", "ports", "Charter"):
        cursor.setPosition(whole.index(words) + 1)
        form = cursor.charFormat()
        marks.append((form.fontUnderline(), form.fontStrikeOut()))
    assert marks == [(True, False), (False, True), (False, False)]


def test_a_letter_is_found_where_it_is_on_the_screen(table):
    table.grab()
    pane = table.active.pane
    text = QAccessible.queryAccessibleInterface(pane).textInterface()
    whole = text.text(0, text.characterCount())
    first, later = (text.characterRect(whole.index(words)) for words in ("Recalling", "to meet"))
    assert later.top() > first.top() + 20
    cursor = QTextCursor(pane.document())
    cursor.setPosition(whole.index("to meet"))
    spot = pane.viewport().mapToGlobal(pane.cursorRect(cursor).center())
    assert abs(later.left() - spot.x()) < 4
    assert later.top() - 3 <= spot.y() <= later.bottom() + 3


@pytest.mark.parametrize(
    ("act", "words", "gone"),
    [
        (lambda text, at: text.insertText(at, "fine "), "fine ", 0),
        (lambda text, at: text.deleteText(at, at + 7), "", 7),
        (lambda text, at: text.replaceText(at, at + 7, "Treaty"), "Treaty", 7),
    ],
)
def test_its_edits_are_asked_for_and_change_nothing(qtbot, table, caplog, act, words, gone):
    pane = table.active.pane
    was = pane.document().toRawText()
    asked = []
    table.edit_asked.connect(asked.append)
    text = QAccessible.queryAccessibleInterface(pane).editableTextInterface()
    act(text, was.index("Charter"))
    qtbot.waitUntil(lambda: bool(asked))
    assert pane.document().toRawText() == was
    (asking,) = asked
    start = len("Recalling the old ")
    told_of = (asking.start.paragraph, asking.start.offset, asking.end.offset, asking.words)
    assert told_of == ("p1", start, start + gone, words)
    caplog.clear()


def test_what_is_done_to_several_rows_is_no_one_edit(table):
    document = table.active.pane.document()
    rows = document.blockCount()
    cell_of = table.active.cell
    assert intrusion(document, 0, rows, cell_of) is None
    assert intrusion(document, 0, rows + 1, cell_of) is None
    table.active.writing = True
    QTextCursor(document).insertText("𝐀x")
    assert intrusion(document, 0, rows, cell_of) == Intrusion(0, 0, 0, "𝐀x")
    table.active.writing = False


def test_the_filters_of_the_grid_say_what_they_filter(qtbot):
    # Under X11 a list to choose from is called by what is chosen in it.
    made = Positions(LIGHT)
    qtbot.addWidget(made)
    for box in (made.states, made.delegations, made.stances):
        told_of = QAccessible.queryAccessibleInterface(box)
        assert told_of.text(QAccessible.Text.Description) == box.accessibleName() != ""
        assert box.view().accessibleName()


def test_the_counts_are_read_as_they_stand(qtbot):
    made = Counts()
    qtbot.addWidget(made)
    made.setText("2 changes open")
    told_of = QAccessible.queryAccessibleInterface(made)
    assert told_of.text(QAccessible.Text.Name) == "2 changes open"


def test_a_column_in_which_nobody_types_says_so(table):
    table.headers[2].show_hat(READING_ONLY)
    table.headers[2].name(table.columns[2].pane)
    assert table.columns[2].pane.accessibleName() == "Clean, reading only"
