"""Which palette, size and style sheet the window has."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.settings import ColourChoice
from widgets.colours import DARK, LIGHT, Colours


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
QToolBar {{ spacing: 4px; padding: 2px 6px; }}
QToolBar QToolButton {{ padding: 4px 9px; }}
QToolButton#floor {{
    background: {colours.accent_behind}; color: {colours.text};
    font-size: 15px; font-weight: bold; border: 0; padding: 4px 12px; min-width: 150px;
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
ColumnHeader {{ color: {colours.text}; text-align: left; font-weight: bold; padding: 3px 14px; border: 0; }}
ColumnHeader:focus {{ border: 1px solid {colours.accent}; }}
"""
