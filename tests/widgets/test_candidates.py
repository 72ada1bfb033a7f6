"""What a few letters mean."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from model.draft.delegation import DelegationTable
from resources import resource
from tests.builders import change, draft, ins, op
from tests.gui import press
from widgets.dialogs.candidate_line import CandidateLine
from widgets.dialogs.candidates import (
    Candidate,
    Finder,
    delegation_candidates,
    paragraph_candidates,
)
from widgets.dialogs.questions import PickOne

TABLE = DelegationTable.from_json(resource("delegations.json"))


def room() -> Finder:
    whole = draft(op("Urges ", ins("c1", "all"), " lamps;"), changes=[change("c1", "tur propose")])
    return Finder(delegation_candidates(TABLE, whole, whole.paragraphs[0]))


def meant(letters: str) -> str:
    found = room().certain(letters)
    return found.text if found else ""


def test_two_letters_are_enough_where_only_one_begins_so():
    assert meant("eg") == "Egypt"
    assert meant("ve").startswith("Venezuela")


def test_who_spoke_on_the_paragraph_wins_a_tie():
    assert room().found("tu")[0].value.id == "tur"
    assert meant("tu") == room().found("tu")[0].text


def test_a_tie_is_never_decided():
    assert meant("uni") == ""
    assert len(room().found("uni")) > 2


def test_a_code_of_one_elsewhere_does_not_win_over_who_spoke_here():
    whole = draft(op("Urges ", ins("c1", "all"), ";"), changes=[change("c1", "aut reserve")])
    finder = Finder(delegation_candidates(TABLE, whole, whole.paragraphs[0]))
    assert finder.certain("aus") is None
    assert [c.text for c in finder.found("aus")][:2] == ["Australia", "Austria"]
    assert finder.certain("austri").text == "Austria"
    assert meant("aus") == finder.certain("australia").text == "Australia"


def test_aliases_and_codes_are_names_too():
    assert meant("egy") == "Egypt"
    assert meant("EU27") == "European Union"


def test_other_languages_count_where_no_other_name_fits():
    finder = Finder(delegation_candidates(TABLE, None, None, facts=TABLE.facts))
    assert [finder.certain(n).text for n in ("中国", "Allemagne", "Египет")] == [
        *("China", "Germany", "Egypt"),
    ]
    # "chine" is French for one State and the beginning of no name in English.
    assert finder.certain("chi") is None
    assert {"Chile", "China"} <= {c.text for c in finder.found("chi")}


def test_words_from_the_middle_of_a_name_are_enough():
    finder = Finder([Candidate("All changes of a delegation", 1, ("All changes of a delegation",))])
    assert [c.value for c in finder.found("changes of a del")] == [1]
    assert not finder.found("changes a del")
    assert meant("of moldova") == "Republic of Moldova"


def test_before_a_letter_is_typed_only_who_has_the_floor_is_meant():
    assert meant("") == ""
    floor = Finder(delegation_candidates(TABLE, None, None, floor="egy"))
    assert floor.certain("").text == "Egypt"


def test_a_paragraph_is_found_without_its_spaces():
    whole = draft(op("One;", label="5 bis."), op("Two;", label="5."), op("Three;", label="15."))
    assert Finder(paragraph_candidates(whole)).certain("op5bis").value == 0
    assert Finder(paragraph_candidates(whole)).certain("5bis").value == 0


def line_in_a_window(qtbot) -> tuple[CandidateLine, QLineEdit]:
    window = QWidget()
    qtbot.addWidget(window)
    before = QLineEdit(window)
    QVBoxLayout(window).addWidget(before)
    window.resize(600, 500)
    window.show()
    qtbot.waitExposed(window)
    before.setFocus()
    line = CandidateLine(window)
    names = ("Chad", "Chile", "China", "Cuba")
    line.ask(PickOne("Who?", [Candidate(n, n.upper(), (n,)) for n in names]), QPoint(10, 10))
    line.kept = window  # qtbot holds it weakly
    return line, before


def test_letters_and_enter_choose(qtbot):
    line, before = line_in_a_window(qtbot)
    with qtbot.waitSignal(line.chosen) as chosen:
        QTest.keyClicks(line.line, "cu")
        press(line.line, Qt.Key.Key_Return)
    assert chosen.args == ["CUBA", "cu"]
    assert not line.isVisible()
    assert before.window().focusWidget() is before


def test_enter_does_nothing_while_several_fit(qtbot):
    line, _ = line_in_a_window(qtbot)
    QTest.keyClicks(line.line, "ch")
    with qtbot.assertNotEmitted(line.chosen):
        press(line.line, Qt.Key.Key_Return)
    assert line.isVisible()
    assert "3 fit" in line.hint.text()


def test_an_arrow_chooses_among_several(qtbot):
    line, _ = line_in_a_window(qtbot)
    QTest.keyClicks(line.line, "ch")
    press(line.line, Qt.Key.Key_Down)
    press(line.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(line.chosen) as chosen:
        press(line.line, Qt.Key.Key_Return)
    assert chosen.args == ["CHILE", "ch"]


def test_escape_leaves_without_an_answer(qtbot):
    line, before = line_in_a_window(qtbot)
    with qtbot.waitSignal(line.left), qtbot.assertNotEmitted(line.chosen):
        press(line.line, Qt.Key.Key_Escape)
    assert not line.isVisible()
    assert before.window().focusWidget() is before


def test_another_window_in_front_leaves_the_question_open(qtbot):
    line, _ = line_in_a_window(qtbot)
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    with qtbot.assertNotEmitted(line.left):
        QApplication.sendEvent(line.line, away)
    assert line.isVisible()


def test_a_long_candidate_is_cut_not_scrolled(qtbot):
    line, _ = line_in_a_window(qtbot)
    long = Candidate("OP5", 5, ("OP5",), "Calls upon all harbours " * 9)
    line.ask(PickOne("Where?", [long]), QPoint(10, 10))
    assert not line.list.horizontalScrollBar().isVisible()
    assert line.list.viewport().height() >= line.list.sizeHintForRow(0)


def test_it_opens_clear_of_what_is_to_be_read(qtbot):
    line, _ = line_in_a_window(qtbot)
    window = line.window()
    names = [Candidate(n, n, (n,)) for n in ("Chad", "Chile", "China", "Cuba")]

    def asked(caret: int, top: int, bottom: int) -> tuple[int, int]:
        at, edges = QPoint(10, caret), (QPoint(0, top), QPoint(0, bottom))
        edges = tuple(window.mapToGlobal(edge).y() for edge in edges)
        line.ask(PickOne("Who?", names), window.mapToGlobal(at), "", edges)
        QTest.keyClicks(line.line, "c")
        return line.geometry().top(), line.geometry().bottom()

    assert asked(60, 40, 120)[0] >= 120
    assert asked(400, 380, 480)[1] <= 380
    assert 400 < asked(400, 20, 490)[1] < 500


def test_a_question_that_follows_an_answer_is_told_to_those_who_listen(qtbot, monkeypatch):
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: heard.append(event.message())
    )
    line, _ = line_in_a_window(qtbot)
    assert heard == []  # the keys come into the line, and its name is read
    line.chosen.connect(lambda: line.ask(PickOne("And where?", []), QPoint(10, 10)))
    QTest.keyClicks(line.line, "cu")
    press(line.line, Qt.Key.Key_Return)
    assert heard == ["And where?"]
