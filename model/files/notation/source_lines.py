"""Where each paragraph stands in the text that it was read from.

In: the text as pasted, and the draft that was read. Out: an offset for each paragraph found.
"""

from __future__ import annotations

from itertools import accumulate, pairwise

from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.text import OBJECT

_LONGEST = 40
"""Letters that a paragraph is looked for by."""
_SHORTEST = 5


def offsets_of(source: str, draft: Draft) -> dict[str, int]:
    """By the id of a paragraph, where its line begins in the text, in code points.

    Letters and digits alone are compared; what is not found one after the other is left out.
    """
    letters = [i for i, sign in enumerate(source) if sign.isalnum()]
    plain = "".join(_folded(source[i]) for i in letters)
    found: dict[str, int] = {}
    seen = 0
    for paragraph in draft.paragraphs:
        for words in _openings(paragraph):
            at = plain.find(words, seen)
            if at >= 0:
                seen = at + len(words)
                found[paragraph.id] = source.rfind("\n", 0, letters[at]) + 1
                break
    return found


def _openings(paragraph: Paragraph) -> list[str]:
    """What the paragraph may begin with: all of its words; those up to where a tag may stand."""
    sizes = list(accumulate(len(run.text) for run in paragraph.runs))
    text = paragraph.text().replace(OBJECT, " ")
    stretches = [text, *(text[:size] for size in sizes)]
    if len(sizes) > 1:
        stretches += [text[start:end] for start, end in pairwise(sizes)]
    known = ["".join(_folded(c) for c in words if c.isalnum())[:_LONGEST] for words in stretches]
    return [words for words in dict.fromkeys(known) if len(words) >= _SHORTEST]


def _folded(sign: str) -> str:
    """One sign for one: a longer lower-case form would shift all that follows."""
    lower = sign.lower()
    return lower if len(lower) == 1 else sign
