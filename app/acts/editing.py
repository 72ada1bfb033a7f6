"""Acts on what was done and what is selected: undo, redo, cut, copy, paste."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from app.acts.command import Command
from app.acts.desk import Desk
from app.file_flow import FileFlow


class Editing(QObject):
    """Undo and the clipboard."""

    def __init__(self, desk: Desk, files: FileFlow) -> None:
        super().__init__(desk)
        self._desk = desk
        self._files = files

    def commands(self) -> tuple[Command, ...]:
        """What can be asked for."""
        has_draft = self._desk.has_draft
        return (
            Command(
                *("edit.undo", "&Undo", ("Ctrl+Z",), self.undo, self.can_undo, self._undo_name),
                bar="Undo",
            ),
            Command(
                *("edit.redo", "&Redo", ("Ctrl+Y", "Ctrl+Shift+Z"), self.redo, self.can_redo),
                self._redo_name,
                bar="Redo",
            ),
            Command("edit.cut", "Cu&t", ("Ctrl+X",), self.cut, has_draft, section=True),
            Command("edit.copy", "&Copy", ("Ctrl+C",), self.copy, has_draft, context=True),
            Command("edit.paste", "&Paste", ("Ctrl+V",), self.paste),
        )

    def can_undo(self) -> bool:
        """Whether there is anything to undo."""
        return bool(self._desk.session.history.undoing)

    def can_redo(self) -> bool:
        """Whether there is anything to do again."""
        return bool(self._desk.session.history.redoing)

    def _undo_name(self) -> str:
        return self._desk.session.history.undo_name

    def _redo_name(self) -> str:
        return self._desk.session.history.redo_name

    def undo(self) -> None:
        """Take back the last edit."""
        name = self._undo_name()
        self._desk.session.undo()
        self._desk.say(f"Undone: {name}")

    def redo(self) -> None:
        """Do again what was taken back last."""
        name = self._redo_name()
        self._desk.session.redo()
        self._desk.say(f"Done again: {name}")

    def cut(self) -> None:
        """Copy what is selected, and ask for it to go."""
        self._desk.table.active.pane.cut_selection()

    def copy(self) -> None:
        """Copy what is selected where the focus is."""
        focused = QApplication.focusWidget()
        pane = self._desk.table.active.pane
        (focused if hasattr(focused, "copy") else pane).copy()  # type: ignore[union-attr]

    def paste(self) -> None:
        """A rolling text or a file where nothing is open; words where the caret is otherwise.

        What is open gives way to another text only where that is what was asked for.
        """
        data = QGuiApplication.clipboard().mimeData()
        pane, focused = self._desk.table.active.pane, QApplication.focusWidget()
        if not self._desk.has_draft() or (data is not None and data.hasUrls()):
            self._files.paste(data)
        elif pane.hasFocus():
            pane.insertFromMimeData(data)
        elif isinstance(focused, QLineEdit):
            focused.paste()
        else:
            self._desk.say("Paste: put the caret where the words shall go (F6 leads there).")
