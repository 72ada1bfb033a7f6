"""Footnotes: without a text, without a mark, or marked on the wrong side of a sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.draft.draft import Draft
from model.draft.paragraph import MASTHEAD_KINDS
from model.draft.text import OBJECT
from model.readings.checks.oddity import Oddity
from model.readings.checks.standing import Standing

_SIGNS = ".,;:"


def note_oddities(draft: Draft, rows: Sequence[Standing]) -> Iterator[Oddity]:
    """What is odd about the notes of the paragraphs that stand."""
    marked: set[str] = set()
    for paragraph in draft.every_paragraph():
        offset = 0
        for run in paragraph.runs:
            note = draft.notes.get(run.object) if run.object else None
            if note is not None:
                marked.add(note.id)
                if not "".join(p.text() for p in note.paragraphs).strip():
                    yield Oddity(
                        "note-missing",
                        f"Note {note.mark} has no text.",
                        paragraph.id,
                        offset,
                        1,
                        fix="write it or take its mark out",
                    )
            offset += len(run.text)
    for note in draft.notes.values():
        if note.id not in marked:
            yield Oddity("note-unmarked", f"Note {note.mark} is marked nowhere in the text.")
    yield from _before_signs(draft, rows)


def _before_signs(draft: Draft, rows: Sequence[Standing]) -> Iterator[Oddity]:
    """Marks before a sign where most stand behind it, as the UN puts them."""
    before, behind = [], 0
    for row in rows:
        if row.paragraph.kind in MASTHEAD_KINDS:
            # "Albania*, Chile": a star beside a sponsor's name is no note to the sentence.
            continue
        for at, sign in enumerate(row.text):
            if sign != OBJECT:
                continue
            behind += row.text[at - 1 : at] in tuple(_SIGNS) and at > 0
            if row.text[at + 1 : at + 2] in tuple(_SIGNS):
                before.append((row, at))
    if len(before) > max(behind, 1) * 2:
        return
    for row, at in before:
        start, length = row.place(at, at + 1)
        yield Oddity(
            "note-before-sign",
            f"A note in {row.name} is marked before "
            f"“{row.text[at + 1]}”; the mark stands behind it.",
            row.paragraph.id,
            start,
            length,
            fix="put the mark behind the sign",
        )
