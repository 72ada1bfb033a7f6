"""Data for the clipboard that outlives the program's end."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QStandardItemModel


def empty_data() -> QMimeData:
    """Data that Qt owns, with nothing in it.

    WORKAROUND: a QMimeData made in Python that is still on the clipboard when the program ends
    brings the interpreter down (PySide6 6.10, measured on the offscreen platform). So Qt makes
    it, of a model: what is selected in a text of its own would be told to screen readers.
    """
    model = QStandardItemModel(1, 1)
    data = model.mimeData([model.index(0, 0)])
    data.clear()
    return data
