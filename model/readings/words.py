"""Text cut into the tokens that comparing works on: words, spaces, punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MARKS = "\u0300-\u036f\u064b-\u065f\u0670"
# ASCII first: a class without look-ahead is twice as fast, and most of the text is of it.
_STRICT = re.compile(
    rf"[A-Za-z0-9_]+(?![\w{_MARKS}])|[{_HAN}]|(?:(?![{_HAN}])\w)(?:(?![{_HAN}])[\w{_MARKS}])*"
    r"|\s+|[^\w\s]"
)
_LOOSE = re.compile(
    rf"[{_HAN}]|(?:(?![{_HAN}])\w)(?:(?![{_HAN}])[\w{_MARKS}])*"
    rf"(?:[’'](?:(?![{_HAN}])\w)+)*|[^\w\s]"
)
_HAN_OR_MARK = re.compile(f"[{_HAN}{_MARKS}]")
_LOOSE_PLAIN = re.compile(r"\w+(?:[’']\w+)*|[^\w\s]")
_LOOSE_ASCII = re.compile(r"[a-z0-9_]+(?:'[a-z0-9_]+)*|[^\w\s]")
_HYPHENS = frozenset("-‐‑–\u00ad")
_MOST_FOLDED = 1 << 16
_QUOTES = str.maketrans("’‘“”", "''\"\"")


class Word(NamedTuple):
    """A token: code points ``start`` to ``end`` of its text, and what it is compared by."""

    start: int
    end: int
    key: str


def words_of(text: str) -> list[Word]:
    """Every character in a token: words, runs of white space, single punctuation marks.

    Han and kana are a token each; Arabic words keep their vowel signs.
    """
    words = []
    start = 0
    for token in _STRICT.findall(text):
        end = start + len(token)
        words.append(Word(start, end, token))
        start = end
    return words


def loose_words_of(text: str) -> list[Word]:
    """Words and punctuation as a reader hears them: case, hyphens, spaces, kinds of quotes aside.

    White space, and a hyphen between letters, belong to no token.
    """
    found = []
    new = tuple.__new__
    if text.isascii():
        # Cut in small letters at once, tokens need no folding: most of the text is such.
        for m in _LOOSE_ASCII.finditer(text.lower()):
            token = m[0]
            if token != "-" or not _joins(text, m.start()):
                found.append(new(Word, (*m.span(), token)))
        return found
    # Without Han and combining marks no character needs a look of its own.
    plain = _HAN_OR_MARK.search(text) is None
    for m in (_LOOSE_PLAIN if plain else _LOOSE).finditer(text):
        token = m[0]
        if token not in _HYPHENS or not _joins(text, m.start()):
            found.append(new(Word, (*m.span(), folded(token))))
    return found


@lru_cache(_MOST_FOLDED)
def folded(token: str) -> str:
    """The token without case, accents' order and kinds of quotes."""
    if token.isascii():
        return token.lower()
    return unicodedata.normalize("NFC", token.translate(_QUOTES).casefold())


def _joins(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return before.isalnum() and after.isalnum()


def is_word(word: Word) -> bool:
    """Whether a token is a word and not punctuation or space."""
    return word.key[:1].isalnum()
