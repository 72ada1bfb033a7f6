"""Spaces where whole words come beside others, which they would run together with."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

from model.draft.draft import Draft
from model.draft.place import Place
from model.draft.text import Run, Runs, cut, flat, joined
from model.steps.container import paragraph_in

_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Letters of Thai, Lao, Burmese and Khmer, which are written without spaces, as Chinese is."""

_CLOSING = frozenset(",;:.!?")


def is_spaced(letter: str) -> bool:
    """Whether it is a letter or number of words that spaces part."""
    if not letter.isalnum() or _UNSPACED.match(letter):
        return False
    return letter.isascii() or east_asian_width(letter) not in ("W", "F")


def beside(draft: Draft, start: Place, end: Place) -> tuple[str, str]:
    """The characters that stand before one place and after another; what is struck is none."""
    left = cut(paragraph_in(draft, start.paragraph).runs, start.offset)[0]
    right = cut(paragraph_in(draft, end.paragraph).runs, end.offset)[1]
    return _standing(left)[-1:], _standing(right)[:1]


def _standing(runs: Runs) -> str:
    return flat(run for run in runs if not run.dels)


def _runs_together(left: str, right: str) -> bool:
    """Whether two characters side by side want a space between: words, a word behind a point.

    Numbers behind a point are those of a decree or a section.
    """
    if is_spaced(left):
        return is_spaced(right)
    return left in _CLOSING and is_spaced(right) and right.isalpha()


def set_apart(words: str | Runs, before: str, after: str) -> str | Runs:
    """The words with a space where they would run together with what stands beside them."""
    text = words if isinstance(words, str) else flat(words)
    lead = " " if _runs_together(before, text[:1]) else ""
    trail = " " if _runs_together(text[-1:], after) else ""
    if isinstance(words, str):
        return lead + words + trail
    return joined((Run(lead), *words, Run(trail)))
