"""What is pasted over all the words of one paragraph or of several: only what differs comes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt

from model.draft.agreement import Agreement
from tests.app.room import TypingRoom
from tests.builders import change, draft, end, ins, op
from tests.gui import text_of

OLD = "Urges all States to keep lamps lit;"
NEW = "Urges coastal States to keep all lamps lit;"


@pytest.fixture
def room(qtbot):
    return lambda *paragraphs, **facts: TypingRoom(qtbot, draft(*paragraphs, **facts))


def paste(one: TypingRoom, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    one.pane.insertFromMimeData(data)


def told(one):
    return [(p.kind, p.label, p.text()) for p in one.draft.paragraphs]


def test_over_a_whole_paragraph_only_the_words_that_differ_are_proposed(room):
    one = room(op(OLD, label="OP1."), op("Invites", label="OP2."))
    one.choose(0, len(OLD))
    paste(one, NEW)
    paragraph = one.draft.paragraphs[0]
    assert [run.text for run in paragraph.runs if run.ins] == ["coastal", "all "]
    assert [run.text for run in paragraph.runs if run.dels] == ["all"]
    assert len(one.draft.changes) == 1
    one.press(Qt.Key.Key_Tab)
    assert [p.label for p in one.draft.paragraphs] == ["OP1.", "OP1 alt.", "OP2."]
    assert one.draft.paragraphs[1].text() == NEW
    one.press(Qt.Key.Key_Tab)
    assert [p.label for p in one.draft.paragraphs] == ["OP1.", "OP1 bis.", "OP2."]
    assert one.draft.paragraphs[0].text() == OLD
    one.press(Qt.Key.Key_Tab)
    assert len(one.draft.paragraphs) == 2
    assert len(one.session.history.undoing) == 1


def test_tab_after_another_key_is_no_other_way_to_paste(room):
    one = room(op(OLD))
    one.choose(0, len(OLD))
    paste(one, NEW)
    one.press(Qt.Key.Key_Left)
    one.press(Qt.Key.Key_Tab)
    assert len(one.draft.paragraphs) == 1


def test_own_words_pasted_over_are_changed_in_place(room):
    one = room(op("A ", ins("c1", "thick fog"), " b"))
    one.choose(0, 13)
    paste(one, "A thin fog b")
    assert [(r.text, len(r.ins), len(r.dels)) for r in one.draft.paragraphs[0].runs] == [
        ("A ", 0, 0),
        ("thin fog", 1, 0),
        (" b", 0, 0),
    ]


# -- pasted over several -------------------------------------------------------------------------

THREE = (
    "Urges all harbours to keep their lamps lit through the night;",
    "Invites keepers to report on the oil that they burn;",
    "Requests pilots to wait for the tide.",
)


def three(one: str = "", two: str = "", last: str = ""):
    """The paragraphs, some with other words."""
    told = zip((one, two, last), THREE, strict=True)
    return [op(own or usual, label=f"OP{i}.") for i, (own, usual) in enumerate(told, 1)]


def choose_rows(one: TypingRoom, first: int, last: int, column: int = 0) -> None:
    """Select all words of some rows."""
    one.stand(len(one.draft.paragraphs[last].text()), column, last)
    end = one.pane.textCursor().position()
    one.stand(0, column, first, "after")
    cursor = one.pane.textCursor()
    cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
    one.pane.setTextCursor(cursor)


def amended(one: TypingRoom) -> list[list[str]]:
    """What is put in (+) and struck (-) in each paragraph."""
    return [
        [f"{'+' if run.ins else '-'}{run.text}" for run in p.runs if run.ins or run.dels]
        for p in one.draft.paragraphs
    ]


def test_over_several_paragraphs_too_only_the_words_that_differ_are_proposed(room):
    one = room(*three())
    choose_rows(one, 0, 2)
    paste(one, "\n".join(THREE).replace("all ", "").replace("oil that", "coal that"))
    assert amended(one) == [["-all "], ["-oil", "+coal"], []]
    assert len(one.draft.changes) == 1
    assert one.before_caret().endswith("tide.")
    one.press(Qt.Key.Key_Tab)
    assert amended(one)[0][0].startswith("-Urges all")  # as if typed over all of it
    one.press(Qt.Key.Key_Tab)
    assert [p.label for p in one.draft.paragraphs][3:] == ["OP3 bis.", "OP3 ter.", "OP3 quater."]
    one.press(Qt.Key.Key_Tab)
    assert amended(one) == [["-all "], ["-oil", "+coal"], []]
    one.session.undo()
    assert amended(one) == [[], [], []]


def test_what_is_new_among_them_comes_in_and_what_is_missing_goes(room):
    one = room(*three())
    choose_rows(one, 0, 2)
    paste(one, f"Thanks the cooks;\n{THREE[0]}\nAsks for more buoys;\n{THREE[2]}\nEnds.")
    assert told(one) == [
        ("operative", "OP1 bis.", "Thanks the cooks;"),
        ("operative", "OP1.", THREE[0]),
        ("operative", "OP1 ter.", "Asks for more buoys;"),
        ("operative", "OP2.", THREE[1]),
        ("operative", "OP3.", THREE[2]),
        ("operative", "OP3 bis.", "Ends."),
    ]
    gone = one.draft.paragraphs[3]
    assert all(run.dels for run in gone.runs) and gone.end.dels
    assert len(one.draft.changes) == 1
    assert one.before_caret().endswith("Ends.")


def test_over_several_in_the_chairs_proposal_it_is_the_chairs(room):
    one = room(*three())
    choose_rows(one, 0, 1, column=1)
    paste(one, f"{THREE[0]}\n{THREE[1]}".replace("lit ", "bright "))
    assert amended(one) == [["-lit", "+bright"], [], []]
    (made,) = one.draft.changes.values()
    assert made.ruling == "take"


def test_one_pasted_paragraph_over_two_stays_where_it_is_and_the_other_goes(room):
    one = room(*three())
    choose_rows(one, 0, 1)
    paste(one, THREE[1])
    assert all(run.dels for run in one.draft.paragraphs[0].runs)
    assert amended(one)[1:] == [[], []]


def test_what_is_like_none_of_them_is_typed_over_them(room):
    one = room(*three())
    choose_rows(one, 0, 1)
    paste(one, "Thanks the cooks;\nEnds.")
    assert [p.text() for p in one.draft.paragraphs][-1] == THREE[2]
    assert amended(one)[0][0].startswith("-Urges")
    assert one.session.history.undo_name == "Replacement by Egypt"


def test_a_part_of_a_paragraph_is_not_taken_for_all_of_it(room):
    one = room(*three())
    choose_rows(one, 0, 1)
    cursor = one.pane.textCursor()
    cursor.movePosition(cursor.MoveOperation.Left, cursor.MoveMode.KeepAnchor, 6)
    one.pane.setTextCursor(cursor)
    paste(one, f"{THREE[0]}\n{THREE[1][:-6]}")
    assert amended(one)[0][0].startswith("-Urges")


def test_the_label_that_was_copied_along_is_no_word_of_the_paragraph(room):
    one = room(*three())
    one.choose(0, len(THREE[0]))
    paste(one, f"OP1. {THREE[0]}".replace("lit ", "bright "))
    assert amended(one) == [["-lit", "+bright"], [], []]


def test_an_agreed_paragraph_among_them_may_stay_as_it_is(room):
    agreed = Agreement("agreed", "informals")
    first, second, third = three()
    one = room(first, replace(second, agreement=agreed), third)
    choose_rows(one, 0, 2)
    paste(one, "\n".join(THREE).replace("tide", "ebb"))
    assert amended(one) == [[], [], ["-tide", "+ebb"]]
    choose_rows(one, 0, 2)
    paste(one, "\n".join(THREE).replace("report", "tell"))
    assert "OP2 is agreed" in one.refused[-1]


def test_the_same_words_over_several_change_nothing(room):
    one = room(*three())
    choose_rows(one, 0, 2)
    paste(one, "\n".join(THREE))
    assert one.refused == ["These are the words that stand there."]
    assert not one.draft.changes


def test_what_goes_is_all_of_a_line_that_two_paragraphs_flow_into(room):
    split = end("c1")
    one = room(
        op(THREE[0], label="OP1."),
        op("Invites keepers to ", end=split, label="OP2."),
        op("report on oil;"),
        changes=[change("c1", "irn propose", outcome="withdrawn")],
    )
    one.stand(len("report on oil;"), 1, 2)
    cursor = one.pane.textCursor()
    cursor.movePosition(cursor.MoveOperation.Start, cursor.MoveMode.KeepAnchor)
    one.pane.setTextCursor(cursor)
    paste(one, THREE[0])
    assert text_of(one.table, 1, 0) == f"OP1. {THREE[0]}"
    assert [all(run.dels for run in p.runs) for p in one.draft.paragraphs] == [False, True, True]
