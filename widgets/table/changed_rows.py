"""Which rows of a draft can read otherwise than in the draft before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from model.draft.by_id import ById
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.paragraphs import Paragraphs
from model.draft.text import change_of

MANY = 400
"""Changed changes beyond which every row is looked at again: that is done while idle."""


@dataclass(slots=True)
class ChangedRows:
    """What became of the rows.

    Attributes:
        start, removed, added: Rows taken away, and how many new ones stand there now.
        rows: Rows of the new draft that may read otherwise.
        marked: Changes that a paragraph has a mark of in one of the two drafts only.
        everything: Any row may: a name, a note or the order of things changed.
    """

    start: int = 0
    removed: int = 0
    added: int = 0
    rows: set[int] = field(default_factory=set)
    marked: set[str] = field(default_factory=set)
    everything: bool = False


class Elsewhere:
    """Which changes have marks where no row says so: on brackets, and in notes.

    Kept from one edit to the next, because few edits touch brackets and notes.
    """

    def __init__(self) -> None:
        self._of: tuple[object, object] = (None, None)
        self.brackets: dict[str, list[str]] = {}
        self.in_notes: frozenset[str] = frozenset()

    def look(self, draft: Draft) -> None:
        """Find them in a draft, unless it has the brackets and notes of the last one."""
        if self._of[0] is draft.brackets and self._of[1] is draft.notes:
            return
        self._of = (draft.brackets, draft.notes)
        self.brackets = {}
        for bracket in draft.brackets.values():
            for mark in bracket.ins + bracket.dels:
                self.brackets.setdefault(change_of(mark), []).append(bracket.id)
        self.in_notes = frozenset(
            change
            for note in draft.notes.values()
            for p in note.paragraphs
            for change in p.changes()
        )


def changed_rows(before: Draft, after: Draft, elsewhere: Elsewhere | None = None) -> ChangedRows:
    """Compare two drafts; cheap where they share what they are made of."""
    elsewhere = elsewhere or Elsewhere()
    elsewhere.look(after)
    found = ChangedRows()
    if before.id != after.id:
        found.everything = True
    _compare_paragraphs(before.paragraphs, after.paragraphs, found)
    changes = differing(before.changes, after.changes)
    brackets = differing(before.brackets, after.brackets)
    brackets |= {b for change in changes for b in elsewhere.brackets.get(change, ())}
    if len(changes) > MANY or changes & elsewhere.in_notes:
        found.everything = True
    if after.remarks:
        changes |= found.marked  # a remark on one stands where its first mark does
    for one in () if found.everything else changes:
        found.rows.update(after.paragraphs.with_change(one))
    for one in brackets:
        found.rows.update(after.paragraphs.bracketed(one))
    if changes or brackets or before.alternatives is not after.alternatives:
        _add_rivals(after, changes | brackets, found)
    if before.delegations is not after.delegations:
        # A delegation that is only new can have no tag that is not changed anyhow.
        known = differing(before.delegations, after.delegations)
        found.everything |= any(one in before.delegations for one in known)
    for one in differing(before.remarks, after.remarks):
        for remark in (before.remarks.get(one), after.remarks.get(one)):
            _add_thing(after, remark.on if remark else "", found)
    if before.notes is not after.notes or before.positions != after.positions:
        found.everything = True
    if changes and after.notes and any(_has_note_at_stake(after.paragraphs[r]) for r in found.rows):
        found.everything = True  # a note that comes or goes numbers the others afresh
    found.rows |= set(_flowing(after.paragraphs, found.rows))
    return found


def differing(before: ById[Any], after: ById[Any]) -> set[str]:
    """Ids of the things that are others in the two mappings, by identity."""
    return set() if before is after else before.differing(after)


def _compare_paragraphs(before: Paragraphs, after: Paragraphs, found: ChangedRows) -> None:
    old, new, start = _unshared(before, after)
    if len(old) == len(new) and all(a.id == b.id for a, b in zip(old, new, strict=True)):
        pairs: Iterable[tuple[int, tuple[Paragraph, Paragraph]]]
        pairs = enumerate(zip(old, new, strict=True), start)
    else:
        head = _alike(old, new)
        tail = _alike(old[head:][::-1], new[head:][::-1])
        found.start = start + head
        found.removed = len(old) - head - tail
        found.added = len(new) - head - tail
        found.everything = True  # numbers afresh, notes
        ends = zip(old[len(old) - tail :], new[len(new) - tail :], strict=True)
        pairs = (
            *enumerate(zip(old[:head], new[:head], strict=True), start),
            *enumerate(ends, start + len(new) - tail),
        )
    for row, (a, b) in pairs:
        if a is not b and a != b:
            found.rows.add(row)
            found.marked |= set(a.changes()) ^ set(b.changes())
            found.everything |= _is_named_otherwise(a, b)


def _is_named_otherwise(before: Paragraph, after: Paragraph) -> bool:
    """Whether numbers, note marks or what a neighbour's agreement decides can change by it."""
    return (
        (before.kind, before.label, before.tabled_label, before.level, before.end)
        != (after.kind, after.label, after.tabled_label, after.level, after.end)
        or before.agreement.state != after.agreement.state
        or bool(before.runs) != bool(after.runs)
        or [run.object for run in before.runs if run.object]
        != [run.object for run in after.runs if run.object]
    )


def _has_note_at_stake(paragraph: Paragraph) -> bool:
    return any(run.object and (run.ins or run.dels) for run in paragraph.runs)


def _unshared(
    before: Paragraphs, after: Paragraphs
) -> tuple[list[Paragraph], list[Paragraph], int]:
    """The paragraphs of the chunks that the two do not share, and the row where they begin."""
    old, new = before.chunks, after.chunks
    head = 0
    while head < min(len(old), len(new)) and old[head] is new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] is new[-1 - tail]:
        tail += 1
    return (
        [p for chunk in old[head : len(old) - tail] for p in chunk],
        [p for chunk in new[head : len(new) - tail] for p in chunk],
        sum(map(len, old[:head])),
    )


def _alike(one: list[Paragraph], other: list[Paragraph]) -> int:
    """How many paragraphs at the start have the same ids."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a.id != b.id:
            break
        count += 1
    return count


def _add_rivals(after: Draft, changed: set[str], found: ChangedRows) -> None:
    """An alternative that is taken or left decides what its rivals read like."""
    for rivals in after.alternatives.values():
        if changed & set(rivals.of):
            for one in rivals.of:
                _add_thing(after, one, found)


def _add_thing(after: Draft, one: str, found: ChangedRows) -> None:
    if not one:
        found.everything = True
        return
    row = after.paragraphs.index_of(one)
    found.rows.update([row] if row is not None else after.paragraphs.with_change(one))


def _flowing(paragraphs: Paragraphs, rows: Iterable[int]) -> Iterator[int]:
    """The rows that may flow into these, or these into them."""
    for row in rows:
        for step in (-1, 1):
            at = row
            while 0 <= at + step < len(paragraphs):
                between = paragraphs[at - 1 if step < 0 else at].end
                if not between.ins and not between.dels:
                    break
                at += step
                yield at
