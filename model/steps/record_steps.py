"""Steps on what a draft knows beside its text: changes, brackets, notes, remarks and the rest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from model.draft.by_id import ById
from model.draft.change import Alternatives, Bracket, Change, Position, Remark
from model.draft.delegation import Delegation
from model.draft.draft import Draft, Package
from model.draft.note import Kept, Note
from model.draft.place import Place
from model.steps.step import Step, StepRefused

Record = Change | Bracket | Alternatives | Remark | Note | Kept | Delegation
"""What a draft holds by id."""

_TABLES: dict[type[Record], str] = {
    Change: "changes",
    Bracket: "brackets",
    Alternatives: "alternatives",
    Remark: "remarks",
    Note: "notes",
    Kept: "objects",
    Delegation: "delegations",
}

FactValue = str | int | tuple[Position, ...] | tuple[tuple[str, str], ...] | Package | None
"""What a draft-wide fact can be."""

FACTS = (
    "positions",
    "came_from",
    "tabled_on",
    "day",
    "language",
    "document",
    "symbol",
    "rolling_text",
    "package",
    "foreign",
)
"""The draft-wide facts that a step can set, named as in Draft."""


@dataclass(frozen=True, slots=True)
class Put:
    """Add something that is held by id, or replace the one of the same id.

    Attributes:
        record: The change, bracket, note…
    """

    record: Record

    def apply(self, draft: Draft) -> Draft:
        """The draft with it."""
        return _with_table(draft, self.record, _table(draft, self.record).put)

    def inverse(self, before: Draft) -> Step:
        """Put back the old one, or remove what was not there."""
        old = _table(before, self.record).get(self.record.id)
        return Remove(self.record) if old is None else Put(old)

    def follow(self, place: Place) -> Place:
        """No place moves."""
        return place


@dataclass(frozen=True, slots=True)
class Remove:
    """Take away something that is held by id.

    Attributes:
        record: It, as it stands in the draft.
    """

    record: Record

    def apply(self, draft: Draft) -> Draft:
        """The draft without it."""
        table = _table(draft, self.record)
        if table.get(self.record.id) != self.record:
            raise StepRefused("What should be removed is no longer there, or has changed.")
        return _with_table(draft, self.record, lambda key, _: table.without(key))

    def inverse(self, before: Draft) -> Put:
        """Put it back."""
        return Put(self.record)

    def follow(self, place: Place) -> Place | None:
        """Places in a removed note are gone."""
        inside = self.record.paragraphs if isinstance(self.record, Note) else ()
        return None if any(p.id == place.paragraph for p in inside) else place


@dataclass(frozen=True, slots=True)
class SetFact:
    """Set something known of the whole draft.

    Attributes:
        fact: One of FACTS.
        value: What it shall be.
    """

    fact: str
    value: FactValue

    def apply(self, draft: Draft) -> Draft:
        """The draft with the fact."""
        if self.fact not in FACTS:
            raise StepRefused(f"A draft knows nothing called “{self.fact}”.")
        facts: dict[str, Any] = {self.fact: self.value}
        return replace(draft, **facts)

    def inverse(self, before: Draft) -> SetFact:
        """Put the old value back."""
        if self.fact not in FACTS:
            raise StepRefused(f"A draft knows nothing called “{self.fact}”.")
        return SetFact(self.fact, getattr(before, self.fact))

    def follow(self, place: Place) -> Place:
        """No place moves."""
        return place


def _table(draft: Draft, record: Record) -> ById[Any]:
    table: ById[Any] = getattr(draft, _TABLES[type(record)])
    return table


def _with_table(draft: Draft, record: Record, act: Any) -> Draft:
    tables: dict[str, Any] = {_TABLES[type(record)]: act(record.id, record)}
    return replace(draft, **tables)
