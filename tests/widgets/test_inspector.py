"""The inspector of the change in hand, as a column and as a card."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from model.draft.agreement import Agreement
from model.draft.change import Alternatives, Change, Position, Remark
from model.draft.draft import Draft
from tests.builders import change, dele, draft, end, ins, op, pp
from tests.gui import press
from widgets.colours import LIGHT
from widgets.panels.inspector import Inspector, InspectorCard

SAID = (
    Position("egy", "propose", "2026-01-13T20:41:07Z"),
    Position("irn", "reserve", note="until Friday"),
    Position("irn", "flexible", note="told me so", private=True),
)


def rolling(**facts) -> Draft:
    return draft(
        pp("Noting ", *dele("c1", "old "), ins("c1", "all & "), "lamps,", label="PP1."),
        op(ins("c2", "Urges all;"), label="1.", end=end("c2")),
        op(ins("c3", "Begs all;"), label="1 alt.", end=end("c3")),
        changes=[
            Change("c1", SAID, confidence=0.6, reason="the same tag elsewhere"),
            change("c2", "mex propose"),
        ],
        alternatives=[Alternatives("a1", ("p2", "p3"))],
        remarks=[Remark("r1", "prefers wicks", "cub", "c1")],
        **facts,
    )


def column(qtbot, shown: Draft | None = None, known: str = "c1") -> Inspector:
    made = Inspector(LIGHT)
    qtbot.addWidget(made)
    made.resize(300, 500)
    made.show_change(shown or rolling(), known)
    made.show()
    qtbot.waitExposed(made)
    return made


def text(made: Inspector) -> str:
    return " ".join(made.page.toPlainText().split())


def test_words_positions_doubt_and_remarks_are_told(qtbot):
    told = text(column(qtbot))
    assert "PP1 · replacement · Open old all &" in told
    assert "60 % sure: the same tag elsewhere" in told
    assert "P Egypt proposes" in told
    assert "R Iran reserves, before “until Friday”" in told
    assert "F Iran flexible private: “told me so”" in told
    assert "Cuba: prefers wicks" in told


def test_what_is_open_in_name_only_is_told_as_what_it_is(qtbot):
    whole = draft(
        op(ins("c1", "Urges ", ins("c2", "all")), "boats", label="1."),
        op("Begs ", ins("c3", "all"), "boats", label="2.", agreement=Agreement("agreed")),
        changes=[
            change("c1", "egy propose", outcome="withdrawn"),
            *(change("c2", "mex propose"), change("c3", "cub propose")),
        ],
    )
    made = column(qtbot, whole, "c2")
    assert "OP1 · insertion · Moot: no word of it can stand" in text(made)
    made.show_change(whole, "c3")
    assert "OP2 · insertion · In as the paragraph is agreed" in text(made)
    assert "in as the paragraph is agreed" in made.page.accessibleDescription()
    made.show_change(whole, "c1")
    assert "OP1 · insertion · Withdrawn" in text(made)


def test_it_is_read_aloud_in_words(qtbot):
    made = column(qtbot)
    assert made.page.accessibleDescription() == (
        "PP1, replacement “all &”, open. Egypt proposes, Iran flexible"
    )


def test_an_alternative_is_a_link_that_is_followed_by_the_keyboard(qtbot):
    made = column(qtbot, known="c2")
    assert "Only one of these can stand OP1 alt: Begs all;" in text(made)
    made.activateWindow()
    made.page.setFocus()
    press(made.page, Qt.Key.Key_Tab)
    with qtbot.waitSignal(made.place_chosen) as chosen:
        press(made.page, Qt.Key.Key_Return)
    assert chosen.args == ["p3", ""]


def test_buttons_ask_with_the_change(qtbot):
    made = column(qtbot)
    for verb in ("support", "reserve", "take", "leave", "accept", "reject", "withdraw"):
        with qtbot.waitSignal(made.act_asked) as asked:
            press(made.buttons[verb], Qt.Key.Key_Space)
        assert asked.args == [verb, "c1"]
    assert made.buttons["reopen"].isHidden()


def test_what_is_decided_can_only_be_opened_again(qtbot):
    before = rolling()
    gone = replace(before.changes["c1"], outcome="withdrawn")
    made = column(qtbot, replace(before, changes=before.changes.put("c1", gone)))
    assert "Withdrawn" in text(made)
    assert [v for v, b in made.buttons.items() if b.isVisible()] == ["reopen"]


def test_a_ruling_and_the_edits_of_the_sitting_are_told(qtbot):
    before = rolling()
    ruled = replace(before.changes["c1"], ruling="take")
    made = column(qtbot, replace(before, changes=before.changes.put("c1", ruled)))
    assert "The Chair would take it." in text(made)
    made.show_change(before, "c1", (("", "Support by Cuba"),))
    assert "In this sitting Support by Cuba" in text(made)


def test_without_a_change_it_says_how_to_get_one(qtbot):
    made = column(qtbot, known="")
    assert made.hint.isVisible() and not made.page.isVisible()
    made.show_change(rolling(), "c1")
    assert made.page.isVisible() and not made.hint.isVisible()


class Room(QWidget):
    """A window with a text under a card."""

    def __init__(self) -> None:
        super().__init__()
        self.text = QLineEdit(self)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addStretch(1)
        self.card = InspectorCard(LIGHT, self)


def test_a_card_stands_beside_the_caret_and_leaves_the_focus_in_the_text(qtbot):
    made = Room()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.text.setFocus()
    made.card.inspector.show_change(rolling(), "c1")
    made.card.show_at(made.mapToGlobal(QPoint(100, 50)), 20, edges(made, 40, 60))
    assert made.card.isVisible() and made.card.y() > 50
    with qtbot.waitSignal(made.card.inspector.act_asked):
        button = made.card.inspector.buttons["take"]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert made.focusWidget() is made.text
    made.card.show_at(made.mapToGlobal(QPoint(880, 690)), 20, edges(made, 0, 900))
    assert made.rect().contains(made.card.geometry())
    assert made.card.geometry().bottom() < 690 - 20


def edges(made: Room, top: int, bottom: int) -> tuple[int, int]:
    corner = made.mapToGlobal(QPoint(0, 0)).y()
    return corner + top, corner + bottom


def test_the_card_leaves_the_paragraph_readable_where_there_is_room_beyond_it(qtbot):
    made = Room()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    made.card.inspector.show_change(rolling(), "c1")
    made.card.show_at(made.mapToGlobal(QPoint(100, 150)), 20, edges(made, 130, 260))
    assert made.card.y() > 260
    made.card.show_at(made.mapToGlobal(QPoint(100, 600)), 20, edges(made, 500, 690))
    assert made.card.geometry().bottom() < 500
