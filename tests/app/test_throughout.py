"""Words replaced throughout: asked for at the caret, places ticked, one change."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.acts.throughout import Throughout
from model.steps.position_edits import rename_paragraph
from tests.app.room import TypingRoom
from tests.builders import change, draft, ins, op
from tests.gui import press, text_of


def test_words_are_put_in_wherever_they_are_ticked(qtbot):
    one = TypingRoom(qtbot, draft(op("misuse of lamps"), op("the misuse"), op("no misuse here")))
    acts = Throughout(one.desk, one.typing)
    one.stand(3)
    acts.ask()
    line = one.desk.line
    assert "3 places" in line.question.text()
    line.line.setText("misuse and abuse")
    line.line.returnPressed.emit()
    assert acts.ticks.isVisible()
    assert acts.ticks.ticked() == [0, 1, 2]
    press(acts.ticks.list, Qt.Key.Key_Down)
    press(acts.ticks.list, Qt.Key.Key_Space)
    assert acts.ticks.ticked() == [0, 2]
    assert "2 of 3" in acts.ticks.hint.text()
    press(acts.ticks.list, Qt.Key.Key_Return)
    assert not acts.ticks.isVisible()
    assert text_of(one.table, 0, 0) == "misuse and abuse (Egypt) of lamps"
    assert text_of(one.table, 0, 1) == "the misuse"
    assert text_of(one.table, 0, 2) == "no misuse and abuse (Egypt) here"
    assert len(one.draft.changes) == 1
    assert one.table.focusWidget() is one.pane
    one.session.undo()
    assert not one.draft.changes


def test_escape_leaves_the_text_as_it_is(qtbot):
    one = TypingRoom(qtbot, draft(op("misuse of lamps")))
    acts = Throughout(one.desk, one.typing)
    one.stand(3)
    acts.ask()
    one.desk.line.line.setText("use")
    one.desk.line.line.returnPressed.emit()
    press(acts.ticks.list, Qt.Key.Key_Escape)
    assert not one.session.history.undoing
    one.stand(6)
    acts.ask()
    assert "misuse" in one.desk.line.question.text()


def test_in_a_label_the_first_word_is_meant(qtbot):
    one = TypingRoom(qtbot, draft(op("misuse of lamps", label="3."), op("the misuse", label="4.")))
    acts = Throughout(one.desk, one.typing)
    one.table.caret.put(0)
    acts.ask()
    assert "“misuse” in 2 places" in one.desk.line.question.text()


def asked(qtbot) -> tuple[TypingRoom, Throughout]:
    """In which places is asked."""
    one = TypingRoom(qtbot, draft(op("misuse of lamps"), op("the misuse")))
    acts = Throughout(one.desk, one.typing)
    one.stand(3)
    acts.ask()
    one.desk.line.line.setText("use")
    one.desk.line.line.returnPressed.emit()
    assert acts.ticks.isVisible()
    return one, acts


def test_whoever_goes_back_into_the_text_leaves_it(qtbot):
    one, acts = asked(qtbot)
    one.table.activateWindow()
    qtbot.waitUntil(acts.ticks.list.hasFocus)
    one.pane.setFocus()
    assert not acts.ticks.isVisible()
    assert not one.session.history.undoing


def test_places_of_a_text_that_is_another_one_by_now_are_not_written_in(qtbot):
    one, acts = asked(qtbot)
    one.session.attempt(lambda draft, at: rename_paragraph(draft, "p1", "OP7", at))
    press(acts.ticks.list, Qt.Key.Key_Return)
    assert one.draft.paragraphs[0].text() == "misuse of lamps"
    assert one.said[-1] == "The text is another one by now; ask again."


def test_behind_a_word_or_before_a_tag_the_last_word_is_meant(qtbot):
    words = op("“Lamps”, misuse of ", ins("c1", "old "), "lamps")
    one = TypingRoom(qtbot, draft(words, changes=[change("c1", "egy propose")]))
    acts = Throughout(one.desk, one.typing)
    for offset, word in ((0, "Lamps"), (8, "Lamps"), (23, "old"), (28, "lamps")):
        one.stand(offset)
        acts.ask()
        assert f"“{word}” in" in one.desk.line.question.text()
        press(one.desk.line.line, Qt.Key.Key_Escape)
