"""Keys of words as the edges of insertions are judged by: the one at a place, which is a noun."""

from __future__ import annotations

from collections.abc import Sequence

from model.readings.small_words import FUNCTION_WORDS
from model.readings.word_classes import is_adverb, is_noun_too, verb_form


def key_at(keys: Sequence[str], index: int) -> str:
    """The key at an index; empty beyond either end."""
    return keys[index] if 0 <= index < len(keys) else ""


def is_noun(key: str) -> bool:
    """Whether a word can be a noun, by what is known of it alone."""
    if not key[:1].isalpha() or key in FUNCTION_WORDS or is_adverb(key):
        return False
    return not verb_form(key) or is_noun_too(key)
