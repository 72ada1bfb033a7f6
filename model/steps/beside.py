"""What stands on either side of a place, and which change the words typed there belong to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.place import Place
from model.draft.text import Mark, Run, as_run, change_of, cut, replacing
from model.steps.container import container_of
from model.steps.making import Making
from model.steps.voice import Voice


@dataclass(frozen=True, slots=True)
class Beside:
    """The neighbours of a place; an end mark is a run without words.

    Attributes:
        paragraph: The paragraph of the place.
        left, right: The runs, or None at the ends of a container.
        starts: Whether the place is at the paragraph's beginning, ``left`` an end mark.
    """

    paragraph: Paragraph
    left: Run | None
    right: Run | None
    starts: bool

    def inner(self) -> Mark:
        """The innermost insertion round both, or empty."""
        if self.left is None or self.right is None:
            return ""
        others = self.right.ins
        return next((mark for mark in reversed(self.left.ins) if mark in others), "")


def beside(draft: Draft, place: Place) -> Beside:
    """The neighbours of a place.

    Raises:
        StepRefused: If the place is not there.
    """
    held = container_of(draft, place.paragraph)
    row = held.row_of(place.paragraph)
    here = held.paragraphs[row]
    before, after = cut(here.runs, place.offset)
    ends = held.paragraphs[row - 1].end if row else None
    left = before[-1] if before else as_run(ends)
    return Beside(here, left, after[0] if after else as_run(here.end), not before)


def mark_for(making: Making, voice: Voice, place: Place, hand: Mark) -> Mark:
    """The mark of the own change that words typed at a place join; empty for a new change.

    That is one that the place is strictly inside of, or whose words it touches, or the one in
    hand, if what that strikes is touched. A place that keeps to its right (``side`` "after":
    there is a tag before it) is not joined to what stands left of it.
    """
    draft = making.draft
    around = beside(draft, place)
    inner = around.inner()
    if inner and voice.owns(draft, inner):
        return inner
    left, right = around.left, around.right
    if left is not None and left.ins and left.ins[-1] != inner and place.side == "before":
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


def state_of_typed(making: Making, place: Place, mark: Mark, struck: list[Run]) -> Run:
    """The state of words typed at a place; the text is still empty.

    ``struck``: What they come in the place of, left of it. At the edge of own words they go
    where those go.
    """
    around = beside(making.draft, place)
    if struck:
        return replacing(tuple(struck), around.right, mark)
    state = making.state_at(place, mark)
    for run in (around.left, around.right):
        if run is not None and mark in run.ins:
            outer = run.ins[: run.ins.index(mark) + 1]
            if state.ins[-1:] == (mark,) and len(outer) > len(state.ins):
                return replace(state, ins=outer)
            break
    return state


def struck_left_of(draft: Draft, place: Place, mark: Mark) -> list[Run]:
    """What ``mark`` strikes left of a place without a gap, in its paragraph."""
    before = cut(beside(draft, place).paragraph.runs, place.offset)[0]
    found: list[Run] = []
    for run in reversed(before):
        if mark not in run.dels:
            break
        found.insert(0, run)
    return found


def behind_struck(draft: Draft, place: Place, mark: Mark) -> Place:
    """The place behind what ``mark`` strikes right of a place without a gap."""
    after = cut(beside(draft, place).paragraph.runs, place.offset)[1]
    offset = place.offset
    for run in after:
        if mark not in run.dels:
            break
        offset += len(run.text)
    return place._replace(offset=offset)
