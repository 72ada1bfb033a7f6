"""Proposed amendments, and what delegations and the chair say of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from model.draft.delegation import CHAIR

Stance = Literal[
    "propose", "support", "retain", "delete", "reserve", "oppose", "flexible", "consult"
]
Outcome = Literal["open", "accepted", "rejected", "withdrawn"]
Ruling = Literal["", "take", "leave"]


@dataclass(frozen=True, slots=True)
class Position:
    """What one delegation thinks of a change, of a paragraph, or of the draft.

    Attributes:
        delegation: The delegation's id in the draft.
        stance: What it wants.
        at: When it was taken (UTC, ``2026-01-13T20:41:07Z``), or empty.
        note: The words it came with, if any.
        private: Whether the note is the facilitator's own and goes to nobody.
    """

    delegation: str
    stance: Stance
    at: str = ""
    note: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """An amendment somebody asks for; positions, rulings and outcomes are about one of these.

    What it inserts and deletes is not here: the runs and end marks that carry its marks say so.

    Attributes:
        id: Its id.
        positions: In the order in which they were taken.
        outcome: What happened to it.
        ruling: The chair's choice as long as nothing is decided.
        moved_from: For a move, the id of the paragraph at home.
        moved_to: For a move, the id of the copy.
        confidence: 0 to 1 for a guess that a reader made; None for what is certain.
        reason: Why the guess was made, in words for the person who settles it.
    """

    id: str
    positions: tuple[Position, ...] = ()
    outcome: Outcome = "open"
    ruling: Ruling = ""
    moved_from: str = ""
    moved_to: str = ""
    confidence: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Bracket:
    """Words that stand but are not agreed. It obeys the rule of what stands, like a run."""

    id: str
    ins: tuple[str, ...] = ()
    dels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Changes, paragraphs or brackets, by id, of which at most one can stand.

    Attributes:
        id: Its id.
        of: The ids of what it is between. A paragraph may be the first of a block.
        through: For each block of several paragraphs, the ids of its first and its last one.
    """

    id: str
    of: tuple[str, ...]
    through: tuple[tuple[str, str], ...] = ()

    def without(self, gone: str) -> Alternatives:
        """Those that are left when one of them is gone."""
        return replace(
            self,
            of=tuple(one for one in self.of if one != gone),
            through=tuple(pair for pair in self.through if pair[0] != gone),
        )


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment or request in words.

    Attributes:
        id: Its id.
        text: The words, without the name.
        by: The id of the delegation that made it, or empty.
        on: The id of the paragraph or change it is about, or empty for the whole draft.
        at: When it was made (UTC, whole seconds), or empty.
        owed: Whether something was promised with it ("we'll send language").
    """

    id: str
    text: str
    by: str = ""
    on: str = ""
    at: str = ""
    owed: bool = False


def latest_positions(positions: tuple[Position, ...]) -> dict[str, Position]:
    """Each delegation's last position, by delegation id; order is what counts, never the clock."""
    return {position.delegation: position for position in positions}


def is_chairs(change: Change) -> bool:
    """Whether the Chair's last word on the change is to propose it."""
    for position in reversed(change.positions):
        if position.delegation == CHAIR:
            return position.stance == "propose"
    return False


def effective_ruling(change: Change) -> Ruling:
    """What the chair wants of an open change: what the Chair proposes is taken unless ruled."""
    if change.outcome != "open":
        return ""
    return change.ruling or ("take" if is_chairs(change) else "")
