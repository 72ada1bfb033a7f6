"""Brackets that begin with who wants their words: "[NZ/Can: to wait]", "{EU/CH/J: then}".

In: what stands in a bracket, and the line round it. Out: where the names end, or None where the
bracket is a remark, a stance, or words of nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.draft.change import Stance
from model.draft.delegation import Delegation, DelegationTable
from model.files.notation.labels import Phrases
from model.files.notation.names import name_at
from model.files.notation.tags import Stand, Tag

_GAP = re.compile(r"[ \t]*(?:[,/&+]|\band\b)[ \t]*")
_COLON = re.compile(r"[ \t]*:[ \t]+(?=\S)")
_SAYS = re.compile(
    r"to (?:be|send|check|confirm|revert|provide|come|follow|consult|submit|clarify|propose|share"
    r"|discuss|see|review|reserve)\b"
    r"|(?:suggest|propos|request|ask|would|want|wish|will|prefer|question|comment|need|insist"
    r"|remind|can\b|could|cannot|addition|add\b|mov|chang|see\b|note\b|reserv|support|oppos"
    r"|flexib|retain|keep|delet|remov|replac|insert|check|consult|still|yes|no\b|not\b|why|what|how"
    r"|is\b|please|same|pending|agree|awaiting|placeholder|number|language|text\b|wording|title"
    r"|paragraph|this\b|we\b|our\b)",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.;:!?][”\"’»)\]*_~\s]*$")
_CODE = re.compile(r"[A-Z][a-z]{2}(?=[ \t]*(?:[/,:&+]|$))")
_LONGEST_NAMES = 160


def names_end(inner: str, table: DelegationTable) -> int | None:
    """Where a list of delegations ends that a colon follows, "NZ/Can: …", or None."""
    if inner.find(":", 0, _LONGEST_NAMES + 20) < 0:
        return None
    end = max((end for _, _, end in _names(inner, table)), default=0)
    return end if end and _COLON.match(inner, end) else None


def voice_tag(names: str, table: DelegationTable) -> Tag | None:
    """The tag of those named, "NZ/Can": one proposes, several support."""
    named = list(_names(names, table))
    stance: Stance = "propose" if len(named) == 1 else "support"
    stands = tuple(Stand(d, names[start:end].strip(), stance) for d, start, end in named)
    return Tag(stands) if stands else None


def _names(text: str, table: DelegationTable) -> Iterator[tuple[Delegation, int, int]]:
    """Each delegation of a list, with where its name begins and ends."""
    at = len(text) - len(text.lstrip())
    while at < min(len(text), _LONGEST_NAMES):
        named = name_at(text, at, table) or _in_small_letters(text, at, table)
        if named is None:
            return
        yield named[0], at, named[1]
        gap = _GAP.match(text, named[1])
        if gap is None:
            return
        at = gap.end()


def _in_small_letters(text: str, at: int, table: DelegationTable) -> tuple[Delegation, int] | None:
    """A code of three letters as lists have it, "Can", "Aus"."""
    code = _CODE.match(text, at)
    found = table.find(code.group().upper()) if code else None
    return (found, code.end()) if code and found is not None else None


def voice_end(
    inner: str,
    before: str,
    after: str,
    table: DelegationTable,
    phrases: Phrases,
    curly: bool = False,
) -> tuple[int, int] | None:
    """For a bracket of somebody's words: where the names end, and where the words begin.

    Args:
        inner: What stands in the bracket.
        before, after: The line round it.
        table: Known delegations.
        phrases: What can open a paragraph.
        curly: Whether the bracket is a brace, which rooms use for wording rather than remarks.
    """
    if ":" not in inner:
        return None
    end = names_end(inner, table)
    if end is None:
        return None
    colon = _COLON.match(inner, end)
    assert colon is not None
    words = inner[colon.end() :]
    meant = _is_wording(words, before, after, phrases) or (curly and _goes_on(words, before, after))
    return (end, colon.end()) if meant else None


def _is_wording(words: str, before: str, after: str, phrases: Phrases) -> bool:
    """Whether the words go on with the sentence, and do not only speak of it."""
    opened = phrases.opening(words) is not None and words[:1].isupper()
    if _SAYS.match(words) and not opened:
        return False
    if not re.search(r"\w", re.sub(r"^\W*(?:[PO]P)?[\d.]*\W*", "", before)):
        # It begins the paragraph: a new opening, or words that what follows goes on with.
        closed = words.rstrip()[-1:] in ",;."
        return opened and (closed or re.search(r"\w", after) is not None)
    if _ENDED.search(before):
        return False
    return opened or not words[:1].isupper() or re.match(r"[A-Z][\w’-]* [A-Z]", words) is not None


def _goes_on(words: str, before: str, after: str) -> bool:
    """Whether one capitalized word is read on into what follows: "{J: General} Assembly"."""
    return (
        re.fullmatch(r"[A-Z][\w’-]*", words.strip()) is not None
        and not _SAYS.match(words)
        and not _ENDED.search(re.sub(r"^\W*(?:[PO]P)?\d*\.", "", before))
        and re.match(r"[ \t]+\w", after) is not None
    )
