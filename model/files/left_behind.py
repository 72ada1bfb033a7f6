"""What a text file cannot carry of a draft, said before somebody relies on it."""

from __future__ import annotations

from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.text import PLAIN_END
from model.files.loaded import Notice


def left_behind(draft: Draft) -> tuple[Notice, ...]:
    """One notice of what stays behind where a draft is written in the room's notation, or none."""
    notes = [p for note in draft.notes.values() for p in note.paragraphs]
    kinds = {
        "tables as tables": any(p.inside for p in draft.paragraphs),
        "changes inside footnotes": any(p.changes() for p in notes),
        "paragraphs split or joined": any(map(_breaks_alone, draft.paragraphs)),
        "what was accepted, rejected or ruled": any(
            change.outcome != "open" or change.ruling for change in draft.changes.values()
        ),
    }
    told = [kind for kind, is_there in kinds.items() if is_there]
    if not told:
        return ()
    said = f"A text file cannot carry {', '.join(told)}; keep the .akn or the Word file as well."
    return (Notice("left-behind", said),)


def _breaks_alone(paragraph: Paragraph) -> bool:
    """Whether the end mark is put in or taken out without all of the words before it."""
    marks = {*paragraph.end.ins, *paragraph.end.dels}
    if paragraph.end == PLAIN_END:
        return False
    return not all(marks <= {*run.ins, *run.dels} for run in paragraph.runs)
