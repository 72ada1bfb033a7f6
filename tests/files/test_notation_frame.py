"""Lines sorted into masthead, headings, notes and furniture, and how deep paragraphs stand."""

from __future__ import annotations

import pytest

from model.draft.draft import Draft
from model.draft.text import OBJECT
from model.files.notation.write import write_notation
from tests.files.reading import read

BODY = "The Assembly of Harbours,\n\nPP1. Recalling the sea,\n\nOP1. Decides to row."


def kinds(draft: Draft) -> list[str]:
    return [p.kind for p in draft.paragraphs]


def levels(draft: Draft) -> list[tuple[str, int]]:
    return [(p.label, p.level) for p in draft.paragraphs]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("23 February–2 April 2026", "date"),
        ("8–12 December 2025", "date"),
        ("Lagos (hybrid), 8–12 December 2025", "place"),
        ("SEVENTY-NINTH WORLD HARBOUR ASSEMBLY", "body"),
        ("Draft resolution proposed by Brazil, Egypt and Kenya", "sponsors"),
        ("Draft decision submitted by the Vice-President, Ms. Ana Ruiz (Peru)", "sponsors"),
        ("Rev.3 – 10 Dec, 22.40 – Co-facilitators’ text", "text"),
        ("Ports: informal consultations on quays, compilation as of 4 Nov.", "text"),
    ],
)
def test_a_masthead_line_is_known_by_its_form(line, kind):
    draft = read(f"{line}\n\nCuba: draft resolution\n\nQuiet quays\n\n{BODY}").draft
    found = draft.paragraphs[0]
    assert (found.kind, found.text()) == (kind, line)
    assert [p.text() for p in draft.paragraphs if p.kind == "title"] == ["Quiet quays"]
    assert not draft.changes


@pytest.mark.parametrize(
    "lines",
    [
        "Quiet quays\n\nRev.2 – Chair’s text",
        "Agenda item 4\n\nQuiet quays\n\nDraft resolution proposed by Cuba and Fiji",
        "Cuba: draft resolution\n\nQuiet quays",
        "30 Nov, 18.15 – Facilitator’s text\n\nQuiet quays",
    ],
)
def test_the_title_is_no_version_and_no_sponsor(lines):
    draft = read(f"{lines}\n\n{BODY}").draft
    assert [p.text() for p in draft.paragraphs if p.kind == "title"] == ["Quiet quays"]


@pytest.mark.parametrize("opening", ["Keeping", "Recognizing", "Welcoming", "Strengthening"])
def test_a_title_may_open_with_a_phrase_of_the_preamble(opening):
    title = f"{opening} quiet harbours"
    draft = read(f"Cuba: draft resolution\n\n{title}\n\n{BODY}").draft
    assert kinds(draft) == ["sponsors", "title", "enacting", "preambular", "operative"]
    assert kinds(read(f"{title}\n\n{BODY}").draft)[0] == "title"


def test_fields_with_a_tab_between_are_two():
    draft = read(f"Agenda item 13.2\t\t22 May 2026\n\nQuiet quays\n\n{BODY}").draft
    assert kinds(draft)[:3] == ["item", "date", "title"]


def test_a_title_keeps_its_place_through_a_file():
    text = "Riga, 3 May 2026\n\n**European Union\nSpeech on item 1(c)**\n\nMadam Chair,\n\nWe row."
    draft = read(text).draft
    again = read(write_notation(draft)).draft
    assert "title" in kinds(draft)
    assert kinds(again) == kinds(draft)


@pytest.mark.parametrize("margin", ["", "     "])
def test_levels_come_from_the_labels_and_not_from_the_margin(margin):
    lines = ("1. Urges all:", "(a) To row;", "   (i) By day;", "   (ii) By night;", "(b) To sail;")
    text = "\n\n".join(margin + line for line in (*lines, "2. Decides to rest."))
    assert levels(read(text).draft) == [
        *(("1.", 1), ("(a)", 2), ("(i)", 3), ("(ii)", 3), ("(b)", 2), ("2.", 1)),
    ]


def test_the_letter_i_after_h_is_a_letter():
    letters = [f"({c}) To row;" for c in "abcdefghij"]
    draft = read("\n\n".join(["OP1. Urges all:", *letters])).draft
    assert {p.level for p in draft.paragraphs[1:]} == {2}


def test_letters_may_stand_below_numbers():
    text = "OP1. Urges all:\n\n(1) to row:\n\n(a) by day;\n\n(b) by night;\n\n(2) to sail."
    assert [level for _, level in levels(read(text).draft)] == [1, 2, 3, 3, 2]


def test_a_number_out_of_turn_heads_a_section():
    text = (
        "44. The quays are old.\n\n 1. Boats on the clear water\n\n45. Boats are many.\n\n"
        " 2. Boats on the dark water\n\n46. Boats are few."
    )
    draft = read(text).draft
    assert kinds(draft) == ["text", "heading", "text", "heading", "text"]
    assert draft.paragraphs[1].text() == "1. Boats on the clear water"
    assert kinds(read(write_notation(draft)).draft) == kinds(draft)


@pytest.mark.parametrize("mark", ["[^4]", "[^a-b]"])
def test_a_note_may_be_marked_as_markdown_does(mark):
    draft = read(f"PP1. Noting the noise,{mark}\n\nOP1. Ends.\n\n{mark}: Due in 2027.").draft
    assert draft.paragraphs[0].text() == f"Noting the noise,{OBJECT}"
    (note,) = draft.notes.values()
    assert note.paragraphs[0].text() == "Due in 2027."


def test_a_decimal_is_no_note_mark():
    text = "PP1. Noting item 13.2 of the list.1\n\nOP1. Ends.\n\n___\n\n1 See above.\n\n2 Ibid."
    assert "13.2" in read(text).draft.paragraphs[0].text()


@pytest.mark.parametrize("page", ["- 2 -", "– 12 –", "Page 2 of 5", "2/5", "E/2029/L.3 - 2 -"])
def test_a_page_number_leaves_the_sentence_whole(page):
    loaded = read(f"OP1. Invites all to turn lamps down\n\n{page}\n\nat dawn;\n\nOP2. Ends.")
    assert loaded.draft.paragraphs[0].text() == "Invites all to turn lamps down at dawn;"
    assert [n.rule for n in loaded.notices] == ["page-furniture"]
