"""Copies of issued files that tell nothing of persons and machines."""

from __future__ import annotations

import pytest

from model.files.word.extras import Extras
from model.files.word.pictures import without_metadata
from model.files.word.read import read_word
from model.files.word.write import write_word
from model.readings.reading import CHAIRS_PROPOSAL, CLEAN, INFORMAL, PROPOSED, Reading
from tests.files.test_word_issued import said
from tests.files.word_files import (
    NAMESPACE,
    PHRASES,
    TABLE,
    TEMPLATE,
    by_hand,
    minus,
    packed,
    paragraph,
    parts,
    plus,
    run,
    written,
)

_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
PNG = (
    b"\x89PNG\r\n\x1a\n"
    + (4).to_bytes(4, "big") + b"tEXtZork" + bytes(4)
    + (0).to_bytes(4, "big") + b"IEND" + bytes(4)
)  # fmt: skip
JPEG = b"\xff\xd8\xff\xe1\x00\x06Zork\xff\xda\x00\x02words\xff\xd9"


HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Zork was here</w:t></w:r>"
STORY = f'<w:p w:rsidR="00AB12CD">{run("Top ")}{plus("Zork", "new")}{HIDDEN}</w:p>'


def relations(*told: tuple[str, str, str]) -> bytes:
    inside = "".join(
        f'<Relationship Id="rId{i}" Type="{kind}" Target="{target}"{more}/>'
        for i, (kind, target, more) in enumerate(told, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{inside}</Relationships>'.encode()


def planted() -> bytes:
    """A file with the name Zork in every kind of part."""
    looked = (
        '<w:r><w:rPr><w:b/><w:rPrChange w:id="3" w:author="Zork" w:date="2026-01-01T00:00:00Z">'
        "<w:rPr/></w:rPrChange></w:rPr><w:t>bold</w:t></w:r>"
    )
    commented = (
        '<w:commentRangeStart w:id="7"/><w:r><w:t>words</w:t></w:r><w:commentRangeEnd w:id="7"/>'
        '<w:r><w:commentReference w:id="7"/></w:r>'
    )
    content = by_hand(
        paragraph(run("Plain "), plus("Zork", "typed"), plus("Egypt", " ours"), HIDDEN)
        + f'<w:p w:rsidR="00AB12CD">{looked}{commented}</w:p>'
        + paragraph(minus("Zork", "gone"), run("kept")),
        f'<w:footnote w:id="2">{STORY}</w:footnote>',
        '<w:comment w:id="7" w:author="Zork" w:initials="Zork"><w:p/></w:comment>',
    )
    return packed(_with_more(parts(content)))


def _with_more(inside: dict[str, bytes]) -> dict[str, bytes]:
    root = inside["_rels/.rels"].decode().removesuffix("</Relationships>")
    more = (
        (f"{_PACKAGE}/metadata/core-properties", "docProps/core.xml"),
        (f"{_KINDS}/extended-properties", "docProps/app.xml"),
        (f"{_KINDS}/custom-properties", "docProps/custom.xml"),
        (f"{_PACKAGE}/metadata/thumbnail", "docProps/thumbnail.png"),
    )
    for i, (kind, target) in enumerate(more):
        root += f'<Relationship Id="z{i}" Type="{kind}" Target="{target}"/>'
        inside[target] = b"<x>Zork</x>" if target.endswith(".xml") else PNG
    inside["_rels/.rels"] = (root + "</Relationships>").encode()
    rels = inside["word/_rels/document.xml.rels"].decode().removesuffix("</Relationships>")
    for i, (kind, name) in enumerate(
        (
            *(("header", "header1.xml"), ("settings", "settings.xml"), ("people", "people.xml")),
            *(("customXml", "../customXml/item1.xml"), ("image", "media/image1.png")),
            *(("glossaryDocument", "glossary/document.xml"), ("printerSettings", "printer1.bin")),
        )
    ):
        rels += f'<Relationship Id="y{i}" Type="{_KINDS}/{kind}" Target="{name}"/>'
    inside["word/_rels/document.xml.rels"] = (rels + "</Relationships>").encode()
    return inside | {
        "word/header1.xml": f"<w:hdr {NAMESPACE}>{STORY}</w:hdr>".encode(),
        "word/settings.xml": (
            f'<w:settings {NAMESPACE}><w:rsids><w:rsid w:val="00AB12CD"/></w:rsids>'
            '<w:docVars><w:docVar w:name="a" w:val="Zork"/></w:docVars></w:settings>'
        ).encode(),
        "word/_rels/settings.xml.rels": relations(
            (f"{_KINDS}/attachedTemplate", "file:///C:/Zork/a.dotx", ' TargetMode="External"')
        ),
        "word/people.xml": b"<people>Zork</people>",
        "customXml/item1.xml": b"<a>Zork</a>",
        "customXml/_rels/item1.xml.rels": relations((f"{_KINDS}/customXmlProps", "p1.xml", "")),
        "customXml/p1.xml": b"<b>Zork</b>",
        "word/glossary/document.xml": b"<c>Zork</c>",
        "word/glossary/settings.xml": b"<c>Zork</c>",
        "word/printer1.bin": b"Zork",
        "word/media/image1.png": PNG,
    }


@pytest.mark.parametrize(
    ("reading", "marks"),
    [
        (CLEAN, "none"),
        (CHAIRS_PROPOSAL, "revisions"),
        (INFORMAL, "revisions"),
        (INFORMAL, "tags"),
        (PROPOSED, "revisions"),
    ],
)
def test_no_part_names_anybody(reading: Reading, marks: str) -> None:
    draft = read_word(planted(), TABLE).draft
    out = written(draft, reading, marks, scrub=True)  # type: ignore[arg-type]
    inside = parts(out)
    left = {name for name, content in inside.items() if b"Zork" in content}
    assert left == set()
    everything = b"".join(inside.values())
    for trace in (b"rsid", b"2026-01-01", b"w:comment", b"docVar", b"vanish"):
        assert trace not in everything
    assert not any(n.startswith(("customXml", "docProps", "word/glossary")) for n in inside)
    assert (b"Egypt" in everything) is (marks != "none" and reading != CHAIRS_PROPOSAL)
    assert "kept" in said(read_word(out, TABLE).draft, PROPOSED)[-1]


def test_without_scrubbing_a_redline_has_no_comments_of_the_room() -> None:
    draft = read_word(planted(), TABLE).draft
    inside = parts(written(draft, CHAIRS_PROPOSAL))
    assert "word/comments.xml" not in inside
    assert "docProps/core.xml" in inside


def test_pictures_keep_their_picture_only() -> None:
    assert without_metadata(PNG) == PNG[:8] + PNG[-12:]
    assert without_metadata(JPEG) == JPEG[:2] + JPEG[-11:]
    assert without_metadata(b"\x89PNG\r\n\x1a\nbroken") == b"\x89PNG\r\n\x1a\nbroken"
    assert without_metadata(b"GIF89a") == b"GIF89a"


def test_a_line_at_the_top_and_protection() -> None:
    for draft in (
        read_word(planted(), TABLE).draft,
        read_word(by_hand(paragraph(run("One"))), TABLE).draft,
    ):
        extras = Extras(head="Rolling text 7", protect=True)
        out = parts(write_word(draft, INFORMAL, "revisions", TEMPLATE, PHRASES, extras=extras))
        headers = [c for n, c in out.items() if "header" in n]
        assert all(b"Rolling text 7" in c for c in headers)
        assert headers
        if "word/settings.xml" in out:
            assert b'w:edit="trackedChanges"' in out["word/settings.xml"]


def test_the_lead_may_be_the_author_and_the_others_in_a_comment() -> None:
    draft = read_word(by_hand(paragraph(run("One "), plus("Egypt; Chile", "two"))), TABLE).draft
    out = parts(
        write_word(draft, INFORMAL, "revisions", TEMPLATE, PHRASES, extras=Extras(lead=True))
    )
    assert b'w:author="Egypt"' in out["word/document.xml"]
    assert b"Proposed by: Egypt; Chile" in out["word/comments.xml"]
