"""Which rows of a draft can read otherwise than in the draft before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, compress, count
from operator import is_not
from typing import Any

from model.draft.blocks import all_of
from model.draft.by_id import ById
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph, other_letters
from model.draft.paragraphs import Paragraphs
from model.draft.text import change_of
from model.readings.facts import bearer_of
from model.readings.retyped import Retyped, retyped
from model.readings.showing import Reread

MANY = 400
"""Changed changes beyond which every row is looked at again: that is done while idle."""


_Other = tuple[int, Paragraph, Paragraph]
"""A row, and its paragraph in the one draft and in the other."""


@dataclass(slots=True)
class ChangedRows:
    """What became of the rows.

    Attributes:
        start, removed, added: Rows taken away, and how many new ones stand there now.
        rows: Rows of the new draft that may read otherwise.
        marked: Changes that a paragraph has a mark of in one of the two drafts only.
        deciding: Changes that an agreement or another paragraph's marks may decide otherwise now.
        everything: Any row may: a name changed, or too many things did.
        ends_alike: The same paragraphs stand in the same order, with the same end marks.
        letters: Nothing but the letters of runs of one paragraph is another thing.
        retyped: They, if the runs have words and their row reads by itself.
    """

    start: int = 0
    removed: int = 0
    added: int = 0
    rows: set[int] = field(default_factory=set)
    marked: set[str] = field(default_factory=set)
    everything: bool = False
    ends_alike: bool = True
    deciding: set[str] = field(default_factory=set)
    letters: bool = False
    retyped: Retyped | None = None

    def reread(self) -> Reread:
        """The same in the words of the readings."""
        return Reread(self.rows, self.start, self.removed, self.added, self.letters)


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
    if found.letters and before.shares_all_but_paragraphs(after):
        # Most keys. Letters decide nothing, and are told nowhere but in their own line.
        found.rows.update(_flowing(after.paragraphs, found))
        if len(found.rows) > 1:
            found.retyped = None
        return found
    found.letters, found.retyped = False, None
    ends, were = after.paragraphs.agreed_ends(), before.paragraphs.agreed_ends()
    found.deciding |= (ends.made ^ were.made) | (ends.ended ^ were.ended)
    changes = differing(before.changes, after.changes)
    brackets = differing(before.brackets, after.brackets)
    brackets |= {b for change in changes for b in elsewhere.brackets.get(change, ())}
    if len(changes) > MANY:
        found.everything = True
    if before.notes is not after.notes or before.objects is not after.objects:
        found.rows.update(after.paragraphs.noted())
    if after.remarks:
        changes |= found.marked  # a remark on one stands where its first mark does
    if not elsewhere.in_notes.isdisjoint(changes | found.deciding):
        found.rows.update(after.paragraphs.noted())
    for one in () if found.everything else changes | found.deciding:
        found.rows.update(after.paragraphs.with_change(one))
    for one in brackets:
        found.rows.update(after.paragraphs.bracketed(one))
    _add_what_is_said(before, after, found)
    _add_rivals(before, after, changes | brackets | found.deciding, found)
    found.rows |= set(_flowing(after.paragraphs, found))
    if after.remarks and not found.everything:
        _add_remarked(after, found)
    return found


def _add_what_is_said(before: Draft, after: Draft, found: ChangedRows) -> None:
    """Names, remarks, and positions on the whole."""
    if before.delegations is not after.delegations:
        # A delegation that is only new can have no tag that is not changed anyhow.
        known = differing(before.delegations, after.delegations)
        found.everything |= any(one in before.delegations for one in known)
    for one in differing(before.remarks, after.remarks):
        for remark in (before.remarks.get(one), after.remarks.get(one)):
            _add_thing(after, remark.on if remark else "", found)
    if before.positions != after.positions:
        found.everything = True
    if not found.ends_alike and (after.positions or after.remarks):
        for bearer in {bearer_of(before), bearer_of(after)}:
            row = after.paragraphs.index_of(bearer)
            found.rows.update(() if row is None else (row,))


def _add_remarked(after: Draft, found: ChangedRows) -> None:
    """A remark on a change stands at the first place of it that is shown."""
    about = {remark.on for remark in after.remarks.values()}
    for row in tuple(found.rows):
        for change in about.intersection(after.paragraphs[row].changes()):
            found.rows.update(after.paragraphs.with_change(change))


def differing(before: ById[Any], after: ById[Any]) -> set[str]:
    """Ids of the things that are others in the two mappings, by identity."""
    return set() if before is after else before.differing(after)


def _compare_paragraphs(before: Paragraphs, after: Paragraphs, found: ChangedRows) -> None:
    others = _others(before, after, found)
    if len(others) == 1 and found.ends_alike:
        row, was, now = others[0]
        which = other_letters(was, now)
        if which:
            found.rows.add(row)
            found.letters = True
            found.retyped = retyped(row, was, now, which)
            return
    for row, was, now in others:
        found.rows.add(row)
        _compare(was, now, after, found)
        if was.end != now.end and row + 1 < len(after):
            found.rows.add(row + 1)


def _others(before: Paragraphs, after: Paragraphs, found: ChangedRows) -> list[_Other]:
    """The paragraphs that are others and stand in both; see what came and went."""
    old, new, start = _unshared(before, after)
    if len(old) == len(new):
        others = _differing(old, new, start)
        if all(was.id == now.id for _, was, now in others):
            return others
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    were, are = len(old) - tail, len(new) - tail
    found.start = start + head
    found.removed, found.added = were - head, are - head
    found.ends_alike = False
    _add_spliced(old[head:were], new[head:are], after, found)
    others = _differing(old[:head], new[:head], start)
    return others + _differing(old[were:], new[are:], start + are)


def _differing(old: list[Paragraph], new: list[Paragraph], start: int) -> list[_Other]:
    """The paragraphs that differ, by row. Most are the very same, and not met one by one."""
    at = compress(count(), map(is_not, old, new))
    return [(start + i, old[i], new[i]) for i in at if old[i] != new[i]]


def _compare(before: Paragraph, after: Paragraph, whole: Paragraphs, found: ChangedRows) -> None:
    """See what else can read otherwise because a paragraph is another now."""
    found.marked |= set(before.changes()) ^ set(after.changes())
    if before.end != after.end:
        found.ends_alike = False
        found.deciding |= _marks_of_ends((before,)) ^ _marks_of_ends((after,))
    # Who asks for a deletion backs a change only while that inserts nothing anywhere.
    found.deciding |= _inserting((before,)) ^ _inserting((after,))
    _add_bracketed((before, after), whole, found)
    if before.label != after.label or before.kind != after.kind:
        found.rows.update(whole.awaiting(after.id))
        found.ends_alike &= before.kind == after.kind


def _add_spliced(
    gone: list[Paragraph], come: list[Paragraph], whole: Paragraphs, found: ChangedRows
) -> None:
    """See what else can read otherwise because paragraphs came and went."""
    found.marked |= {c for p in gone for c in p.changes()} ^ {c for p in come for c in p.changes()}
    found.deciding |= _marks_of_ends(gone) ^ _marks_of_ends(come)
    found.deciding |= _inserting(gone) ^ _inserting(come)
    _add_bracketed((*gone, *come), whole, found)
    for one in {p.id for p in gone} ^ {p.id for p in come}:
        found.rows.update(whole.awaiting(one))


def _add_bracketed(others: Iterable[Paragraph], whole: Paragraphs, found: ChangedRows) -> None:
    """Of a bracket over several paragraphs, another one may be the last that shows words now."""
    for bracket in {b for p in others for run in p.runs for b in run.brackets}:
        found.rows.update(whole.bracketed(bracket))


def _marks_of_ends(paragraphs: Iterable[Paragraph]) -> set[str]:
    return {change_of(mark) for p in paragraphs for mark in p.end.ins + p.end.dels}


def _inserting(paragraphs: Iterable[Paragraph]) -> set[str]:
    """The changes that insert something there."""
    return {change_of(mark) for p in paragraphs for run in p.runs for mark in run.ins}


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
        list(chain.from_iterable(old[head : len(old) - tail])),
        list(chain.from_iterable(new[head : len(new) - tail])),
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


def _add_rivals(before: Draft, after: Draft, changed: set[str], found: ChangedRows) -> None:
    """An alternative that is taken, left or agreed decides what its rivals read like."""
    groups = differing(before.alternatives, after.alternatives)
    for draft in (before, after):
        for group in groups:
            known = draft.alternatives.get(group)
            for one in all_of(draft, known) if known is not None else ():
                _add_thing(after, one, found)
    if not after.alternatives:
        return
    come = range(found.start, found.start + found.added)
    touched = changed | {after.paragraphs[row].id for row in (*found.rows, *come)}
    for rivals in after.alternatives.values():
        every = tuple(all_of(after, rivals))
        if not touched.isdisjoint(every):
            for one in every:
                _add_thing(after, one, found)


def _add_thing(after: Draft, one: str, found: ChangedRows) -> None:
    """Add the rows of a paragraph and of what makes it, or of a change; all for no id."""
    if not one:
        found.everything = True
        return
    paragraphs = after.paragraphs
    row = paragraphs.index_of(one)
    if row is None:
        found.rows.update(paragraphs.with_change(one) or paragraphs.noted())
        return
    found.rows.add(row)
    for change in map(change_of, paragraphs[row].end.ins):
        found.rows.update(paragraphs.with_change(change))


def _flowing(paragraphs: Paragraphs, found: ChangedRows) -> Iterator[int]:
    """The rows that may flow into the changed ones, or these into them."""
    seeds = {*found.rows, *range(found.start, found.start + found.added)}
    if found.removed or found.added:
        # What flowed into or out of a paragraph that is gone flows otherwise now.
        ends = (found.start - 1, found.start + found.added)
        beside = {row for row in ends if 0 <= row < len(paragraphs)}
        yield from beside
        seeds |= beside
    for row in seeds:
        for step in (-1, 1):
            at = row
            while 0 <= at + step < len(paragraphs):
                between = paragraphs[at - 1 if step < 0 else at].end
                if not between.ins and not between.dels:
                    break
                at += step
                yield at
