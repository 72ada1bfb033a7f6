"""Exact extents, what no other question is about, names written out, lines found again."""

from __future__ import annotations

import pytest

from model.draft.agreement import Agreement
from model.draft.change import Alternatives
from model.draft.draft import Draft
from model.files.notation.source_lines import offsets_of
from model.readings.asking.exactly import exact_answer, next_end, next_start
from model.readings.asking.extents import sides_without
from model.readings.questions import Question, questions
from model.steps.settle_edits import answer, call_by_own_name
from model.steps.step import StepRefused
from tests.builders import change, dele, draft, end, hold, ins, op, pp
from tests.check_edit import check_edit, check_owed
from tests.files.reading import read, table, told

GUESS = {"confidence": 0.4, "reason": "back to the last small word"}


def extent(of: Draft) -> Question:
    return next(q for q in questions(of, table()) if q.kind == "extent")


def exactly(of: Draft, start: int, end: int) -> Draft:
    chosen = exact_answer(of, extent(of), start, end)
    assert chosen is not None
    edges = [(e.change, e.paragraph, e.start, e.end) for e in chosen.deed.edges]
    return check_owed(of, answer(of, chosen.deed.act, chosen.deed.ids, edges))


def lamps() -> Draft:
    return draft(
        op("Asks ports to mend dim ", ins("c1", "old "), "lamps;"),
        op("Asks quays to mend dim ", ins("c2", "old "), "bells;"),
        op("Asks boats to ring ", ins("c3", "old "), "bells;"),
        changes=[change(c, "egy propose", **GUESS) for c in ("c1", "c2", "c3")],
    )


def test_exact_words_settle_the_cases_that_have_them_and_leave_the_others():
    of = lamps()
    start = len("Asks ports to mend ")
    after = exactly(of, start, start + len("dim old"))
    assert [ins for ins, *_ in told(after)] == ["dim old", "dim old", "old"]
    assert [after.changes[c].confidence for c in ("c1", "c2", "c3")] == [None, None, 0.4]


def test_exact_words_may_reach_further_right():
    of = draft(
        op("Asks all to mend ", ins("c1", "old "), "brass lamps;"),
        changes=[change("c1", "egy propose", **GUESS)],
    )
    at = len("Asks all to mend ")
    after = exactly(of, at, at + len("old brass"))
    assert after.paragraphs[0].runs[1].text == "old brass "
    assert exact_answer(of, extent(of), 0, 4) is None


def test_edges_step_from_word_to_word():
    of = lamps()
    question = extent(of)
    start, last = question.offset, question.offset + question.length
    back = next_start(of, question, start, -1)
    assert of.paragraphs[0].text()[back:start] == "dim "
    assert next_start(of, question, back, 1) == start
    assert next_start(of, question, start, 1) == start
    right = next_end(of, question, start, last, 1)
    assert of.paragraphs[0].text()[start:right] == "old lamps"
    assert next_end(of, question, start, right, -1) == start + len("old")


@pytest.mark.parametrize(
    ("paragraph", "name", "left"),
    [
        (op("Asks lamps, bells", ins("c1", " and old horns"), "."), "1 word", "and old."),
        (op("Asks lamps, ", ins("c1", "bells, "), "horns."), "clause", "Asks lamps horns."),
        (op("Asks lamps", ins("c1", ", old bells"), ", horns."), "1 word", "lamps, old, horns."),
    ],
)
def test_the_one_space_comes_and_goes_with_the_words(paragraph, name, left):
    of = draft(paragraph, changes=[change("c1", "egy propose", **GUESS)])
    chosen = next(a for a in extent(of).answers if a.name == name)
    assert chosen.without.endswith(left)
    assert "  " not in chosen.without


def test_words_that_only_the_change_strikes_stand_without_it():
    of = draft(op("Asks ", dele("c1", "all "), ins("c1", "some "), dele("c2", "old "), "ports."))
    held = of.paragraphs[0]
    assert sides_without(held, 9, 14, "c1") == ("Asks all ", "ports.")


def test_what_is_asked_about_several_cases_is_asked_where_it_is_open():
    of = draft(
        op("Asks ", ins("c1", "old "), "bells;", agreement=Agreement("agreed")),
        op("Asks ", ins("c2", "old "), "lamps;"),
        changes=[change("c1", "egy propose", confidence=0.3), change("c2", "egy propose", **GUESS)],
    )
    assert extent(of).paragraph == "p2"


def test_every_guess_is_asked_about():
    of = draft(
        op(dele("c1", "Asks all."), end=end(dels="c1")),
        op("Asks ", dele("c2", "old "), "lamps"),
        changes=[change("c1", "egy propose", **GUESS), change("c2", "egy propose", **GUESS)],
    )
    found = questions(of, table())
    assert [q.kind for q in found] == ["other", "other"]
    assert [q.text.partition(" in ")[0] for q in found] == [
        "“Asks all.” is struck",
        "“old” is struck",
    ]
    for question in found:
        of = check_owed(of, answer(of, "settle", question.answers[0].deed.ids))
    assert questions(of, table()) == []


def test_a_strike_that_was_only_guessed_is_taken_off():
    reason = "the insertion doubles words whose strike was lost"
    of = draft(
        op("Asks ", dele("c1", "dim "), ins("c1", "old "), "lamps"),
        changes=[change("c1", "egy propose", confidence=0.4, reason=reason)],
    )
    chosen = next(a for a in extent(of).answers if a.name == "nothing is struck")
    check_edit(
        of,
        answer(of, chosen.deed.act, chosen.deed.ids),
        draft(op("Asks dim ", ins("c1", "old "), "lamps"), changes=[change("c1", "egy propose")]),
    )


def test_what_is_no_alternative_stands_apart_and_its_extent_is_still_asked():
    def with_group(*groups: Alternatives) -> Draft:
        return draft(
            op("Asks ", *(ins(c, f"{c} ") for c in ("c1", "c2", "c3")), "lamps"),
            changes=[change(c, "egy propose", **GUESS) for c in ("c1", "c2", "c3")],
            alternatives=groups,
        )

    of = with_group(Alternatives("a1", ("c1", "c2", "c3")))
    chosen = next(a for a in extent(of).answers if a.name == "no alternative")
    two = with_group(Alternatives("a1", ("c2", "c3")))
    check_edit(of, answer(of, chosen.deed.act, chosen.deed.ids), two)
    check_edit(two, answer(two, "apart", ("c2",)), with_group())
    with pytest.raises(StepRefused):
        answer(with_group(), "apart", ("c2",))


def test_an_edge_stops_at_the_tag_of_those_who_hold_the_words_before():
    of = draft(
        op("Asks ", hold("c2", "quiet ports "), "old ", ins("c1", "dim "), "lamps"),
        changes=[change("c1", "egy propose", **GUESS), change("c2", "irn reserve")],
    )
    assert extent(of).limit == len("Asks quiet ports ")


def test_a_short_name_is_written_out():
    of = read("Safe harbours\n\nThe Assembly,\n\nOP1. Asks [all] (CH) ports to call;").draft
    assert of.shown_name("che") == "CH"
    after = check_owed(of, call_by_own_name(of, "che"))
    assert after.shown_name("che") == "Switzerland"
    assert not [q for q in questions(after, table()) if q.kind == "who"]
    with pytest.raises(StepRefused):
        call_by_own_name(of, "nobody")


def test_settling_says_nothing_of_a_draft_without_doubts():
    of = draft(pp("Recalling lamps,"))
    assert questions(of, table()) == []
    check_edit(of, answer(of, "settle", ()), of)


def test_paragraphs_are_found_again_in_what_was_pasted():
    source = (
        "Safe harbours\n\nThe Assembly of Harbours,\n\n"
        "PP1. ~~Recalling~~ Noting (Cuba) the quiet bells,\n\n"
        "PP1 bis. Recalling the quiet bells of old, (Cuba)\n\n"
        "OP1. Asks ports to keep dim brass (Cuba) lamps of tin at sea;\n"
    )
    of = read(source).draft
    found = offsets_of(source, of)
    lines = [source[found[p.id] :].split("\n")[0] for p in of.paragraphs]
    assert lines == [line for line in source.split("\n") if line]
    assert offsets_of("", of) == {}
