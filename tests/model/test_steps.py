"""Every step: what it does, how it is undone, what it refuses, where it carries places."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from model.draft.change import Alternatives, Bracket, Remark
from model.draft.draft import Package
from model.draft.paragraph import Cell, FormerLabel
from model.draft.place import Place
from model.draft.text import Run
from model.steps.edit import Edit
from model.steps.history import History
from model.steps.making import Making
from model.steps.paragraph_steps import (
    InsertParagraphs,
    JoinParagraphs,
    MoveParagraph,
    RemoveParagraphs,
    SetParagraph,
    SplitParagraph,
    facts_of,
)
from model.steps.plain import from_plain, to_plain
from model.steps.record_steps import Put, Remove, SetFact
from model.steps.step import Step, StepRefused
from model.steps.text_steps import ReplaceRuns, SetEnd
from tests.builders import change, dele, draft, end, ins, note, note_mark, op, para, position, pp
from tests.check_edit import check_edit


def one(step: Step) -> Edit:
    """An edit of that one step."""
    return Edit("Do", (step,))


def test_replacing_a_verb_carries_later_places() -> None:
    check_edit(
        draft(pp("Noting the tides"), op("Urges every port")),
        one(ReplaceRuns("p2", 0, 5, (Run("Encourages"),))),
        draft(pp("Noting the tides"), op("Encourages every port")),
        carries={
            Place("p2", 6): Place("p2", 11),
            Place("p2", 5): Place("p2", 10),
            Place("p2", 0, "after"): Place("p2", 0, "after"),
            Place("p2", 2, "before"): Place("p2", 0, "before"),
            Place("p2", 2, "after"): Place("p2", 10, "after"),
            Place("p1", 3): Place("p1", 3),
        },
    )


def test_words_put_at_a_place_push_only_what_keeps_to_their_right() -> None:
    check_edit(
        draft(op("Urges States")),
        one(ReplaceRuns("p1", 6, 6, (Run("all "),))),
        draft(op("Urges all States")),
        carries={
            Place("p1", 6, "before"): Place("p1", 6, "before"),
            Place("p1", 6, "after"): Place("p1", 10, "after"),
            Place("p1", 5, "after"): Place("p1", 5, "after"),
        },
    )


def test_marking_words_keeps_every_place_in_them() -> None:
    check_edit(
        draft(op("Urges States"), changes=[change("c1")]),
        one(ReplaceRuns("p1", 0, 5, dele("c1", "Urges"))),
        draft(op(dele("c1", "Urges"), " States")),
        carries={Place("p1", 3, "after"): Place("p1", 3, "after")},
    )


def test_what_steps_made_of_their_draft_is_not_made_twice() -> None:
    before = draft(pp("Noting the report,"), tabled_on="2026-01-12")
    making = Making(before, "egy")
    making.do(ReplaceRuns("p1", 0, 0, (Run("Also "),)))
    edit = making.edit("Insertion")
    assert edit.apply(before) is making.draft
    assert edit.apply(replace(before)) == making.draft
    other = replace(edit, steps=(ReplaceRuns("p1", 0, 0, (Run("Not "),)),))
    assert other.apply(before).paragraphs[0].text() == "Not Noting the report,"
    assert edit.inverse(before).made is None


def test_an_end_mark_is_set() -> None:
    check_edit(
        draft(op("a"), op("b"), changes=[change("c1")]),
        one(SetEnd("p1", end(dels="c1"))),
        draft(op("a", end=end(dels="c1")), op("b")),
    )


@pytest.mark.parametrize("part_first", [False, True])
def test_a_paragraph_is_split(part_first: bool) -> None:
    part = op(id="p9", level=2)
    first, second = (op("Urges ", id="p9", level=2), op("all", id="p1", label="1."))
    if not part_first:
        first, second = (op("Urges ", id="p1", label="1."), op("all", id="p9", level=2))
    check_edit(
        draft(op("Urges all", label="1.")),
        one(SplitParagraph("p1", 6, part, part_first=part_first)),
        draft(first, second),
        carries={
            Place("p1", 2): Place(first.id, 2),
            Place("p1", 6, "before"): Place(first.id, 6, "before"),
            Place("p1", 6, "after"): Place(second.id, 0, "after"),
            Place("p1", 9): Place(second.id, 3),
        },
    )


@pytest.mark.parametrize("keep_first", [True, False])
def test_two_paragraphs_are_joined(keep_first: bool) -> None:
    joined_one = (
        op("Urges all", id="p1", label="1.", end=end(ins="c1"))
        if keep_first
        else op("Urges all", id="p2", label="2.", end=end(ins="c1"))
    )
    check_edit(
        draft(op("Urges ", label="1."), op("all", label="2.", end=end(ins="c1"))),
        one(JoinParagraphs("p1", "p2", 6, keep_first)),
        draft(joined_one),
        carries={
            Place("p1", 6): Place(joined_one.id, 6),
            Place("p2", 1): Place(joined_one.id, 7),
        },
    )


def test_paragraphs_are_put_and_removed() -> None:
    two = (op("b", id="p8"), op(ins("c1", "c"), id="p9"))
    before = draft(op("a"), op("d", id="p4"), changes=[change("c1")])
    after = draft(op("a"), *two, op("d", id="p4"), changes=[change("c1")])
    check_edit(before, one(InsertParagraphs("p1", two)), after)
    carries = {Place("p9", 1): None, Place("p4", 1): Place("p4", 1)}
    check_edit(after, one(RemoveParagraphs(("p8", "p9"))), before, carries)
    check_edit(
        before,
        one(InsertParagraphs("", two[:1])),
        draft(two[0], op("a", id="p1"), op("d", id="p4"), changes=[change("c1")]),
    )


def test_paragraphs_of_notes_are_edited_like_others() -> None:
    before = draft(op("Urges", note_mark("n1")), notes=[note("n1", "See below")])
    more = para("note", "And more", id="q2")
    split = Edit(
        "Do",
        (
            InsertParagraphs("n1x", (more,)),
            ReplaceRuns("n1x", 4, 9, (Run("above"),)),
            SplitParagraph("n1x", 4, para("note", id="q3")),
            JoinParagraphs("q3", "q2", 5),
            RemoveParagraphs(("n1x",)),
            InsertParagraphs("", (para("note", "First", id="q4"),), note="n1"),
        ),
    )
    after = split.apply(before)
    assert [p.text() for p in after.notes["n1"].paragraphs] == ["First", "aboveAnd more"]
    check_edit(before, split, after)


def test_a_paragraph_moves_and_its_places_with_it() -> None:
    before = draft(op("a"), op("b"), op("c"), op("d"))
    for paragraph, after, order in (
        ("p1", "p3", "bcad"),
        ("p4", "p1", "adbc"),
        ("p3", "", "cabd"),
        ("p2", "p1", "abcd"),
    ):
        step = MoveParagraph(paragraph, after)
        moved = step.apply(before)
        assert "".join(p.text() for p in moved.paragraphs) == order
        check_edit(before, one(step), moved, {Place(paragraph, 1): Place(paragraph, 1)})


def test_facts_of_a_paragraph_are_replaced_and_its_words_are_not() -> None:
    new = op("ignored", id="p1", label="2.", former_labels=(FormerLabel("1."),), level=2)
    check_edit(
        draft(op("Urges", label="1.", end=end(dels="c1"))),
        one(SetParagraph(facts_of(new))),
        draft(
            op(
                "Urges",
                label="2.",
                former_labels=(FormerLabel("1."),),
                level=2,
                end=end(dels="c1"),
            )
        ),
    )


def test_what_is_held_by_id_is_put_replaced_and_removed() -> None:
    before = draft(op("Urges"), remarks=[Remark("r1", "Check")])
    for record in (
        change("c5", "irn support"),
        Bracket("b1"),
        Alternatives("a1", ("p1", "p2")),
        Remark("r1", "Check again", "egy"),
        note("n1", "Text"),
    ):
        put = Put(record)
        check = one(put)
        after = check.apply(before)
        assert check.inverse(before).apply(after) == before
        assert from_plain(json.loads(json.dumps(to_plain(check)))) == check
        gone = Remove(record).apply(after)
        assert Put(record).apply(gone) == after
    assert Remove(note("n1", "Text")).follow(Place("n1x", 0)) is None


def test_draft_wide_facts_are_set() -> None:
    check_edit(
        draft(op("Urges")),
        Edit(
            "Do",
            (
                SetFact("positions", (position("irn reserve"),)),
                SetFact("symbol", "E/2026/L.7"),
                SetFact("tabled_on", ""),
            ),
        ),
        draft(
            op("Urges"),
            tabled_on="",
            facts={"positions": (position("irn reserve"),), "symbol": "E/2026/L.7"},
        ),
    )


REFUSED: tuple[Step, ...] = (
    ReplaceRuns("zz", 0, 0),
    ReplaceRuns("p1", 0, 99),
    ReplaceRuns("p1", 3, 2),
    SetEnd("zz", end()),
    SplitParagraph("p1", 99, op(id="p9")),
    SplitParagraph("p1", 1, op(id="p2")),
    SplitParagraph("p1", 1, op(id="p9", inside=(Cell("t", 0, 0),))),
    JoinParagraphs("p1", "p3", 1),
    JoinParagraphs("p1", "p2", 99),
    JoinParagraphs("p3", "p4", 1),
    InsertParagraphs("zz", (op("x", id="p9"),)),
    InsertParagraphs("p1", (op("x", id="p2"),)),
    InsertParagraphs("p1", (op("x", id="p9"), op("x", id="p9"))),
    InsertParagraphs("", (op("x", id="p9"),), note="zz"),
    RemoveParagraphs(("p1", "p3")),
    RemoveParagraphs(("n1x",)),
    RemoveParagraphs(("zz",)),
    MoveParagraph("p1", "p1"),
    MoveParagraph("p1", "n1x"),
    SetParagraph(op(id="zz")),
    Remove(Remark("r9", "None")),
    SetFact("colour", "red"),
)


@pytest.mark.parametrize("step", REFUSED, ids=str)
def test_a_step_that_does_not_fit_is_refused_in_words(step: Step) -> None:
    before = draft(
        op("a"),
        op("b", note_mark("n1")),
        op("c"),
        para("cell", "d", inside=(Cell("t", 0, 0),)),
        notes=[note("n1", "Text")],
    )
    with pytest.raises(StepRefused) as refused:
        step.apply(before)
    assert str(refused.value).endswith(".")


def test_an_edit_that_fails_half_way_changes_nothing() -> None:
    before = draft(op("Urges"))
    broken = Edit("Do", (ReplaceRuns("p1", 0, 5), ReplaceRuns("p1", 0, 5)))
    with pytest.raises(StepRefused):
        broken.apply(before)
    assert before == draft(op("Urges"))


def test_a_place_in_a_removed_paragraph_is_gone_for_the_whole_edit() -> None:
    removed = Edit("Do", (RemoveParagraphs(("p1",)), InsertParagraphs("", (op("a", id="p1"),))))
    assert removed.follow(Place("p1", 0)) is None


def test_bytes_and_none_come_back_from_their_plain_form() -> None:
    for value in (Package("a.docx", b"\x00\xff"), None):
        step = SetFact("package", value)
        assert from_plain(json.loads(json.dumps(to_plain(step)))) == step


@pytest.mark.parametrize(
    "plain", [{"is": "Nothing"}, {"no": 1}, {"is": "Run"}, {"is": "Run", "text": "a", "colour": 1}]
)
def test_what_no_step_is_made_of_is_not_read(plain: object) -> None:
    with pytest.raises(ValueError, match=r"no step|no such|argument"):
        from_plain(plain)


def test_what_no_step_carries_is_not_written() -> None:
    with pytest.raises(TypeError):
        to_plain(draft(op("Urges")))


def test_history_knows_names_and_whether_the_draft_is_saved() -> None:
    first = draft(op("a"))
    add = Edit("Add b", (ReplaceRuns("p1", 1, 1, (Run("b"),)),))
    more = Edit("Add c", (ReplaceRuns("p1", 2, 2, (Run("c"),)),))
    history = History()
    assert history.is_saved
    history = history.done(add, first)
    second = add.apply(first)
    assert (history.undo_name, history.redo_name, history.is_saved) == ("Add b", "", False)
    history = history.at_saved()
    back, history = history.undo(second)
    assert back == first
    assert (history.undo_name, history.redo_name, history.is_saved) == ("", "Add b", False)
    again, history = history.redo(back)
    assert again == second
    assert history.is_saved
    back, history = history.undo(again)
    history = history.done(Edit("Add x", (ReplaceRuns("p1", 1, 1, (Run("x"),)),)), back)
    assert history.redo_name == ""
    assert not history.is_saved
    history = history.done(more, draft(op("ax")))
    assert not history.is_saved


def test_there_is_an_end_to_undoing_and_redoing() -> None:
    with pytest.raises(StepRefused):
        History().undo(draft(op("a")))
    with pytest.raises(StepRefused):
        History().redo(draft(op("a")))
