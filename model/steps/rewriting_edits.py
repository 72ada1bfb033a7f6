"""Several paragraphs written anew as one change: words replaced, paragraphs put in and struck."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from model.draft.draft import Draft
from model.draft.ids import new_id
from model.draft.place import Place
from model.draft.text import Mark, change_of, length, make_mark
from model.steps.coming_edits import Coming, add_paragraphs
from model.steps.container import paragraph_in
from model.steps.edit import Edit
from model.steps.making import Making
from model.steps.marks_renamed import marks_of, next_place
from model.steps.removal import Removal
from model.steps.several import Replacement, replace_several
from model.steps.span import span_between
from model.steps.step import Step, StepRefused
from model.steps.typed import Typed
from model.steps.voice import Voice


@dataclass(frozen=True, slots=True)
class NewBeside:
    """Paragraphs that come in beside one that is there.

    Attributes:
        beside: The id of that one.
        before: Whether they come before it, not behind.
        coming: They, in order.
    """

    beside: str
    before: bool
    coming: tuple[Coming, ...]


@dataclass(frozen=True, slots=True)
class Rewriting:
    """What becomes of some paragraphs.

    Attributes:
        kept: For each that stays, in the order of the text, the words that differ.
        new: Those that come, in the order of the text.
        gone: The ids of the first and the last paragraph of each line that goes.
        last: The id of the one that ends with the last words said; empty where that is new.
    """

    kept: tuple[tuple[Replacement, ...], ...] = ()
    new: tuple[NewBeside, ...] = ()
    gone: tuple[tuple[str, str], ...] = ()
    last: str = ""


def rewrite(draft: Draft, voice: Voice, wanted: Rewriting) -> Typed:
    """Write paragraphs anew, as one change; the caret stands behind the last words.

    Raises:
        StepRefused: If nobody has the floor, a paragraph is agreed or not there, or all reads so.
    """
    made = _Made(draft, voice, new_id("c"), len(wanted.kept))
    if any(wanted.kept):
        made.take(replace_several(draft, voice, wanted.kept, mark=made.change).edit)
    caret = Place(wanted.last, 0)
    for new in wanted.new:
        mark = made.next_mark()
        typed = add_paragraphs(made.draft, voice, new.beside, new.coming, new.before, mark)
        made.take(typed.edit)
        caret = typed.caret
    made.take_out(wanted.gone)
    if not made.steps:
        raise StepRefused("These are the words that stand there.")
    if wanted.last:
        caret = Place(wanted.last, length(paragraph_in(made.draft, wanted.last).runs))
    edit = replace(Making(draft, voice).named("Replacement"), steps=tuple(made.steps), after=caret)
    return Typed(edit, caret, made.change if made.change in made.draft.changes else "")


def taken_out(draft: Draft, voice: Voice, start: Place, end: Place, mark: Mark) -> Edit:
    """Take out what lies between two places, as part of a change that is there already."""
    making = Making(draft, voice)
    change = change_of(mark)
    own = make_mark(change, next_place(marks_of(draft, change)))
    removal = Removal(making, voice, partial(making.mark, own))
    removal.take_out(span_between(draft, start, end))
    removal.prune()
    return making.named("Deletion")


class _Made:
    """What is made so far: the draft, and the steps that led there."""

    def __init__(self, draft: Draft, voice: Voice, change: str, places: int) -> None:
        self.draft = draft
        self.voice = voice
        self.change = change
        self.steps: list[Step] = []
        self._places = places

    def take(self, edit: Edit) -> None:
        """Go on from what an edit leaves."""
        self.draft = edit.apply(self.draft)
        self.steps += edit.steps

    def next_mark(self) -> str:
        """The mark of the next place of the change."""
        self._places += 1
        return make_mark(self.change, self._places)

    def take_out(self, gone: Sequence[tuple[str, str]]) -> None:
        """Take whole lines out."""
        making = Making(self.draft, self.voice)
        removal = Removal(making, self.voice, partial(making.mark, self.next_mark()))
        for first, last in reversed(gone):
            end = Place(last, length(paragraph_in(making.draft, last).runs))
            removal.take_out(span_between(making.draft, Place(first, 0), end))
        removal.prune()
        self.take(making.named("Deletion"))
