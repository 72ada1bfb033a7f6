"""The signs that paragraphs end with: a comma, a semicolon, a colon before parts, a full stop."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from model.draft.paragraph import is_option
from model.draft.text import OBJECT
from model.readings.checks.oddity import Mend, Oddity
from model.readings.checks.standing import Standing

_SIGNS = ".,;:"
_LONGEST_HEAD = 4
_NAMES = {",": "a comma", ";": "a semicolon", ":": "a colon", ".": "a full stop"}


def end_oddities(rows: Sequence[Standing]) -> Iterator[Oddity]:
    """Final signs that are missing or others than the place asks for."""
    numbered = [r for r in rows if r.paragraph.kind in ("preambular", "operative")]
    articles = _has_articles(numbered)
    for at, row in enumerate(numbered):
        following = numbered[at + 1] if at + 1 < len(numbered) else None
        if is_option(row.paragraph) or row.text.rstrip().endswith("}"):
            # "{Note: pending Article 9}" is no sentence of the text.
            continue
        if articles and row.paragraph.kind == "operative":
            wanted = _wanted_in_article(row, following)
        else:
            wanted = _wanted(row, following, _is_last(numbered, at, rows))
        sign_at, sign = _final(row.text)
        named = not sign and articles and len(row.text.split()) <= _LONGEST_HEAD
        if (sign and sign in wanted) or named or (row.rival and not articles):
            # Which of several versions ends the list is not known; a sentence ends anyhow.
            continue
        yield _oddity(row, sign_at, sign, wanted[0])


def _has_articles(numbered: Sequence[Standing]) -> bool:
    """Whether numbered paragraphs are sentences, as in a treaty: most end with a full stop."""
    whole = [r for r in numbered if r.paragraph.kind == "operative" and r.paragraph.level == 1]
    ends = Counter(_final(r.text)[1] for r in whole if not is_option(r.paragraph))
    return ends["."] > max(1, ends[";"] + ends[","])


def _wanted_in_article(row: Standing, following: Standing | None) -> str:
    """The signs that may end a paragraph of a treaty, or a part of one."""
    level = row.paragraph.level
    if following is not None and following.paragraph.level > level:
        return ":,;."
    if level > 1:
        goes_on = following is not None and following.paragraph.level == level
        return ";,." if goes_on else ".;,"
    return ".;"


def _wanted(row: Standing, following: Standing | None, last: bool) -> str:
    """The signs that may end it, the best first."""
    paragraph = row.paragraph
    below = following is not None and following.paragraph.level > paragraph.level
    if below:
        return ":,;"
    if paragraph.kind == "preambular":
        return ",;:"
    return "." if last else ";"


def _is_last(numbered: Sequence[Standing], at: int, rows: Sequence[Standing]) -> bool:
    """Whether no operative paragraph follows before the next heading or preamble."""
    if at + 1 == len(numbered):
        return True
    here, following = numbered[at].paragraph, numbered[at + 1].paragraph
    if following.kind != here.kind:
        return True
    begins = [r.paragraph.id for r in rows]
    between = rows[begins.index(here.id) + 1 : begins.index(following.id)]
    return any(r.paragraph.kind == "heading" for r in between)


def _final(text: str) -> tuple[int, str]:
    """Where the last sign is, or has to be, and the sign: empty where a word is last."""
    end = len(text.rstrip())
    at = end
    while at and (text[at - 1] in '”"’»)]' or text[at - 1] == OBJECT):
        at -= 1
    if at and text[at - 1] in _SIGNS:
        return at - 1, text[at - 1]
    joined = re.search(r"[;,] (?:and|or)$", text[:end])
    if joined is not None:
        return joined.start(), joined.group()[0]
    return end, ""


def _oddity(row: Standing, at: int, sign: str, wanted: str) -> Oddity:
    paragraph = row.paragraph
    start = row.at[at] if at < len(row.text) else row.at[len(row.text) - 1] + 1
    name = row.name
    ends = f"ends with {_NAMES[sign]}" if sign else "ends without a sign"
    return Oddity(
        "end-sign",
        f"{name} {ends}; here it is {_NAMES[wanted]}.",
        paragraph.id,
        start,
        len(sign),
        fix=f"write {_NAMES[wanted]}",
        mend=Mend(paragraph.id, start, start + len(sign), wanted),
    )
