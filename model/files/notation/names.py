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
        *("republique", "royaume", "etat", "principaute", "grand-duche", "union"),
        *("republica", "reino", "estado", "principado", "ducado", "sultanato", "mancomunidad"),
        *("республика", "королевство", "государство", "княжество"),
        *("جمهورية", "مملكة", "دولة", "سلطنة", "امارة"),
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
_MAY_BE_FORMAL = re.compile(
    r"R[ée]p|Roya|[ÉE]ta|Princ|Gra[nd]|Uni[oó]n|Sult|Rein|Esta|Manc|Респ|Корол|Госу|Княж"
    r"|جمه|مملك|دول|سلط|إمار|.*国$",
    re.IGNORECASE,
)
_FORMAL_ELSEWHERE = (
    re.compile(
        r"(?:République|Royaume|État|Principauté|Grand-Duché|Union|Sultanat)(?: [a-zé]+){0,2}? "
        r"(?:de la |de l[’']|du |des |de |d[’'])(?!chine$)(?P<short>\w.*)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:República|Reino|Estado|Principado|Gran Ducado|Sultanato|Mancomunidad|Unión)"
        r"(?: (?!de)[A-Za-záéíóúñ]+){0,2} (?:de las |de los |de la |del |de )(?!china$)"
        r"(?P<short>\w.*)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:Республика|Королевство|Государство|Княжество) (?!китай$)(?P<short>\w.*)", re.IGNORECASE
    ),
    re.compile(r"(?:جمهورية|مملكة|دولة|سلطنة|إمارة) (?!الصين$)(?P<short>\w.*)"),
    re.compile(r"(?P<short>\w{2,}?)(?:人民|联邦|伊斯兰|阿拉伯)*(?:共和国|王国|公国)"),
)


def name_at(text: str, at: int, table: DelegationTable) -> tuple[Delegation, int] | None:
    """The longest delegation name that begins at ``at``, and where it ends."""
    if at >= len(text) or (text[at].islower() and not _LOWER.match(text, at)):
        return None
    window = text[at : at + _LONGEST_NAME]
    first = _FIRST.match(window)
    most = table.longest_from(first.group(), _FORMAL_FIRST) if first is not None else 1
    most = most or window.find("国", 3) > 0
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
    if " of " in name:
        said = _FORMAL.fullmatch(name)
    elif _MAY_BE_FORMAL.match(name) is None:
        return None
    else:
        tried = (pattern.fullmatch(name) for pattern in _FORMAL_ELSEWHERE)
        said = next((found for found in tried if found is not None), None)
    found = table.find(said["short"]) if said is not None else None
    return found if found is not None and found.kind == "state" else None
