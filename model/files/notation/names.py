"""Names of delegations as they stand in a text: where one begins and how far it reaches."""

from __future__ import annotations

import re
from itertools import islice

from model.draft.delegation import Delegation, DelegationTable

_NAME_END = re.compile(r"(?=[\s,;:/()–—&+?、，；：）،؛]|$)")
_LOWER = re.compile(
    r"the |(?:main |co-?)?sponsors?\b|co-?facilitators?\b|propuesta de|proposition d[eu]"
)
_LONGEST_NAME = 80
_WORDS = re.compile(r"\S+")
_FIRST = re.compile(r".[^\s,;:/()–—&+?、，；：）،؛]*", re.DOTALL)
_FORMAL_FIRST = frozenset(
    (
        *("islamic", "arab", "people's", "socialist", "federal", "federative", "plurinational"),
        *("bolivarian", "hashemite", "co-operative", "cooperative", "oriental", "united"),
        *("federated", "independent", "republic", "kingdom", "state", "states", "principality"),
        *("grand", "sultanate", "commonwealth", "federation"),
    )
)
# "Republic of China" is nobody's name here, and a "Democratic Republic of" may be another State.
_FORMAL = re.compile(
    r"(?:the )?(?:(?:islamic|arab|people[’']s|socialist|federal|federative|plurinational|"
    r"bolivarian|hashemite|co-?operative|oriental|united|federated|independent) )*"
    r"(?:republic|kingdom|states?|principality|grand duchy|sultanate|commonwealth|federation) of "
    r"(?!china$)(?:the )?(?P<short>\w.*)",
    re.IGNORECASE,
)


def name_at(text: str, at: int, table: DelegationTable) -> tuple[Delegation, int] | None:
    """The longest delegation name that begins at ``at``, and where it ends."""
    if at >= len(text) or (text[at].islower() and not _LOWER.match(text, at)):
        return None
    window = text[at : at + _LONGEST_NAME]
    first = _FIRST.match(window)
    most = table.longest_from(first.group(), _FORMAL_FIRST) if first is not None else 1
    if not most:
        return None
    last = next(islice(_WORDS.finditer(window), most - 1, None), None)
    window = window[: last.end()] if last is not None else window
    ends = [m.start() for m in _NAME_END.finditer(window) if m.start()]
    closing = [m.end() for m in re.finditer(r"\)", window)]
    for end in sorted({*ends, *closing}, reverse=True):
        name = window[:end]
        if name[-1].isspace() or name.count("(") != name.count(")"):
            continue
        name = " ".join(name.split())
        found = table.find(name) or _by_long_form(name, table)
        if found is not None:
            return found, at + end
    return None


def names_in(text: str, table: DelegationTable) -> list[str]:
    """The delegations' names that stand in a text, codes of two letters aside."""
    names = []
    at = 0
    for word in re.finditer(r"[^\W\d_][^\s,;:/()–—&+?]*", text):
        found = name_at(text, word.start(), table) if word.start() >= at else None
        if found is not None:
            name = text[word.start() : found[1]]
            if len(name) > 2 or name in _SHORT:
                names.append(name)
            at = found[1]
    return names


_SHORT = ("EU", "UK", "US", "CH", "NZ", "J")


def _by_long_form(name: str, table: DelegationTable) -> Delegation | None:
    """The State called by a long form of its name: "Islamic Republic of X", "Kingdom of X"."""
    said = _FORMAL.fullmatch(name) if " of " in name else None
    found = table.find(said["short"]) if said is not None else None
    return found if found is not None and found.kind == "state" else None
