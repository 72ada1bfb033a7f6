"""Who speaks, and what they say of a change: asked for with a few letters at the caret."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from app.session import Session
from model.draft.change import Stance
from model.draft.delegation import Delegation
from model.draft.paragraph import Paragraph
from model.steps.position_edits import STANCE_NAMES, take_position
from widgets.dialogs.candidate_line import Before, CandidateLine, Says
from widgets.dialogs.candidates import (
    Candidate,
    Finder,
    delegation_candidates,
    paragraph_candidates,
)
from widgets.table.draft_table import DraftTable

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
    """Asks who, and makes it an edit.

    Signals:
        said: Something for the status line. Carries the line.
    """

    said = Signal(str)

    def __init__(self, session: Session, table: DraftTable, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._table = table
        self._window = window
        self.line = CandidateLine(window)
        self._answer: Callable[[object, str], None] = _nobody
        self.line.chosen.connect(self._on_chosen)

    def ask(
        self,
        question: str,
        candidates: list[Candidate],
        answer: Callable[[object, str], None],
        before: Before | None = None,
        says: Says | None = None,
        at: QPoint | None = None,
    ) -> None:
        """Ask anything of which there are candidates."""
        self._answer = answer
        self.line.ask(question, Finder(candidates), at or self._middle(), before, says)

    def _on_chosen(self, value: object, told: str) -> None:
        self._answer(value, told)

    def _middle(self) -> QPoint:
        middle = QPoint(self._window.width() // 2 - self.line.width() // 2, 110)
        return self._window.mapToGlobal(middle)

    # -- the floor -------------------------------------------------------------------------------

    def ask_floor(self) -> None:
        """Ask who has the floor."""
        self.ask("Who has the floor?", self._delegations(), self._give_floor)

    def _give_floor(self, value: object, told: str) -> None:
        if isinstance(value, Delegation):
            self._session.give_floor(value)

    def _delegations(self, floor: str = "") -> list[Candidate]:
        known = [d for d in self._session.table if d.kind != "unknown"]
        return delegation_candidates(known, self._session.draft, self._here(), floor)

    def _here(self) -> Paragraph | None:
        draft, row = self._session.draft, self._table.caret.row
        if draft is None or not 0 <= row < len(draft.paragraphs):
            return None
        return draft.paragraphs[row]

    # -- positions -------------------------------------------------------------------------------

    def ask_support(self) -> None:
        """Ask who supports the change under the caret, or says otherwise."""
        draft, change = self._session.draft, self._table.caret.change()
        if draft is None or not change:
            self.said.emit("Put the caret into a change first (Ctrl+J goes to the next open one).")
            return
        floor = self._session.floor.id if self._session.floor else ""
        question = f"Support {_quoted(self._words_of(change))} as …"
        self.ask(
            question,
            self._delegations(floor),
            partial(self._take_position, change),
            _stance_before,
            _stance_said,
            self._table.caret.point(),
        )

    def _words_of(self, change: str) -> str:
        here = self._here()
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
            done = self._session.attempt(
                lambda draft, at: take_position(draft, change, value, stance, at)
            )
            if done:
                self.said.emit(self._session.history.undo_name)

    # -- paragraphs ------------------------------------------------------------------------------

    def ask_paragraph(self) -> None:
        """Ask for a paragraph, and go there."""
        draft = self._session.draft
        if draft is not None:
            self.ask("Go to which paragraph?", paragraph_candidates(draft), self._go_to)

    def _go_to(self, value: object, told: str) -> None:
        if isinstance(value, int):
            self._table.caret.put(value)
            self._table.active.pane.setFocus()


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


def _nobody(value: object, told: str) -> None:
    """Nothing was asked."""
