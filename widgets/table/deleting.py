"""What a deleting key takes where nothing is selected: a character, a word, a paragraph's end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtGui import QTextCursor

from model.draft.place import Place
from widgets.table.cell_text import CellText
from widgets.table.column import Column
from widgets.table.units import offset_of_units, units_before

_MOVE = QTextCursor.MoveOperation
_FORWARD = (_MOVE.NextCharacter, _MOVE.NextWord)


class TakenByKey(NamedTuple):
    """The places between which a key takes words, and the row that it reaches into."""

    start: Place
    end: Place
    row: int


def is_forward(movement: QTextCursor.MoveOperation) -> bool:
    """Whether a movement leads on in the text."""
    return movement in _FORWARD


def taken_by_key(
    column: Column,
    movement: QTextCursor.MoveOperation,
    settle: Callable[[Iterable[int]], object],
) -> TakenByKey | None:
    """What a key takes; None where there is nothing to take.

    Tags, labels and signs beside the words are passed over. At the edge of a row it is the end of
    the paragraph that goes. ``settle`` writes rows that were never in sight.
    """
    cursor = column.pane.textCursor()
    row, block = cursor.blockNumber(), cursor.block()
    cell = column.cell(row)
    if cell is None or movement == _MOVE.NoMove:
        return None
    text = cell.text()
    at = offset_of_units(text, cursor.positionInBlock())
    near = cell.words_start(at) if is_forward(movement) else cell.words_end(at)
    if near is None and at > cell.zone(0)[1]:
        return None  # of a footnote nothing flows into what stands around it
    if near is None:
        return _ends_between(column, row, is_forward(movement), settle)
    cursor.setPosition(block.position() + units_before(text, near))
    cursor.movePosition(movement)
    far = min(max(cursor.position() - block.position(), 0), block.length() - 1)
    begins, ends = sorted((near, offset_of_units(text, far)))
    return TakenByKey(cell.place_at(begins, "after"), cell.place_at(ends), row)


def _ends_between(
    column: Column, row: int, forward: bool, settle: Callable[[Iterable[int]], object]
) -> TakenByKey | None:
    """Where the words of one row end, and where those of the next one shown begin."""
    here = column.cell(row)
    step = 1 if forward else -1
    other = row + step
    while 0 <= other < len(column.cells):
        settle([other])
        there = column.cell(other)
        if there is not None and here is not None:
            first, second = (here, there) if forward else (there, here)
            return TakenByKey(_end_of(first), _start_of(second), other)
        other += step
    return None


def _end_of(cell: CellText) -> Place:
    return cell.place_at(cell.zone(0)[1])


def _start_of(cell: CellText) -> Place:
    return cell.place_at(0)._replace(offset=0)
