"""The acts of proposals to ITU conferences: ADD, MOD, SUP, NOC before a provision.

"ADD EUR/12/3" stands over the provision that it puts in, SUP over one that goes, NOC over one that
stays as it is, MOD over one whose words change. In: a line. Out: the act, or None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

ActKind = Literal["ADD", "MOD", "SUP", "NOC"]

_ACT = re.compile(
    r"\W{0,3}(?P<act>ADD|MOD|SUP|NOC)[)*]{0,3}(?:[ \t]+(?P<symbol>[A-Z]{1,5}\d*(?:/[\w().#-]+)+))?"
    r"(?=\s|$)[*]{0,2}[ \t]*"
)


@dataclass(frozen=True, slots=True)
class Act:
    """What a proposal does with a provision.

    Attributes:
        kind: ADD, MOD, SUP or NOC.
        words: As typed, the proposal's symbol included.
        by: The proposal's first sign: "EUR", "ARG".
        line: Line of the source.
        length: Characters of the line before the provision itself.
    """

    kind: ActKind
    words: str
    by: str
    line: int
    length: int


def act_of(text: str, line: int) -> Act | None:
    """The act that a line begins with: alone, with a symbol, or before a provision's number."""
    found = _ACT.match(text)
    if found is None:
        return None
    rest = text[found.end() :].strip()
    if rest and not found["symbol"] and not re.match(r"[\d#(]", rest):
        return None
    kinds: dict[str, ActKind] = {"ADD": "ADD", "MOD": "MOD", "SUP": "SUP", "NOC": "NOC"}
    by = (found["symbol"] or "").partition("/")[0]
    return Act(kinds[found["act"]], found.group().strip(" \t*"), by, line, found.end())


def has_acts(lines: Iterable[str]) -> bool:
    """Whether a text is a proposal of this kind: one act with a symbol, or several without."""
    acts = [act for at, text in enumerate(lines) if (act := act_of(text, at)) is not None]
    return len(acts) > 1 or any(act.by for act in acts)
