"""The opening words of preambular and operative paragraphs, which UN documents set in italics."""

from __future__ import annotations

import json


class OpeningWords:
    """Finds the longest known initial phrase ("Noting with concern") at the start of a text."""

    def __init__(self, phrases: bytes) -> None:
        """``phrases`` is the shipped JSON: lists ``preambular`` and ``operative`` of phrases."""
        known = json.loads(phrases)
        self._by_kind = {
            kind: _by_first_word(known.get(kind, ())) for kind in ("preambular", "operative")
        }

    def has(self, kind: str) -> bool:
        """Whether paragraphs of a kind begin with such words at all."""
        return kind in self._by_kind

    def length(self, kind: str, text: str) -> int:
        """How many characters of ``text`` are opening words; 0 for none."""
        by_first = self._by_kind.get(kind)
        if not by_first or not text:
            return 0
        words = text.lstrip()
        lead = len(text) - len(words)
        first = words.split(None, 1)[0].rstrip(",").casefold() if words else ""
        phrases = by_first.get(first)
        told = words[:120].casefold() if phrases else ""
        for phrase in phrases or ():
            if told.startswith(phrase) and not told[len(phrase) : len(phrase) + 1].isalpha():
                return lead + len(phrase)
        return 0


def _by_first_word(entries: list[dict[str, object]]) -> dict[str, list[str]]:
    """Phrases, longest first, by their first word; all in lower case."""
    found: dict[str, set[str]] = {}
    for entry in entries:
        for form in ("phrase", "also", "further"):
            # "that" follows the opening words, it is none of them.
            phrase = str(entry.get(form) or "").casefold().strip().removesuffix(" that")
            if phrase:
                found.setdefault(phrase.split()[0], set()).add(phrase)
    return {first: sorted(told, key=len, reverse=True) for first, told in found.items()}
