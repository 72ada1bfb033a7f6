"""Who speaks, and what they say of what is under the caret: a few letters and Enter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject

from app.acts.command import Command
from app.acts.desk import Desk
from app.acts.words import quoted, thing_called
from model.draft.change import Change
from model.draft.delegation import Delegation
from model.draft.draft import Draft
from model.draft.place import Place
from model.draft.text import between
from model.readings.before_agreeing import held_by
from model.steps.edit import Edit
from model.steps.floor_edits import Said, hold_as_said, listed, take_positions
from model.steps.giving_edits import give_to_another
from model.steps.paragraph_steps import SetParagraph
from model.steps.record_steps import Put, Remove, SetFact
from model.steps.stances import positions_on
from model.steps.step import StepRefused
from widgets.dialogs.candidates import Candidate, ChosenLetters, delegation_candidates
from widgets.dialogs.saying import PickDelegation, SayQuestion

ANYBODY = "*"
"""In the place of an id: whoever spoke last, where an edit was several delegations’."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What something is said of.

    Attributes:
        on: The id of a change or a paragraph, or empty for the whole draft.
        span: Words that nobody changes, in the place of ``on``.
        near: The id of the paragraph in hand: who lifts, and has said nothing on what is in
            hand, lifts the one thing that it holds there. Empty where just ``on`` is meant.
    """

    on: str = ""
    span: tuple[Place, Place] | None = None
    near: str = ""

    def edit(self, draft: Draft, said: tuple[Said, ...], at: str) -> Edit:
        """The edit that records what is said of it; may raise StepRefused."""
        if self.span is not None:
            return hold_as_said(draft, *self.span, said, at)
        return take_positions(draft, self.on, said, at, self.lifted_near(draft, said))

    def lifted_near(self, draft: Draft, said: tuple[Said, ...]) -> dict[str, str]:
        """Who lifts something that is not in hand: ids of the delegation and of what it is.

        Raises:
            StepRefused: If a delegation holds several things there.
        """
        found: dict[str, str] = {}
        here = draft.paragraph(self.near) if self.near else None
        for one in said:
            spoke = (position.delegation for position in positions_on(draft, self.on))
            if here is None or one.stance != "lift" or one.by.id in spoke:
                continue
            held = held_by(draft, here, one.by.id)
            if len(held) > 1:
                things = listed([thing_called(draft, on) for on in held])
                raise StepRefused(f"{one.by.shown} holds {things}: put the caret into one of them.")
            found.update((one.by.id, on) for on in held)
        return found


class Speaking(QObject):
    """Asks who, and makes it an edit."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.letters = ChosenLetters()
        desk.session.followed.connect(self._on_followed)

    def commands(self) -> tuple[Command, ...]:
        """What can be asked for."""
        has_draft = self._desk.has_draft
        return (
            Command("room.floor", "Give the &floor…", ("Ctrl+D",), self.ask_floor),
            Command(
                *("room.support", "&Support, reserve…", ("Ctrl+K",), self.ask_position, has_draft),
                context=True,
            ),
            Command(
                *("room.again", "The same &again", ("F4",)),
                *(self._desk.do_again, has_draft),
                context=True,
            ),
            Command(
                *("room.give", "That was &another delegation…", ("Ctrl+Shift+K",)),
                *(self.ask_give, has_draft),
            ),
            Command(
                *("room.on_paragraph", "Position on the &paragraph…", ()),
                *(self.ask_on_paragraph, has_draft),
            ),
            Command(
                *("room.on_draft", "Position on the &whole draft…", ()),
                *(self.ask_on_draft, has_draft),
            ),
        )

    def _on_followed(self, before: object, after: object) -> None:
        if before is None:
            self.letters.forget()

    def delegations(self, floor: str = "") -> list[Candidate]:
        """Every delegation, those of this paragraph and this room first."""
        session = self._desk.session
        known = list(session.table)
        if session.floor is not None and session.table.get(session.floor.id) is None:
            known.append(session.floor)
        here, facts = self._desk.paragraph(), session.table.facts
        return delegation_candidates(known, session.draft, here, floor, facts)

    # -- the floor -------------------------------------------------------------------------------

    def ask_floor(self) -> None:
        """Ask who has the floor."""
        told = [replace(c, told=f"{_full(c)} has the floor") for c in self.delegations()]
        question = PickDelegation("Who has the floor?", told, self.letters)
        self._desk.ask_this(question, self._give_floor)

    def _give_floor(self, value: object, typed: str) -> None:
        if isinstance(value, Delegation):
            self._desk.session.give_floor(value)
            self._desk.say(f"{value.name} has the floor")

    # -- positions -------------------------------------------------------------------------------

    def ask_position(self, begun: str = "") -> None:
        """Ask who supports what is under the caret, or says otherwise.

        ``begun``: The beginning of the answer: "r " for a reservation.
        """
        subject = self._subject()
        if subject is not None:
            self._ask(subject, begun)

    def ask_on_paragraph(self) -> None:
        """Ask who says what of the paragraph as a whole."""
        here = self._desk.paragraph()
        if here is not None:
            self._ask(Subject(here.id))

    def ask_on_draft(self) -> None:
        """Ask who says what of the whole draft."""
        self._ask(Subject())

    def _subject(self) -> Subject | None:
        """The change under the caret, else the words selected, else the paragraph."""
        change, here = self._desk.change(), self._desk.paragraph()
        near = here.id if here is not None else ""
        if change:
            return Subject(change, near=near)
        span = self._desk.table.caret.words_selected()
        if span is not None:
            return Subject(span=span)
        return Subject(near, near=near) if near else None

    def _ask(self, subject: Subject, begun: str = "") -> None:
        draft, floor = self._desk.session.draft, self._desk.session.floor
        if draft is None:
            return
        question = SayQuestion(
            f"Who supports {self._called(draft, subject)}, or says otherwise?",
            self.delegations(floor.id if floor else ""),
            self.letters,
            partial(self._does, subject),
            "support" if subject.span is None else "retain",
        )
        self._desk.ask_this(question, partial(self._say, subject), begun)

    def _called(self, draft: Draft, subject: Subject) -> str:
        if subject.span is None:
            return thing_called(draft, subject.on)
        start, end = subject.span
        here = draft.paragraph(start.paragraph)
        to = end.offset if end.paragraph == start.paragraph else len(here.text()) if here else 0
        runs = between(here.runs, start.offset, to) if here else ()
        return quoted("".join(run.text for run in runs), "these words")

    def _does(self, subject: Subject, said: tuple[Said, ...]) -> str:
        """What recording it would be called; may raise StepRefused."""
        draft = self._desk.session.draft
        if draft is None:
            return ""
        name = subject.edit(draft, said, "").name
        near = subject.lifted_near(draft, said) if subject.span is None else {}
        where = listed([thing_called(draft, on) for on in dict.fromkeys(near.values())])
        return f"{name}, on {where}" if where else name

    def _say(self, subject: Subject, value: object, typed: str) -> None:
        if isinstance(value, tuple) and self._desk.attempt(
            lambda draft, at: subject.edit(draft, value, at)
        ):
            self._desk.remember(partial(self._say_again, value))

    def _say_again(self, said: tuple[Said, ...]) -> None:
        """The same of what is under the caret now."""
        subject = self._subject()
        if subject is not None:
            self._desk.attempt(lambda draft, at: subject.edit(draft, said, at))

    # -- that was us -----------------------------------------------------------------------------

    def ask_give(self) -> None:
        """Ask who it was that said what was recorded last."""
        draft = self._desk.session.draft
        heard = self._heard_last(draft) if draft is not None else None
        if draft is None or heard is None:
            self._desk.say("Nobody has said anything here that could be another’s.")
            return
        on, was = heard
        name = draft.shown_name(was)
        told = [
            replace(c, told=f"{_full(c)}, not {name}", rank=max(c.rank, 0))
            for c in self.delegations()
            if isinstance(c.value, Delegation) and c.value.id != was
        ]
        remark = draft.remarks.get(on)
        words = quoted(remark.text) if remark else thing_called(draft, on)
        question = PickDelegation(f"Who was it, not {name}, on {words}?", told, self.letters)
        self._desk.ask_this(question, partial(self._give, on, was))

    def _heard_last(self, draft: Draft) -> tuple[str, str] | None:
        """What was spoken of last, and who is to be replaced there.

        Of a change that was made in this sitting it is who proposes it, whoever spoke on it since;
        of anything else who spoke last. With nothing done yet, who proposes what is under the
        caret.
        """
        done = self._desk.session.history.undoing
        for edit in reversed(done):
            for on in _records(edit):
                made = next((e.who for e in done if on in _made(e)), "")
                for who in filter(None, (made, edit.who or ANYBODY)):
                    heard = _still_heard(draft, on, who)
                    if heard:
                        return on, heard
        change = self._desk.change()
        known = draft.changes.get(change)
        return (change, known.positions[0].delegation) if known and known.positions else None

    def _give(self, on: str, was: str, value: object, typed: str) -> None:
        if isinstance(value, Delegation) and self._desk.attempt(
            lambda draft, at: give_to_another(draft, on, was, value, at)
        ):
            self._desk.session.give_floor(value)


def _full(candidate: Candidate) -> str:
    value = candidate.value
    return value.name if isinstance(value, Delegation) else candidate.text


def _records(back: Edit) -> Iterator[str]:
    """Ids of what an edit said something of, from the edit that takes it back; the last first."""
    for step in back.steps:
        if isinstance(step, Put | Remove) and not isinstance(step.record, Delegation):
            yield step.record.id
        elif isinstance(step, SetParagraph):
            yield step.facts.id
        elif isinstance(step, SetFact) and step.fact == "positions":
            yield ""


def _made(back: Edit) -> list[str]:
    """Ids of the changes that an edit made, from the edit that takes it back."""
    removed = (step.record for step in back.steps if isinstance(step, Remove))
    return [record.id for record in removed if isinstance(record, Change)]


def _still_heard(draft: Draft, on: str, who: str) -> str:
    """Whose word on something stands: that of ``who``, or of ANYBODY; empty for nobody's."""
    remark = draft.remarks.get(on)
    if remark is not None:
        return remark.by
    try:
        spoke = [position.delegation for position in positions_on(draft, on)]
    except StepRefused:
        return ""
    if who == ANYBODY:
        return spoke[-1] if spoke else ""
    return who if who in spoke else ""
