"""Acts on the record of changes: remarks, changes merged and split, alternatives."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from app.acts.command import Command
from app.acts.deciding import NO_CHANGE
from app.acts.desk import Desk
from app.acts.remark_words import RemarkSaid, read_remark
from app.acts.speaking import Speaking
from app.acts.words import called, quoted, thing_called
from model.draft.change import Change, Remark
from model.draft.draft import Draft
from model.draft.paragraph import display_name
from model.draft.text import change_of
from model.readings.decisions import behind
from model.readings.kindred import changes_between, changes_worded_like
from model.steps.alternative_edits import make_all_alternatives
from model.steps.edit import Edit
from model.steps.merging_edits import merge_all, split_places, split_words
from model.steps.position_edits import remark
from model.steps.remark_edits import attach_remark, settle_owed
from widgets.dialogs.candidates import Candidate
from widgets.dialogs.questions import FreeWords, PickOne

NEAR = 3
"""Rows up and down whose changes are offered as the other one."""


class Amending(QObject):
    """Changes what is known of changes and remarks, not the words."""

    def __init__(self, desk: Desk, speaking: Speaking) -> None:
        super().__init__(desk)
        self._desk = desk
        self._speaking = speaking

    def commands(self) -> tuple[Command, ...]:
        """What can be asked for."""
        has_draft = self._desk.has_draft
        return (
            Command(
                *("room.remark", "Re&mark…", ("Ctrl+Shift+M",), self.ask_remark, has_draft),
                section=True,
                context=True,
            ),
            Command("room.attach", "Attach a &loose remark…", (), self.ask_attach, has_draft),
            Command("room.owed", "&Owed language came…", (), self.ask_owed, has_draft),
            Command(
                *("room.merge", "Mer&ge changes…", (), self.merge, has_draft),
                section=True,
            ),
            Command("room.split", "Spl&it the change", (), self.split, has_draft),
            Command("room.alternatives", "Make al&ternatives…", (), self.alternatives, has_draft),
        )

    # -- remarks ---------------------------------------------------------------------------------

    def ask_remark(self) -> None:
        """Ask for a remark on the change or the paragraph under the caret."""
        draft, on = self._desk.session.draft, self._on()
        if draft is None or not on:
            return
        words = f"Remark on {thing_called(draft, on)}"
        question = FreeWords(words, self._read_remark)
        self._desk.ask_this(question, partial(self._on_remark, on))

    def _read_remark(self, typed: str) -> tuple[object | None, str]:
        return read_remark(typed, self._speaking.delegations(), self._desk.session.floor)

    def _on_remark(self, on: str, value: object, typed: str) -> None:
        if isinstance(value, RemarkSaid):
            self._desk.attempt(
                lambda draft, at: remark(draft, value.text, value.by or "", on, at, value.owed)
            )

    def ask_attach(self) -> None:
        """Ask which remark that is on no change yet is about what is under the caret."""
        on, draft = self._on(), self._desk.session.draft
        if draft is None or not on:
            return
        # What a text says in a paragraph of its own is on that paragraph at best when it is read.
        loose = [r for r in draft.remarks.values() if r.on not in draft.changes and r.on != on]
        here = self._desk.paragraph()
        nearest = ("", here.id if here is not None else "")
        loose.sort(key=lambda one: nearest.index(one.on) if one.on in nearest else len(nearest))
        words = f"Which remark is about {thing_called(draft, on)}?"
        self._ask_which(words, loose, partial(self._on_attach, on), "There is no loose remark.")

    def _on_attach(self, on: str, value: object, typed: str) -> None:
        self._desk.attempt(lambda draft, at: attach_remark(draft, str(value), on, at))

    def ask_owed(self) -> None:
        """Ask which language that was promised came."""
        draft = self._desk.session.draft
        if draft is not None:
            owed = [one for one in draft.remarks.values() if one.owed]
            self._ask_which("Which language came?", owed, self._on_owed, "Nothing is owed.")

    def _on_owed(self, value: object, typed: str) -> None:
        self._desk.attempt(lambda draft, at: settle_owed(draft, str(value), at))

    def _ask_which(
        self, words: str, of: list[Remark], answer: Callable[[object, str], None], none: str
    ) -> None:
        draft = self._desk.session.draft
        if draft is None or not of:
            self._desk.say(none)
            return
        told = [
            Candidate(
                f"{draft.shown_name(one.by)}: {quoted(one.text)}" if one.by else quoted(one.text),
                one.id,
                (draft.shown_name(one.by) if one.by else one.text, one.text),
                thing_called(draft, one.on) if one.on else "",
                0,
                quoted(one.text),
            )
            for one in of
        ]
        self._desk.ask_this(PickOne(words, told), answer)

    # -- several changes -------------------------------------------------------------------------

    def merge(self) -> None:
        """Make one change of those selected, or of the one under the caret and another."""
        self._with_another("Merge with which change?", merge_all, alike_first=True)

    def alternatives(self) -> None:
        """Let at most one stand of those selected, or of the one here and another."""
        self._with_another("Alternative to which change?", make_all_alternatives)

    def _with_another(
        self,
        words: str,
        make: Callable[[Draft, list[str], str], Edit],
        alike_first: bool = False,
    ) -> None:
        draft, span = self._desk.session.draft, self._desk.table.caret.selection()
        if draft is None:
            return
        selected = changes_between(draft, *span) if span is not None else []
        selected = [one for one in selected if draft.changes[one].outcome == "open"]
        if len(selected) > 1:
            self._desk.attempt(lambda draft, at: make(draft, selected, at))
            return
        change = self._desk.change()
        if not change:
            self._desk.say(NO_CHANGE)
            return
        others = self._others(draft, change, alike_first)
        if not others:
            self._desk.say("There is no other open change near it, nor one worded alike.")
            return
        question = PickOne(f"{words} ({called(draft, change)})", others)
        self._desk.ask_this(question, partial(self._on_other, change, make))

    def _on_other(
        self,
        change: str,
        make: Callable[[Draft, list[str], str], Edit],
        value: object,
        typed: str,
    ) -> None:
        self._desk.attempt(lambda draft, at: make(draft, [change, str(value)], at))

    def _others(self, draft: Draft, change: str, alike_first: bool) -> list[Candidate]:
        """Open changes in this paragraph, near it, and worded alike, told by their words and who
        asks for them: the same word may be asked for twice in one paragraph."""
        here = self._desk.table.caret.row
        alike = list(changes_worded_like(draft, change))
        found: dict[str, tuple[str, int]] = {}
        near = sorted(
            range(max(here - NEAR, 0), min(here + NEAR + 1, len(draft.paragraphs))),
            key=lambda row: abs(row - here),
        )
        for row in near:
            paragraph = draft.paragraphs[row]
            for one in paragraph.changes():
                rank = 0 if alike_first and one in alike else 1 + int(row != here)
                found.setdefault(one, (display_name(paragraph), rank))
        for one in alike:
            where = next(iter(draft.carrying(one)), None)
            found.setdefault(one, (display_name(where) if where else "", 0 if alike_first else 3))
        told = [
            _as_candidate(draft, known, where, rank)
            for one, (where, rank) in found.items()
            if one != change and (known := draft.changes.get(one)) and known.outcome == "open"
        ]
        return sorted(told, key=lambda one: one.rank)

    def split(self) -> None:
        """Make a change of its own of what is selected, or of its places in this paragraph."""
        draft, here = self._desk.session.draft, self._desk.paragraph()
        span = self._desk.table.caret.selection()
        if draft is None or here is None:
            return
        within = changes_between(draft, *span) if span is not None else []
        change = within[0] if len(within) == 1 else self._desk.change()
        if not change:
            self._desk.say(NO_CHANGE)
        elif len(within) > 1:
            self._desk.say("What is selected is of several changes; select a part of one.")
        elif span is not None:
            start, end = span
            self._desk.attempt(lambda draft, at: split_words(draft, start, end, change, at))
        else:
            marks = [mark for run in here.runs for mark in run.marks()]
            marks += here.end.ins + here.end.dels
            places = [mark for mark in marks if change_of(mark) == change]
            self._desk.attempt(lambda draft, at: split_places(draft, change, places, at))

    def _on(self) -> str:
        """The id of the change under the caret, else of the paragraph."""
        here = self._desk.paragraph()
        return self._desk.change() or (here.id if here is not None else "")


def _as_candidate(draft: Draft, change: Change, where: str, rank: int) -> Candidate:
    """A change as what can be chosen: by its words, its paragraph, or who asks for it."""
    words = called(draft, change.id)
    by = [draft.shown_name(one) for one in behind(draft, change)]
    detail = " · ".join(filter(None, (where, ", ".join(by))))
    return Candidate(words, change.id, (words.strip("“”"), where, *by), detail, rank)
