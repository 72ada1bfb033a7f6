"""Acts that show the text as it was pasted, beside the paragraph in hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.acts.command import Command
from app.acts.desk import Desk
from app.file_flow import FileFlow
from model.draft.draft import Draft
from widgets.colours import Colours
from widgets.panels.drawer import Drawer
from widgets.review.strip import ReviewStrip

if TYPE_CHECKING:
    from widgets.panels.source_text import SourceText

_NAME = "source"


class Source(QObject):
    """Makes the panel when it is shown first, and keeps it at the caret."""

    def __init__(
        self,
        desk: Desk,
        files: FileFlow,
        drawer: Drawer,
        strip: ReviewStrip,
        colours: Callable[[], Colours],
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._files = files
        self._drawer = drawer
        self._strip = strip
        self._colours = colours
        self._panel: SourceText | None = None
        drawer.add_later(_NAME, "Source", self._make)
        strip.source_asked.connect(self.toggle_beside)
        desk.session.followed.connect(self._on_followed)
        desk.table.row_entered.connect(self._on_row_entered)

    def commands(self) -> tuple[Command, ...]:
        """What can be asked for."""
        return (
            Command(
                *("show.source", "Text as it was &pasted", ()),
                *(self.toggle, self._desk.has_draft),
                is_on=self.is_on,
            ),
        )

    def is_on(self) -> bool:
        """Whether the panel is shown."""
        return self._drawer.shown == _NAME

    def toggle(self) -> None:
        """Show the text that the draft was read from, or hide it."""
        self._drawer.toggle_panel(_NAME)

    def toggle_beside(self) -> None:
        """Show or hide it; the focus stays in the review."""
        if self.is_on():
            self._drawer.close_panel()
        else:
            self._drawer.show_panel(_NAME, focus=False)
        self._strip.setFocus()

    def show_colours(self, colours: Colours) -> None:
        """Take another palette."""
        if self._panel is not None:
            self._panel.show_colours(colours)

    @property
    def panel(self) -> SourceText | None:
        """The text, once it was shown."""
        return self._panel

    def _make(self) -> QWidget:
        # Loaded late: it brings the lexer along, which the start of the program need not wait for.
        from widgets.panels.source_text import SourceText

        self._panel = SourceText(self._colours(), self._drawer)
        self._tell()
        return self._panel

    def _on_followed(self, before: Draft | None, after: Draft) -> None:
        if before is None:
            self._tell()

    def _tell(self) -> None:
        from model.files.notation.labels import Phrases

        session = self._desk.session
        if self._panel is not None:
            phrases = Phrases.from_json(self._files.equipment().phrases)
            self._panel.show_source(self._files.imported(), session.draft, session.table, phrases)
            self._on_row_entered(self._desk.table.caret.row)

    def _on_row_entered(self, row: int) -> None:
        draft = self._desk.session.draft
        if self._panel is not None and draft is not None and 0 <= row < len(draft.paragraphs):
            self._panel.show_paragraph(draft.paragraphs[row].id)
