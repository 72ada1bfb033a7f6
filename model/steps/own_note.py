"""Footnotes that are the speaker's own: their words are edited in place."""

from __future__ import annotations

from model.draft.draft import Draft
from model.steps.voice import Voice


def is_in_own_note(draft: Draft, voice: Voice, paragraph: str) -> bool:
    """Whether a paragraph stands in a footnote that is all the speaker's proposal.

    Nobody has amended it: its words come and go with its mark, and need no marks of their own.
    """
    if draft.paragraphs.index_of(paragraph) is not None:
        return False
    note, row = draft.note_holding(paragraph), draft.row_of(paragraph)
    if note is None or row is None or any(p.changes() for p in note.paragraphs):
        return False
    mark = next(run for run in draft.paragraphs[row].runs if run.object == note.id)
    return bool(mark.ins) and voice.owns(draft, mark.ins[-1])
