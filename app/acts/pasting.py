"""Words pasted or dropped: into the text, or over a whole paragraph, of which only some differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from app.acts.desk import Desk
from app.acts.typing import Typing
from model.draft.draft import Draft
from model.draft.place import Place
from model.draft.text import Runs
from model.readings.pasted_over import differing, edge_at, is_whole
from model.steps.coming_edits import add_paragraphs, can_stand_before, fill_paragraph
from model.steps.making import is_tracked
from model.steps.several import Replacement, replace_several
from model.steps.step import StepRefused
from model.steps.typed import Asked, Typed, type_words
from model.steps.voice import Voice
from model.steps.whole_edits import add_alternative, add_paragraph
from widgets.guarded import guarded
from widgets.table.asking import Asking, Moving
from widgets.table.pasted import Pasted

WAYS = (
    "the words that differ",
    "an alternative to the paragraph",
    "a new paragraph behind it",
)
"""How words pasted over a whole paragraph can be taken; Tab right after leads to the next."""


Maker = Callable[[Draft, Voice], Typed]
"""Makes an edit for the hat that is worn."""


@dataclass(frozen=True, slots=True)
class Over:
    """Words pasted over a whole paragraph.

    Attributes:
        asking: What was asked for.
        row: The paragraph's row.
        way: Which of WAYS they were taken in.
        number: Which edit of the session it was; another act in between, and it is over.
    """

    asking: Asking
    row: int
    way: int = 0
    number: int = 0


class Pasting(QObject):
    """Makes edits of pasted and dragged words."""

    def __init__(self, desk: Desk, typing: Typing) -> None:
        super().__init__(desk)
        self._desk = desk
        self._typing = typing
        self._over: Over | None = None
        for column in desk.table.columns:
            column.pane.installEventFilter(self)
        typing.paste_asked.connect(self.take)
        desk.table.move_asked.connect(self.move)

    def take(self, asking: Asking) -> None:
        """Put pasted words where they were asked for."""
        pasted, draft = asking.pasted, self._desk.session.draft
        if pasted is None or draft is None:
            return
        row = draft.paragraphs.index_of(asking.start.paragraph)
        single = len(pasted.paragraphs) == 1 and asking.start != asking.end
        if single and row is not None and _is_over(draft, asking, row):
            self._take_over(Over(asking, row))
        elif (make := _as_paragraphs(draft, asking, pasted)) is not None:
            self._typing.do_in(asking.reading, make)
        else:
            asked = Asked(
                *(asking.start, asking.end, _words(pasted), asking.taking),
                *(self._typing.hand, asking.caret),
            )
            self._typing.do_in(asking.reading, partial(type_words, asked=asked))
        if pasted.cleaned:
            count = pasted.cleaned
            told = "characters that no text may hold were" if count > 1 else "character was"
            self._desk.say(f"{count} {told} left out.")

    # -- over a whole paragraph ------------------------------------------------------------------

    def _take_over(self, over: Over) -> None:
        makers = (_only_differing, _as_alternative, _as_new)
        make = partial(makers[over.way], over)
        if self._typing.do_in(over.asking.reading, make):
            number = self._desk.session.edits
            self._over = Over(over.asking, over.row, over.way, number)
            other = WAYS[(over.way + 1) % len(WAYS)]
            self._desk.say(f"Pasted as {WAYS[over.way]}. Tab: as {other}")

    def _go_on(self) -> bool:
        """Take what was pasted just now in the next way."""
        over, session = self._over, self._desk.session
        if over is None or over.number != session.edits:
            return False
        session.undo()
        self._take_over(Over(over.asking, over.row, (over.way + 1) % len(WAYS)))
        return True

    @guarded(lambda: False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab right after such a paste."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Tab and not event.modifiers():
                return self._go_on()
            self._over = None
        return False

    # -- dragged ---------------------------------------------------------------------------------

    def move(self, moving: Moving) -> None:
        """Put dragged words elsewhere: one edit, undone as one."""
        words = _words(moving.pasted)
        self._typing.do_in(moving.reading, partial(_moved, moving, words))


def _is_over(draft: Draft, asking: Asking, row: int) -> bool:
    """Whether a paragraph of a tabled text is selected as a whole."""
    return is_tracked(draft) and is_whole(draft, asking.reading, row, asking.start, asking.end)


def _as_paragraphs(draft: Draft, asking: Asking, pasted: Pasted) -> Maker | None:
    """How paragraphs of their own are put in at a paragraph's edge; None where they are words."""
    from app.acts.pasted_heads import begin_anew, coming  # knows the notation: only when pasting

    row = draft.row_of(asking.start.paragraph)
    if asking.start[:2] != asking.end[:2] or row is None:
        return None
    edge = edge_at(draft, asking.reading, row, asking.start)
    if not edge or (edge != "empty" and not begin_anew(pasted.paragraphs)):
        return None
    if edge == "before" and not can_stand_before(draft, asking.start.paragraph):
        return None
    come = coming(pasted.paragraphs)
    if edge == "empty":
        return partial(fill_paragraph, place=asking.start, coming=come)
    beside, before = asking.start.paragraph, edge == "before"
    return partial(add_paragraphs, beside=beside, coming=come, before=before)


def _words(pasted: Pasted) -> tuple[str | Runs, ...]:
    """The words, a paragraph each; plain ones take the look of where they come."""
    return tuple(
        p.runs if any(run.format for run in p.runs) else p.text() for p in pasted.paragraphs
    )


def _only_differing(over: Over, draft: Draft, voice: Voice) -> Typed:
    words = over.asking.words.replace("\u2028", "\n")
    found = differing(draft, over.asking.reading, over.row, words)
    if not found:
        raise StepRefused("These are the words that stand there.")
    return replace_several(draft, voice, [[Replacement(*one)] for one in found])


def _as_alternative(over: Over, draft: Draft, voice: Voice) -> Typed:
    return add_alternative(draft, voice, over.asking.start.paragraph, over.asking.words)


def _as_new(over: Over, draft: Draft, voice: Voice) -> Typed:
    return add_paragraph(draft, voice, over.asking.start.paragraph, over.asking.words)


def _moved(moving: Moving, words: tuple[str | Runs, ...], draft: Draft, voice: Voice) -> Typed:
    """Words of one paragraph are one change: struck here, put in there."""
    start, end, to = moving.start, moving.end, moving.to
    if moving.stays:
        return type_words(draft, voice, Asked(to, to, words))
    if len(words) > 1 or start.paragraph != end.paragraph:
        return _moved_far(moving, words, draft, voice)
    gone, come = [Replacement(start, end)], [Replacement(to, to, words[0])]
    first, last = _row(draft, start), _row(draft, to)
    leads_back = last < first or (last == first and to.offset <= start.offset)
    typed = replace_several(draft, voice, [come, gone] if leads_back else [gone, come])
    name = typed.edit.name.replace("Replacement", "Words moved", 1)
    caret = to._replace(side="after")
    return replace(typed, edit=replace(typed.edit, name=name), caret=typed.edit.follow(caret) or to)


def _row(draft: Draft, place: Place) -> int:
    return draft.paragraphs.index_of(place.paragraph) or 0


def _moved_far(moving: Moving, words: tuple[str | Runs, ...], draft: Draft, voice: Voice) -> Typed:
    """Put in first, then taken out where they stood: what is put in moves that place along."""
    put = type_words(draft, voice, Asked(moving.to, moving.to, words))
    start = put.edit.follow(moving.start._replace(side="after"))
    end = put.edit.follow(moving.end._replace(side="before"))
    if start is None or end is None:
        return put
    taken = type_words(put.edit.apply(draft), voice, Asked(start, end, hand=put.hand))
    name = put.edit.name.replace("Insertion", "Words moved", 1)
    both = replace(put.edit, name=name, steps=(*put.edit.steps, *taken.edit.steps))
    return Typed(both, taken.edit.follow(put.caret) or put.caret, put.hand)
