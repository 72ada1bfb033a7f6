"""Places in the draft and characters of a cell lead to each other."""

from __future__ import annotations

from random import Random

import pytest

from model.draft.change import Alternatives, Change
from model.draft.place import Place
from model.readings.lines import Rendering
from model.readings.reading import CHAIRS_PROPOSAL, CLEAN, INFORMAL, TABLED
from resources import resource
from tests.builders import draft, ins, op, para, position
from tests.drafts import random_draft
from widgets.table.cell_maker import CellMaker, day_said
from widgets.table.opening_words import OpeningWords
from widgets.table.units import offset_of_units, shown_text, units_before

OPENING = OpeningWords(resource("phrases.json"))


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("reading", [INFORMAL, CHAIRS_PROPOSAL, TABLED], ids=lambda r: r.name)
def test_every_character_of_the_draft_is_found_again(seed, reading):
    whole = random_draft(Random(seed), 5, 6)
    maker = CellMaker(OPENING, Rendering(whole, CHAIRS_PROPOSAL))
    rendering = Rendering(whole, reading)
    for row in range(len(whole.paragraphs)):
        cell = maker.cell(rendering, row, full=True)
        if cell is None:
            continue
        seen = 0
        for span in cell.spans:
            piece = span.piece
            stands = piece is not None and piece.start >= 0 and piece.text
            if stands and not (piece.run and piece.run.object):
                for i, letter in enumerate(span.text):
                    place = cell.place_at(seen + i)
                    home = whole.paragraph(piece.paragraph)
                    assert home.text()[piece.start + span.skipped + i] in (letter, "\n")
                    if i:
                        assert place == Place(home.id, piece.start + span.skipped + i)
                        assert cell.offset_of(place) == seen + i
            seen += len(span.text)


@pytest.mark.parametrize("seed", range(40))
def test_a_full_cell_shows_every_word_of_its_line(seed):
    whole = random_draft(Random(seed), 6, 8)
    maker = CellMaker(OPENING, Rendering(whole, CHAIRS_PROPOSAL))
    rendering = Rendering(whole, INFORMAL)
    for row in range(len(whole.paragraphs)):
        cell = maker.cell(rendering, row, full=True)
        if cell is not None:
            shown = "".join(cell.text().replace("\u2028", "\n").replace("\u00a0", " ").split())
            for piece in cell.line.pieces:
                if piece.role in ("words", "tag", "bracket", "note"):
                    assert "".join(piece.text.replace("\u00a0", " ").split()) in shown


def test_units_and_code_points():
    text = "a𝐀b𝐁"
    for offset in range(len(text) + 1):
        units = len(text[:offset].encode("utf-16-le")) // 2
        assert units_before(text, offset) == units
        assert offset_of_units(text, units) == offset


def test_what_qt_cannot_hold_is_shown_as_something_else():
    odd = "a\nb\x00c\u2029d\ufdd0e\ud800"
    assert shown_text(odd) == "a\u2028b\ufffdc\u2028d\ufffde\ufffd"


def test_days_are_said_as_a_room_says_them():
    assert day_said("2022-03-05") == "5 March"
    assert day_said("Tuesday") == "Tuesday"
    assert day_said("2022-13-05") == "2022-13-05"


@pytest.mark.parametrize(
    ("kind", "text", "italic"),
    [
        ("preambular", "Noting with concern that lamps", "Noting with concern"),
        ("operative", "Calls upon all harbours", "Calls upon"),
        ("operative", "Also calls upon all harbours", "Also calls upon"),
        ("preambular", "Notingham has lamps", ""),
        ("title", "Recalling", ""),
        ("preambular", "", ""),
    ],
)
def test_the_longest_phrase_opens_a_paragraph(kind, text, italic):
    assert text[: OPENING.length(kind, text)] == italic


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("reading", [INFORMAL, CHAIRS_PROPOSAL, CLEAN], ids=lambda r: r.name)
def test_the_caret_comes_back_to_every_side_of_every_word(seed, reading):
    whole = random_draft(Random(seed), 5, 6)
    maker = CellMaker(OPENING, Rendering(whole, CHAIRS_PROPOSAL))
    rendering = Rendering(whole, reading)
    for row in range(len(whole.paragraphs)):
        cell = maker.cell(rendering, row, full=True)
        seen = 0
        for span in cell.spans if cell is not None else ():
            piece = span.piece
            is_words = piece is not None and piece.start >= 0
            if is_words and not (piece.run and piece.run.object):
                for at in range(seen, seen + len(span.text) + 1):
                    assert cell.offset_of(cell.place_at(at)) == at
                    if at < seen + len(span.text):
                        assert cell.offset_of(cell.place_at(at, "after")) == at
            seen += len(span.text)


def test_the_caret_stands_before_or_behind_a_tag():
    whole = draft(op("Urges", ins("c1", " and invites"), " States"))
    maker = CellMaker(OPENING, Rendering(whole, CHAIRS_PROPOSAL))
    cell = maker.cell(Rendering(whole, INFORMAL), 0, full=True)
    text = cell.text()
    assert text == "Urges and invites (Egypt) States"
    before, behind = text.index(" (Egypt)"), text.index(" States")
    assert cell.place_at(before) == Place("p1", 17, "before")
    assert cell.place_at(behind) == Place("p1", 17, "after")
    assert cell.place_at(before + 4) == Place("p1", 17, "before")
    assert [cell.offset_of(Place("p1", 17, side)) for side in ("before", "after")] == [
        before,
        behind,
    ]


def test_no_line_begins_with_the_space_behind_the_dash_of_a_note():
    note = position("egy reserve", note="for now")
    asked = Change("c1", positions=(position("ken propose"), note))
    whole = draft(op("Urges ", ins("c1", "all "), "ports"), changes=[asked])
    cell = CellMaker(OPENING, Rendering(whole, CHAIRS_PROPOSAL)).cell(
        Rendering(whole, INFORMAL), 0, full=True
    )
    assert "reservation:\xa0Egypt\xa0– for\xa0now)" in cell.text()


def test_the_clean_text_shows_nothing_where_only_the_name_of_an_option_stands():
    blocks = Alternatives("a1", ("p1", "p3"), (("p1", "p2"), ("p3", "p4")))
    heads = [para("text", label=f"Option {i}:") for i in (1, 2)]
    whole = draft(
        *(heads[0], op("Urges;", label="OP1.")),
        *(heads[1], op("Begs;", label="OP1."), op(label="OP2.")),
        alternatives=[blocks],
    )
    maker = CellMaker(OpeningWords(resource("phrases.json")), Rendering(whole, CHAIRS_PROPOSAL))

    def shown(reading):
        cells = [maker.cell(Rendering(whole, reading), row, full=False) for row in range(5)]
        return [cell.text() if cell is not None else None for cell in cells]

    assert shown(CLEAN) == [None, "1. Urges;", None, "2. Begs;", ""]
    assert shown(INFORMAL)[0] == "Option\u00a01: "
