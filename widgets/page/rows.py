"""The rows of printed pages: a paragraph each, with a broken text for every column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextLayout, QTextOption

from model.draft.draft import Draft
from model.readings.lines import Rendering
from model.readings.reading import CHAIRS_PROPOSAL, Reading
from widgets.table.cell_maker import CellMaker
from widgets.table.cell_text import CellText, Look
from widgets.table.looks import Looks
from widgets.table.opening_words import OpeningWords
from widgets.table.units import shown_text, units_before

PITCH = 1.3
"""Height of a line in sizes of its type."""
INDENT = 1.6
"""How far each level stands in, in sizes of the type."""


@dataclass(frozen=True, slots=True)
class Block:
    """The text of one cell, broken into lines of one pitch; empty where nothing is shown."""

    layout: QTextLayout | None
    lines: int


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph in every column.

    Attributes:
        blocks: A block for each column.
        is_agreed: Whether it is marked as agreed.
    """

    blocks: tuple[Block, ...]
    is_agreed: bool

    @property
    def lines(self) -> int:
        """How many lines high it is."""
        return max((block.lines for block in self.blocks), default=0)


def rows_of(
    draft: Draft,
    readings: Sequence[Reading],
    opening: OpeningWords,
    looks: Looks,
    width: float,
    plain: bool = False,
) -> Iterator[Row]:
    """Every paragraph that one of the readings shows; ``width`` is that of a column.

    ``plain``: Insertions and deletions are printed like all other words.
    """
    renderings = [Rendering(draft, reading) for reading in readings]
    maker = CellMaker(opening, Rendering(draft, CHAIRS_PROPOSAL))
    for row in range(len(draft.paragraphs)):
        cells = [maker.cell(rendering, row, full=False) for rendering in renderings]
        if any(cell is not None for cell in cells):
            blocks = tuple(_block(cell and on_paper(cell, plain), looks, width) for cell in cells)
            yield Row(blocks, any(cell is not None and cell.agreed for cell in cells))


def _block(cell: CellText | None, looks: Looks, width: float) -> Block:
    if cell is None:
        return Block(None, 0)
    layout = QTextLayout(shown_text(cell.text()), looks.font)
    layout.setCacheEnabled(True)
    layout.setFormats(list(_formats(cell, looks)))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    left = INDENT * looks.size * (cell.line.level - 1)
    return Block(layout, _break_lines(layout, looks.size, left, width - left))


def _break_lines(layout: QTextLayout, size: int, left: float, width: float) -> int:
    """Break into lines of one pitch; how many there are."""
    pitch, count = PITCH * size, 0
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(left, count * pitch + size - line.ascent()))
        count += 1
    layout.endLayout()
    return count


def _formats(cell: CellText, looks: Looks) -> Iterator[QTextLayout.FormatRange]:
    text, seen = cell.text(), 0
    for span in cell.spans:
        made = QTextLayout.FormatRange()
        made.start = units_before(text, seen)
        seen += len(span.text)
        made.length = units_before(text, seen) - made.start
        made.format = looks.format(span.look)
        yield made


def on_paper(cell: CellText, plain: bool) -> CellText:
    """A cell without what only helps the person at the screen: guesses are printed as words.

    ``plain``: without the looks of insertions and deletions too.
    """
    spans = tuple(
        span._replace(look=_printed_look(span.look, plain))
        for span in cell.spans
        if span.look.role != "edge"
    )
    return replace(cell, spans=spans)


def _printed_look(look: Look, plain: bool) -> Look:
    printed = look._replace(guess=False, nested=False)
    if plain:
        printed = printed._replace(inserted=False, deleted=False, chair=False, held=False)
    return printed
