"""What stands on either side of a place, and which change the words typed there belong to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.place import Place
from model.draft.text import Mark, Run, Runs, as_run, change_of, cut, inherited, replacing
from model.steps.container import container_of
from model.steps.making import Making
from model.steps.voice import Voice


@dataclass(frozen=True, slots=True)
class Beside:
    """The neighbours of a place; an end mark is a run without words.

    Attributes:
        place: The place.
        paragraph: The paragraph of the place.
        before, after: The paragraph's runs on either side.
        left, right: The nearest of them, else the end marks there; None at the start of all.
    """

    place: Place
    paragraph: Paragraph
    before: Runs
    after: Runs
    left: Run | None
    right: Run | None

    @property
    def starts(self) -> bool:
        """Whether the place is at the paragraph's beginning, ``left`` an end mark."""
        return not self.before

    def inner(self) -> Mark:
        """The innermost insertion round both, or empty."""
        if self.left is None or self.right is None:
            return ""
        others = self.right.ins
        return next((mark for mark in reversed(self.left.ins) if mark in others), "")

    def struck_left(self, mark: Mark) -> list[Run]:
        """What ``mark`` strikes left of the place without a gap, in its paragraph."""
        found: list[Run] = []
        for run in reversed(self.before):
            if mark not in run.dels:
                break
            found.insert(0, run)
        return found

    def struck_here(self) -> set[Mark]:
        """The marks that would strike words put at the place."""
        return _strike_both(self.left, self.right)

    def behind_struck(self, mark: Mark) -> Place:
        """The place behind what ``mark`` strikes right of the place without a gap.

        Where others strike what lies on both sides of that one, words put there would be struck
        by them too: the place itself.
        """
        offset = self.place.offset
        last, following = self.left, as_run(self.paragraph.end)
        for run in self.after:
            if mark not in run.dels:
                following = run
                break
            offset += len(run.text)
            last = run
        if offset == self.place.offset:
            return self.place
        there = _strike_both(last, following) - {mark} - self.struck_here()
        return self.place if there else self.place._replace(offset=offset)


def _strike_both(one: Run | None, other: Run | None) -> set[Mark]:
    """The marks that delete both."""
    return (
        set(one.dels).intersection(other.dels) if one is not None and other is not None else set()
    )


def beside(draft: Draft, place: Place) -> Beside:
    """The neighbours of a place.

    Raises:
        StepRefused: If the place is not there.
    """
    held = container_of(draft, place.paragraph)
    row, paragraphs = held.row_of(place.paragraph), held.paragraphs
    here = paragraphs[row]
    before, after = cut(here.runs, place.offset)
    if before:
        left: Run | None = before[-1]
    else:
        left = as_run(paragraphs[row - 1].end) if row else None
    return Beside(place, here, before, after, left, after[0] if after else as_run(here.end))


def mark_for(draft: Draft, voice: Voice, around: Beside, hand: Mark) -> Mark:
    """The mark of the own change that words typed at a place join; empty for a new change.

    That is one that the place is strictly inside of, or whose words it touches, or the one in
    hand, if what that strikes is touched. A place that keeps to its right (``side`` "after":
    there is a tag before it) is not joined to what stands left of it.
    """
    inner = around.inner()
    if inner and voice.owns(draft, inner):
        return inner
    left, right = around.left, around.right
    if left is not None and left.ins and left.ins[-1] != inner and around.place.side == "before":
        own = left.ins[-1]
        if voice.owns(draft, own) and (not around.starts or change_of(own) == change_of(hand)):
            return own
    own = right.ins[-1] if right is not None and right.ins else inner
    if own != inner and voice.owns(draft, own):
        return own
    if hand and voice.owns(draft, hand) and _touches(around, hand):
        return hand
    return ""


def touches(draft: Draft, start: Place, end: Place, hand: Mark) -> bool:
    """Whether a mark is on what stands left of the one place or right of the other."""
    return _touches(beside(draft, start), hand) or _touches(beside(draft, end), hand)


def _touches(around: Beside, hand: Mark) -> bool:
    near = (run for run in (around.left, around.right) if run is not None)
    return any(hand in run.ins or hand in run.dels for run in near)


def state_of_typed(making: Making, around: Beside, mark: Mark, struck: list[Run]) -> Run:
    """The state of words typed at a place; the text is still empty.

    ``struck``: What they come in the place of, left of it. At the edge of own words they go
    where those go.
    """
    if struck:
        return replacing(tuple(struck), around.right, mark)
    if around.starts:
        state = making.state_at(around.place, mark)
    else:
        state = inherited(around.left, around.right, mark)  # inside, the neighbours say it all
    for run in (around.left, around.right):
        if run is not None and mark in run.ins:
            outer = run.ins[: run.ins.index(mark) + 1]
            if state.ins[-1:] == (mark,) and len(outer) > len(state.ins):
                return replace(state, ins=outer)
            break
    return state
