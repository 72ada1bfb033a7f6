"""Acts on how words look, and what is no letter: footnotes, spaces that do not break."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from app.acts.command import Command
from app.acts.desk import Desk
from app.acts.typing import Typing
from app.acts.words import quoted
from model.readings.corrections import Correction, corrections
from model.steps.format_edits import FORMAT_NAMES, insert_note, set_format
from widgets.dialogs.candidates import Candidate
from widgets.dialogs.questions import FreeWords, PickOne

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
                *("text.note", "&Footnote…", (), self.ask_note, ready),
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

    def ask_note(self) -> None:
        """Ask for the words of a footnote at the caret."""
        if self._desk.table.caret.place()[1] is not None:
            self._desk.ask_this(FreeWords("Footnote", _note_read), self._on_note)

    def _on_note(self, words: object, typed: str) -> None:
        place = self._desk.table.caret.place()[1]
        if place is not None:
            told, hand = str(words), self._typing.hand
            self._typing.do(lambda draft, voice: insert_note(draft, voice, place, told, hand))

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


def _note_read(typed: str) -> tuple[object | None, str]:
    words = " ".join(typed.split())
    return (words or None), (f"Enter: {quoted(words)}" if words else "Type its words")
