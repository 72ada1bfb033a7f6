"""The same replacement in all like places, as one change."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from app.acts.command import Command
from app.acts.desk import Desk
from app.acts.typing import Typing
from app.acts.words import quoted
from model.draft.draft import Draft
from model.draft.place import Place
from model.readings.compare import compare
from model.readings.throughout import LikePlace, throughout_places
from model.steps.several import Replacement, replace_several
from widgets.dialogs.questions import FreeWords
from widgets.dialogs.throughout import TickedPlaces

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
"""What Qt takes for letters of a word and nobody else does: quotation marks."""


class Throughout(QObject):
    """Asks for the new words, then in which places."""

    def __init__(self, desk: Desk, typing: Typing) -> None:
        super().__init__(desk)
        self._desk = desk
        self._typing = typing
        self._places: list[LikePlace] = []
        self._words = ""
        self._of: Draft | None = None
        self.ticks = TickedPlaces(desk.window)
        self.ticks.decided.connect(self._on_decided)

    def commands(self) -> tuple[Command, ...]:
        """What can be asked for."""
        return (
            Command(
                *("text.throughout", "&Throughout…", ("Ctrl+Shift+H",)),
                *(self.ask, self._desk.has_draft),
                section=True,
            ),
        )

    def ask(self) -> None:
        """Ask what is to stand in the place of the selected words, or of the word at the caret."""
        draft, words = self._desk.session.draft, self._words_at_caret()
        if draft is None or not words:
            self._desk.say("Select the words, or put the caret into one.")
            return
        self._of, self._places = draft, throughout_places(draft, words)
        if not self._places:
            self._desk.say(f"{quoted(words)} stands in no paragraph that is open.")
            return
        count = len(self._places)
        asked = f"{quoted(words)} in {count} place{'s' if count > 1 else ''}: replace with"
        self._desk.ask_this(FreeWords(asked, partial(_read, words)), self._on_words)

    def _words_at_caret(self) -> str:
        """The selected words, as they are shown; without a selection the word at the caret."""
        column, row = self._desk.table.active, self._desk.table.caret.row
        cursor = column.pane.textCursor()
        is_word = not cursor.hasSelection()
        if is_word:
            place = column.place_at(cursor.position())
            if place is not None:  # in a label the first word is meant, at a tag the last before it
                cursor.setPosition(column.position_of(row, place))
                _move_to_word(cursor, column.position_of(row, place._replace(offset=0)))
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        words = " ".join(cursor.selectedText().split())
        return _EDGES.sub("", words) if is_word else words

    def _on_words(self, value: object, typed: str) -> None:
        self._words = str(value)
        old = self._places[0].words
        told = f"{quoted(old)} → {quoted(self._words)}" if self._words else f"{quoted(old)} goes"
        self.ticks.ask(
            told, [_told(place) for place in self._places], self._desk.table.caret.point()
        )

    def _on_decided(self, ticked: object) -> None:
        if self._of is not self._desk.session.draft:
            self._desk.say("The text is another one by now; ask again.")
            return
        chosen = [self._places[one] for one in ticked if isinstance(one, int)]  # type: ignore[attr-defined]
        places = [_replacements(place, self._words) for place in chosen]
        if places:
            self._typing.do(
                lambda draft, voice: replace_several(draft, voice, places, "Throughout")
            )


def _move_to_word(cursor: QTextCursor, first: int) -> None:
    """Move to the word at a place, else the one before it, else the one behind.

    ``first``: Where the words of the paragraph begin.
    """
    letter = cursor.document().characterAt
    at, last = cursor.position(), cursor.block().position() + cursor.block().length() - 1
    if letter(at).isalnum():
        return
    while at > first and not letter(at - 1).isalnum():
        at -= 1
    while at == first and at < last and not letter(at).isalnum():
        at = first = at + 1
    cursor.setPosition(at)


def _replacements(place: LikePlace, words: str) -> list[Replacement]:
    """The words that differ: of "misuse" and "misuse and abuse" only the new ones."""
    if not words or place.end.offset - place.start.offset != len(place.words):
        return [Replacement(place.start, place.end, words)]
    found = []
    for one in compare(place.words, words):
        if one.op != "equal":
            start, end = (_along(place.start, at) for at in (one.old_start, one.old_end))
            found.append(Replacement(start, end, words[one.new_start : one.new_end]))
    return found


def _along(place: Place, characters: int) -> Place:
    return place._replace(offset=place.offset + characters)


def _told(place: LikePlace) -> str:
    before, after = place.before.lstrip(), place.after.rstrip()
    return f"{place.label}: …{before}“{place.words}”{after}…".replace("\n", " ")


def _read(old: str, typed: str) -> tuple[object | None, str]:
    """The new words; none where the old ones are to go."""
    words = " ".join(typed.split())
    if words == old:
        return None, "These are the words that stand there."
    return words, f"Enter: {quoted(words)}, then choose where" if words else "Enter: it goes"
