"""Which paragraphs of an issued document stay, which are written anew, and where new ones go."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from model.draft.paragraph import Paragraph
from model.files.word.flow import WordParagraph


@dataclass(slots=True)
class Placed:
    """Paragraphs that are written together, and where.

    Attributes:
        units: What is written.
        bases: The numbers of the document's paragraphs that they were.
        slot: The number of the paragraph at which they stand.
        side: Whether in its place, or before or behind it.
        stays: Whether what is there stays as it is.
    """

    units: list[WordParagraph]
    bases: list[int]
    slot: int
    side: int = 0
    stays: bool = False


@dataclass(slots=True)
class Plan:
    """What becomes of the paragraphs of a body or a note.

    Attributes:
        placed: What is written, in order.
        gone: The numbers of the paragraphs that are not there any more.
        emptied: Of those, the ones in whose place an empty one must stand.
        loose: What has no place: a table that the document has not.
    """

    placed: list[Placed] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    emptied: set[int] = field(default_factory=set)
    loose: list[tuple[int, list[WordParagraph]]] = field(default_factory=list)


def planned(
    units: Sequence[WordParagraph],
    document: Sequence[Paragraph],
    drafted: Iterable[str],
    stays: Callable[[WordParagraph], bool],
    is_new: Callable[[WordParagraph], bool],
) -> Plan:
    """The plan of a body or a note.

    Args:
        units: The Word paragraphs that are to be there.
        document: The paragraphs that are there.
        drafted: Ids of the paragraphs that the draft has.
        stays: Whether a Word paragraph is there already, just so.
        is_new: Whether no word of it was there.
    """
    known = {p.id: i for i, p in enumerate(document)}
    bases = [[known[p.id] for p, _ in unit.members if p.id in known] for unit in units]
    in_place = rising([(min(mine), n) for n, mine in enumerate(bases) if mine])
    plan = Plan()
    last: Placed | None = None
    for n, unit in enumerate(units):
        mine = sorted(bases[n])
        if n in in_place:
            last = Placed([unit], mine, mine[0])
            last.stays = stays(unit) and len(mine) == len(unit.members)
        elif mine:
            last = _beside(plan, units, bases, in_place, n, last, document)
            if last is not None:
                last.bases = mine
        elif last is not None and _goes_on(last, unit, document) and not is_new(unit):
            last.units.append(unit)
            continue
        else:
            last = _beside(plan, units, bases, in_place, n, last, document)
        if last is not None:
            plan.placed.append(last)
    _clear(plan, document, set(drafted))
    return plan


def _goes_on(last: Placed, unit: WordParagraph, document: Sequence[Paragraph]) -> bool:
    """Whether words of the paragraphs written last may live on in the next."""
    is_near = document[last.slot].inside == unit.owner.inside
    return is_near and not last.stays and bool(last.bases)


def _beside(
    plan: Plan,
    units: Sequence[WordParagraph],
    bases: list[list[int]],
    in_place: set[int],
    n: int,
    last: Placed | None,
    document: Sequence[Paragraph],
) -> Placed | None:
    """The place of a paragraph that was not there: behind the one before, or before the next."""
    inside = units[n].owner.inside
    if last is not None and document[last.slot].inside == inside:
        side = -1 if last.side < 0 else 1
        return Placed([units[n]], [], last.slot, side)
    for following in range(n + 1, len(units)):
        if following in in_place:
            slot = min(bases[following])
            if document[slot].inside == inside:
                return Placed([units[n]], [], slot, -1)
            break
    plan.loose.append((last.slot if last is not None else -1, [units[n]]))
    return None


def rising(firsts: list[tuple[int, int]]) -> set[int]:
    """The most of some things that are in order: (place, number of the thing), by the numbers."""
    ends: list[int] = []
    chain: list[tuple[int, int]] = []
    before: dict[int, int | None] = {}
    for slot, n in firsts:
        at = bisect_left(ends, slot)
        before[n] = chain[at - 1][1] if at else None
        if at == len(ends):
            ends.append(slot)
            chain.append((slot, n))
        else:
            ends[at], chain[at] = slot, (slot, n)
    out: set[int] = set()
    here: int | None = chain[-1][1] if chain else None
    while here is not None:
        out.add(here)
        here = before[here]
    return out


def _clear(plan: Plan, document: Sequence[Paragraph], drafted: set[str]) -> None:
    """Find what is not there any more; words of it may live on in the paragraph before."""
    at = {placed.slot: placed for placed in plan.placed if placed.side == 0}
    used = {base for placed in plan.placed for base in placed.bases}
    staying = {base for placed in plan.placed if placed.stays for base in placed.bases}
    holding = {placed.slot for placed in plan.placed}
    before: Placed | None = None
    for n, paragraph in enumerate(document):
        before = at.get(n, before)
        if n in staying:
            continue
        if n in used:
            if at.get(n) is None:
                plan.gone.append(n)
            continue
        plan.gone.append(n)
        is_near = before is not None and document[before.slot].inside == paragraph.inside
        if before is not None and is_near and not before.stays and paragraph.id not in drafted:
            before.bases.append(n)
    stretches = [list(g) for _, g in groupby(range(len(document)), lambda n: document[n].inside)]
    if len(stretches) > 1:
        for stretch in stretches:
            if not holding.intersection(stretch) and stretch[-1] in plan.gone:
                plan.emptied.add(stretch[-1])
