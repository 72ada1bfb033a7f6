"""Typing: what is asked for in a column becomes an edit under the hat that is worn there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from time import monotonic

from PySide6.QtCore import QObject, Signal

from app.acts.command import Command
from app.acts.desk import Desk
from model.draft.delegation import CHAIR, SECRETARIAT, Delegation
from model.draft.draft import Draft
from model.draft.place import Place
from model.draft.text import change_of
from model.readings.pasted_over import words_shown
from model.readings.reading import Reading
from model.steps.edit import Edit
from model.steps.making import is_tracked
from model.steps.step import StepRefused
from model.steps.typed import Asked, Typed, type_words
from model.steps.voice import Voice
from model.steps.whole_edits import break_paragraph
from widgets.table.asking import Asking

PAUSE = 8.0
"""Seconds after which letters typed are undone on their own."""


_NO_WORDS = (
    "No words are selected. A tag goes with its change: withdraw it, or give it to another "
    "(Ctrl+Shift+K). A label is changed by “Label…”."
)


@dataclass(frozen=True, slots=True)
class Go:
    """Letters typed in one go.

    Attributes:
        number: Which edit of the session the last of them was.
        come: Whether words come; letters taken away are another go.
        caret: Where the caret stood after it.
        hand: The mark of the change in hand.
        until: When the go is over, unless another letter comes.
    """

    number: int = 0
    come: bool = False
    caret: Place | None = None
    hand: str = ""
    until: float = 0.0


class Typing(QObject):
    """Makes edits of what is typed, and keeps the change in hand.

    Signals:
        bracket_asked: A bracket was typed over what is selected.
        paste_asked: Words were pasted. Carries the Asking.
        hat_changed: The Secretariat’s hat was put on, or taken off.
    """

    bracket_asked = Signal()
    paste_asked = Signal(object)
    hat_changed = Signal()

    def __init__(self, desk: Desk, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(desk)
        self._desk = desk
        self._clock = clock
        self._go = Go()
        self._is_secretariat = False
        desk.table.edit_asked.connect(self.take)
        desk.session.caret_asked.connect(self._stand)

    def commands(self) -> tuple[Command, ...]:
        """What can be asked for."""
        return (
            Command(
                *("room.secretariat", "Type as the &Secretariat in the clean text", ()),
                *(self.toggle_secretariat, self._desk.has_draft),
                is_on=self.is_secretariat,
            ),
        )

    # -- the hat ---------------------------------------------------------------------------------

    def is_secretariat(self) -> bool:
        """Whether the Secretariat's hat is on."""
        return self._is_secretariat

    def toggle_secretariat(self) -> None:
        """Put the Secretariat's hat on, or take it off."""
        self._is_secretariat = not self._is_secretariat
        self.hat_changed.emit()
        told = "on: the clean text can be corrected" if self._is_secretariat else "off"
        self._desk.say(f"The Secretariat’s hat is {told}")

    def voice(self, reading: Reading, at: str) -> Voice:
        """Who types in a column of that reading.

        Raises:
            StepRefused: If nobody types there.
        """
        session = self._desk.session
        if reading.name == "informal":
            return Voice(session.floor or "", "delegation", at)
        if reading.name == "chair":
            return Voice(self._actor(CHAIR), "chair", at)
        if reading.name == "clean":
            if not self._is_secretariat and self.is_tabled():
                raise StepRefused(
                    "The clean text is the Secretariat’s: put its hat on first "
                    "(Floor, Type as the Secretariat)."
                )
            return Voice(self._actor(SECRETARIAT), "secretariat", at)
        raise StepRefused("Nothing can be typed in this reading; Ctrl+Tab leads to another column.")

    def _actor(self, actor: str) -> Delegation | str:
        """An actor of the room, as the draft or the program knows it."""
        session = self._desk.session
        if session.draft is not None and actor in session.draft.delegations:
            return actor
        return session.table.get(actor) or actor

    def is_tabled(self) -> bool:
        """Whether what is typed is a proposal."""
        draft = self._desk.session.draft
        return draft is not None and is_tracked(draft)

    # -- typing ----------------------------------------------------------------------------------

    def take(self, asking: Asking) -> None:
        """Do what was asked for in a column."""
        if asking.words == "[" and asking.pasted is None and asking.start != asking.end:
            self.bracket_asked.emit()
            return
        if asking.pasted is not None:
            self.paste_asked.emit(asking)
            return
        if asking.is_of_nothing and self._stands_beside_words(asking):
            self._desk.session.edit_refused.emit(_NO_WORDS)
            return
        words: tuple[str, ...] = ("", "") if asking.splits else ()
        words = (asking.words,) if asking.words else words
        asked = Asked(asking.start, asking.end, words, asking.taking, self.hand, asking.caret)
        make = partial(break_paragraph if asking.splits else type_words, asked=asked)
        come = None if asking.splits else bool(asking.words)
        # Over a selection a go begins: it is undone with the letters that follow, not before.
        begins = asking.taking == "selection" and asking.start != asking.end
        self.do_in(asking.reading, make, asking.caret, come, begins)

    def _stands_beside_words(self, asking: Asking) -> bool:
        """Whether a row shows words besides what is selected: those of an empty one can come."""
        draft = self._desk.session.draft
        row = draft.row_of(asking.start.paragraph) if draft is not None else None
        if draft is None or row is None:
            return False
        shown = words_shown(draft, asking.reading, row)
        return shown is not None and bool(shown[0].text.strip())

    @property
    def hand(self) -> str:
        """The mark of the change in hand, or empty."""
        return self._go.hand

    def split(self) -> None:
        """Make two paragraphs of the one with the caret."""
        self._desk.table.caret.ask_split()

    def made(self, draft: Draft, at: str, asking: Asking) -> Edit:
        """The edit that typing would make, for others that put words in the place of words.

        Raises:
            StepRefused: If nobody may type there.
        """
        words = (asking.words,) if asking.words else ()
        asked = Asked(asking.start, asking.end, words, asking.taking)
        return type_words(draft, self.voice(asking.reading, at), asked).edit

    def do(self, make: Callable[[Draft, Voice], Typed]) -> bool:
        """Do an edit made for the hat of the column with the caret; whether it was done."""
        return self.do_in(self._desk.table.active.reading, make)

    def do_in(
        self,
        reading: Reading,
        make: Callable[[Draft, Voice], Typed],
        caret: Place | None = None,
        come: bool | None = None,
        begins: bool = False,
    ) -> bool:
        """Do an edit made for the hat of a column, and put the caret behind it.

        ``come``: Whether letters come, or go; None for what is undone on its own. ``begins``:
            Whether they are undone without those before.
        """
        session = self._desk.session
        here = caret or self._desk.table.caret.place()[1]
        made: list[Typed] = []

        def edit(draft: Draft, at: str) -> Edit:
            typed = make(draft, self.voice(reading, at))
            made.append(typed)
            self._desk.table.caret.expect(typed.caret)
            return replace(typed.edit, before=here or typed.edit.before, after=typed.caret)

        def joins(done: Edit) -> bool:
            return come is not None and not begins and self._goes_on(made[0], come, caret)

        before = len(session.history.undoing)
        try:
            done = session.attempt(edit, joins)
        finally:
            self._desk.table.caret.expect(None)
        if done and len(session.history.undoing) > before:
            self._desk.say(session.history.undo_name)  # once for all letters of a go
        if made and (done or not made[0].edit.steps):
            typed = made[0]
            number = session.edits if done and come is not None else 0
            until = self._clock() + PAUSE
            self._go = Go(number, bool(come), typed.caret, typed.hand, until)
            self._stand(typed.caret, change_of(typed.hand) if typed.hand else "")
        return done

    def _goes_on(self, typed: Typed, come: bool, caret: Place | None) -> bool:
        """Whether a letter belongs to those typed just before."""
        go = self._go
        return (
            go.number == self._desk.session.edits
            and go.come == come
            and go.hand == typed.hand
            and go.caret == caret
            and self._clock() < go.until
        )

    def _stand(self, place: Place, change: str = "") -> None:
        draft = self._desk.session.draft
        row = draft.row_of(place.paragraph) if draft is not None else None
        if row is not None:
            self._desk.table.caret.stand(row, place, change)
