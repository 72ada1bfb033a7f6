"""Where next and previous lead: changes, open paragraphs, reservations, a delegation's changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from model.draft.draft import Draft
from model.readings.filters import changes_of, rows_of
from model.readings.tally import tally


class Stop(NamedTuple):
    """A row, and the change in it that is meant; empty for the row as a whole."""

    row: int
    change: str = ""


def change_stops(draft: Draft, changes: Iterable[str] | None = None) -> list[Stop]:
    """The changes wanted, each at the first row it stands in, in the order of the text.

    None: every change that is not decided or withdrawn.
    """
    if changes is None:
        wanted = {c.id for c in draft.changes.values() if c.outcome == "open"}
    else:
        wanted = set(changes)
    stops: list[Stop] = []
    start = 0
    for chunk in draft.paragraphs.chunks:
        if wanted and not wanted.isdisjoint(chunk.changes()):
            for row, paragraph in enumerate(chunk, start):
                for change in paragraph.changes():
                    if change in wanted:
                        wanted.discard(change)
                        stops.append(Stop(row, change))
        start += len(chunk)
    return stops


def open_stops(draft: Draft) -> list[Stop]:
    """The open changes."""
    return change_stops(draft, tally(draft).changes)


def reserved_stops(draft: Draft) -> list[Stop]:
    """The open changes that somebody reserves."""
    return change_stops(draft, tally(draft).reserved)


def delegation_stops(draft: Draft, delegation: str) -> list[Stop]:
    """The open changes that a delegation has taken a stance on."""
    return change_stops(draft, changes_of(draft, delegation) & set(tally(draft).changes))


def open_paragraph_stops(draft: Draft) -> list[Stop]:
    """The paragraphs that are not agreed yet."""
    return [Stop(row) for row in sorted(rows_of(draft, tally(draft).paragraphs))]


def next_stop(stops: list[Stop], here: Stop, step: int) -> int | None:
    """Which stop comes after (1) or before (-1) where one is, round the end; None for none."""
    if not stops:
        return None
    if here in stops:
        return (stops.index(here) + step) % len(stops)
    rows = [stop.row for stop in stops]
    if step > 0:
        beyond = here.row if stops[0].change else here.row + 1
        return next((i for i, row in enumerate(rows) if row >= beyond), 0)
    return next((i for i in range(len(rows) - 1, -1, -1) if rows[i] < here.row), len(rows) - 1)
