"""A cell made from what it was, after a letter was typed, is the cell that is made afresh."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from model.draft.draft import Draft
from model.readings.lines import Rendering
from model.readings.reading import CHAIRS_PROPOSAL, CLEAN, INFORMAL, Reading
from resources import resource
from tests.builders import dele, draft, ins, pp
from tests.drafts import drafts
from tests.model.test_retyped import seen, typed, with_other_letters
from widgets.table.cell_maker import CellMaker
from widgets.table.cell_text import CellText
from widgets.table.opening_words import OpeningWords

OPENING = OpeningWords(resource("phrases.json"))


def cells(before: Draft, after: Draft, row: int, reading: Reading) -> list[CellText | None]:
    """The cell as it was, as it is made from that, and as it is made afresh."""
    told = Rendering(before, reading)
    was = CellMaker(OPENING, Rendering(before, CHAIRS_PROPOSAL)).cell(told, row, full=False)
    rendering, maker = (
        Rendering(after, reading),
        CellMaker(OPENING, Rendering(after, CHAIRS_PROPOSAL)),
    )
    fresh = maker.cell(rendering, row, full=False)
    known = seen(before, after, row)
    line = known.line(was.line, reading) if known is not None and was is not None else None
    if line is not None and was is not None:
        rendering.take_over(line, was.line)
    return [was, maker.cell(rendering, row, full=False, was=was), fresh]


@given(drafts(), st.integers(0, 2**32))
def test_it_is_the_cell_made_afresh(before: Draft, seed: int) -> None:
    made = with_other_letters(Random(seed), before)
    if made is not None:
        for reading in (INFORMAL, CHAIRS_PROPOSAL, CLEAN):
            _, kept, fresh = cells(before, *made, reading)
            assert kept == fresh


def test_spans_that_no_letter_is_typed_in_are_the_same_as_before() -> None:
    before = draft(pp("Noting with care ", ins("c1", "all of th"), " the report,"))
    was, kept, fresh = cells(before, typed(before, "all of the"), 0, INFORMAL)
    assert was is not None and kept is not None
    assert kept == fresh
    assert kept.spans[0] is was.spans[0]


def test_an_opening_phrase_that_comes_about_is_set_in_italics() -> None:
    before = draft(pp(ins("c1", "Noti the report,")))
    _, kept, fresh = cells(before, typed(before, "Noting the report,"), 0, INFORMAL)
    assert kept is not None
    assert any(span.look.italic for span in kept.spans)
    assert kept == fresh


def test_a_run_that_is_left_blank_is_no_words_between_blanks() -> None:
    before = draft(pp("Noting", ins("c1", " x "), "the report,"))
    _, kept, fresh = cells(before, typed(before, " "), 0, CHAIRS_PROPOSAL)
    assert kept == fresh


def test_a_blank_behind_own_words_leaves_all_other_spans_as_they_were() -> None:
    before = draft(pp("Noting with care ", dele("c2", "most"), ins("c1", "all"), " reports,"))
    for reading in (INFORMAL, CHAIRS_PROPOSAL, CLEAN):
        was, kept, fresh = cells(before, typed(before, "all "), 0, reading)
        assert was is not None and kept is not None
        assert kept == fresh
        assert kept.spans[0] is was.spans[0]
        assert kept.spans[-1].text is was.spans[-1].text


def test_letters_behind_the_opening_phrase_of_one_run_leave_it_in_italics() -> None:
    before = draft(pp(ins("c1", "Noting with concern the report,")))
    _, kept, fresh = cells(before, typed(before, "Noting with concern two"), 0, INFORMAL)
    assert kept is not None
    assert kept == fresh
    assert [span.text for span in kept.spans if span.look.italic] == ["Noting with concern"]
