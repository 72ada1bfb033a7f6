"""What stands on the screen after an edit is what painting everything anew would put there."""

from __future__ import annotations

from random import Random

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from model.draft.draft import Draft
from model.draft.place import Place
from model.steps.decision_edits import set_outcome
from model.steps.paragraph_edits import insert_paragraphs
from model.steps.step import StepRefused
from model.steps.typing_edits import delete_words, insert_words
from tests.bench.generator import make
from tests.builders import draft, op
from tests.edits import split_paragraph
from tests.gui import make_table

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
