"""What the floor says as one thing: several at once, lifted, given to another."""

from __future__ import annotations

import pytest

from model.draft.agreement import Agreement
from model.draft.change import Position, Remark
from model.draft.place import Place
from model.steps.floor_edits import Said, hold_as_said, listed, take_positions
from model.steps.giving_edits import give_to_another
from model.steps.step import StepRefused
from tests.builders import change, dele, delegation, draft, hold, ins, op
from tests.check_edit import check_edit

NOW = "2026-01-13T20:41:07Z"


def said(words: str, note: str = "") -> Said:
    by, stance = words.split()
    return Said(delegation(by), stance, note)  # type: ignore[arg-type]


def stances(whole, on="c1") -> list[str]:
    return [f"{p.delegation} {p.stance}" for p in whole.changes[on].positions]


def old(*taken: str, **facts):
    return draft(op("The ", ins("c1", "old "), "lamps"), changes=[change("c1", *taken, **facts)])


def test_several_speak_in_one_edit_that_names_them_all() -> None:
    before = old("egy propose")
    heard = [said("tur support"), said("cub support"), said("che reserve", "awaiting capital")]
    edit = take_positions(before, "c1", heard, NOW)
    assert edit.name == "Support by Türkiye and Cuba; reservation by Switzerland"
    after = edit.apply(before)
    assert after.changes["c1"].positions[1:] == (
        Position("tur", "support", NOW),
        Position("cub", "support", NOW),
        Position("che", "reserve", NOW, "awaiting capital"),
    )
    check_edit(before, edit, after)


def test_those_who_speak_first_come_into_the_draft_with_it() -> None:
    before = old("egy propose")
    edit = take_positions(before, "c1", [said("nor support"), said("fji support")])
    after = edit.apply(before)
    assert {"nor", "fji"} <= set(after.delegations)
    check_edit(before, edit, after)


def test_positions_on_a_paragraph_and_on_all_are_said_the_same_way() -> None:
    before = draft(op("Urges", label="4."))
    on_paragraph = take_positions(before, "p1", [said("irn reserve")]).apply(before)
    assert on_paragraph.paragraphs[0].positions == (Position("irn", "reserve"),)
    assert take_positions(on_paragraph, "p1", [said("irn lift")]).apply(on_paragraph) == before
    on_all = take_positions(before, "", [said("irn reserve")]).apply(before)
    assert on_all.positions == (Position("irn", "reserve"),)


@pytest.mark.parametrize(
    ("taken", "left", "name"),
    [
        (["egy propose", "irn reserve"], ["egy propose"], "Lifting of reservation by Iran"),
        (["egy propose", "irn support"], ["egy propose"], "Withdrawal of support by Iran"),
        (
            ["egy propose", "irn support", "irn consult", "irn reserve"],
            ["egy propose", "irn support"],
            "Lifting of reservation by Iran",
        ),
        (
            ["egy propose", "irn reserve", "irn support"],
            ["egy propose"],
            "Withdrawal of support by Iran",
        ),
    ],
)
def test_who_lifts_stands_where_it_stood_before(taken, left, name) -> None:
    before = old(*taken)
    edit = take_positions(before, "c1", [said("irn lift")], NOW)
    after = edit.apply(before)
    assert (stances(after), edit.name) == (left, name)
    check_edit(before, edit, after)


def test_what_nobody_is_behind_any_more_is_withdrawn_and_stays_on_record() -> None:
    before = old("egy propose", "irn reserve")
    after = take_positions(before, "c1", [said("egy lift")]).apply(before)
    assert after.changes["c1"] == change("c1", "egy propose", "irn reserve", outcome="withdrawn")
    asked = draft(op(dele("c1", "old")), changes=[change("c1", "egy delete")])
    gone = take_positions(asked, "c1", [said("egy lift")]).apply(asked)
    assert gone.changes["c1"].outcome == "withdrawn"


def test_a_hold_that_is_lifted_is_withdrawn_but_an_editorial_change_is_not() -> None:
    held = draft(op(hold("c1", "virtual")), changes=[change("c1", "irn reserve")])
    after = take_positions(held, "c1", [said("irn lift")]).apply(held)
    assert after.changes["c1"] == change("c1", "irn reserve", outcome="withdrawn")
    free = old("irn reserve")
    lifted = take_positions(free, "c1", [said("irn lift")]).apply(free)
    assert (lifted.changes["c1"].outcome, lifted.changes["c1"].positions) == ("open", ())


def test_words_are_held_by_several_at_once() -> None:
    before = draft(op("in person and virtual"))
    heard = [said("irn reserve"), said("cub retain")]
    edit = hold_as_said(before, Place("p1", 14), Place("p1", 21), heard, change="c1")
    after = edit.apply(before)
    assert stances(after) == ["irn reserve", "cub retain"]
    assert edit.name == "Reservation by Iran; retention by Cuba"
    check_edit(before, edit, after)


@pytest.mark.parametrize(
    "heard",
    [[], [said("irn lift")], [said("cub support"), said("cub reserve")]],
)
def test_what_cannot_be_said_is_refused_with_a_sentence(heard) -> None:
    with pytest.raises(StepRefused, match=r"\.$"):
        take_positions(old("egy propose"), "c1", heard)


def test_an_agreed_paragraph_takes_nothing() -> None:
    agreed = draft(op(ins("c1", "a"), agreement=Agreement("agreed"), label="4."))
    for on in ("c1", "p1"):
        with pytest.raises(StepRefused, match="OP4 is agreed"):
            take_positions(agreed, on, [said("irn reserve")])
    with pytest.raises(StepRefused, match="is agreed"):
        give_to_another(agreed, "c1", "egy", delegation("tur"))


def test_that_was_us_not_egypt() -> None:
    before = old("egy propose", "tur support", "irn reserve")
    edit = give_to_another(before, "c1", "egy", delegation("tur"), NOW)
    after = edit.apply(before)
    assert stances(after) == ["tur propose", "irn reserve"]
    assert edit.name == "Türkiye, not Egypt"
    check_edit(before, edit, after)


def test_only_what_was_heard_can_be_given() -> None:
    before = old("egy propose")
    with pytest.raises(StepRefused, match="Iran has said nothing on this change"):
        give_to_another(before, "c1", "irn", delegation("tur"))
    with pytest.raises(StepRefused, match="has it already"):
        give_to_another(before, "c1", "egy", delegation("egy"))


def test_a_remark_and_a_paragraphs_position_are_given_too() -> None:
    said_it = Remark("r1", "We will send language", "egy", "p1")
    before = draft(op("Urges", positions=(Position("egy", "reserve"),)), remarks=[said_it])
    after = give_to_another(before, "r1", "egy", delegation("tur")).apply(before)
    assert after.remarks["r1"].by == "tur"
    after = give_to_another(before, "p1", "egy", delegation("tur")).apply(before)
    assert after.paragraphs[0].positions == (Position("tur", "reserve"),)


def test_names_are_listed_as_people_say_them() -> None:
    assert listed(["Egypt"]) == "Egypt"
    assert listed(["Egypt", "Cuba", "Iran"]) == "Egypt, Cuba and Iran"
