"""A window with a table and a desk, for tests of one kind of acts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QMainWindow

from app.actions import Actions
from app.acts.command import Command
from app.acts.desk import Desk
from app.session import OpenFile, Session
from model.draft.delegation import DelegationTable
from model.draft.draft import Draft
from model.draft.place import Place
from model.files.loaded import Loaded
from model.steps.edit import Edit
from model.steps.typing_edits import replace_words
from resources import resource
from tests.builders import delegation
from widgets.colours import LIGHT
from widgets.table.asking import Asking
from widgets.table.draft_table import DraftTable
from widgets.table.looks import Looks
from widgets.table.opening_words import OpeningWords


class DeskWindow(QMainWindow):
    """The smallest window that acts can work in."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.session = Session(DelegationTable([delegation("egy"), delegation("irn")]))
        self.opening = OpeningWords(resource("phrases.json"))
        sans = [QApplication.font().family()]
        self.table = DraftTable(self.opening, Looks(LIGHT, 15, sans), self)
        self.setCentralWidget(self.table)
        self.desk = Desk(self.session, self.table, self)
        self.session.draft_changed.connect(self._on_draft_changed)
        self.table.edit_asked.connect(self._on_edit_asked)
        self.desk.said.connect(self.said.append)
        self.session.edit_refused.connect(self.said.append)
        self.actions_: Actions | None = None

    def take(self, *commands: Command) -> None:
        """Make the commands actions."""
        self.actions_ = Actions(commands, self)

    def do(self, command: str) -> None:
        """What the keys of a command do."""
        assert self.actions_ is not None
        self.actions_.refresh()
        self.actions_.by_id[command].trigger()

    def _on_draft_changed(self, before: Draft | None, after: Draft) -> None:
        if before is None:
            self.table.forget_draft()
        self.table.show_draft(after)
        if before is None:
            self.table.show_beginning()

    def _on_edit_asked(self, asking: Asking) -> None:
        self.session.attempt(lambda draft, at: typed_by_egypt(draft, at, asking))


def typed_by_egypt(draft: Draft, at: str, asking: Asking) -> Edit:
    """What typing makes, with the floor given to Egypt."""
    return replace_words(draft, asking.start, asking.end, asking.words, "egy", at)


def type_words(window: DeskWindow, paragraph: str, offset: int, words: str) -> None:
    """Egypt inserts words."""
    place = Place(paragraph, offset)
    window.session.attempt(lambda d, at: replace_words(d, place, place, words, "egy", at))


def make_window(qtbot, draft: Draft, before_close: Callable[[], None] | None = None) -> DeskWindow:
    """The window, shown, with a draft in it."""
    window = DeskWindow()

    def let_rest(_: object) -> None:
        window.table.settling.stop()
        if before_close is not None:
            before_close()

    qtbot.addWidget(window, before_close_func=let_rest)
    window.resize(1300, 700)
    window.show()
    qtbot.waitExposed(window)
    window.session.open(Loaded(draft), OpenFile(name="lamps.txt"))
    return window
