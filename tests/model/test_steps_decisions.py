"""Edits that record what is said and decided: positions, rulings, outcomes, agreements."""

from __future__ import annotations

import pytest

from model.draft.agreement import Agreement
from model.draft.change import Alternatives, Position, Remark
from model.draft.paragraph import FormerLabel
from model.draft.place import Place
from model.steps.decision_edits import (
    agree_paragraph,
    reopen_paragraph,
    rivals_of_all,
    rule,
    set_outcome,
    table_draft,
)
from model.steps.position_edits import hold_words, remark, rename_paragraph
from model.steps.step import StepRefused
from tests.builders import change, dele, delegation, draft, end, hold, ins, op, pp
from tests.check_edit import check_edit
from tests.edits import take_position, take_position_on_draft, take_position_on_paragraph

NOW = "2026-01-13T20:41:07Z"
RIVALS = [Alternatives("a1", ("c1", "c2", "c3"))]


def test_support_is_recorded_behind_what_was_said_before() -> None:
    before = draft(op(ins("c1", "all")))
    edit = take_position(before, "c1", "irn", "support", NOW)
    after = draft(op(ins("c1", "all")), changes=[change("c1", "egy propose")])
    supported = (*after.changes["c1"].positions, Position("irn", "support", NOW))
    assert edit.name == "Support by Iran"
    assert (edit.who, edit.when) == ("irn", NOW)
    check_edit(before, edit, edit.apply(before))
    assert edit.apply(before).changes["c1"].positions == supported


def test_a_delegation_new_to_the_draft_comes_with_its_position() -> None:
    before = draft(op(ins("c1", "all")))
    after = take_position(before, "c1", delegation("nor"), "reserve").apply(before)
    assert "nor" in after.delegations


def test_positions_on_a_paragraph_and_on_the_whole() -> None:
    before = draft(op("Urges"))
    on_paragraph = take_position_on_paragraph(before, "p1", "cub", "retain", NOW)
    check_edit(
        before, on_paragraph, draft(op("Urges", positions=(Position("cub", "retain", NOW),)))
    )
    on_draft = take_position_on_draft(before, "cub", "reserve", note="pending capital")
    taken = (Position("cub", "reserve", note="pending capital"),)
    check_edit(before, on_draft, draft(op("Urges"), facts={"positions": taken}))


def test_a_reservation_on_words_that_nobody_changes_only_holds_them() -> None:
    before = draft(op("in person and virtual"))
    check_edit(
        before,
        hold_words(before, Place("p1", 14), Place("p1", 21), "irn", "reserve", change="c1"),
        draft(op("in person and ", hold("c1", "virtual")), changes=[change("c1", "irn reserve")]),
    )


def test_a_remark_is_kept_with_what_it_is_about() -> None:
    before = draft(op("Urges"))
    made = Remark("r1", "We will send language", "mex", "p1", NOW, owed=True)
    edit = remark(before, made.text, "mex", "p1", NOW, owed=True, identity="r1")
    check_edit(before, edit, draft(op("Urges"), remarks=[made]))


def test_taking_one_of_the_alternatives_leaves_the_others() -> None:
    before = draft(op(ins("c1", "a"), ins("c2", "b"), ins("c3", "c")), alternatives=RIVALS)
    ruled = rule(before, "c2", "take").apply(before)
    assert [ruled.changes[c].ruling for c in ("c1", "c2", "c3")] == ["leave", "take", "leave"]
    accepted = set_outcome(before, "c2", "accepted").apply(before)
    assert [accepted.changes[c].outcome for c in ("c1", "c2", "c3")] == [
        *("rejected", "accepted", "rejected")
    ]


def test_paragraphs_that_are_alternatives_are_left_by_what_inserted_them() -> None:
    before = draft(
        pp("Noting"),
        pp(ins("c1", "Recalling"), end=end(ins="c1")),
        pp(ins("c2", "Welcoming"), end=end(ins="c2")),
        alternatives=[Alternatives("a1", ("p1", "p2", "p3"))],
    )
    assert list(rivals_of_all(before)["c1"]) == ["c2"]


def test_a_decided_change_takes_no_ruling() -> None:
    decided = draft(op(ins("c1", "a")), changes=[change("c1", outcome="accepted")])
    with pytest.raises(StepRefused):
        rule(decided, "c1", "take")


def test_agreeing_settles_what_the_chair_ruled_at_one_go() -> None:
    changes = [
        change("c1", ruling="take"),
        change("c2", ruling="leave"),
        change("c3"),
        change("c4", "orgchair propose"),
    ]
    words = op(ins("c1", "a"), dele("c2", "b"), ins("c3", "c"), ins("c4", "d"), label="4.")
    before = draft(words, changes=changes)
    edit = agree_paragraph(before, "p1", "adref", "2026-01-13")
    after = edit.apply(before)
    assert edit.name == "Agree OP4"
    assert after.paragraphs[0].agreement == Agreement("agreed", "adref", "2026-01-13")
    assert [after.changes[c.id].outcome for c in changes] == [
        *("accepted", "rejected", "open", "accepted")
    ]
    check_edit(before, edit, after)


def test_an_agreed_paragraph_takes_rulings_but_no_positions_and_outcomes() -> None:
    agreed = draft(op(ins("c1", "a"), agreement=Agreement("agreed")))
    for make in (
        lambda: take_position(agreed, "c1", "irn", "reserve"),
        lambda: take_position_on_paragraph(agreed, "p1", "irn", "reserve"),
        lambda: set_outcome(agreed, "c1", "rejected"),
        lambda: agree_paragraph(agreed, "p1"),
    ):
        with pytest.raises(StepRefused, match="is agreed"):
            make()
    assert rule(agreed, "c1", "leave").apply(agreed).changes["c1"].ruling == "leave"


def test_a_reopened_paragraph_takes_edits_again() -> None:
    agreed = draft(op(ins("c1", "a"), agreement=Agreement("agreed", "cow", "2026-01-13")))
    reopened = reopen_paragraph(agreed, "p1", "2026-01-14").apply(agreed)
    assert reopened.paragraphs[0].agreement == Agreement("reopened", "cow", "2026-01-14")
    take_position(reopened, "c1", "irn", "reserve")
    with pytest.raises(StepRefused):
        reopen_paragraph(reopened, "p1")


def test_an_old_label_is_remembered_and_so_is_the_tabled_one() -> None:
    before = draft(op("Urges", label="5."))
    check_edit(
        before,
        rename_paragraph(before, "p1", "6.", NOW),
        draft(op("Urges", label="6.", tabled_label="5.", former_labels=(FormerLabel("5.", NOW),))),
    )


def test_a_draft_is_tabled_once() -> None:
    before = draft(op("Urges"), tabled_on="")
    check_edit(before, table_draft(before, "2026-01-12"), draft(op("Urges")))
    with pytest.raises(StepRefused):
        table_draft(draft(op("Urges")), "2026-01-13")
