"""What the outline says of each paragraph; found when a row of it comes into sight."""

from __future__ import annotations

from dataclasses import dataclass

from model.draft.draft import Draft
from model.draft.paragraph import MASTHEAD_KINDS, Paragraph, display_name
from model.readings.decisions import Decisions
from model.readings.places import is_struck
from model.readings.reading import CHAIRS_PROPOSAL
from widgets.table.cell_maker import FORUMS

_HIDDEN = frozenset((*MASTHEAD_KINDS, "enacting", "cell", "block", "note"))
_PENDING = {
    "pending": "pending",
    "silence": "silence",
    "reopened": "reopened",
    "withdrawn": "withdrawn",
}


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One row of the outline.

    Attributes:
        name: How the room calls the paragraph.
        mark: "●", "✓", "✗", "◌" or nothing.
        told: What stands beside the mark: "11", "informals".
        state: "open", "agreed", "struck", "pending" or "plain".
        words: The whole of it in words, for screen readers and the tool tip.
    """

    name: str
    mark: str = ""
    told: str = ""
    state: str = "plain"
    words: str = ""

    def text(self) -> str:
        """The row as it is shown."""
        return f"{self.name}  {self.mark} {self.told}".rstrip()


def rows_listed(draft: Draft) -> list[int]:
    """Rows of the draft that the outline lists: no masthead, no cells."""
    return [i for i, p in enumerate(draft.paragraphs) if p.kind not in _HIDDEN]


def lists_alike(before: Draft, after: Draft) -> bool:
    """Whether the two drafts have the same rows listed; cheap where they share paragraphs."""
    old, new = before.paragraphs.chunks, after.paragraphs.chunks
    return len(old) == len(new) and all(
        a is b or [p.kind for p in a] == [p.kind for p in b] for a, b in zip(old, new, strict=True)
    )


class OutlineRows:
    """Makes the rows of one draft's outline."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._decisions = Decisions(draft, CHAIRS_PROPOSAL)

    def row(self, paragraph: Paragraph) -> OutlineRow:
        """What the outline says of a paragraph."""
        name = _name(paragraph)
        agreement = paragraph.agreement
        if agreement.state == "agreed":
            forum = FORUMS.get(agreement.forum, "")
            return OutlineRow(name, "✓", forum, "agreed", f"{name}, agreed {forum}".rstrip())
        if is_struck(self._draft, paragraph):
            return OutlineRow(name, "✗", "struck", "struck", f"{name}, struck")
        told = _PENDING.get(agreement.state, "")
        count = self._open_changes(paragraph)
        if told:
            beside = f"{told}, {count} open" if count else told
            return OutlineRow(name, "◌", beside, "pending", f"{name}, {beside}")
        if count:
            changes = "change" if count == 1 else "changes"
            return OutlineRow(name, "●", str(count), "open", f"{name}, {count} open {changes}")
        return OutlineRow(name, words=name)

    def _open_changes(self, paragraph: Paragraph) -> int:
        known = self._draft.changes
        return sum(
            1
            for change in paragraph.changes()
            if change in known
            and known[change].outcome == "open"
            and not self._decisions.is_by_agreement(paragraph, change)
        )


def _name(paragraph: Paragraph) -> str:
    if paragraph.label or paragraph.kind == "title":
        return display_name(paragraph)
    words = " ".join(paragraph.text().split())
    short = words if len(words) <= 24 else words[:23].rstrip() + "…"
    return short or display_name(paragraph)
