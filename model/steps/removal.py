"""What typing takes out: own words really, those of others by striking them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby
from typing import Literal

from model.draft.blocks import displaces, in_option
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.text import (
    EndMark,
    Mark,
    Run,
    between,
    change_of,
    length,
    sorted_marks,
    with_deletion,
)
from model.steps.container import container_of
from model.steps.making import Making
from model.steps.moved import twins
from model.steps.paragraph_steps import JoinParagraphs, RemoveParagraphs
from model.steps.record_steps import Put, Remove
from model.steps.span import Span, SpanRow
from model.steps.text_steps import ReplaceRuns, SetEnd
from model.steps.voice import Voice

Fate = Literal["remove", "leave", "strike"]


@dataclass(slots=True)
class Removal:
    """Takes a span out of the text.

    Attributes:
        making: The edit that it becomes part of.
        voice: Who asks.
        mark: Gives the mark to strike with; asked only where something of others is struck.
        struck: What was struck in the first copy, in order; end marks as runs without words.
    """

    making: Making
    voice: Voice
    mark: Callable[[], Mark]
    struck: list[Run] = field(default_factory=list)
    _emptied: dict[str, None] = field(default_factory=dict)

    def take_out(self, span: Span) -> None:
        """Take out a span: own insertions are removed, what it asked to strike is left."""
        for row in span.rows:
            for paragraph in twins(self.making.draft, row.paragraph):
                self.making.open_paragraph(paragraph)
        for row in reversed(span.rows):
            copies = twins(self.making.draft, row.paragraph)
            for paragraph in copies:
                if row.with_end:
                    self._take_end(paragraph, row, paragraph == row.paragraph)
                self._take_words(paragraph, row, paragraph == row.paragraph)
            if row.with_end:
                for paragraph in copies:
                    self._close(paragraph)

    def join_own(self, span: Span) -> bool:
        """Let an own paragraph flow into the one before it; whether it is one and could.

        Its own end goes, and that of the one before stays: nobody's is struck.
        """
        if len(span.rows) != 2 or not span.flows:
            return False
        first, second = (self.making.draft.paragraph(row.paragraph) for row in span.rows)
        if first is None or second is None or not self._flows_back(first, second):
            return False
        self.making.open_paragraph(first.id)
        self._emptied |= {change_of(mark): None for mark in second.end.ins}
        self.making.do(JoinParagraphs(first.id, second.id, length(first.runs), keep_first=True))
        self.making.do(SetEnd(first.id, first.end))
        _forget_in_records(self.making, second.id)
        return True

    def _flows_back(self, first: Paragraph, second: Paragraph) -> bool:
        draft = self.making.draft
        if first.end.dels or second.end.dels or second.positions:
            return False
        if any(len(twins(draft, p.id)) > 1 or in_option(draft, p.id) for p in (first, second)):
            return False
        # Words that are not of it would stand elsewhere where it is not granted.
        whole = all(set(second.end.ins) <= set(run.ins) for run in second.runs)
        return whole and self._is_own(second.end) and not self._is_own(first.end)

    def prune(self) -> None:
        """Forget own changes of which nothing is left."""
        forget_changes(self.making, self._emptied)

    # -- words -----------------------------------------------------------------------------------

    def _take_words(self, paragraph: str, row: SpanRow, first: bool) -> None:
        held = self.making.draft.paragraph(paragraph)
        if held is None:
            return
        at = row.end
        struck: list[Run] = []
        pieces = between(held.runs, row.start, row.end)
        for fate, group in groupby(reversed(pieces), key=partial(self._fate, held)):
            gone = tuple(group)[::-1]
            start = at - length(gone)
            if fate == "strike":
                mark = self.mark()
                new = tuple(with_deletion(run, mark) for run in gone)
                self.making.do(ReplaceRuns(paragraph, start, at, new))
                struck[:0] = gone
            elif fate == "remove":
                self.making.do(ReplaceRuns(paragraph, start, at))
                self._forget(gone)
            at = start
        if first:
            self.struck[:0] = struck

    def _fate(self, paragraph: Paragraph, run: Run) -> Fate:
        if self._is_own(run, paragraph) and self._may_go(run):
            return "remove"
        return "leave" if self._asked(run.dels, paragraph) else "strike"

    def _is_own(self, thing: Run | EndMark, *around: Paragraph) -> bool:
        """Whether something is this voice's to take back.

        What others strike with more than it is theirs to keep only where nothing else bears it:
        own words put inside it are struck by it too, which nobody has said.
        """
        draft = self.making.draft
        if not thing.ins or not self.voice.owns(draft, thing.ins[-1]):
            return False
        others = {mark for mark in thing.dels if not self.voice.owns(draft, mark)}
        if others:
            bearers: list[Run | EndMark] = [run for p in around for run in p.runs]
            bearers += [p.end for p in around]
            others.difference_update(*(one.dels for one in bearers if not self._is_mine(one)))
        return not others

    def _is_mine(self, thing: Run | EndMark) -> bool:
        return bool(thing.ins) and self.voice.owns(self.making.draft, thing.ins[-1])

    def _may_go(self, run: Run) -> bool:
        """Whether nothing that others said of own words would be lost with them."""
        draft = self.making.draft
        if not all(self.voice.owns(draft, mark) for mark in run.holds):
            return False
        if run.object:
            note = draft.notes.get(run.object)
            return note is not None and all(
                self.voice.owns(draft, change) for p in note.paragraphs for change in p.changes()
            )
        known = (draft.brackets.get(bracket) for bracket in run.brackets)
        marks = [mark for b in known if b is not None for mark in (*b.ins, *b.dels)]
        return all(self.voice.owns(draft, mark) for mark in marks)

    def _asked(self, dels: Iterable[Mark], paragraph: Paragraph) -> bool:
        """Whether this voice asks for it to go already, and not only for an alternative to it."""
        draft = self.making.draft
        return any(
            self.voice.asks_for(draft.changes.get(change_of(mark)))
            and not displaces(draft, change_of(mark), paragraph)
            for mark in dels
        )

    def _forget(self, gone: tuple[Run, ...]) -> None:
        draft = self.making.draft
        for run in gone:
            self._emptied |= {change_of(mark): None for mark in run.marks()}
            note = draft.notes.get(run.object) if run.object else None
            if note is not None:
                self._emptied |= {c: None for p in note.paragraphs for c in p.changes()}
                self.making.do(Remove(note))
            for bracket in run.brackets:
                known = self.making.draft.brackets.get(bracket)
                if known is not None and not self.making.draft.bracketed(bracket):
                    self._emptied |= {change_of(m): None for m in (*known.ins, *known.dels)}
                    self.making.do(Remove(known))
        self._emptied = {
            change: None for change in self._emptied if self.voice.owns(self.making.draft, change)
        }

    # -- ends ------------------------------------------------------------------------------------

    def _take_end(self, paragraph: str, row: SpanRow, first: bool) -> None:
        held = self.making.draft.paragraph(paragraph)
        if held is None or self._goes(held):
            return
        if not self._asked(held.end.dels, held):
            mark = self.mark()
            struck = EndMark(held.end.ins, sorted_marks((*held.end.dels, mark)))
            self.making.do(SetEnd(paragraph, struck))
            if first:
                self.struck.insert(0, Run("", held.end.ins, held.end.dels))

    def _goes(self, paragraph: Paragraph) -> bool:
        """Whether the end of the paragraph is own, and can really go."""
        if not paragraph.end.ins or paragraph.positions:
            return False
        held = container_of(self.making.draft, paragraph.id)
        row = held.row_of(paragraph.id)
        following = held.paragraphs[row + 1 : row + 2]
        if not self._is_own(paragraph.end, paragraph, *following):
            return False
        if following and following[0].inside == paragraph.inside:
            return True
        before = held.paragraphs[row - 1 : row] if row else ()
        return bool(before) and before[0].inside == paragraph.inside and not paragraph.runs

    def _close(self, paragraph: str) -> None:
        """Join a paragraph whose own end goes with the next; or take it away with its words."""
        held = self.making.draft.paragraph(paragraph)
        if held is None or not self._goes(held):
            return
        self._emptied |= {change_of(mark): None for mark in (*held.end.ins, *held.end.dels)}
        if not held.runs:
            self.making.do(RemoveParagraphs((paragraph,)))
            _forget_in_records(self.making, paragraph)
            return
        around = container_of(self.making.draft, paragraph)
        other = around.paragraphs[around.row_of(paragraph) + 1]
        keep_first = not is_part_first(held.runs, other.runs, other.end)
        lost = other.id if keep_first else paragraph
        self.making.do(JoinParagraphs(paragraph, other.id, length(held.runs), keep_first))
        _forget_in_records(self.making, lost)


def first_own(draft: Draft, voice: Voice, span: Span) -> Mark:
    """The first own insertion among what lies in a span, or empty."""
    for row in span.rows:
        paragraph = draft.paragraph(row.paragraph)
        at = 0
        for run in paragraph.runs if paragraph is not None else ():
            at += len(run.text)
            inside = at > row.start and at - len(run.text) < row.end
            if inside and run.ins and voice.owns(draft, run.ins[-1]):
                return run.ins[-1]
    return ""


def is_part_first(first: Iterable[Run], second: Iterable[Run], end: EndMark) -> bool:
    """Whether of the two parts of a line it is the second that has its tabled beginning."""
    tabled_later = any(not run.ins for run in second) or not end.ins
    return not any(not run.ins for run in first) and tabled_later


def forget_changes(making: Making, changes: Iterable[str]) -> None:
    """Take those of the changes out of the records that nothing in the draft has a mark of."""
    for change in changes:
        known = making.draft.changes.get(change)
        if known is not None and not is_carried(making.draft, change):
            _forget_in_records(making, change)
            making.do(Remove(known))


def is_carried(draft: Draft, change: str) -> bool:
    """Whether anything in the draft has a mark of the change."""
    if draft.carrying(change):
        return True
    return any(
        change_of(mark) == change
        for bracket in draft.brackets.values()
        for mark in (*bracket.ins, *bracket.dels)
    )


def _forget_in_records(making: Making, gone: str) -> None:
    """Leave alternatives without what is gone; remarks on it are about the draft then."""
    for group in list(making.draft.alternatives.values()):
        if gone in group.of:
            left = group.without(gone)
            making.do(Put(left) if len(left.of) > 1 else Remove(group))
    for remark in list(making.draft.remarks.values()):
        if remark.on == gone:
            making.do(Put(replace(remark, on="")))
