"""What an input method composes: seen where it will stand, asked for when it is done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import (
    QInputMethodEvent,
    QPalette,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QTextEdit

Show = Callable[[QInputMethodEvent], None]
"""Qt's own handling of what is being composed."""
_KIND = QInputMethodEvent.AttributeType


class Composing:
    """The words that are being composed in a text edit.

    Qt would delete what is selected as soon as composing begins; here it stays, seen as selected,
    until the words that replace it are asked for.
    """

    def __init__(self, edit: QTextEdit, show: Show, ask: Callable[[str], None]) -> None:
        self._edit = edit
        self._show = show
        self._ask = ask
        self._replaced: QTextCursor | None = None
        self.is_going = False
        """Whether anything is being composed."""

    def take(self, event: QInputMethodEvent) -> None:
        """Show what is being composed; ask for what is done."""
        done, length = event.commitString(), event.replacementLength()
        self.is_going = bool(event.preeditString())
        if done or length:
            self._end()
            if length:
                self._choose(event.replacementStart(), length)
            self._ask(done)
        if event.preeditString():
            self._begin()
            self._show(QInputMethodEvent(event.preeditString(), _attributes(event)))
            self._show_replaced()
        elif not done:
            self._end()

    def _begin(self) -> None:
        cursor = self._edit.textCursor()
        if cursor.hasSelection():
            self._replaced = QTextCursor(cursor)
            cursor.setPosition(cursor.selectionEnd())
            self._edit.setTextCursor(cursor)

    def _end(self) -> None:
        """Show nothing composed, and selected again what was."""
        self._show(QInputMethodEvent("", []))
        replaced, self._replaced = self._replaced, None
        if replaced is not None and replaced.document() is self._edit.document():
            self._edit.setTextCursor(replaced)

    def _choose(self, start: int, length: int) -> None:
        """Select what the method means to replace, counted from the caret."""
        cursor = self._edit.textCursor()
        last = self._edit.document().characterCount() - 1
        first = min(max(cursor.position() + start, 0), last)
        cursor.setPosition(first)
        cursor.setPosition(min(first + length, last), QTextCursor.MoveMode.KeepAnchor)
        self._edit.setTextCursor(cursor)

    def _show_replaced(self) -> None:
        replaced = self._replaced
        if replaced is None:
            return
        block = self._edit.textCursor().block()
        palette = self._edit.palette()
        chosen = QTextLayout.FormatRange()
        chosen.start = max(replaced.selectionStart() - block.position(), 0)
        chosen.length = replaced.selectionEnd() - block.position() - chosen.start
        form = QTextCharFormat()
        form.setBackground(palette.brush(QPalette.ColorRole.Highlight))
        form.setForeground(palette.brush(QPalette.ColorRole.HighlightedText))
        chosen.format = form
        layout = block.layout()
        layout.setFormats([*layout.formats(), chosen])


def _attributes(event: QInputMethodEvent) -> list[QInputMethodEvent.Attribute]:
    """The looks and the caret that the method asks for; underlined where it asks for no look."""
    kept = [a for a in event.attributes() if a.type in (_KIND.TextFormat, _KIND.Cursor)]
    if not any(a.type == _KIND.TextFormat for a in kept):
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        length = len(event.preeditString().encode("utf-16-le")) // 2
        look = QTextFormat(form)
        kept.append(QInputMethodEvent.Attribute(_KIND.TextFormat, 0, length, look))
    return kept
