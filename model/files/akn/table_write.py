"""Tables: opened, kept open and closed as the paragraphs in their cells come by."""

from __future__ import annotations

from dataclasses import dataclass

from model.draft.paragraph import Cell
from model.files.akn.attributes import Pairs, Placed
from model.files.akn.xml import foreign_attributes, value


@dataclass(frozen=True, slots=True)
class Turn:
    """The way from one paragraph's cell to the next one's.

    Attributes:
        closing: The tags to close before.
        before: The cell before in the same table, or None where a table begins.
        cells: The cells to open, outermost first.
    """

    closing: str
    before: Cell | None
    cells: tuple[Cell, ...]

    def elements(self) -> dict[str, str]:
        """The elements that the innermost cell opens, by the prefix of their attributes."""
        if not self.cells:
            return {}
        names = {"td": "td"}
        if len(self.cells) > 1 or self.before is None:
            names |= {"tr": "tr", "table": "table"}
        elif self.before.row != self.cells[0].row:
            names["tr"] = "tr"
        return names


class TableWriter:
    """Knows which cells are open."""

    def __init__(self, placed: Placed) -> None:
        self._placed = placed
        self._open: tuple[Cell, ...] = ()
        self._headers: list[str] = []

    def turn(self, wanted: tuple[Cell, ...]) -> Turn:
        """What to close and to open for a paragraph that stands in the cells ``wanted``."""
        was = self._open
        if wanted == was:
            return Turn("", None, ())
        shared = 0
        while shared < min(len(wanted), len(was)) and wanted[shared] == was[shared]:
            shared += 1
        before = was[shared] if shared < len(was) else None
        if before is None or shared == len(wanted) or before.table != wanted[shared].table:
            closing, before = self._closed(shared), None
        else:
            closing = self._closed(shared + 1) + f"</{self._headers.pop()}>"
            if before.row != wanted[shared].row:
                closing += "</tr>"
        self._open = wanted
        return Turn(closing, before, wanted[shared:])

    def _closed(self, depth: int) -> str:
        out = ""
        while len(self._headers) > depth:
            out += f"</{self._headers.pop()}></tr>\n</table>"
        return out

    def opening(self, turn: Turn, given: dict[str, Pairs]) -> str:
        """The tags that open the cells; the innermost ones carry the attributes ``given``."""
        out = ""
        before = turn.before
        for cell in turn.cells:
            innermost = given if cell is turn.cells[-1] else {}
            out += self._opened(cell, before, innermost)
            before = None
        return out

    def _opened(self, cell: Cell, before: Cell | None, given: dict[str, Pairs]) -> str:
        out = ""
        row = column = 0
        if before is None:
            out = f"<table{self._name(cell, given)}>\n"
        elif before.row == cell.row:
            row, column = cell.row, before.column + 1
        else:
            row = before.row + 1
        if before is None or before.row != cell.row:
            out += f"<tr{_unless(cell.row, row, 'row')}{foreign_attributes(given.get('tr', []))}>"
        pairs = given.get("td", [])
        header = "th" if ("th", "1") in pairs else "td"
        self._headers.append(header)
        others = foreign_attributes(pair for pair in pairs if pair[0] != "th")
        return f"{out}<{header}{_unless(cell.column, column, 'column')}{others}>"

    def _name(self, cell: Cell, given: dict[str, Pairs]) -> str:
        pairs = given.get("table", [])
        others = foreign_attributes(pairs)
        if any(name == "GUID" for name, _ in pairs) or not self._placed.claim(cell.table):
            return f' n:table="{value(cell.table)}"{others}'
        return f' GUID="{value(cell.table)}"{others}'


def _unless(number: int, expected: int, name: str) -> str:
    return "" if number == expected else f' n:{name}="{number}"'
