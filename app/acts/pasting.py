"""Words pasted or dropped: into the text, over a whole paragraph, or as paragraphs of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from app.acts.desk import Desk
from app.acts.dragging import put_elsewhere
from app.acts.pasted_over import Maker, Way, ways_over
from app.acts.typing import Typing
from app.acts.word_spaces import beside, is_spaced, set_apart
from model.draft.draft import Draft
from model.draft.text import Run, Runs, flat, joined
from model.readings.pasted_over import edge_at
from model.readings.reading import Reading
from model.steps.coming_edits import add_paragraphs, can_stand_before, fill_paragraph
from model.steps.typed import Asked, type_words
from widgets.guarded import guarded
from widgets.table.asking import Asking, Moving
from widgets.table.pasted import Pasted

_BREAK = re.compile(" *\n *")


@dataclass(frozen=True, slots=True)
class Taken:
    """What was pasted, and the ways to take it; Tab right after leads to the next.

    Attributes:
        reading: What the column shows that it was pasted in.
        ways: All there are, the likeliest first.
        at: Which of them it was taken in.
        number: Which edit of the session it was; another act in between, and it is over.
    """

    reading: Reading
    ways: tuple[Way, ...]
    at: int = 0
    number: int = 0


class Pasting(QObject):
    """Makes edits of pasted and dragged words."""

    def __init__(self, desk: Desk, typing: Typing) -> None:
        super().__init__(desk)
        self._desk = desk
        self._typing = typing
        self._taken: Taken | None = None
        for column in desk.table.columns:
            column.pane.installEventFilter(self)
        typing.paste_asked.connect(self.take)
        desk.table.move_asked.connect(self.move)

    def take(self, asking: Asking) -> None:
        """Put pasted words where they were asked for."""
        pasted, draft = asking.pasted, self._desk.session.draft
        if pasted is None or draft is None:
            return
        self._take(Taken(asking.reading, self._ways(draft, asking, pasted)))
        if pasted.cleaned:
            count = pasted.cleaned
            told = "characters that no text may hold were" if count > 1 else "character was"
            self._desk.say(f"{count} {told} left out.")

    # -- one way or another ----------------------------------------------------------------------

    def _ways(self, draft: Draft, asking: Asking, pasted: Pasted) -> tuple[Way, ...]:
        """The ways to take what was pasted where it was."""
        row = draft.paragraphs.index_of(asking.start.paragraph)
        over = ways_over(draft, asking, pasted, self._as_words(asking, _words(pasted)))
        if over:
            return over
        make = _as_paragraphs(draft, asking, pasted)
        if make is not None:
            return (Way("paragraphs", make),)
        if len(pasted.paragraphs) == 1:
            words = _apart(draft, asking, _words(pasted)[0])
            return (Way("words", self._as_words(asking, (words,))),)
        here = Way("paragraphs here", self._as_words(asking, _words(pasted)))
        if row is None:
            return (here,)
        in_line = self._as_words(asking, (_apart(draft, asking, _one_line(pasted)),))
        return _inside(draft, asking, pasted, here, in_line)

    def _as_words(self, asking: Asking, words: tuple[str | Runs, ...]) -> Maker:
        asked = Asked(
            *(asking.start, asking.end, words, asking.taking),
            *(self._typing.hand, asking.caret),
        )
        return partial(type_words, asked=asked)

    def _take(self, taken: Taken) -> bool:
        """Take what was pasted in one way, and say which other there is; whether it was done."""
        if not self._typing.do_in(taken.reading, taken.ways[taken.at].make):
            return False
        self._taken = replace(taken, number=self._desk.session.edits)
        if len(taken.ways) > 1:
            other = taken.ways[(taken.at + 1) % len(taken.ways)]
            self._desk.say(f"Pasted as {taken.ways[taken.at].told}. Tab: as {other.told}")
        return True

    def _go_on(self) -> bool:
        """Take what was pasted just now in the next way that can be."""
        taken, session = self._taken, self._desk.session
        if taken is None or taken.number != session.edits or len(taken.ways) < 2:
            return False
        session.undo()
        count = len(taken.ways)
        ways = (replace(taken, at=(taken.at + step) % count) for step in range(1, count + 1))
        return any(self._take(way) for way in ways)

    @guarded(lambda: False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab right after such a paste."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Tab and not event.modifiers():
                return self._go_on()
            self._taken = None
        return False

    # -- dragged ---------------------------------------------------------------------------------

    def move(self, moving: Moving) -> None:
        """Put dragged words elsewhere: one edit, undone as one."""
        words = _words(moving.pasted)
        self._typing.do_in(moving.reading, partial(put_elsewhere, moving, words))


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


def _inside(
    draft: Draft, asking: Asking, pasted: Pasted, here: Way, in_line: Maker
) -> tuple[Way, ...]:
    """Several in the middle of one: paragraphs of their own do not tear a sentence apart."""
    from app.acts.pasted_heads import begin_anew, coming  # knows the notation: only when pasting

    words = Way("words in one line", in_line)
    if asking.start[:2] != asking.end[:2]:
        return here, words
    make = partial(add_paragraphs, beside=asking.start.paragraph, coming=coming(pasted.paragraphs))
    behind = Way("paragraphs behind this one", make)
    if begin_anew(pasted.paragraphs):
        return behind, words, here
    return here, words, behind


def _words(pasted: Pasted) -> tuple[str | Runs, ...]:
    """The words, a paragraph each; plain ones take the look of where they come."""
    return tuple(
        p.runs if any(run.format for run in p.runs) else p.text() for p in pasted.paragraphs
    )


def _apart(draft: Draft, asking: Asking, words: str | Runs) -> str | Runs:
    """The words apart from those beside them; in the middle of a word a single one is a part."""
    before, after = beside(draft, asking.start, asking.end)
    text = words if isinstance(words, str) else flat(words)
    if is_spaced(before) and is_spaced(after) and " " not in text:
        return words
    return set_apart(words, before, after)


def _one_line(pasted: Pasted) -> str | Runs:
    """The words of all paragraphs, with spaces between."""
    if not any(run.format for p in pasted.paragraphs for run in p.runs):
        return _BREAK.sub(" ", "\n".join(p.text() for p in pasted.paragraphs))
    runs: list[Run] = []
    for paragraph in pasted.paragraphs:
        runs += [Run(" "), *paragraph.runs] if runs else paragraph.runs
    return joined(runs)
