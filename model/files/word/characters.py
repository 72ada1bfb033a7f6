"""The characters that stand in the runs of a Word file, and which fields have no end."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from model.files.word.names import W, local

_W = f"{{{W}}}"
_SYMBOLS = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}"

PLAIN = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_LINES = str.maketrans("\r\n", "  ")


def letters(text: etree._Element) -> str:
    """The characters of a ``w:t``: a line of the XML that ends in it is no line of the text."""
    return (text.text or "").translate(_LINES)


def symbol(element: etree._Element, code: str = _W + "char") -> str:
    """The character of a ``w:sym``."""
    try:
        number = int(element.get(code, ""), 16)
        return chr(number) if number >= 32 and not 0xD800 <= number < 0xE000 else "\ufffd"
    except (ValueError, OverflowError):
        return "\ufffd"


def spelled(alternate: etree._Element) -> str:
    """The characters that an alternate content in a run stands for; empty if it is more than that.

    Word writes emoji so: a symbol for those who know it, and the character for all others.
    """
    for branch in alternate:
        told = [_character(child) for child in branch]
        if told and all(told):
            return "".join(told)
    return ""


def _character(child: etree._Element) -> str:
    name = local(child)
    if child.tag == _SYMBOLS + "symEx":
        return symbol(child, _SYMBOLS + "char")
    if name in ("t", "delText"):
        return letters(child)
    return symbol(child) if name == "sym" else PLAIN.get(name, "")


def endless_fields(containers: Iterable[etree._Element]) -> frozenset[etree._Element]:
    """What begins the fields that end nowhere in the body or note in which they begin.

    What follows them is text, not their code.
    """
    endless: set[etree._Element] = set()
    for container in containers:
        begun: list[etree._Element] = []
        for mark in container.iter(_W + "fldChar"):
            kind = mark.get(_W + "fldCharType")
            if kind == "begin":
                begun.append(mark)
            elif kind == "end" and begun:
                begun.pop()
        endless.update(begun)
    return frozenset(endless)
