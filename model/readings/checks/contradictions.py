"""Records that contradict each other: positions, alternatives, changes without words to stand."""

from __future__ import annotations

from collections.abc import Iterator

from model.draft.backing import is_behind
from model.draft.change import Change, latest_positions
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph, display_name
from model.draft.text import EndMark, Run, change_of
from model.readings.checks.oddity import Oddity
from model.readings.decisions import AGAINST, Decisions, behind
from model.readings.places import ChangePlace, places_in
from model.readings.reading import CHAIRS_PROPOSAL


def contradictions(draft: Draft) -> Iterator[Oddity]:
    """What cannot all be meant."""
    told: set[str] = set()
    decisions = Decisions(draft, CHAIRS_PROPOSAL)
    for paragraph in draft.paragraphs:
        places = [p for p in places_in(draft, paragraph) if p.change.outcome == "open"]
        yield from _agreed_open(draft, paragraph, places, decisions)
        for place in places:
            if place.change.id not in told:
                told.add(place.change.id)
                yield from _against_themselves(draft, place)
                yield from _moot(draft, place)
    yield from _rivals(draft)


def _agreed_open(
    draft: Draft, paragraph: Paragraph, places: list[ChangePlace], decisions: Decisions
) -> Iterator[Oddity]:
    """An agreed paragraph that still holds open changes: they count as in, by agreement."""
    if paragraph.agreement.state != "agreed":
        return
    held = {p.change.id: p for p in places if decisions.is_by_agreement(paragraph, p.change.id)}
    if held:
        first = next(iter(held.values()))
        many = "an open change" if len(held) == 1 else f"{len(held)} open changes"
        yield Oddity(
            "agreed-open",
            f"{display_name(paragraph)} is agreed and still holds {many}, taken as in.",
            paragraph.id,
            first.offset,
            len(first.inserted or first.deleted or first.held),
            fix="accept them",
        )


def _against_themselves(draft: Draft, place: ChangePlace) -> Iterator[Oddity]:
    """Delegations that are behind a change and against it, by themselves or by their group."""
    change = place.change
    for said in sorted(_twice(draft, change)):
        yield Oddity(
            "positions-contradict",
            said,
            place.paragraph,
            place.offset,
            len(place.inserted or place.deleted or place.held),
            asks=True,
            fix="ask them",
        )


def _twice(draft: Draft, change: Change) -> set[str]:
    found: set[str] = set()
    latest = latest_positions(change.positions)
    for position in change.positions:
        last = latest[position.delegation]
        same_time = position.at == last.at
        sides = {is_behind(draft, change, p) for p in (position, last)}
        opposed = any(p.stance in AGAINST for p in (position, last)) and len(sides) == 2
        if same_time and opposed:
            name = draft.shown_name(position.delegation)
            found.add(f"{name} is both behind a change and against it.")
    for position in latest.values():
        group = draft.delegations.get(position.delegation)
        if group is None or not group.members or not is_behind(draft, change, position):
            continue
        for other in latest.values():
            member = draft.delegations.get(other.delegation)
            if member is None or member.code not in group.members:
                continue
            if other.stance in AGAINST and not is_behind(draft, change, other):
                found.add(f"{group.shown} is behind a change that {member.shown} is against.")
    return found


def _moot(draft: Draft, place: ChangePlace) -> Iterator[Oddity]:
    """An open change none of whose words can stand or go any more."""
    change = place.change.id
    alive = False
    for paragraph in draft.carrying(change):
        things: tuple[Run | EndMark, ...] = (*paragraph.runs, paragraph.end)
        for thing in things:
            marks = thing.marks() if isinstance(thing, Run) else thing.ins + thing.dels
            if change in map(change_of, marks):
                alive = alive or not _is_settled(draft, change, thing.ins, thing.dels)
    if not alive:
        yield Oddity(
            "moot",
            "A change can no longer stand: the words that it is about are gone.",
            place.paragraph,
            place.offset,
            len(place.inserted or place.deleted or place.held),
            fix="withdraw it",
        )


def _is_settled(draft: Draft, own: str, ins: tuple[str, ...], dels: tuple[str, ...]) -> bool:
    """Whether words are out whatever is decided of the change itself."""
    outcomes = {m: draft.changes.get(change_of(m)) for m in ins + dels if change_of(m) != own}
    gone = any(
        c is not None and c.outcome in ("rejected", "withdrawn")
        for m, c in outcomes.items()
        if m in ins
    )
    return gone or any(
        c is not None and c.outcome == "accepted" for m, c in outcomes.items() if m in dels
    )


def _rivals(draft: Draft) -> Iterator[Oddity]:
    """Alternatives of which more than one was taken, and delegations behind several."""
    for group in draft.alternatives.values():
        changes = [draft.changes[one] for one in group.of if one in draft.changes]
        taken = [c for c in changes if c.outcome == "accepted" or c.ruling == "take"]
        where = next((p for c in (taken or changes) for p in draft.carrying(c.id)), None)
        if len(taken) > 1:
            yield Oddity(
                "alternatives-taken",
                f"{len(taken)} alternatives are taken, though only one of them can stand.",
                where.id if where else "",
                asks=True,
                fix="leave all but one",
            )
        several: dict[str, int] = {}
        for change in changes:
            for delegation in behind(draft, change) if change.outcome == "open" else ():
                several[delegation] = several.get(delegation, 0) + 1
        for delegation in sorted(d for d, n in several.items() if n > 1):
            yield Oddity(
                "behind-rivals",
                f"{draft.shown_name(delegation)} is behind {several[delegation]} alternatives "
                "of which only one can stand.",
                where.id if where else "",
                fix="ask which one",
            )
