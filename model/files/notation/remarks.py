"""Remarks of the informal notation: "[Mexico – addition of …]", "moving suggested by Cuba", and
lines that only say something: "UK: prefers “invites”"."""

from __future__ import annotations

import re

from model.draft.delegation import DelegationTable
from model.files.notation.labels import Phrases
from model.files.notation.signs import UNSIGNED_REMARK, plain_inner
from model.files.notation.status_line import explicit_subject_end
from model.files.notation.tags import name_at

_SAYS = re.compile(r"[ \t]*:[ \t]+(?=\S)")
_SPOKEN = re.compile(
    r"[a-z“\"«‘'?]|(?:Prefers?|Reserves?|Supports?|Proposes?|Suggests?|Can(?:not)?|Could|Would|We"
    r"|Flexible|Retain|Delete|Keep|Opposes?|Asks?|Wants?|Wishes|Questions?|Concerns?|To|Not|No|Yes"
    r"|Agrees?|Insists?|Needs?|Has|Will|Still|Awaiting|Checking|Consulting|OK)\b"
)
_DRAFT = re.compile(r"(?:revised |amended )?draft (?:resolution|decision)", re.IGNORECASE)


def read_remark(text: str, table: DelegationTable) -> tuple[str, str, str] | None:
    """The words of a remark, the id and the name of who made it: "[Mexico – addition of …]"."""
    inner = plain_inner(text.strip().strip("*"))
    bracketed = inner.startswith("[")
    if bracketed:
        inner = inner[1:-1].strip()
        if UNSIGNED_REMARK.match(inner):
            return re.sub(r"^Remark\s*[:–—]\s*", "", inner), "", ""
    named = name_at(inner, 0, table)
    if named is not None and (bracketed or _SAYS.match(inner, named[1])):
        return inner[named[1] :].lstrip(" –—:-"), named[0].id, inner[: named[1]].strip()
    if bracketed:
        return None
    words, _, name = inner.rpartition(" by ")
    named = name_at(name, 0, table)
    return (words, named[0].id, name.strip()) if named else None


def spoken_line(
    text: str, at: int, table: DelegationTable, phrases: Phrases
) -> tuple[int, bool] | None:
    """For a line that only says something: where it ends, and whether it names a paragraph.

    "UK: prefers “invites”" is about the paragraph above, "OP4 Secretariat: to be checked" about
    OP4; "Mexico: Recalling the sea," brings words for the text and is no remark.
    """
    end = text.find("\n", at)
    end = end if end >= 0 else len(text)
    if text.find(":", at, end) < 0:
        return None
    line = text[at:end]
    begins = explicit_subject_end(line)
    named = name_at(line, begins, table)
    said = _SAYS.match(line, named[1]) if named else None
    if said is None:
        return None
    words = line[said.end() :]
    if not _SPOKEN.match(words) or _DRAFT.match(words):
        return None
    if phrases.opening(words) is not None and words.rstrip()[-1:] in ",;":
        return None
    return end, begins > 0
