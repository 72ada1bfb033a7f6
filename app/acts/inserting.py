"""Acts on how words look, and what is no letter: footnotes, spaces that do not break."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from app.acts.command import Command
from app.acts.desk import Desk
from app.acts.typing import Typing
from app.acts.words import quoted
from model.draft.paragraph import Paragraph
from model.draft.place import Place
from model.readings.corrections import Correction, corrections
from model.steps.format_edits import FORMAT_NAMES, begin_note, set_format
from widgets.dialogs.candidates import Candidate
from widgets.dialogs.questions import PickOne

NBSP = "\u00a0"


class Inserting(QObject):
    """Asks for what no key of the keyboard types."""

    def __init__(self, desk: Desk, typing: Typing) -> None:
        super().__init__(desk)
        self._desk = desk
        self._typing = typing

    def commands(self) -> tuple[Command, ...]:
        """What can be asked for."""
        ready = self._desk.has_draft
        return (
            Command(
                *("text.note", "&Footnote: put in, leave", (), self.note, ready),
                section=True,
            ),
            Command(
                *("text.space", "Space that does not brea&k", ("Ctrl+Shift+Space",)),
                *(self.unbreakable_space, ready),
            ),
            *(
                Command(f"text.{format}", text, (), partial(self.set_format, format), ready)
                for format, text in (
                    ("i", "&Italic"),
                    ("b", "B&old"),
                    ("u", "Underlined (&emphasis)"),
                    ("sup", "Supers&cript"),
                    ("sub", "Subscri&pt"),
                )
            ),
            Command(
                *("decide.corrections", "Technical corrections to read out…", ()),
                *(self.show_corrections, ready),
                section=True,
            ),
        )

    def unbreakable_space(self) -> None:
        """Type a space at which no line ends."""
        self._desk.table.caret.ask_words(NBSP)

    def set_format(self, format: str) -> None:
        """Give the selected words a look, or take it away."""
        span = self._desk.table.caret.selection()
        if span is None:
            self._desk.say(f"{FORMAT_NAMES[format]}: select the words first.")
            return
        self._desk.attempt(lambda draft, at: set_format(draft, *span, format, at))

    # -- footnotes -------------------------------------------------------------------------------

    def note(self) -> None:
        """Put in a footnote and stand in it; from inside one, go back behind its mark."""
        place, draft = self._desk.table.caret.place()[1], self._desk.session.draft
        if place is None or draft is None:
            return
        inside = draft.note_holding(place.paragraph)
        row = draft.row_of(place.paragraph)
        if inside is not None and row is not None:
            self._desk.table.caret.stand(row, _behind_mark(draft.paragraphs[row], inside.id))
            return
        hand = self._typing.hand
        self._typing.do(lambda draft, voice: begin_note(draft, voice, place, hand))

    # -- corrections -----------------------------------------------------------------------------

    def show_corrections(self) -> None:
        """List what the Secretariat corrected in agreed paragraphs; Enter goes there."""
        draft = self._desk.session.draft
        found = corrections(draft) if draft is not None else []
        if not found:
            self._desk.say("Nothing was corrected in an agreed paragraph.")
            return
        told = [Candidate(_told(one), one, (one.label, _told(one)), rank=0) for one in found]
        self._desk.ask_this(PickOne("Corrections to read out", told), self._on_correction)

    def _on_correction(self, value: object, typed: str) -> None:
        draft = self._desk.session.draft
        if draft is not None and isinstance(value, Correction):
            row = draft.row_of(value.paragraph)
            if row is not None:
                self._desk.go_to(row, value.change)


def _told(one: Correction) -> str:
    if not one.deleted:
        return f"{one.label}: {quoted(one.inserted)} put in"
    if not one.inserted:
        return f"{one.label}: {quoted(one.deleted)} taken out"
    return f"{one.label}: {quoted(one.deleted)} → {quoted(one.inserted)}"


def _behind_mark(paragraph: Paragraph, note: str) -> Place:
    """The place right behind the mark of a footnote."""
    seen = 0
    for run in paragraph.runs:
        seen += len(run.text)
        if run.object == note:
            break
    return Place(paragraph.id, seen)
