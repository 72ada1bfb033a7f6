"""Technical corrections: what the Secretariat put right in agreed paragraphs, to be read out."""

from __future__ import annotations

from dataclasses import dataclass

from model.draft.delegation import SECRETARIAT
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph, display_name
from model.draft.text import change_of


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction.

    Attributes:
        change: Its id.
        paragraph: The id of the paragraph that it is in.
        label: What that paragraph is called.
        inserted, deleted: Its words there.
    """

    change: str
    paragraph: str
    label: str
    inserted: str
    deleted: str


def corrections(draft: Draft) -> list[Correction]:
    """Accepted changes by the Secretariat in agreed paragraphs, in the order of the text."""
    made = {
        change.id
        for change in draft.changes.values()
        if change.outcome == "accepted"
        and any(p.delegation == SECRETARIAT and p.stance == "propose" for p in change.positions)
    }
    return [
        _told(paragraph, change)
        for paragraph in (draft.every_paragraph() if made else ())
        if paragraph.agreement.state == "agreed"
        for change in paragraph.changes()
        if change in made
    ]


def _told(paragraph: Paragraph, change: str) -> Correction:
    inserted = deleted = ""
    for run in paragraph.runs:
        inserted += run.text if change in map(change_of, run.ins) else ""
        deleted += run.text if change in map(change_of, run.dels) else ""
    return Correction(change, paragraph.id, display_name(paragraph), inserted, deleted)
