"""What an import left in doubt is settled from the strip, as a person does it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.acts.settling import Settling
from app.session import OpenFile
from model.draft.agreement import Agreement
from model.draft.draft import Draft
from model.files.loaded import Loaded
from tests.builders import change, draft, end, hold, ins, op, pp
from tests.desk import DeskWindow, make_window, type_words
from tests.gui import SHIFT, press
from widgets.colours import LIGHT
from widgets.review.strip import ReviewStrip
from widgets.table.lighting import Lighting

Key = Qt.Key
GUESS = {"confidence": 0.4, "reason": "back to the last small word"}
FLOOR = Agreement("agreed", "informals")


def rolling() -> Draft:
    return draft(
        pp("Recalling the old and ", ins("c1", "worn "), "lamps,", label="PP1."),
        op("Asks ports to mend all dim ", ins("c2", "old "), "lamps;", label="1."),
        op("Asks quays to mend all dim ", ins("c3", "old "), "bells;", label="2."),
        op("Asks to ", ins("c4", "now "), "ring;", label="3.", agreement=FLOOR),
        op("Thanks ", hold("c5", "all "), "pilots.", label="4."),
        changes=[
            change("c1", "tur propose", **GUESS),
            change("c2", "cub propose", **GUESS),
            change("c3", "cub propose", **GUESS),
            change("c4", "mex propose", **GUESS),
            change("c5", "irn reserve", **GUESS),
        ],
    )


class Review:
    """The window with its strip."""

    def __init__(self, window: DeskWindow) -> None:
        self.window = window
        self.strip = ReviewStrip(LIGHT, window)
        self.strip.setGeometry(0, 0, 1300, 100)
        self.lighting = Lighting(window.table, LIGHT)
        self.acts = Settling(window.desk, self.strip, self.lighting)
        window.take(*self.acts.commands())
        window.table.active.pane.setFocus()

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            press(self.strip, key)

    @property
    def draft(self) -> Draft:
        assert self.window.session.draft is not None
        return self.window.session.draft

    @property
    def head(self) -> str:
        return f"{self.strip.head.text()} {self.strip.what.text()}"

    @property
    def line(self) -> str:
        return " ".join(self.strip.line.text().split())

    def words(self, row: int) -> str:
        """What is put in, in a row."""
        return "".join(run.text for run in self.draft.paragraphs[row].runs if run.ins)

    def doubts(self) -> set[str]:
        return {c.id for c in self.draft.changes.values() if c.confidence is not None}

    def lit(self, column: int = 0) -> list[str]:
        self.lighting.show_now()
        pane = self.window.table.columns[column].pane
        found = pane.extraSelections()
        amber = LIGHT.found.lower()
        return [
            one.cursor.selectedText()
            for one in found
            if one.format.background().color().name() == amber
        ]


@pytest.fixture
def review(qtbot):
    made = Review(make_window(qtbot, rolling()))
    made.window.do("show.settle")
    return made


def test_f7_asks_the_first_question_and_the_caret_goes_there(review):
    assert review.head == "Guess 1 of 4 “worn”"
    assert review.strip.hasFocus()
    assert review.window.table.caret.change() == "c1"
    assert review.strip.about.text() == "Türkiye · PP1 · back to the last small word"
    assert review.line == "Recalling the old and lamps,"


def test_the_words_in_doubt_are_lit_as_far_as_the_answer_reaches(review):
    assert review.lit() == ["worn"]
    review.press(Key.Key_C)
    assert "".join(review.lit()) == "and worn"
    assert review.line == "Recalling the old lamps,"
    assert review.words(0) == "worn "


def test_enter_gives_the_answer_and_goes_on(review):
    review.press(Key.Key_C, Key.Key_Return)
    assert review.words(0) == "and worn "
    assert review.head == "Guess 2 of 4 “old”"
    assert review.window.session.history.undo_name == "Set extent"


def test_the_same_key_twice_settles(review):
    review.press(Key.Key_C, Key.Key_C)
    assert review.words(0) == "and worn "


def test_one_answer_settles_all_identical_cases_and_says_so_before(review):
    review.press(Key.Key_N)
    assert review.strip.enter.text() == "also settles 1 identical case"
    review.press(Key.Key_Return)
    assert review.doubts() == {"c1", "c4", "c5"}
    review.window.session.undo()
    assert review.draft == rolling()


def test_arrows_move_the_edges_word_by_word(review):
    review.press(Key.Key_N, Key.Key_Left, Key.Key_Left)
    assert review.head == "Guess 2 of 4 “all dim old”"
    review.press(Key.Key_Right)
    press(review.strip, Key.Key_Right, SHIFT)
    assert review.head == "Guess 2 of 4 “dim old lamps”"
    assert review.strip.enter.text() == "exactly “dim old lamps”"
    review.press(Key.Key_Return)
    assert review.words(1).strip() == "dim old lamps"
    assert "c3" in review.doubts()


def test_words_that_are_selected_are_meant_exactly(review, qtbot):
    table = review.window.table
    pane = table.caret.column.pane
    cursor = pane.textCursor()
    at = pane.toPlainText().index("old and worn")
    pane.setFocus()
    cursor.setPosition(at)
    pane.setTextCursor(cursor)
    for _ in range(len("old and worn")):
        press(pane, Key.Key_Right, SHIFT)
    assert review.head == "Guess 1 of 4 “old and worn”"
    assert review.line == "Recalling the lamps,"
    press(pane, Key.Key_Return)
    assert review.words(0) == "old and worn "
    assert review.strip.hasFocus()
    assert len(review.draft.paragraphs) == 5


def test_escape_in_the_text_leads_back_to_the_strip(review):
    pane = review.window.table.active.pane
    pane.setFocus()
    press(pane, Key.Key_Escape)
    assert review.strip.hasFocus() and review.acts.is_on()


def test_what_is_agreed_comes_last_and_can_be_settled(review):
    review.press(Key.Key_N, Key.Key_N, Key.Key_N)
    assert review.head == "Guess 4 of 4 “now”"
    assert "OP3 (agreed)" in review.strip.about.text()
    review.press(Key.Key_Return)
    assert "c4" not in review.doubts()
    assert review.head == "Guess 2 of 4 “worn”"


def test_a_stance_may_be_about_the_paragraph(review):
    review.press(Key.Key_N, Key.Key_N)
    assert "Iran speaks of “all”, or of OP4 as a whole?" in review.head
    assert [b.text() for b in review.strip.chips.buttons if b.isVisible()] == [
        "1  these words",
        "2  the paragraph",
    ]
    review.press(Key.Key_2, Key.Key_Return)
    assert "c5" not in review.draft.changes
    assert [p.stance for p in review.draft.paragraphs[4].positions] == ["reserve"]


def test_u_takes_the_last_answer_back_and_asks_again(review):
    review.press(Key.Key_C, Key.Key_Return, Key.Key_Return)
    assert review.head.startswith("Guess 4 of 4") or review.head.startswith("Guess 3 of 4")
    review.press(Key.Key_U)
    assert review.head == "Guess 2 of 4 “old”"
    review.press(Key.Key_U)
    assert review.head == "Guess 1 of 4 “worn”"
    assert review.draft == rolling()


def test_u_takes_back_answers_only(review):
    type_words(review.window, "p5", 0, "Now ")
    review.press(Key.Key_U)
    assert review.window.said[-1] == "There is no answer to take back."
    review.press(Key.Key_Return)
    type_words(review.window, "p5", 0, "Then ")
    review.press(Key.Key_U)
    assert review.window.said[-1] == "Something else was done since; undo that first."
    review.window.session.undo()
    review.press(Key.Key_U)
    assert review.doubts() == {"c1", "c2", "c3", "c4", "c5"}
    assert "Now " in review.draft.paragraphs[4].text()


def test_going_back_and_round(review):
    review.press(Key.Key_Backspace)
    assert review.head == "Guess 4 of 4 “now”"
    review.press(Key.Key_N)
    assert review.head == "Guess 1 of 4 “worn”"
    assert review.draft == rolling()


def test_what_is_unanswered_stays_marked_and_is_asked_again(review):
    review.press(Key.Key_Return, Key.Key_Escape)
    assert not review.acts.is_on() and review.lit() == []
    assert review.window.table.active.pane.hasFocus()
    assert review.window.said[-1] == "3 are left to settle; F7 goes on with them."
    assert review.doubts() == {"c2", "c3", "c4", "c5"}
    review.window.do("show.settle")
    assert review.head == "Guess 1 of 3 “old”"


def test_everything_is_settled_as_it_is_in_one_edit(review):
    QTest.mouseClick(review.strip.all, Qt.MouseButton.LeftButton)
    assert review.doubts() == set() and not review.acts.is_on()
    assert review.window.said[-1] == "Everything is settled."
    review.window.session.undo()
    assert review.draft == rolling()


def test_where_nothing_is_in_doubt_the_review_says_so(qtbot):
    made = Review(make_window(qtbot, draft(op("Asks all to meet."))))
    made.window.do("show.settle")
    assert not made.acts.is_on() and made.window.said[-1] == "Nothing is in doubt."
    made.window.do("decide.settle_all")
    assert made.window.said[-1] == "Nothing is in doubt."


def test_edits_of_others_are_followed(review, qtbot):
    type_words(review.window, "p1", 0, "Now ")
    qtbot.waitUntil(lambda: review.line == "Now Recalling the old and lamps,")
    review.press(Key.Key_C, Key.Key_Return)
    assert "and worn " in review.words(0)


def test_who_types_in_the_text_keeps_the_caret(review, qtbot):
    table = review.window.table
    table.caret.put(4)
    pane = table.active.pane
    pane.setFocus()
    at = pane.textCursor().positionInBlock()
    type_words(review.window, "p1", 0, "Now ")
    qtbot.waitUntil(lambda: review.line == "Now Recalling the old and lamps,")
    assert table.caret.row == 4 and pane.textCursor().positionInBlock() == at


def test_an_answer_given_at_once_is_about_the_text_as_it_is(review):
    type_words(review.window, "p1", 0, "Now ")
    review.press(Key.Key_C, Key.Key_Return)
    assert review.draft.paragraphs[0].text() == "Now Recalling the old and worn lamps,"
    assert review.words(0) == "Now and worn "


def test_words_dragged_before_an_edit_are_not_settled_unseen(review):
    review.press(Key.Key_Left)
    type_words(review.window, "p1", 0, "Now ")
    review.press(Key.Key_Return)
    assert "c1" in review.doubts() and review.head == "Guess 1 of 4 “worn”"


def test_a_paragraph_of_its_own_is_not_asked_about_again(qtbot):
    words = "Asks the quiet harbours to mend old lamps "
    whole = draft(
        op(f"{words}and bells;", label="1."),
        op(ins("c1", f"{words}at sea;"), label="1 bis.", end=end("c1")),
    )
    made = Review(make_window(qtbot, whole))
    made.window.do("show.settle")
    assert made.head == (
        "Question 1 of 1 Is OP1 bis a paragraph of its own, or another version of OP1?"
    )
    made.press(Key.Key_Return)
    assert made.draft == whole and not made.acts.is_on()
    made.window.do("show.settle")
    assert made.window.said[-1] == "Nothing is in doubt."
    made.window.session.open(Loaded(whole), OpenFile(name="lamps.txt"))
    made.window.do("show.settle")
    made.press(Key.Key_2, Key.Key_Return)
    assert len(made.draft.alternatives) == 1


def test_another_draft_ends_the_review(review):
    review.window.session.open(Loaded(draft(op("Asks."))), OpenFile(name="other.txt"))
    assert not review.acts.is_on()
