"""What becomes of changes: the chair takes or leaves, the room accepts, rejects, withdraws."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from typing import Literal

from PySide6.QtCore import QObject

from app.acts.command import Command
from app.acts.desk import Desk
from app.acts.speaking import Speaking
from app.acts.words import called, several
from model.draft.blocks import in_option
from model.draft.delegation import CHAIR, Delegation
from model.draft.draft import Draft
from model.readings.decisions import behind
from model.readings.kindred import changes_behind, changes_worded_like, decided_between
from model.steps.decision_edits import rule, set_outcome, without_rivals
from model.steps.edit import Edit
from model.steps.option_edits import choose_option
from model.steps.position_edits import settled_in
from model.steps.voice import Voice
from widgets.dialogs.questions import Choice, Choose
from widgets.dialogs.saying import PickDelegation

Verdict = Literal["take", "leave", "accepted", "rejected", "withdrawn", "open"]

CHOICES = (
    Choice("t", "Take them all (the chair’s proposal)", "take"),
    Choice("l", "Leave them all (the chair’s proposal)", "leave"),
    Choice("y", "Accept them all", "accepted"),
    Choice("n", "Reject them all", "rejected"),
    Choice("w", "Withdraw them all", "withdrawn"),
)

NO_CHANGE = "Put the caret into a change first (Ctrl+J goes to the next open one)."
NO_OPTION = "Put the caret into an option first: the paragraph is none of several."


class Deciding(QObject):
    """Decides the change under the caret, those of a selection, or all of a kind."""

    def __init__(self, desk: Desk, speaking: Speaking) -> None:
        super().__init__(desk)
        self._desk = desk
        self._speaking = speaking

    def commands(self) -> tuple[Command, ...]:
        """What can be asked for."""
        has_draft = self._desk.has_draft
        return (
            Command(
                *("decide.take", "Chair &takes", ("Ctrl+T",), self.take, has_draft),
                bar="Take ✓",
                context=True,
            ),
            Command(
                *("decide.leave", "Chair &leaves", ("Ctrl+L",), self.leave, has_draft),
                bar="Leave ✗",
                context=True,
            ),
            Command(
                *("decide.accept", "A&ccept", ("Ctrl+Shift+Y",), self.accept, has_draft),
                section=True,
            ),
            Command("decide.reject", "&Reject", ("Ctrl+Shift+N",), self.reject, has_draft),
            Command("decide.withdraw", "&Withdraw", (), self.withdraw, has_draft),
            Command("decide.option", "Choose this &option", (), self.choose_option, has_draft),
            Command(
                *("decide.selection", "All changes of the &selection…", ()),
                *(self.ask_selection, has_draft),
                section=True,
            ),
            Command(
                *("decide.of", "All changes of a &delegation…", ()),
                *(self.ask_delegation, has_draft),
            ),
            Command(
                *("decide.alike", "All changes worded &alike…", ()),
                *(self.ask_alike, has_draft),
            ),
        )

    # -- here ------------------------------------------------------------------------------------

    def take(self) -> None:
        """The chair takes what is under the caret or selected; again takes it back."""
        self._decide_here("take")

    def leave(self) -> None:
        """The chair leaves it; again takes it back."""
        self._decide_here("leave")

    def accept(self) -> None:
        """The room accepts it; again opens it."""
        self._decide_here("accepted")

    def reject(self) -> None:
        """The room rejects it; again opens it."""
        self._decide_here("rejected")

    def withdraw(self) -> None:
        """Who proposed it withdraws it; again opens it."""
        self._decide_here("withdrawn")

    def choose_option(self) -> None:
        """The chair chooses the option in which the caret stands; the others go, whole."""
        draft, place = self._desk.session.draft, self._desk.table.caret.place()[1]
        if draft is None or place is None or not in_option(draft, place.paragraph):
            self._desk.say(NO_OPTION)
            return
        chair = self._desk.session.table.get(CHAIR) or CHAIR
        self._desk.attempt(
            lambda draft, at: choose_option(draft, place.paragraph, Voice(chair, "chair", at), at)
        )

    def _decide_here(self, verdict: Verdict) -> None:
        changes = self._in_selection() or [c for c in [self._desk.change()] if c]
        if not changes:
            self._desk.say(NO_CHANGE)
        elif len(changes) > 1:
            self._decide_all(changes, "", verdict)
        else:
            self.decide(changes[0], verdict)

    def decide(self, change: str, verdict: Verdict) -> None:
        """Decide one change, wherever the caret is; what is decided so already is taken back."""
        if self._desk.attempt(lambda draft, at: _one(draft, change, verdict, at)):
            self._desk.remember(partial(self._decide_here, verdict))

    def _in_selection(self) -> list[str]:
        """The changes with words in the selection that are open."""
        draft, span = self._desk.session.draft, self._desk.table.caret.selection()
        if draft is None or span is None:
            return []
        return _open(draft, decided_between(draft, *span))

    # -- many ------------------------------------------------------------------------------------

    def ask_selection(self) -> None:
        """Ask what becomes of all changes in the selection."""
        changes = self._in_selection()
        if changes:
            self._choose(changes, "of the selection")
        else:
            self._desk.say("Select words with changes first.")

    def ask_alike(self) -> None:
        """Ask what becomes of all changes worded like the one under the caret."""
        draft, change = self._desk.session.draft, self._desk.change()
        if draft is None or not change:
            self._desk.say(NO_CHANGE)
            return
        alike = _open(draft, changes_worded_like(draft, change))
        if alike:
            self._choose(alike, f"worded {called(draft, change)}")
        else:
            self._desk.say("Nothing that is worded so is open.")

    def ask_delegation(self) -> None:
        """Ask of which delegation, and what becomes of all that it is behind."""
        draft = self._desk.session.draft
        if draft is None:
            return
        open_ = (change for change in draft.changes.values() if change.outcome == "open")
        counts = Counter(one for change in open_ for one in behind(draft, change))
        told = [
            replace(c, detail=several(counts[c.value.id], "open change"), rank=max(c.rank, 0))
            for c in self._speaking.delegations()
            if isinstance(c.value, Delegation) and counts[c.value.id]
        ]
        question = PickDelegation("All changes of which delegation?", told, self._speaking.letters)
        self._desk.ask_this(question, self._on_delegation)

    def _on_delegation(self, value: object, typed: str) -> None:
        draft = self._desk.session.draft
        if draft is not None and isinstance(value, Delegation):
            changes = _open(draft, changes_behind(draft, value.id))
            self._choose(changes, f"of {value.shown}")

    def _choose(self, changes: list[str], of: str) -> None:
        question = Choose(f"{several(len(changes), 'open change')} {of}", CHOICES)
        self._desk.ask_this(question, partial(self._on_verdict, changes, of))

    def _on_verdict(self, changes: list[str], of: str, value: object, typed: str) -> None:
        self._decide_all(changes, of, value)  # type: ignore[arg-type]

    def _decide_all(self, changes: list[str], of: str, verdict: Verdict) -> None:
        """Decide all of them that can be, as one edit named with the count; say what is left."""
        draft = self._desk.session.draft
        if draft is None:
            return
        some = changes
        if verdict in ("take", "accepted"):
            some = without_rivals(draft, some)
        rivals = len(changes) - len(some)
        if verdict not in ("take", "leave"):
            settled = settled_in(draft, some)
            some = [change for change in some if change not in settled]
        left = [f"{rivals} are alternatives to each other"] if rivals else []
        agreed = len(changes) - rivals - len(some)
        left += [f"{several(agreed, 'stands', 'stand')} in agreed paragraphs"] if agreed else []
        if some and self._desk.attempt(lambda d, at: _named(_all(d, some, verdict, at), of)):
            left.insert(0, self._desk.session.history.undo_name)
        if left:
            self._desk.say("; ".join(left))


def _open(draft: Draft, changes: list[str]) -> list[str]:
    return [change for change in changes if draft.changes[change].outcome == "open"]


def _one(draft: Draft, change: str, verdict: Verdict, at: str) -> Edit:
    """The edit for one change; what is decided so already is taken back."""
    known = draft.changes.get(change)
    if known is not None and verdict in ("take", "leave") and known.ruling == verdict:
        edit = rule(draft, change, "", at)
    elif known is not None and known.outcome == verdict:
        edit = set_outcome(draft, change, "open", at)
    else:
        edit = _all(draft, [change], verdict, at)
    return replace(edit, name=edit.name.replace("change", called(draft, change), 1))


def _all(draft: Draft, changes: list[str], verdict: Verdict, at: str) -> Edit:
    if verdict == "take" or verdict == "leave":
        return rule(draft, changes, verdict, at)
    return set_outcome(draft, changes, verdict, at)


def _named(edit: Edit, of: str) -> Edit:
    return replace(edit, name=f"{edit.name} {of}") if of else edit
