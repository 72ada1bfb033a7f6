"""The counts in the status line: what is still open, and whether it is saved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from model.readings.tally import Tally
from widgets.elided_label import ElidedLabel


def counted(count: int, one: str, many: str) -> str:
    """ "1 change open", "43 changes open"."""
    return f"{count:,} {one if count == 1 else many}"


def counts_text(tally: Tally, to_settle: int, saved: str) -> str:
    """What is still open in a draft, as one line."""
    parts = [
        counted(len(tally.paragraphs), "paragraph open", "paragraphs open"),
        counted(len(tally.changes), "change open", "changes open"),
        f"{len(tally.reserved):,} with reservations",
    ]
    if to_settle:
        parts.append(f"{to_settle:,} to settle")
    return " · ".join([*parts, saved])


class Counts(ElidedLabel):
    """The counts; where there is little room the middle gives way, not whether it is saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, cut=Qt.TextElideMode.ElideMiddle)
        self.setAccessibleDescription("What is open")  # a name would be read in place of the counts
        self.setContentsMargins(8, 2, 8, 2)

    def show_counts(self, tally: Tally | None, to_settle: int, saved: str) -> None:
        """Show the counts; None for no draft."""
        told = counts_text(tally, to_settle, saved) if tally is not None else ""
        if told != self.text():
            self.setText(told)
