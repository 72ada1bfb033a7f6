"""What stands on the screen after an edit is what painting everything anew would put there."""

from __future__ import annotations

from random import Random

import pytest
from PySide6.QtGui import QColor, QImage, QInputMethodEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication

from model.draft.draft import Draft
from model.draft.place import Place
from model.steps.decision_edits import agree_paragraph, set_outcome
from model.steps.paragraph_edits import insert_paragraphs
from model.steps.step import StepRefused
from model.steps.typing_edits import delete_words, insert_words
from tests.bench.generator import make
from tests.builders import change, draft, ins, op
from tests.edits import split_paragraph
from tests.gui import make_table
from widgets.colours import LIGHT
from widgets.table.looks import Looks

LETTERS = ("x", "é", "g\u0323\u0302", "م")
"""Some keep to their line; marks stacked on others stand out of theirs."""


@pytest.fixture(autouse=True)
def steady_caret(qapp):
    """A caret that blinks is another picture."""
    usual = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    yield
    QApplication.setCursorFlashTime(usual)


def on_screen(table) -> QImage:
    """The pixels that were painted last."""
    for _ in range(3):
        QApplication.processEvents()
    window = table.window()
    return window.screen().grabWindow(window.winId()).toImage()


def painted_anew(table) -> QImage:
    for column in table.columns:
        column.pane.viewport().update()
    return on_screen(table)


def edited_in_sight(draft: Draft, row: int, rng: Random) -> Draft:
    """The draft after an edit of a row: of its words, its changes or its whole."""
    paragraph = draft.paragraphs[row]
    place = Place(paragraph.id, rng.randint(0, len(paragraph.text())))
    new = op(" ".join(["A new one"] * rng.randint(1, 20)), id=f"pn{rng.randrange(10**6)}")
    one = rng.choice(paragraph.changes() or ["c1"])
    edits = (
        lambda: insert_words(
            draft, place, rng.choice(LETTERS) * rng.choice((1, 2, 40, 400)), "egy"
        ),
        lambda: delete_words(draft, place._replace(offset=0), place, "egy"),
        lambda: split_paragraph(draft, place, "egy"),
        lambda: insert_paragraphs(draft, paragraph.id, [new], "egy"),
        lambda: set_outcome(draft, one, rng.choice(("accepted", "rejected"))),
    )
    try:
        return rng.choice(edits)().apply(draft)
    except StepRefused:
        return draft


@pytest.mark.parametrize("seed", range(6))
def test_nothing_old_stays_on_the_screen(qtbot, seed):
    rng = Random(seed)
    draft = make(60, 120, seed)
    table = make_table(qtbot)
    table.show_draft(draft)
    table.settling.stop()
    table.scrolling.go_to(rng.randrange(30))
    table.caret.put(table.scrolling.rows_in_sight().start + 2)
    on_screen(table)
    for turn in range(12):
        table.settling.stop()
        draft = edited_in_sight(draft, rng.choice(table.scrolling.rows_in_sight()), rng)
        table.show_draft(draft)
        table.settling.stop()
        seen = on_screen(table)
        assert seen == painted_anew(table), f"turn {turn}"


@pytest.mark.parametrize("seed", range(3))
def test_the_caret_leaves_nothing_behind(qtbot, seed):
    rng = Random(seed)
    table = make_table(qtbot)
    table.show_draft(make(60, 160, seed))
    table.settling.stop()
    for _ in range(8):
        table.caret.put(rng.choice(table.scrolling.rows_in_sight()))
        table.settling.stop()
        seen = on_screen(table)
        assert seen == painted_anew(table)


@pytest.mark.parametrize("letter", ("g\u0323\u0302", "\u1eb2", "\u1ec3"))
def test_marks_above_letters_are_painted_whole_and_go_with_them(qtbot, letter):
    table = make_table(qtbot)
    before = draft(op("Keeps lanterns lit along every road. " * 20))
    table.show_draft(before)
    for offset in range(100, 500, 20):
        place = Place(before.paragraphs[0].id, offset)
        for shown in (insert_words(before, place, letter * 8, "egy").apply(before), before):
            table.show_draft(shown)
            table.settling.stop()
            seen = on_screen(table)
            assert seen == painted_anew(table)


def test_the_line_at_hidden_rows_goes_with_its_row(qtbot):
    table = make_table(qtbot)
    table.show_looks(Looks(LIGHT, 14, [QApplication.font().family()]))  # of an odd pitch
    before = draft(op("Lights it."), op("Keeps it lit."), op("Asks all."), op("Ends."))
    table.show_draft(before)
    table.show_only({0, 1, 3})
    on_screen(table)
    for length in (40, 80, 120):
        more = insert_words(before, Place(before.paragraphs[0].id, 0), "lamp " * length, "egy")
        table.show_draft(more.apply(before))
        table.settling.stop()
        seen = on_screen(table)
        assert seen == painted_anew(table)


@pytest.mark.parametrize("quiet", (False, True))
def test_a_paragraph_that_is_agreed_is_painted_whole(qtbot, quiet):
    table = make_table(qtbot)
    long = "Keeps lanterns lit along every road that leads to a pier, "
    one = op(long * 3, ins("c1", "and at the pier, "), "all night.", label="1.")
    whole = draft(one, op("Ends.", label="2."), changes=[change("c1", "mex propose")])
    table.show_draft(whole)
    table.caret.put(1 if quiet else 0)
    on_screen(table)
    agreed = agree_paragraph(whole, whole.paragraphs[0].id, "informals", "2026-03-04").apply(whole)
    for shown in (agreed, whole):
        table.show_draft(shown)
        table.settling.stop()
        seen = on_screen(table)
        assert seen == painted_anew(table)


def test_what_is_composed_in_one_column_moves_the_rows_of_all(qtbot):
    table = make_table(qtbot)
    whole = draft(op("Lights it."), op("Keeps it lit."), op("Asks all."))
    table.show_draft(whole)
    table.settling.settle(range(3))
    table.settling.stop()
    pane = table.active.pane
    pane.setFocus()
    before = table.geometry_of_rows.top(1)
    for words in ("lamps along the road and lamps along the pier, lamps " * 3, "lamps", ""):
        QApplication.sendEvent(pane, QInputMethodEvent(words, []))
        for column in table.columns:
            column.pane.viewport().update(0, 0, 5, 5)  # others have something to paint, too
        seen = on_screen(table)
        assert (table.geometry_of_rows.top(1) > before) == (len(words) > 20)
        assert seen == painted_anew(table)


def test_what_is_selected_across_all_columns_leaves_nothing_between_them(qtbot):
    table = make_table(qtbot)
    table.show_draft(
        draft(op("Lights it."), op("Keeps it lit along every road. " * 9), op("Ends."))
    )
    table.set_same_in_all(True)
    qtbot.waitUntil(lambda: not table._refold.isActive() and table.settling.is_idle)
    pane = table.active.pane
    pane.setFocus()
    on_screen(table)
    pane.selectAll()
    chosen = on_screen(table)
    assert chosen == painted_anew(table)
    pane.setTextCursor(QTextCursor(pane.document()))
    seen = on_screen(table)
    assert seen != chosen
    assert seen == painted_anew(table)


def test_the_first_arabic_letter_of_a_row_leaves_nothing_lit_otherwise(qtbot):
    table = make_table(qtbot)
    before = draft(op("Keeps lanterns lit along every road. " * 12), op("Ends."))
    table.show_draft(before)
    text = table.columns[0].cell(0).text()
    found = [(0, at, at + 9, lit()) for at in range(0, len(text) - 9, 11)]

    def show(whole: Draft) -> None:
        table.show_draft(whole)
        table.settling.stop()
        for column in table.columns:
            column.lit.light_more(found)

    show(before)
    on_screen(table)
    place = Place(before.paragraphs[0].id, 200)
    for whole in (insert_words(before, place, "\u0645", "egy").apply(before), before):
        show(whole)
        seen = on_screen(table)
        assert seen == painted_anew(table)


def lit() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setBackground(QColor(LIGHT.found))
    return made
