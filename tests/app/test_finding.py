"""Words are found and replaced from the bar, as a person does it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.acts.finding import Finding
from model.draft.agreement import Agreement
from model.draft.place import Place
from model.steps.typing_edits import insert_words
from tests.builders import change, dele, draft, ins, note, note_mark, op, pp
from tests.desk import DeskWindow, make_window, type_words, typed_by_egypt
from tests.gui import SHIFT, press
from widgets.colours import LIGHT
from widgets.panels.find_bar import FindBar
from widgets.table.lighting import Lighting


def rolling():
    return draft(
        pp("Recalling the lamps and the ", ins("c1", "old "), "lamps of 1901,", label="PP1."),
        op("Urges lamp keepers to mend lamps;", label="1."),
        op(*("Thanks the lamps;",), label="2.", agreement=Agreement("agreed", "informals")),
        op("Decides to meet ", ins("c2", "gladly "), "again.", label="3."),
        changes=[change("c1"), change("c2")],
    )


class Search:
    """The window with its bar."""

    def __init__(self, window: DeskWindow) -> None:
        self.window = window
        self.bar = FindBar(window)
        lighting = Lighting(window.table, LIGHT)
        self.acts = Finding(window.desk, self.bar, lighting, typed_by_egypt)
        window.take(*self.acts.commands())

    def type(self, words: str, qtbot) -> None:
        """Open the bar and type into it, and wait until everything is looked through."""
        self.window.do("edit.find")
        QTest.keyClicks(self.bar.words, words)
        self.wait(qtbot)

    def wait(self, qtbot) -> None:
        qtbot.waitUntil(lambda: not self.bar._timer.isActive() and not self.acts._timer.isActive())

    def selected(self) -> str:
        return self.window.table.active.pane.textCursor().selectedText()

    def lit(self, column: int = 0) -> list[str]:
        pane = self.window.table.columns[column].pane
        return [lit.cursor.selectedText() for lit in pane.extraSelections()]

    @property
    def count(self) -> str:
        return self.bar.count.text() or self.bar.trouble.text()


@pytest.fixture
def search(qtbot):
    return Search(make_window(qtbot, rolling()))


def test_typing_finds_the_first_and_counts(search, qtbot):
    search.type("lamps", qtbot)
    assert search.count == "1 of 4"
    assert search.selected() == "lamps"


def test_f3_goes_on_and_round_and_back(search, qtbot):
    search.type("lamps", qtbot)
    for told in ("2 of 4", "3 of 4", "4 of 4", "1 of 4"):
        search.window.do("go.next_found")
        assert search.count == told
    search.window.do("go.previous_found")
    assert search.count == "4 of 4"
    assert search.window.table.caret.row == 2


def test_enter_and_shift_enter_in_the_bar(search, qtbot):
    search.type("lamps", qtbot)
    press(search.bar.words, Qt.Key.Key_Return)
    assert search.count == "2 of 4"
    press(search.bar.words, Qt.Key.Key_Return, SHIFT)
    assert search.count == "1 of 4"


def test_what_is_found_is_lit_in_every_column(search, qtbot):
    search.type("lamps", qtbot)
    qtbot.waitUntil(lambda: search.lit(2) == ["lamps"] * 4)
    assert search.lit(0).count("lamps") == 4
    press(search.bar.words, Qt.Key.Key_Escape)
    assert not search.lit(2)
    assert search.bar.isHidden()


def test_whole_words_case_and_patterns(search, qtbot):
    search.type("lamp", qtbot)
    assert search.count == "1 of 5"
    search.bar.whole.click()
    search.wait(qtbot)
    assert search.count == "1 of 1"
    search.bar.whole.click()
    search.bar.words.setText("L[a-z]mps?")
    search.bar.pattern.click()
    search.wait(qtbot)
    assert search.count.endswith("of 5")
    search.bar.case.click()
    search.wait(qtbot)
    assert search.count == "none found"


def test_what_is_no_pattern_is_said_and_finds_nothing(search, qtbot):
    search.type("lam(", qtbot)
    search.bar.pattern.click()
    assert search.count.startswith("This is no pattern: missing closing parenthesis")
    search.window.do("go.next_found")
    assert not search.window.session.history.undoing


def test_a_pattern_that_takes_too_long_is_given_up(search, qtbot):
    type_words(search.window, "p4", 3, "a" * 4000)
    search.bar.pattern.click()
    search.type("(a+)+$", qtbot)
    assert search.count == "This pattern takes too long to look for; make it simpler."


def test_words_that_another_column_only_shows_are_found_in_all_columns(search, qtbot):
    search.type("the lamps of", qtbot)
    assert search.count == "none found"
    search.bar.everywhere.click()
    search.wait(qtbot)
    assert search.count == "1 of 1"


def test_another_column_is_searched_once_one_is_in_it(search, qtbot):
    search.type("the lamps of", qtbot)
    assert search.count == "none found"
    search.window.table.columns[2].pane.setFocus()
    search.window.do("go.next_found")
    search.wait(qtbot)
    assert search.count == "1 of 1"


def test_the_bar_opens_with_what_is_selected(search, qtbot):
    search.type("keepers", qtbot)
    press(search.bar.words, Qt.Key.Key_Escape)
    search.window.do("edit.find")
    assert search.bar.words.text() == "keepers"


def test_replacing_one_is_an_edit_in_the_column_and_goes_on(search, qtbot):
    search.type("lamps", qtbot)
    search.bar.instead.setText("lanterns")
    search.bar.instead.setFocus()
    press(search.bar.instead, Qt.Key.Key_Return)
    search.wait(qtbot)
    assert search.window.session.history.undo_name == "Replacement by Egypt"
    assert "lanterns" in search.window.session.draft.paragraphs[0].text()
    # What is struck now is still shown, and found.
    assert search.count == "2 of 4"


def test_replacing_all_is_one_edit_that_leaves_what_is_agreed(search, qtbot):
    search.type("lamps", qtbot)
    search.bar.instead.setText("lanterns")
    search.bar.all.click()
    session = search.window.session
    texts = [p.text() for p in session.draft.paragraphs]
    assert [text.count("lanterns") for text in texts] == [2, 1, 0, 0]
    assert search.window.said[-1].startswith("3 places replaced; 1 left: OP2 is agreed")
    assert session.history.undo_name == "Replacement by Egypt (3 places)"
    search.wait(qtbot)
    search.bar.all.click()  # what is struck is not replaced again
    assert [p.text().count("lanterns") for p in session.draft.paragraphs] == [2, 1, 0, 0]
    session.undo()
    assert session.draft == rolling()


def test_each_reason_why_places_are_left_is_told(qtbot):
    agreed = Agreement("agreed", "informals")
    held = [op("Mends nets;", label=f"{n}.", agreement=agreed) for n in range(2, 6)]
    found = Search(make_window(qtbot, draft(op("Sells nets, and nets;", label="1."), *held)))
    found.type("nets", qtbot)
    found.bar.instead.setText("ropes")
    found.bar.all.click()
    told = "2 places replaced; 4 left: OP2 is agreed, OP3 is agreed, OP4 is agreed and 1 more."
    assert found.window.said[-1] == told


def test_a_replacement_takes_groups_of_a_pattern(search, qtbot):
    search.bar.pattern.click()
    search.type(r"(\w+) keepers", qtbot)
    search.bar.instead.setText("keepers of $1s")
    search.bar.all.click()
    assert "keepers of lamps" in search.window.session.draft.paragraphs[1].text()


def test_words_in_a_note_are_gone_to_and_replaced(qtbot):
    text = draft(
        op("Urges lamps", note_mark("n1"), " on"),
        op("Decides on lamps"),
        notes=[note("n1", "as lamps are, and lamps")],
    )
    search = Search(make_window(qtbot, text))
    search.type("lamps", qtbot)
    for told in ("2 of 4", "3 of 4", "4 of 4"):
        search.window.do("go.next_found")
        assert search.count == told
    for told in ("3 of 4", "2 of 4", "1 of 4"):
        search.window.do("go.previous_found")
        assert search.count == told
    search.window.do("go.next_found")
    search.acts.replace_one("lanterns")
    note_now = search.window.session.draft.notes["n1"].paragraphs[0]
    assert "lanterns" in note_now.text()


def test_the_count_follows_edits(search, qtbot):
    search.type("lamps", qtbot)
    type_words(search.window, "p4", 0, "lamps ")
    search.wait(qtbot)
    qtbot.waitUntil(lambda: search.count == "1 of 5")


def test_what_was_looked_for_last_can_be_filtered_by_once_the_bar_is_closed(search, qtbot):
    assert search.acts.paragraphs() == frozenset()
    search.type("lamps", qtbot)
    open_ = search.acts.paragraphs()
    press(search.bar.words, Qt.Key.Key_Escape)
    assert search.acts.paragraphs() == open_ == {"p1", "p2", "p3"}


def test_f3_without_anything_sought_opens_the_bar(search):
    search.window.do("go.next_found")
    assert search.bar.isVisible()
    assert search.count == ""


def test_everything_in_the_bar_has_a_name(search):
    bar = search.bar
    for widget in (bar.words, bar.instead, bar.back, bar.on, bar.one, bar.all, bar.shut):
        assert widget.accessibleName()
    assert bar.count.accessibleName() == "Nothing is looked for"


def test_words_of_which_somebody_strikes_a_part_are_left_where_all_are_replaced(qtbot):
    text = draft(
        op("Oil la", dele("c1", "mps"), " and lamps"), changes=[change("c1", "irn propose")]
    )
    search = Search(make_window(qtbot, text))
    search.type("lamps", qtbot)
    assert search.count.endswith("2")
    search.bar.instead.setText("wicks")
    search.bar.all.click()
    assert [run.text for run in search.window.session.draft.paragraphs[0].runs if run.ins] == [
        "wicks"
    ]
    assert search.window.said[-1] == "1 place replaced; 1 struck in part was left."


def test_letters_typed_just_before_all_are_replaced_are_looked_at_first(search, qtbot):
    session = search.window.session
    search.type("lamps", qtbot)
    for offset, letter in enumerate("our "):
        place = Place("p2", offset)
        session.attempt(
            lambda d, at, place=place, letter=letter: insert_words(d, place, letter, "egy", at),
            joins=lambda edit: edit.number != 1,
        )
    search.acts.replace_all("wicks")
    standing = "".join(run.text for run in session.draft.paragraphs[1].runs if not run.dels)
    assert standing == "our Urges lamp keepers to mend wicks;"
