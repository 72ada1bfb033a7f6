"""What is odd in a draft is found, and nothing in a draft in order."""

from __future__ import annotations

from dataclasses import replace

from model.draft.agreement import Agreement
from model.draft.by_id import ById
from model.draft.change import Alternatives, Remark
from model.draft.draft import Draft
from model.readings.check import oddities
from model.readings.lines import Rendering
from model.readings.places import is_struck
from model.readings.reading import INFORMAL
from tests.builders import bracket, change, dele, draft, end, ins, op, para, pp

AGREED = Agreement("agreed", "informals")


def rules(of: Draft) -> list[tuple[str, str]]:
    return [(odd.rule, odd.paragraph) for odd in oddities(of)]


def test_a_draft_in_order_has_nothing_odd():
    text = draft(
        pp("Recalling ", ins("c1", "all "), "the lamps", label="PP1."),
        op("Urges", ins("c2", " all"), label="1.", agreement=AGREED),
    )
    assert rules(text) == []


def test_two_agreed_alternatives_are_asked_about_once():
    text = draft(
        pp(ins("c1", "One"), end=end("c1"), id="one", label="PP3 ter.", agreement=AGREED),
        pp(ins("c2", "Two"), end=end("c2"), id="two", label="PP3 ter alt.", agreement=AGREED),
        alternatives=[Alternatives("a1", ("one", "two"))],
    )
    found = oddities(text)
    assert [(odd.rule, odd.paragraph, odd.asks) for odd in found] == [
        ("alternatives-agreed", "two", True)
    ]
    assert "PP3 ter and PP3 ter alt are both agreed" in found[0].message


def test_ruling_on_one_alternative_answers_the_question():
    text = draft(
        pp(ins("c1", "One"), end=end("c1"), id="one", agreement=AGREED),
        pp(ins("c2", "Two"), end=end("c2"), id="two", agreement=AGREED),
        changes=[change("c2", ruling="leave")],
        alternatives=[Alternatives("a1", ("one", "two"))],
    )
    assert rules(text) == []


def test_a_reservation_in_an_agreed_paragraph_is_asked_about_once():
    text = draft(
        op("Urges ", ins("c1", "all "), "wardens ", ins("c2", "twice"), agreement=AGREED),
        changes=[
            change("c1", "egy propose", "irn reserve"),
            change("c2", "egy propose", "irn reserve"),
        ],
    )
    (odd,) = oddities(text)
    assert (odd.rule, odd.offset, odd.length, odd.asks) == ("agreed-contested", 6, 4, True)
    assert "“all” is contested by Iran" in odd.message


def test_guesses_are_told_once_a_paragraph_and_doubtful_moves_with_their_reason():
    text = draft(
        op("a ", ins("c1", "b "), ins("c2", "c "), "d", label="1."),
        op(dele("c3", "Decides"), end=end(dels="c3"), id="home", label="2."),
        op(ins("c3", "Decides"), end=end("c3"), id="copy", label="3."),
        changes=[
            change("c1", confidence=0.5),
            change("c2", confidence=0.5),
            change("c3", moved_from="home", moved_to="copy", confidence=0.6, reason="order"),
        ],
    )
    assert rules(text) == [("guess", "p1"), ("move-doubtful", "copy")]
    assert oddities(text)[0].message == "2 changes are guesses; the first is “b”."
    assert oddities(text)[1].message == "Whether OP3 was moved here is a guess: order."


def test_a_status_line_of_another_paragraph_puts_the_order_in_doubt():
    other = Agreement("agreed", "informals", words="OP12 agreed in informals")
    same = Agreement("agreed", "informals", words="OP9bis agreed in informals")
    text = draft(
        op("Decides", label="11.", agreement=other), op("Asks", label="9 bis", agreement=same)
    )
    assert rules(text) == [("order-doubtful", "p1")]


def test_unpaired_bracket_signs_are_shown_where_they_are():
    text = draft(op("a [b] c] d"), op(bracket("b1", "in"), " and [out"))
    assert [(odd.rule, odd.paragraph, odd.offset) for odd in oddities(text)] == [
        ("bracket-unpaired", "p1", 7),
        ("bracket-unpaired", "p2", 7),
    ]


def test_two_standing_paragraphs_with_one_label_are_told():
    text = draft(
        pp("One", label="PP5."),
        pp(dele("c1", "Gone"), end=end(dels="c1"), label="PP6."),
        pp("Two", label="PP6"),
        op("Three", label="11."),
        op("Four", label="OP11."),
        para("heading", "B"),
        op("Five", label="11."),
    )
    assert rules(text) == [("label-twice", "p5")]


def test_words_owed_and_dangling_changes_come_last():
    text = draft(
        op("Urges"),
        changes=[change("c9")],
        remarks=[Remark("r1", "we will send language", by="mex", on="p1", owed=True)],
    )
    assert rules(text) == [("words-owed", "p1"), ("change-without-words", "")]


def test_an_alternative_strikes_nothing_out():
    text = draft(
        pp("One way,", end=end(dels="c2.2"), id="one"),
        pp(ins("c2", "Another way,"), end=end("c2"), id="two"),
        alternatives=[Alternatives("a1", ("one", "two"))],
    )
    struck = replace(text.paragraphs[0], runs=dele("c2.2", "One way,"))
    text = text.with_paragraph(struck)
    assert not is_struck(text, struck)
    line, _ = Rendering(text, INFORMAL).lines()
    assert [(p.text, p.deleted) for p in line.pieces] == [("One way,", False)]
    alone = replace(text, alternatives=ById())
    assert is_struck(alone, struck)
