"""Nothing hostile gets past the doors, and nothing honest is turned away."""

from __future__ import annotations

import codecs
import io
import os
import zipfile
from pathlib import Path

import pytest

from model.files import guard
from model.files.guard import (
    clean_text,
    open_package,
    parse_xml,
    read_bytes,
    read_text_file,
)
from model.files.loaded import UnreadableFile


def refusal(content: bytes) -> str:
    with pytest.raises(UnreadableFile) as refused:
        parse_xml(content, "The draft")
    sentence = str(refused.value)
    assert sentence.startswith("The draft")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/evil.dtd">',
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE d [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>',
        "<!-- a --><?b c?>\n<!DOCTYPE d>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_doctype_is_refused_in_every_encoding(declaration: str, encoding: str) -> None:
    assert "DOCTYPE" in refusal(f"{declaration}<d>words</d>".encode(encoding))


@pytest.mark.parametrize("name", ["utf-7", "utf-32", "ibm037", "rot13", "unheard-of"])
def test_encodings_in_which_markup_can_hide_are_refused(name: str) -> None:
    assert "encoding" in refusal(f'<?xml version="1.0" encoding="{name}"?><d>+ADw-</d>'.encode())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("\ufeff<d>é</d>".encode(), "é"),
        (codecs.BOM_UTF16_LE + "<d>é</d>".encode("utf-16-le"), "é"),
        ('<?xml version="1.0" encoding="UTF-16"?><d>é</d>'.encode("utf-16"), "é"),
        ('<?xml version="1.0" encoding="UTF-16"?><d>é</d>'.encode(), "é"),
        ('<?xml version="1.0" encoding="windows-1252"?><d>“é”</d>'.encode("cp1252"), "“é”"),
        (b"<d><![CDATA[<!DOCTYPE d>]]></d>", "<!DOCTYPE d>"),
        (b"<d>words<!-- <!DOCTYPE d> --></d>", "words"),
    ],
)
def test_honest_documents_are_read(content: bytes, words: str) -> None:
    assert parse_xml(content).text == words


def test_inclusions_are_not_carried_out() -> None:
    include = b'<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="/etc/hostname"/>'
    assert len(parse_xml(b"<d>" + include + b"</d>")[0]) == 0


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"  \n",
        b"\x00",
        b"words",
        b"<d>",
        b"<d>\x0b</d>",
        b"<d>&#1;</d>",
        b"<d>\xed\xa0\x80</d>",
    ],
)
def test_what_is_no_xml_is_refused(content: bytes) -> None:
    refusal(content)


def test_depth_and_number_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    parse_xml(b"<a>" * 250 + b"</a>" * 250)
    assert "deep" in refusal(b"<a>" * 5000 + b"</a>" * 5000)
    monkeypatch.setattr(guard, "MAX_ELEMENTS", 100)
    assert "elements" in refusal(b"<a>" + b"<b/>" * 100 + b"</a>")
    monkeypatch.setattr(guard, "MAX_XML", 100)
    assert "larger" in refusal(b"<a>" + b" " * 100 + b"</a>")


# --- packages -----------------------------------------------------------------------------------


def package(*parts: tuple[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as made:
        for name, content in parts:
            made.writestr(name, content)
    return out.getvalue()


def package_refusal(content: bytes) -> str:
    with pytest.raises(UnreadableFile) as refused:
        dict(open_package(content, "It"))
    return str(refused.value)


def test_a_package_gives_its_parts() -> None:
    parts = open_package(package(("a.xml", b"<a/>"), ("word/b.bin", b"\x00")))
    assert dict(parts) == {"a.xml": b"<a/>", "word/b.bin": b"\x00"}
    assert "c" not in parts


@pytest.mark.parametrize(
    "name", ["../a", "//a", "word/../../a", "C:/a", "word/..\\..\\a", "a/..", "/../a", "\\..\\a"]
)
def test_names_that_lead_out_are_refused(name: str) -> None:
    assert "leads out" in package_refusal(package(("ok", b""), (name, b"")))


def test_strokes_before_names_and_turned_round_are_made_usual() -> None:
    parts = open_package(package(("/a.xml", b"1"), ("b\\c.xml", b"2")))
    assert dict(parts) == {"a.xml": b"1", "b/c.xml": b"2"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_one_part_twice_is_one_part() -> None:
    assert dict(open_package(package(("a.xml", b"1"), ("a.xml", b"1")))) == {"a.xml": b"1"}
    assert "two parts" in package_refusal(package(("a/b", b"1"), ("a\\B", b"1")))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused() -> None:
    assert "two parts" in package_refusal(package(("a.xml", b"1"), ("a.xml", b"2")))
    assert "two parts" in package_refusal(package(("a.xml", b"1"), ("A.XML", b"2")))


def test_a_bomb_is_stopped_while_it_streams(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = package(("a.xml", b" " * 9_000_000))
    assert "unpacks to more" in package_refusal(bomb)
    plain = package(("a", os.urandom(3_000_000)), ("b", os.urandom(3_000_000)))
    assert len(dict(open_package(plain))) == 2
    monkeypatch.setattr(guard, "MAX_UNPACKED", 4_000_000)
    assert "unpacks to more" in package_refusal(plain)


def test_a_part_may_be_read_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MAX_UNPACKED", 1500)
    parts = open_package(package(("a", bytes(1000))))
    assert [len(parts["a"]) for _ in range(3)] == [1000] * 3


def test_many_parts_and_odd_packings_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "unusual" in package_refusal(package(("a", b"a" * 100), packing=zipfile.ZIP_LZMA))
    monkeypatch.setattr(guard, "MAX_PARTS", 3)
    assert "parts" in package_refusal(package(*((str(i), b"") for i in range(4))))


def test_protected_and_damaged_packages_are_refused() -> None:
    whole = package(("a.xml", b"words " * 100))
    assert "password" in package_refusal(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600))
    locked = bytearray(whole)
    locked[6] |= 1
    locked[whole.index(b"PK\x01\x02") + 8] |= 1
    assert "password" in package_refusal(bytes(locked))
    assert "damaged" in package_refusal(whole[: len(whole) // 2])
    broken = bytearray(whole)
    broken[40:50] = b"\xff" * 10
    assert "damaged" in package_refusal(bytes(broken))
    assert "empty" in package_refusal(b"")


# --- plain text and files -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "text", "rules"),
    [
        ("Décide\r\nde\rtout\n".encode(), "Décide\nde\ntout\n", []),
        ("\ufeffDécide".encode(), "Décide", []),
        ("Décide".encode("utf-16"), "Décide", []),
        (codecs.BOM_UTF16_BE + "é".encode("utf-16-be"), "é", []),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\xd8", "a\ufffd", ["control-characters"]),
        (codecs.BOM_UTF16_LE + b"a\x00b", "a\ufffd", ["encoding"]),
        ("“Décide”".encode("cp1252"), "“Décide”", ["encoding"]),
        (b"\x81\xe9\x9d", "\x81é\x9d", ["encoding"]),
        (b"a\x00b\x1bc", "a\ufffdb\ufffdc", ["control-characters"]),
        (b"one\x0ctwo", "one\ntwo", ["page-break"]),
        (b"", "", []),
    ],
)
def test_text_is_read_in_the_encoding_it_is_in(content: bytes, text: str, rules: list[str]) -> None:
    read, notices = read_text_file(content)
    assert read == text
    assert [notice.rule for notice in notices] == rules


def test_cleaning_counts_what_it_replaces() -> None:
    assert clean_text("tab\t nel\x85 \U0001f6df ok") == ("tab\t nel\x85 \U0001f6df ok", 0)
    assert clean_text("a\x00\ud800\ufffe") == ("a\ufffd\ufffd\ufffd", 3)


def test_only_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "draft").write_bytes(b"words")
    assert read_bytes(tmp_path / "draft") == b"words"
    for path, limit in ((tmp_path, 9), (tmp_path / "none", 9), (tmp_path / "draft", 4)):
        with pytest.raises(UnreadableFile):
            read_bytes(path, limit)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableFile, match="not a file"):
        read_bytes(tmp_path / "pipe")
