"""Parts that call or write their elements in unusual ways, told in the usual one.

Every XML tool may choose the prefixes, the encoding and the quotation marks; what is put into a
part by us knows one way: UTF-8, ``w:`` for Word's elements, none for those of relations and types.
In go a part and its tree; out comes its text, which means the same, and is the same where nothing
was unusual.
"""

from __future__ import annotations

import re

from lxml import etree

from model.files.guard import parse_xml
from model.files.loaded import UnreadableFile
from model.files.word.names import (
    CONTENT_TYPES,
    PACKAGE_RELATIONS,
    PEOPLE,
    RELATIONS,
    STRICT_RELATIONS,
    STRICT_W,
    W_DATE,
    W,
)

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_USUAL: dict[str, str | None] = {
    W: "w",
    STRICT_W: "w",
    RELATIONS: "r",
    STRICT_RELATIONS: "r",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    PEOPLE: "w15",
    W_DATE: "w16du",
    PACKAGE_RELATIONS: None,
    CONTENT_TYPES: None,
}
"""The prefixes by which our own XML calls things."""
_DECLARED = re.compile(r"xmlns(?::([\w.-]+))?=\"([^\"]*)\"")
_ENCODED = re.compile(rb"<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_PERHAPS_ODD = ("='", "<![CDATA[", *(f"{gap}{sign}" for gap in " \t\r\n" for sign in "=>"))
_PERHAPS_ODD += tuple(f"={gap}" for gap in " \t\r\n")
"""Without one of these nothing is odd; to look for them takes no time."""
_ODD = re.compile(
    r"<[\w:.-]+(?:\s+[\w:.-]+=\"[^\"]*\")*\s+[\w:.-]+(?:='|\s+=|=\s)|</[\w:.-]+\s|<!\[CDATA\["
)
"""Quotation marks and gaps that patterns for the usual form do not know."""


def usual_text(content: bytes, name: str = "A part") -> str:
    """The text of a part in the usual form; as it is where it is no XML at all."""
    text = _decoded(content)
    if text is not None and _is_usual(text):
        return text
    try:
        root = parse_xml(content, name)
    except UnreadableFile:
        return content.decode("utf-8-sig", "surrogateescape") if text is None else text
    return HEAD + etree.tostring(usual_root(root), encoding="unicode")


def usual_part(content: bytes, root: etree._Element) -> tuple[str, etree._Element]:
    """The text of a Word part in the usual form and the root of its tree, whose elements stay.

    In the tree of a strict document Word's elements stand in the other namespace already.
    """
    text = _decoded(content)
    if text is not None and _is_usual(text):
        return text, root
    root = usual_root(root)
    told = etree.tostring(root, encoding="unicode")
    if _is_strict(content):
        told = told.replace(f'="{W}"', f'="{STRICT_W}"')
    return HEAD + told, root


def usual_root(root: etree._Element) -> etree._Element:
    """A root with the children of another, in which everything has its usual prefix."""
    declared = etree.iterwalk(root, events=("start-ns",))
    met = {uri for _, (_, uri) in declared if uri in _USUAL}
    usual: dict[str | None, str] = {_USUAL[uri]: uri for uri in sorted(met)}
    names: dict[str | None, str] = {
        prefix: uri for prefix, uri in root.nsmap.items() if prefix not in usual and uri not in met
    }
    names.update(usual)
    made = etree.Element(root.tag, nsmap=names)  # type: ignore[arg-type]
    for name, value in root.attrib.items():
        made.set(name, value)
    made.text = root.text
    made.extend(list(root))
    passed_over = made.get(_IGNORABLE)
    if passed_over is not None:  # one that is declared nowhere is an error to Word
        told = " ".join(prefix for prefix in passed_over.split() if prefix in made.nsmap)
        made.set(_IGNORABLE, told)
    return made


def _decoded(content: bytes) -> str | None:
    """The text of what is written in UTF-8 and does not claim otherwise."""
    claimed = _ENCODED.match(content.removeprefix(b"\xef\xbb\xbf")[:400])
    if claimed and claimed[1].lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii"):
        return None
    try:
        return content.decode("utf-8-sig") if b"\0" not in content[:64] else None
    except UnicodeDecodeError:
        return None


def _is_usual(text: str) -> bool:
    if any(
        _USUAL[found[2]] != found[1] for found in _DECLARED.finditer(text) if found[2] in _USUAL
    ):
        return False
    return not any(told in text for told in _PERHAPS_ODD) or _ODD.search(text) is None


def _is_strict(content: bytes) -> bool:
    return STRICT_W.encode() in content.replace(b"\0", b"")
