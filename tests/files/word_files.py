"""Word files for tests: exports with our template, and small files written by hand."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from model.draft.delegation import DelegationTable
from model.draft.draft import Draft
from model.files.word.read import read_word
from model.files.word.write import Marks, write_word
from model.readings.lines import printed_lines
from model.readings.reading import INFORMAL, PROPOSED, Reading

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
TABLE = DelegationTable.from_json((RESOURCES / "delegations.json").read_bytes())
PHRASES = (RESOURCES / "phrases.json").read_bytes()
TEMPLATE = {
    path.relative_to(RESOURCES / "word").as_posix(): path.read_bytes()
    for path in sorted((RESOURCES / "word").rglob("*"))
    if path.is_file()
}
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def written(
    draft: Draft, reading: Reading = INFORMAL, marks: Marks = "revisions", scrub: bool = False
) -> bytes:
    """The draft as our program writes it."""
    return write_word(draft, reading, marks, TEMPLATE, PHRASES, scrub)


def read(content: bytes) -> Draft:
    """The draft of a file that must give no notice."""
    loaded = read_word(content, TABLE)
    assert loaded.notices == ()
    return loaded.draft


def accepted_reading(reading: Reading) -> Reading:
    """What accepting all of a redline of that reading gives."""
    return PROPOSED if reading == INFORMAL else reading


def words(lines: list[str]) -> list[str]:
    """Lines with white space made alike, marks of notes taken off and empty ones left out."""
    bare = (re.sub(r"\[(\d+|\*)\]|†", "", line) for line in lines)
    return [told for line in bare if (told := " ".join(line.split()))]


def printed(draft: Draft, reading: Reading) -> list[str]:
    """A reading of the draft, to be held against a Word file."""
    return words(printed_lines(draft, reading))


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    package = zipfile.ZipFile(io.BytesIO(content))
    return {name: package.read(name) for name in package.namelist()}


def packed(inside: dict[str, bytes]) -> bytes:
    """Parts as a package."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in inside.items():
            package.writestr(name, content)
    return out.getvalue()


def without_part(content: bytes) -> bytes:
    """The file without what our program noted in it."""
    return packed({n: c for n, c in parts(content).items() if not n.startswith("customXml/")})


def edited(content: bytes, old: str, new: str) -> bytes:
    """The file with ``old`` in its body replaced once by ``new``."""
    inside = parts(content)
    body = inside["word/document.xml"].decode()
    assert body.count(old) >= 1, old
    inside["word/document.xml"] = body.replace(old, new, 1).encode()
    return packed(inside)


def by_hand(body: str, notes: str = "", comments: str = "") -> bytes:
    """A small Word file: the body's XML, and that of its footnotes and comments."""
    inside = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        "</Types>",
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {NAMESPACE}><w:body>{body}<w:sectPr/></w:body>"
        "</w:document>",
        "word/_rels/document.xml.rels": _relations(
            ("footnotes", "footnotes.xml"), ("comments", "comments.xml")
        ),
        "word/footnotes.xml": f"<w:footnotes {NAMESPACE}>{notes}</w:footnotes>",
        "word/comments.xml": f"<w:comments {NAMESPACE}>{comments}</w:comments>",
    }
    return packed({name: content.encode() for name, content in inside.items()})


def _relations(*targets: tuple[str, str]) -> str:
    told = "".join(
        f'<Relationship Id="r{i}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets)
    )
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{told}</Relationships>"
    )


def run(text: str, deleted: bool = False) -> str:
    """A run; deleted text has a name of its own."""
    tag = "w:delText" if deleted else "w:t"
    return f'<w:r><{tag} xml:space="preserve">{text}</{tag}></w:r>'


def plus(author: str, text: str, number: int = 1) -> str:
    """An insertion."""
    return f'<w:ins w:id="{number}" w:author="{author}">{run(text)}</w:ins>'


def minus(author: str, text: str, number: int = 1) -> str:
    """A deletion."""
    return f'<w:del w:id="{number}" w:author="{author}">{run(text, True)}</w:del>'


def paragraph(*inside: str, mark: str = "") -> str:
    """A paragraph; ``mark`` is what revises its end ("ins Egypt")."""
    kind, _, author = mark.partition(" ")
    end = f'<w:{kind} w:id="9" w:author="{author}"/>' if mark else ""
    properties = f"<w:pPr><w:rPr>{end}</w:rPr></w:pPr>" if mark else ""
    return f"<w:p>{properties}{''.join(inside)}</w:p>"
