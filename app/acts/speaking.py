"""Who speaks, and what they say of a change: asked for with a few letters at the caret."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from app.acts.command import Command
from app.acts.desk import Desk
from model.draft.change import Stance
from model.draft.delegation import Delegation
from model.steps.position_edits import STANCE_NAMES, take_position
from widgets.dialogs.candidates import Candidate, delegation_candidates

STANCES: dict[str, Stance] = {
    "s": "support",
    "r": "reserve",
    "d": "delete",
    "t": "retain",
    "f": "flexible",
    "c": "consult",
    "o": "oppose",
}
"""The letter that, with a space behind it, says another stance than support."""


class Speaking(QObject):
    """Asks who, and makes it an edit."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def commands(self) -> tuple[Command, ...]:
        """What can be asked for."""
        return (
            Command("room.floor", "Give the &floor…", ("Ctrl+D",), self.ask_floor),
            Command(
                *("room.support", "&Support this change as…", ("Ctrl+K",)),
                *(self.ask_support, self._desk.has_draft),
                bar="Support",
                context=True,
            ),
        )

    # -- the floor -------------------------------------------------------------------------------

    def ask_floor(self) -> None:
        """Ask who has the floor."""
        self._desk.ask("Who has the floor?", self._delegations(), self._give_floor)

    def _give_floor(self, value: object, told: str) -> None:
        if isinstance(value, Delegation):
            self._desk.session.give_floor(value)

    def _delegations(self, floor: str = "") -> list[Candidate]:
        session = self._desk.session
        known = [d for d in session.table if d.kind != "unknown"]
        return delegation_candidates(known, session.draft, self._desk.paragraph(), floor)

    # -- positions -------------------------------------------------------------------------------

    def ask_support(self) -> None:
        """Ask who supports the change under the caret, or says otherwise."""
        session, change = self._desk.session, self._desk.change()
        if session.draft is None or not change:
            self._desk.say("Put the caret into a change first (Ctrl+J goes to the next open one).")
            return
        floor = session.floor.id if session.floor else ""
        self._desk.ask(
            f"Support {_quoted(self._words_of(change))} as …",
            self._delegations(floor),
            partial(self._take_position, change),
            _stance_before,
            _stance_said,
            self._desk.table.caret.point(),
        )

    def _words_of(self, change: str) -> str:
        here = self._desk.paragraph()
        if here is None:
            return ""
        words = "".join(
            run.text
            for run in here.runs
            if any(mark.partition(".")[0] == change for mark in run.marks())
        )
        return " ".join(words.split())

    def _take_position(self, change: str, value: object, told: str) -> None:
        if isinstance(value, Delegation):
            stance = STANCES.get(told, "support")
            self._desk.attempt(lambda draft, at: take_position(draft, change, value, stance, at))


def _stance_before(typed: str) -> tuple[str, str]:
    """ "r ve" is a reservation by whoever begins with "ve"; "ve" is support."""
    letter, space, rest = typed.lstrip().partition(" ")
    if space and letter.lower() in STANCES:
        return letter.lower(), rest
    return "", typed


def _stance_said(letter: str, name: str) -> str:
    """What Enter records; before anything is typed, the letters that say another stance."""
    if name:
        return f"{STANCE_NAMES[STANCES.get(letter, 'support')]} by {name}"
    if letter:
        return f"{STANCE_NAMES[STANCES[letter]]} by whom?"
    others = [f"{key}\u00a0{stance}" for key, stance in STANCES.items() if stance != "support"]
    return f"Or a letter and a space first: {', '.join(others)}"


def _quoted(words: str) -> str:
    short = words if len(words) <= 40 else words[:39].rstrip() + "…"
    return f"“{short}”" if short else "this change"
