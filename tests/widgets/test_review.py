"""The strip of the review: one key an answer, what it leaves, and the pasted text beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QColor, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from model.files.notation.labels import Phrases
from tests.files.reading import read, table
from tests.gui import SHIFT, press
from widgets.colours import DARK, LIGHT, qt_palette
from widgets.panels.source_text import NOT_KEPT, SourceText
from widgets.review.looks import dots
from widgets.review.shown import Choice, ShownQuestion
from widgets.review.strip import ReviewStrip

Key = Qt.Key

CHOICES = (
    Choice("a", "as it is"),
    Choice("w1", "1 word"),
    Choice("p", "phrase", can=False),
    Choice("c", "clause"),
)


def shown(**facts) -> ShownQuestion:
    told = {
        "who": "Cuba",
        "where": "OP1",
        "why": "back to the last small word",
        "confidence": 0.4,
        "choices": CHOICES,
        "caption": "Without it",
        "before": "Asks all to mend ",
        "after": "lamps;",
        "enter": "also settles 4 identical cases",
        **facts,
    }
    return ShownQuestion("Guess 3 of 27", "“old”", **told)


@pytest.fixture
def strip(qtbot):
    made = ReviewStrip(LIGHT)
    qtbot.addWidget(made)
    made.resize(1300, 110)
    made.open()
    qtbot.waitExposed(made)
    made.show_question(shown())
    return made


@pytest.mark.parametrize(("key", "number"), [(Key.Key_W, 1), (Key.Key_1, 1), (Key.Key_C, 3)])
def test_a_letter_chooses_an_answer(strip, qtbot, key, number):
    with qtbot.waitSignal(strip.chosen) as chosen:
        press(strip, key)
    assert chosen.args == [number]


def test_the_same_letter_again_settles(strip, qtbot):
    strip.show_question(shown(chosen=1))
    with qtbot.waitSignal(strip.settled), qtbot.assertNotEmitted(strip.chosen):
        press(strip, Key.Key_W)


def test_an_answer_that_is_not_there_cannot_be_chosen(strip, qtbot):
    with qtbot.assertNotEmitted(strip.chosen), qtbot.assertNotEmitted(strip.settled):
        press(strip, Key.Key_P)
    assert not strip.chips.buttons[2].isEnabled()


@pytest.mark.parametrize(
    ("key", "name", "args"),
    [
        (Key.Key_Return, "settled", []),
        (Key.Key_Enter, "settled", []),
        (Key.Key_N, "gone_on", [1]),
        (Key.Key_Backspace, "gone_on", [-1]),
        (Key.Key_U, "undo_asked", []),
        (Key.Key_S, "source_asked", []),
        (Key.Key_Escape, "left", []),
        (Key.Key_Left, "edge_asked", [-1, False]),
    ],
)
def test_every_act_has_a_key(strip, qtbot, key, name, args):
    with qtbot.waitSignal(getattr(strip, name)) as told:
        press(strip, key)
    assert told.args == args


def test_shift_moves_the_right_edge(strip, qtbot):
    with qtbot.waitSignal(strip.edge_asked) as told:
        press(strip, Key.Key_Right, SHIFT)
    assert told.args == [1, True]


def test_under_another_alphabet_the_place_of_a_key_counts(strip, qtbot):
    at_w = 8 + 17
    none = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, 0x0426, none, at_w, 0, 0, "\u0446")
    with qtbot.waitSignal(strip.chosen) as chosen:
        QApplication.sendEvent(strip, event)
    assert chosen.args == [1]


def test_command_keys_are_no_answers(strip, qtbot):
    with qtbot.assertNotEmitted(strip.chosen):
        press(strip, Key.Key_W, Qt.KeyboardModifier.ControlModifier)


def test_a_click_chooses_and_the_keys_go_on(strip, qtbot):
    with qtbot.waitSignal(strip.chosen) as chosen:
        QTest.mouseClick(strip.chips.buttons[3], Qt.MouseButton.LeftButton)
    assert chosen.args == [3]
    assert strip.hasFocus()


def test_who_listens_is_told_everything(strip):
    told = strip.accessibleDescription()
    for words in (
        *("Guess 3 of 27", "“old”", "Cuba", "OP1", "back to the last small word"),
        *("Without it: Asks all to mend lamps;", "as it is", "also settles 4 identical cases"),
    ):
        assert words in told
    found = QAccessible.queryAccessibleInterface(strip)
    assert found.text(QAccessible.Text.Name) == "Settle what is in doubt"
    assert strip.line.accessibleName() == "Without it: Asks all to mend lamps;"
    assert strip.sure.accessibleName() == "40% sure"
    assert all(b.accessibleName() for b in strip.chips.buttons)


def test_a_question_is_told_with_one_sign_at_its_end():
    asked = ShownQuestion("Question 1 of 3", "Who is “CH”?", caption="Said", before="(CH waits)")
    assert asked.told().startswith("Question 1 of 3. Who is “CH”? Said: (CH waits). Enter: ")


def test_how_sure_a_guess_is_shows_in_dots_and_figures():
    assert [dots(c) for c in (0.4, 0.75, 1.0)] == ["●●○○○ 0.4", "●●●●○ 0.75", "●●●●● 1"]


def test_long_words_do_not_widen_the_window(strip):
    before = strip.minimumSizeHint().width()
    strip.show_question(shown(who="Cuba, " * 60, why="so that a sentence is left " * 9))
    assert strip.minimumSizeHint().width() == before


def test_the_gap_stays_where_it_is_whatever_stands_beside_it(strip):
    strip.line.setPalette(qt_palette(LIGHT))
    blue = []
    for before in ("Asks ", "Asks everybody who has one to mend at once the "):
        strip.show_question(shown(before=before))
        image = strip.line.grab().toImage()
        spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
        columns = {x for x, y in spots if is_blue(image.pixelColor(x, y))}
        blue.append((min(columns), max(columns)))
    assert blue[0] == blue[1]


def is_blue(colour: QColor) -> bool:
    return colour.blue() > colour.red() + 60


def test_palettes_change(strip):
    strip.show_colours(DARK)
    assert DARK.guess_behind in strip.styleSheet()


SOURCE = "PP1. Recalling lamps,\n\nOP1. Asks ports to keep (Cuba) ~~tin~~ lamps at sea;\n"


@pytest.fixture
def source(qtbot):
    made = SourceText(LIGHT)
    qtbot.addWidget(made)
    made.resize(600, 60)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_pasted_text_is_shown_as_it_was_and_coloured(source, qtbot):
    of = read(SOURCE).draft
    source.show_source(SOURCE, of, table(), Phrases())
    qtbot.waitUntil(lambda: source.toPlainText() == SOURCE)
    cursor = source.textCursor()
    colours = {}
    for words in ("OP1", "Cuba", "tin", "ports"):
        cursor.setPosition(SOURCE.index(words) + 1)
        colours[words] = cursor.charFormat().foreground().color().name()
    assert len(set(colours.values())) == 4
    assert colours["tin"] == LIGHT.deletion.lower()


def test_the_paragraph_in_hand_is_lit(source, qtbot):
    of = read(SOURCE).draft
    source.show_source(SOURCE, of, table(), Phrases())
    source.show_paragraph(of.paragraphs[1].id)
    qtbot.waitUntil(lambda: bool(source.extraSelections()))
    assert source.extraSelections()[0].cursor.selectedText().startswith("OP1.")


def test_a_draft_that_came_from_no_text_says_so(source, qtbot):
    source.show_source("", None, table(), Phrases())
    qtbot.waitUntil(lambda: source.toPlainText() == NOT_KEPT)
    assert source.isReadOnly() and source.accessibleName()
    QApplication.processEvents()
