"""The edits of a sitting that are about one change, as they are told to whoever looks at it."""

from __future__ import annotations

from collections.abc import Iterator

from model.draft.change import Change
from model.draft.text import Run, change_of
from model.steps.edit import Edit
from model.steps.history import History
from model.steps.record_steps import Put, Remove
from model.steps.text_steps import ReplaceRuns

LOOKED_AT = 200
"""Edits, the last ones, that are looked at: no more can be told, and each key asks."""
MOST = 8
"""Edits that are told."""


def edits_about(history: History, change: str) -> tuple[tuple[str, str], ...]:
    """When and what: the last edits about a change, the latest last; those alike told once."""
    found: list[tuple[str, str]] = []
    for edit in reversed(history.undoing[-LOOKED_AT:]):
        told = (edit.when, edit.name)
        if change in _changes_of(edit) and (not found or found[-1][1] != edit.name):
            found.append(told)
        if len(found) == MOST:
            break
    return tuple(reversed(found))


def _changes_of(edit: Edit) -> Iterator[str]:
    for step in edit.steps:
        if isinstance(step, Put | Remove) and isinstance(step.record, Change):
            yield step.record.id
        elif isinstance(step, ReplaceRuns):
            yield from (change_of(mark) for run in step.runs for mark in _marks(run))


def _marks(run: Run) -> tuple[str, ...]:
    return run.ins + run.dels
