"""Words pasted in, pasted over a whole paragraph, dragged elsewhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt

from model.draft.agreement import Agreement
from model.draft.place import Place
from model.draft.text import Run
from model.readings.reading import INFORMAL
from tests.app.room import TypingRoom
from tests.builders import change, dele, draft, fmt, op, pp
from tests.gui import CTRL, text_of
from widgets.table.asking import Moving
from widgets.table.pasted import pasted_text


@pytest.fixture
def room(qtbot):
    return lambda *paragraphs, **facts: TypingRoom(qtbot, draft(*paragraphs, **facts))


def paste(one: TypingRoom, text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    one.pane.insertFromMimeData(data)


def rows(one):
    return [text_of(one.table, 0, row) for row in range(len(one.draft.paragraphs))]


def test_pasted_words_are_one_change(room):
    one = room(op("Urges States"))
    one.stand(6)
    paste(one, "all ")
    assert rows(one) == ["Urges all (Egypt) States"]
    assert one.before_caret() == "Urges all "


def test_pasted_formats_are_kept(room):
    one = room(op("Urges States"))
    one.stand(6)
    paste(one, "all ", "<p>a<b>ll</b> </p>")
    assert Run("ll", ins=one.draft.paragraphs[0].runs[1].ins, format=("b",)) in (
        one.draft.paragraphs[0].runs
    )


def test_several_pasted_paragraphs_split_the_one_they_come_into(room):
    one = room(op("Urges States"), op("Invites"))
    one.stand(6)
    paste(one, "all\nNotes\nBegs ")
    assert [p.text() for p in one.draft.paragraphs] == [
        "Urges all",
        "Notes",
        "Begs States",
        "Invites",
    ]
    assert one.before_caret().endswith("Begs ")
    one.session.undo()
    assert rows(one) == ["Urges States", "Invites"]
    assert one.before_caret() == "Urges "


def test_paragraphs_of_their_own_do_not_tear_a_sentence_apart(room):
    one = room(op("Urges harbours;", label="OP1."), op("Meets.", label="OP2."))
    one.stand(6)
    paste(one, "Begs pilots;\nRequests boats;", "<p>Begs <i>pilots</i>;</p><p>Requests boats;</p>")
    assert [(p.label, p.text()) for p in one.draft.paragraphs] == [
        ("OP1.", "Urges harbours;"),
        ("OP1 bis.", "Begs pilots;"),
        ("OP1 ter.", "Requests boats;"),
        ("OP2.", "Meets."),
    ]
    one.press(Qt.Key.Key_Tab)
    assert one.draft.paragraphs[0].text() == "Urges Begs pilots; Requests boats; harbours;"
    assert len(one.draft.paragraphs) == 2
    one.press(Qt.Key.Key_Tab)
    assert [p.text() for p in one.draft.paragraphs][:2] == [
        "Urges Begs pilots;",
        "Requests boats;harbours;",
    ]
    assert len(one.session.history.undoing) == 1


def test_inside_an_agreed_paragraph_tab_keeps_the_one_way_that_can_be(room):
    agreed = Agreement("agreed", "informals")
    one = room(op("Urges harbours;", label="OP1.", agreement=agreed))
    one.stand(6)
    paste(one, "Begs pilots;\nRequests boats;")
    one.press(Qt.Key.Key_Tab)
    assert [p.text() for p in one.draft.paragraphs] == [
        "Urges harbours;",
        "Begs pilots;",
        "Requests boats;",
    ]


def test_what_goes_on_with_a_sentence_can_be_words_of_it(room):
    one = room(op("Urges harbours;"))
    one.stand(14)
    paste(one, " and quays\nand piers")
    one.press(Qt.Key.Key_Tab)
    assert [p.text() for p in one.draft.paragraphs] == ["Urges harbours and quays and piers;"]


@pytest.mark.parametrize(
    ("text", "at", "words", "left"),
    [
        ("Urges all to sweep;", 13, "dry and", "Urges all to dry and sweep;"),
        ("Urges all to sweep;", 13, "gently", "Urges all to gently sweep;"),
        ("Urges all to sweep;", 9, "boats", "Urges all boats to sweep;"),
        ("Urges all to sweep;", 18, ", often", "Urges all to sweep, often;"),
        ("Urges all to sweep;", 15, "ee", "Urges all to sweeeep;"),  # a part of a word
        ("Urges all;", 10, "Begs some.", "Urges all; Begs some."),  # behind a point
        ("Urges all;", 0, "Begs some.", "Begs some. Urges all;"),
        ("Decree No.;", 10, "5", "Decree No.5;"),
        ("请所有港口点亮灯塔；", 3, "沿海", "请所有沿海港口点亮灯塔；"),
        ("Призывает все порты;", 9, "срочно", "Призывает срочно все порты;"),
    ],
)
def test_words_come_apart_from_those_beside_them(room, text, at, words, left):
    one = room(op(text))
    one.stand(at)
    paste(one, words)
    assert one.draft.paragraphs[0].text() == left
    assert len(one.draft.changes) == 1


def test_lines_of_a_mail_are_one_paragraph_where_empty_lines_part_paragraphs(room):
    one = room(op("Urges harbours;", label="OP1."))
    one.stand(15)
    paste(one, "OP1 bis. Begs pilots to wait\nfor tides;\n\nOP1 ter. Asks all\nto wait;")
    assert [p.text() for p in one.draft.paragraphs][1:] == [
        "Begs pilots to wait for tides;",
        "Asks all",  # too short to have been broken for want of room
        "to wait;",
    ]


def test_the_signs_of_a_quoted_mail_are_no_words(room):
    one = room(op("Urges harbours;"))
    one.stand(14)
    paste(one, "> > , and the keepers of all those lamps that stand\n> > on quays\n>\n")
    assert one.draft.paragraphs[0].text() == (
        "Urges harbours, and the keepers of all those lamps that stand on quays;"
    )


@pytest.mark.parametrize(("to", "told"), [(0, "lamps Urges all "), (10, "Urges all lamps ")])
def test_dragged_words_are_one_change(room, to, told):
    one = room(op("Urges lamps all "))
    start, end = Place("p1", 6), Place("p1", 12)
    if to == 10:
        to = 16
    moving = Moving(INFORMAL, start, end, Place("p1", to), pasted_text("lamps "))
    one.table.move_asked.emit(moving)
    assert len(one.draft.changes) == 1
    assert "".join(r.text for r in one.draft.paragraphs[0].runs if not r.dels) == told
    one.session.undo()
    assert rows(one) == ["Urges lamps all "]


@pytest.mark.parametrize(
    ("words", "to", "left"),
    [
        ("lamps", 16, "Urges all oil lamps; Meets"),  # behind a word, before a sign
        ("lamps", 0, "lamps Urges all oil; Meets"),  # before a word
        ("oil", 17, "Urges lamps all; oil Meets"),
        ("amps", 0, "ampsUrges l all oil; Meets"),  # a piece of a word is put as it is
        ("lamps ", 16, "Urges all oillamps ; Meets"),  # who takes the space along says so
    ],
)
def test_whole_words_that_are_dragged_keep_one_space_on_either_side(room, words, to, left):
    text = "Urges lamps all oil; Meets"
    one = room(op(text))
    at = text.index(words)
    start, end = Place("p1", at), Place("p1", at + len(words))
    spot = {16: text.index(";"), 17: text.index("Meets"), 0: 0}[to]
    one.table.move_asked.emit(Moving(INFORMAL, start, end, Place("p1", spot), pasted_text(words)))
    told = "".join(r.text for r in one.draft.paragraphs[0].runs if not r.dels)
    assert told == left
    assert len(one.draft.changes) == 1


# -- paragraphs pasted as paragraphs -------------------------------------------------------------


def told(one):
    return [(p.kind, p.label, p.text()) for p in one.draft.paragraphs]


def two():
    return op("Urges harbours;", label="OP1."), op("Invites keepers.", label="OP2.")


def test_copied_paragraphs_keep_kind_and_look_and_get_a_label_that_is_free(qtbot):
    one = TypingRoom(qtbot, draft(pp("Recalling ", fmt("b", "wicks"), ",", label="PP1."), *two()))
    one.stand(16)
    cursor = one.pane.textCursor()
    cursor.movePosition(cursor.MoveOperation.Start)
    cursor.movePosition(cursor.MoveOperation.NextBlock, cursor.MoveMode.KeepAnchor)
    cursor.movePosition(cursor.MoveOperation.EndOfBlock, cursor.MoveMode.KeepAnchor)
    one.pane.setTextCursor(cursor)
    one.press(Qt.Key.Key_C, CTRL)
    one.stand(16, row=2)
    one.press(Qt.Key.Key_V, CTRL)
    assert told(one)[3:] == [
        ("preambular", "PP1 bis.", "Recalling wicks,"),
        ("operative", "OP1 bis.", "Urges harbours;"),
    ]
    assert [run.format for run in one.draft.paragraphs[3].runs] == [(), ("b",), ()]
    assert len(one.draft.changes) == 1
    assert one.before_caret().endswith("Urges harbours;")
    one.keys("x")
    assert one.draft.paragraphs[4].text() == "Urges harbours;x"
    assert len(one.draft.changes) == 1
    one.session.undo()
    one.session.undo()
    assert told(one) == [
        ("preambular", "PP1.", "Recalling wicks,"),
        ("operative", "OP1.", "Urges harbours;"),
        ("operative", "OP2.", "Invites keepers."),
    ]


def test_pasted_text_says_itself_what_its_paragraphs_are(room):
    one = room(*two())
    one.stand(15)
    paste(one, "OP1 ter. Begs pilots to wait;\nRecalling the fog,\nRequests boats;\n(a) Red ones;")
    assert told(one)[1:-1] == [
        ("operative", "OP1 ter.", "Begs pilots to wait;"),
        ("preambular", "", "Recalling the fog,"),
        ("operative", "", "Requests boats;"),
        ("operative", "(a)", "Red ones;"),
    ]
    assert one.draft.paragraphs[4].level == 2


@pytest.mark.parametrize(
    ("labels", "pasted", "given"),
    [
        (("OP1.", "OP2."), "2. Begs;\n3. Asks;", ["OP1 bis.", "OP3."]),
        (("1.", "2."), "OP2. Begs;\nOP3. Asks;", ["1 bis.", "3."]),
        (("OP1.", "OP2."), "OP4. Begs;\n(a) Asks;", ["OP4.", "(a)"]),
        (("", ""), "2. Begs;\n3. Asks;", ["2.", "3."]),
    ],
)
def test_labels_are_written_as_the_others_are(room, labels, pasted, given):
    first, second = labels
    one = room(op("Urges harbours;", label=first), op("Meets.", label=second))
    one.stand(15)
    paste(one, pasted)
    assert [p.label for p in one.draft.paragraphs][1:3] == given


def test_paragraphs_without_labels_get_the_next_ones(room):
    one = room(*two())
    one.stand(15)
    paste(one, "Begs pilots;\nRequests boats;", "<p>Begs pilots;</p><ol><li>Requests boats;</ol>")
    assert [p.label for p in one.draft.paragraphs] == ["OP1.", "OP1 bis.", "OP1 ter.", "OP2."]


def test_at_the_beginning_of_a_paragraph_they_come_before_it(room):
    one = room(*two())
    one.stand(0, row=1)
    paste(one, "Begs pilots;\nRequests boats;")
    assert [p.text() for p in one.draft.paragraphs][1:3] == ["Begs pilots;", "Requests boats;"]
    one.stand(0)
    paste(one, "Thanks all;\nPraises some;")
    assert [p.text() for p in one.draft.paragraphs][:2] == ["Thanks all;", "Praises some;"]


def test_the_rest_of_a_sentence_goes_on_with_it(room):
    one = room(*two())
    one.stand(14)
    paste(one, " and quays\nBegs pilots")
    assert [p.text() for p in one.draft.paragraphs][:2] == [
        "Urges harbours and quays",
        "Begs pilots;",
    ]


def test_into_an_empty_paragraph_words_come_without_their_label(room):
    one = room(op("Urges;", label="OP1."), op(label="OP1 bis."))
    one.stand(0, row=1)
    paste(one, "OP7. Begs pilots;\nRequests boats;")
    assert told(one)[1:] == [
        ("operative", "OP1 bis.", "Begs pilots;"),
        ("operative", "OP1 ter.", "Requests boats;"),
    ]
    assert len(one.draft.changes) == 1
    assert len(one.session.history.undoing) == 1


def test_they_may_stand_behind_an_agreed_paragraph(room):
    agreed = Agreement("agreed", "informals")
    one = room(op("Urges;", label="OP1.", agreement=agreed), op("Meets.", label="OP2."))
    one.stand(6)
    paste(one, "Begs pilots;\nRequests boats;")
    assert [p.label for p in one.draft.paragraphs] == ["OP1.", "OP1 bis.", "OP1 ter.", "OP2."]
    assert not one.refused


def test_behind_a_paragraph_that_is_all_struck_others_come_too(room):
    one = room(op(dele("c1", "Urges all;"), label="OP1."), changes=[change("c1")])
    one.stand(10)
    paste(one, "Begs pilots;\nRequests boats;")
    assert [p.text() for p in one.draft.paragraphs] == [
        "Urges all;",
        "Begs pilots;",
        "Requests boats;",
    ]


# -- whole paragraphs dragged --------------------------------------------------------------------


def drag(one: TypingRoom, first: tuple[int, int], last: tuple[int, int], to: tuple[int, int]):
    """Drag words, from a row and an offset to another, to a third one."""
    places = [Place(one.draft.paragraphs[row].id, at) for row, at in (first, last, to)]
    words = pasted_text("\n".join(p.text() for p in one.draft.paragraphs[first[0] : last[0] + 1]))
    one.table.move_asked.emit(Moving(INFORMAL, *places, words))


def test_a_whole_paragraph_dragged_to_the_edge_of_another_is_moved(room):
    one = room(*two(), op("Meets.", label="OP3."))
    drag(one, (0, 0), (0, 15), (2, 6))
    assert [p.label for p in one.draft.paragraphs] == ["OP1.", "OP2.", "OP3.", "OP1."]
    (moved,) = one.draft.changes.values()
    assert moved.moved_from == "p1"
    assert one.table.caret.row == 3
    one.session.undo()
    drag(one, (0, 0), (1, 16), (2, 6))
    assert [p.label for p in one.draft.paragraphs][2:] == ["OP3.", "OP1.", "OP2."]
    assert len(one.session.history.undoing) == 1


def test_paragraphs_dragged_to_where_they_end_stay(room):
    one = room(
        *(op(words, label=f"OP{n}.") for n, words in enumerate(("Urges", "Asks", "Begs"), 1))
    )
    before = one.draft
    drag(one, (0, 0), (1, 4), (2, 0))
    assert one.draft is before
    assert one.refused == ["It stands there already."]


def test_before_tabling_dragged_paragraphs_only_change_places(room):
    one = room(*two(), op("Meets.", label="OP3."), tabled_on="")
    drag(one, (1, 0), (2, 6), (0, 0))
    assert [p.label for p in one.draft.paragraphs] == ["OP2.", "OP3.", "OP1."]
    drag(one, (0, 0), (0, 16), (1, 0))
    assert one.refused == ["It stands there already."]


def test_parts_of_several_paragraphs_dragged_are_one_change(room):
    one = room(*two(), op("Meets again.", label="OP3."))
    drag(one, (0, 6), (1, 7), (2, 6))
    assert len(one.draft.changes) == 1
    assert [p.text() for p in one.draft.paragraphs][-2:] != ["Invites keepers.", "Meets again."]
