"""What each reading takes as decided of a change: in, out, or neither."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from model.draft.backing import is_behind
from model.draft.blocks import block_of
from model.draft.change import Change, Position, is_chairs, latest_positions
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.text import Decided, change_of
from model.readings.facts import Facts, made_paragraphs
from model.readings.reading import Reading

AGAINST = ("reserve", "oppose", "retain", "delete")
"""Stances that contradict a change."""


class _Verdicts(dict[str, "bool | None"]):
    """What is decided of changes, found when it is first asked for."""

    def __init__(self, decide: Decided) -> None:
        super().__init__()
        self._decide = decide

    def __missing__(self, change: str) -> bool | None:
        verdict = self[change] = self._decide(change)
        return verdict


class Decisions:
    """What a reading of a draft takes as decided.

    A change is decided paragraph by paragraph: one that stands in ten places is in where its
    paragraph is agreed and may be open in the rest.
    """

    def __init__(self, draft: Draft, reading: Reading, facts: Facts | None = None) -> None:
        """``facts`` are those of the draft, where they are known already."""
        self._draft = draft
        self._facts = facts or Facts(draft)
        self._reading = reading
        # No bound method: it would hold on to what it is kept in until the collector comes by.
        self._decide = _DECIDING[reading.name]
        self._known: dict[str, Change] = {}

    def in_paragraph(self, paragraph: Paragraph) -> Decided:
        """What is decided of the changes that have marks in the paragraph.

        Each is looked into once: a line asks of every run, and of some several times.
        """
        return _Verdicts(partial(self._decide, self, paragraph)).__getitem__

    def by_ends(self) -> tuple[frozenset[str], frozenset[str]]:
        """The changes that are decided with an agreed paragraph by its end, and those disputed."""
        return self._facts.agreed_ends, self._facts.disputed

    def _tabled(self, paragraph: Paragraph, change: str) -> bool | None:
        return False

    def _informal(self, paragraph: Paragraph, change: str) -> bool | None:
        return _by_outcome(self.change(change))

    def _proposed(self, paragraph: Paragraph, change: str) -> bool | None:
        return _by_outcome(self.change(change)) is not False

    def _clean(self, paragraph: Paragraph, change: str) -> bool | None:
        return self._chair(paragraph, change) is True

    def _chair(self, paragraph: Paragraph, change: str) -> bool | None:
        known = self.change(change)
        decided = _by_outcome(known)
        if decided is not None:
            return decided
        if known.ruling:
            return known.ruling == "take"
        if self.is_agreed(paragraph, change):
            return None if self._is_contradicted(known) else True
        return True if is_chairs(known) else None

    def is_agreed(self, paragraph: Paragraph, change: str) -> bool:
        """Whether an agreement has to do with the change there.

        A change that makes or ends an agreed paragraph is decided with it wherever else it
        stands: the two old paragraphs that an agreed new one merges go. But an agreed paragraph
        does not agree to the alt that would replace it, which is agreed nowhere.
        """
        touched = change in self._facts.agreed_ends or change in self._facts.disputed
        return touched or paragraph.agreement.state == "agreed"

    def is_by_agreement(self, paragraph: Paragraph, change: str) -> bool:
        """Whether an open change is in because the paragraph is agreed."""
        return self.is_agreed(paragraph, change) and self._chair(paragraph, change) is True

    def _wanted(self, paragraph: Paragraph, change: str) -> bool | None:
        known = self.change(change)
        if known.outcome == "open":
            position = self._position_of(known)
            if position is not None:
                if is_behind(self._draft, known, position):
                    return True
                if position.stance in AGAINST:
                    return False
        return self._clean(paragraph, change)

    def change(self, change: str) -> Change:
        """The change of that id; one that says nothing where the draft has none."""
        known = self._known.get(change)
        if known is None:
            known = self._known[change] = self._draft.changes.get(change) or Change(change)
        return known

    def _position_of(self, change: Change) -> Position | None:
        """The reading's delegation's last word on the change, else that of a group it is in."""
        latest = latest_positions(change.positions)
        own = latest.get(self._reading.delegation)
        me = self._draft.delegations.get(self._reading.delegation)
        if own is not None or me is None:
            return own
        groups = [
            position
            for position in change.positions
            if (group := self._draft.delegations.get(position.delegation)) is not None
            and me.code in group.members
        ]
        return groups[-1] if groups else None

    def _is_contradicted(self, change: Change) -> bool:
        if change.id in self._facts.disputed:
            return True
        for position in latest_positions(change.positions).values():
            if position.stance in AGAINST and not is_behind(self._draft, change, position):
                return True
        return any(map(self._stands_as_much, self._rivals_of(change.id)))

    def _rivals_of(self, change: str) -> set[str]:
        """The alternatives to the change, and to the paragraphs that it makes; never itself."""
        rivals = self._facts.rivals
        if not rivals:
            return set()
        own = {change, *(paragraph.id for paragraph in made_paragraphs(self._draft, change))}
        groups = {group.id: group for one in own for group in rivals.get(one, ())}
        return {
            other
            for group in groups.values()
            for other in group.of
            if own.isdisjoint((other, *(p.id for p in block_of(self._draft, group, other))))
        }

    def _stands_as_much(self, other: str) -> bool:
        """Whether an alternative is not ruled out and, if it is a paragraph, agreed too."""
        twin = self._draft.changes.get(other)
        if twin is not None:
            return _by_outcome(twin) is not False and twin.ruling != "leave"
        row = self._draft.paragraphs.index_of(other)
        if row is None:
            return False
        place = self._draft.paragraphs[row]
        left = any(
            self.change(c).ruling == "leave" or _by_outcome(self.change(c)) is False
            for c in map(change_of, place.end.ins)
        )
        return place.agreement.state == "agreed" and not left


_DECIDING: dict[str, Callable[[Decisions, Paragraph, str], bool | None]] = {
    "tabled": Decisions._tabled,
    "informal": Decisions._informal,
    "proposed": Decisions._proposed,
    "chair": Decisions._chair,
    "clean": Decisions._clean,
    "as": Decisions._wanted,
}
"""How each reading decides."""


def behind(draft: Draft, change: Change) -> list[str]:
    """Ids of the delegations behind the change, in the order in which they spoke."""
    return [
        delegation
        for delegation, position in latest_positions(change.positions).items()
        if is_behind(draft, change, position)
    ]


def _by_outcome(change: Change) -> bool | None:
    if change.outcome == "open":
        return None
    return change.outcome == "accepted"
