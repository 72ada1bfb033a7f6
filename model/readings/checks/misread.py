"""Letters that a scan misread: figures in words, letters in figures, ligatures, soft hyphens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_FIGURE_IN_WORD = re.compile(r"\b[A-Za-z][a-z]*(?:[01]{1,2}[a-z]+)+\b|\b(?:t0|0f|1n|1s|1t)\b")
_CAPITAL_IN_WORD = re.compile(r"\b(?!Mc|Mac|Mi?[A-Z])[A-Za-z][a-z]+I[a-z]*\b")
_LETTER_IN_FIGURE = re.compile(r"\b(?:\d+O[\dO]*|\d+l\d[\dl]*|O\d{2,}|l\d{2,})\b")
_LIGATURE = re.compile(r"[\w\u00ad]*[\ufb00-\ufb06\u00ad][\w\u00ad]*")
_TO_LETTERS = str.maketrans("01", "ol")
_TO_FIGURES = str.maketrans("Ol", "01")

MISREAD = "a letter misread by a scan"


def misread(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Where each misread word begins and ends, what it is, and why it is told."""
    for found in _FIGURE_IN_WORD.finditer(text):
        word = found.group()
        if word in ("1n", "1s", "1t"):
            yield *found.span(), "i" + word[1:], MISREAD
        elif len(word) == 2 or sum(c.isalpha() for c in word) > 2:
            yield *found.span(), word.translate(_TO_LETTERS), MISREAD
    for found in _CAPITAL_IN_WORD.finditer(text):
        if len(found.group()) > 3:
            yield *found.span(), found.group().replace("I", "l"), MISREAD
    for found in _LETTER_IN_FIGURE.finditer(text):
        yield *found.span(), found.group().translate(_TO_FIGURES), MISREAD
    for found in _LIGATURE.finditer(text):
        word = found.group()
        plain = unicodedata.normalize("NFKC", word.replace("\u00ad", ""))
        yield *found.span(), plain, "joined letters" if "\u00ad" not in word else "a soft hyphen"
