"""What one element says of itself: numbers, attributes of other tools, its label."""

from __future__ import annotations

import re

from lxml import etree

from model.files.akn.names import BLOCKS, A, N

_SKIPPED = frozenset(
    ["GUID", *(N + name for name in ("id", "ins", "dels", "level", "kind", "label", "none"))]
)


def told(element: etree._Element) -> dict[str, str]:
    """All attributes at once: lxml parses the name anew at every ``get``."""
    return dict(element.items())  # type: ignore[arg-type]


def count(element: etree._Element, name: str, expected: int) -> int:
    """What our attribute of that name says, or ``expected`` where it says nothing sensible."""
    said = element.get(N + name)
    if said is None:
        return expected
    return int(said) if re.fullmatch(r"-?[0-9]{1,9}", said) else expected


def others(element: etree._Element, prefix: str) -> list[tuple[str, str]]:
    """The attributes of other tools on an element that is a paragraph."""
    own = "name" if element.tag in (A + "hcontainer", A + "container", A + "formula") else ""
    return [
        (prefix + str(name), str(said))
        for name, said in element.attrib.items()
        if name not in _SKIPPED and name != own
    ]


def every_other(element: etree._Element, prefix: str) -> list[tuple[str, str]]:
    """The attributes of other tools on an element that is none."""
    return [
        (prefix + str(name), str(said))
        for name, said in element.attrib.items()
        if not str(name).startswith(N) and not (name == "GUID" and prefix in _IDENTIFIED)
    ]


def is_block(element: etree._Element) -> bool:
    """Whether the element can stand where a paragraph stands."""
    return isinstance(element.tag, str) and element.tag.removeprefix(A) in BLOCKS | {"num"}


_IDENTIFIED = ("table/", "authorialNote/")


def plain(element: etree._Element) -> str:
    """The words of a number; line breaks that are meant are ``br``."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag == A + "br":
            pieces.append("\x00")
        elif isinstance(child.tag, str):
            pieces.append(plain(child))
        pieces.append(child.tail or "")
    text = "".join(pieces)
    if "\n" in text:
        text = " ".join(text.split())
    return text.replace("\x00", "\n")
