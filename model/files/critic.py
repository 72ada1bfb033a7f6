"""CriticMarkup as the room's notation, so that one reader serves both.

``{++in++}{>>(Turkey)<<}`` becomes ``[in (Turkey)]``, whose extent the notation takes as exact;
``{--out--}`` becomes ``~~out~~``; a comment stands for itself where it is a tag, a remark or a
status line, in brackets otherwise. What has no signs of CriticMarkup stays as it is.
"""

from __future__ import annotations

import re

_SUBSTITUTED = re.compile(r"\{~~(?P<old>.*?)~>(?P<new>.*?)~~\}", re.DOTALL)
_INSERTED = re.compile(
    r"\{\+\+(?P<lead>\s*)(?P<words>\S(?:(?!\+\+\}).)*?)(?P<trail>\s*)\+\+\}"
    r"(?P<tag>\s*\{>>\s*\([^<]*\)\s*<<\})?",
    re.DOTALL,
)
_DELETED = re.compile(r"\{--(?P<lead>\s*)(?P<words>\S(?:(?!--\}).)*?)(?P<trail>\s*)--\}", re.DOTALL)
_COMMENT = re.compile(r"\{>>\s*(?P<words>.*?)\s*<<\}", re.DOTALL)
_HIGHLIGHTED = re.compile(r"\{==(?P<words>.*?)==\}", re.DOTALL)
_NOTE = re.compile(r"^\[\^(?P<mark>[\w*]+)\]:[ \t]*", re.MULTILINE)
_NOTE_MARK = re.compile(r"\[\^(?P<mark>[\w*]+)\]")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def without_critic_marks(text: str) -> str:
    """The text with CriticMarkup and Markdown's notes said as the room says them."""
    text = _SUBSTITUTED.sub(r"{--\g<old>--}{++\g<new>++}", text)
    text = _DELETED.sub(r"\g<lead>~~\g<words>~~\g<trail>", text)
    text = _INSERTED.sub(_insertion, text)
    text = _COMMENT.sub(_comment, text)
    text = _HIGHLIGHTED.sub(r"\g<words>", text)
    text = _NOTE.sub(lambda found: _raised(found["mark"]) + " ", text)
    return _NOTE_MARK.sub(lambda found: _raised(found["mark"]), text)


def _insertion(found: re.Match[str]) -> str:
    words, tag = found["words"], found["tag"]
    inside = f"{words} {_COMMENT.sub(_comment, tag).strip()}" if tag else words
    return f"{found['lead']}[{inside}]{found['trail']}"


def _comment(found: re.Match[str]) -> str:
    words: str = found["words"]
    return words if words[:1] in ("(", "[") else f"[{words}]"


def _raised(mark: str) -> str:
    return mark.translate(_RAISED) if mark.isdigit() else f"^{{{mark.replace('star', '*')}}}"
