"""Words of a draft as a sentence about them quotes them."""

from __future__ import annotations

from model.draft.text import OBJECT


def quoted(words: str, most: int = 60) -> str:
    words = " ".join(words.replace(OBJECT, "").split())
    if not words:
        return "a change in it"
    return f"“{words}”" if len(words) <= most else f"“{words[: most - 1].rstrip()}…”"
