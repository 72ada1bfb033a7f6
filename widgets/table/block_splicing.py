"""Blocks put into a column's document or taken out, so that those beside them keep their lines."""

from __future__ import annotations

from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

_KEEP = QTextCursor.MoveMode.KeepAnchor


def splice_blocks(edit: QTextEdit, start: int, more: int) -> bool:
    """Put in so many blocks from one on, or take out as many as less; some are left.

    Whether the block behind them keeps its lines: at the very beginning Qt gives them to another.
    """
    cursor = QTextCursor(edit.document())
    cursor.beginEditBlock()
    if start:
        _splice_behind(edit, cursor, start, more)
    else:
        _splice_first(edit, cursor, more)
    cursor.endEditBlock()
    return start > 0


def _splice_behind(edit: QTextEdit, cursor: QTextCursor, start: int, more: int) -> None:
    """Put in or take out blocks at the end of the one before: both neighbours keep their lines."""
    document = edit.document()
    before = document.findBlockByNumber(start - 1)
    end = before.position() + before.length() - 1
    cursor.setPosition(end)
    if more < 0:
        last = document.findBlockByNumber(start - more - 1)
        cursor.setPosition(last.position() + last.length() - 1, _KEEP)
        cursor.removeSelectedText()
        return
    caret = edit.textCursor()
    for _ in range(more):
        cursor.insertBlock(QTextBlockFormat())
    if more and end in (caret.anchor(), caret.position()):
        # It was at the end of the row before, and stays there.
        moved = edit.textCursor()
        at = moved.position() if caret.position() != end else end
        moved.setPosition(end if caret.anchor() == end else moved.anchor())
        moved.setPosition(at, _KEEP)
        edit.setTextCursor(moved)


def _splice_first(edit: QTextEdit, cursor: QTextCursor, more: int) -> None:
    """Put in or take out blocks at the very beginning."""
    cursor.setPosition(0)
    for _ in range(more):
        cursor.insertBlock(QTextBlockFormat())
    if more < 0:
        cursor.setPosition(edit.document().findBlockByNumber(-more).position(), _KEEP)
        cursor.removeSelectedText()


def moved(row: int, start: int, removed: int, added: int) -> int:
    """Where a row stands after others came and went; -1 where it went itself."""
    if row < start:
        return row
    return -1 if row < start + removed else row + added - removed
