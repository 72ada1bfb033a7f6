"""What is typed in a column becomes an edit under the hat worn there; the caret stays with it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from model.draft.agreement import Agreement
from model.readings.reading import TABLED
from tests.app.room import TypingRoom
from tests.builders import change, delegation, draft, end, ins, op
from tests.gui import CTRL, SHIFT, text_of
from widgets.table.pane import Pane

BACK = Qt.Key.Key_Backspace


@pytest.fixture
def room(qtbot):
    return lambda *paragraphs, **facts: TypingRoom(qtbot, draft(*paragraphs, **facts))


def test_letters_typed_in_the_informal_text_are_one_change_of_who_has_the_floor(room):
    one = room(op("Urges States"))
    one.stand(6)
    one.keys("all ")
    assert text_of(one.table, 0, 0) == "Urges all (Egypt) States"
    assert one.before_caret() == "Urges all "
    assert [c.positions[0].delegation for c in one.draft.changes.values()] == ["egy"]
    assert one.session.history.undo_name == "Insertion by Egypt"
    one.session.undo()
    assert not one.draft.changes
    assert one.before_caret() == "Urges "


def test_backspace_takes_back_own_letters_and_strikes_those_of_others(room):
    one = room(op("Urges States"))
    one.stand(6)
    one.keys("all")
    one.press(BACK, times=3)
    assert not one.draft.changes
    one.press(BACK, times=2)
    assert [r.text for r in one.draft.paragraphs[0].runs if r.dels] == ["s "]
    assert len(one.draft.changes) == 1
    one.keys("d ")
    assert text_of(one.table, 0, 0) == "Urges d (Egypt) States"
    assert len(one.draft.changes) == 1


def test_what_was_typed_just_now_is_in_hand_though_others_words_follow(room):
    words = op("Urges ", ins("c1", "old "), "States")
    one = room(words, changes=[change("c1", "irn propose")])
    one.stand(6, column=1)
    one.keys("all ")
    (made,) = set(one.draft.changes) - {"c1"}
    assert one.desk.change() == made
    one.press(Qt.Key.Key_Right)
    assert one.desk.change() == "c1"


def test_the_chairs_words_are_ruled_take(room):
    one = room(op("Urges States"))
    one.stand(6, column=1)
    one.keys("all ")
    (made,) = one.draft.changes.values()
    assert made.ruling == "take"
    assert text_of(one.table, 2, 0) == "Urges all States"


def test_the_clean_text_wants_the_secretariats_hat(room):
    one = room(op("Urges States"))
    one.stand(6, column=2)
    one.keys("a")
    assert "Secretariat" in one.refused[0]
    one.typing.toggle_secretariat()
    one.keys("all ")
    (made,) = one.draft.changes.values()
    assert made.outcome == "accepted"
    assert text_of(one.table, 0, 0) == "Urges all States"
    assert one.before_caret() == "Urges all "


def test_letters_are_undone_together_until_something_else_is_done(room):
    one = room(op("Urges States"))
    one.stand(6)
    one.keys("all")
    one.keys(" of")
    assert len(one.session.history.undoing) == 1
    one.press(Qt.Key.Key_Left)
    one.press(Qt.Key.Key_Right)
    one.keys("f")
    assert len(one.session.history.undoing) == 1
    one.press(Qt.Key.Key_Left)
    one.keys("x")
    assert len(one.session.history.undoing) == 2
    one.now += 60
    one.keys("y")
    assert len(one.session.history.undoing) == 3
    one.press(BACK, times=3)
    assert len(one.session.history.undoing) == 4
    assert one.session.history.undo_name == "Deletion by Egypt"
    one.session.undo()
    assert one.before_caret() == "Urges all ofxy"
    one.session.undo()
    one.session.undo()
    one.session.undo()
    assert text_of(one.table, 0, 0) == "Urges States"
    assert one.before_caret() == "Urges "
    one.session.redo()
    assert one.before_caret() == "Urges all off"


def test_what_is_typed_over_a_selection_is_undone_with_it(room):
    one = room(op("Urges all States"))
    one.stand(0)
    one.keys("Now ")
    one.stand(18)
    one.press(Qt.Key.Key_Right, CTRL | SHIFT)
    one.keys("every ")
    assert one.session.history.undo_name == "Replacement by Egypt"
    assert len(one.session.history.undoing) == 2
    one.session.undo()
    assert [run.text for run in one.draft.paragraphs[0].runs] == ["Now ", "Urges all States"]
    one.session.redo()
    assert [run.text for run in one.draft.paragraphs[0].runs if run.ins] == ["Now ", "every "]


def test_what_a_key_did_is_said_once_for_all_letters_of_a_go(room):
    one = room(op("Urges States"))
    one.stand(6)
    one.keys("all ")
    one.press(BACK)
    assert one.said == ["Insertion by Egypt", "Deletion by Egypt"]


def test_what_is_saved_is_not_typed_on_in_the_same_go(room):
    one = room(op("Urges States"))
    one.stand(6)
    one.keys("a")
    one.session._history = one.session.history.at_saved()
    one.keys("b")
    assert len(one.session.history.undoing) == 2


def test_another_speaker_begins_another_change(room):
    one = room(op("Urges States"))
    one.stand(6)
    one.keys("all")
    one.session.give_floor(delegation("tur"))
    one.keys("most")
    assert len(one.draft.changes) == 2
    assert text_of(one.table, 0, 0) == "Urges all (Egypt)most (Türkiye)States"
    assert one.before_caret() == "Urges all (Egypt)most"


def test_nobody_types_without_the_floor_or_in_other_readings(room):
    one = room(op("Urges States"))
    one.session.give_floor(None)
    one.stand(6)
    one.keys("a")
    assert one.refused[-1].endswith("Ctrl+D gives it.")
    one.table.set_readings([TABLED, TABLED, TABLED])
    one.stand(6)
    one.keys("a")
    assert "column" in one.refused[-1]
    assert not one.session.history.undoing


def test_an_agreed_paragraph_is_refused(room):
    one = room(op("Urges States", label="5.", agreement=Agreement("agreed")))
    one.stand(6)
    one.keys("a")
    assert "OP5 is agreed" in one.refused[-1]


def test_backspace_passes_over_tags_to_the_words(room):
    one = room(op("Urges ", ins("c1", "all"), " States"), changes=[change("c1", "tur propose")])
    one.stand(9, side="after")
    assert one.before_caret() == "Urges all (Türkiye)"
    one.press(BACK)
    assert [r.text for r in one.draft.paragraphs[0].runs if r.dels] == ["l"]
    assert one.before_caret() == "Urges al"


def test_a_line_break_stays_in_its_paragraph(room):
    one = room(op("Urges States"))
    one.stand(6)
    one.press(Qt.Key.Key_Return, SHIFT)
    assert len(one.draft.paragraphs) == 1
    assert "\n" in one.draft.paragraphs[0].text()


def test_deleting_a_word_at_once(room):
    one = room(op("Urges all States"))
    one.stand(10)
    one.press(BACK, CTRL)
    assert [r.text for r in one.draft.paragraphs[0].runs if r.dels] == ["all "]
    assert one.before_caret() == "Urges "
    one.press(Qt.Key.Key_Delete, CTRL)
    assert len(one.draft.changes) <= 2


def test_other_scripts_are_typed_whole(room):
    one = room(op("Urges 国家 ok"))
    one.stand(8)
    for word in ("和", "🛟", "é"):
        one.table.caret.ask_words(word)
    assert one.draft.paragraphs[0].text() == "Urges 国家和🛟é ok"
    assert one.before_caret() == "Urges 国家和🛟é"
    one.press(BACK, times=3)
    assert one.draft.paragraphs[0].text() == "Urges 国家 ok"


def test_what_cannot_be_done_moves_no_caret(room):
    one = room(op("Urges States"))
    one.session.file = replace(one.session.file, read_only=True)
    one.stand(6)
    one.keys("a")
    assert one.refused
    assert one.before_caret() == "Urges "
    assert text_of(one.table, 0, 0) == "Urges States"


def test_plain_typing_before_tabling_is_nobodys(room):
    one = room(op("Urges States"), tabled_on="")
    one.stand(6)
    one.keys("all ")
    assert not one.draft.changes
    assert one.session.history.undo_name == "Insertion"


def test_letters_leave_the_caret_where_qt_takes_it_along(room, monkeypatch):
    one = room(op("Urges States"))
    one.stand(6)
    one.keys("a")
    put, count = Pane.setTextCursor, []

    def counted(pane, cursor):
        if pane is one.pane:
            count.append(cursor.position())
        put(pane, cursor)

    monkeypatch.setattr(Pane, "setTextCursor", counted)
    for i in range(3):
        one.keys("l")
        assert one.before_caret() == "Urges al" + i * "l"
    one.press(BACK)
    assert not count  # it stands there already: it is put nowhere
    assert one.before_caret() == "Urges all"


def test_what_is_typed_over_many_paragraphs_has_the_caret_behind_it(room):
    one = room(*(op(f"Urges port {i};") for i in range(15)))
    one.stand(6, column=1)
    cursor = one.pane.textCursor()
    cursor.movePosition(cursor.MoveOperation.End, cursor.MoveMode.KeepAnchor)
    one.pane.setTextCursor(cursor)
    one.keys("x")
    assert text_of(one.table, 1, 0) == "Urges x"
    assert (one.table.caret.row, one.before_caret()) == (0, "Urges x")
    one.keys("y")
    assert one.before_caret() == "Urges xy"


@pytest.mark.parametrize("column", [1, 2])
def test_what_is_typed_where_nothing_is_left_is_seen(room, column):
    """Two paragraphs that Iran asks for, put in by one change: the clean text has an empty line."""
    words = ins("c1", "Begs"), ins("c1", "Asks")
    ends = end("c1"), end("")
    one = room(
        op("Urges", label="1."),
        *(op(word, end=mark) for word, mark in zip(words, ends, strict=True)),
        changes=[change("c1", "irn propose", ruling="leave")],
    )
    one.typing.toggle_secretariat()
    one.table.caret.column = one.table.columns[column]
    one.pane.setFocus()
    one.table.caret.put(2)
    assert text_of(one.table, column, 2) == ""
    one.keys("Thanks")
    assert text_of(one.table, column, 2).endswith("Thanks")
    assert one.before_caret() == text_of(one.table, column, 2)


def test_a_tag_that_is_selected_cannot_be_deleted_and_says_why(room):
    one = room(op("Urges ", ins("c1", "all "), "States"), changes=[change("c1", "tur propose")])
    row = text_of(one.table, 0, 0)
    one.stand(0)
    cursor = one.pane.textCursor()
    begin = cursor.block().position() + row.index("(")
    cursor.setPosition(begin)
    cursor.setPosition(begin + len("(Türkiye)"), cursor.MoveMode.KeepAnchor)
    one.pane.setTextCursor(cursor)
    one.press(Qt.Key.Key_Delete)
    assert text_of(one.table, 0, 0) == row
    assert "tag" in one.refused[-1]
    one.press(Qt.Key.Key_X, CTRL)
    one.keys("z")
    assert len(one.refused) == 3
    assert text_of(one.table, 0, 0) == row


def test_an_empty_paragraph_that_is_selected_with_its_label_takes_words(room):
    one = room(op("Urges", label="1."), op(label="2."))
    one.stand(0, row=1)
    cursor = one.pane.textCursor()
    cursor.movePosition(cursor.MoveOperation.StartOfBlock)
    cursor.movePosition(cursor.MoveOperation.EndOfBlock, cursor.MoveMode.KeepAnchor)
    one.pane.setTextCursor(cursor)
    one.keys("Begs")
    assert one.draft.paragraphs[1].text() == "Begs"
