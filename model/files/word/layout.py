"""Where paragraphs stand on a Word page: the body, tables, the masthead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from model.draft.paragraph import Paragraph
from model.files.word.authors import Authors
from model.files.word.flow import WordParagraph
from model.files.word.runs import Revisions

FILLER = "<w:p/>"
"""An empty paragraph that Word demands (after a table, in a cell); no paragraph of the draft."""

LEFT_KINDS = ("organ",)
RIGHT_KINDS = ("symbol", "distribution", "date", "language")
"""Kinds that the masthead's two columns hold."""

TEXT_WIDTH = 9638
"""Twentieths of a point between the margins of the template."""
_MARGIN = 1247
"""From the page's margin to the text's: resolutions leave a wide one on either side."""
_LEFT = 6236
_RIGHT = TEXT_WIDTH - _LEFT

Units = dict[str, list[WordParagraph]]
"""The Word paragraphs of each container, by the id of its first paragraph."""


def containers(paragraphs: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """The stretches within which text can flow: between tables, and each cell."""
    return [list(group) for _, group in groupby(paragraphs, key=lambda p: p.inside)]


class Layout:
    """Puts written paragraphs where they belong."""

    def __init__(
        self,
        units: Units,
        write: Callable[[WordParagraph], str],
        revisions: Revisions,
        authors: Authors,
    ) -> None:
        self._units = units
        self._write = write
        self._revisions = revisions
        self._authors = authors

    def body(self, paragraphs: Sequence[Paragraph], masthead: bool) -> str:
        """Everything between ``w:body`` and its last ``w:sectPr``."""
        out: list[str] = []
        rest = list(paragraphs)
        if masthead:
            size = _masthead_size(rest)
            if size and self._is_simple(rest[:size]):
                out.append(self._masthead(rest[:size]))
                rest = rest[size:]
        out += self._level(rest, 0)
        if not out or out[-1].endswith("</w:tbl>"):
            out.append(FILLER)
        return "".join(out)

    def _level(self, paragraphs: Sequence[Paragraph], depth: int) -> Iterator[str]:
        """Paragraphs and tables at one depth of nesting."""
        was_table = False
        for table, group in groupby(
            paragraphs, key=lambda p: p.inside[depth].table if len(p.inside) > depth else ""
        ):
            inside = list(group)
            if table:
                if was_table:
                    yield FILLER
                yield self._table(inside, depth)
            else:
                for container in containers(inside):
                    for unit in self._units[container[0].id]:
                        yield self._write(unit)
            was_table = bool(table)

    def _table(self, paragraphs: Sequence[Paragraph], depth: int) -> str:
        columns = 1 + max(p.inside[depth].column for p in paragraphs)
        width = max((TEXT_WIDTH - 2 * _MARGIN) // columns, 240)
        rows = "".join(
            self._row(list(row), depth, columns, width)
            for _, row in groupby(paragraphs, key=lambda p: p.inside[depth].row)
        )
        grid = f'<w:gridCol w:w="{width}"/>' * columns
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
            f'<w:tblW w:w="{width * columns}" w:type="dxa"/>'
            f'<w:tblInd w:w="{0 if depth else _MARGIN}" w:type="dxa"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )

    def _row(self, paragraphs: list[Paragraph], depth: int, columns: int, width: int) -> str:
        cells = {
            column: list(cell)
            for column, cell in groupby(paragraphs, key=lambda p: p.inside[depth].column)
        }
        out = [f"<w:tr>{self._row_revision(paragraphs)}"]
        for column in range(columns):
            inside = "".join(self._level(cells.get(column, ()), depth + 1))
            if not inside or inside.endswith("</w:tbl>"):
                inside += FILLER
            out.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inside}</w:tc>')
        return "".join(out) + "</w:tr>"

    def _row_revision(self, paragraphs: list[Paragraph]) -> str:
        """Whether the row comes or goes as a whole: nothing of it stands in one of the texts."""
        units = [
            unit for container in containers(paragraphs) for unit in self._units[container[0].id]
        ]
        items = [
            item
            for unit in units
            for item in unit.items
            if item.role == "words" and not item.hidden
        ]
        tabled = any(item.tabled for item in items)
        read = any(item.read for item in items)
        if tabled == read:
            return ""
        if any(not p.end.ins for p in paragraphs) and read:
            return ""
        if any(not p.end.dels for p in paragraphs) and tabled:
            return ""
        marks = next((i.ins if read else i.dels for i in items if i.read or i.tabled), ())
        tag = "ins" if read else "del"
        by = self._authors.of(marks)
        for unit in units:
            inserted, deleted = unit.around
            unit.around = (by[0], deleted) if read else (inserted, by[0])
        return f"<w:trPr>{self._revisions.mark(tag, by)}</w:trPr>"

    # --- the masthead ---------------------------------------------------------------------------

    def _is_simple(self, paragraphs: list[Paragraph]) -> bool:
        """Whether no paragraph of the masthead flows into another."""
        units = self._units[paragraphs[0].id]
        heads = units[: len(paragraphs)]
        return [u.members[0][0].id for u in heads] == [p.id for p in paragraphs] and all(
            len(u.members) == 1 and u.ins is None and u.dels is None for u in heads
        )

    def _masthead(self, paragraphs: list[Paragraph]) -> str:
        units = self._units[paragraphs[0].id]
        size = len(paragraphs)
        heads = units[:size]
        self._units[paragraphs[0].id] = []
        if len(units) > size:
            self._units[units[size].members[0][0].id] = units[size:]
        rows: list[tuple[list[WordParagraph], list[WordParagraph]]] = [([], [])]
        for unit in heads:
            left = unit.owner.kind in LEFT_KINDS
            if left and rows[-1][1]:
                rows.append(([], []))
            rows[-1][0 if left else 1].append(unit)
        written = "".join(
            self._masthead_row(left, right, i == len(rows) - 1)
            for i, (left, right) in enumerate(rows)
        )
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="Masthead"/>'
            f'<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
            f'<w:tblGrid><w:gridCol w:w="{_LEFT}"/><w:gridCol w:w="{_RIGHT}"/></w:tblGrid>'
            f"{written}</w:tbl>"
        )

    def _masthead_row(
        self, left: list[WordParagraph], right: list[WordParagraph], last: bool
    ) -> str:
        rule = '<w:bottom w:val="single" w:sz="{}" w:space="0" w:color="auto"/>'
        border = f"<w:tcBorders>{rule.format(18 if last else 4)}</w:tcBorders>"
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{border}</w:tcPr>'
            f"{''.join(map(self._write, units)) or FILLER}</w:tc>"
            for width, units in ((_LEFT, left), (_RIGHT, right))
        )
        return f"<w:tr>{cells}</w:tr>"


def _masthead_size(paragraphs: list[Paragraph]) -> int:
    """How many paragraphs at the start the masthead's table holds; 0 without a right column."""
    size = 0
    while size < len(paragraphs) and paragraphs[size].kind in (*LEFT_KINDS, *RIGHT_KINDS):
        if paragraphs[size].inside:
            break
        size += 1
    if not any(p.kind in RIGHT_KINDS for p in paragraphs[:size]):
        return 0
    return size
