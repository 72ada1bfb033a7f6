"""Which rows are left when only some are wanted: what is open, reserved, new, somebody's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from model.draft.draft import Draft
from model.draft.paragraph import NEGOTIATED_KINDS, Paragraph
from model.draft.text import change_of
from model.readings.tally import Tally, tally

Wanted = Literal["open", "reserved", "pending", "of", "since", "words"]


@dataclass(frozen=True, slots=True)
class Filter:
    """What is wanted of a draft's rows; several wishes are all to be met. Nothing: every row.

    Attributes:
        open: What the room has still to agree.
        reserved: Paragraphs with a change that somebody reserves.
        pending: What is pending, or under silence.
        of: Id of a delegation: what it has said anything of; or empty.
        since: The draft as it was circulated last: what differs from it; or None.
        words: Ids of the paragraphs in which words were found; or None.
    """

    open: bool = False
    reserved: bool = False
    pending: bool = False
    of: str = ""
    since: Draft | None = None
    words: frozenset[str] | None = None

    @property
    def is_on(self) -> bool:
        """Whether anything is left out."""
        return self != EVERYTHING

    def told(self, draft: Draft) -> str:
        """It in words: "Open, reserved, of Egypt only"."""
        said = [
            *(["open"] if self.open else []),
            *(["reserved"] if self.reserved else []),
            *(["pending"] if self.pending else []),
            *([f"of {draft.shown_name(self.of)}"] if self.of else []),
            *(["changed since circulated"] if self.since is not None else []),
            *(["with the words found"] if self.words is not None else []),
        ]
        line = f"{', '.join(said)} only"
        return line[:1].upper() + line[1:]


EVERYTHING = Filter()


def rows_wanted(draft: Draft, wanted: Filter, counted: Tally | None = None) -> set[int]:
    """The rows that a filter leaves. ``counted`` is the draft's tally, where it is known."""
    rows = set(range(len(draft.paragraphs)))
    if wanted.open or wanted.reserved:
        counted = counted or tally(draft)
    if counted is not None and wanted.open:
        rows &= rows_of(draft, counted.paragraphs) | with_changes(draft, counted.changes)
    if counted is not None and wanted.reserved:
        rows &= with_changes(draft, counted.reserved)
    if wanted.pending:
        rows &= {i for i, p in enumerate(draft.paragraphs) if is_pending(p)}
    if wanted.of:
        rows &= rows_touched(draft, wanted.of)
    if wanted.since is not None:
        rows &= rows_changed(wanted.since, draft)
    if wanted.words is not None:
        rows &= rows_of(draft, wanted.words)
    return rows


def said_of(draft: Draft, wanted: Filter, rows: set[int]) -> str:
    """The one line that says what is left: "Open only: 7 of 41 paragraphs"."""
    units = [i for i, p in enumerate(draft.paragraphs) if p.kind in NEGOTIATED_KINDS]
    left = sum(i in rows for i in units)
    many = "paragraph" if len(units) == 1 else "paragraphs"
    return f"{wanted.told(draft)}: {left} of {len(units)} {many}"


def is_pending(paragraph: Paragraph) -> bool:
    """Whether the paragraph waits: for somebody, for another one, or for a silence to end."""
    state = paragraph.agreement.state
    return state in ("pending", "silence") or bool(paragraph.agreement.pending)


def rows_of(draft: Draft, paragraphs: Iterable[str]) -> set[int]:
    """The rows of paragraphs."""
    wanted = set(paragraphs)
    return {i for i, p in enumerate(draft.paragraphs) if p.id in wanted} if wanted else set()


def with_changes(draft: Draft, changes: Iterable[str]) -> set[int]:
    """The rows with a mark of any of the changes, in their words, brackets or notes."""
    wanted = set(changes)
    if not wanted:
        return set()
    drawn = {
        b.id
        for b in draft.brackets.values()
        if (b.ins or b.dels) and not wanted.isdisjoint(map(change_of, (*b.ins, *b.dels)))
    }
    noted = {
        note.id
        for note in draft.notes.values()
        if any(not wanted.isdisjoint(p.changes()) for p in note.paragraphs)
    }
    found: set[int] = set()
    for start, chunk in zip(draft.paragraphs.starts, draft.paragraphs.chunks, strict=False):
        found.update([start + i for i in chunk.with_any(wanted)])
        if drawn:
            found.update(start + i for i, p in enumerate(chunk) if _is_in(p, drawn))
        if noted:
            found.update(start + i for i in chunk.noted() if _marks(chunk[i], noted))
    return found


def _is_in(paragraph: Paragraph, brackets: set[str]) -> bool:
    return any(run.brackets and not brackets.isdisjoint(run.brackets) for run in paragraph.runs)


def _marks(paragraph: Paragraph, notes: set[str]) -> bool:
    return any(run.object in notes for run in paragraph.runs)


def changes_of(draft: Draft, delegation: str) -> set[str]:
    """Ids of the changes that a delegation has taken any stance on."""
    return {
        change.id
        for change in draft.changes.values()
        if any(position.delegation == delegation for position in change.positions)
    }


def rows_touched(draft: Draft, delegation: str) -> set[int]:
    """The rows that a delegation has said anything of: changes, stances, remarks, or is owed."""
    changes = changes_of(draft, delegation)
    remarked = {r.on for r in draft.remarks.values() if r.by == delegation}
    rows = with_changes(draft, changes | (remarked - {""}))
    rows |= rows_of(draft, remarked)
    return rows | {
        i
        for i, p in enumerate(draft.paragraphs)
        if delegation in p.agreement.pending
        or (p.positions and any(said.delegation == delegation for said in p.positions))
    }


def rows_changed(before: Draft, now: Draft) -> set[int]:
    """The rows that are others than in an earlier state, in words or in what is said of them."""
    differing = before.changes.differing(now.changes)
    differing |= before.notes.differing(now.notes)
    changes = {c for c in differing if before.changes.get(c) != now.changes.get(c)}
    for group in (before.brackets, now.brackets):
        for one in before.brackets.differing(now.brackets):
            known = group.get(one)
            changes |= set(map(change_of, (*known.ins, *known.dels))) if known else set()
    rows = with_changes(now, changes)
    shared = set(map(id, before.paragraphs.chunks))
    start = 0
    for chunk in now.paragraphs.chunks:
        if id(chunk) not in shared:
            for i, p in enumerate(chunk, start):
                at = before.paragraphs.index_of(p.id)
                if at is None or before.paragraphs[at] != p:
                    rows.add(i)
        start += len(chunk)
    remarks = before.remarks.differing(now.remarks)
    told = (known.get(one) for known in (before.remarks, now.remarks) for one in remarks)
    about = {remark.on for remark in told if remark is not None and remark.on}
    return rows | rows_of(now, about) | with_changes(now, about)


def with_one(wanted: Filter, name: Wanted, value: object) -> Filter:
    """The filter with one wish changed."""
    return replace(wanted, **{name: value})  # type: ignore[arg-type]
