"""Rows of the positions grid as text, for messages and for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt

from model.readings.grid import LETTERS
from widgets.panels.grid_model import FIRST, GridModel

_LETTERS = {letter: stance for stance, letter in LETTERS.items()}


def as_text(model: GridModel, rows: Iterable[int]) -> str:
    """The rows with tabs between their cells, under a row of headers; stances as letters."""
    return "".join("\t".join(cells) + "\n" for cells in _cells(model, rows))


def as_csv(model: GridModel, rows: Iterable[int]) -> str:
    """The rows with commas between; stances as words."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for number, cells in enumerate(_cells(model, rows)):
        told = cells[:FIRST]
        stances = cells[FIRST:] if not number else [_LETTERS.get(c, "") for c in cells[FIRST:]]
        writer.writerow([*map(_harmless, told), *stances])
    return out.getvalue()


def _cells(model: GridModel, rows: Iterable[int]) -> Iterator[list[str]]:
    columns = range(model.columnCount())
    yield [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in columns]
    for row in rows:
        yield [str(model.data(model.index(row, column)) or "") for column in columns]


def _harmless(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
