"""A part of an issued document as text, cut where its paragraphs begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from model.files.word.names import STRICT_W, W

_W = f"{{{W}}}"
_QUOTED = r"(?:[^>\"']|\"[^\"]*\"|'[^']*')*?"
_SKIPPED = r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"


class NotIssued(Exception):
    """The file that a draft came from cannot be written into."""


class Slices:
    """The text of a part and where each element of one name stands in it."""

    def __init__(self, text: str, root: etree._Element, name: str = "p") -> None:
        """Cut a part in its usual form; ``root`` is its tree.

        Raises:
            NotIssued: If it is written in a way in which nothing can be put.
        """
        if root.nsmap.get("w") != W:
            raise NotIssued("The part calls Word's elements by another name than usual.")
        self.text = text
        self.is_strict = STRICT_W in self.text[:20000]
        pattern = re.compile(rf"{_SKIPPED}|<(/?)w:{name}(?=[\s/>]){_QUOTED}(/?)>", re.DOTALL)
        spans: list[tuple[int, int]] = []
        open_now: list[int] = []
        for tag in pattern.finditer(self.text):
            if tag[1] is None:
                continue
            if tag[1]:
                if not open_now:
                    raise NotIssued("The part is not as its tree is.")
                opened = open_now.pop()
                spans[opened] = (spans[opened][0], tag.end())
            else:
                spans.append((tag.start(), tag.end()))
                if not tag[2]:
                    open_now.append(len(spans) - 1)
        elements = list(root.iter(_W + name))
        if len(elements) != len(spans) or open_now:
            raise NotIssued("The part is not as its tree is.")
        self.elements = elements
        self._spans = dict(zip(elements, spans, strict=True))

    def span(self, element: etree._Element) -> tuple[int, int]:
        """Where the element begins and ends in the text."""
        return self._spans[element]

    def inside(self, name: str) -> int:
        """Where the inside of the first element of that name begins."""
        found = re.search(rf"<w:{name}(?:\s{_QUOTED})?>", self.text)
        return found.end() if found else 0

    def of(self, element: etree._Element) -> str:
        """The XML of the element as it stands there."""
        start, end = self._spans[element]
        return self.text[start:end]


def spliced(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """The text with stretches replaced: (start, end, new), none over another."""
    out: list[str] = []
    at = 0
    for start, end, new in sorted(changes, key=lambda change: change[:2]):
        out += (text[at:start], new)
        at = end
    out.append(text[at:])
    return "".join(out)
