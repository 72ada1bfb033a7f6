"""Under whose name each revision goes out."""

from __future__ import annotations

from collections.abc import Mapping

from model.draft.backing import is_behind
from model.draft.change import latest_positions
from model.draft.delegation import CHAIR, SECRETARIAT
from model.draft.draft import Draft
from model.draft.text import Mark, change_of
from model.files.word.names import UNATTRIBUTED, joined_authors
from model.readings.reading import Reading

SCRUBBED = "Author"
"""The author of every revision of a copy that names nobody; the format demands one."""


class Authors:
    """The authors of one export.

    A set of delegations has one name throughout, in the order in which it was first met: Word
    shows and filters by that name.
    """

    def __init__(self, draft: Draft, reading: Reading, scrub: bool) -> None:
        self._draft = draft
        self._one = single_author(draft, reading, scrub)
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
        author = author or joined_authors(self._draft.shown_name(d) for d in names)
        if not marks:
            author = self._draft.shown_name(SECRETARIAT)
            author = "Secretariat" if author == SECRETARIAT else author
        self.told.setdefault(author, names)
        return author, self._time(marks)

    def names(self, marks: tuple[Mark, ...]) -> tuple[str, ...]:
        """Ids of the delegations behind any of the marks, in the one order of their set."""
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


def single_author(draft: Draft, reading: Reading, scrub: bool) -> str:
    """The one author of a redline that is not the room's; empty for the room's own."""
    if scrub:
        return SCRUBBED
    if reading.name == "chair":
        return _name(draft, CHAIR, "Chair")
    if reading.name == "clean":
        return _name(draft, SECRETARIAT, "Secretariat")
    if reading.name == "as":
        return draft.shown_name(reading.delegation) or UNATTRIBUTED
    return ""


def _name(draft: Draft, delegation: str, otherwise: str) -> str:
    known = draft.delegations.get(delegation)
    return known.shown if known else otherwise
