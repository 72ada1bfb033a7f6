"""What the room writes after a change: who is behind it, and who says otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from model.draft.agreement import FORUM_NAMES, Agreement
from model.draft.change import Position, Remark, Stance, latest_positions
from model.draft.delegation import CHAIR
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph, display_name

_SAID: tuple[tuple[Stance, str], ...] = (
    ("retain", "retain"),
    ("flexible", "flexible"),
    ("delete", "delete"),
    ("oppose", "opposed"),
    ("consult", "consult with capital"),
    ("reserve", "reservation"),
)
"""Stances that are said in a tag, in the order in which they stand there: reservations last."""


def tag_text(draft: Draft, positions: Iterable[Position]) -> str:
    """The tag for positions, "(Turkey, China; reservation: Egypt)"; empty for none.

    All the names, in the order in which they spoke; each delegation's last word only.
    """
    by_stance: dict[str, list[str]] = {}
    for position in latest_positions(tuple(positions)).values():
        stance = "support" if position.stance == "propose" else position.stance
        by_stance.setdefault(stance, []).append(_name(draft, position))
    groups = [", ".join(by_stance.pop("support"))] if "support" in by_stance else []
    if by_stance:  # most tags name supporters alone
        said = [(told, by_stance[stance]) for stance, told in _SAID if stance in by_stance]
        groups += [f"{told}: {', '.join(names)}" for told, names in said]
    return f"({'; '.join(groups)})" if groups else ""


def _name(draft: Draft, position: Position) -> str:
    name = draft.shown_name(position.delegation)
    if position.delegation == CHAIR and position.stance == "propose":
        name = "Chair’s proposal"
    if position.note and not position.private:
        return f"{name} – {position.note}"
    return name


def document_tags(draft: Draft) -> list[str]:
    """The tags of the positions on the whole draft, those with the same stance and note in one.

    Each delegation's last word only, as everywhere.
    """
    groups: dict[tuple[Stance, str], list[Position]] = {}
    for position in latest_positions(draft.positions).values():
        note = "" if position.private else position.note
        groups.setdefault((position.stance, note), []).append(position)
    return [
        f"({note or _on_the_whole(stance)}: "
        + ", ".join(draft.shown_name(p.delegation) for p in positions)
        + ")"
        for (stance, note), positions in groups.items()
    ]


def _on_the_whole(stance: Stance) -> str:
    said = dict(_SAID).get(stance, stance)
    return f"{said.capitalize()} on the resolution"


def remark_text(draft: Draft, remark: Remark) -> str:
    """A remark as the room writes it: "[Mexico: other stakeholders to be added]"."""
    by = f"{draft.shown_name(remark.by)}: " if remark.by else ""
    return f"[{by}{remark.text}]"


def status_text(paragraph: Paragraph, agreement: Agreement, draft: Draft) -> str:
    """The status line of a paragraph, "[PP2 agreed in informals]"; empty where nothing is said."""
    if agreement.words:
        return f"[{agreement.words}]"
    said: str = agreement.state if agreement.state != "open" else ""
    if agreement.state == "silence":
        until = f" until {time_told(agreement.until)}" if agreement.until else ""
        said = "under silence" + until
    elif agreement.state == "pending":
        said = "agreed" if agreement.forum else ""
    if agreement.forum:
        said += " " + FORUM_NAMES[agreement.forum]
    if agreement.pending or agreement.state == "pending":
        waits = ", ".join(_waits_for(draft, one) for one in agreement.pending)
        said += f" pending {waits}".rstrip()
    return f"[{display_name(paragraph)} {said.strip()}]" if said else ""


def time_told(stamp: str) -> str:
    """A time as people read it, "2026-01-13 20:41 UTC"; whole minutes without seconds."""
    day, _, time = stamp.partition("T")
    clock = time.removesuffix("Z")
    clock = clock[:5] if clock[5:] in ("", ":00") else clock
    return f"{day} {clock} UTC" if clock else day


def _waits_for(draft: Draft, one: str) -> str:
    paragraph = draft.paragraph(one)
    return display_name(paragraph) if paragraph else draft.shown_name(one)
