"""Acts that settle what an import left in doubt: question by question, from the strip."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from app.acts.answers import (
    QuestionKey,
    all_settled,
    answered,
    asked_with,
    changes_nothing,
    is_agreed,
    key_of,
    named_by,
)
from app.acts.command import Command
from app.acts.desk import Desk
from model.draft.draft import Draft
from model.readings.by_and_by import Steps
from model.readings.reading import INFORMAL
from model.steps.edit import Edit
from widgets.guarded import guarded
from widgets.review.strip import ReviewStrip
from widgets.table.cell_text import CellText
from widgets.table.lighting import Lighting, stretches_of_parts

if TYPE_CHECKING:
    # Loaded when the review is opened first: the start of the program need not wait for it.
    from app.acts.asked import Asked
    from model.readings.questions import Question

AFTER_EDITS = 150
"""Milliseconds after an edit of another kind until the questions are looked for again."""


class Settling(QObject):
    """Asks one question after the other; what is not answered stays marked in the draft.

    Signals:
        named: The room means a delegation by a name. Carries the name and the delegation's id.
        left_changed: Another number of questions is left, though nothing was edited.
        none_left: The review was asked for, and there is nothing to settle.
    """

    named = Signal(str, str)
    left_changed = Signal()
    none_left = Signal()

    def __init__(self, desk: Desk, strip: ReviewStrip, lighting: Lighting) -> None:
        super().__init__(desk)
        self._desk = desk
        self._strip = strip
        self._lighting = lighting
        self._left: list[Question] = []
        self._settled = 0
        self._asked: Asked | None = None
        self._passed: list[QuestionKey] = []
        self._acts: list[QuestionKey | Edit] = []
        self._looking = False
        self._counted_of: tuple[object, ...] = ()
        self._counted: list[QuestionKey] = []
        self._later = QTimer(self, singleShot=True, interval=AFTER_EDITS)
        self._connect()

    def _connect(self) -> None:
        strip, session = self._strip, self._desk.session
        strip.chosen.connect(self._on_chosen)
        strip.edge_asked.connect(self._on_edge_asked)
        strip.settled.connect(self.settle)
        strip.gone_on.connect(self.go_on)
        strip.undo_asked.connect(self.undo)
        strip.all_asked.connect(self.settle_all)
        strip.left.connect(self.leave)
        session.followed.connect(self._on_followed)
        self._later.timeout.connect(self._look_again)
        for column in self._desk.table.columns:
            column.pane.selectionChanged.connect(self._on_selected)

    def commands(self) -> tuple[Command, ...]:
        """What can be asked for."""
        return (
            Command(
                *("show.settle", "Settle what is in &doubt", ("F7",)),
                *(self.toggle, self._desk.has_draft),
                is_on=self.is_on,
            ),
            Command(
                *("decide.settle_all", "Settle e&very guess as it is", ()),
                *(self.settle_all, self._desk.has_draft),
            ),
        )

    # -- opening and leaving ---------------------------------------------------------------------

    def is_on(self) -> bool:
        """Whether the review is open."""
        return not self._strip.isHidden()

    @property
    def asked(self) -> Asked | None:
        """The question in hand, and what is chosen."""
        return self._asked if self.is_on() else None

    def toggle(self) -> None:
        """Open the review at the caret; go to it; or leave it, where one is in it."""
        if not self.is_on():
            self.open()
            if not self.is_on():
                self.none_left.emit()
        elif self._strip.hasFocus() or self._strip.isAncestorOf(self._desk.window.focusWidget()):
            self.leave()
        else:
            self._strip.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open(self) -> None:
        """Open the review, at the first question from the caret on."""
        self._left = self._find()
        self._settled = 0
        if not self._left:
            self._desk.say("Nothing is in doubt.")
            return
        for column in self._desk.table.columns:
            column.pane.installEventFilter(self)
        self._strip.open()
        self._show(0)

    def open_at(self, paragraph: str) -> None:
        """Open the review at the first question about a paragraph, if there is one."""
        self.open()
        for number, question in enumerate(self._left):
            if question.paragraph == paragraph and self.is_on():
                self._show(number)
                return

    def leave(self) -> None:
        """Leave; what is unanswered stays marked in the draft."""
        if not self.is_on():
            return
        self._later.stop()
        for column in self._desk.table.columns:
            column.pane.removeEventFilter(self)
        self._asked = None
        self._lighting.light("doubt", None)
        self._strip.close_strip()
        self._desk.table.active.pane.setFocus()
        if self._left:
            count = len(self._left)
            verb = "is" if count == 1 else "are"
            self._desk.say(f"{count} {verb} left to settle; F7 goes on with them.")

    # -- the questions ---------------------------------------------------------------------------

    def how_many(self) -> Steps[int]:
        """How many questions are left; looked for again where what they are about is another."""
        from model.readings.questions import looked_for

        draft = self._desk.session.draft
        if draft is None:
            return 0
        about = (draft.changes, draft.alternatives, draft.delegations)
        if any(one is not other for one, other in zip_longest(about, self._counted_of)):
            found = yield from looked_for(draft, self._desk.session.table, brief=True)
            self._counted_of, self._counted = about, [key_of(q) for q in found]
        return sum(key not in self._passed for key in self._counted)

    def _every(self) -> list[Question]:
        from model.readings.questions import questions

        draft = self._desk.session.draft
        return questions(draft, self._desk.session.table) if draft is not None else []

    def _find(self) -> list[Question]:
        """What is in doubt; where everything is agreed already, nothing hangs on it: last."""
        draft = self._desk.session.draft
        if draft is None:
            return []
        wanted = [q for q in self._every() if key_of(q) not in self._passed]
        return sorted(wanted, key=partial(is_agreed, draft))

    def _on_followed(self, before: Draft | None, after: Draft) -> None:
        if before is None:
            self._passed, self._acts, self._left = [], [], []
            self.leave()
        elif self.is_on() and not self._looking:
            self._later.start()

    def _look_again(self) -> None:
        """Look for the questions of the draft as it is now, and stay at the one in hand."""
        self._later.stop()
        if not self.is_on():
            return
        before = [key_of(q) for q in self._left]
        here = before.index(key_of(self._asked.question)) if self._asked is not None else 0
        total = self._settled + len(before)
        self._left = self._find()
        self._settled = max(total - len(self._left), 0)
        if not self._left:
            self._desk.say("Everything is settled.")
            self.leave()
            return
        now = [key_of(q) for q in self._left]
        come_back = [i for i, key in enumerate(now) if key not in before]
        if len(come_back) == 1:
            here = come_back[0]
        elif before[here] in now:
            here = now.index(before[here])
        else:
            # The one in hand is answered: the next that was there already.
            here = next((now.index(k) for k in before[here:] if k in now), 0)
        self._show(here, self._chosen_of(now[here]))

    def _chosen_of(self, key: QuestionKey) -> int:
        """What is chosen of the question in hand; dragged words are no longer where they were."""
        asked = self._asked
        return max(asked.chosen, 0) if asked is not None and key_of(asked.question) == key else 0

    def go_on(self, step: int) -> None:
        """To the next (1) or previous (-1) question; this one stays as it is."""
        if self._asked is not None and self._left:
            self._show((self._number() + step) % len(self._left))

    def _number(self) -> int:
        asked = self._asked
        keys = [key_of(q) for q in self._left]
        return keys.index(key_of(asked.question)) if asked is not None else 0

    def _show(self, number: int, chosen: int = 0) -> None:
        """Ask this question: the caret goes there, the words in doubt are lit."""
        draft = self._desk.session.draft
        if draft is None:
            return
        question = self._left[number]
        self._asked = asked_with(draft, question, chosen)
        if not any(column.pane.hasFocus() for column in self._desk.table.columns):
            self._go_to(draft, question)  # who types keeps the caret where it is
        self._lighting.light("doubt", self._stretches)
        self._tell()

    def _tell(self) -> None:
        if self._asked is not None:
            total = self._settled + len(self._left)
            number = self._settled + self._number() + 1
            self._strip.show_question(self._asked.shown(number, total))
            self._lighting.show()

    def _go_to(self, draft: Draft, question: Question) -> None:
        row = draft.row_of(question.paragraph)
        table = self._desk.table
        if row is None:
            return
        for column in table.columns:
            if column.reading == INFORMAL and table.geometry_of_rows.shown[column.number]:
                table.caret.column = column
        table.caret.put(row, next(iter(question.changes), "") if question.length else "")

    def _stretches(self, row: int, cell: CellText) -> list[tuple[int, int]]:
        return list(stretches_of_parts(cell, self._asked.parts())) if self._asked else []

    # -- choosing --------------------------------------------------------------------------------

    def _on_chosen(self, number: int) -> None:
        if self._asked is not None:
            self._asked = asked_with(self._asked.draft, self._asked.question, number)
            self._tell()

    def _on_edge_asked(self, step: int, right: bool) -> None:
        self._choose(self._asked.moved(step, right) if self._asked is not None else None)

    def _on_selected(self) -> None:
        """Words were selected: exactly these are meant."""
        if self._asked is None or not self.is_on() or not self._desk.window.isVisible():
            return
        chosen = self._desk.table.caret.selection()
        if chosen is None:
            return
        start, end = chosen
        here = self._asked.question.paragraph
        if start.paragraph == end.paragraph == here:
            self._choose(self._asked.with_extent(start.offset, end.offset))

    def _choose(self, asked: Asked | None) -> None:
        if asked is not None:
            self._asked = asked
            self._tell()

    @guarded(lambda: False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # In the text Enter gives the answer that was dragged there, Esc leads back to the strip.
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._strip.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        dragged = self._asked is not None and self._asked.chosen < 0
        selected = self._desk.table.caret.selection() is not None
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and dragged and selected:
            self._strip.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.settle()
            return True
        return False

    # -- settling --------------------------------------------------------------------------------

    def settle(self) -> None:
        """Give the answer that is chosen, and go on."""
        before = self._asked
        self._look_at_once()
        asked = self._asked
        if before is not None and asked is not None and before.chosen != asked.chosen:
            return  # what was dragged is another thing by now: it is shown, and Enter waits
        given = asked.answer() if asked is not None else None
        if asked is None or given is None:
            return
        key = key_of(asked.question)
        if changes_nothing(asked, given):
            self._passed.append(key)
            self._acts.append(key)
            self._look_again()
            self.left_changed.emit()
        else:
            make = partial(answered, asked=asked, given=given, table=self._desk.session.table)
            meant = named_by(asked, given)
            if self._do(make):
                if meant is not None:
                    self.named.emit(*meant)
                self._look_again()

    def settle_all(self) -> None:
        """Settle every guess as it is, as one edit."""
        if self._do(all_settled):
            self._look_again()

    def undo(self) -> None:
        """Take the last answer back; nothing that was done otherwise."""
        undoing = self._desk.session.history.undoing
        while self._acts and isinstance(self._acts[-1], Edit) and self._acts[-1] not in undoing:
            self._acts.pop()  # taken back by other ways
        if not self._acts:
            self._desk.say("There is no answer to take back.")
            return
        last = self._acts[-1]
        if isinstance(last, Edit) and undoing[-1] != last:
            self._desk.say("Something else was done since; undo that first.")
            return
        self._acts.pop()
        if isinstance(last, Edit):
            self._looking = True
            self._desk.session.undo()
            self._looking = False
        else:
            self._passed.remove(last)
            self.left_changed.emit()
        self._look_again()

    def _do(self, make: Callable[[Draft, str], Edit]) -> bool:
        self._looking = True
        done = self._desk.attempt(make)
        self._looking = False
        if done:
            self._acts.append(self._desk.session.history.undoing[-1])
        return done

    def _look_at_once(self) -> None:
        """See what was edited since: answers are about the draft as it is."""
        if self._later.isActive():
            self._look_again()
