"""The text as it was pasted, coloured by its lexer, at the paragraph in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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

from model.draft.delegation import DelegationTable
from model.draft.draft import Draft
from model.files.notation import signs
from model.files.notation.source_lines import offsets_of
from widgets.colours import Colours
from widgets.guarded import guarded
from widgets.panels.xml_source import MONO, SIZE

if TYPE_CHECKING:
    from model.files.notation.labels import Phrases

_Kind = Any
"""A kind of token: a tuple that contains the kinds below it, which no type says."""

LARGEST = 400_000
"""Characters; a longer text is shown without colours."""
AFTER_KEYS = 60
"""Milliseconds: the caret is not kept waiting by it."""
NOT_KEPT = "The text that this draft was read from is not kept with it."


class SourceText(QTextEdit):
    """The pasted text, for reading. It looks at it only while it is shown."""

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("The text as it was pasted")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setTabChangesFocus(True)
        font = QFont(MONO)
        font.setPixelSize(SIZE)
        self.setFont(font)
        self.document().setDocumentMargin(8)
        self._colours = colours
        self._source = ""
        self._draft: Draft | None = None
        self._table = DelegationTable(())
        self._phrases: Phrases | None = None
        self._offsets: dict[str, int] = {}
        self._paragraph = ""
        self._written = False
        self._later = QTimer(self, singleShot=True, interval=AFTER_KEYS)
        self._later.timeout.connect(self._look)

    def show_source(
        self, source: str, draft: Draft | None, table: DelegationTable, phrases: Phrases
    ) -> None:
        """Take the text that a draft was read from; an empty one is not known."""
        self._source, self._draft = source.replace("\r\n", "\n").replace("\r", "\n"), draft
        self._table, self._phrases = table, phrases
        self._offsets = {}
        self._written = False
        if self.isVisible():
            self._later.start()

    def show_paragraph(self, paragraph: str) -> None:
        """Scroll to the paragraph of that id."""
        self._paragraph = paragraph
        if self.isVisible():
            self._later.start()

    def show_colours(self, colours: Colours) -> None:
        """Take another palette."""
        self._colours = colours
        self._written = False
        if self.isVisible():
            self._later.start()

    @guarded()
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        self._later.stop()
        if not self._written:
            self._write()
            self._written = True
            if self._draft is not None:
                self._offsets = offsets_of(self._source, self._draft)
        self._go_to(self._offsets.get(self._paragraph))

    def _go_to(self, offset: int | None) -> None:
        """Put the line at that offset at the top, and light it."""
        lit: list[QTextEdit.ExtraSelection] = []
        if offset is not None:
            units = len(self._source[:offset].encode("utf-16-le")) // 2
            block = self.document().findBlock(units)
            top = self.document().documentLayout().blockBoundingRect(block).top()
            self.verticalScrollBar().setValue(round(top) - 8)
            one = QTextEdit.ExtraSelection()
            one.cursor = QTextCursor(block)
            one.format.setBackground(QColor(self._colours.accent_behind))
            one.format.setProperty(QTextCharFormat.Property.FullWidthSelection, True)
            one.cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            lit.append(one)
        self.setExtraSelections(lit)

    def _write(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        form = QTextBlockFormat()
        form.setBottomMargin(2)
        cursor.setBlockFormat(form)
        for kind, text in self._tokens():
            cursor.insertText(text, _format(self._colours, kind))
        cursor.endEditBlock()

    def _tokens(self) -> list[tuple[_Kind, str]]:
        if not self._source or len(self._source) > LARGEST or self._phrases is None:
            return [(signs.WORDS, self._source or NOT_KEPT)]
        from model.files.notation.lexer import NotationLexer

        lexer = NotationLexer(table=self._table, phrases=self._phrases)
        return [(kind, text) for _, kind, text in lexer.get_tokens_unprocessed(self._source)]


def _format(colours: Colours, kind: _Kind) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(QColor(_colour(colours, kind)))
    if kind in signs.STRUCK:
        form.setFontStrikeOut(True)
    if kind in signs.LABEL or kind in signs.NAME:
        form.setFontWeight(QFont.Weight.DemiBold)
    return form


def _colour(colours: Colours, kind: _Kind) -> str:
    known: _Kind
    for known, colour in (
        (signs.LABEL, colours.insertion),
        (signs.NAME, colours.chair),
        (signs.STANCE, colours.guess),
        (signs.TAG_OPEN, colours.chair),
        (signs.TAG_CLOSE, colours.chair),
        (signs.STATUS, colours.agreed),
        (signs.STRUCK, colours.deletion),
        (signs.STRIKE, colours.deletion),
        (signs.OPEN, colours.insertion),
        (signs.CLOSE, colours.insertion),
        (signs.REMARK, colours.guess),
        (signs.NOISE, colours.quiet),
        (signs.FURNITURE, colours.quiet),
        (signs.EMPHASIS, colours.quiet),
        (signs.ESCAPE, colours.quiet),
        (signs.LINK_OPEN, colours.quiet),
        (signs.LINK_CLOSE, colours.quiet),
    ):
        if kind in known:
            return colour
    return colours.text
