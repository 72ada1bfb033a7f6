"""Words replaced in several places as one change: c7, c7.2, c7.3."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from model.draft.draft import Draft
from model.draft.ids import new_id
from model.draft.place import Place
from model.draft.text import Mark, Run, Runs, make_mark
from model.steps.beside import beside
from model.steps.edit import Edit
from model.steps.making import Making
from model.steps.removal import Removal, first_own
from model.steps.span import span_between
from model.steps.step import StepRefused
from model.steps.typed import Typed, put_runs
from model.steps.typing_edits import delete_plainly
from model.steps.voice import Voice


@dataclass(frozen=True, slots=True)
class Replacement:
    """Words for those between two places of one paragraph.

    Attributes:
        start, end: The places; the same for words that are only put in.
        words: The new words; empty where the old ones only go.
    """

    start: Place
    end: Place
    words: str | Runs = ""


def replace_several(
    draft: Draft,
    voice: Voice,
    places: Sequence[Sequence[Replacement]],
    name: str = "Replacement",
    mark: Mark = "",
) -> Typed:
    """Replace words in places that are given in the order of the text, as one change.

    What belongs together is one place of the change. Own words are edited in place.

    Raises:
        StepRefused: If nobody has the floor, a paragraph is agreed, or a place is not there.
    """
    making = Making(draft, voice)
    if making.is_tracked and not voice.id:
        raise StepRefused("Nobody has the floor: Ctrl+D gives it.")
    if not any(places):
        raise StepRefused("There is nothing to replace.")
    change = mark or new_id("c")
    replacing = _Replacing(making, voice)
    behind: Place | None = None
    # From the end, so that the places before stay where they are.
    for number, pieces in reversed([*enumerate(places, 1)]):
        for piece in reversed(pieces):
            done = len(making.steps)
            at = replacing.replace(piece, make_mark(change, number))
            told = Edit("", making.steps[done:])
            behind = at if behind is None else told.follow(behind._replace(side="after"))
    replacing.prune()
    caret = (behind or places[0][0].start)._replace(side="before")
    hand = change if change in making.draft.changes else ""
    return Typed(making.named(name), caret, hand)


@dataclass(slots=True)
class _Replacing:
    making: Making
    voice: Voice
    removals: list[Removal] = field(default_factory=list)

    def replace(self, piece: Replacement, mark: Mark) -> Place:
        """Replace one piece; the place behind it."""
        place, own = piece.end, ""
        struck: list[Run] = []
        if piece.start[:2] != piece.end[:2]:
            place, own = self._take_out(piece, mark)
            struck = self.removals[-1].struck if self.removals else []
        if not piece.words:
            return place
        if not self.making.is_tracked:
            return put_runs(self.making, place, piece.words, "")
        if not struck:
            around = beside(self.making.draft, place).inner()
            own = around if around and self.voice.owns(self.making.draft, around) else own
        used = own if own and not struck else self.making.mark(mark)
        return put_runs(self.making, place, piece.words, used, struck)

    def _take_out(self, piece: Replacement, mark: Mark) -> tuple[Place, Mark]:
        """Take the old words out; the place behind them, and the own change they were of."""
        making = self.making
        span = span_between(making.draft, piece.start, piece.end, keeps_last_end=True)
        own = first_own(making.draft, self.voice, span)
        done = len(making.steps)
        if making.is_tracked:
            self.removals.append(Removal(making, self.voice, partial(making.mark, mark)))
            self.removals[-1].take_out(span)
        else:
            delete_plainly(making, span)
        told = Edit("", making.steps[done:])
        return told.follow(piece.end._replace(side="after")) or piece.start, own

    def prune(self) -> None:
        """Forget own changes of which nothing is left."""
        for removal in self.removals:
            removal.prune()
