"""Word in: our own files back exactly, other people's as they mean it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given

from model.draft.draft import Draft
from model.files.loaded import UnreadableFile
from model.files.word.numbering import without_numbers
from model.files.word.read import read_word
from model.readings.lines import printed_lines
from model.readings.reading import INFORMAL, PROPOSED, TABLED
from tests.builders import change, draft, end, ins, pp
from tests.drafts import drafts
from tests.files.word_cases import CASES
from tests.files.word_files import (
    TABLE,
    by_hand,
    minus,
    packed,
    paragraph,
    parts,
    plus,
    printed,
    read,
    run,
    without_part,
    words,
    written,
)


@pytest.mark.parametrize("name", CASES)
def test_a_case_comes_back_as_it_was(name: str) -> None:
    assert read(written(CASES[name])) == CASES[name]


@given(drafts(foreign=True))
def test_any_draft_comes_back_as_it_was(draft: Draft) -> None:
    assert read(written(draft)) == draft


@pytest.mark.parametrize("name", CASES)
def test_without_our_part_the_words_are_still_right(name: str) -> None:
    told = read_word(without_part(written(CASES[name])), TABLE).draft
    assert printed(told, PROPOSED) == printed(CASES[name], PROPOSED)
    assert printed(told, TABLED) == printed(CASES[name], TABLED)


@given(drafts())
def test_without_our_part_the_words_of_any_draft_are_right(draft: Draft) -> None:
    told = read_word(without_part(written(draft)), TABLE).draft
    assert printed(told, PROPOSED) == printed(draft, PROPOSED)
    assert printed(told, TABLED) == printed(draft, TABLED)


def test_without_our_part_authors_are_delegations_and_ids_stay():
    told = draft(
        pp("one ", ins("a", "two"), " three", label="PP1."),
        changes=(change("a", "tur propose", "che support", "egy reserve"),),
    )
    again = read(without_part(written(told)))
    assert again.paragraphs[0].id == "p1"
    assert again.paragraphs[0].label == "PP1."
    stances = [(p.delegation, p.stance) for p in again.changes["a"].positions]
    assert stances == [("tur", "support"), ("che", "support"), ("egy", "reserve")]


# --- other people's files -------------------------------------------------------------------------


def both(content: bytes) -> tuple[list[str], list[str]]:
    """All accepted, and all rejected."""
    told = without_numbers(read_word(content, TABLE).draft)
    return words(printed_lines(told, PROPOSED)), words(printed_lines(told, TABLED))


def test_neighbours_of_one_author_are_one_change():
    content = by_hand(
        paragraph(run("Urges "), minus("Egypt", "all "), minus("Egypt", "the "), plus("EGY", "x"))
    )
    told = read(content)
    assert len(told.changes) == 2
    same = by_hand(paragraph(run("Urges "), minus("Egypt", "all "), plus("Egypt", "most ")))
    assert len(read(same).changes) == 1


@pytest.mark.parametrize(
    ("author", "ids"),
    [
        ("Egypt", ["egy"]),
        ("EGY", ["egy"]),
        ("Delegation of Egypt", ["egy"]),
        ("Permanent Mission of Switzerland", ["che"]),
        ("Turkey; China", ["tur", "chn"]),
        ("Iran (Islamic Republic of)", ["irn"]),
    ],
)
def test_authors_are_delegations(author: str, ids: list[str]) -> None:
    told = read(by_hand(paragraph(plus(author, "words"))))
    (change_,) = told.changes.values()
    assert [p.delegation for p in change_.positions] == ids
    assert all(told.delegations[one].name for one in ids)


def test_an_author_that_nobody_knows_is_a_delegation_of_its_own():
    loaded = read_word(by_hand(paragraph(plus("Maria Lopez", "words"))), TABLE)
    assert [n.rule for n in loaded.notices] == ["author-unknown"]
    assert [d.kind for d in loaded.draft.delegations.values()] == ["unknown"]


def test_a_deleted_end_joins_to_the_next():
    content = by_hand(
        paragraph(run("one "), mark="del Egypt") + paragraph(run("two")) + paragraph(run("three"))
    )
    assert both(content) == (["one two", "three"], ["one", "two", "three"])


def test_b_deletes_part_of_what_a_inserts():
    inner = f'<w:ins w:id="1" w:author="Egypt">{run("al")}{minus("Iran", "pha")}</w:ins>'
    told = read(by_hand(paragraph(run("one "), inner)))
    assert [(len(r.ins), len(r.dels)) for r in told.paragraphs[0].runs] == [(0, 0), (1, 0), (1, 1)]


def test_content_controls_links_fields_and_tags_are_looked_through():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("five ")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    content = by_hand(
        paragraph(
            run("one "),
            f"<w:sdt><w:sdtContent>{run('two ')}</w:sdtContent></w:sdt>",
            f"<w:hyperlink>{plus('Egypt', 'three ')}</w:hyperlink>",
            f'<w:smartTag w:element="x">{run("four ")}</w:smartTag>',
            field,
        )
        + f"<w:sdt><w:sdtContent>{paragraph(run('six'))}</w:sdtContent></w:sdt>"
    )
    assert both(content) == (["one two three four five", "six"], ["one two four five", "six"])


def test_a_move_is_one_change_with_two_sides():
    away = (
        '<w:p><w:pPr><w:rPr><w:moveFrom w:id="2" w:author="Cuba"/></w:rPr></w:pPr>'
        '<w:moveFromRangeStart w:id="1" w:name="m1" w:author="Cuba"/>'
        f'<w:moveFrom w:id="3" w:author="Cuba">{run("moved")}</w:moveFrom></w:p>'
        '<w:moveFromRangeEnd w:id="1"/>'
    )
    here = (
        '<w:p><w:pPr><w:rPr><w:moveTo w:id="5" w:author="Cuba"/></w:rPr></w:pPr>'
        '<w:moveToRangeStart w:id="4" w:name="m1" w:author="Cuba"/>'
        f'<w:moveTo w:id="6" w:author="Cuba">{run("moved")}</w:moveTo></w:p>'
        '<w:moveToRangeEnd w:id="4"/>'
    )
    content = by_hand(away + paragraph(run("stays")) + here + paragraph(run("end")))
    told = read(content)
    (move,) = told.changes.values()
    assert (move.moved_from, move.moved_to) == (told.paragraphs[0].id, told.paragraphs[2].id)
    assert both(content) == (["stays", "moved", "end"], ["moved", "stays", "end"])


def test_a_move_with_one_side_is_said():
    one = f'<w:moveFrom w:id="3" w:author="Cuba">{run("moved")}</w:moveFrom>'
    loaded = read_word(by_hand(paragraph(run("a "), one)), TABLE)
    assert [n.rule for n in loaded.notices] == ["move-doubtful"]


def test_notes_come_with_their_text():
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    inside = paragraph("<w:r><w:footnoteRef/></w:r>", run(" See it."))
    text = f'<w:footnote w:id="2">{inside}</w:footnote>'
    told = read(by_hand(paragraph(run("one"), mark), notes=text))
    (note,) = told.notes.values()
    assert note.paragraphs[0].text() == "See it."
    assert printed_lines(told, INFORMAL) == ["one[1]"]


def test_a_row_that_goes_takes_its_words():
    gone = '<w:trPr><w:del w:id="1" w:author="Egypt"/></w:trPr>'
    row = f"<w:tr>{gone}<w:tc>{paragraph(run('gone'))}</w:tc></w:tr>"
    table = f"<w:tbl>{row}<w:tr><w:tc>{paragraph(run('stays'))}</w:tc></w:tr></w:tbl>"
    assert both(by_hand(table)) == (["stays"], ["gone", "stays"])


def test_labels_are_told_from_the_words():
    told = read(
        by_hand(
            paragraph(run("PP3 ter alt. Recalling"))
            + paragraph(minus("Egypt", "2."), plus("Egypt", "3."), run(" Urges"))
            + paragraph(run("(a) To act"))
            + paragraph(run("2022 was a year"))
        )
    )
    assert [(p.label, p.tabled_label, p.kind) for p in told.paragraphs] == [
        ("PP3 ter alt.", None, "preambular"),
        ("3.", "2.", "operative"),
        ("(a)", None, "operative"),
        ("", None, "text"),
    ]


def test_what_we_have_no_word_for_is_kept():
    drawing = "<w:r><w:drawing><x:pic xmlns:x='urn:x'/></w:drawing></w:r>"
    told = read(by_hand(paragraph(run("one"), drawing, run("two"))))
    (kept,) = told.objects.values()
    assert "urn:x" in kept.content


def test_what_is_no_word_file_is_refused_in_a_sentence():
    for content in (b"", b"no zip", packed({"a": b"b"})):
        with pytest.raises(UnreadableFile):
            read_word(content, TABLE)


def test_a_body_with_entities_is_refused():
    inside = parts(by_hand(paragraph(run("x"))))
    body = inside["word/document.xml"]
    inside["word/document.xml"] = b'<!DOCTYPE x [<!ENTITY e "boom">]>' + body
    with pytest.raises(UnreadableFile):
        read_word(packed(inside), TABLE)


def test_end_marks_of_one_act_belong_to_it():
    told = read(
        by_hand(
            paragraph(run("one"))
            + paragraph(plus("Egypt", "two"), mark="ins Egypt")
            + paragraph(run("three"))
        )
    )
    assert len(told.changes) == 1
    assert told.paragraphs[1].end == end(next(iter(told.changes)))


# --- files that others wrote ----------------------------------------------------------------------


def _bare(lines: list[str]) -> list[str]:
    """As the goldens are compared: without white space, hyphens and marks of notes."""
    gone = dict.fromkeys(map(ord, "-\u2010\u2011\u00ad"))
    told = ("".join(line.split()).translate(gone) for line in words(lines))
    return [line for line in told if line]


def test_files_that_others_wrote_give_both_their_texts(shared: Path) -> None:
    folder = shared / "corpus"
    wrong = []
    for golden in sorted((folder / "golden").glob("*.json")):
        wanted = json.loads(golden.read_text("utf-8"))
        accepted, rejected = both((folder / golden.name.removesuffix(".json")).read_bytes())
        if _bare(accepted) != _bare(wanted["accepted"]):
            wrong.append(f"{golden.name}: accepted")
        if _bare(rejected) != _bare(wanted["rejected"]):
            wrong.append(f"{golden.name}: rejected")
    assert wrong == []


def test_a_comment_over_two_paragraphs_is_of_the_words_it_begins_at():
    begins = '<w:commentRangeStart w:id="5"/>'
    ends = '<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>'
    said = '<w:comment w:id="5" w:author="Mexico"><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment>'
    body = paragraph(begins, run("One ")) + paragraph(run("two"), ends)
    told = read(by_hand(body, comments=said))
    assert [(r.by, r.on) for r in told.remarks.values()] == [("mex", told.paragraphs[0].id)]


@pytest.mark.parametrize(
    ("author", "codes"),
    [
        ("Turkey, China and Cuba", ["TUR", "CHN", "CUB"]),
        ("Egypt/Mexico", ["EGY", "MEX"]),
        ("Bosnia and Herzegovina", ["BIH"]),
        ("Harrow, Chad", ["@HARROWCHAD"]),
    ],
)
def test_an_author_may_be_several_delegations(author: str, codes: list[str]) -> None:
    told = read_word(by_hand(paragraph(run("a "), plus(author, "lamp"))), TABLE).draft
    (made,) = told.changes.values()
    assert [told.delegations[p.delegation].code for p in made.positions] == codes
