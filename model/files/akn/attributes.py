"""Attributes of other tools on the elements of a paragraph: where they can be written back.

A paragraph keeps them by name, ``{namespace}local`` as lxml has it, with the element before it
where that is not the paragraph's own: ``p/class``, ``td/colspan``, ``section/eId``. Those that
have no element to stand on any more, or would make the file invalid, go into the register.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from model.files.akn.names import NO_SPACE, OURS, PLAIN_NAME, XML
from model.files.guard import clean_text

_ANY = re.compile(r"(?s).*")
_NUMBER = re.compile(r"-?\d{1,9}")
_REFERENCE = re.compile(r"[#A-Za-z0-9/._~@!-]+")
_STATUS = re.compile(
    "removed|temporarilyRemoved|translated|editorial|edited|verbatim|incomplete|unknown|"
    "undefined|ignored"
)

# What the schema allows without a namespace, and which values.
_EVERYWHERE = {
    "eId": NO_SPACE,
    "wId": NO_SPACE,
    "GUID": NO_SPACE,
    "class": _ANY,
    "style": _ANY,
    "title": _ANY,
    "status": _STATUS,
    "period": _REFERENCE,
    "refersTo": _REFERENCE,
    "alternativeTo": _REFERENCE,
}
_ON = {
    "formula": {"name": _ANY},
    "td": {"colspan": _NUMBER, "rowspan": _NUMBER, "th": re.compile("1")},
    "table": dict.fromkeys(("width", "border", "cellspacing", "cellpadding"), _NUMBER),
    "authorialNote": {"placement": re.compile("side|left|right|bottom|inline")},
}
_XMLNS = "http://www.w3.org/2000/xmlns/"

Pairs = list[tuple[str, str]]


class Placed:
    """Sorts attributes to the elements that are there, and remembers those that have none.

    Attributes:
        homeless: (paragraph id, name, value) of what must go into the register.
    """

    def __init__(self, used: Iterable[str] = ()) -> None:
        self.homeless: list[tuple[str, str, str]] = []
        self._eids = set(used)
        self._guids: set[str] = set()

    def claim(self, identity: str) -> bool:
        """Whether ``identity`` can be a GUID: no element before has it."""
        if identity in self._guids or not NO_SPACE.fullmatch(identity):
            return False
        self._guids.add(identity)
        return True

    def sorted(
        self, owner: str, given: tuple[tuple[str, str], ...], elements: dict[str, str]
    ) -> dict[str, Pairs]:
        """The attributes by key of ``elements``, which maps a prefix ("", "p") to a name."""
        out: dict[str, Pairs] = {}
        for name, said in given:
            prefix, _, bare = _split(name)
            element = elements.get(prefix)
            taken = out.get(prefix, [])
            if element is None or not self._fits(element, bare, said, taken):
                self.homeless.append((owner, name, said))
            else:
                out.setdefault(prefix, taken).append((bare, said))
        return out

    def _fits(self, element: str, name: str, said: str, taken: Pairs) -> bool:
        if not PLAIN_NAME.fullmatch(name) or any(name == other for other, _ in taken):
            return False
        if clean_text(said)[1]:
            return False
        if name.startswith("{"):
            space = name[1 : name.index("}")]
            return space not in (OURS, XML, _XMLNS) or name == f"{{{XML}}}lang"
        allowed = _EVERYWHERE.get(name) or _ON.get(element, {}).get(name)
        if allowed is None or not allowed.fullmatch(said):
            return False
        if name == "GUID":
            return self.claim(said)
        if name == "eId":
            if said in self._eids:
                return False
            self._eids.add(said)
        return True


def _split(name: str) -> tuple[str, str, str]:
    """The name as element, slash and attribute; namespaces have slashes too."""
    space = name.find("{")
    head, tail = (name, "") if space < 0 else (name[:space], name[space:])
    prefix, slash, bare = head.rpartition("/")
    return prefix, slash, bare + tail
