"""Elements of other tools outside the text: where each may stand in a file, and in which order.

A draft keeps them as (where, text): ``prolog`` and ``epilog`` (comments round the root),
``@mainBody`` (an empty element that carries the attributes of ours), ``identification``,
``references`` (one reference), the other children of ``meta`` by their names, ``attachments``
and ``components``. Whatever else is there, or stands in another order than a file gives, is kept
in the register as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from model.files.akn.attributes import Pairs
from model.files.akn.names import META_ORDER, OURS, TAIL_ORDER, A
from model.files.akn.xml import bearer, fragment

ORDER = (
    "prolog",
    "@akomaNtoso",
    "@statement",
    *META_ORDER,
    "@references",
    "@preface",
    "@preamble",
    "@recitals",
    "@mainBody",
    *TAIL_ORDER,
    "epilog",
)
"""Every home, in the order in which a file is read."""

_RANK = {where: rank for rank, where in enumerate(ORDER)}
_ONCE = frozenset(["identification", "publication", *TAIL_ORDER])
_COMMENT = re.compile(
    r"<!--(?:(?!--)[^\r])*-->|<\?(?!xml[\s?])[A-Za-z_][\w.-]*(?: (?:(?!\?>)[^\r])+)?\?>"
)

Foreign = tuple[tuple[str, str], ...]


def rank(where: str) -> int:
    """The place of a home in a file."""
    return _RANK[where]


class Homes:
    """Foreign elements sorted to their homes; ``absent`` parts of the file are none.

    Attributes:
        homeless: (index in the draft's tuple, where, text) of what must go into the register.
    """

    def __init__(self, foreign: Foreign, absent: Iterable[str] = ()) -> None:
        self._absent = {f"@{name}" for name in absent}
        self.homeless: list[tuple[int, str, str]] = []
        self._at: dict[str, list[str]] = {}
        self._elements: dict[str, etree._Element] = {}
        last = -1
        for index, (where, text) in enumerate(foreign):
            place = _RANK.get(where, -1)
            if place < last or place < 0 or not self._lives(where, text):
                self.homeless.append((index, where, text))
            else:
                last = place
                self._at.setdefault(where, []).append(text)

    def _lives(self, where: str, text: str) -> bool:
        if where in ("prolog", "epilog"):
            return _COMMENT.fullmatch(text) is not None
        if where in self._absent:
            return False
        if (where in _ONCE or where.startswith("@")) and where in self._at:
            return False
        element = fragment(text)
        if element is None or (where != "references" and element.tag != A + where.lstrip("@")):
            return False
        if where == "references" and not str(element.tag).startswith(A):
            return False
        if where.startswith("@") and text != bearer(where[1:], _pairs(element)):
            return False
        if any(str(child.tag).startswith(f"{{{OURS}}}") for child in element):
            return False
        self._elements[where] = element
        return True

    def texts(self, where: str) -> list[str]:
        """What lives there, in order."""
        return self._at.get(where, [])

    def element(self, where: str) -> etree._Element | None:
        """The one element that lives there, or the last."""
        return self._elements.get(where)

    def pairs(self, where: str) -> Pairs:
        """Attributes that another tool put on an element of ours."""
        element = self._elements.get("@" + where)
        return [] if element is None else _pairs(element)


def _pairs(element: etree._Element) -> Pairs:
    return [(str(name), str(said)) for name, said in element.attrib.items()]


def eids_in(foreign: Foreign) -> set[str]:
    """Every eId that foreign elements have."""
    return {name for _, text in foreign for name in re.findall(r'\beId="([^"]*)"', text)}


def restored(natural: Iterable[tuple[str, str]], homeless: list[tuple[int, str, str]]) -> Foreign:
    """What was read at home, and what the register kept, in the one order of the draft."""
    out = sorted(natural, key=lambda pair: rank(pair[0]))
    for index, where, text in sorted(homeless, key=lambda entry: entry[0]):
        out.insert(index, (where, text))
    return tuple(out)
