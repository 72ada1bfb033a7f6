"""Everything in the window has a name for those who hear it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QMenu, QWidget

PANELS = ("show.inspector", "show.positions", "show.xml", "show.notices", "show.standing")


def nameless(window: QWidget) -> list[str]:
    """The widgets that can have the focus and have no name."""
    found = []
    for widget in window.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or isinstance(widget, QMenu):
            continue
        around = widget.parent().metaObject().className()
        if around == "QComboBoxPrivateContainer":
            continue  # Qt's own list of a choice, which has a name itself
        told = QAccessible.queryAccessibleInterface(widget)
        if told is not None and not told.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def test_everything_that_can_have_the_focus_has_a_name(window):
    assert nameless(window) == []
    commands = window.actions_.commands
    window.actions_.run(commands["file.sample"])
    assert window.session.draft is not None
    for name in ("edit.find", "edit.replace", "help.keys", *PANELS):
        if name in commands:
            window.actions_.run(commands[name])
    assert nameless(window) == []


def test_every_command_has_a_text(window):
    assert all(action.text().strip("&… ") for action in window.actions_.by_id.values())
