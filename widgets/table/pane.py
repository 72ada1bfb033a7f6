"""A column's text edit: caret, selection and copying are Qt's; every change is only asked for."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from widgets.guarded import guarded
from widgets.table.cell_text import CellText
from widgets.table.composing import Composing
from widgets.table.copying import copied, selected_lines
from widgets.table.pasted import cleaned
from widgets.table.stepping import Stepping
from widgets.table.taking import has_words, taken

_KEY = QKeySequence.StandardKey
_OWN = (_KEY.Copy, _KEY.SelectAll)
_MOVING = frozenset(
    (
        *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
        *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
    )
)
_COMMAND_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
MOST_OFFERED = 60
"""Rows; more than that are not put where the middle button of the mouse pastes from."""
_DELETING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_MENU_KEY = QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_F10)
"""What opens the menu of a place on keyboards without a key for it; only Windows does it itself."""
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class Pane(QTextEdit):
    """One column's text.

    Signals:
        words_asked: Words for the selection or at the caret. Carries the words.
        split_asked: The paragraph is to be split at the caret.
        paste_asked: Pasted words for the selection or at the caret. Carries a Pasted.
        move_asked: The selection was dropped elsewhere in the column. Carries its start and end
            and where it fell (positions in the document), and whether it stays as well.
        deletion_asked: The selection, or what a movement from the caret selects, is to go.
            Carries the QTextCursor.MoveOperation.
        entered: The pane got the focus. Carries whether by Tab, and not by pointing into it.
        about_to_paint: What is in sight must be laid out now.
        resized: The view has another size.
        rows_wanted: Rows must be written now. Carries the first and the last; there may be fewer.
        menu_asked: A context menu. Carries the global point.
        zoom_asked: Larger (1) or smaller (-1) type.
    """

    words_asked = Signal(str)
    split_asked = Signal()
    paste_asked = Signal(object)
    move_asked = Signal(int, int, int, bool)
    deletion_asked = Signal(object)
    entered = Signal(bool)
    about_to_paint = Signal()
    resized = Signal()
    rows_wanted = Signal(int, int)
    menu_asked = Signal(QPoint)
    zoom_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self.cell_of: Callable[[int], CellText | None] = _no_cell
        """Gives the cell of a row as it is written; the column's."""
        self.copied_cell_of: Callable[[int], CellText | None] = _no_cell
        """Gives the cell of a row, written or not."""
        self.over_words: Callable[[QPaintEvent], None] = _nothing_over
        """Paints over the words, after each painting of them."""
        self._takes_all = False
        self._stepping = Stepping(self, self._cell, self.rows_wanted.emit)
        self._composing = Composing(self, self._show_composed, self._ask_for_composed)

    @guarded(lambda: False)
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Qt's editor would take Ctrl+Z, Ctrl+K and others away from the commands.
            if any(event.matches(key) for key in _OWN) or _moves(event):
                event.accept()
            else:
                event.ignore()
            return event.isAccepted()
        return bool(super().event(event))

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _moves(event):
            self._stepping.step(event, super().keyPressEvent)
        elif event.matches(_KEY.SelectAll):
            self.selectAll()
        elif event.matches(_KEY.Copy):
            self.copy()
        elif event.matches(_KEY.Cut):
            self.cut_selection()
        elif event.matches(_KEY.Paste):
            self.insertFromMimeData(QGuiApplication.clipboard().mimeData())
        elif event.key() in _DELETING:
            self.deletion_asked.emit(_movement(event))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask_for_break(event)
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape):
            event.ignore()
        elif event.keyCombination() == _MENU_KEY:
            self.menu_asked.emit(self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))
        else:
            self._ask_for(event.text(), event)

    def _cell(self, row: int) -> CellText | None:
        return self.cell_of(row)

    def _ask_for(self, words: str, event: QKeyEvent) -> None:
        """Ask for typed words; text typed while a command key is held is nobody's."""
        typed = cleaned(words)[0]
        if _is_command(event) or not typed:
            event.ignore()
        # Blanks that do not break and signs of direction are typed too; the rest is no text.
        elif not any(unicodedata.category(letter) == "Cc" for letter in typed):
            self.words_asked.emit(typed)

    def _ask_for_break(self, event: QKeyEvent) -> None:
        """Enter splits the paragraph; with Shift it is a line break inside."""
        if event.modifiers() & _COMMAND_KEYS:
            event.ignore()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.words_asked.emit("\n")
        else:
            self.split_asked.emit()

    @guarded()
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Compose; what comes while a command key is held was no typing.

        Under Arabic layouts Qt makes words of Ctrl+B, whose key has two letters.
        """
        command = _is_held_for_command(QGuiApplication.queryKeyboardModifiers())
        if self._composing.is_going or event.preeditString() or not command:
            self._composing.take(event)
        event.accept()

    def _show_composed(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)

    def _ask_for_composed(self, words: str) -> None:
        """Ask for words in the place of what is selected; none take it away."""
        if typed := cleaned(words)[0]:
            self.words_asked.emit(typed)
        elif not words:
            self.deletion_asked.emit(QTextCursor.MoveOperation.NoMove)

    def ask_at(self, row: int, start: int, end: int, words: str) -> None:
        """Ask for words in the place of others, counted in units from the start of a row."""
        self.rows_wanted.emit(row, row)
        block = self.document().findBlockByNumber(row)
        cursor = QTextCursor(block)
        last = block.length() - 1
        cursor.setPosition(block.position() + min(start, last))
        cursor.setPosition(block.position() + min(end, last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self._ask_for_composed(words)

    @guarded()
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Ask for pasted words; Qt's own way would fetch what HTML names."""
        pasted = taken(source)
        if pasted is not None:
            self.paste_asked.emit(pasted)

    @guarded(lambda: False)
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return has_words(source)

    @guarded()
    def cut_selection(self) -> None:
        """Copy the selection and ask for it to go."""
        if self.textCursor().hasSelection():
            self.copy()
            self.deletion_asked.emit(QTextCursor.MoveOperation.NoMove)

    @guarded(lambda: None)
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing is ever fetched."""
        return None

    @guarded(QMimeData)
    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied or dragged; a long selection is not offered to the middle button.

        X11 wants to have that after every key that selects.
        """
        rows = self.selected_rows()
        if not self._takes_all and len(rows) > MOST_OFFERED:
            return copied(())
        for row in {rows[0], rows[-1]}:
            self.rows_wanted.emit(row, row)
        return copied(selected_lines(self.textCursor(), self.copied_cell_of))

    def selected_rows(self) -> range:
        """The rows that the selection reaches over; without one that of the caret."""
        cursor, document = self.textCursor(), self.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        return range(first, document.findBlock(cursor.selectionEnd()).blockNumber() + 1)

    @guarded()
    def copy(self) -> None:
        """Put the selection on the clipboard, all of it."""
        self._takes_all = True
        super().copy()
        self._takes_all = False

    @guarded()
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._takes_all = True  # this may begin a drag
        super().mouseMoveEvent(event)
        self._takes_all = False

    @guarded()
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Words may be dropped here; files go to the window."""
        if has_words(event.mimeData()):
            super().dragEnterEvent(event)
        else:
            event.ignore()

    @guarded()
    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for dropped words where they fell; only inside a column do they leave a place."""
        if not has_words(event.mimeData()):
            event.ignore()
            return
        # Qt shows where words would fall until it is told that they left.
        super().dragLeaveEvent(QDragLeaveEvent())
        own = event.source() in (self, self.viewport())
        stays = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        # Qt itself would take away what was moved to another widget.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        drop = self.cursorForPosition(event.position().toPoint())
        chosen = self.textCursor()
        if own and chosen.selectionStart() <= drop.position() <= chosen.selectionEnd():
            return
        if own:
            ends = chosen.selectionStart(), chosen.selectionEnd()
            self.move_asked.emit(*ends, drop.position(), bool(stays))
            return
        self.setTextCursor(drop)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.insertFromMimeData(event.mimeData())

    @guarded()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._stepping.clicked()

    @guarded()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._stepping.clicked()

    @guarded()
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if (
            event.reason() == QContextMenuEvent.Reason.Mouse
            and not self.textCursor().hasSelection()
        ):
            # The menu is about what was pointed at, not about where the caret was before.
            self.setTextCursor(self.cursorForPosition(event.pos()))
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.menu_asked.emit(event.globalPos())

    @guarded()
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit(event.reason() in _BY_TAB)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    @guarded()
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_asked.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        self.about_to_paint.emit()
        super().paintEvent(event)
        self.over_words(event)


def _no_cell(row: int) -> CellText | None:
    """Nothing is written yet."""
    return None


def _nothing_over(event: QPaintEvent) -> None:
    """Nobody paints over the words yet."""


def _is_command(event: QKeyEvent) -> bool:
    """Whether a key is held with which nothing is typed.

    AltGr is none, and is Ctrl with Alt on some systems. Alt alone types on a Mac only.
    """
    return _is_held_for_command(event.modifiers())


def _is_held_for_command(held: Qt.KeyboardModifier) -> bool:
    alt = bool(held & Qt.KeyboardModifier.AltModifier)
    if held & Qt.KeyboardModifier.MetaModifier or sys.platform == "darwin":
        return bool(held & _COMMAND_KEYS)
    return alt != bool(held & Qt.KeyboardModifier.ControlModifier)


def _moves(event: QKeyEvent) -> bool:
    """Whether the key moves the caret; with Alt it is a command's."""
    return event.key() in _MOVING and not event.modifiers() & Qt.KeyboardModifier.AltModifier


def _movement(event: QKeyEvent) -> QTextCursor.MoveOperation:
    """What a deleting key takes, as the movement that would select it."""
    move = QTextCursor.MoveOperation
    words = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    if event.key() == Qt.Key.Key_Backspace:
        return move.PreviousWord if words else move.PreviousCharacter
    return move.NextWord if words else move.NextCharacter
