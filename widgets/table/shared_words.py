"""Where the words stand that all columns share in a row: behind a label, before a tick."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QTextLayout

from widgets.table.cell_text import CellText
from widgets.table.units import shown_text, units_before


class OwnWords(NamedTuple):
    """What a column has for itself in a row that reads alike in all; in UTF-16 units.

    Attributes:
        label: How long the label is.
        end: Where the words end and the tick begins.
        tick: How long the tick is.
        has_notes: Whether footnotes stand behind it.
    """

    label: int = 0
    end: int = 0
    tick: int = 0
    has_notes: bool = False

    @property
    def notes(self) -> int | None:
        """Where the footnotes begin, if there are any."""
        return self.end + self.tick if self.has_notes else None

    def shared(self, at: int) -> int:
        """A place of the block as all columns know it, from where the words begin."""
        behind = max(at - self.end, 0)
        return at - self.label - min(behind, self.tick)

    def own(self, shared: int) -> int:
        """A place that all columns know as it is in the block."""
        at = max(shared + self.label, 0)
        return at + self.tick if at > self.end else at

    def like(
        self, other: OwnWords, ranges: list[QTextLayout.FormatRange]
    ) -> list[QTextLayout.FormatRange]:
        """Ranges of another column's block as they are in this one."""
        for one in ranges:
            end = self.own(other.shared(one.start + one.length))
            one.start = self.own(other.shared(one.start))
            one.length = end - one.start
        return ranges


def own_words(cell: CellText | None) -> OwnWords:
    """What a cell has for itself."""
    label = tick = end = seen = 0
    has_notes = False
    for span in cell.spans if cell is not None else ():
        text = shown_text(span.text)
        size = units_before(text, len(text))
        if span.look.role == "label":
            label += size
        elif span.look.role == "tick":
            end, tick = end or seen, tick + size
        has_notes |= span.look.role == "footnote"
        if span.look.role == "footnote" and not tick:
            end = end or seen
        seen += size
    return OwnWords(label, end or seen, tick, has_notes)
