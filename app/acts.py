"""What each command does: the hands between the table of commands and the window's parts."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.file_flow import ExportKind, FileFlow
from app.looking import Looking
from app.session import Session
from app.speaking import Speaking
from model.draft.draft import Draft
from model.files.choose import Export
from model.readings.reading import CHAIRS_PROPOSAL, CLEAN, INFORMAL
from model.readings.tally import open_changes
from resources import resource
from widgets.table.draft_table import DraftTable

_WORD = "Word document (*.docx)"
_TEXT = "Plain text (*.txt)"
REVISIONS = ExportKind("Word with tracked changes", ".docx", _WORD, Export(INFORMAL, "revisions"))
TAGS = ExportKind("Word with tags", ".docx", _WORD, Export(INFORMAL, "tags"))
CHAIRS = ExportKind(
    "Word, chair’s proposal, tracked", ".docx", _WORD, Export(CHAIRS_PROPOSAL, "revisions")
)
CLEAN_WORD = ExportKind("Clean Word", ".docx", _WORD, Export(CLEAN, "none", scrub=True))
TEXT = ExportKind("Text with tags", ".txt", _TEXT, Export(INFORMAL, "tags"))

SAMPLE = "mountain-refuges.txt"


class Shown(Protocol):
    """What acts need of the window."""

    table: DraftTable
    looking: Looking

    def show_outline(self, shown: bool) -> None: ...
    def show_notices(self) -> None: ...
    def show_commands(self) -> None: ...
    def show_shortcuts(self) -> None: ...
    def next_pane(self) -> None: ...
    def close(self) -> bool: ...
    def outline_is_shown(self) -> bool: ...


class Acts:
    """Everything a person can ask for, a method each; the questions of readiness too."""

    def __init__(
        self, session: Session, files: FileFlow, speaking: Speaking, window: Shown
    ) -> None:
        self._session = session
        self._files = files
        self._speaking = speaking
        self._window = window

    # -- ready or not ----------------------------------------------------------------------------

    def always(self) -> bool:
        return True

    def has_draft(self) -> bool:
        return self._session.draft is not None

    def can_undo(self) -> bool:
        return bool(self._session.history.undoing)

    def can_redo(self) -> bool:
        return bool(self._session.history.redoing)

    def undo_name(self) -> str:
        return self._session.history.undo_name

    def redo_name(self) -> str:
        return self._session.history.redo_name

    # -- files -----------------------------------------------------------------------------------

    def open(self) -> None:
        self._files.ask_open()

    def open_recent(self, path: Path) -> None:
        self._files.open_path(path)

    def sample(self) -> None:
        self._files.open_content(SAMPLE, resource("sample", SAMPLE))

    def can_compare(self) -> bool:
        return self._files.can_compare()

    def compare(self) -> None:
        self._files.ask_tabled()

    def save(self) -> None:
        self._files.save()

    def save_as(self) -> None:
        self._files.ask_save_as()

    def export_revisions(self) -> None:
        self._files.ask_export(REVISIONS)

    def export_tags(self) -> None:
        self._files.ask_export(TAGS)

    def export_chairs(self) -> None:
        self._files.ask_export(CHAIRS)

    def export_clean(self) -> None:
        self._files.ask_export(CLEAN_WORD)

    def export_text(self) -> None:
        self._files.ask_export(TEXT)

    def quit(self) -> None:
        self._window.close()

    # -- editing ---------------------------------------------------------------------------------

    def undo(self) -> None:
        name = self.undo_name()
        self._session.undo()
        self._files.said.emit(f"Undone: {name}")

    def redo(self) -> None:
        name = self.redo_name()
        self._session.redo()
        self._files.said.emit(f"Done again: {name}")

    def cut(self) -> None:
        self._window.table.active.pane.cut_selection()

    def copy(self) -> None:
        focused = QApplication.focusWidget()
        pane = self._window.table.active.pane
        (focused if hasattr(focused, "copy") else pane).copy()  # type: ignore[union-attr]

    def paste(self) -> None:
        """A rolling text where nothing is open; words for the column otherwise."""
        data = QGuiApplication.clipboard().mimeData()
        pane = self._window.table.active.pane
        if self._session.draft is not None and pane.hasFocus():
            pane.insertFromMimeData(data)
        else:
            self._files.paste(data)

    def paste_as_draft(self) -> None:
        """The clipboard as a new rolling text, whatever is open."""
        self._files.paste(QGuiApplication.clipboard().mimeData())

    # -- the room --------------------------------------------------------------------------------

    def give_floor(self) -> None:
        self._speaking.ask_floor()

    def support(self) -> None:
        self._speaking.ask_support()

    # -- going -----------------------------------------------------------------------------------

    def next_open(self) -> None:
        self._go_to_open(1)

    def previous_open(self) -> None:
        self._go_to_open(-1)

    def _go_to_open(self, step: int) -> None:
        draft = self._session.draft
        if draft is None:
            return
        stops = _open_stops(draft)
        if not stops:
            self._files.said.emit("Nothing is open.")
            return
        table = self._window.table
        here = (table.caret.row, table.caret.change())
        at = next((i for i, stop in enumerate(stops) if stop == here), None)
        if at is not None:
            at = (at + step) % len(stops)
        elif step > 0:
            at = next((i for i, (row, _) in enumerate(stops) if row >= here[0]), 0)
        else:
            at = next((i for i, (row, _) in reversed([*enumerate(stops)]) if row < here[0]), -1)
        row, change = stops[at]
        table.caret.put(row, change)
        table.active.pane.setFocus()
        self._files.said.emit(f"Open change {at % len(stops) + 1} of {len(stops)}")

    def go_to(self) -> None:
        self._speaking.ask_paragraph()

    def next_column(self) -> None:
        self._window.table.next_column()

    def next_pane(self) -> None:
        self._window.next_pane()

    # -- the view --------------------------------------------------------------------------------

    def larger(self) -> None:
        self._window.looking.zoom(1)

    def smaller(self) -> None:
        self._window.looking.zoom(-1)

    def usual_size(self) -> None:
        self._window.looking.zoom(0)

    def toggle_outline(self) -> None:
        self._window.show_outline(not self._window.outline_is_shown())

    def notices(self) -> None:
        self._window.show_notices()

    def light(self) -> None:
        self._window.looking.choose_colours("light")

    def dark(self) -> None:
        self._window.looking.choose_colours("dark")

    def system_colours(self) -> None:
        self._window.looking.choose_colours("system")

    def palette(self) -> None:
        self._window.show_commands()

    def shortcuts(self) -> None:
        self._window.show_shortcuts()


def _open_stops(draft: Draft) -> list[tuple[int, str]]:
    """Every open change with the first row it stands in, in the order of the text."""
    wanted = {change.id for change in open_changes(draft)}
    stops: list[tuple[int, str]] = []
    for row, paragraph in enumerate(draft.paragraphs):
        for change in paragraph.changes():
            if change in wanted:
                wanted.discard(change)
                stops.append((row, change))
    return stops
