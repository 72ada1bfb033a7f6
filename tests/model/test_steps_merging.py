"""Two changes made one, one made two, alternatives, and remarks that find what they are about."""

from __future__ import annotations

import pytest

from model.draft.agreement import Agreement
from model.draft.change import Alternatives, Position, Remark
from model.draft.place import Place
from model.steps.alternative_edits import make_alternatives
from model.steps.merging_edits import merge_changes, split_places, split_words, united
from model.steps.remark_edits import attach_remark, settle_owed
from model.steps.step import StepRefused
from tests.builders import change, dele, draft, end, hold, ins, note, note_mark, op
from tests.check_edit import check_edit


def test_merging_renames_the_places_and_unites_the_positions() -> None:
    before = draft(
        op("The ", ins("c1", "old "), "lamps ", ins("c1.2", "old "), "wicks"),
        op("Some ", dele("c2", "dim"), ins("c2", "bright"), " light", ins("c2.2", "s")),
        changes=[change("c1", "egy propose", "irn reserve"), change("c2", "tur propose")],
    )
    after = draft(
        op("The ", ins("c1", "old "), "lamps ", ins("c1.2", "old "), "wicks"),
        op("Some ", dele("c1.3", "dim"), ins("c1.3", "bright"), " light", ins("c1.4", "s")),
        changes=[change("c1", "egy propose", "irn reserve", "tur propose")],
    )
    check_edit(before, merge_changes(before, "c1", "c2"), after)


def test_a_change_inside_another_melts_into_it() -> None:
    before = draft(op("The ", ins("c1", "old ", ins("c2", "dusty "), "red "), "lamps"))
    after = draft(op("The ", ins("c1", "old dusty red "), "lamps"))
    check_edit(before, merge_changes(before, "c1", "c2"), after)
    inward = draft(op("The ", ins("c2", "old dusty red "), "lamps"))
    edit = merge_changes(before, "c2", "c1")
    told = edit.apply(before)
    assert told.paragraphs[0].text() == inward.paragraphs[0].text()
    assert {m for run in told.paragraphs[0].runs for m in run.ins} == {"c2", "c2.2"}


def test_end_marks_holds_notes_and_what_refers_to_it_are_renamed() -> None:
    before = draft(
        op("The ", ins("c1", "old "), "lamps", note_mark("n1")),
        op(ins("c2", "New"), end=end(ins="c2")),
        op("As ", hold("c2.2", "it"), " is"),
        notes=[note("n1", "See ", ins("c2.3", "there"))],
        remarks=[Remark("r1", "Where?", "irn", "c2")],
        alternatives=[Alternatives("a1", ("c2", "c3"))],
        changes=[change("c1"), change("c2"), change("c3")],
    )
    edit = merge_changes(before, "c1", "c2")
    after = edit.apply(before)
    assert after.paragraphs[1].end == end(ins="c1.2")
    assert after.paragraphs[2].runs[1].holds == ("c1.3",)
    assert after.notes["n1"].paragraphs[0].runs[1].ins == ("c1.4",)
    assert after.remarks["r1"].on == "c1"
    assert after.alternatives["a1"].of == ("c1", "c3")
    assert "c2" not in after.changes
    check_edit(before, edit, after)


def test_positions_of_both_once_in_the_order_of_their_times() -> None:
    one = (Position("egy", "propose", "2026-01-13T10:00:00Z"),)
    other = (
        Position("tur", "propose", "2026-01-13T09:00:00Z"),
        Position("egy", "propose", "2026-01-13T11:00:00Z"),
    )
    assert [p.delegation for p in united(one, other)] == ["tur", "egy"]


def test_what_cannot_be_one_change_is_refused() -> None:
    eaten = draft(op(ins("c1", "old ", dele("c2", "dusty "))))
    rivals = draft(
        op(ins("c1", "a"), ins("c2", "b")), alternatives=[Alternatives("a1", ("c1", "c2"))]
    )
    moved = draft(op(ins("c1", "a"), ins("c2", "b")), changes=[change("c2", moved_from="p1")])
    settled = draft(
        op(ins("c1", "a")), op(ins("c2", "b"), agreement=Agreement("agreed"), label="2.")
    )
    decided = draft(op(ins("c1", "a"), ins("c2", "b")), changes=[change("c2", outcome="rejected")])
    for before in (eaten, rivals, moved, settled, decided):
        with pytest.raises(StepRefused):
            merge_changes(before, "c1", "c2")


def test_a_place_becomes_a_change_of_its_own_with_the_same_positions() -> None:
    before = draft(
        op("The ", ins("c1", "old "), "lamps"),
        op("The ", ins("c1.2", "old "), "wicks"),
        op("The ", ins("c1.3", "old "), "oil"),
        changes=[change("c1", "egy propose", "irn reserve")],
        alternatives=[Alternatives("a1", ("c1", "c2"))],
    )
    edit = split_places(before, "c1", ["c1.2", "c1.3"], new="c9")
    after = edit.apply(before)
    assert [p.changes() for p in after.paragraphs] == [["c1"], ["c9"], ["c9"]]
    assert after.changes["c9"].positions == before.changes["c1"].positions
    assert {group.of for group in after.alternatives.values()} == {("c1", "c2"), ("c9", "c2")}
    check_edit(before, edit, after)


def test_selected_words_become_a_change_of_their_own() -> None:
    before = draft(op("The ", ins("c1", "old and rusty "), "lamps"))
    edit = split_words(before, Place("p1", 8), Place("p1", 18), "c1", new="c9")
    after = draft(
        op("The ", ins("c1", "old "), ins("c9", "and rusty "), "lamps"),
        changes=[change("c1"), change("c9")],
    )
    check_edit(before, edit, after)


@pytest.mark.parametrize(("start", "end_"), [(0, 3), (0, 30), (4, 18)])
def test_a_split_leaves_something_on_both_sides(start, end_) -> None:
    before = draft(op("The ", ins("c1", "old and rusty "), "lamps and wicks"))
    with pytest.raises(StepRefused):
        split_words(before, Place("p1", start), Place("p1", end_), "c1")


def test_two_changes_become_alternatives_and_a_third_joins_them() -> None:
    before = draft(op(ins("c1", "a"), ins("c2", "b"), ins("c3", "c")))
    edit = make_alternatives(before, "c1", "c2", identity="a1")
    two = draft(
        op(ins("c1", "a"), ins("c2", "b"), ins("c3", "c")),
        alternatives=[Alternatives("a1", ("c1", "c2"))],
    )
    check_edit(before, edit, two)
    three = make_alternatives(two, "c3", "c1").apply(two)
    assert three.alternatives["a1"].of == ("c1", "c2", "c3")
    with pytest.raises(StepRefused, match="already"):
        make_alternatives(three, "c2", "c3")


def test_what_the_chair_takes_leaves_its_new_alternative() -> None:
    taken = [change("c1", ruling="take"), change("c2")]
    before = draft(op(ins("c1", "a"), ins("c2", "b")), changes=taken)
    after = make_alternatives(before, "c2", "c1").apply(before)
    assert (after.changes["c1"].ruling, after.changes["c2"].ruling) == ("take", "leave")
    both = draft(
        op(ins("c1", "a"), ins("c2", "b")), changes=[change(c, ruling="take") for c in ("c1", "c2")]
    )
    with pytest.raises(StepRefused, match="takes both"):
        make_alternatives(both, "c1", "c2")


def test_a_loose_remark_is_attached() -> None:
    loose = Remark("r1", "addition of others", "mex")
    before = draft(op(ins("c1", "a")), remarks=[loose])
    edit = attach_remark(before, "r1", "c1")
    assert edit.name == "Attach remark of Mexico"
    check_edit(
        before, edit, draft(op(ins("c1", "a")), remarks=[Remark("r1", loose.text, "mex", "c1")])
    )
    with pytest.raises(StepRefused):
        attach_remark(before, "r1", "nowhere")


def test_owed_language_comes() -> None:
    before = draft(op("a"), remarks=[Remark("r1", "We will send it", "mex", owed=True)])
    edit = settle_owed(before, "r1")
    check_edit(before, edit, draft(op("a"), remarks=[Remark("r1", "We will send it", "mex")]))
    with pytest.raises(StepRefused):
        settle_owed(edit.apply(before), "r1")
