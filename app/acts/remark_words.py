"""A remark as a facilitator types it: "mx: addition of others", "! we will send language"."""

from __future__ import annotations

from dataclasses import dataclass

from model.draft.delegation import Delegation
from widgets.dialogs.candidates import Candidate, Finder

HOW = "A name and a colon first for another’s, ! where language is owed"


@dataclass(frozen=True, slots=True)
class RemarkSaid:
    """A remark.

    Attributes:
        text: The words.
        by: Whose it is; None for nobody's.
        owed: Whether something was promised with it.
    """

    text: str
    by: Delegation | None = None
    owed: bool = False


def read_remark(
    typed: str, candidates: list[Candidate], floor: Delegation | None
) -> tuple[RemarkSaid | None, str]:
    """The remark, and what Enter does in words; None where nothing is said yet."""
    owed, words = _owed(typed)
    by = floor
    name, colon, rest = words.partition(":")
    if colon:
        meant = Finder(candidates).certain(name)
        if meant is not None and isinstance(meant.value, Delegation):
            by = meant.value
            again, words = _owed(rest)
            owed = owed or again
    if not words:
        whose = f"{floor.shown} speaks. " if floor else ""
        return None, f"{whose}{HOW}"
    told = f"Enter: remark{f' by {by.shown}' if by else ''}: “{words}”"
    return RemarkSaid(words, by, owed), f"{told}, language is owed" if owed else told


def _owed(words: str) -> tuple[bool, str]:
    bare = words.strip()
    return bare.startswith("!"), bare.removeprefix("!").strip()
