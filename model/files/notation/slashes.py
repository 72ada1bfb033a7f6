"""What a slash parts: alternatives in a bracket, branches; or nothing, where the sentence goes on.

In: the tokens of a line and where the slash is. Out: yes or no.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.files.notation import signs as lex
from model.files.notation.signs import Piece
from model.readings.small_words import JOINING

_LONGEST_BRANCH = 10
_POINT = re.compile(r"[.;:](?:\s|$)")
_CONJUNCTIONS = (JOINING - {",", "o"}) | {*("and/or", "but", "nor", "as", "e", "ni", "и", "или")}
_DASHED = re.compile(r"[-–—]\s*[^\W\d_]")
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:/or\b)?")
_NEAR = 6
"""Words before a slash among which the branch before it would begin."""


def parts_bracket(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a slash within an open bracket parts alternatives: "[Notes / Welcomes]"."""
    if not pieces[index - 1].text[-1:].isspace():
        return False
    following = next((p for p in pieces[index + 1 :] if p.text.strip()), None)
    if following is None or following.kind is lex.OPEN:
        return False
    depth = 1
    for at in range(index + 1, len(pieces)):
        depth += (pieces[at].kind is lex.OPEN) - (pieces[at].kind is lex.CLOSE)
        if pieces[at].kind is lex.TAG_OPEN:
            return False
        if depth == 0:
            behind = "".join(p.text for p in pieces[at + 1 : at + 3]).lstrip()
            return not behind.startswith(("(", "\\("))
    return False


def begins_branch(pieces: Sequence[Piece], index: int, before: str) -> bool:
    """Whether a few tagged words follow a free slash: "ropes / chains (Egypt)"."""
    after = pieces[index + 1].text if index + 1 < len(pieces) else ""
    if not before[-1:].isspace() or not after[:1].isspace() or not before.strip():
        return False
    words = ""
    for piece in pieces[index + 1 :]:
        if piece.kind is lex.TAG_OPEN:
            return bool(words.strip()) and len(words.split()) <= _LONGEST_BRANCH
        if piece.kind is not lex.WORDS and piece.kind is not lex.SPACE:
            return False
        words += piece.text
        if _POINT.search(words):
            return False
    return False


def goes_on(pieces: Sequence[Piece], index: int, before: str) -> bool:
    """Whether what a slash opens only goes on with the sentence: "nets (Egypt)/-and buoys".

    Words behind a dash or a conjunction stand beside those before the slash, not instead of them;
    but "and nets (Egypt) / and ropes (Cuba)" are two ways to go on.
    """
    after = ""
    for piece in pieces[index + 1 :]:
        if piece.kind is not lex.WORDS and piece.kind is not lex.SPACE:
            break
        after += piece.text
    after = after.lstrip()
    if _DASHED.match(after):
        return True
    first = _FIRST_WORD.match(after)
    if first is None or first.group().lower() not in _CONJUNCTIONS:
        return False
    return first.group().lower() not in _POINT.split(before.lower())[-1].split()[-_NEAR:]
