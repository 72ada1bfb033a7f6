"""What stands against agreeing, and the edits that lift it, wait for it, or decide many."""

from __future__ import annotations

import pytest

from model.draft.agreement import OPEN, Agreement
from model.draft.change import Alternatives, Bracket, Position
from model.draft.place import Place
from model.readings.before_agreeing import Standing, left_in_doubt, standing_against
from model.readings.kindred import (
    changes_behind,
    changes_between,
    changes_worded_like,
    decided_between,
)
from model.steps.agreeing_edits import agree_lifting, break_silence, put_under_silence, wait_for
from model.steps.decision_edits import agree_paragraph, rule, set_outcome, without_rivals
from model.steps.step import StepRefused
from tests.builders import bracket, change, dele, delegation, draft, hold, ins, op
from tests.check_edit import check_edit

DAY = "2026-01-13"


def contested():
    return draft(
        op(
            *("The ", ins("c1", "old "), bracket("b1", "red "), ins("c2", "big "), "lamps"),
            *(hold("c3", " lit"), ins("c4", " up")),
            label="4.",
            positions=(Position("mex", "consult"),),
        ),
        brackets=[Bracket("b1")],
        changes=[
            change("c1", "egy propose", "irn reserve"),
            change("c2", "egy propose", ruling="take"),
            change("c3", "cub reserve"),
            change("c4", "egy propose", "irn oppose", ruling="leave"),
        ],
    )


def test_reservations_brackets_and_what_is_not_ruled_stand_against_agreeing() -> None:
    before = contested()
    found = standing_against(before, before.paragraphs[0])
    assert found == Standing((("p1", "mex"), ("c1", "irn"), ("c3", "cub")), ("b1",), ("c1", "c3"))
    assert found.delegations() == ["mex", "irn", "cub"]
    quiet = draft(op("The ", ins("c1", "old "), "lamps"), changes=[change("c1", ruling="take")])
    assert not standing_against(quiet, quiet.paragraphs[0])


def test_agreeing_as_it_is_leaves_in_doubt_what_is_contradicted() -> None:
    before = contested()
    after = agree_paragraph(before, "p1").apply(before)
    assert left_in_doubt(after, after.paragraphs[0]) == ["c1", "c3"]


def test_lifting_and_agreeing_is_one_edit() -> None:
    before = contested()
    found = standing_against(before, before.paragraphs[0])
    chair = delegation("orgchair")
    edit = agree_lifting(before, "p1", found.held, found.brackets, chair, "adref", DAY)
    after = edit.apply(before)
    assert edit.name == "Agree OP4"
    assert after.paragraphs[0].agreement == Agreement("agreed", "adref", DAY)
    assert after.paragraphs[0].positions == ()
    assert not left_in_doubt(after, after.paragraphs[0])
    assert [after.changes[c].outcome for c in ("c1", "c2", "c3", "c4")] == [
        *("open", "accepted", "withdrawn", "rejected")
    ]
    (lifted,) = (after.changes[c] for c in after.changes if c not in before.changes)
    assert lifted.outcome == "accepted"
    check_edit(before, edit, after)


def test_a_paragraph_waits_for_delegations_and_for_other_paragraphs() -> None:
    before = draft(op("a", label="1."), op("b", label="2."))
    edit = wait_for(before, "p1", [delegation("irn")], ["p2"], "informals", DAY)
    assert edit.name == "OP1 pending Iran and OP2"
    waits = Agreement("pending", "informals", DAY, pending=("irn", "p2"))
    check_edit(before, edit, draft(op("a", label="1.", agreement=waits), op("b", label="2.")))
    for wrong in (([], []), ([], ["p1"])):
        with pytest.raises(StepRefused):
            wait_for(before, "p1", *wrong)


def test_silence_is_set_and_broken() -> None:
    before = draft(op("a", label="1."))
    edit = put_under_silence(before, "p1", "2026-01-15T10:00:00Z")
    silent = Agreement("silence", until="2026-01-15T10:00:00Z")
    check_edit(before, edit, draft(op("a", label="1.", agreement=silent)))
    after = edit.apply(before)
    broken = break_silence(after, "p1", delegation("irn"))
    assert broken.name == "Silence on OP1 broken by Iran"
    check_edit(after, broken, draft(op("a", label="1.", positions=(Position("irn", "oppose"),))))
    assert broken.apply(after).paragraphs[0].agreement == OPEN
    with pytest.raises(StepRefused, match="not under silence"):
        break_silence(before, "p1", delegation("irn"))


def kin():
    return draft(
        op("The ", ins("c1", "old "), "lamps ", dele("c2", "dim"), ins("c2", "lit")),
        op("Some ", ins("c3", "old "), "wicks ", dele("c4", "dim"), ins("c4", "lit")),
        op("Oil ", ins("c5", "old "), dele("c6", "dim")),
        changes=[
            *(change("c1", "egy propose"), change("c2", "tur propose", "egy support")),
            *(change("c3", "tur propose"), change("c4", "egy propose", "egy reserve")),
            *(change("c5", "irn propose", outcome="rejected"), change("c6", "egy delete")),
        ],
    )


def test_changes_are_found_by_stretch_by_delegation_and_by_wording() -> None:
    whole = kin()
    assert changes_between(whole, Place("p1", 6), Place("p2", 7)) == ["c1", "c2", "c3"]
    assert changes_behind(whole, "egy") == ["c1", "c2", "c6"]
    assert changes_worded_like(whole, "c1") == ["c1", "c3", "c5"]
    assert changes_worded_like(whole, "c2") == ["c2", "c4"]
    assert changes_worded_like(whole, "c6") == ["c6"]


def test_a_stance_that_only_holds_words_is_decided_where_all_of_them_are_selected() -> None:
    whole = draft(
        op(hold("c1", "Keeps the "), hold("c1", ins("c2", "dim ")), hold("c1", "lamp")),
        op("Oil ", hold("c3", "and wicks")),
        changes=[
            *(change("c1", "egy retain"), change("c2", "tur propose")),
            change("c3", "irn reserve"),
        ],
    )
    assert decided_between(whole, Place("p1", 6), Place("p1", 14)) == ["c2"]
    assert decided_between(whole, Place("p1", 6), Place("p2", 9)) == ["c2"]
    assert decided_between(whole, Place("p1", 0), Place("p2", 13)) == ["c1", "c2", "c3"]


def test_many_are_decided_in_one_edit_named_with_the_count() -> None:
    before = kin()
    edit = set_outcome(before, ["c1", "c2", "c3"], "accepted")
    assert edit.name == "Accept 3 changes"
    check_edit(before, edit, edit.apply(before))
    ruled = rule(before, ["c1", "c3"], "leave")
    assert ruled.name == "Leave 2 changes"
    check_edit(before, ruled, ruled.apply(before))
    assert rule(before, "c1", "").name == "Take back ruling on change"


def test_alternatives_are_not_taken_together() -> None:
    before = draft(
        op(ins("c1", "a"), ins("c2", "b"), ins("c3", "c")),
        alternatives=[Alternatives("a1", ("c1", "c2"))],
    )
    assert without_rivals(before, ["c1", "c2", "c3"]) == ["c3"]
    assert without_rivals(before, ["c1", "c3"]) == ["c1", "c3"]
