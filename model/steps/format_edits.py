"""Edits of how words look, and footnotes put in."""

from __future__ import annotations

from dataclasses import replace

from model.draft.draft import Draft
from model.draft.ids import new_id
from model.draft.note import Note
from model.draft.paragraph import Paragraph
from model.draft.place import Place
from model.draft.text import OBJECT, Run, between
from model.steps.edit import Edit
from model.steps.making import Making
from model.steps.moved import twins
from model.steps.record_steps import Put
from model.steps.span import span_between
from model.steps.step import StepRefused
from model.steps.text_steps import ReplaceRuns
from model.steps.typed import Asked, Typed, type_words
from model.steps.voice import Voice

FORMAT_NAMES = {
    "i": "Italic",
    "b": "Bold",
    "u": "Underlined",
    "sup": "Superscript",
    "sub": "Subscript",
}
_RIVALS = {"sup": "sub", "sub": "sup"}


def set_format(draft: Draft, start: Place, end: Place, format: str, at: str = "") -> Edit:
    """Give words a look, or take it away where all of them have it.

    A look is no change of the text: nobody proposes it.

    Raises:
        StepRefused: If there are no words, a paragraph is agreed, or the places are not in order.
    """
    making = Making(draft, "", at)
    rows = [row for row in span_between(draft, start, end).rows if row.start < row.end]
    runs = [
        run
        for row in rows
        for run in between(making.open_paragraph(row.paragraph).runs, row.start, row.end)
    ]
    if not runs:
        raise StepRefused("Select the words first.")
    taken = all(format in run.format for run in runs)
    for row in rows:
        for paragraph in twins(draft, row.paragraph):
            held = making.open_paragraph(paragraph)
            old = between(held.runs, row.start, row.end)
            new = tuple(_formatted(run, format, taken) for run in old)
            if new != old:
                making.do(ReplaceRuns(paragraph, row.start, row.end, new))
    return making.edit(FORMAT_NAMES[format])


def _formatted(run: Run, format: str, taken: bool) -> Run:
    left = {one for one in run.format if one not in (format, _RIVALS.get(format))}
    if run.object:
        return run
    return replace(run, format=tuple(sorted(left if taken else {*left, format})))


def insert_note(draft: Draft, voice: Voice, place: Place, words: str, hand: str = "") -> Typed:
    """Put in a footnote with its words.

    Raises:
        StepRefused: If nobody has the floor, the paragraph is agreed, stands in a note itself, or
            is moved somewhere.
    """
    if draft.paragraphs.index_of(place.paragraph) is None:
        raise StepRefused("A footnote cannot have a footnote.")
    if len(twins(draft, place.paragraph)) > 1:
        # Each copy would need a note of its own.
        raise StepRefused("The paragraph is moved: put the footnote in when that is decided.")
    note = Note(new_id("n"), (Paragraph(new_id("p"), "note", (Run(words),) if words else ()),))
    held = Put(note)
    marked: tuple[Run, ...] = (Run(OBJECT, object=note.id),)
    asked = Asked(place, place, (marked,), hand=hand, caret=place)
    typed = type_words(held.apply(draft), voice, asked)
    name = typed.edit.name.replace("Insertion", "Footnote", 1)
    return replace(typed, edit=replace(typed.edit, name=name, steps=(held, *typed.edit.steps)))


def begin_note(draft: Draft, voice: Voice, place: Place, hand: str = "") -> Typed:
    """Put in a footnote without words; the caret stands in it.

    Raises:
        StepRefused: As for ``insert_note``.
    """
    typed = insert_note(draft, voice, place, "", hand)
    note = next(iter(typed.edit.apply(draft).notes.differing(draft.notes)))
    inside = typed.edit.apply(draft).notes[note].paragraphs[0]
    caret = Place(inside.id, 0)
    return replace(typed, edit=replace(typed.edit, after=caret), caret=caret)
