"""Who types, in which capacity, and what words are its own to change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from model.draft.change import Change, latest_positions
from model.draft.delegation import Delegation
from model.draft.draft import Draft
from model.draft.text import Mark, change_of

Hat = Literal["delegation", "chair", "secretariat"]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who types, and when.

    Attributes:
        by: The delegation; empty where nobody has the floor.
        hat: In which capacity it types: what the Chair types is ruled "take", what the
            Secretariat types is accepted at once and may correct what is agreed.
        at: When (UTC, whole seconds), or empty.
    """

    by: Delegation | str = ""
    hat: Hat = "delegation"
    at: str = ""

    @property
    def id(self) -> str:
        """Id of the delegation."""
        return self.by.id if isinstance(self.by, Delegation) else self.by

    def owns(self, draft: Draft, mark: Mark) -> bool:
        """Whether a change is this voice's alone: proposed by it, and nobody has touched it.

        What the chair has ruled on, and a move, is edited like text of others.
        """
        change = draft.changes.get(change_of(mark))
        return (
            change is not None
            and change.outcome == ("accepted" if self.hat == "secretariat" else "open")
            and change.ruling in (("", "take") if self.hat == "chair" else ("",))
            and not change.moved_from
            and bool(change.positions)
            and all(p.delegation == self.id for p in change.positions)
            and change.positions[-1].stance == "propose"
        )

    def asks_for(self, change: Change | None) -> bool:
        """Whether a change is what this voice wants too, and counts where it types.

        In the chair's proposal what is not ruled "take" stands, in the clean text what is open.
        """
        if change is None or change.outcome not in ("open", "accepted"):
            return False
        counts = self.hat == "delegation" or change.outcome == "accepted"
        if not counts and not (self.hat == "chair" and change.ruling == "take"):
            return False
        mine = latest_positions(change.positions).get(self.id)
        return mine is not None and mine.stance in ("propose", "support", "delete")
