"""The window with a draft in it, and a person at its keys who speaks, decides and agrees."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest

from app.session import OpenFile
from app.start import make_window
from app.window import Window
from model.draft.change import Change
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.place import Place
from model.files.loaded import Loaded
from tests.gui import press, text_of


class FloorRoom:
    """A window, and what a person does to it."""

    def __init__(self, qtbot, folder: Path, whole: Draft) -> None:
        store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        self.window: Window = make_window(store, folder)
        qtbot.addWidget(self.window, before_close_func=let_go)
        self.window.resize(1366, 768)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.session.open(Loaded(whole), OpenFile(name="lamps.txt"))
        self.said: list[str] = []
        self.refused: list[str] = []
        self.window.desk.said.connect(self.said.append)
        self.window.session.edit_refused.connect(self.refused.append)

    @property
    def draft(self) -> Draft:
        """The draft as it is."""
        assert self.window.session.draft is not None
        return self.window.session.draft

    @property
    def done(self) -> str:
        """What Undo would undo."""
        return self.window.session.history.undo_name

    @property
    def hint(self) -> str:
        """What the line says that Enter does."""
        return self.window.desk.line.hint.text()

    @property
    def question(self) -> str:
        """What the line asks; empty where it asks nothing."""
        line = self.window.desk.line
        return line.question.text() if line.isVisible() else ""

    def change(self, identity: str) -> Change:
        """A change of the draft."""
        return self.draft.changes[identity]

    def paragraph(self, row: int) -> Paragraph:
        """A paragraph of the draft."""
        return self.draft.paragraphs[row]

    def stances(self, identity: str) -> list[str]:
        """The positions on a change: "egy propose"."""
        return [f"{p.delegation} {p.stance}" for p in self.change(identity).positions]

    def informal(self, row: int) -> str:
        """What the first column shows of a row."""
        return text_of(self.window.table, 0, row)

    def stand(self, row: int, change: str = "") -> None:
        """Put the caret into a row, or at a change of it."""
        self.window.table.caret.put(row, change)
        self.window.table.active.pane.setFocus()

    def choose(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Select from one row and offset of its text to another."""
        column = self.window.table.active
        caret = self.window.table.caret
        spots = []
        for row, offset in (start, end):
            caret.put(row)
            place = Place(self.paragraph(row).id, offset)
            spots.append(column.position_of(row, place))
        cursor = column.pane.textCursor()
        cursor.setPosition(spots[0])
        cursor.setPosition(spots[1], cursor.MoveMode.KeepAnchor)
        column.pane.setTextCursor(cursor)

    def do(self, command: str) -> None:
        """What the keys of a command do; the platform without a screen sends no shortcuts."""
        self.window.actions_.by_id[command].trigger()

    def type(self, letters: str) -> None:
        """Type into the line that asks."""
        QTest.keyClicks(self.window.desk.line.line, letters)

    def enter(self) -> None:
        """Press Enter in the line that asks."""
        press(self.window.desk.line.line, Qt.Key.Key_Return)

    def answer(self, command: str, letters: str) -> None:
        """Ask for a command, and answer with letters and Enter."""
        self.do(command)
        self.type(letters)
        self.enter()


def let_go(window: Window) -> None:
    """Close without the question what becomes of the draft."""
    window.table.settling.stop()
    window.session._draft = None
