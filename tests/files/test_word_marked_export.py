"""Rolling texts marked in plain formatting, written back into the very file as revisions."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from app.equipment import shipped_equipment
from model.draft.draft import Draft, Package
from model.files.choose import read_file
from model.readings.reading import CLEAN, INFORMAL, PROPOSED, TABLED
from tests.files.office import Office
from tests.files.test_word_marked import BLUE, STRUCK, TITLE, UNDER, looked, opened
from tests.files.word_files import by_hand, paragraph, parts, printed, run, words, written

ITALIC = "<w:i/>"
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
NOTES = f'<w:footnote w:id="2">{paragraph(run("Seen from the mole."))}</w:footnote>'
PLAIN = (
    '<w:p w:rsidR="00AB12CD"><w:pPr><w:keepNext/></w:pPr>'
    f"{looked('Noting', ITALIC)}{run(' that')} {run(' every pier stands,')}</w:p>"
)
CELL = "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>".format(
    paragraph(run("North mole")),
    paragraph(run("two "), looked("bright ", UNDER), run("(Peru) lamps")),
)
MARKED = paragraph(
    looked("Recalling", ITALIC),
    run(" the lamps"),
    NOTE,
    run(" "),
    looked("of every quay ", UNDER + BLUE),
    run("(Egypt) and their "),
    looked("old ", STRUCK),
    run("(Cuba) keepers,"),
)
PIERS = paragraph(run("Noting the piers,"))
BOATS = paragraph(looked("Noting also the boats of all ports (Chile)", UNDER))
TAGGED = run(" (Cuba, Iran) on.")
BODY = TITLE + paragraph() + MARKED + PLAIN + CELL + paragraph(run("2. Decides to go on."))


def marked(body: str = BODY, notes: str = NOTES) -> Draft:
    return read_file("a.docx", by_hand(body, notes), shipped_equipment()).draft


def body_of(content: bytes) -> str:
    return parts(content)["word/document.xml"].decode()


def test_it_goes_back_into_its_own_file_and_what_is_unmarked_stays_the_same_bytes() -> None:
    content = by_hand(BODY, NOTES)
    before, after = parts(content), parts(written(marked()))
    assert {name for name in before if before[name] != after[name]} <= {
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    }
    for same in (TITLE + paragraph(), PLAIN, paragraph(run("2. Decides to go on."))):
        assert same in after["word/document.xml"].decode()


def test_what_was_marked_is_revised_and_looks_like_the_words_beside_it() -> None:
    out = body_of(written(marked()))
    revisions = re.findall(r'<w:(ins|del) w:id="\d+" w:author="(\w+)"', out)
    assert list(dict.fromkeys(revisions)) == [
        ("ins", "Egypt"),
        ("del", "Cuba"),
        ("ins", "Peru"),
    ]
    assert not re.search(r"<w:(?:u|color|strike)\b", out)
    assert not re.search(r"\((?:Egypt|Cuba|Peru)\)", out)
    assert f"<w:r><w:rPr>{ITALIC}</w:rPr>" in out


def test_notes_cells_and_italics_of_the_file_are_in_the_draft() -> None:
    draft = marked()
    recalling = draft.paragraphs[2]
    assert [run.format for run in recalling.runs][:2] == [("i",), ()]
    assert [draft.notes[r.object].paragraphs[0].text() for r in recalling.runs if r.object] == [
        "Seen from the mole."
    ]
    assert [len(p.inside) for p in draft.paragraphs] == [0, 0, 0, 0, 1, 1, 0]


def test_it_comes_back_as_an_equal_draft() -> None:
    draft = marked()
    assert read_file("b.docx", written(draft), shipped_equipment()).draft == draft


def test_nothing_remembered_it_goes_back_all_the_same() -> None:
    draft = marked()
    assert draft.package is not None
    forgotten = replace(draft, package=Package(draft.package.name, draft.package.content))
    assert written(forgotten) == written(draft)


def test_a_clean_copy_has_no_marks_and_no_tags() -> None:
    out = written(marked(), CLEAN, "none", True)
    assert not re.search(r"<w:(?:u|color|strike|ins|del)\b|Egypt|quay", body_of(out))
    assert PLAIN.replace(' w:rsidR="00AB12CD"', "") in body_of(out)


def test_colours_of_a_whole_text_stay_where_they_are_its_look() -> None:
    whole = paragraph(looked("All the lamps of all the harbours of the coast are blue", BLUE))
    body = whole + paragraph(looked("and their old ", BLUE), looked("piers ", BLUE + STRUCK),
                             looked("(Cuba) too", BLUE))  # fmt: skip
    draft = opened(body)
    out = body_of(written(draft))
    assert whole in out
    assert len(re.findall(BLUE, out)) >= 3
    assert "<w:strike/>" not in out
    assert printed(draft, TABLED)[-1] == "and their old piers too"


def test_a_paragraph_all_of_which_is_marked_is_inserted() -> None:
    draft = opened(TITLE, PIERS, BOATS)
    assert printed(draft, TABLED) == printed(opened(TITLE, PIERS), TABLED)
    out = body_of(written(draft))
    assert "<w:u " not in out
    assert out.count('w:author="Chile"') >= 2  # its words, and an end


@pytest.mark.office
def test_libre_office_resolves_it_to_our_readings(libre_office: Office, tmp_path: Path) -> None:
    drafts = [
        marked(),
        opened(
            TITLE,
            PIERS,
            BOATS,
            paragraph(looked("1. Urges all", STRUCK), run(" (Peru)")),
            paragraph(run("2. Decides to "), looked("go ", STRUCK), looked("sail", BLUE), TAGGED),
        ),
    ]  # fmt: skip
    files = [tmp_path / f"{n}.docx" for n in range(len(drafts))]
    for file, draft in zip(files, drafts, strict=True):
        file.write_bytes(written(draft, INFORMAL))
    answers = libre_office.resolved(files)
    for file, draft in zip(files, drafts, strict=True):
        assert words(answers[str(file)]["accepted"]) == printed(draft, PROPOSED)
        assert words(answers[str(file)]["rejected"]) == printed(draft, TABLED)
