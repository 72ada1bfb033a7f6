"""How the review looks: its style sheet, and how sure a guess is as a row of dots."""

from __future__ import annotations

from widgets.colours import Colours

_DOTS = 5


def dots(confidence: float) -> str:
    """A confidence from 0 to 1 as dots and a figure: "●●●○○ 0.6"."""
    full = min(max(round(confidence * _DOTS), 0), _DOTS)
    return "●" * full + "○" * (_DOTS - full) + f" {confidence:.2g}"


def review_sheet(colours: Colours) -> str:
    """The style sheet of the strip in these colours."""
    return f"""
QFrame#review {{
    background: {colours.guess_behind}; border: 0; border-left: 4px solid {colours.guess};
}}
QFrame#review:focus {{ border: 1px solid {colours.accent};
    border-left: 4px solid {colours.accent}; }}
QLabel {{ color: {colours.text}; background: transparent; }}
QLabel#head {{ font-weight: bold; color: {colours.guess}; }}
QLabel#what {{ font-weight: bold; }}
QLabel#quiet {{ color: {colours.text}; }}
QLabel#sure {{ color: {colours.guess}; }}
QFrame#gapLine {{
    background: {colours.card}; border: 1px solid {colours.line}; border-radius: 4px;
}}
QToolButton {{
    color: {colours.text}; background: transparent; border: 1px solid transparent;
    border-radius: 4px; padding: 3px 8px;
}}
QToolButton:hover {{ background: {colours.accent_behind}; }}
QToolButton:focus {{ border: 1px solid {colours.accent}; }}
QToolButton#chip {{ background: {colours.card}; border: 1px solid {colours.line};
    border-radius: 11px; padding: 2px 11px; }}
QToolButton#chip:hover {{ background: {colours.accent_behind}; }}
QToolButton#chip:focus {{ border: 1px solid {colours.accent}; }}
QToolButton#chip:checked {{
    background: {colours.accent}; color: {colours.card}; border: 1px solid {colours.accent};
    font-weight: bold;
}}
QToolButton#chip:disabled {{ color: {colours.quiet}; background: transparent;
    border: 1px dashed {colours.line}; }}
QToolButton#settle {{
    background: {colours.accent}; color: {colours.card}; font-weight: bold; padding: 3px 12px;
}}
QToolButton#settle:focus {{ border: 1px solid {colours.text}; }}
"""
