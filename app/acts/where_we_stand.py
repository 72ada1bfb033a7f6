"""Acts on *Where we stand*: the page of open points shown, printed, saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from app.acts.command import Command
from app.acts.desk import Desk
from model.draft.draft import Draft
from model.files.save import SaveFailed, save_bytes
from model.readings.standing import where_we_stand
from widgets.colours import Colours
from widgets.on_screen import covers
from widgets.panels.standing import StandingWindow, moment_told

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_PDF = "PDF (*.pdf)"
_HTML = "Web page (*.html)"


def _now() -> datetime:
    return datetime.now()


class WhereWeStand(QObject):
    """Keeps the window, made when it is first asked for."""

    def __init__(
        self,
        desk: Desk,
        colours: Callable[[], Colours],
        go_to_place: Callable[[str, str], None],
        clock: Callable[[], datetime] = _now,
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._colours = colours
        self._go_to_place = go_to_place
        self._clock = clock
        self._printer: QPrinter | None = None
        self.window: StandingWindow | None = None
        desk.session.followed.connect(self._on_followed)

    def commands(self) -> tuple[Command, ...]:
        """What can be asked for."""
        return (
            Command(
                *("show.standing", "&Where we stand", ("Ctrl+Shift+W",)),
                *(self.show, self._desk.has_draft),
                section=True,
            ),
        )

    def show(self) -> None:
        """Show what is open now, and who holds it."""
        draft = self._desk.session.draft
        if draft is None:
            return
        if self.window is None:
            self.window = self._make()
        self.window.show_colours(self._colours())
        self.window.show_standing(where_we_stand(draft), moment_told(self._clock()))

    def show_colours(self, colours: Colours) -> None:
        """Give the window another palette."""
        if self.window is not None:
            self.window.show_colours(colours)

    def _make(self) -> StandingWindow:
        window = StandingWindow(self._colours(), self._desk.window)
        window.renew_asked.connect(self.show)
        window.print_asked.connect(self.ask_print)
        window.save_asked.connect(self.ask_save)
        window.place_chosen.connect(self._on_place_chosen)
        return window

    def _on_followed(self, before: Draft | None, after: Draft) -> None:
        if self.window is not None:
            self.window.draft_changed()

    def _on_place_chosen(self, paragraph: str, change: str) -> None:
        if self.window is not None and covers(self.window, self._desk.table):
            self.window.close()  # on a laptop's screen the place would be behind it
        self._desk.window.activateWindow()
        self._go_to_place(paragraph, change)

    # -- paper and files -------------------------------------------------------------------------

    def ask_print(self) -> None:
        """Let a printer be chosen."""
        # Loaded late: the start of the program need not wait for it.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName("Where we stand")
        dialog = QPrintDialog(self._printer, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(True)
        dialog.finished.connect(self._on_printer_chosen)
        dialog.show()

    def _on_printer_chosen(self, answer: int) -> None:
        if answer and self._printer is not None and self.window is not None:
            pages = self.window.print_on(self._printer)
            self._desk.say(f"Printed: {pages} page{'s' if pages > 1 else ''}")
        self._printer = None

    def ask_save(self) -> None:
        """Let a name be chosen; its end says whether it is a PDF or a web page."""
        file = self._desk.session.file
        folder = str(file.path.parent) if file.path is not None else ""
        dialog = QFileDialog(self.window, "Save where we stand", folder, f"{_PDF};;{_HTML}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{Path(file.name or 'draft').stem} - where we stand")
        dialog.filterSelected.connect(self._on_filter)
        dialog.fileSelected.connect(self._on_file)
        dialog.open()

    def _on_filter(self, chosen: str) -> None:
        dialog = self.sender()
        if isinstance(dialog, QFileDialog):
            dialog.setDefaultSuffix("html" if chosen == _HTML else "pdf")

    def _on_file(self, path: str) -> None:
        self.save_to(Path(path))

    def save_to(self, path: Path) -> bool:
        """Save the page as it is shown; whether it was."""
        if self.window is None:
            return False
        is_page = path.suffix.lower() in (".html", ".htm")
        content = self.window.html().encode("utf-8") if is_page else self.window.pdf()
        try:
            save_bytes(path, content)
        except SaveFailed as reason:
            self.window.messages.warn(str(reason))
            return False
        self._desk.say(f"Written: {path.name}")
        return True
