"""What all acts work with: the session, the table with its caret, the line that asks, a voice."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from app.session import Session
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.readings.places import change_of_whole
from model.steps.edit import Edit
from widgets.dialogs.candidate_line import CandidateLine
from widgets.dialogs.candidates import Candidate
from widgets.dialogs.questions import PickOne, Question
from widgets.table.draft_table import DraftTable


class Desk(QObject):
    """The things on the desk.

    Signals:
        said: Something for the status line. Carries the line.
    """

    said = Signal(str)

    def __init__(self, session: Session, table: DraftTable, window: QWidget) -> None:
        super().__init__(window)
        self.session = session
        self.table = table
        self.window = window
        self.line = CandidateLine(window)
        self._answer: Callable[[object, str], None] = _nobody
        self._again: Callable[[], object] | None = None
        self.line.chosen.connect(self._on_chosen)

    def say(self, line: str) -> None:
        """Say something in passing."""
        self.said.emit(line)

    # -- asking ----------------------------------------------------------------------------------

    def ask(
        self,
        question: str,
        candidates: list[Candidate],
        answer: Callable[[object, str], None],
        at: QPoint | None = None,
    ) -> None:
        """Ask anything of which there are candidates; near ``at``, else in the middle."""
        self._ask(PickOne(question, candidates), answer, at or self._middle())

    def ask_this(
        self, question: Question, answer: Callable[[object, str], None], begun: str = ""
    ) -> None:
        """Ask a question of any kind, at the caret; ``begun`` stands in the line already."""
        if self.has_draft():
            caret = self.table.caret
            self._ask(question, answer, caret.point(), begun, caret.row_edges())
        else:
            self._ask(question, answer, self._middle(), begun)

    def _ask(
        self,
        question: Question,
        answer: Callable[[object, str], None],
        at: QPoint,
        begun: str = "",
        clear_of: tuple[int, int] | None = None,
    ) -> None:
        self._answer = answer
        self.line.ask(question, at, begun, clear_of)

    def _on_chosen(self, value: object, told: str) -> None:
        self._answer(value, told)

    def _middle(self) -> QPoint:
        middle = QPoint(self.window.width() // 2 - self.line.width() // 2, 110)
        return self.window.mapToGlobal(middle)

    # -- what is in hand -------------------------------------------------------------------------

    def has_draft(self) -> bool:
        """Whether a draft is open."""
        return self.session.draft is not None

    def paragraph(self) -> Paragraph | None:
        """The paragraph with the caret."""
        draft, row = self.session.draft, self.table.caret.row
        if draft is None or not 0 <= row < len(draft.paragraphs):
            return None
        return draft.paragraphs[row]

    def change(self) -> str:
        """Id of the change under the caret, or empty; in a label that of the whole paragraph."""
        here, draft = self.paragraph(), self.session.draft
        change = self.table.caret.change() if here is not None else ""
        if here is not None and change and change not in here.changes():
            # The one that the caret was sent to is gone from here: what stands there now?
            column = self.table.active
            change = column.change_at(column.pane.textCursor().position())
        if here is not None and draft is not None and not change:
            change = change_of_whole(draft, here)
        return change

    def go_to(self, row: int, change: str = "") -> None:
        """Put the caret into a row, at a change's first word, and the focus into the text."""
        self.table.caret.put(row, change)
        self.table.active.pane.setFocus()

    # -- doing -----------------------------------------------------------------------------------

    def attempt(self, make: Callable[[Draft, str], Edit]) -> bool:
        """Make an edit for the draft as it is and the time it is, do it and say its name.

        ``make`` may raise StepRefused. Whether it was done.
        """
        done = self.session.attempt(make)
        if done:
            self.say(self.session.history.undo_name)
        return done

    def remember(self, act: Callable[[], object]) -> None:
        """This is what "the same again" does from now on, on what is under the caret then."""
        self._again = act

    def do_again(self) -> None:
        """The same act again, on what is under the caret."""
        if self._again is None:
            self.say("There is nothing to do again yet.")
        else:
            self._again()


def _nobody(value: object, told: str) -> None:
    """Nothing was asked."""
