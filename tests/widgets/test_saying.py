"""Who says what, in one line; and the other questions that the line asks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from model.draft.delegation import DelegationTable
from model.steps.floor_edits import Said, take_positions
from model.steps.step import StepRefused
from resources import resource
from tests.builders import change, draft, ins, op
from tests.gui import press
from widgets.dialogs.candidate_line import CandidateLine
from widgets.dialogs.candidates import ChosenLetters, delegation_candidates
from widgets.dialogs.name_parts import Part, parts_of
from widgets.dialogs.questions import Choice, Choose, FreeWords, PickOne
from widgets.dialogs.saying import NameSeveral, PickDelegation, SayQuestion

TABLE = DelegationTable.from_json(resource("delegations.json"))
SIGNS = "+srdtfcol"


def a_draft():
    return draft(op("Urges ", ins("c1", "all"), " lamps;"), changes=[change("c1", "egy propose")])


def say_question(letters: ChosenLetters | None = None, floor: str = "") -> SayQuestion:
    whole = a_draft()
    known = delegation_candidates(TABLE, whole, whole.paragraphs[0], floor)
    letters = letters or ChosenLetters()
    return SayQuestion("Who?", known, letters, lambda said: take_positions(whole, "c1", said).name)


def said(typed: str) -> list[str]:
    question = say_question()
    heard = question.answer(typed, question.meant(typed))
    return [f"{one.by.id} {one.stance}" for one in heard or ()]


def told(typed: str) -> str:
    question = say_question()
    return question.told(typed, question.meant(typed))


def names(typed: str) -> list[tuple[str, str, str]]:
    return [(part.sign, part.letters, part.note) for part in parts_of(typed, SIGNS)]


def test_names_are_separated_by_commas_and_a_letter_holds_up_to_a_semicolon():
    assert names("eg, tu") == [("", "eg", ""), ("", "tu", "")]
    assert names("eg, r ve, ir; cu") == [
        *(("", "eg", ""), ("r", "ve", ""), ("r", "ir", ""), ("", "cu", ""))
    ]
    assert names("+ve, R ir") == [("+", "ve", ""), ("r", "ir", "")]
    assert names("r") == [("", "r", "")]
    assert names("eg,") == [("", "eg", ""), ("", "", "")]


def test_a_note_goes_from_a_colon_to_a_semicolon():
    assert names("r ve: awaiting capital, soon; eg") == [
        *(("r", "ve", "awaiting capital, soon"), ("", "eg", ""))
    ]


def test_a_part_knows_where_its_letters_stand():
    typed = "eg, r ve: soon"
    last = parts_of(typed, SIGNS)[-1]
    assert last == Part("ve", 6, 8, "r", "soon")
    assert typed[last.start : last.end] == "ve"


def test_several_delegations_in_one_line():
    assert said("eg, tür, r ve") == ["egy support", "tur support", "ven reserve"]
    assert said("l eg") == ["egy lift"]
    assert said("r ve, ir; cub") == ["ven reserve", "irn reserve", "cub support"]
    assert said("r ve, ni") == []  # Nicaragua, Niger or Nigeria


def test_the_line_says_what_enter_does():
    assert told("cub, tür, r ve").startswith(
        "Enter: Support by Cuba and Türkiye; reservation by Venezuela"
    )
    assert told("r cub: awaiting capital").endswith("Cuba: “awaiting capital”")
    assert told("r cub:: may move").endswith("Cuba: “may move”, for you alone")
    assert told("ni, cub").startswith("“ni” fits ")
    assert "Nigeria" in told("ni, cub")
    assert told("xyz").startswith("Nobody is called “xyz”; in quotation marks")
    assert told("l cub") == "Cuba has said nothing on this change."
    assert "r\u00a0reserve" in told("")


def test_who_has_the_floor_is_meant_before_a_letter_is_typed():
    question = say_question(floor="egy")
    assert question.meant("").text == "Egypt"
    assert question.told("", question.meant("")).startswith("Enter: Support by Egypt")


def test_letters_once_chosen_are_meant_again():
    letters = ChosenLetters()
    question = say_question(letters)
    assert question.meant("ni") is None
    niger = next(c for c in question.found("ni") if c.text == "Niger")
    assert question.answer("eg, ni", niger)
    assert say_question(letters).meant("ni").text == "Niger"
    assert PickOne("Who?", delegation_candidates(TABLE, None, None), letters).meant("ni")
    letters.forget()
    assert say_question(letters).meant("ni") is None


def test_a_name_in_quotation_marks_is_somebody_new():
    assert told("r “Lamp Keepers”, cub") == "Enter: Reservation by Lamp Keepers and Cuba"
    assert said('"Lamp Keepers"') == ["orglampkeepers support"]
    assert said("“Cuba”") == ["cub support"]
    pick = PickDelegation("Who?", delegation_candidates(TABLE, None, None))
    assert pick.meant("“Lamp").value.name == "Lamp"
    assert pick.told("xyz", None).startswith("Nobody is called so")


def test_several_things_are_named_or_the_usual_ones():
    known = delegation_candidates(TABLE, None, None)
    question = NameSeveral(
        "Whom?", known, ChosenLetters(), lambda named: f"pending {len(named)}", ("x", "y")
    )
    assert question.told("", None) == "Enter: pending 2"
    assert question.answer("", None) == ("x", "y")
    answer = question.answer("eg, cub", question.meant("eg, cub"))
    assert [one.id for one in answer] == ["egy", "cub"]
    assert question.answer("eg, xyz", question.meant("eg, xyz")) is None


def refused(said: tuple[Said, ...]) -> str:
    raise StepRefused("OP1 is agreed.")


def test_what_is_refused_is_said_before_enter():
    question = SayQuestion(
        "Who?", delegation_candidates(TABLE, None, None), ChosenLetters(), refused
    )
    assert question.told("cub", question.meant("cub")) == "OP1 is agreed."


@pytest.fixture
def line(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 600)
    window.show()
    qtbot.waitExposed(window)
    made = CandidateLine(window)
    made.kept = window  # qtbot holds it weakly
    return made


def test_a_comma_after_an_arrow_makes_a_whole_name(line, qtbot):
    line.ask(say_question(), QPoint(10, 10))
    QTest.keyClicks(line.line, "ni")
    press(line.line, Qt.Key.Key_Down)
    first = line.list.currentItem().text().split("   ")[0]
    QTest.keyClicks(line.line, ", cub")
    assert line.line.text() == f"{first}, cub"
    assert line.hint.text().startswith(f"Enter: Support by {first} and Cuba")
    with qtbot.waitSignal(line.chosen):
        press(line.line, Qt.Key.Key_Return)


def test_tab_completes_and_never_leaves_the_line(line):
    line.ask(say_question(), QPoint(10, 10))
    QTest.keyClicks(line.line, "r cub")
    press(line.line, Qt.Key.Key_Tab)
    assert line.line.text() == "r Cuba"
    assert line.line.hasFocus()


def test_what_enter_does_is_told_to_those_who_listen(line):
    line.ask(say_question(), QPoint(10, 10))
    QTest.keyClicks(line.line, "cub")
    assert line.line.accessibleDescription() == line.hint.text()
    assert line.hint.text().startswith("Enter: Support by Cuba")


def a_choice() -> Choose:
    lift, wait = Choice("l", "Lift and agree", "lift"), Choice("p", "Pending…", "wait")
    return Choose("PP2 is contested.", [lift, wait])


def test_a_letter_chooses_at_once(line, qtbot):
    line.ask(a_choice(), QPoint(10, 10))
    press(line.line, Qt.Key.Key_Return)
    assert line.isVisible()
    with qtbot.waitSignal(line.chosen) as chosen:
        QTest.keyClicks(line.line, "p")
    assert chosen.args[0] == "wait"


def test_an_arrow_and_enter_choose_too(line, qtbot):
    line.ask(a_choice(), QPoint(10, 10))
    press(line.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(line.chosen) as chosen:
        press(line.line, Qt.Key.Key_Return)
    assert chosen.args[0] == "lift"


def test_free_words_are_answered_when_they_mean_something(line, qtbot):
    words = FreeWords("Until when?", lambda typed: (typed or None, f"Until {typed}"))
    line.ask(words, QPoint(10, 10))
    press(line.line, Qt.Key.Key_Return)
    assert line.isVisible()
    with qtbot.waitSignal(line.chosen) as chosen:
        QTest.keyClicks(line.line, "noon, or so")
        press(line.line, Qt.Key.Key_Return)
    assert chosen.args == ["noon, or so", "noon, or so"]


@given(st.text(alphabet="egr +,;:é ", max_size=30))
def test_every_part_stands_where_it_says(typed):
    for part in parts_of(typed, SIGNS):
        assert typed[part.start : part.end] == part.letters
        assert part.sign == "" or part.sign in SIGNS


def test_of_several_names_the_first_that_is_not_clear_is_chosen_from_the_list(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    line = CandidateLine(window)
    line.ask(say_question(), QPoint(10, 10))
    heard = []
    line.chosen.connect(lambda answer, typed: heard.extend(answer))
    QTest.keyClicks(line.line, "eg, nig, d fra")
    assert "“nig” fits" in line.hint.text()
    press(line.line, Qt.Key.Key_Return)
    press(line.line, Qt.Key.Key_Tab)
    assert line.line.text() == "eg, nig, d fra"
    listed = [line.list.item(i).text() for i in range(line.list.count())]
    assert any(name.startswith("Nigeria") for name in listed)
    assert not any(name.startswith("France") for name in listed)
    while not line.hint.text().endswith("is Nigeria"):
        press(line.line, Qt.Key.Key_Down)
    press(line.line, Qt.Key.Key_Return)
    assert line.line.text() == "eg, Nigeria, d fra"
    press(line.line, Qt.Key.Key_Return)
    assert [f"{one.by.id} {one.stance}" for one in heard] == [
        "egy support",
        "nga support",
        "fra delete",
    ]
