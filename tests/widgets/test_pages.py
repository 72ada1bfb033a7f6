"""Readings on paper."""

from __future__ import annotations

import pytest

from model.readings.reading import CHAIRS_PROPOSAL, CLEAN, INFORMAL
from resources import resource
from tests.builders import change, draft, ins, op, pp
from widgets.colours import LIGHT
from widgets.page.pages import PagePainter, column_width, paginate
from widgets.page.printing import SANS, PrintJob, pdf_of
from widgets.page.rows import Block, Row, rows_of
from widgets.page.sheet import Sheet
from widgets.table.looks import Looks
from widgets.table.opening_words import OpeningWords


@pytest.fixture
def opening(qapp) -> OpeningWords:
    return OpeningWords(resource("phrases.json"))


def rolling():
    return draft(
        pp("Recalling the ", ins("c1", "old "), "Charter,", label="PP1."),
        *(op(f"Urges all to light lamp {n} " * 9, label=f"{n}.") for n in range(1, 60)),
        changes=[change("c1", "tur propose")],
    )


def rows(*lines: int) -> list[Row]:
    return [Row((Block(None, count),), False) for count in lines]


def test_every_line_stands_on_one_page_and_none_twice(opening):
    pages = paginate(rows(5, 40, 3, 1, 90, 2), height=20 * 1.3 * 10, size=10)
    numbers = [part.number + i for page in pages for part in page for i in range(part.count)]
    assert numbers == list(range(1, 142))


def test_no_page_is_fuller_than_it_is_high(opening):
    height = 20 * 1.3 * 10
    for page in paginate(rows(5, 40, 3, 1, 90, 2), height, size=10):
        assert all(part.top + part.count * 13 <= height + 0.1 for part in page)


def test_a_cut_paragraph_keeps_two_lines_on_either_side(opening):
    pages = paginate(rows(18, 6), height=20 * 13.0, size=10)
    assert [[part.count for part in page] for page in pages] == [[18], [6]]
    pages = paginate(rows(15, 5), height=20 * 13.0, size=10)
    assert [[part.count for part in page] for page in pages] == [[15, 3], [2]]


def test_a_page_lower_than_a_line_still_ends(opening):
    assert len(paginate(rows(3), height=5.0, size=10)) == 3


def test_a_pdf_holds_as_many_pages_as_the_text_needs(opening):
    one = pdf_of(rolling(), PrintJob((CLEAN,), "Lamps"), opening)
    assert one.startswith(b"%PDF-")
    assert one.count(b"/Type /Page\n") > 2


def test_three_columns_lie_on_the_long_side(opening):
    job = PrintJob((INFORMAL, CHAIRS_PROPOSAL, CLEAN), "Lamps")
    sheet = job.sheet(72)
    assert sheet.paper().width() > sheet.paper().height()
    assert column_width(sheet, 3) * 3 < sheet.body().width()


def test_guesses_are_printed_like_any_other_words(opening):
    doubtful = draft(
        pp("Recalling the ", ins("c1", "old "), "Charter,", label="PP1."),
        changes=[change("c1", "tur propose", confidence=0.4)],
    )
    looks = Looks(LIGHT, 92, SANS)
    (row,) = rows_of(doubtful, [INFORMAL], opening, looks, 3000.0)
    layout = row.blocks[0].layout
    assert layout is not None
    assert "?" not in layout.text()
    assert "old" in layout.text()
    guess = LIGHT.guess_behind
    assert all(f.format.background().color().name() != guess.lower() for f in layout.formats())


def test_only_the_columns_have_titles(opening):
    sheet = Sheet()
    looks = Looks(LIGHT, sheet.type_size(), SANS)
    alone = PagePainter(sheet, looks, "Lamps", ["Clean"])
    beside = PagePainter(sheet, looks, "Lamps", ["Informal", "Clean"])
    assert alone.height() == sheet.body().height()
    assert beside.height() < alone.height()
