"""Under whose name each revision goes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from model.draft.backing import is_behind
from model.draft.change import latest_positions
from model.draft.delegation import CHAIR, SECRETARIAT
from model.draft.draft import Draft
from model.draft.text import Mark, change_of
from model.files.word.names import UNATTRIBUTED, joined_authors
from model.readings.reading import Reading

SCRUBBED = "Author"
"""The author of a revision in a copy that names no persons; the format demands one."""


class Authors:
    """The authors of one export.

    A set of delegations has one name throughout, in the order in which it was first met: Word
    shows and filters by that name.
    """

    lead = False
    """Whether the first of several stands for all, the others being told in a comment."""

    def __init__(self, draft: Draft, reading: Reading, scrub: bool) -> None:
        self._draft = draft
        self._one = single_author(draft, reading)
        self._dated = not scrub and not self._one
        self._behind: dict[str, tuple[str, ...]] = {}
        self._orders: dict[frozenset[str], tuple[str, ...]] = {}
        self._known: dict[tuple[Mark, ...], tuple[str, str]] = {}
        self.told: dict[str, tuple[str, ...]] = {}
        self.spelled: Mapping[frozenset[str], str] = {}
        """How the issued document writes sets of delegations, where there is one."""

    def of(self, marks: tuple[Mark, ...]) -> tuple[str, str]:
        """The author of what the marks do together, and the time or an empty string."""
        known = self._known.get(marks)
        if known is None:
            known = self._known[marks] = self._found(marks)
        return known

    def _found(self, marks: tuple[Mark, ...]) -> tuple[str, str]:
        if self._one:
            return self._one, ""
        names = self.names(marks)
        author = self.spelled.get(frozenset(names), "") if names else ""
        author = author or self._joined(names)
        if not marks:
            author = self._draft.shown_name(SECRETARIAT)
            author = "Secretariat" if author == SECRETARIAT else author
        self.told.setdefault(author, names)
        return author, self._time(marks)

    def _joined(self, names: tuple[str, ...]) -> str:
        """The name of several; one of them alone where the copy is to show the lead."""
        shown = [self._draft.shown_name(d) for d in (names[:1] if self.lead else names)]
        return joined_authors([name for name in shown if name != SCRUBBED] or shown)

    def seen(self, marks: tuple[Mark, ...]) -> frozenset[str]:
        """Ids of the delegations that the author's name tells."""
        names = self.names(marks)
        return frozenset(names[:1] if self.lead else names)

    def names(self, marks: tuple[Mark, ...]) -> tuple[str, ...]:
        """Ids of the delegations behind any of the marks, in the one order of their set."""
        if len(marks) == 1:
            alone = self.behind(change_of(marks[0]))
            return self._orders.setdefault(frozenset(alone), alone)
        found: dict[str, None] = {}
        for mark in marks:
            found.update(dict.fromkeys(self.behind(change_of(mark))))
        return self._orders.setdefault(frozenset(found), tuple(found))

    def behind(self, change: str) -> tuple[str, ...]:
        """Ids of the delegations behind a change."""
        known = self._behind.get(change)
        if known is None:
            made = self._draft.changes.get(change)
            latest = latest_positions(made.positions) if made else {}
            known = self._behind[change] = tuple(
                delegation
                for delegation, position in latest.items()
                if made is not None and is_behind(self._draft, made, position)
            )
        return known

    def _time(self, marks: tuple[Mark, ...]) -> str:
        if self._dated:
            for mark in marks:
                change = self._draft.changes.get(change_of(mark))
                for position in change.positions if change else ():
                    if position.at:
                        return position.at
        return ""


def single_author(draft: Draft, reading: Reading) -> str:
    """The one author of a redline that is not the room's; empty for the room's own."""
    if reading.name == "chair":
        return _name(draft, CHAIR, "Chair")
    if reading.name == "clean":
        return _name(draft, SECRETARIAT, "Secretariat")
    if reading.name == "as":
        return draft.shown_name(reading.delegation) or UNATTRIBUTED
    return ""


def nameless(draft: Draft) -> Draft:
    """The draft with no name of a delegation that nobody knows: it may be a person's."""
    unknown = [d for d in draft.delegations.values() if d.kind == "unknown"]
    delegations = draft.delegations
    for one in unknown:
        bare = replace(one, name=SCRUBBED, short="", aliases=(), code="")
        delegations = delegations.put(one.id, bare)
    return replace(draft, delegations=delegations) if unknown else draft


def _name(draft: Draft, delegation: str, otherwise: str) -> str:
    known = draft.delegations.get(delegation)
    return known.shown if known else otherwise
