"""The XML of the paragraph in hand, as the native file has it, coloured."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from pygments.token import Comment, Name, String, Token
from PySide6.QtCore import QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QShowEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from model.draft.draft import Draft
from model.files.akn.paragraph_xml import paragraph_xml
from widgets.colours import Colours
from widgets.guarded import guarded

if TYPE_CHECKING:
    from pygments.lexer import Lexer

_Kind = Any
"""A kind of token: a tuple that contains the kinds below it, which no type says."""

MONO = ["Cascadia Mono", "Consolas", "DejaVu Sans Mono", "Liberation Mono", "monospace"]
SIZE = 13
"""Pixels."""
AFTER_KEYS = 60
"""Milliseconds: typing is not kept waiting by it."""
_HANGING = 24


class XmlSource(QTextEdit):
    """The XML of one paragraph and of its part of the register; for reading. It looks at a draft
    only while it is shown."""

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("XML of the paragraph")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self._draft: Draft | None = None
        self._row = -1
        self._shown: tuple[str, list[str]] = ("", [])
        self._formats: dict[_Kind, QTextCharFormat] = {}
        self._font = QFont(MONO)
        self._font.setPixelSize(SIZE)
        self.setFont(self._font)
        self.document().setDocumentMargin(8)
        self._later = QTimer(self, singleShot=True, interval=AFTER_KEYS)
        self._later.timeout.connect(self._look)
        self.show_colours(colours)

    def show_draft(self, draft: Draft | None) -> None:
        """Take another draft, when typing pauses."""
        self._draft = draft
        if self.isVisible():
            self._later.start()

    def show_row(self, row: int) -> None:
        """Show the paragraph that the caret is in."""
        self._row = row
        if self.isVisible():
            self._later.start()

    def show_colours(self, colours: Colours) -> None:
        """Take another palette."""
        self._colours = colours
        self._formats = {}
        self._shown = ("", [])
        if self.isVisible():
            self._look()

    @guarded()
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        self._later.stop()
        draft, row = self._draft, self._row
        if draft is None or not 0 <= row < len(draft.paragraphs):
            self._shown = ("", [])
            self.setPlainText("")
            return
        told = (draft.paragraphs[row].id, paragraph_xml(draft, row))
        if told != self._shown:
            same = told[0] == self._shown[0]
            at = self.verticalScrollBar().value() if same else 0
            self._shown = told
            self._write(told[1])
            self.verticalScrollBar().setValue(at)

    def _write(self, lines: list[str]) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        form = QTextBlockFormat()
        form.setLeftMargin(_HANGING)
        form.setTextIndent(-_HANGING)
        form.setBottomMargin(4)
        cursor.setBlockFormat(form)
        for number, line in enumerate(lines):
            if number:
                cursor.insertBlock(form)
            # An entry may have line breaks of its own: it is one block all the same.
            for kind, text in self._lexer.get_tokens(line):
                cursor.insertText(text.replace("\n", "\u2028"), self._format(kind))
        cursor.endEditBlock()

    @cached_property
    def _lexer(self) -> Lexer:
        # It brings the lexers of half the web along, which nobody needs before this is shown.
        from pygments.lexers.html import XmlLexer

        return XmlLexer(stripnl=False, ensurenl=False)

    def _format(self, kind: _Kind) -> QTextCharFormat:
        made = self._formats.get(kind)
        if made is None:
            made = self._formats[kind] = QTextCharFormat()
            made.setFont(self._font)
            made.setForeground(QColor(_colour(self._colours, kind)))
            if kind in Name.Tag:
                made.setFontWeight(QFont.Weight.DemiBold)
        return made


def _colour(colours: Colours, kind: _Kind) -> str:
    known: _Kind
    for known, colour in (
        (Name.Tag, colours.insertion),
        (Name.Attribute, colours.chair),
        (String, colours.agreed),
        (Name.Entity, colours.guess),
        (Comment, colours.quiet),
        (Token.Error, colours.deletion),
    ):
        if kind in known:
            return colour
    return colours.text
