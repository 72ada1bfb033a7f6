"""The name says which reader or writer; content that plainly says otherwise is believed."""

from __future__ import annotations

import pytest

from app.equipment import shipped_equipment
from model.files.akn.write import write_akn
from model.files.choose import (
    CannotWrite,
    Export,
    kind_of_content,
    kind_of_name,
    kind_to_write,
    read_file,
    usual_export,
    write_file,
)
from model.files.loaded import UnreadableFile
from model.readings.lines import printed_lines
from model.readings.reading import CHAIRS_PROPOSAL, CLEAN, INFORMAL, PROPOSED
from tests.builders import draft, ins, op, pp

EQUIPMENT = shipped_equipment()
DRAFT = draft(pp("Noting ", ins("c1", "all "), "ponds,", label="PP1."), op("Urges.", label="1."))


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.AKN", "akn"), ("a.b.xml", "akn"), ("a.Docx", "docx"), ("a.md", "md"), ("a.odt", None)],
)
def test_the_suffix_names_the_kind(name, kind):
    assert kind_of_name(name) == kind


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK\x03\x04rest", "docx"),
        (b"%PDF-1.7", "pdf"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><a/>', "akn"),
        (b"\n<akomaNtoso xmlns=''>", "akn"),
        (b"<!DOCTYPE HTML>", "html"),
        (b"<Noting> that", None),
        (b"", None),
    ],
)
def test_first_bytes_that_plainly_show_a_kind(content, kind):
    assert kind_of_content(content) == kind


def test_a_native_file_under_the_name_of_a_text_is_read_with_a_notice():
    loaded = read_file("draft.txt", write_akn(DRAFT), EQUIPMENT)
    assert loaded.draft == DRAFT
    assert loaded.notices[0].rule == "other-kind"
    assert read_file("draft.akn", write_akn(DRAFT), EQUIPMENT).notices == ()


def test_a_word_file_under_the_name_of_a_text_is_read_as_word():
    content = write_file("a.docx", DRAFT, EQUIPMENT, Export())
    loaded = read_file("a.txt", content, EQUIPMENT)
    assert printed_lines(loaded.draft, PROPOSED) == printed_lines(DRAFT, PROPOSED)
    assert loaded.notices[0].rule == "other-kind"


def test_a_file_without_a_suffix_is_taken_for_text():
    loaded = read_file("rolling", b"PP1. Noting ponds,\n\n1. Urges all.\n", EQUIPMENT)
    assert [p.kind for p in loaded.draft.paragraphs] == ["preambular", "operative"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF-1.7"),
        ("a.txt", b"%PDF-1.7"),
        ("a.odt", b"\0\0\0\0"),
        ("a.rtf", b"{\\rtf1 PP1. Noting}"),
        ("a.docx", b"no package"),
        ("a.docx", b""),
        ("a.akn", b"<?xml version='1.0'?><!DOCTYPE a><a/>"),
        ("a.akn", b"<?xml version='1.0'?><svg/>"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(name, content):
    with pytest.raises(UnreadableFile) as refusal:
        read_file(name, content, EQUIPMENT)
    assert len(str(refusal.value).splitlines()) == 1


def test_a_tabled_text_beside_a_file_that_knows_its_own_is_noticed():
    loaded = read_file("a.akn", write_akn(DRAFT), EQUIPMENT, tabled=DRAFT)
    assert [notice.rule for notice in loaded.notices] == ["tabled-not-used"]


@pytest.mark.parametrize("name", ["a.odt", "a"])
def test_what_cannot_be_written_is_refused(name):
    with pytest.raises(CannotWrite):
        kind_to_write(name)


def test_the_usual_export_is_informal_with_marks_and_clean_without():
    assert usual_export() == Export(INFORMAL, "revisions")
    assert usual_export(marks="tags") == Export(INFORMAL, "tags")
    assert usual_export(marks="none") == Export(CLEAN, "none", scrub=True)
    assert usual_export(CLEAN) == Export(CLEAN, "none", scrub=True)
    assert usual_export(CLEAN, "revisions") == Export(CLEAN, "revisions")
    assert usual_export(CHAIRS_PROPOSAL) == Export(CHAIRS_PROPOSAL, "revisions")


@pytest.mark.parametrize("name", ["a.akn", "a.xml", "a.docx", "a.txt", "a.md", "a.html"])
def test_every_kind_that_is_offered_is_written(name):
    assert b"ponds" in write_file(name, DRAFT, EQUIPMENT, Export()) or name == "a.docx"
