"""Word files of every kind come in whole, and are written into whatever way their XML is put."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from model.draft.paragraphs import Paragraphs
from model.draft.text import EndMark, Run
from model.files.word.names import STRICT_W, W
from model.files.word.read import read_word
from model.files.word.write import Marks
from model.readings.reading import CHAIRS_PROPOSAL, CLEAN, PROPOSED, TABLED
from tests.files.test_word_issued import said, started, typed
from tests.files.word_files import (
    NAMESPACE,
    TABLE,
    by_hand,
    edited,
    minus,
    packed,
    paragraph,
    parts,
    plus,
    printed,
    read,
    run,
    written,
)

REFERENCE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
BODY = paragraph(run("Lamps "), plus("Egypt", "burn "), minus("Egypt", "glow "), run("low"))
BODY += paragraph(run("Bells"), REFERENCE)
NOTE = f'<w:footnote w:id="1">{paragraph(run("Of bronze "), plus("Cuba", "or tin"))}</w:footnote>'
COMMENT = f'<w:comment w:id="1" w:author="Cuba">{paragraph(run("Since when?"))}</w:comment>'


def row(text: str, mark: str = "") -> str:
    return f"<w:tr><w:trPr>{mark}</w:trPr><w:tc>{paragraph(run(text))}</w:tc></w:tr>"


Turn = Callable[[str], "str | bytes"]


def turned(turn: Turn, only: str = "word/", content: bytes = b"") -> bytes:
    """A small file whose parts are put in another way."""
    inside = parts(content or by_hand(BODY, NOTE, COMMENT))
    for name, xml in inside.items():
        if name.startswith(only) and (only != "word/" or not name.endswith(".rels")):
            made = turn(xml.decode())
            inside[name] = made if isinstance(made, bytes) else made.encode()
    return packed(inside)


def other_prefix(xml: str) -> str:
    told = re.sub(r"(?<=[<\s/])w:(?=\w)", "ns0:", xml)
    return told.replace("xmlns:w=", "xmlns:ns0=")


def no_prefix(xml: str) -> str:
    return re.sub(r"(</?)w:", r"\1", xml).replace("xmlns:w=", f'xmlns="{W}" xmlns:w=')


def own_prefixes(xml: str) -> str:
    """Each paragraph declares its own."""
    told = re.sub(r"(</?)w:p(?=[ >])", r"\1q:p", xml)
    return told.replace("<q:p", f'<q:p xmlns:q="{W}"')


def two_bytes(xml: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-16"?>{xml}'.encode("utf-16")


def one_byte(xml: str) -> bytes:
    return f'<?xml version="1.0" encoding="iso-8859-1"?>{xml}'.encode("iso-8859-1")


def strict(xml: str) -> str:
    return xml.replace(W, STRICT_W)


WAYS: dict[str, Turn] = {
    "another prefix": other_prefix,
    "no prefix": no_prefix,
    "prefixes of each paragraph": own_prefixes,
    "two bytes a letter": two_bytes,
    "one byte a letter": one_byte,
    "strict": strict,
    "strict, another prefix": lambda xml: other_prefix(strict(xml)),
    "strict, two bytes a letter": lambda xml: two_bytes(strict(xml)),
    "apostrophes": lambda xml: xml.replace('"', "'"),
    "gaps in tags": lambda xml: xml.replace("</w:r>", "</w:r\n>").replace("w:id=", "w:id = "),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_to_put_the_xml_is_read_and_written_into(way: str) -> None:
    content = turned(WAYS[way])
    draft = read(content)
    assert said(draft, PROPOSED) == ["Lamps burn low", "Bells"]
    assert said(draft, TABLED) == ["Lamps glow low", "Bells"]
    assert written(draft) == content
    amended = typed(draft, 1, 5, " ring", "cnew")
    out = written(amended)
    assert parts(out).keys() >= parts(content).keys()  # not our template
    again = read(out)
    assert [p.runs for p in again.paragraphs] == [p.runs for p in amended.paragraphs]
    assert again.notes == amended.notes
    assert (STRICT_W.encode() in parts(out)["word/document.xml"]) == way.startswith("strict")


@pytest.mark.parametrize("way", WAYS)
def test_no_way_to_put_the_xml_hides_a_name_from_the_scrub(way: str) -> None:
    out = written(read(turned(WAYS[way])), CLEAN, "none", scrub=True)
    assert printed(read(out), CLEAN) == ["Lamps glow low", "Bells"]
    told = b"".join(parts(out).values()).replace(b"\0", b"")
    assert b"Cuba" not in told
    assert b"Egypt" not in told


def test_relations_and_types_under_a_prefix_are_added_to() -> None:
    def prefixed(xml: str) -> str:
        told = re.sub(r"(</?)(?=[A-Z])", r"\1ns0:", xml)
        return told.replace("xmlns=", "xmlns:ns0=")

    content = turned(prefixed, "_rels/", turned(prefixed, "[", turned(prefixed, "word/_rels/")))
    out = parts(written(typed(read(content), 0, 0, "Old ")))
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        assert b"ns0:" not in out[name]
        assert b"people" in out[name]


def named(old: str, new: str) -> bytes:
    """A small file in whose root relations something is called otherwise."""
    return turned(lambda xml: xml.replace(old, new), "_rels/")


@pytest.mark.parametrize(
    "content",
    [
        named("word/document.xml", "/Word/DOCUMENT.xml"),
        named("word/document.xml", "word/d%6Fcument.xml"),
        named("word/document.xml", "./word/../word/document.xml"),
        named("/>", ' TargetMode="Internal"/>'),
    ],
)
def test_a_target_leads_to_its_part_however_it_is_spelled(content: bytes) -> None:
    assert said(read(content), PROPOSED) == ["Lamps burn low", "Bells"]


@pytest.mark.parametrize("spelled", [lambda n: n.replace("/", "\\"), lambda n: "/" + n])
def test_names_of_parts_may_be_written_with_other_strokes(spelled: Callable[[str], str]) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts(by_hand(BODY, NOTE, COMMENT)).items():
            info = zipfile.ZipInfo()
            info.filename = spelled(name)
            package.writestr(info, content)
    draft = read(out.getvalue())
    assert said(draft, PROPOSED) == ["Lamps burn low", "Bells"]
    assert "word/document.xml" in parts(written(typed(draft, 0, 0, "Old ")))


def test_a_file_without_relations_gets_those_that_lead_somewhere() -> None:
    inside = parts(by_hand(BODY, NOTE, COMMENT))
    del inside["_rels/.rels"]
    out = parts(written(typed(read(packed(inside)), 0, 0, "Old ")))
    assert re.findall(rb'Target="([^"]*)"', out["_rels/.rels"]) == [b"word/document.xml"]


def test_a_file_without_types_goes_out_in_our_template() -> None:
    inside = parts(by_hand(BODY, NOTE, COMMENT))
    del inside["[Content_Types].xml"]
    draft = typed(read(packed(inside)), 0, 0, "Old ")
    assert said(read(written(draft)), PROPOSED) == said(draft, PROPOSED)


def test_a_mark_whose_note_is_nowhere_gets_one() -> None:
    content = by_hand(BODY)
    out = written(typed(read(content), 0, 0, "Old "))
    assert parts(out)["word/footnotes.xml"].count(b'w:id="1"') == 1


def test_a_note_stays_itself_where_somebody_works_on_the_words_round_it() -> None:
    two = NOTE.replace("</w:footnote>", f"{paragraph(run('Or wood'))}</w:footnote>")
    draft = read(by_hand(BODY, two))
    out = written(typed(draft, 0, 0, "Old "))
    again = read_word(edited(out, "Bells", "Gongs"), TABLE).draft
    assert again.paragraphs[1].text().startswith("Gongs")
    assert again.notes == draft.notes
    inside = [p.id for note in again.notes.values() for p in note.paragraphs]
    every = [*inside, *(p.id for p in again.paragraphs)]
    assert len(set(every)) == len(every) == 4


# --- characters -----------------------------------------------------------------------------------

FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>'
EMOJI = (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/'
    '2006"><mc:Choice Requires="w16se"><w16se:symEx xmlns:w16se="http://schemas.microsoft.com/'
    'office/word/2015/wordml/symex" w16se:char="1F514"/></mc:Choice><mc:Fallback><w:t>\U0001f514'
    "</w:t></mc:Fallback></mc:AlternateContent></w:r>"
)
MATH = (
    '<m:oMath xmlns:m="http://purl.oclc.org/ooxml/officeDocument/math"><m:r><m:t>a+b</m:t></m:r>'
    '<w:del w:id="4" w:author="Cuba"><m:r><m:t>-c</m:t></m:r></w:del></m:oMath>'
)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>one<!-- two -->three<?four?>five</w:t></w:r>", "onethreefive"),
        ("<w:r><w:t>one\ntwo</w:t></w:r>", "one two"),
        (f"{run('one ')}{FIELD}{run('two')}", "one two"),
        (f"{run('one ')}{EMOJI}{run(' two')}", "one \U0001f514 two"),
        (f"{run('one ')}{MATH}{run(' two')}", "one a+b two"),
    ],
)
def test_every_character_is_read_and_kept(inside: str, text: str) -> None:
    draft = read(by_hand(paragraph(inside) + paragraph(run("End"))))
    assert said(draft, PROPOSED) == [text, "End"]
    again = read(written(typed(draft, 0, 0, "Now ")))
    assert said(again, PROPOSED) == ["Now " + text, "End"]
    assert said(again, TABLED) == [text, "End"]


def test_an_emoji_stays_what_word_wrote_of_it() -> None:
    draft = read(by_hand(paragraph(run("one "), EMOJI)))
    assert b"symEx" in parts(written(typed(draft, 0, 0, "Now ")))["word/document.xml"]


def test_rows_in_revisions_are_read() -> None:
    inserted = f'<w:ins w:id="3" w:author="Cuba">{row("new")}</w:ins>'
    draft = read(by_hand(f"<w:tbl>{row('old')}{inserted}</w:tbl>{paragraph(run('End'))}"))
    assert said(draft, PROPOSED) == ["old", "new", "End"]
    assert said(draft, TABLED) == ["old", "End"]


# --- templates and macros -------------------------------------------------------------------------

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_a_template_goes_out_as_a_document(kind: str) -> None:
    draft = read(turned(lambda xml: xml.replace(MAIN, kind), "["))
    out = written(draft)
    assert MAIN.encode() in parts(out)["[Content_Types].xml"]
    assert (
        parts(out)["word/document.xml"] == parts(by_hand(BODY, NOTE, COMMENT))["word/document.xml"]
    )
    assert written(read(out)) == out
    assert [p.runs for p in read(out).paragraphs] == [p.runs for p in draft.paragraphs]


def test_macros_stay_behind_and_that_is_said() -> None:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    inside = parts(turned(lambda xml: xml.replace(MAIN, kind), "["))
    relations = inside["word/_rels/document.xml.rels"].decode()
    macros = '<Relationship Id="m" Type="http://schemas.microsoft.com/office/2006/relationships/'
    macros += 'vbaProject" Target="vbaProject.bin"/></Relationships>'
    inside["word/_rels/document.xml.rels"] = relations.replace("</Relationships>", macros).encode()
    inside["word/vbaProject.bin"] = b"Sub AutoOpen()"
    loaded = read_word(packed(inside), TABLE)
    assert [notice.rule for notice in loaded.notices] == ["macros"]
    out = parts(written(loaded.draft))
    assert "word/vbaProject.bin" not in out
    assert b"vbaProject" not in out["word/_rels/document.xml.rels"]


def test_words_put_into_a_row_that_came_and_went_bring_it_back() -> None:
    marks = '<w:ins w:id="3" w:author="Egypt"/><w:del w:id="4" w:author="Egypt"/>'
    row = f"<w:tr><w:trPr>{marks}</w:trPr><w:tc>{paragraph(run('gone'))}</w:tc></w:tr>"
    draft = read(by_hand(f"<w:tbl>{row}</w:tbl>{paragraph(run('End'))}"))
    assert said(draft, PROPOSED) == ["End"]
    again = read(written(typed(draft, 0, 0, "back")))
    assert said(again, PROPOSED) == ["back", "End"]
    assert said(again, TABLED) == ["End"]


def test_pieces_of_what_looked_otherwise_have_numbers_of_their_own() -> None:
    look = '<w:rPr><w:b/><w:rPrChange w:id="7" w:author="Cuba"><w:rPr/></w:rPrChange></w:rPr>'
    words = f"<w:r>{look}<w:t>Lamps</w:t><w:tab/><w:t>burn</w:t></w:r>"
    draft = read_word(by_hand(paragraph(words)), TABLE).draft
    xml = parts(written(typed(draft, 0, 2, "QQ")))["word/document.xml"]
    numbers = re.findall(rb' w:id="(\d+)"(?! w:name)[^/>]* w:author', xml)
    assert xml.count(b"rPrChange w:id") == 4
    assert len(set(numbers)) == len(numbers) == 5


def test_pieces_of_a_label_in_one_revision_have_numbers_of_their_own() -> None:
    label = f'<w:ins w:id="5" w:author="Cuba">{run("5")}{run(". ")}</w:ins>'
    draft = read(by_hand(paragraph(label, run("Urges lamps"))))
    assert draft.paragraphs[0].label == "5."
    xml = parts(written(typed(draft, 0, 0, "Duly ")))["word/document.xml"]
    numbers = re.findall(rb'<w:ins w:id="(\d+)"', xml)
    assert len(set(numbers)) == len(numbers) == 3


# --- headers and text boxes -----------------------------------------------------------------------


@pytest.mark.parametrize("marks", ["tags", "none"])
@pytest.mark.parametrize("scrub", [True, False])
def test_a_copy_without_revisions_has_none_in_headers_either(marks: Marks, scrub: bool) -> None:
    gone = '<w:del w:id="7" w:author="Cuba"/>'
    head = paragraph(run("Draft "), minus("Cuba", "one"), mark="del Cuba")
    head += paragraph(plus("Cuba", "two"), minus("Cuba", " or three"))
    head += f"<w:tbl>{row('left')}{row('gone', gone)}</w:tbl><w:tbl>{row('all', gone)}</w:tbl>"
    inside = parts(by_hand(BODY, NOTE, COMMENT))
    inside["word/header1.xml"] = f"<w:hdr {NAMESPACE}>{head}{paragraph()}</w:hdr>".encode()
    relation = (
        '<Relationship Id="h" Target="header1.xml" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/header"/></Relationships>'
    )
    told = inside["word/_rels/document.xml.rels"].decode().replace("</Relationships>", relation)
    inside["word/_rels/document.xml.rels"] = told.encode()
    out = parts(written(read(packed(inside)), CHAIRS_PROPOSAL, marks, scrub))
    left = out["word/header1.xml"].decode()
    assert re.findall(r"<w:t[ >][^<]*", left) == [
        f'<w:t xml:space="preserve">{text}' for text in ("Draft ", "two", "left")
    ]
    assert left.count("<w:tbl>") == 1
    assert not re.search("<w:(ins|del)", left)


@pytest.mark.parametrize("gone", ["row", "cell"])
def test_a_new_paragraph_in_what_is_deleted_of_a_table_stands(gone: str) -> None:
    struck = '<w:tcPr><w:cellDel w:id="3" w:author="Cuba"/></w:tcPr>' if gone == "cell" else ""
    mark = '<w:del w:id="4" w:author="Cuba"/>' if gone == "row" else ""
    cells = f"<w:tr><w:trPr>{mark}</w:trPr><w:tc>{struck}{paragraph(run('old'))}</w:tc></w:tr>"
    draft = started(read(by_hand(f"<w:tbl>{cells}</w:tbl>{paragraph(run('End'))}")))
    old, end = draft.paragraphs
    new = replace(old, id="pnew", runs=(Run("new", ins=("cnew",)),), end=EndMark(("cnew",)))
    amended = replace(draft, paragraphs=Paragraphs((new, old, end)))
    again = read(written(amended))
    assert said(again, PROPOSED) == ["new", "End"]
    assert said(again, TABLED) == ["old", "End"]


def test_a_paragraph_whose_end_came_and_went_stays_with_the_next() -> None:
    end = '<w:rPr><w:ins w:id="3" w:author="Egypt"/><w:del w:id="4" w:author="Cuba"/></w:rPr>'
    first = f"<w:p><w:pPr>{end}</w:pPr>{run('Lamps ')}</w:p>"
    for second in (paragraph(run("burn")), paragraph()):
        draft = read(by_hand(first + second + paragraph(run("End"))))
        amended = typed(draft, 2, 0, "Now ")
        out = written(amended)
        assert read(out).paragraphs == amended.paragraphs
        assert (first + second).encode() in parts(out)["word/document.xml"]


def test_words_put_into_a_cell_that_is_deleted_stand() -> None:
    gone = '<w:tcPr><w:cellDel w:id="3" w:author="Cuba"/></w:tcPr>'
    cells = f"<w:tc>{gone}{paragraph(run('old'))}{paragraph(run('more'))}</w:tc>"
    cells = f"<w:tr><w:tc>{paragraph(run('left'))}</w:tc>{cells}</w:tr>"
    draft = read(by_hand(f"<w:tbl>{cells}</w:tbl>{paragraph(run('End'))}"))
    assert said(draft, PROPOSED) == ["left", "End"]
    p = draft.paragraphs[1]
    beside = replace(p, runs=(Run("new ", ins=("cnew",)), *p.runs))
    again = read(written(started(draft).with_paragraph(beside)))
    assert said(again, PROPOSED) == ["left", "new", "End"]
    assert said(again, TABLED) == ["left", "old", "more", "End"]
    assert b"cellDel" in parts(written(typed(draft, 0, 0, "new")))["word/document.xml"]


@pytest.mark.parametrize("scrub", [True, False])
def test_a_part_that_is_no_xml_hinders_nothing(scrub: bool) -> None:
    inside = parts(by_hand(BODY, NOTE, COMMENT))
    inside["dump.xml"] = b"=== <w:ins w:author='Cuba'> <w:vanish/>"
    out = parts(written(read(packed(inside)), CLEAN, "none", scrub))
    assert "word/styles.xml" not in out  # not our template
    assert ("dump.xml" in out) != scrub
