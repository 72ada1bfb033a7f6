"""Data for the clipboard that outlives the program's end."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTextEdit


def empty_data() -> QMimeData:
    """Data that Qt owns, with nothing in it.

    WORKAROUND: a QMimeData made in Python that is still on the clipboard when the program ends
    brings the interpreter down (PySide6 6.10, measured on the offscreen platform).
    """
    data = _Carrier().data()
    data.clear()
    return data


class _Carrier(QTextEdit):
    """Makes clipboard data in Qt."""

    def __init__(self) -> None:
        super().__init__()
        self.setDocument(QTextDocument(" ", self))
        self.selectAll()

    def data(self) -> QMimeData:
        """Data that Qt owns; what it says is to be replaced."""
        made = self.createMimeDataFromSelection()
        made.text()  # Qt writes it now; later it would write over what is put in its place
        return made
