"""Delegations that no table knows: a name in quotation marks makes one."""

from __future__ import annotations

from collections.abc import Iterable

from model.draft.delegation import unknown_delegation
from widgets.dialogs.candidates import Candidate, ChosenLetters, Finder

_QUOTES = "\"“”„«»'‘’"

HOW = "in quotation marks it is somebody new"


def newcomer(letters: str) -> Candidate | None:
    """Somebody new, where the letters are a name in quotation marks; the second may be missing."""
    bare = letters.strip()
    name = bare.strip(_QUOTES).strip()
    if not name or bare[0] not in _QUOTES:
        return None
    return Candidate(name, unknown_delegation(name), (name,), "new", 0)


class DelegationFinder(Finder):
    """Finds delegations; a name in quotation marks is one that nobody knew."""

    def __init__(
        self, candidates: Iterable[Candidate], letters: ChosenLetters | None = None
    ) -> None:
        every = list(candidates)
        super().__init__(every, letters)
        self._known = {name.casefold() for one in every for name in one.names}

    def found(self, typed: str, most: int = 40) -> list[Candidate]:
        """Those that fit, best first."""
        new = self._newcomer(typed)
        return [new] if new is not None else super().found(typed, most)

    def certain(self, typed: str) -> Candidate | None:
        """The one that is meant, if no other is meant as well."""
        return self._newcomer(typed) or super().certain(typed)

    def _newcomer(self, typed: str) -> Candidate | None:
        new = newcomer(typed)
        return new if new is not None and new.text.casefold() not in self._known else None
