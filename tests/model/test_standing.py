"""Where the room stands: every open point, who holds it, and nothing that the room must not see."""

from __future__ import annotations

from dataclasses import replace

from model.draft.agreement import Agreement
from model.draft.change import Bracket, Change, Position, Remark
from model.draft.text import Run
from model.readings.standing import OpenPoint, where_we_stand
from tests.builders import change, dele, draft, end, hold, ins, op, para, pp


def rolling(**facts):
    return draft(
        para("title", "Keeping lamps lit"),
        pp("Noting ", ins("c1", "all "), *dele("c2", "old "), "lamps,", label="PP1."),
        pp(
            *("Noting ", ins("c3", "new "), "lamps,"),
            label="PP2.",
            agreement=Agreement("agreed", "informals", "2022-03-15"),
        ),
        op("Urges all;", label="1.", agreement=Agreement("pending", pending=("irn", "p2"))),
        op("Meets ", *hold("c4", "yearly"), ";", label="2."),
        changes=[
            change("c1", "egy propose", "tur support", "irn reserve"),
            change("c2", "mex delete"),
            change("c4", "cub retain"),
        ],
        **facts,
    )


def told(point: OpenPoint):
    words = point.inserted or point.deleted or point.held
    return point.label, point.kind, words, point.behind, point.against


def test_every_open_point_is_listed_with_who_holds_it():
    points = where_we_stand(rolling()).points
    assert [told(point) for point in points] == [
        ("PP1", "insertion", "all", ("Egypt", "Türkiye"), (("reservation", ("Iran",)),)),
        ("PP1", "deletion", "old", ("Mexico",), ()),
        ("OP1", "state", "Urges all;", (), ()),
        ("OP2", "hold", "yearly", (), (("retain", ("Cuba",)),)),
    ]


def test_the_title_grants_nobodys_wish():
    words = para(
        "title", "Keeping ", ins("c1", "all "), *dele("c2", "old "), ins("c3", "new "), "lamps lit"
    )
    settled = draft(words, changes=[change("c3", outcome="accepted")])
    assert where_we_stand(settled).title == "Keeping old new lamps lit"


def test_what_a_paragraph_waits_for_is_named():
    points = where_we_stand(rolling()).points
    assert [point.pending for point in points] == ["", "", "Iran, PP1", ""]


def test_it_is_counted():
    standing = where_we_stand(rolling())
    assert (standing.title, standing.agreed, standing.open) == ("Keeping lamps lit", 1, 4)
    assert standing.reserved == 1
    assert standing.holders == (("Cuba", 1), ("Iran", 1))


def test_a_change_in_many_places_is_one_point():
    two = draft(pp("Noting ", ins("c1", "all "), "lamps", ins("c1.2", "all"), ",", label="PP1."))
    (point,) = where_we_stand(two).points
    assert (point.places, point.inserted) == (2, "all")


def test_an_alt_is_told_by_what_goes_and_what_comes():
    both = draft(
        pp(*dele("c1", "Noting lamps,"), label="PP1.", end=end(dels="c1")),
        pp(ins("c1.2", "Noting wicks,"), label="PP1 alt.", end=end("c1.2")),
    )
    (point,) = where_we_stand(both).points
    assert (point.kind, point.deleted, point.inserted) == (
        *("replacement", "Noting lamps,"),
        "Noting wicks,",
    )


def test_private_notes_rulings_and_doubts_are_not_on_the_page():
    secret = Position("irn", "reserve", note="bluffing", private=True)
    public = Position("cub", "oppose", note="to come back on Friday")
    before = rolling()
    open_change = replace(before.changes["c1"], positions=(secret, public))
    plain = replace(before, changes=before.changes.put("c1", open_change))
    ruled = replace(open_change, ruling="leave", confidence=0.3, reason="guessed")
    known = replace(before, changes=before.changes.put("c1", ruled))
    standing = where_we_stand(known)
    assert standing == where_we_stand(plain)
    assert "bluffing" not in repr(standing)
    assert standing.points[0].against == (
        ("reservation", ("Iran",)),
        ("opposed", ("Cuba – to come back on Friday",)),
    )


def test_a_ruling_takes_nothing_off_the_page():
    done = Agreement("agreed", "informals")
    text = pp("Noting ", ins("c1", "all "), "lamps,", label="PP1.", agreement=done)
    disputed = change("c1", "egy propose", "irn reserve")
    ruled = draft(text, changes=[replace(disputed, ruling="take")])
    assert where_we_stand(ruled) == where_we_stand(draft(text, changes=[disputed]))
    assert len(where_we_stand(ruled).points) == 1


def test_brackets_without_a_delegation_are_open_points():
    text = pp("Noting ", Run("all", brackets=("b1",)), " lamps,", label="PP1.")
    (point,) = where_we_stand(draft(text, brackets=[Bracket("b1")])).points
    assert (point.kind, point.held) == ("text", "[all]")


def test_what_was_promised_is_an_open_point():
    owed = Remark("r1", "language on wicks", "mex", "p1", owed=True)
    said = Remark("r2", "prefers wax", "cub", "p1")
    text = draft(pp("Noting lamps,", label="PP1."), remarks=[owed, said])
    (point,) = where_we_stand(text).points
    assert told(point) == (
        *("PP1", "owed", "language on wicks", ()),
        (("owes language", ("Mexico",)),),
    )


def test_positions_on_the_whole_text_and_on_a_paragraph_are_open_points():
    text = op("Urges all;", label="1.", positions=(Position("irn", "oppose"),))
    whole = replace(draft(text), positions=(Position("tur", "reserve"),))
    points = where_we_stand(whole).points
    assert [(p.label, p.against) for p in points] == [
        ("Whole text", (("reservation", ("Türkiye",)),)),
        ("OP1", (("opposed", ("Iran",)),)),
    ]


def test_silence_is_said_with_its_end():
    silent = Agreement("silence", until="2026-03-05T18:00:00Z")
    (point,) = where_we_stand(draft(op("Urges all;", label="1.", agreement=silent))).points
    assert point.pending == "silence until 2026-03-05 18:00 UTC"


def test_what_is_decided_is_no_open_point():
    text = pp("Noting ", ins("c1", "all "), *dele("c2", "old "), "lamps,", end=end())
    settled = [
        Change("c1", (Position("egy", "propose"),), outcome="accepted"),
        Change("c2", (Position("egy", "delete"),), outcome="rejected"),
    ]
    assert where_we_stand(draft(text, changes=settled)).points == ()
