"""*Where we stand* as a page of HTML."""

from __future__ import annotations

from dataclasses import replace

from lxml import html

from model.files.standing_html import standing_html
from model.readings.standing import where_we_stand
from tests.builders import change, dele, draft, ins, para, pp


def page(**facts) -> str:
    rolling = draft(
        para("title", "Lamps & <wicks>"),
        pp("Noting ", ins("c1", "all & <more> "), *dele("c2", "old "), "lamps,", label="PP1."),
        changes=[change("c1", "egy propose", "irn reserve"), change("c2", "mex delete")],
    )
    return standing_html(where_we_stand(rolling), "22 November 2026, 18:40", **facts)


def test_the_page_is_a_table_with_a_row_a_point():
    rows = html.fromstring(page()).findall(".//tbody/tr")
    assert [[" ".join(cell.text_content().split()) for cell in row] for row in rows] == [
        ["PP1", "all & <more>", "Egypt", "reservation: Iran"],
        ["", "old", "Mexico", ""],
    ]


def test_what_is_struck_and_underlined_is_so_without_colours():
    made = html.fromstring(page())
    assert made.find(".//tbody//u").text == "all & <more>"
    assert made.find(".//tbody//s").text == "old"


def test_the_page_says_what_it_is_about_and_when():
    text = html.fromstring(page()).find(".//body").text_content()
    assert "Where we stand · 22 November 2026, 18:40" in text
    assert "Lamps & <wicks>" in text
    assert "2 paragraphs open · 0 agreed · 2 changes open · 1 with reservations" in text
    assert "Points held: Iran\u00a01" in text


def test_points_lead_to_their_places_where_that_is_wanted():
    assert "place:" not in page()
    links = html.fromstring(page(links=True)).findall(".//a")
    assert [link.get("href") for link in links] == ["place:p2/c1", "place:p2/c2"]


def test_a_long_page_can_be_cut_and_says_so():
    cut = html.fromstring(page(most=1))
    assert len(cut.findall(".//tbody/tr")) == 1
    assert "And 1 more point," in cut.text_content()


def test_nothing_open_is_said():
    settled = draft(para("title", "Lamps"))
    standing = replace(where_we_stand(settled), points=())
    assert "Nothing is open." in standing_html(standing, "now")
