"""Words that came into a document past the pane: a screen reader's edit, a drag to elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QTextDocument

from widgets.table.cell_text import CellText
from widgets.table.units import shown_text

CellOf = Callable[[int], CellText | None]


class Intrusion(NamedTuple):
    """What somebody did to a row: ``words`` in the place of others.

    ``start`` and ``end`` are counted in UTF-16 units from the start of the block as it was
    written.
    """

    row: int
    start: int
    end: int
    words: str


def reads_as_written(document: QTextDocument, position: int, length: int, cell_of: CellOf) -> bool:
    """Whether a stretch that Qt calls changed is in one block, with the words written there."""
    block = document.findBlock(position)
    if position + length > block.position() + block.length():
        return False
    return block.text() == _written(cell_of(block.blockNumber()))


def intrusion(
    document: QTextDocument, position: int, rows: int, cell_of: CellOf
) -> Intrusion | None:
    """What was done at a position; None where it was not done to the words of one row alone."""
    block = document.findBlock(position)
    row = block.blockNumber()
    if document.blockCount() != rows or cell_of(row) is None:
        return None
    was, now = _written(cell_of(row)), block.text()
    most = min(len(was), len(now))
    first = next((i for i in range(most) if was[i] != now[i]), most)
    last = next((i for i in range(most - first) if was[-1 - i] != now[-1 - i]), most - first)
    start, end = first, len(was) - last
    words = now[first : len(now) - last]
    units = [len(was[:at].encode("utf-16-le")) // 2 for at in (start, end)]
    return Intrusion(row, units[0], units[1], words) if was != now else None


def _written(cell: CellText | None) -> str:
    return shown_text(cell.text()) if cell is not None else ""
