"""Filters say which rows are left, and in one line what they leave."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from model.draft.agreement import Agreement
from model.draft.blocks import every_alternative
from model.draft.change import Remark
from model.draft.draft import Draft
from model.readings.filters import EVERYTHING, Filter, rows_wanted, said_of
from model.readings.lines import Rendering
from model.readings.reading import INFORMAL, Piece
from model.readings.stops import (
    Stop,
    change_stops,
    delegation_stops,
    next_stop,
    open_paragraph_stops,
    open_stops,
    reserved_stops,
)
from model.steps.step import StepRefused
from tests.acts import any_edit
from tests.builders import change, dele, draft, end, ins, note, note_mark, op, para, pp
from tests.drafts import random_draft
from tests.edits import take_position_on_draft

AGREED = Agreement("agreed", "informals")


def a_room():
    """Title agreed; PP1 with Egypt's change; OP1 agreed; OP2 reserved by Iran; OP3 pending."""
    return draft(
        para("title", "On mountains", agreement=AGREED),
        pp("Recalling ", ins("c1", "all ")),
        op("Urges", agreement=AGREED),
        op("Decides ", dele("c2", "soon "), "to meet"),
        op("Waits", agreement=Agreement("pending", pending=("cub",))),
        para("text", "Annex"),
        changes=[change("c1"), change("c2", "tur propose", "irn reserve")],
    )


def test_open_leaves_what_is_not_agreed():
    assert rows_wanted(a_room(), Filter(open=True)) == {1, 3, 4}


def test_reserved_and_pending():
    assert rows_wanted(a_room(), Filter(reserved=True)) == {3}
    assert rows_wanted(a_room(), Filter(pending=True)) == {4}


def test_a_delegation_is_met_by_its_changes_positions_remarks_and_what_waits_for_it():
    d = a_room()
    d = replace(d, remarks=d.remarks.put("r1", Remark("r1", "words to come", "cub", "p3")))
    assert rows_wanted(d, Filter(of="irn")) == {3}
    assert rows_wanted(d, Filter(of="cub")) == {2, 4}


def test_wishes_are_all_to_be_met():
    assert rows_wanted(a_room(), Filter(open=True, of="egy")) == {1}
    assert rows_wanted(a_room(), Filter(reserved=True, pending=True)) == set()


def test_nothing_wanted_leaves_everything():
    assert rows_wanted(a_room(), EVERYTHING) == set(range(6))
    assert not EVERYTHING.is_on


def test_since_circulated_leaves_new_words_new_stances_and_new_paragraphs():
    before = a_room()
    now = replace(
        before, changes=before.changes.put("c1", change("c1", "egy propose", "tur support"))
    )
    now = now.with_paragraph(replace(now.paragraphs[4], label="9."))
    now = replace(now, paragraphs=now.paragraphs.spliced(6, 6, (op("New", id="q"),)))
    assert rows_wanted(now, Filter(since=before)) == {1, 4, 6}
    assert rows_wanted(before, Filter(since=before)) == set()


def test_a_change_in_a_note_is_a_change_of_its_row():
    d = draft(
        op("Urges", note_mark("n1")),
        op("Decides"),
        notes=[note("n1", "seen ", ins("c1", "here"))],
        changes=[change("c1", "egy propose", "irn reserve")],
    )
    assert rows_wanted(d, Filter(reserved=True)) == {0}


def test_words_found():
    assert rows_wanted(a_room(), Filter(words=frozenset({"p3", "p6"}))) == {2, 5}


def test_the_line_counts_the_units_that_are_left():
    d, wanted = a_room(), Filter(open=True, of="egy")
    assert said_of(d, wanted, rows_wanted(d, wanted)) == "Open, of Egypt only: 1 of 5 paragraphs"


def test_stops_are_in_the_order_of_the_text():
    d = a_room()
    assert open_stops(d) == change_stops(d) == [Stop(1, "c1"), Stop(3, "c2")]
    assert reserved_stops(d) == [Stop(3, "c2")]
    assert delegation_stops(d, "egy") == [Stop(1, "c1")]
    assert open_paragraph_stops(d) == [Stop(1), Stop(3), Stop(4)]


def test_next_and_previous_go_round():
    stops = [Stop(1, "c1"), Stop(3, "c2")]
    assert next_stop(stops, Stop(1, "c1"), 1) == 1
    assert next_stop(stops, Stop(3, "c2"), 1) == 0
    assert next_stop(stops, Stop(2), 1) == 1
    assert next_stop(stops, Stop(2), -1) == 0
    assert next_stop(stops, Stop(0), -1) == 1
    assert next_stop([], Stop(0), 1) is None


def test_the_next_open_paragraph_is_not_the_one_in_hand():
    rows = [Stop(1), Stop(3)]
    assert next_stop(rows, Stop(1, "c1"), 1) == 1
    assert next_stop(rows, Stop(3, "c2"), -1) == 0


def test_words_that_flowed_into_another_paragraph_leave_that_one():
    joined = draft(
        op("Urges", id="p1", end=end(dels="c1")),
        op(" and ", ins("c2", "soon "), "decides", id="p2"),
        op("Waits", id="p3", agreement=AGREED),
        changes=[change("c1", "egy propose", outcome="accepted"), change("c2", "tur propose")],
    )
    assert rows_wanted(joined, Filter(of="tur")) == {0, 1}
    assert rows_wanted(joined, Filter(words=frozenset({"p3"}))) == {2}


def test_what_is_said_of_the_whole_draft_leaves_the_paragraph_that_shows_it():
    before = a_room()
    taken = take_position_on_draft(before, "cub", "reserve").apply(before)
    assert rows_wanted(taken, Filter(since=before)) == {0}
    assert rows_wanted(taken, Filter(of="cub")) == {0, 4}
    said = replace(before, remarks=before.remarks.put("r1", Remark("r1", "Later", "mex", "")))
    assert rows_wanted(said, Filter(since=before)) == {0}
    assert rows_wanted(said, Filter(of="mex")) == {0}


@given(st.integers(0, 2**32))
def test_since_circulated_leaves_every_row_that_reads_otherwise(seed: int):
    rng = Random(seed)
    before = now = random_draft(rng, rng.randint(1, 6), rng.randint(0, 8))
    for count in range(rng.randint(1, 3)):
        try:
            now = any_edit(rng, now, f"cnew{count}").apply(now)
        except StepRefused:
            continue
    left = rows_wanted(now, Filter(since=before))
    was, reads = _told(before), _told(now)
    others = {p for p in reads if reads[p] != was.get(p)}
    # An alternative may be read otherwise because another one is.
    others -= every_alternative(before) | every_alternative(now)
    assert others <= {now.paragraphs[r].id for r in left}


def _told(whole: Draft) -> dict[str, tuple[object, ...]]:
    """Each line as the room reads it, by its paragraph; a remark moves with its change's words."""
    return {
        line.paragraph: (line.label, *(_seen(p) for p in line.pieces if p.role != "remark"))
        for line in Rendering(whole, INFORMAL).lines()
    }


def _seen(piece: Piece) -> tuple[object, ...]:
    """A piece as it is seen; the number of a note is the program's."""
    return "" if piece.role == "note" else piece.text, piece.inserted, piece.deleted
