"""Typing: what was asked for at a place, as one edit, and where the caret stands then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from model.draft.blocks import displaces
from model.draft.draft import Draft
from model.draft.ids import new_id
from model.draft.place import Place
from model.draft.text import Mark, Run, Runs, change_of, in_state, length
from model.steps.beside import (
    Beside,
    beside,
    mark_for,
    state_of_typed,
    touches,
)
from model.steps.container import container_of
from model.steps.edit import Edit
from model.steps.making import Making
from model.steps.moved import twins
from model.steps.own_note import is_in_own_note
from model.steps.paragraph_edits import split_step
from model.steps.removal import Removal, first_own
from model.steps.span import Span, SpanRow, span_between
from model.steps.step import StepRefused
from model.steps.text_steps import ReplaceRuns
from model.steps.typing_edits import delete_plainly, left_of
from model.steps.voice import Voice

Taking = Literal["selection", "back", "forward"]
"""What is taken out: what was selected, or what a key takes on one side of the caret."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for.

    Attributes:
        start: Where it begins. With ``side`` "after" what is typed is no part of what stands
            left of it.
        end: Where the words to go end; the same as ``start`` for typed words.
        words: New words, a paragraph each; the first and the last join what stands there. Two
            empty ones split the paragraph. Plain words look like those left of them.
        taking: What takes the words to go out.
        hand: The mark of the change in hand, or empty.
        caret: Where the caret stood, if it is known.
    """

    start: Place
    end: Place
    words: tuple[str | Runs, ...] = ()
    taking: Taking = "selection"
    hand: Mark = ""
    caret: Place | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """What is to be done.

    Attributes:
        edit: The edit; without steps where only the caret moves.
        caret: Where the caret stands then.
        hand: The mark of the change in hand from now on, or empty.
    """

    edit: Edit
    caret: Place
    hand: Mark = ""


def type_words(draft: Draft, voice: Voice, asked: Asked) -> Typed:
    """What typing does.

    Raises:
        StepRefused: If nobody has the floor, a paragraph is agreed, or a place is not there.
    """
    making = Making(draft, voice)
    if not making.is_tracked or is_in_own_note(draft, voice, asked.start.paragraph):
        return _plainly(making, asked)
    if not voice.id:
        raise StepRefused("Nobody has the floor: Ctrl+D gives it.")
    return _Typing(making, voice, asked).done()


class _Marking:
    """Gives the one mark of an edit in the making, where it is asked for.

    Apart from ``_Typing``: what that holds must not hold it, lest each key leave a cycle, and a
    draft in it, for the collector.

    Attributes:
        used: The mark, once it was asked for.
        pick: The one that it should be, if any.
    """

    def __init__(self, making: Making) -> None:
        self._making = making
        self.used: Mark = ""
        self.pick: Mark = ""

    def mark(self) -> Mark:
        """The mark."""
        if not self.used:
            self.used = self._making.mark(self.pick)
        return self.used


class _Typing:
    """A tracked edit in the making."""

    def __init__(self, making: Making, voice: Voice, asked: Asked) -> None:
        self.making = making
        self.voice = voice
        self.asked = asked
        self._before = len(making.steps)
        self._hand = self._in_hand(asked)
        self._marking = _Marking(making)
        self._own: Mark = ""
        self._took_words = False
        self._removal = Removal(making, voice, self._marking.mark)

    def _in_hand(self, asked: Asked) -> Mark:
        """The mark in hand, if words here can be of its change.

        What an alternative is made by stands in that; the paragraph beside it is another matter.
        """
        draft, hand = self.making.draft, asked.hand
        if not hand or not self.voice.owns(draft, hand):
            return ""
        here = draft.paragraph(asked.start.paragraph)
        return "" if here and displaces(draft, change_of(hand), here) else hand

    def done(self) -> Typed:
        asked = self.asked
        place, at_end = asked.start, asked.end
        if asked.start[:2] != asked.end[:2]:
            place, at_end = self._take_out()
        caret = place
        if asked.words:
            caret = self._put(place, at_end)
        elif asked.taking == "forward":
            caret = at_end._replace(side="before")
        self._removal.prune()
        if len(self.making.steps) == self._before:
            return Typed(Edit("", ()), caret, self._hand)
        kept = self._marking.used or self._hand
        hand = kept if self.voice.owns(self.making.draft, kept) else ""
        edit = self.making.named(self._name(), asked.caret, caret)
        return Typed(edit, caret, hand)

    def _name(self) -> str:
        words = any(self.asked.words)
        if self.asked.start[:2] == self.asked.end[:2]:
            return "Insertion" if words else "Split"
        if words:
            return "Replacement"
        ends_only = self.asked.start.paragraph != self.asked.end.paragraph
        return "Join" if ends_only and not self._took_words else "Deletion"

    # -- taking out ------------------------------------------------------------------------------

    def _take_out(self) -> tuple[Place, Place]:
        """Take the words out; where they began, and where they ended."""
        draft, asked = self.making.draft, self.asked
        keeps = bool(asked.words) or asked.taking != "selection"
        span = span_between(draft, asked.start, asked.end, keeps_last_end=keeps)
        self._took_words = any(row.start < row.end for row in span.rows)
        joins = asked.taking != "selection" and not self._took_words
        span = (self._own_empty(span) if joins else None) or span
        self._own = first_own(draft, self.voice, span)
        self._marking.pick = self._own if asked.words else ""
        if self._hand and touches(draft, asked.start, asked.end, self._hand):
            self._marking.pick = self._hand
        edge = _beyond(draft, span)
        done = len(self.making.steps)
        if not (joins and self._removal.join_own(span)):
            self._removal.take_out(span)
        told = Edit("", self.making.steps[done:])
        start = told.follow(asked.start._replace(side="before"))
        end = told.follow(asked.end._replace(side="after"))
        known = start or end or edge
        return start or known, end or known

    def _own_empty(self, span: Span) -> Span | None:
        """An own paragraph without words goes itself, not the end of the one beside it."""
        draft = self.making.draft
        for row in (span.rows[-1], span.rows[0]):
            paragraph = draft.paragraph(row.paragraph)
            empty = paragraph is not None and not paragraph.runs and paragraph.end.ins
            if empty and self.voice.owns(draft, empty[-1]):
                return Span((SpanRow(row.paragraph, 0, 0, with_end=True),))
        return None

    # -- putting in ------------------------------------------------------------------------------

    def _put(self, start: Place, end: Place) -> Place:
        """Put the words behind what was taken out; where the caret stands behind them."""
        struck, place = list(self._removal.struck), end
        if not struck:
            place = self._choose(end)
        elif self._is_struck(end) and not self._is_struck(start):
            struck, place = [], start  # behind them others would strike what comes too
        mark = self._marking.mark()
        for i, words in enumerate(self.asked.words):
            if i:
                place = put_split(self.making, place, mark, struck)
                struck = []
            if words:
                place = put_runs(self.making, place, words, mark, struck)
        return place._replace(side="before")

    def _is_struck(self, place: Place) -> bool:
        """Whether words put at a place would be struck by others."""
        return bool(beside(self.making.draft, place).struck_here() - {self._marking.mark()})

    def _choose(self, place: Place) -> Place:
        """Choose the change that words put at a place join; the place where they go then."""
        around = beside(self.making.draft, place)
        taken = self.asked.start[:2] != self.asked.end[:2]
        joined = mark_for(self.making.draft, self.voice, around, self._hand)
        self._marking.pick = joined or (self._own if taken else "")
        # What goes on with own words stays with them, whatever is struck behind them.
        goes_on = around.left is not None and around.left.ins[-1:] == (self._hand,)
        if not taken and self._hand and joined in ("", self._hand) and not goes_on:
            behind = around.behind_struck(self._hand)
            if behind != place and self.asked.caret == place:
                self._marking.pick = self._hand
                return behind
        return place


def put_runs(
    making: Making, place: Place, words: str | Runs, mark: Mark, struck: Sequence[Run] = ()
) -> Place:
    """Put words at a place, in the copies of a move too; the place behind them."""
    runs: Runs = ()
    for paragraph in twins(making.draft, place.paragraph):
        making.open_paragraph(paragraph)
        around = beside(making.draft, place._replace(paragraph=paragraph))
        runs = _looking(around, words)
        state = _state(making, around, mark, struck)
        making.do(ReplaceRuns(paragraph, place.offset, place.offset, in_state(runs, state)))
    return place._replace(offset=place.offset + length(runs))


def put_split(making: Making, place: Place, mark: Mark, struck: Sequence[Run] = ()) -> Place:
    """Split a paragraph at a place, in the copies of a move too; where the second part begins."""
    begins = place
    for paragraph in twins(making.draft, place.paragraph):
        making.open_paragraph(paragraph)
        there = place._replace(paragraph=paragraph)
        state = _state(making, beside(making.draft, there), mark, struck)
        step = split_step(making, there, mark, new_id("p"), state)
        making.do(step)
        if paragraph == place.paragraph:
            begins = step.follow(place._replace(side="after"))
    return begins


def _state(making: Making, around: Beside, mark: Mark, struck: Sequence[Run]) -> Run:
    if not mark:
        state = making.state_at(around.place, mark)
        return replace(state, ins=tuple(m for m in state.ins if m))
    return state_of_typed(making, around, mark, [*struck, *around.struck_left(mark)])


def _looking(around: Beside, words: str | Runs) -> Runs:
    """Plain words look like those left of them; at a paragraph's beginning, those behind."""
    if not isinstance(words, str):
        return words
    like = around.right if around.starts else around.left
    looks = like.format if like is not None and not like.object else ()
    return (Run(words, format=looks),)


def _beyond(draft: Draft, span: Span) -> Place:
    """A place that is still there when all of a span is gone."""
    held = container_of(draft, span.rows[0].paragraph)
    row = held.row_of(span.rows[0].paragraph)
    if row:
        before = held.paragraphs[row - 1]
        return Place(before.id, length(before.runs))
    behind = held.paragraphs[len(span.rows) :][:1]
    return Place(behind[0].id if behind else span.rows[0].paragraph, 0)


def _plainly(making: Making, asked: Asked) -> Typed:
    """Before tabling: nothing is marked."""
    place = asked.start
    taken = asked.start[:2] != asked.end[:2]
    if taken:
        keeps = bool(asked.words) or asked.taking != "selection"
        span = span_between(making.draft, asked.start, asked.end, keeps_last_end=keeps)
        edge = _beyond(making.draft, span)
        delete_plainly(making, span)
        place = left_of(making, span, edge)
    for i, words in enumerate(asked.words):
        place = put_split(making, place, "") if i else place
        place = put_runs(making, place, words, "") if words else place
    place = place._replace(side="before")
    if not making.steps:
        return Typed(Edit("", ()), place)
    words_come = any(asked.words)
    name = ("Replacement" if taken else "Insertion") if words_come else "Deletion"
    if asked.words and not words_come and not taken:
        name = "Split"
    return Typed(making.named(name, asked.caret, place), place)
