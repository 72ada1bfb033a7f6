"""Positions said as a tag that reads back as the same positions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from model.draft.change import Position, Stance
from model.draft.delegation import CHAIR
from model.draft.draft import Draft
from model.files.notation.tags import ON_THIS

_VERBS: dict[Stance, str] = {
    "propose": "propose",
    "support": "support",
    "retain": "retain",
    "delete": "delete",
    "reserve": "reservation",
    "oppose": "oppose",
    "flexible": "flexible",
    "consult": "consult with capital",
}


def say_positions(
    draft: Draft, positions: Sequence[Position], amends: bool = False, held: bool = False
) -> str:
    """The tag for the positions, in their order: "(Egypt; reservation: Iran)"; empty for none.

    Those behind an amendment stand first without a verb where that says the same: one alone
    proposes, several support, the Chair proposes. Where nobody is behind an amendment
    (``amends``), the tag says so with "?"; where somebody would seem to be behind one, though
    the words are only ``held``, it says that as well.
    """
    if not positions:
        return ""
    groups = [(stance, list(same)) for stance, same in groupby(positions, lambda p: p.stance)]
    plain = _plain_head(positions)
    said = []
    if plain:
        said.append(", ".join(_name(draft, p) for p in plain))
        groups = [
            (stance, list(same))
            for stance, same in groupby(positions[len(plain) :], lambda p: p.stance)
        ]
    elif amends and not any(p.stance in ("propose", "support") for p in positions):
        said.append("?")
    said += [f"{_VERBS[s]}: {', '.join(_name(draft, p) for p in same)}" for s, same in groups]
    only = held and any(p.stance in ("propose", "support", "delete") for p in positions)
    return f"({ON_THIS if only else ''}{'; '.join(said)})"


def _plain_head(positions: Sequence[Position]) -> list[Position]:
    """The first positions, as far as names alone say them."""
    behind = [p for p in positions if p.stance in ("propose", "support")]
    if any(p.stance == "delete" for p in positions):
        # Beside a "delete:", names without a verb want the words.
        return []
    head = list(positions[: len(behind)])
    if head != behind or not behind:
        return []
    chair = [p for p in behind if p.delegation == CHAIR]
    others = [p for p in behind if p.delegation != CHAIR]
    if chair:
        fits = all(p.stance == "propose" for p in chair) and all(
            p.stance == "support" for p in others
        )
    elif len(behind) == 1:
        fits = behind[0].stance == "propose"
    else:
        fits = all(p.stance == "support" for p in behind)
    return behind if fits else []


def _name(draft: Draft, position: Position) -> str:
    name = draft.shown_name(position.delegation)
    if position.delegation == CHAIR and position.stance == "propose":
        name = "Chair’s proposal"
    if not position.note or position.private:
        return name
    note = position.note
    if re.search(r"[,;:()“”]", note):
        note = "“" + re.sub(r"[“”()]", "'", note) + "”"
    return f"{name} – {note}"
