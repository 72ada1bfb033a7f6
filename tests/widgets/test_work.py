"""How much work edits make: counted, so that no machine's speed decides."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest

from model.draft.draft import Draft
from model.draft.place import Place
from model.draft.text import Run
from model.steps.decision_edits import agree_paragraph
from model.steps.paragraph_edits import insert_paragraphs
from model.steps.typing_edits import insert_words
from tests.bench.generator import make
from tests.bench.hands import open_row
from tests.builders import op
from tests.edits import join_with_next, split_paragraph, take_position
from tests.gui import laid_out, make_table
from widgets.table.column import Column

BIG = make(3000, 10_000)


class Work:
    """A table of a big draft, and what was written and laid out in it since last asked."""

    def __init__(self, qtbot, monkeypatch, draft: Draft, row: int) -> None:
        self.written = 0
        put = Column._put_words

        def counted(column, block, differing):
            self.written += 1
            put(column, block, differing)

        monkeypatch.setattr(Column, "_put_words", counted)
        self.table = make_table(qtbot)
        self.table.show_draft(draft)
        self.table.caret.put(row)
        self.rest()

    def rest(self) -> None:
        self.table.settling.stop()
        self.written, self.before = 0, laid_out(self.table)

    def of(self, draft: Draft) -> tuple[int, int]:
        """Cells written and laid out to show another draft."""
        self.rest()
        self.table.show_draft(draft)
        self.table.settling.stop()
        return self.written, laid_out(self.table) - self.before

    def in_sight(self) -> int:
        return 3 * (len(self.table.scrolling.rows_in_sight()) + 2)


@pytest.mark.parametrize("start", [8, 1500, 2980])
def test_a_typed_letter_writes_and_lays_out_three_cells_at_most(qtbot, monkeypatch, start):
    row = open_row(BIG, start)
    work = Work(qtbot, monkeypatch, BIG, row)
    draft, place = BIG, Place(BIG.paragraphs[row].id, 14)
    draft = insert_words(draft, place, "x", "egy").apply(draft)
    (mark,) = set(draft.changes) - set(BIG.changes)
    assert max(work.of(draft)) <= 3
    for i in range(5):
        behind = place._replace(offset=15 + i)
        draft = insert_words(draft, behind, "x", "egy", mark=mark).apply(draft)
        written, done = work.of(draft)
        assert written <= 3 and done <= 3


def test_words_that_only_move_are_neither_written_nor_laid_out(qtbot, monkeypatch):
    row = open_row(BIG, 1500)
    work = Work(qtbot, monkeypatch, BIG, row)
    place = Place(BIG.paragraphs[row].id, 14)
    # In the clean text nothing comes: the words behind only stand at other places.
    written, done = work.of(insert_words(BIG, place, "x", "egy").apply(BIG))
    assert (written, done) == (2, 2)


@pytest.mark.parametrize("start", [8, 1500, 2980])
def test_a_split_writes_what_is_in_sight_at_most(qtbot, monkeypatch, start):
    row = open_row(BIG, start)
    work = Work(qtbot, monkeypatch, BIG, row)
    split = split_paragraph(BIG, Place(BIG.paragraphs[row].id, 14), "egy").apply(BIG)
    written, done = work.of(split)
    assert written <= 8 and done <= 12
    written, done = work.of(BIG)
    assert written <= 8 and done <= 12


def test_a_paragraph_that_comes_numbers_afresh_what_is_in_sight_only(qtbot, monkeypatch):
    row = open_row(BIG, 1500)
    work = Work(qtbot, monkeypatch, BIG, row)
    new = op("A new one.", id="pnew")
    after = replace(BIG, paragraphs=BIG.paragraphs.spliced(row + 1, row + 1, [new]))
    written, done = work.of(after)
    assert written <= work.in_sight() and done <= work.in_sight() + 6
    asked = insert_paragraphs(BIG, BIG.paragraphs[row].id, [op("Another.", id="pother")], "egy")
    work.of(BIG)
    assert max(work.of(asked.apply(BIG))) <= 6


def test_a_join_a_support_and_an_agreement_touch_their_rows(qtbot, monkeypatch):
    row = next(i for i in count(1500) if all(open_row(BIG, j) == j for j in (i, i + 1)))
    work = Work(qtbot, monkeypatch, BIG, row)
    paragraph = BIG.paragraphs[row]
    edits = (
        join_with_next(BIG, paragraph.id, "egy"),
        take_position(BIG, paragraph.changes()[0], "egy", "support"),
        agree_paragraph(BIG, paragraph.id, "informals", "2026-03-01"),
    )
    for edit in edits:
        assert max(work.of(edit.apply(BIG))) <= 12, edit.name
        work.of(BIG)


def test_an_edit_far_away_writes_nothing(qtbot, monkeypatch):
    row = open_row(BIG, 1500)
    work = Work(qtbot, monkeypatch, BIG, row)
    place = Place(BIG.paragraphs[open_row(BIG, 40)].id, 5)
    assert work.of(insert_words(BIG, place, "x", "egy").apply(BIG)) == (0, 0)


def test_a_letter_in_a_long_paragraph_writes_that_letter(qtbot, monkeypatch):
    row = open_row(BIG, 1500)
    paragraph = BIG.paragraphs[row]
    long = BIG.with_paragraph(replace(paragraph, runs=(Run("lantern " * 2000),)))
    work = Work(qtbot, monkeypatch, long, row)
    draft = insert_words(long, Place(paragraph.id, 8000), "x", "egy").apply(long)
    (mark,) = set(draft.changes) - set(long.changes)
    work.of(draft)
    put = []
    write = Column._put_words

    def noted(column, block, differing):
        put.append((differing.removed, sum(len(text) for text, _ in differing.put)))
        write(column, block, differing)

    monkeypatch.setattr(Column, "_put_words", noted)
    more = insert_words(draft, Place(paragraph.id, 8001), "x", "egy", mark=mark).apply(draft)
    work.of(more)
    assert put == [(0, 1), (0, 1)]
