"""Which rows are left when only some are wanted: what is open, reserved, new, somebody's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from model.draft.draft import Draft
from model.draft.paragraph import NEGOTIATED_KINDS, Paragraph
from model.draft.text import PLAIN_END, change_of
from model.readings.facts import bearer_of
from model.readings.lines import Rendering
from model.readings.reading import INFORMAL
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
    return _with_owners(draft, rows) if wanted.is_on else rows


def _with_owners(draft: Draft, rows: set[int]) -> set[int]:
    """The rows, and those in whose lines their words are read, where paragraphs were joined."""
    ends = enumerate(draft.paragraphs, 1)
    joined = {row for row, p in ends if p.end is not PLAIN_END and _is_settled(draft, p)}
    found = set(rows)
    rendering = Rendering(draft, INFORMAL)
    for row in rows & joined:
        start = row
        while start in joined and rendering.row(start) is None:
            start -= 1
        line = rendering.row(start) if start < row else None
        here = draft.paragraphs[row].id
        if line is not None and any(piece.paragraph == here for piece in line.pieces):
            found.add(start)
    return found


def _is_settled(draft: Draft, paragraph: Paragraph) -> bool:
    """Whether anything is decided of the paragraph's end."""
    marks = map(change_of, paragraph.end.ins + paragraph.end.dels)
    known = (draft.changes.get(change) for change in marks)
    return any(change is not None and change.outcome != "open" for change in known)


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
    if "" in remarked or any(said.delegation == delegation for said in draft.positions):
        rows |= rows_of(draft, [bearer_of(draft)])
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
    told = [known.get(one) for known in (before.remarks, now.remarks) for one in remarks]
    about = {remark.on for remark in told if remark is not None}
    bearers = {bearer_of(before), bearer_of(now)}
    of_all = now.positions or any(remark.on == "" for remark in now.remarks.values())
    if "" in about or before.positions != now.positions or (of_all and len(bearers) > 1):
        about |= bearers
    rows |= rows_of(now, about) | with_changes(now, about - {""})
    return rows | _parted(before, now, rows)


def _parted(before: Draft, now: Draft, rows: Iterable[int]) -> set[int]:
    """The rows that stand apart now, or no more, because what is above them is another."""
    found: set[int] = set()
    was, reads = Rendering(before, INFORMAL), Rendering(now, INFORMAL)
    for row in rows:
        old = before.paragraphs.index_of(now.paragraphs[row].id)
        ends = [now.paragraphs[row].end]
        if old is not None:
            ends.append(before.paragraphs[old].end)
        if all(end is PLAIN_END or not (end.ins or end.dels) for end in ends):
            continue
        for below in range(row + 1, len(now.paragraphs)):
            known = before.paragraphs.index_of(now.paragraphs[below].id)
            stood = known is not None and was.row(known) is not None
            stands = reads.row(below) is not None
            if stood and stands:
                break
            if known is not None and stood != stands:
                found.add(below)
    return found


def with_one(wanted: Filter, name: Wanted, value: object) -> Filter:
    """The filter with one wish changed."""
    return replace(wanted, **{name: value})  # type: ignore[arg-type]
