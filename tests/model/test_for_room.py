"""What the room may not see is in no draft that the room is given."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.draft.agreement import Agreement
from model.draft.change import Remark
from model.readings.for_room import ForRoom
from model.readings.lines import printed_lines
from model.readings.reading import INFORMAL
from model.readings.would_stand import as_it_would_stand, standing_line
from tests.builders import bracket, change, dele, draft, end, fmt, ins, op, para, position, pp


def test_guesses_and_private_notes_are_left_out():
    secret = position("irn reserve", note="they will fold", private=True)
    guessed = change("c1", confidence=0.4, reason="same tag elsewhere")
    d = draft(
        pp("Recalling ", ins("c1", "all"), positions=(secret,)),
        changes=[replace(guessed, positions=(*guessed.positions, secret))],
        facts={"positions": (secret,)},
    )
    shown = ForRoom().of(d)
    assert "fold" not in repr(shown)
    assert "elsewhere" not in repr(shown)
    assert shown.changes["c1"].confidence is None
    assert [p.stance for p in shown.changes["c1"].positions] == ["propose", "reserve"]


def test_what_says_nothing_secret_is_shared():
    d, room = draft(pp("Recalling ", ins("c1", "all")), op("Urges")), ForRoom()
    shown = room.of(d)
    assert shown.changes["c1"] is d.changes["c1"]
    assert shown.paragraphs is d.paragraphs


def test_the_next_draft_shares_with_the_one_before():
    d, room = draft(pp(ins("c1", "all")), pp(ins("c2", "some"))), ForRoom()
    d = replace(d, changes=d.changes.put("c1", change("c1", confidence=0.3)))
    before = room.of(d)
    after = room.of(replace(d, changes=d.changes.put("c2", change("c2", "tur propose"))))
    assert before.changes.differing(after.changes) == {"c2"}
    gone = room.of(replace(d, changes=d.changes.without("c2")))
    assert set(gone.changes) == {"c1"}


@pytest.mark.parametrize("many", [3, 400])
def test_no_guess_is_left_however_many_there_are(many):
    guesses = [change(f"c{i}", confidence=0.5) for i in range(many)]
    d = draft(*(op(ins(c.id, "word")) for c in guesses), changes=guesses)
    assert all(c.confidence is None for c in ForRoom().of(d).changes.values())


def test_a_ruling_does_not_show_in_what_the_room_reads():
    d = draft(pp("Recalling ", ins("c1", "all ")), changes=[change("c1")])
    ruled = replace(d, changes=d.changes.put("c1", change("c1", ruling="leave")))
    assert printed_lines(ForRoom().of(ruled), INFORMAL) == printed_lines(d, INFORMAL)


# -- as it would stand ---------------------------------------------------------------------------


def read(d, paragraph="p1"):
    line = standing_line(d, paragraph)
    return line.words() if line is not None else None


def test_open_changes_would_stand_tags_would_not():
    d = draft(pp("Recalling ", dele("c1", "the "), ins("c2", "every "), "right"))
    assert read(d) == "Recalling every right"


def test_what_somebody_stands_against_would_still_be_in_brackets():
    against = change("c1", "egy propose", "irn reserve")
    assert read(draft(pp("all ", ins("c1", "safe "), "ways"), changes=[against])) == (
        "all [safe] ways"
    )
    ruled = replace(against, ruling="take")
    assert read(draft(pp("all ", ins("c1", "safe "), "ways"), changes=[ruled])) == "all safe ways"


def test_a_paragraph_that_is_to_go_would_not_stand():
    d = draft(op(dele("c1", "Urges"), end=end(dels="c1"), label="3."), op("Decides"))
    assert read(d) is None
    shown = as_it_would_stand(d, "p1")
    assert shown.paragraphs[0].label == "OP3 · would not stand"
    assert not shown.paragraphs[0].runs


def test_it_is_shown_in_plain_words_that_say_what_they_are():
    d = draft(
        pp("Recalling ", fmt("i", ins("c1", "all ")), bracket("b1", "ways"), label="PP1."),
        pp("Noting ", ins("c2", "more")),
    )
    d = replace(d, remarks=d.remarks.put("r1", Remark("r1", "words to come", "cub", "p1")))
    shown = as_it_would_stand(d, "p1")
    assert printed_lines(shown, INFORMAL) == [
        "PP1 · as it would stand Recalling all [ways]",
        "Noting more (Egypt)",
    ]
    assert shown.paragraphs[1] is d.paragraphs[1]


def test_the_title_stands_without_what_is_said_of_the_whole_draft():
    d = draft(
        para("title", "On huts"), op("Urges"), facts={"positions": (position("irn reserve"),)}
    )
    d = replace(d, remarks=d.remarks.put("r1", Remark("r1", "to wait", "cub")))
    shown = as_it_would_stand(d, "p1")
    assert printed_lines(shown, INFORMAL)[0] == "Title · as it would stand On huts"
    assert as_it_would_stand(d, "p2").remarks


def test_paragraphs_that_flow_together_stand_in_one():
    d = draft(pp("Recalling that ", end=end(dels="c1")), pp("Noting"), op("Urges"))
    shown = as_it_would_stand(d, "p1")
    assert [p.text() for p in shown.paragraphs] == ["Recalling that Noting", "Urges"]


def test_an_agreed_paragraph_stands_as_agreed():
    d = draft(pp("all ", ins("c1", "ways"), agreement=Agreement("agreed", "informals")))
    assert as_it_would_stand(d, "p1").paragraphs[0].agreement.state == "agreed"
    assert as_it_would_stand(d, "nobody") is d
