"""Runs cut, joined and edited by the laws of the house; the counter-examples behind each law."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.draft.text import (
    EndMark,
    Run,
    between,
    cut,
    flat,
    joined,
    make_mark,
    mark_order,
    over_whole,
    place_of,
    replaced,
    sorted_marks,
    stands,
)
from tests.builders import bracket, dele, hold, ins, note_mark, runs
from tests.drafts import drafts
from tests.edits import deleted_words, inserted_words, replaced_words


def words(text: str) -> list[Run]:
    """New words, as edits give them."""
    return [Run(text)]


def test_marks_sort_by_change_then_by_number() -> None:
    assert sorted_marks(["c7.10", "c7.2", "c7", "b1", "c7"]) == ("b1", "c7", "c7.2", "c7.10")
    assert mark_order("c7") == ("c7", 1)
    assert place_of("c7.12") == 12
    for odd in ("c7.", "c7.x", "c7.-1", "c7." + "9" * 5000):
        assert place_of(odd) == 1 and mark_order(odd) == ("c7", 1)
    assert (make_mark("c7"), make_mark("c7", 2)) == ("c7", "c7.2")


def test_a_run_stands_when_all_its_insertions_are_in_and_no_deletion_is() -> None:
    run = Run("x", ins=("a", "b"), dels=("c",))
    assert stands(run, {"a": True, "b": True, "c": False}.get) is True
    assert stands(run, {"a": True, "b": False, "c": None}.get) is False
    assert stands(run, {"a": None, "b": True, "c": True}.get) is False
    assert stands(run, {"a": True, "b": None, "c": False}.get) is None


def test_neighbours_alike_are_one_run_but_two_notes_stay_two() -> None:
    assert joined([Run("a"), Run(""), Run("b")]) == (Run("ab"),)
    pair = (note_mark("n1"), note_mark("n1"))
    assert joined(pair) == pair


@given(drafts(), st.integers(0, 80), st.integers(0, 80))
def test_cutting_and_joining_lose_nothing(draft, one: int, other: int) -> None:  # type: ignore[no-untyped-def]
    for paragraph in draft.every_paragraph():
        size = len(paragraph.text())
        start, end = sorted((min(one, size), min(other, size)))
        before, after = cut(paragraph.runs, start)
        assert len(flat(before)) == start
        assert joined((*before, *after)) == paragraph.runs
        assert all(run.text for run in (*before, *after))
        inside = between(paragraph.runs, start, end)
        assert flat(inside) == paragraph.text()[start:end]
        assert replaced(paragraph.runs, start, end, inside) == paragraph.runs


def test_words_strictly_inside_a_deletion_are_deleted_by_it_too() -> None:
    assert inserted_words(dele("a", "drugs"), 2, words("X"), "b") == (
        Run("dr", dels=("a",)),
        Run("X", ins=("b",), dels=("a",)),
        Run("ugs", dels=("a",)),
    )


def test_words_at_the_edge_of_a_deletion_an_insertion_or_a_bracket_stay_out_of_it() -> None:
    for around in (dele("a", "bc"), ins("a", "bc"), bracket("k", "bc"), hold("a", "bc")):
        line = runs("a", around, "d")
        for offset in (1, 3):
            new = next(r for r in inserted_words(line, offset, words("X"), "b") if r.text == "X")
            assert new == Run("X", ins=("b",))


def test_words_inside_insertions_brackets_and_holds_nest_in_them() -> None:
    line = ins("a", bracket("k", hold("h", "one two")))
    new = inserted_words(line, 3, words("X"), "b")[1]
    assert new == Run("X", ins=("a", "b"), brackets=("k",), holds=("h",))


def test_insertions_that_straddle_still_hold_what_is_strictly_inside_one_of_them() -> None:
    line = runs(Run("one ", ins=("b", "a")), Run("two", ins=("a",)))
    assert inserted_words(line, 4, words("X"), "c")[1] == Run("X", ins=("a", "c"))


def test_words_in_ones_own_insertion_carry_its_mark_once() -> None:
    assert inserted_words(ins("a", "onetwo"), 3, words("X"), "a") == ins("a", "oneXtwo")


def test_a_replacement_stands_behind_what_it_strikes() -> None:
    assert replaced_words(runs("Urges all"), 0, 5, words("Invites"), "a") == runs(
        dele("a", "Urges"), ins("a", "Invites"), " all"
    )


def test_a_replacement_nests_only_in_insertions_that_all_struck_runs_and_the_next_share() -> None:
    line = runs("all ", ins("a", "States and others"))
    new = replaced_words(line, 0, 10, words("X"), "b")
    assert Run("X", ins=("b",)) in new
    inside = replaced_words(ins("a", "all States and"), 4, 10, words("X"), "b")
    assert Run("X", ins=("a", "b")) in inside


def test_a_replacement_at_the_end_of_an_inserted_paragraph_goes_with_it() -> None:
    new = replaced_words(ins("a", "all States"), 4, 10, words("X"), "b", EndMark(("a",)))
    assert new[-1] == Run("X", ins=("a", "b"))


def test_what_is_put_at_either_end_of_an_inserted_paragraph_goes_with_it() -> None:
    line, end = ins("a", "Urges"), EndMark(("a",))
    for offset in (0, 5):
        new = inserted_words(line, offset, words("X"), "b", end=end)
        assert Run("X", ins=("a", "b")) in new


def test_what_is_put_at_the_end_of_a_line_that_flows_on_deleted_is_deleted_too() -> None:
    line = runs("keep ", dele("a", "lamps"))
    assert inserted_words(line, 10, words("X"), "b", end=EndMark((), ("a",)))[-1] == Run(
        "X", ins=("b",), dels=("a",)
    )
    assert inserted_words(line, 10, words("X"), "b", end=EndMark())[-1] == Run("X", ins=("b",))


def test_a_whole_is_from_a_start_to_an_end_mark() -> None:
    gone, split = EndMark((), ("a",)), EndMark(("s",), ("a",))
    assert over_whole([(dele("a", "one"), gone), (runs("two"), EndMark())]).dels == ("a",)
    assert over_whole([(dele("a", "on"), split), (dele("a", "e"), gone)]).dels == ("a",)
    assert over_whole([(dele("a", "on"), split), (runs("e"), EndMark())]).dels == ("a",)
    assert over_whole([(dele("a", "on"), split), (runs(dele("a", "e"), "f"), EndMark())]).dels == ()
    assert over_whole([]) == EndMark()


def test_deleting_twice_by_one_change_marks_once() -> None:
    line = deleted_words(deleted_words(runs("lamps"), 0, 3, "a"), 1, 5, "a")
    assert line == dele("a", "lamps")
