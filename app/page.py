"""The page of an open draft: outline and columns, with the lines above and below them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from widgets.colours import Colours
from widgets.panels.find_bar import FindBar
from widgets.panels.notices import NoticeList, Strip
from widgets.panels.outline import Outline
from widgets.review.strip import ReviewStrip
from widgets.table.draft_table import DraftTable
from widgets.table.looks import Looks
from widgets.table.opening_words import OpeningWords


class DraftPage(QWidget):
    """Makes the parts that show a draft, and lays them out.

    Attributes:
        table: The columns.
        outline: The paragraphs, small.
        find_bar: What is looked for; hidden until asked for.
        review: What an import left in doubt; hidden until asked for.
        filtered: Says what is left out, where anything is.
        notices: What is odd; it is shown in a panel.
    """

    def __init__(self, opening: OpeningWords, looks: Looks, colours: Colours) -> None:
        super().__init__()
        self.table = DraftTable(opening, looks, self)
        self.outline = Outline(colours, self)
        self.find_bar = FindBar(self)
        self.review = ReviewStrip(colours, self)
        self.filtered = QLabel(self)
        self.filtered.setObjectName("filtered")
        self.filtered.hide()
        self.notices = NoticeList(self)

    def lay_out(self, strip: Strip, beside: QWidget, below: QWidget) -> None:
        """Put everything in its place.

        ``strip`` stands above all, ``beside`` at the right of the columns, ``below`` under them.
        """
        self.review.opened.connect(strip.give_way)
        columns = QHBoxLayout()
        columns.setSpacing(8)
        columns.addWidget(self.outline)
        columns.addWidget(self.table, 1)
        columns.addWidget(beside)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(6, 4, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(strip)
        rows.addWidget(self.review)
        rows.addWidget(self.filtered)
        rows.addLayout(columns, 1)
        rows.addWidget(self.find_bar)
        rows.addWidget(below)

    def say_filtered(self, line: str) -> None:
        """Say what is left out; nothing where the line is empty."""
        self.filtered.setText(line)
        self.filtered.setAccessibleName(line)
        self.filtered.setVisible(bool(line))
