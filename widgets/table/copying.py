"""What goes to the clipboard: the words with their marks, without what only the screen shows."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextDocumentFragment
from PySide6.QtWidgets import QTextEdit

from widgets.table.looks import SCREEN_ONLY


def copied(selection: QTextDocumentFragment) -> QMimeData:
    """The selection as text and, with underlines and strikes but no colours, as HTML.

    Colours stay behind: those of the dark palette cannot be read on somebody else's white page.
    """
    document = QTextDocument()
    cursor = QTextCursor(document)
    cursor.insertFragment(selection)
    pieces = _pieces(document)
    cursor.beginEditBlock()
    for start, end, form in reversed(pieces):
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        if form.hasProperty(SCREEN_ONLY):
            cursor.removeSelectedText()
        else:
            cursor.setCharFormat(_uncoloured(form))
    cursor.endEditBlock()
    return _Carrier(document).data()


class _Carrier(QTextEdit):
    """Makes Qt's own clipboard data of a document, which renders each format when it is asked for.

    WORKAROUND: a QMimeData made in Python that is still on the clipboard when the program ends
    brings the interpreter down (PySide6 6.10, measured on the offscreen platform).
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__()
        self.setDocument(document)
        self.selectAll()

    def data(self) -> QMimeData:
        """The whole document, as the clipboard takes it."""
        return self.createMimeDataFromSelection()


def _pieces(document: QTextDocument) -> list[tuple[int, int, QTextCharFormat]]:
    """The stretches of one format: start, end and format of each."""
    found = []
    block = document.begin()
    while block.isValid():
        for told in block.textFormats():
            start = block.position() + told.start
            found.append((start, start + told.length, QTextCharFormat(told.format)))
        block = block.next()
    return found


def _uncoloured(form: QTextCharFormat) -> QTextCharFormat:
    form.clearForeground()
    form.clearBackground()
    if form.underlineStyle() != QTextCharFormat.UnderlineStyle.NoUnderline:
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    return form
