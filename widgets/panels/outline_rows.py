"""What the outline says of each paragraph; found when a row of it comes into sight."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from model.draft.change import latest_positions
from model.draft.draft import Draft
from model.draft.paragraph import MASTHEAD_KINDS, Paragraph, display_name
from model.draft.paragraphs import Chunk
from model.readings.decisions import Decisions
from model.readings.places import displaced_by, is_struck
from model.readings.reading import CHAIRS_PROPOSAL
from widgets.table.cell_maker import FORUMS

_HIDDEN = frozenset((*MASTHEAD_KINDS, "enacting", "cell", "block", "note"))
_WAITING = {
    "pending": ("◌", "pending"),
    "silence": ("◔", "silence"),
    "reopened": ("↺", "reopened"),
    "withdrawn": ("–", "withdrawn"),
}
"""States that are neither open nor agreed: a sign each, and what it is called."""


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One row of the outline.

    Attributes:
        name: How the room calls the paragraph.
        mark: "●", "✓", "✗", the sign of another state, or nothing.
        told: What stands beside the mark: "11", "informals".
        state: "open", "agreed", "struck", "pending", "withdrawn" or "plain".
        words: The whole of it in words, for screen readers and the tool tip.
        reserved: On how many open changes somebody reserves.
        open: How many changes are open, where that is told.
    """

    name: str
    mark: str = ""
    told: str = ""
    state: str = "plain"
    words: str = ""
    reserved: int = 0
    open: int = 0

    @property
    def beside(self) -> str:
        """What stands beside the name."""
        return f"{self.mark} {self.told}".strip()

    @property
    def brief(self) -> str:
        """The same where there is little room: the sign, and how much is open."""
        return f"{self.mark} {self.open or ''}".strip()

    def text(self) -> str:
        """The row as it is shown."""
        reserved = f"R {self.reserved}" if self.reserved else ""
        return f"{self.name}  {self.mark} {self.told} {reserved}".rstrip()


def rows_listed(draft: Draft, only: Collection[int] | None = None) -> list[int]:
    """Rows of the draft that the outline lists: no masthead, no cells; only some, if so asked."""
    rows = [i for i, p in enumerate(draft.paragraphs) if p.kind not in _HIDDEN]
    return rows if only is None else [row for row in rows if row in only]


def lists_alike(before: Draft, after: Draft) -> bool:
    """Whether the two drafts have the same rows listed; cheap where they share paragraphs."""
    old, new = before.paragraphs.chunks, after.paragraphs.chunks
    return len(old) == len(new) and all(
        a is b or [p.kind for p in a] == [p.kind for p in b] for a, b in zip(old, new, strict=True)
    )


def rows_told_otherwise(
    before: OutlineRows, after: OutlineRows, made: Collection[int]
) -> list[int]:
    """Which of some rows of the draft the outline may say something else of.

    The two drafts list the same rows.
    """
    old, new = before.draft, after.draft
    if old.alternatives is not new.alternatives or old.notes is not new.notes:
        return list(made)
    changes = set() if old.changes is new.changes else old.changes.differing(new.changes)
    if before.decided_by_ends() != after.decided_by_ends():
        return list(made)
    others = set(_other_paragraphs(old.paragraphs.chunks, new.paragraphs.chunks))
    if len(changes) > len(made):
        return [
            row
            for row in made
            if row in others or not changes.isdisjoint(new.paragraphs[row].changes())
        ]
    others.update(row for change in changes for row in new.paragraphs.with_change(change))
    return [row for row in made if row in others]


def _other_paragraphs(old: tuple[Chunk, ...], new: tuple[Chunk, ...]) -> Iterator[int]:
    start = 0
    for a, b in zip(old, new, strict=True):
        if a is not b:
            pairs = zip(a, b, strict=True)
            yield from (
                start + i for i, (p, q) in enumerate(pairs) if p is not q and not _say_alike(p, q)
            )
        start += len(b)


def _say_alike(one: Paragraph, other: Paragraph) -> bool:
    """Whether the two differ by letters only, of which a label says nothing: so do most keys."""
    return (
        bool(one.label)
        and one.kind != "title"
        and len(one.runs) == len(other.runs)
        and all(a is b or a.is_like(b) for a, b in zip(one.runs, other.runs, strict=True))
        and replace(other, runs=one.runs) == one
    )


class OutlineRows:
    """Makes the rows of one draft's outline."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._decisions = Decisions(draft, CHAIRS_PROPOSAL)

    def decided_by_ends(self) -> tuple[frozenset[str], frozenset[str]]:
        """The changes that are decided, or disputed, with an agreed paragraph elsewhere."""
        return self._decisions.by_ends()

    @cached_property
    def _displaced(self) -> dict[str, frozenset[str]]:
        return displaced_by(self.draft)

    def row(self, paragraph: Paragraph) -> OutlineRow:
        """What the outline says of a paragraph."""
        name = _name(paragraph)
        agreement = paragraph.agreement
        if agreement.state == "agreed":
            forum = FORUMS.get(agreement.forum, "")
            return OutlineRow(name, "✓", forum, "agreed", f"{name}, agreed {forum}".rstrip())
        if is_struck(self.draft, paragraph, self._displaced):
            return OutlineRow(name, "✗", "struck", "struck", f"{name}, struck")
        count, reserved = self._open_changes(paragraph)
        said = f", {reserved} with reservations" if reserved else ""
        if agreement.state in _WAITING:
            mark, told = _WAITING[agreement.state]
            beside = f"{told}, {count} open" if count else told
            state = "withdrawn" if told == "withdrawn" else "pending"
            words = f"{name}, {beside}{said}"
            return OutlineRow(name, mark, beside, state, words, reserved, count)
        if count:
            changes = "change" if count == 1 else "changes"
            words = f"{name}, {count} open {changes}{said}"
            return OutlineRow(name, "●", str(count), "open", words, reserved, count)
        return OutlineRow(name, words=name)

    def _open_changes(self, paragraph: Paragraph) -> tuple[int, int]:
        """How many changes are open there, and how many of them somebody reserves."""
        count = reserved = 0
        for one in paragraph.changes():
            change = self.draft.changes.get(one)
            if change is None or change.outcome != "open":
                continue
            if not self._decisions.is_by_agreement(paragraph, one):
                count += 1
                latest = latest_positions(change.positions).values()
                reserved += any(position.stance == "reserve" for position in latest)
        return count, reserved


def _name(paragraph: Paragraph) -> str:
    if paragraph.label or paragraph.kind == "title":
        return display_name(paragraph)
    words = " ".join(paragraph.text().split())
    short = words if len(words) <= 24 else words[:23].rstrip() + "…"
    return short or display_name(paragraph)
