"""Edits of words and paragraphs: tracked by the laws once tabled, plain before, never in agreed."""

from __future__ import annotations

import pytest

from model.draft.agreement import Agreement
from model.draft.change import Bracket
from model.draft.place import Place
from model.draft.text import Run
from model.steps.bracket_edits import draw_bracket, lift_bracket
from model.steps.paragraph_edits import (
    alt_label,
    insert_paragraphs,
    move_paragraph,
    propose_alternative,
)
from model.steps.step import StepRefused
from model.steps.typing_edits import delete_words, insert_words, replace_words
from tests.builders import bracket, change, dele, delegation, draft, end, ins, op, pp
from tests.check_edit import check_edit
from tests.edits import delete_paragraph, join_with_next, split_paragraph

EGYPT = {"by": "egy", "mark": "c1"}
AGREED = Agreement("agreed", "informals")


def at(offset: int, paragraph: str = "p1") -> Place:
    """A place in the first paragraph, or another."""
    return Place(paragraph, offset)


def test_tracked_words_are_proposed_by_who_has_the_floor() -> None:
    check_edit(
        draft(op("Urges States")),
        insert_words(draft(op("Urges States")), at(6), "all ", **EGYPT),
        draft(op("Urges ", ins("c1", "all "), "States")),
    )


def test_words_in_ones_own_change_stay_that_change() -> None:
    before = draft(op("Urges ", ins("c1", "all "), "States"))
    edit = insert_words(before, at(9), "st", **EGYPT)
    check_edit(before, edit, draft(op("Urges ", ins("c1", "allst "), "States")))


def test_before_tabling_edits_are_plain() -> None:
    plain = draft(op("Urges States"), tabled_on="")
    check_edit(
        plain,
        replace_words(plain, at(0), at(5), "Invites", by="egy"),
        draft(op("Invites States"), tabled_on=""),
    )


def test_a_rolling_text_that_says_no_day_is_tabled_all_the_same() -> None:
    before = draft(op("Urges ", ins("c2", "all "), "States"), tabled_on="")
    check_edit(
        before,
        delete_words(before, at(10), at(16), **EGYPT),
        draft(op("Urges ", ins("c2", "all "), dele("c1", "States")), tabled_on=""),
    )


def test_a_new_delegation_is_named_with_its_first_edit() -> None:
    before = draft(op("Urges"))
    edit = insert_words(before, at(5), " all", delegation("nor"))
    assert edit.name == "Insertion by Nor"
    assert edit.apply(before).delegations["nor"] == delegation("nor")


def test_deleting_strikes_and_removes_nothing() -> None:
    before = draft(op("Urges all States"), op("Invites"))
    check_edit(
        before,
        delete_words(before, at(6), at(3, "p2"), **EGYPT),
        draft(
            op("Urges ", dele("c1", "all States"), end=end(dels="c1")),
            op(dele("c1", "Inv"), "ites"),
        ),
    )


def test_from_a_start_to_an_end_the_last_end_mark_goes_too() -> None:
    before = draft(op("Urges"), op("Invites"))
    whole = delete_words(before, at(0), at(7, "p2"), **EGYPT).apply(before)
    assert [p.end for p in whole.paragraphs] == [end(dels="c1"), end(dels="c1")]
    part = delete_words(before, at(1), at(7, "p2"), **EGYPT).apply(before)
    assert [p.end for p in part.paragraphs] == [end(dels="c1"), end()]


def test_replacing_a_whole_paragraph_keeps_its_end() -> None:
    before = draft(op("Urges"), op("Invites"))
    check_edit(
        before,
        replace_words(before, at(0), at(5), "Begs", **EGYPT),
        draft(op(dele("c1", "Urges"), ins("c1", "Begs")), op("Invites")),
    )


def test_deleting_plainly_over_ends_joins_what_is_left() -> None:
    plain = draft(op("Urges all"), op("gone"), op("and some"), tabled_on="")
    check_edit(
        plain,
        delete_words(plain, at(6), at(4, "p3")),
        draft(op("Urges some"), tabled_on=""),
        carries={at(8): at(6), Place("p2", 1): None, Place("p3", 6): at(8)},
    )
    whole = delete_words(plain, at(0), at(4, "p2")).apply(plain)
    assert [p.id for p in whole.paragraphs] == ["p3"]
    nothing = delete_words(plain, at(0), at(8, "p3")).apply(plain)
    assert [p.text() for p in nothing.paragraphs] == [""]


def test_a_split_leaves_the_id_with_the_first_tabled_character() -> None:
    before = draft(op(ins("c2", "New. "), "Old", label="1."))
    check_edit(
        before,
        split_paragraph(before, at(5), new="p9", **EGYPT),
        draft(op(ins("c2", "New. "), id="p9", end=end(ins="c1")), op("Old", id="p1", label="1.")),
        carries={at(2): Place("p9", 2), at(6): at(1)},
    )
    check_edit(
        before,
        split_paragraph(before, at(6), new="p9", **EGYPT),
        draft(op(ins("c2", "New. "), "O", label="1.", end=end(ins="c1")), op("ld", id="p9")),
    )


def test_a_split_without_tabled_characters_leaves_the_id_with_the_tabled_end() -> None:
    before = draft(op(ins("c2", "New. Newer.")))
    parts = split_paragraph(before, at(5), new="p9", **EGYPT).apply(before).paragraphs
    assert [p.id for p in parts] == ["p9", "p1"]
    untabled = draft(op(ins("c2", "New. Newer."), end=end(ins="c2")))
    parts = split_paragraph(untabled, at(5), new="p9", **EGYPT).apply(untabled).paragraphs
    assert [p.id for p in parts] == ["p1", "p9"]
    assert parts[0].end == end(ins="c2 c1")


def test_joining_deletes_an_end_mark() -> None:
    before = draft(op("Urges"), op("all"))
    check_edit(
        before,
        join_with_next(before, "p1", **EGYPT),
        draft(op("Urges", end=end(dels="c1")), op("all")),
    )
    plain = draft(op("Urges "), op("all"), tabled_on="")
    check_edit(plain, join_with_next(plain, "p1"), draft(op("Urges all"), tabled_on=""))
    with pytest.raises(StepRefused):
        join_with_next(before, "p2")


def test_a_new_paragraph_is_inserted_words_and_end() -> None:
    before = draft(pp("Recalling"), op("Urges", id="p2"))
    check_edit(
        before,
        insert_paragraphs(before, "p1", [pp("Noting", id="p9")], **EGYPT),
        draft(
            pp("Recalling"),
            pp(ins("c1", "Noting"), id="p9", end=end(ins="c1")),
            op("Urges", id="p2"),
        ),
    )


def test_a_new_paragraph_strictly_inside_a_deletion_is_deleted_too() -> None:
    gone = op(dele("c2", "Urges"), end=end(dels="c2"))
    before = draft(gone, gone)
    new = insert_paragraphs(before, "p1", [op("All", id="p9")], **EGYPT).apply(before)
    assert new.paragraphs[1].end == end("c1", "c2")
    assert new.paragraphs[1].runs == dele("c2", ins("c1", "All"))
    beside = insert_paragraphs(before, "p2", [op("All", id="p9")], **EGYPT).apply(before)
    assert beside.paragraphs[2].end == end("c1")


def test_words_first_in_a_deleted_paragraph_go_with_it() -> None:
    before = draft(op("Urges"), op(dele("c2", "Invites"), end=end(dels="c2")))
    after = insert_words(before, at(0, "p2"), "Also ", **EGYPT).apply(before)
    assert after.paragraphs[1].runs[0] == Run("Also ", ins=("c1",), dels=("c2",))


def test_a_move_is_one_change_and_an_edit_in_either_copy_is_made_in_both() -> None:
    before = draft(op("Urges"), op("Invites"))
    moved = move_paragraph(before, "p1", "p2", new="p9", **EGYPT)
    after = draft(
        op(dele("c1", "Urges"), end=end(dels="c1")),
        op("Invites"),
        op(ins("c1", "Urges"), id="p9", end=end(ins="c1")),
        changes=[change("c1", moved_from="p1", moved_to="p9")],
    )
    check_edit(before, moved, after)
    for paragraph in ("p1", "p9"):
        edited = insert_words(after, at(5, paragraph), " all", by="irn", mark="c2").apply(after)
        assert edited.paragraphs[0].runs == dele("c1", "Urges", ins("c2", " all"))
        assert edited.paragraphs[2].runs == ins("c1", "Urges", ins("c2", " all"))
        split = split_paragraph(edited, at(2, paragraph), by="irn").apply(edited)
        twice = insert_words(split, Place(split.paragraphs[1].id, 1), "X", by="irn").apply(split)
        assert [p.text() for p in twice.paragraphs] == [
            "Ur",
            "gXes all",
            "Invites",
            "Ur",
            "gXes all",
        ]


def test_two_moves_of_one_paragraph_are_alternatives() -> None:
    before = draft(op("Urges"), op("Invites"))
    once = move_paragraph(before, "p1", "p2", new="p8", **EGYPT).apply(before)
    twice = move_paragraph(once, "p1", "", by="irn", mark="c2", new="p9").apply(once)
    assert [a.of for a in twice.alternatives.values()] == [("c1", "c2")]
    assert twice.paragraphs[0].runs == ins("c2", "Urges")


def test_an_alternative_also_deletes_what_it_replaces() -> None:
    before = draft(pp("Noting", label="PP3 ter."))
    edit = propose_alternative(before, "p1", "Welcoming", new="p9", **EGYPT)
    after = edit.apply(before)
    assert after.paragraphs[0].runs == dele("c1", "Noting")
    assert after.paragraphs[1] == pp(
        ins("c1", "Welcoming"), id="p9", label="PP3 ter alt.", end=end(ins="c1")
    )
    assert [a.of for a in after.alternatives.values()] == [("p1", "p9")]
    more = propose_alternative(after, "p1", "Recalling", by="irn", mark="c2", new="p10").apply(
        after
    )
    assert [a.of for a in more.alternatives.values()] == [("p1", "p9", "p10")]
    assert [p.label for p in more.paragraphs] == ["PP3 ter.", "PP3 ter alt.", "PP3 ter alt 2."]
    check_edit(before, edit, after)


def test_the_label_of_an_alternative() -> None:
    assert [alt_label(label) for label in ("", "(a)", "8 bis.")] == ["alt", "(a) alt", "8 bis alt."]


def test_brackets_are_drawn_inside_those_that_all_words_share() -> None:
    before = draft(
        op(bracket("b1", "one ", bracket("b2", "two"), " three")),
        brackets=[Bracket("b1"), Bracket("b2")],
    )
    check_edit(
        before,
        draw_bracket(before, at(0), at(7), identity="b9", **EGYPT),
        draft(
            op(bracket("b1", bracket("b9", "one ", bracket("b2", "two")), " three")),
            changes=[change("c1")],
            brackets=[Bracket("b1"), Bracket("b2"), Bracket("b9", ins=("c1",))],
        ),
    )


def test_lifting_brackets_deletes_the_signs_alone() -> None:
    before = draft(op("a ", bracket("b1", "b")), brackets=[Bracket("b1")])
    check_edit(
        before,
        lift_bracket(before, "b1", **EGYPT),
        draft(op("a ", bracket("b1", "b")), brackets=[Bracket("b1", dels=("c1",))]),
    )
    plain = draft(op("a ", bracket("b1", "b")), brackets=[Bracket("b1")], tabled_on="")
    check_edit(plain, lift_bracket(plain, "b1"), draft(op("a b"), tabled_on=""))


def test_brackets_in_a_move_are_lifted_in_both_copies() -> None:
    before = draft(op(bracket("b1", "Urges")), op("Invites"), brackets=[Bracket("b1")])
    moved = move_paragraph(before, "p1", "p2", **EGYPT).apply(before)
    assert len(moved.brackets) == 2
    lifted = lift_bracket(moved, "b1", by="irn", mark="c2").apply(moved)
    assert {b.dels for b in lifted.brackets.values()} == {("c2",)}


def test_agreed_paragraphs_refuse_edits_but_not_a_technical_correction() -> None:
    agreed = draft(op("Urges", label="5.", agreement=AGREED), op("Invites"))
    for make in (
        lambda: insert_words(agreed, at(0), "x", **EGYPT),
        lambda: delete_words(agreed, at(0), at(2, "p2"), **EGYPT),
        lambda: replace_words(agreed, at(0), at(2), "x", **EGYPT),
        lambda: split_paragraph(agreed, at(2), **EGYPT),
        lambda: join_with_next(agreed, "p1", **EGYPT),
        lambda: delete_paragraph(agreed, "p1", **EGYPT),
        lambda: move_paragraph(agreed, "p1", "p2", **EGYPT),
        lambda: propose_alternative(agreed, "p1", "x", **EGYPT),
        lambda: draw_bracket(agreed, at(0), at(2), **EGYPT),
    ):
        with pytest.raises(StepRefused, match=r"^OP5 is agreed\.$"):
            make()
    corrected = insert_words(agreed, at(5), "!", by="orgsecr", correction=True).apply(agreed)
    assert corrected.paragraphs[0].text() == "Urges!"
    assert corrected.paragraphs[0].agreement == AGREED
