"""What is still open is counted as the room would count it."""

from __future__ import annotations

from model.draft.agreement import Agreement
from model.readings.places import change_places, is_struck
from model.readings.tally import positions_grid, tally
from tests.builders import change, dele, draft, end, hold, ins, op, para, pp

AGREED = Agreement("agreed", "informals")


def told(seen):
    return [(p.mark, p.paragraph, p.kind, p.inserted, p.deleted) for p in change_places(seen)]


def test_a_place_says_what_it_puts_in_and_takes_out():
    seen = draft(
        pp("a ", ins("c1", "b "), dele("c2", "old "), ins("c2", "new "), dele("c3", "c"), ","),
        pp(ins("c4", "Whole,"), end=end("c4")),
        pp(dele("c4.2", "Gone,"), end=end(dels="c4.2")),
        pp("x ", hold("c5", "held"), ","),
    )
    assert told(seen) == [
        ("c1", "p1", "insertion", "b ", ""),
        ("c2", "p1", "replacement", "new ", "old "),
        ("c3", "p1", "deletion", "", "c"),
        ("c4", "p2", "paragraph", "Whole,", ""),
        ("c4.2", "p3", "paragraph", "", "Gone,"),
        ("c5", "p4", "hold", "", ""),
    ]


def test_words_put_into_an_insertion_are_not_its_own_words_taken_out_are():
    seen = draft(pp("a ", ins("c1", "b ", ins("c2", "x "), dele("c3", "y "), "z")))
    assert [(p.mark, p.inserted, p.deleted) for p in change_places(seen)] == [
        ("c1", "b y z", ""),
        ("c2", "x ", ""),
        ("c3", "", "y "),
    ]


def test_a_move_is_told_at_both_ends():
    move = change("c1", moved_from="p1", moved_to="p2")
    seen = draft(
        pp(dele("c1", "Home,"), end=end(dels="c1")),
        pp(ins("c1.2", "Home,"), end=end("c1.2")),
        changes=(move,),
    )
    assert [p.kind for p in change_places(seen)] == ["move", "move"]


def test_a_paragraph_is_struck_once_nobody_keeps_it():
    def struck(*stances):
        seen = draft(pp(dele("c1", "Gone,"), end=end(dels="c1")), changes=(change("c1", *stances),))
        return is_struck(seen, seen.paragraphs[0])

    assert struck("egy propose")
    assert struck("egy delete")
    assert not struck("egy delete", "irn retain")
    assert not struck("egy delete", "irn flexible")


def test_open_units_leave_out_what_is_agreed_struck_or_no_unit():
    seen = draft(
        para("organ", "The Council"),
        para("title", "Trains"),
        pp("Agreed,", agreement=AGREED),
        pp("Open,"),
        pp(dele("c1", "Struck,"), end=end(dels="c1")),
        op("Reopened;", agreement=Agreement("reopened")),
    )
    assert tally(seen).paragraphs == ("p2", "p4", "p6")


def test_changes_decided_by_agreement_or_moot_are_not_open():
    seen = draft(
        pp("a ", ins("c1", "b "), agreement=AGREED),
        pp("a ", ins("c2", ins("c3", "x "), "b "), ins("c4", "y")),
        changes=(
            change("c2", outcome="withdrawn"),
            change("c4", "egy propose", "irn reserve", confidence=0.5),
        ),
    )
    counted = tally(seen)
    assert counted.changes == ("c4",)
    assert counted.reserved == counted.guesses == ("c4",)


def test_the_old_paragraphs_of_an_agreed_merge_are_not_open():
    seen = draft(
        pp(dele("c1.2", "Old,"), end=end(dels="c1.2")),
        pp(ins("c1", "New,"), end=end("c1"), agreement=AGREED),
    )
    assert tally(seen).changes == ()


def test_the_grid_has_a_row_a_change_and_the_last_stance_of_each():
    seen = draft(
        pp("a ", ins("c1", "b "), "c ", ins("c1.2", "b "), dele("c2", "d")),
        changes=(change("c1", "egy propose", "irn reserve", "irn flexible"), change("c2")),
    )
    delegations, rows = positions_grid(seen)
    assert delegations == ["egy", "irn"]
    assert [(r.change.id, r.text, r.stances) for r in rows] == [
        ("c1", "b ", {"egy": "propose", "irn": "flexible"}),
        ("c2", "d", {"egy": "propose"}),
    ]
