"""Parentheses that name a delegation and are no tag: they only explain the words before them."""

from __future__ import annotations

import re

from model.files.notation.tags import Stand, Tag

_TOWN = re.compile(r"\b(?:in|at|near) [A-Z][a-zé]+\s*$")


def _may_explain(before: str, stand: Stand) -> bool:
    """Whether the last word before could be a part of the name, or of a town's."""
    if stand.written.rstrip("s").isupper() or _ends_in_town(before):
        return True
    end = _last_word(before[-60:]).casefold()
    if not end:
        return False
    names = (stand.delegation.name, *stand.delegation.aliases)
    return any(end in name.casefold() for name in names)


def _last_word(words: str) -> str:
    """The letters of the last word; empty where it ends in a number."""
    end = len(words)
    while end and not (words[end - 1].isalnum() or words[end - 1] == "_"):
        end -= 1
    start = end
    while start and words[start - 1].isalnum() and not words[start - 1].isdecimal():
        start -= 1
    return words[start:end]


def is_lookalike(before: str, tag: Tag) -> bool:
    """Whether the words before show that a parenthesis only explains: "European Union (EU)"."""
    if len(tag.stands) != 1 or (tag.parts and any(k in ("stance", "quote") for *_, k in tag.parts)):
        return False
    stand = tag.stands[0]
    if not _may_explain(before, stand):
        return False
    words = re.findall(r"[^\W\d_]+", before[-120:])
    letters = [c for c in stand.written.rstrip("s") if c.isalpha()]
    if stand.written.isupper() or stand.written.rstrip("s").isupper():
        telling = [w for w in words if w.lower() not in ("of", "the", "and", "for", "on")]
        heads = "".join(w[0] for w in telling[-len(letters) :])
        if heads.upper() == "".join(letters).upper():
            return True
    said = " ".join(words).casefold()
    names = (stand.delegation.name, *stand.delegation.aliases)
    touching = re.search(r"[^\W_][”\"’'*]*\s*$", before) is not None
    if touching and any(len(n) > 3 and said.endswith(n.casefold()) for n in names):
        return True
    # "held in Doha (Qatar)": a town and its country, not a tag.
    return _ends_in_town(before)


def _ends_in_town(before: str) -> bool:
    """Whether the last words are "in Doha"; only a capital is worth the search."""
    ends = before[-60:].rsplit(None, 1)
    return bool(ends) and ends[-1][:1].isupper() and _TOWN.search(before[-60:]) is not None
