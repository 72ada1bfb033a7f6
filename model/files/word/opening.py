"""The opening words of paragraphs, which the UN sets in italics: "Noting with concern"."""

from __future__ import annotations

import json
import re

_WORD = re.compile(r"\S+")
_EDGE = ",;:.[]()"


class OpeningWords:
    """Finds the recognised phrase that a paragraph opens with."""

    def __init__(self, phrases: bytes) -> None:
        """Take the shipped phrases: ``{"preambular": [{"phrase", "also", "further"}…], …}``."""
        told = json.loads(phrases) if phrases else {}
        french = told.get("french", {})
        self._known = {
            "preambular": _spellings([*told.get("preambular", ()), *french.get("PP", ())]),
            "operative": _spellings([*told.get("operative", ()), *french.get("OP", ())]),
        }
        every = [p for phrases in self._known.values() for p in phrases]
        self._longest = max((len(p.split()) for p in every), default=0)

    def length(self, kind: str, text: str) -> int:
        """How many characters from the start of ``text`` are opening words; 0 for none."""
        known = self._known.get(kind)
        if not known:
            return 0
        words = []
        for found in _WORD.finditer(text):
            words.append(found)
            if len(words) == self._longest:
                break
        for count in range(len(words), 0, -1):
            taken = words[:count]
            told = " ".join(word.group().strip(_EDGE) for word in taken).casefold()
            if told in known:
                last = taken[-1]
                return last.start() + len(last.group().rstrip(_EDGE))
        return 0


def _spellings(entries: list[dict[str, str]]) -> frozenset[str]:
    """Every spelling, without the "that" which the UN leaves upright."""
    return frozenset(
        spelling.replace(",", "").casefold().removesuffix(" that").strip()
        for entry in entries
        for key in ("phrase", "also", "further")
        if (spelling := entry.get(key, ""))
    )
