"""Words are found in what a reading shows, and lead back to places of the draft."""

from __future__ import annotations

import pytest

from model.draft.place import Place
from model.readings.find import Found, find, replacement, words_matcher
from model.readings.reading import CHAIRS_PROPOSAL, CLEAN, INFORMAL
from tests.builders import bracket, dele, draft, fmt, ins, note, note_mark, op, pp


def places(found: list[Found]) -> list[tuple[Place, Place]]:
    return [(one.start, one.end) for one in found]


def test_words_are_found_over_the_ends_of_runs_and_past_tags():
    d = draft(pp("Recalling the ", ins("c1", "safe "), fmt("i", "return"), " of all"))
    (found,) = find(d, [INFORMAL], words_matcher("safe return of"))
    assert (found.start, found.end) == (Place("p1", 14), Place("p1", 28))


def test_what_a_reading_leaves_out_is_not_found_in_it():
    d = draft(op("Urges ", dele("c1", "all "), "States"), changes=())
    assert not find(d, [INFORMAL], words_matcher("Urges States"))
    assert find(d, [INFORMAL], words_matcher("all States"))


def test_a_match_over_words_that_are_out_has_a_part_on_either_side():
    d = draft(op("Urges ", ins("c1", "all "), "States"))
    (found,) = find(d, [CLEAN], words_matcher("Urges States"))
    assert found.parts == (("p1", 0, 6), ("p1", 10, 16))


def test_a_place_found_in_two_readings_counts_once():
    d = draft(op("Urges States"), pp("Recalling that States"))
    found = find(d, [INFORMAL, CHAIRS_PROPOSAL, CLEAN], words_matcher("states"))
    assert places(found) == [
        (Place("p1", 6), Place("p1", 12)),
        (Place("p2", 15), Place("p2", 21)),
    ]


def test_bracket_signs_and_note_marks_are_no_words():
    d = draft(
        op("Urges", bracket("b1", " them"), " to act", note_mark("n1"), " soon"),
        notes=[note("n1", "seen")],
    )
    assert find(d, [INFORMAL], words_matcher("Urges them to"))
    assert not find(d, [INFORMAL], words_matcher("["))
    assert not find(d, [INFORMAL], words_matcher("act soon"))


def test_words_of_notes_are_found_where_the_note_is_marked():
    d = draft(op("Urges"), op("Decides", note_mark("n1")), notes=[note("n1", "as seen in Lima")])
    (found,) = find(d, [INFORMAL, CLEAN], words_matcher("lima"))
    assert (found.row, found.start) == (1, Place("n1x", 11))


@pytest.mark.parametrize(
    ("typed", "text", "case", "whole", "count"),
    [
        ("state", "States and the State", False, False, 2),
        ("State", "States and the State", True, True, 1),
        ("state", "States and the State", True, False, 0),
        ("the people's", "the people’s will", False, False, 1),
        ("OP 3", "see OP\u00a03", False, False, 1),
        ("co-operate", "co‑operate", False, False, 1),
        ("a.c", "abc a.c", False, False, 1),
        ("ПРАВА", "права человека", False, False, 1),
    ],
)
def test_words_as_they_are_typed(typed, text, case, whole, count):
    found = find(draft(op(text)), [INFORMAL], words_matcher(typed, case, whole))
    assert len(found) == count


def test_nothing_is_found_for_nothing():
    assert not find(draft(op("Urges")), [INFORMAL], words_matcher(""))


@pytest.mark.parametrize(
    ("template", "words"),
    [
        (r"\2 and \1", "men and women"),
        ("$2, ${1}", "men, women"),
        (r"\0!", "women and men!"),
        (r"\\1 $$1", r"\1 $1"),
        (r"\7", ""),
        ("plain", "plain"),
    ],
)
def test_a_replacement_takes_groups(template, words):
    assert replacement(template, ("women and men", "women", "men")) == words
