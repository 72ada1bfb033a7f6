"""Which paragraphs of an issued document are known at once to be as they were read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.draft.change import Bracket, Position
from model.draft.draft import Draft
from model.draft.text import EndMark
from model.files.word.authors import Authors
from model.files.word.flow import Flow
from model.files.word.issued_staying import Copy, Staying
from model.files.word.last_issued import LastIssued
from model.readings.reading import INFORMAL
from tests.builders import ins, runs
from tests.files.test_word_issued import struck, typed
from tests.files.word_files import by_hand, minus, paragraph, plus, read, run


def opened() -> Draft:
    """Three paragraphs: plain, with changes, with an inserted end."""
    return read(
        by_hand(
            paragraph(run("Lamps burn"))
            + paragraph(run("Bells"), plus("Chile", " ring"), minus("Peru", " twice"))
            + paragraph(plus("Cuba", "Horns"), mark="ins Cuba")
            + paragraph(run("Buoys"))
        )
    )


def untouched(draft: Draft) -> list[bool]:
    """Of each Word paragraph of the draft whether it is known to be as it was read."""
    authors = Authors(draft, INFORMAL, scrub=False)
    issued = LastIssued().of(draft)
    staying = Staying(draft, issued, authors, Copy(True, True, False, ""))
    units = Flow(draft, INFORMAL, authors).paragraphs(list(draft.paragraphs))
    return [staying.is_untouched(unit) for unit in units]


def changed(draft: Draft, row: int, **others: object) -> Draft:
    """The draft with its change in a paragraph made another."""
    known = draft.changes[draft.paragraphs[row].changes()[0]]
    return replace(draft, changes=draft.changes.put(known.id, replace(known, **others)))  # type: ignore[arg-type]


def bracketed(draft: Draft, row: int) -> Draft:
    p = draft.paragraphs[row]
    marked = replace(p, runs=runs(*(replace(r, brackets=("b1",)) for r in p.runs)))
    return replace(draft, brackets=draft.brackets.put("b1", Bracket("b1"))).with_paragraph(marked)


def ended(draft: Draft, row: int) -> Draft:
    """The draft with the end of a paragraph deleted: it flows into the next."""
    p = draft.paragraphs[row]
    known = draft.paragraphs[1].changes()[1]
    return draft.with_paragraph(replace(p, end=EndMark(p.end.ins, (known,))))


CHILE = (Position("chl", "propose"), Position("cub", "support"))


def test_a_draft_just_opened_is_untouched() -> None:
    assert untouched(opened()) == [True, True, True, True]


@pytest.mark.parametrize(
    ("draft", "row"),
    [
        (typed(opened(), 0, 5, " old"), 0),
        (struck(opened(), 3, 0, 2), 3),
        (changed(opened(), 1, positions=CHILE), 1),
        (changed(opened(), 1, outcome="rejected"), 1),
        (changed(opened(), 2, outcome="accepted"), 2),
        (bracketed(opened(), 0), 0),
        (ended(opened(), 0), 0),
    ],
)
def test_what_is_done_to_a_paragraph_touches_that_one_alone(draft: Draft, row: int) -> None:
    assert untouched(draft) == [n != row for n in range(4)]


def test_who_is_behind_a_deletion_is_a_matter_of_what_else_the_change_does() -> None:
    name = '<w:bookmarkStart w:id="70" w:name="_ph_cdim"/>', '<w:bookmarkEnd w:id="70"/>'
    said = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
    gone = "".join((name[0], said[0], minus("Peru", " twice"), said[1], name[1]))
    comment = f'<w:comment w:id="1" w:author="Chile">{paragraph(run("Delete"))}</w:comment>'
    body = paragraph(run("Lamps")) + paragraph(run("Bells"), gone)
    draft = read(by_hand(body, comments=comment))
    assert [p.stance for p in draft.changes["cdim"].positions] == ["propose", "delete"]
    lamps = draft.paragraphs[0]
    added = replace(lamps, runs=runs(*lamps.runs, ins("cdim", " burn")))
    assert untouched(draft) == [True, True]
    assert untouched(draft.with_paragraph(added)) == [False, False]


def test_paragraphs_that_flow_together_are_none_that_was_read() -> None:
    assert untouched(ended(opened(), 2)) == [True, True, False]


def test_an_end_that_is_told_otherwise_for_the_sake_of_those_beside_it_is_no_more_as_it_was() -> (
    None
):
    draft = opened()
    cuba = draft.paragraphs[2].changes()[0]
    bells = draft.paragraphs[1]
    # Cuba's words before and behind an end that Cuba inserts: the end is told one paragraph up.
    told = draft.with_paragraph(
        replace(bells, runs=runs(*bells.runs[:1], replace(bells.runs[1], ins=(cuba,))))
    )
    assert untouched(told)[2] is False
