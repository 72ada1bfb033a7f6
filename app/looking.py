"""How the window looks: which palette, size of type and style sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app.settings import ColourChoice, Remembered
from widgets.colours import DARK, LIGHT, Colours, qt_palette

if TYPE_CHECKING:
    from widgets.panels.outline import Outline
    from widgets.table.draft_table import DraftTable
    from widgets.table.looks import Looks

SMALLEST, LARGEST = 10, 48
"""Pixels that the text can be made."""


class Coloured(Protocol):
    """A part that is told when the palette is another one."""

    def show_colours(self, colours: Colours) -> None: ...


class Looking(QObject):
    """Gives a window and its parts their palette and their size of type."""

    def __init__(self, remembered: Remembered, window: QWidget) -> None:
        super().__init__(window)
        self._remembered = remembered
        self._window = window
        self._parts: tuple[DraftTable, Outline] | None = None
        self._others: list[Coloured] = []
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def colours(self) -> Colours:
        """The palette chosen."""
        return chosen_colours(self._remembered.settings.colours)

    def looks(self) -> Looks:
        """Fonts and formats for the palette and size chosen."""
        from widgets.table.looks import Looks

        sans = [QApplication.font().family()]
        return Looks(self.colours(), self._text_size(), sans)

    def dress(self, table: DraftTable, outline: Outline) -> None:
        """Look after these parts from now on."""
        self._parts = (table, outline)
        self._show_on_parts(self.colours())

    def also(self, part: Coloured) -> None:
        """Give this part its colours too from now on."""
        self._others.append(part)
        part.show_colours(self.colours())

    def zoom(self, step: int) -> None:
        """Larger (1), smaller (-1) or usual (0) type."""
        size = min(max(self._text_size() + step, SMALLEST), LARGEST)
        self._remembered.change(text_size=size if step else 0)
        self.show()

    def choose_colours(self, choice: ColourChoice) -> None:
        """Take a palette."""
        self._remembered.change(colours=choice)
        self.show()

    def width_changed(self, before: int, now: int) -> None:
        """The window has another width: the usual size goes by it."""
        if not self._remembered.settings.text_size and usual_size(before) != usual_size(now):
            self.show()

    def show(self) -> None:
        """Give everything its looks."""
        colours = self.colours()
        QApplication.setPalette(qt_palette(colours))
        self._window.setStyleSheet(style_sheet(colours))
        self._show_on_parts(colours)

    def _show_on_parts(self, colours: Colours) -> None:
        if self._parts is None:
            return
        table, outline = self._parts
        outline.rows.show_colours(colours)
        table.show_looks(self.looks())
        for part in self._others:
            part.show_colours(colours)

    def _text_size(self) -> int:
        return self._remembered.settings.text_size or usual_size(self._window.width())

    def _on_scheme_changed(self) -> None:
        if self._remembered.settings.colours == "system":
            self.show()


def chosen_colours(choice: ColourChoice) -> Colours:
    """The palette for a choice; "system" follows the desktop."""
    if choice == "system":
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if choice == "dark" else LIGHT


def usual_size(width: int) -> int:
    """Pixels of the text in a window so wide."""
    return 15 if width >= 1500 else 14


def style_sheet(colours: Colours) -> str:
    """What Qt's own style cannot be told by a palette."""
    return f"""
QMainWindow, QStatusBar, QMenuBar, QToolBar {{
    background: {colours.window}; color: {colours.text}; border: 0;
}}
QMenuBar::item:selected {{ background: {colours.accent_behind}; color: {colours.text}; }}
QToolBar QToolButton {{ color: {colours.text}; }}
QToolBar QToolButton:disabled {{ color: {colours.quiet}; }}
QToolBar {{ spacing: 4px; padding: 0 6px; }}
QToolBar QToolButton {{ padding: 2px 9px; }}
QToolButton#floor {{
    background: {colours.accent_behind}; color: {colours.text};
    font-size: 15px; font-weight: bold; border: 0; padding: 2px 12px; min-width: 150px;
}}
QToolButton#floor:focus {{ border: 1px solid {colours.accent}; }}
QListView {{ background: {colours.window}; }}
QListView::item {{ padding: 3px 4px; }}
QListView::item:selected {{ background: {colours.accent_behind}; color: {colours.text}; }}
QFrame#strip {{ background: {colours.guess_behind}; border: 0; }}
QFrame#strip QLabel {{ color: {colours.text}; }}
QFrame#candidateLine {{ background: {colours.card}; border: 1px solid {colours.accent}; }}
QLabel#firstTitle {{ font-size: 28px; font-weight: bold; }}
QPushButton#target {{
    text-align: left; padding: 16px 20px; font-size: 15px; color: {colours.text};
    background: {colours.card}; border: 1px solid {colours.line}; border-radius: 6px;
}}
QPushButton#target:hover, QPushButton#target:focus {{ border: 2px solid {colours.accent}; }}
QStatusBar QLabel {{ color: {colours.text}; }}
QStatusBar::item {{ border: 0; }}
ColumnHeader {{
    color: {colours.text}; text-align: left; font-weight: bold; padding: 3px 14px; border: 0;
}}
ColumnHeader:focus {{ border: 1px solid {colours.accent}; }}
QWidget#findBar QPushButton[flat="true"]:focus, QFrame#strip QToolButton:focus {{
    border: 1px solid {colours.accent}; border-radius: 3px;
}}
"""
