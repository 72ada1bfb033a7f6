"""The style sheet that panels share: what a palette alone cannot say."""

from __future__ import annotations

from widgets.colours import Colours


def panel_sheet(colours: Colours) -> str:
    """The style sheet of a panel in these colours."""
    return _surfaces(colours) + _controls(colours)


def _surfaces(colours: Colours) -> str:
    return f"""
QWidget#panel, QFrame#drawer {{ background: {colours.window}; }}
QFrame#drawer {{ border: 0; border-top: 1px solid {colours.line}; }}
QTableView, QTextEdit, QTextBrowser, QListView {{
    background: {colours.card}; color: {colours.text}; border: 0;
    selection-background-color: {colours.accent_behind}; selection-color: {colours.text};
}}
QTableView {{ gridline-color: {colours.line}; }}
QHeaderView::up-arrow, QHeaderView::down-arrow {{
    subcontrol-origin: padding; subcontrol-position: top center; width: 9px; height: 9px;
}}
QTableView::item:selected {{ background: {colours.accent_behind}; color: {colours.text}; }}
QListView::item {{ padding: 4px 8px; }}
QListView::item:selected {{ background: {colours.accent_behind}; color: {colours.text}; }}
QListView {{ outline: 0; }}
QListView::item:focus {{ border: 1px solid {colours.accent}; }}
QHeaderView {{ background: {colours.window}; border: 0; }}
QHeaderView::section {{
    background: {colours.window}; color: {colours.quiet}; border: 0;
    border-bottom: 1px solid {colours.line}; padding: 4px 6px;
}}
"""


def _controls(colours: Colours) -> str:
    return f"""
QTabBar {{ background: {colours.window}; }}
QTabBar::tab {{
    background: {colours.window}; color: {colours.quiet}; border: 0;
    border-bottom: 2px solid transparent; padding: 6px 14px;
}}
QTabBar::tab:selected {{ color: {colours.text}; border-bottom: 2px solid {colours.accent}; }}
QTabBar::tab:focus {{ background: {colours.accent_behind}; }}
QLineEdit {{
    background: {colours.card}; color: {colours.text};
    border: 1px solid {colours.line}; border-radius: 4px; padding: 3px 8px;
}}
QLineEdit:focus {{ border: 1px solid {colours.accent}; }}
QComboBox QAbstractItemView {{ border: 1px solid {colours.line}; }}
QTableView::item {{ padding: 0 6px; }}
QLabel {{ color: {colours.text}; }}
QLabel#quiet {{ color: {colours.quiet}; }}
QToolButton {{
    color: {colours.text}; background: transparent; border: 1px solid transparent;
    border-radius: 4px; padding: 4px 9px;
}}
QToolButton:hover {{ background: {colours.accent_behind}; }}
QToolButton:focus {{ border: 1px solid {colours.accent}; }}
QToolButton#act {{ background: {colours.card}; border: 1px solid {colours.line}; }}
QToolButton#act:hover {{ background: {colours.accent_behind}; }}
QToolButton#act:focus {{ border: 1px solid {colours.accent}; }}
QToolButton#act:disabled {{ color: {colours.line}; }}
"""
