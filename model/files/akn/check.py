"""The third pass of a load: does what is named exist?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from model.draft.change import Bracket, Change, Position
from model.draft.delegation import Delegation, DelegationTable, unknown_delegation
from model.draft.paragraph import Paragraph
from model.files.akn.gather import Gathered
from model.files.akn.register_read import Register


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to be named; ``paragraphs`` are those of notes too."""

    register: Register
    paragraphs: list[Paragraph]
    table: DelegationTable

    def named_delegations(self) -> dict[str, None]:
        """Ids of the delegations that took a position or made a remark, in order."""
        register = self.register
        # One comprehension for the many: a generator for all takes twice as long.
        named: dict[str, None] = {
            position.delegation: None
            for change in register.changes.values()
            for position in change.positions
        }
        named.update((position.delegation, None) for position in register.positions)
        for paragraph in self.paragraphs:
            if paragraph.positions:
                named.update((position.delegation, None) for position in paragraph.positions)
        named.update((r.by, None) for r in register.remarks.values() if r.by)
        return named


def check_references(gathered: Gathered, known: Known) -> None:
    """Tell what is named and is not there; make what the text cannot do without."""
    register = known.register
    _take_foreign_changes(gathered, known)
    for change in sorted(gathered.marked - set(register.changes)):
        register.changes[change] = Change(change)
        gathered.tell(
            "missing-change", f"The text marks a change “{change}” that the register lacks."
        )
    for bracket in sorted(gathered.bracketed - set(register.brackets)):
        register.brackets[bracket] = Bracket(bracket)
        gathered.tell(
            "missing-bracket", f"The text has a bracket “{bracket}” that the register lacks."
        )
    _take_delegations(gathered, known)
    for name in sorted(gathered.referred - set(gathered.notes) - set(gathered.objects)):
        gathered.tell("missing-object", f"The text refers to “{name}”, which is not in the file.")
    _check_registered(gathered, known)


def _take_foreign_changes(gathered: Gathered, known: Known) -> None:
    """Changes that only another tool's marks tell of; their authors proposed them."""
    if not gathered.foreign_changes:
        return
    unnamed = 0
    for foreign in gathered.foreign_changes.values():
        positions: tuple[Position, ...] = ()
        if foreign.authors:
            delegation = _delegation_of(foreign.authors, known)
            known.register.delegations.setdefault(delegation.id, delegation)
            positions = (Position(delegation.id, "propose", foreign.at),)
        else:
            unnamed += 1
        known.register.changes[foreign.id] = Change(foreign.id, positions)
    count = len(gathered.foreign_changes)
    gathered.tell(
        "foreign-changes",
        f"Another tool marked insertions or deletions: they are taken as changes ({count})"
        + (f", {unnamed} of them without anyone behind them." if unnamed else "."),
        asks=unnamed > 0,
    )


def _delegation_of(names: tuple[str, ...], known: Known) -> Delegation:
    table = known.table.with_own(known.register.delegations.values())
    for name in names:
        found = table.find(name) or table.get(name.lower())
        if found is not None:
            return found
    return unknown_delegation(names[0], table)


def _take_delegations(gathered: Gathered, known: Known) -> None:
    own = known.register.delegations
    for name in known.named_delegations():
        if name in own:
            continue
        found = known.table.get(name)
        if found is None:
            made = unknown_delegation(name)
            found = type(made)(name, made.code, name, kind="unknown")
            gathered.tell("missing-delegation", f"A delegation “{name}” is named but not known.")
        own[name] = found


def _check_registered(gathered: Gathered, known: Known) -> None:
    """Tell of entries that are about nothing; those of paragraphs are kept as text."""
    register = known.register
    there = {p.id for p in known.paragraphs}
    there |= set(register.changes) | set(register.brackets)
    for missing in sorted(gathered.facts):
        gathered.tell(
            "missing-paragraph",
            f"The register speaks of a paragraph “{missing}” that is not in the file.",
        )
    named: list[tuple[str, str, Iterable[str]]] = [
        *(("remark", r.id, [r.on] if r.on else []) for r in register.remarks.values()),
        *(
            ("alternatives", a.id, (*a.of, *(one for pair in a.through for one in pair)))
            for a in register.alternatives.values()
        ),
        *(
            ("change", c.id, filter(None, (c.moved_from, c.moved_to)))
            for c in register.changes.values()
            if c.moved_from or c.moved_to
        ),
    ]
    for what, name, ids in named:
        for missing in ids:
            if missing not in there:
                gathered.tell(
                    "missing-reference",
                    f"The {what} “{name}” refers to “{missing}”, which is not in the file.",
                )
    for paragraph in known.paragraphs:
        for missing in paragraph.agreement.pending:
            if missing not in there and missing not in register.delegations:
                gathered.tell(
                    "missing-reference",
                    f"A paragraph waits for “{missing}”, which is not in the file.",
                    paragraph=paragraph.id,
                )
