"""The authors of a Word file as delegations."""

from __future__ import annotations

import re
from collections.abc import Mapping

from model.draft.change import Position, Stance
from model.draft.delegation import Delegation, DelegationTable, unknown_delegation
from model.files.loaded import Notice
from model.files.word.names import AND_OTHERS, UNATTRIBUTED
from model.files.word.tokens import Revision

_COURTESY = re.compile(
    r"^(?:the\s+)?(?:permanent\s+)?(?:delegation|mission|representative)s?\s+of\s+(?:the\s+)?",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*[,/&+]\s*(?:and\s+)?|\s+and\s+")


class Speakers:
    """Finds the delegations that an author's name stands for; remembers all it met."""

    def __init__(self, table: DelegationTable) -> None:
        self._table = table
        self._known: dict[str, tuple[str, ...]] = {}
        self.met: dict[str, Delegation] = {}
        self.notices: list[Notice] = []

    @property
    def known(self) -> Mapping[str, tuple[str, ...]]:
        """Whom each author met so far stands for, in the order in which they were met."""
        return self._known

    def delegations(self, author: str) -> tuple[str, ...]:
        """Ids of the delegations that an author stands for: "Turkey; China" for two."""
        known = self._known.get(author)
        if known is None:
            known = self._known[author] = tuple(dict.fromkeys(self._found(author)))
        return known

    def _found(self, author: str) -> list[str]:
        name = " ".join(author.split())
        if name == UNATTRIBUTED:
            return []
        whole = self._one(name)
        if whole is not None:
            return [whole]
        names = [part.strip() for part in name.split(";") if part.strip()]
        if len(names) > 1:
            if names[-1].startswith("and ") and names[-1].endswith(AND_OTHERS):
                names.pop()
            return [self._one(part) or self._unknown(part) for part in names]
        # Other programs join names otherwise; "Smith, Chad" is a person all the same.
        known = [self._one(part) for part in _JOINED.split(name)]
        return [one for one in known if one] if all(known) else [self._unknown(name)]

    def _one(self, name: str) -> str | None:
        for spelling in (name, _COURTESY.sub("", name)):
            found = self._table.find(spelling) if spelling else None
            if found is not None:
                self.met[found.id] = found
                return found.id
        return None

    def _unknown(self, name: str) -> str:
        for known in (
            unknown_delegation(name or "Unnamed"),
            unknown_delegation(name or "Unnamed", self._table),
        ):
            there = self._table.get(known.id)
            if there is not None and there.name == known.name:  # the draft's own, met before
                self.met[there.id] = there
                return there.id
        made = unknown_delegation(name or "Unnamed", self._table)
        self._table = self._table.with_own((made,))
        self.met[made.id] = made
        said = (
            f"The author “{name}” is no delegation that is known."
            if name
            else ("Some changes have no author.")
        )
        self.notices.append(
            Notice("author-unknown", said, asks=True, fix="Say which delegation it is")
        )
        return made.id

    def positions(self, by: Revision) -> tuple[Position, ...]:
        """The positions of those behind a revision: one alone proposes, several support."""
        found = self.delegations(by.author)
        stance: Stance = "propose" if len(found) == 1 else "support"
        return tuple(Position(delegation, stance, by.at) for delegation in found)
