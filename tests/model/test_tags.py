"""What the informal reading writes after the words, and where its words stand."""

from __future__ import annotations

from dataclasses import replace

from model.draft.agreement import Agreement
from model.draft.change import Bracket, Position, Remark
from model.draft.note import Note
from model.draft.text import Run
from model.readings.lines import Rendering, printed_lines
from model.readings.reading import INFORMAL, TABLED
from model.readings.tags import document_tags, time_told
from tests.builders import bracket, change, dele, draft, end, ins, op, para, position, pp


def informal(*pieces, changes=()):
    """The informal reading of one preambular paragraph."""
    (line,) = printed_lines(draft(pp(*pieces), changes=changes), INFORMAL)
    return line


def tag(*stances: str) -> str:
    line = informal("a ", ins("c1", "b "), "c", changes=(change("c1", *stances),))
    return line.removeprefix("a b ").removesuffix(" c")


def test_tags_name_everybody_in_the_order_they_spoke_reservations_last():
    assert tag("egy propose") == "(Egypt)"
    assert tag("irn reserve", "egy support", "cub support") == ("(Egypt, Cuba; reservation: Iran)")
    assert tag("orgchair propose", "egy support") == "(Chair’s proposal, Egypt)"
    assert tag("egy propose", "tur retain", "cub flexible", "mex consult", "irn oppose") == (
        "(Egypt; retain: Türkiye; flexible: Cuba; opposed: Iran; consult with capital: Mexico)"
    )


def test_a_change_of_two_places_has_its_tag_at_each():
    told = informal("a ", ins("c1", "b "), "c ", ins("c1.2", "b "), "d")
    assert told == "a b (Egypt) c b (Egypt) d"


def test_two_tags_in_a_row_leave_the_space_before_what_follows():
    told = informal("a ", ins("c1", "b ", ins("c2", "x ")), "d", changes=(change("c2"),))
    assert told == "a b x (Egypt) (Egypt) d"


def test_a_footnote_before_a_word_has_its_tag_apart_from_both():
    note = Note("n1", (para("note", "Of brass."),))
    mark = ins("c1", Run("\ufffc", object="n1"))
    seen = draft(pp(mark, "Noting oil,"), notes=[note], changes=[change("c1", "egy propose")])
    assert printed_lines(seen, INFORMAL) == ["[1] (Egypt) Noting oil,"]


def test_a_bracket_that_somebody_draws_or_lifts_has_a_tag():
    pieces = (bracket("b1", "outer"), " mole ", bracket("b2", "soon"))
    brackets = (Bracket("b1", ins=("c1",)), Bracket("b2", dels=("c2",)))
    seen = draft(pp(*pieces), brackets=brackets, changes=(change("c2", "irn propose"),))
    assert printed_lines(seen, INFORMAL) == ["[outer] (Egypt) mole [soon] (Iran)"]


def test_a_nested_insertion_has_its_own_tag_right_after_it():
    told = informal(
        "a ", ins("c1", "b ", ins("c2", "x "), "c "), "d", changes=(change("c2", "irn propose"),)
    )
    assert told == "a b x (Iran) c (Egypt) d"


def test_a_replacement_has_one_tag_after_both_halves():
    assert informal("a ", dele("c1", "old "), ins("c1", "new "), "b") == "a old new (Egypt) b"


def test_the_halves_of_a_replacement_never_read_as_one_word():
    told = informal("to ", ins("c1", "trains"), dele("c1", "ferries"), ",")
    assert told == "to trains ferries (Egypt),"
    told = informal("organi", dele("c1", "s"), ins("c1", "z"), "ation")
    assert told == "organisz (Egypt)ation"


def test_positions_remarks_and_status_follow_the_words():
    seen = draft(
        para("title", "Trains", id="t"),
        pp(
            "Noting,", id="p", label="PP1.",
            positions=(Position("irn", "reserve"),),
            agreement=Agreement("pending", "informals", pending=("egy",)),
        ),
        remarks=(Remark("r1", "more on ferries", by="mex", on="p"), Remark("r2", "too long")),
        facts={"positions": (Position("che", "propose", note="Suggests waiting"),)},
    )  # fmt: skip
    assert printed_lines(seen, INFORMAL) == [
        "Trains (Suggests waiting: Switzerland) [too long]",
        "PP1. Noting, (reservation: Iran) [Mexico: more on ferries]"
        " [PP1 agreed in informals pending Egypt]",
    ]


def test_a_remark_on_a_change_is_shown_once_where_the_change_first_shows():
    seen = draft(
        pp(dele("a", "One."), end=end(dels="a"), id="p1"),
        pp("Two ", ins("c1", "trains"), id="p2"),
        pp("Three ", ins("c1.2", "trains"), end=end("c2"), id="p3"),
        pp("Four ", ins("c3", "ferries"), id="p4"),
        changes=(change("a", outcome="accepted"), change("c1"), change("c2", outcome="rejected")),
        remarks=(Remark("r1", "which?", on="c1"), Remark("r3", "why?", on="c3")),
    )
    assert printed_lines(seen, INFORMAL) == [
        "Two trains (Egypt) [which?]",
        "Three trains (Egypt)Four ferries (Egypt) [why?]",
    ]


def test_a_private_note_is_never_shown():
    seen = draft(pp("a ", ins("c1", "b "), "c"))
    secret = Position("egy", "propose", note="will fold", private=True)
    seen = replace(
        seen, changes=seen.changes.put("c1", replace(seen.changes["c1"], positions=(secret,)))
    )
    assert "fold" not in printed_lines(seen, INFORMAL)[0]


def test_every_words_piece_says_where_it_stands():
    seen = draft(op("One ", end=end("c1"), id="p1"), op("two ", ins("c2", "three"), id="p2"))
    (line,) = Rendering(seen, TABLED).lines()
    assert [(p.paragraph, p.start, p.text) for p in line.pieces] == [
        ("p1", 0, "One "), ("p2", 0, "two "),
    ]  # fmt: skip


def test_of_each_delegation_the_last_word_on_the_whole_draft_is_shown() -> None:
    taken = (position("egy reserve"), position("irn reserve"), position("egy support"))
    told = document_tags(draft(op("Urges"), facts={"positions": taken}))
    assert told == ["(Support on the resolution: Egypt)", "(Reservation on the resolution: Iran)"]


def test_the_end_of_a_silence_is_told_as_people_read_it():
    assert time_told("2026-03-01T12:00:00Z") == "2026-03-01 12:00 UTC"
    assert time_told("2026-03-01T12:00:30Z") == "2026-03-01 12:00:30 UTC"
    assert time_told("2026-03-01") == "2026-03-01"
