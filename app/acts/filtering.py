"""Acts that leave only some rows in sight, and light up what one delegation says."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from app.acts.command import Command
from app.acts.desk import Desk
from model.draft.delegation import Delegation
from model.draft.draft import Draft
from model.readings.filters import (
    EVERYTHING,
    Wanted,
    changes_of,
    rows_wanted,
    said_of,
    with_one,
)
from widgets.dialogs.candidates import delegation_candidates
from widgets.guarded import guarded
from widgets.table.cell_text import CellText
from widgets.table.lighting import Lighting, stretches_of_delegation

PAUSE = 150
"""Milliseconds after an edit until it is counted again which rows are left."""


class Rows(Protocol):
    """What shows rows of the draft, and can leave some out."""

    def show_only(self, rows: Collection[int] | None) -> None: ...


class Filtering(QObject):
    """Filters the table and all that goes with it.

    Signals:
        told: What is left, in one line. Carries it; empty while everything is shown.
        left: Only these paragraphs are left. Carries a frozenset of ids, or None for all.
        lit: Another delegation's changes are lit. Carries its id, or an empty one.
    """

    told = Signal(str)
    left = Signal(object)
    lit = Signal(str)

    def __init__(
        self,
        desk: Desk,
        others: Iterable[Rows],
        lighting: Lighting,
        found: Callable[[], frozenset[str]],
    ) -> None:
        """``others``: what is filtered with the table; ``found``: where words were found."""
        super().__init__(desk)
        self._desk = desk
        self._shown: tuple[Rows, ...] = (desk.table, *others)
        self._lighting = lighting
        self._words_found = found
        self._lit = ""
        self._in_hand = ""
        self._rows: set[int] | None = None
        self.wanted = EVERYTHING
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.apply)
        desk.session.followed.connect(self._on_followed)
        desk.table.row_entered.connect(self._on_row_entered)
        desk.table.installEventFilter(self)

    def commands(self) -> tuple[Command, ...]:
        """What can be asked for."""
        ready = self._desk.has_draft
        return (
            Command(
                *("show.open", "Open paragraphs only", ("Ctrl+Shift+O",), self.toggle_open, ready),
                section=True,
                is_on=partial(self._wants, "open"),
            ),
            Command(
                *("show.reserved", "Reserved only", (), self.toggle_reserved, ready),
                is_on=partial(self._wants, "reserved"),
            ),
            Command(
                *("show.pending", "Pending only", (), self.toggle_pending, ready),
                is_on=partial(self._wants, "pending"),
            ),
            Command(
                *("show.of_delegation", "Of one delegation only…", (), self.toggle_of, ready),
                is_on=partial(self._wants, "of"),
            ),
            Command(
                *("show.since", "Changed since circulated only", (), self.toggle_since),
                self.was_circulated,
                is_on=partial(self._wants, "since"),
            ),
            Command(
                *("show.found", "With the words found only", (), self.toggle_words, ready),
                is_on=partial(self._wants, "words"),
            ),
            Command("show.all", "&All paragraphs", (), self.show_all, self.is_on),
            Command(
                *("show.light_up", "Light &up a delegation…", ("Ctrl+Shift+F",)),
                *(self.toggle_lit, ready),
                section=True,
                is_on=self.is_lit,
            ),
        )

    def _wants(self, name: Wanted) -> bool:
        return bool(getattr(self.wanted, name) != getattr(EVERYTHING, name))

    def is_on(self) -> bool:
        """Whether anything is left out."""
        return self.wanted.is_on

    def was_circulated(self) -> bool:
        """Whether there is an earlier state to compare with."""
        return self._desk.session.was_circulated

    # -- acts ------------------------------------------------------------------------------------

    def toggle_open(self) -> None:
        """Leave what is open, or everything again."""
        self._want("open", not self.wanted.open)

    def toggle_reserved(self) -> None:
        """Leave what somebody reserves, or everything again."""
        self._want("reserved", not self.wanted.reserved)

    def toggle_pending(self) -> None:
        """Leave what waits for somebody or something, or everything again."""
        self._want("pending", not self.wanted.pending)

    def toggle_of(self) -> None:
        """Leave what one delegation has spoken of, or everything again."""
        if self.wanted.of:
            self._want("of", "")
        else:
            self._ask("Leave the paragraphs of which delegation?", self._on_filter_chosen)

    def toggle_since(self) -> None:
        """Leave what changed since the draft was circulated, or everything again."""
        if self.wanted.since is not None:
            self._want("since", None)
            return
        circulated = self._desk.session.circulated
        if circulated is None:
            self._desk.say("The text as it went out last cannot be read.")
        else:
            self._want("since", circulated)

    def toggle_words(self) -> None:
        """Leave the paragraphs with the words found, or everything again."""
        found = self._words_found()
        if self.wanted.words is None and not found:
            self._desk.say("Nothing was found; Ctrl+F looks for words.")
            return
        self._want("words", None if self.wanted.words is not None else found)

    def show_all(self) -> None:
        """Leave nothing out."""
        self.wanted = EVERYTHING
        self._begin()

    def _want(self, name: Wanted, value: object) -> None:
        self.wanted = with_one(self.wanted, name, value)
        self._begin()

    def _ask(self, question: str, answer: Callable[[object, str], None]) -> None:
        session = self._desk.session
        draft = session.draft
        known = [d for d in draft.delegations.values() if d.kind != "actor"] if draft else []
        floor = session.floor.id if session.floor else ""
        here, facts = self._desk.paragraph(), session.table.facts
        ranked = delegation_candidates(known, draft, here, floor, facts)
        self._desk.ask(question, ranked, answer)

    def _on_filter_chosen(self, value: object, told: str) -> None:
        if isinstance(value, Delegation):
            self._want("of", value.id)

    # -- filtering -------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Filter afresh: what was in hand need not stay, unless nothing else would."""
        self._in_hand = ""
        self.apply()
        rows = self._rows
        caret = self._desk.table.caret.row
        if rows and caret not in rows:
            self._desk.table.caret.put(min((r for r in rows if r > caret), default=min(rows)))

    def apply(self) -> None:
        """Leave the rows that are wanted now; the paragraph in hand stays."""
        draft = self._desk.session.draft
        self._timer.stop()
        if draft is None or not self.wanted.is_on:
            self._show(None)
            self.told.emit("")
            self.left.emit(None)
            return
        if self.wanted.since is not None and self._desk.session.circulated is not None:
            # It may have gone out once more since this was asked for.
            self.wanted = with_one(self.wanted, "since", self._desk.session.circulated)
        rows = rows_wanted(draft, self.wanted)
        line = said_of(draft, self.wanted, rows)
        kept = draft.paragraphs.index_of(self._in_hand) if self._in_hand else None
        if kept is not None:
            rows.add(kept)
        self._show(rows)
        self.told.emit(f"{line} (Esc shows all)")
        self.left.emit(frozenset([p.id for row, p in enumerate(draft.paragraphs) if row in rows]))

    def _show(self, rows: set[int] | None) -> None:
        if rows is None and self._rows is None:
            return
        self._rows = rows
        for shown in self._shown:
            shown.show_only(rows)

    def _on_followed(self, before: Draft | None, after: Draft) -> None:
        if before is None:
            self.wanted, self._in_hand = EVERYTHING, ""
            self._light("")
            self.apply()
        elif self.wanted.is_on:
            here = self._desk.paragraph()
            self._in_hand = here.id if here is not None else ""
            # Rows that came or went move all the others: that cannot wait.
            self._timer.start(PAUSE if len(before.paragraphs) == len(after.paragraphs) else 0)
        self._lighting.show()

    def _on_row_entered(self, row: int) -> None:
        """Whoever goes to a row that is left out sees it, until the caret leaves it again."""
        draft, rows = self._desk.session.draft, self._rows
        if draft is None or rows is None or not 0 <= row < len(draft.paragraphs):
            return
        if row not in rows:
            self._in_hand = draft.paragraphs[row].id
            self.apply()
        elif self._in_hand and draft.paragraphs.index_of(self._in_hand) != row:
            self._in_hand = ""
            self._timer.start(0)

    @guarded(lambda: False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape, where nobody else wants it, shows everything again."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() != Qt.Key.Key_Escape or not self.is_on():
            return False
        self.show_all()
        return True

    # -- lighting --------------------------------------------------------------------------------

    def is_lit(self) -> bool:
        """Whether a delegation's changes are lit."""
        return bool(self._lit)

    def toggle_lit(self) -> None:
        """Light up what a delegation has taken a stance on, in every column; or no more."""
        if self._lit:
            self._light("")
        else:
            self._ask("Light up which delegation?", self._on_light_chosen)

    def _on_light_chosen(self, value: object, told: str) -> None:
        if isinstance(value, Delegation):
            self._light(value.id)
            draft = self._desk.session.draft
            count = len(changes_of(draft, value.id)) if draft is not None else 0
            many = "change is" if count == 1 else "changes are"
            self._desk.say(f"{value.shown}: {count} {many} lit (Ctrl+Shift+F puts them out)")

    def _light(self, delegation: str) -> None:
        self._lit = delegation
        self._lighting.light("said", self.stretches if delegation else None)
        self.lit.emit(delegation)

    def stretches(self, row: int, cell: CellText) -> Iterator[tuple[int, int]]:
        """Where the words and tags of the delegation lit stand in a cell."""
        return stretches_of_delegation(self._desk.session.draft, self._lit, cell)
