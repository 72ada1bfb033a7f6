"""Acts on the paragraph with the caret: new ones, alternatives, moves, brackets, labels."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from app.acts.command import Command
from app.acts.desk import Desk
from app.acts.typing import Typing
from model.draft.draft import Draft
from model.draft.paragraph import display_name
from model.draft.place import Place
from model.draft.text import between
from model.steps.bracket_edits import draw_bracket, lift_bracket
from model.steps.edit import Edit
from model.steps.labels import label_after
from model.steps.position_edits import rename_paragraph
from model.steps.step import StepRefused
from model.steps.typed import Typed
from model.steps.voice import Voice
from model.steps.whole_edits import (
    add_alternative,
    add_paragraph,
    join_behind,
    shift_paragraph,
    strike_paragraph,
)
from widgets.dialogs.questions import FreeWords

NEXT_KEYS = ("Ctrl+Shift+Enter", "Ctrl+Shift+Return")
"""A new paragraph: the key of the number pad, and the other one."""

Maker = Callable[[Draft, Voice, str], Typed]
"""Makes an edit of the paragraph of an id."""


class Paragraphs(QObject):
    """Asks for edits of the paragraph with the caret."""

    def __init__(self, desk: Desk, typing: Typing) -> None:
        super().__init__(desk)
        self._desk = desk
        self._typing = typing
        typing.bracket_asked.connect(self.bracket)

    def commands(self) -> tuple[Command, ...]:
        """What can be asked for."""
        ready = self._desk.has_draft
        return (
            Command(
                *("text.after", "New paragraph &after", NEXT_KEYS, self.add, ready),
                context=True,
            ),
            Command(
                *("text.alt", "&Alternative (alt)", ("Ctrl+Shift+A",), self.alternative, ready),
                context=True,
            ),
            Command(
                *("text.strike", "Propose &deletion", ("Ctrl+Shift+D",), self.strike, ready),
                context=True,
            ),
            Command(
                *("text.up", "Move &up", ("Alt+Shift+Up",), self.move_up, ready),
                section=True,
            ),
            Command("text.down", "Move dow&n", ("Alt+Shift+Down",), self.move_down, ready),
            Command("text.split", "&Split here", (), self.split, ready, section=True),
            Command("text.join", "&Join with the next", (), self.join, ready),
            Command(
                *("text.bracket", "&Brackets: draw, lift", ("Ctrl+E",), self.bracket, ready),
                context=True,
                section=True,
            ),
            Command("text.label", "&Label…", (), self.ask_label, ready),
        )

    # -- whole paragraphs ------------------------------------------------------------------------

    def add(self) -> None:
        """A new paragraph behind this one."""
        self._do(add_paragraph)

    def alternative(self) -> None:
        """Other words for this paragraph: its own are chosen, to be typed over."""
        if self._do(add_alternative):
            self._desk.table.caret.choose_row()

    def strike(self) -> None:
        """Ask for this paragraph to go."""
        self._do(strike_paragraph)

    def move_up(self) -> None:
        """Move this paragraph one up, unless the one there is left out by a filter."""
        self._do_beside(-1, partial(_shifted, -1))

    def move_down(self) -> None:
        """Move this paragraph one down, unless the one there is left out by a filter."""
        self._do_beside(1, partial(_shifted, 1))

    def join(self) -> None:
        """Make one of this paragraph and the next, unless that is left out by a filter."""
        self._do_beside(1, join_behind)

    def split(self) -> None:
        """Make two paragraphs of this one, at the caret."""
        self._typing.split()

    def _do_beside(self, step: int, make: Maker) -> None:
        """Do what touches the paragraph before or behind this one, if that is shown."""
        table = self._desk.table
        first, last = sorted((table.caret.row, max(table.caret.row + step, 0)))
        if table.geometry_of_rows.hides_between(first, last):
            which = "next" if step > 0 else "previous"
            self._desk.say(f"The {which} paragraph is hidden: show all of them first.")
        else:
            self._do(make)

    def _do(self, make: Maker) -> bool:
        place, draft = self._desk.table.caret.place()[1], self._desk.session.draft
        row = draft.row_of(place.paragraph) if draft is not None and place is not None else None
        if draft is None or row is None:
            return False
        # In a footnote it is the paragraph that the note belongs to.
        here = draft.paragraphs[row].id
        return self._typing.do(lambda draft, voice: make(draft, voice, here))

    # -- brackets --------------------------------------------------------------------------------

    def bracket(self) -> None:
        """Draw brackets round what is selected; without a selection lift those at the caret."""
        caret = self._desk.table.caret
        span, here = caret.words_selected(), caret.place()[1]
        if span is not None:
            self._typing.do(partial(_drawn, *span))
        elif here is not None:
            self._typing.do(partial(_lifted, here))

    # -- labels ----------------------------------------------------------------------------------

    def ask_label(self) -> None:
        """Ask what this paragraph is called."""
        draft, here = self._desk.session.draft, self._desk.paragraph()
        if draft is None or here is None:
            return
        told = f"Label of {display_name(here)} (now “{here.label}”)"
        next_one = label_after(draft, here.label)
        question = FreeWords(told, partial(_label_read, next_one))
        self._desk.ask_this(question, partial(self._on_label, here.id))

    def _on_label(self, paragraph: str, value: object, typed: str) -> None:
        label = str(value)
        self._desk.attempt(lambda draft, at: rename_paragraph(draft, paragraph, label, at))


def _shifted(step: int, draft: Draft, voice: Voice, paragraph: str) -> Typed:
    return shift_paragraph(draft, voice, paragraph, step)


def _drawn(start: Place, end: Place, draft: Draft, voice: Voice) -> Typed:
    return _at(end, draw_bracket(draft, start, end, voice))


def _lifted(place: Place, draft: Draft, voice: Voice) -> Typed:
    """Lift the innermost brackets round a place."""
    paragraph = draft.paragraph(place.paragraph)
    around = (
        between(paragraph.runs, max(place.offset - 1, 0), place.offset + 1) if paragraph else ()
    )
    found = [run.brackets[-1] for run in around if run.brackets]
    if not found:
        raise StepRefused("Select the words to put in brackets, or put the caret into some.")
    return _at(place, lift_bracket(draft, found[0], voice))


def _at(place: Place, edit: Edit) -> Typed:
    return Typed(edit, place)


def _label_read(next_one: str, typed: str) -> tuple[object | None, str]:
    """A label as typed; what Enter does."""
    label = " ".join(typed.split())
    if not label:
        return None, f"For example {next_one}" if next_one else "Type the label"
    return label, f"Enter: {label}"
