"""Documents of many bodies, typed and pasted as they come: what the reader makes of each."""

from __future__ import annotations

import pytest

from model.draft.draft import Draft
from model.draft.text import OBJECT
from tests.files.reading import read


def rows(draft: Draft) -> list[tuple[str, int, str, str]]:
    """Each paragraph: kind, level, label, words; notes as a sign."""
    return [
        (p.kind, p.level, p.label, p.text().replace(OBJECT, "#"))
        for p in draft.every_paragraph()
        if p.kind != "note"
    ]


def notes(draft: Draft) -> dict[str, str]:
    """The text of each note by its mark."""
    return {n.mark: "".join(p.text() for p in n.paragraphs) for n in draft.notes.values()}


BODY = "\n\nThe Assembly of Quays,\n\nNoting the fog,\n\n1. Decides to wait.\n"


@pytest.mark.parametrize(
    ("head", "kinds"),
    [
        (
            "Atoms for Lamps\nBoard of Governors\n\nGOV/2026/7\nDate: 3 May 2026\n"
            "General Distribution\nOriginal: English\n\nItem 4 of the agenda\n\nLamps that last\n\n"
            "Report by the Director General\n\n1. The Office bought four lamps.\n",
            {
                "body": "Board of Governors",
                "symbol": "GOV/2026/7",
                "date": "Date: 3 May 2026",
                "distribution": "General Distribution",
                "language": "Original: English",
                "item": "Item 4 of the agenda",
                "title": "Lamps that last",
            },
        ),
        (
            "FCCC/SBI/2026/L.9\n12 June 2026\nEnglish only\n\nSubsidiary Body for Implementation\n"
            "Sixtieth session\nBonn, 8–18 June 2026\n\nAgenda item 9(b)\nMatters of lamps\n\n"
            "Draft conclusions proposed by the Chair\n\n1. The Body took note of the lamps.\n",
            {
                "language": "English only",
                "body": "Subsidiary Body for Implementation",
                "place": "Bonn, 8–18 June 2026",
                "agenda": "Matters of lamps",
                "title": "Draft conclusions proposed by the Chair",
            },
        ),
        (
            "International Labour Conference\n114th Session, Geneva, 2026\n\n"
            "Conclusions on work at sea\n\nI. Introduction\n\n1. Work at sea is hard.\n",
            {
                "body": "International Labour Conference",
                "session": "114th Session, Geneva, 2026",
                "title": "Conclusions on work at sea",
                "heading": "I. Introduction",
            },
        ),
        (
            "C 2027/LIM/8\n\nCONFERENCE\n\nForty-fifth Session\n\nRome, 3-9 July 2027\n\n"
            "A Year of Nets\n\nTHE CONFERENCE,\n\nConsidering that nets tear,\n\n1) Invites all.\n",
            {
                "symbol": "C 2027/LIM/8",
                "body": "CONFERENCE",
                "session": "Forty-fifth Session",
                "title": "A Year of Nets",
                "enacting": "THE CONFERENCE,",
                "preambular": "Considering that nets tear,",
            },
        ),
    ],
    ids=["agency", "climate", "labour", "food"],
)
def test_a_masthead_of_any_body_comes_into_fields(head, kinds):
    found = {kind: words for kind, _, _, words in reversed(rows(read(head).draft))}
    assert {kind: found.get(kind) for kind in kinds} == kinds


def test_lists_in_every_style_have_their_levels():
    text = (
        "OP1. Requests the keeper:\n\na) to write on:\n\ni) lamps;\n\nii) horns;\n\nb) to sail;\n\n"
        "(OP)2. Asks the board:\n\n(A) to meet;\n\n(B) to decide:\n\n(1) who pays;\n"
    )
    assert [(level, label) for _, level, label, _ in rows(read(text).draft)] == [
        *((1, "OP1."), (2, "a)"), (3, "i)"), (3, "ii)"), (2, "b)")),
        *((1, "(OP)2."), (2, "(A)"), (2, "(B)"), (3, "(1)")),
    ]


@pytest.mark.parametrize(
    "head",
    ["ARTICLE 9", "Article 3. Lamps", "Article 3 bis. Horns", "PART I. GENERAL", "Part II. Deeds"],
)
def test_a_numbered_head_is_a_heading_in_capitals_and_with_a_point(head):
    found = rows(read(f"1. The sea is wide.\n\n{head}\n\n1. The lamp is lit.\n").draft)
    assert [(kind, words) for kind, *_, words in found][1] == ("heading", head)


def test_the_first_act_of_a_proposal_is_no_line_of_the_masthead():
    text = (
        "MOD  EUR/16A5/1#1550\n\n9.1 Lamps shall be lit.\n\n"
        "SUP  ARG/20/3\n\n9.2 Horns shall rest.\n"
    )
    draft = read(text).draft
    assert {r.text for r in draft.remarks.values()} == {"MOD  EUR/16A5/1#1550", "SUP  ARG/20/3"}
    assert [words for *_, words in rows(draft)] == [
        "9.1 Lamps shall be lit.",
        "9.2 Horns shall rest.",
    ]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Recalling the charter [1], and", "[1] Charter, art. 4."),
        ("Recalling the charter† and", "† Charter, art. 4."),
        ("Recalling the charter,1 and", "Footnote 1: Charter, art. 4."),
        ("Recalling the charter of 19211 and", "Footnote 1: Charter, art. 4."),
        ("Recalling the charter¹ and", "¹ Charter,\nart. 4."),
    ],
)
def test_notes_in_any_form_come_to_their_marks(typed, words):
    draft = read(f"{typed} more,\n\n1. Decides to wait.\n\nFootnotes:\n{words}\n").draft
    assert list(notes(draft).values()) == ["Charter, art. 4."]
    assert [("#" in w) for *_, w in rows(draft)] == [True, False]
    assert all(mark.strip("†1") == "" for mark in notes(draft))


@pytest.mark.parametrize(
    "furniture", ["22-12345      1/4", "/…", "*2212345*", "- 4 -", "Page 3 of 12", "A/C.2/77/L.1"]
)
def test_a_page_s_furniture_leaves_its_sentence_whole(furniture):
    parted = f"Noting that the lamps of the\n\n{furniture}\n\nharbour are dim,"
    loaded = read(f"The Assembly,\n\n{parted}\n\n1. Waits;")
    assert "Noting that the lamps of the harbour are dim," in [w for *_, w in rows(loaded.draft)]
    assert [n.message for n in loaded.notices if n.rule == "page-furniture"] == [
        f"Left out as page furniture: “{furniture}”."
    ]


def test_a_line_s_hyphen_goes_and_a_word_s_own_stays():
    text = (
        "1. Urges all Mem-\nber States to think long-\nterm of drug-\nrelated harm and deep-\nsea "
        "nets, for no drug is good, and the related deep-sea harm is worse.\n"
    )
    loaded = read(text)
    words = loaded.draft.paragraphs[0].text()
    assert "Member States to think long-term of drug-related harm and deep-sea nets" in words
    assert [n.message for n in loaded.notices] == [
        "Left out as a sign of the conversion: “Mem- ber”."
    ]


@pytest.mark.parametrize("gap", ["   ", "\t", " | "])
def test_a_table_typed_as_lines_keeps_its_rows(gap):
    table = [["what", "2026", "2027"], ["oil", "1,200", "1,300"], ["long ropes", "90", "95"]]
    lines = "\n".join(gap.join(cells) for cells in table)
    found = [words for *_, words in rows(read(f"{lines}\n\nOP1. Notes the costs.\n").draft)]
    assert [row.replace("|", " ").split() for row in found[:3]] == [
        " ".join(cells).split() for cells in table
    ]
    below = rows(read(f"OP1. Notes the costs:\n{lines}\n").draft)
    assert len(below) == 4


def test_bullets_stand_alone_and_a_sentence_with_a_colon_enacts_nothing():
    items = "• lamps are lit\n• horns rest\n- boats sail"
    found = rows(read(f"The room agreed on this:\n\n{items}\n\nOP1. Asks for oil.").draft)
    assert [kind for kind, *_ in found] == ["text"] * 4 + ["operative"]


def test_the_lines_of_a_mail_program_are_set_aside():
    text = (
        "From: Ana Ruiz <a@b.org>\nTo: all\nSubject: Rev. 2\n\nExcellencies,\n\nplease see below."
        f"\n\nLamps at sea{BODY.replace('1. ', 'OP1 ')}\nKind regards,\nAna\n"
    )
    assert rows(read(text).draft)[0] == ("title", 1, "", "Lamps at sea")


def test_numbers_begin_again_in_each_draft_of_one_document():
    text = f"Draft resolution A{BODY}\nDraft resolution B{BODY}\nAnnex\n\n1. The board meets.\n"
    found = rows(read(text).draft)
    assert [label for _, _, label, _ in found if label] == ["1.", "1.", "1."]
    assert [words for kind, *_, words in found if kind == "heading"] == [
        *("Draft resolution A", "Draft resolution B", "Annex"),
    ]


def test_what_was_adopted_when_is_a_line_of_its_own():
    found = rows(read(BODY + "\n(Adopted in May 2027)\n").draft)
    assert found[-1][3] == "(Adopted in May 2027)"
