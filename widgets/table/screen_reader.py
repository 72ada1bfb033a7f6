"""What a screen reader is told of the place of the caret: who inserts, who deletes, what is agreed.

That words are inserted or deleted, it has from their underline and strike, which Qt hands on as
attributes of the text; who asks for it, Qt has no attribute for.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from model.draft.draft import Draft
from model.draft.text import Run, change_of
from model.readings.tags import tag_text
from widgets.table.caret import Caret
from widgets.table.cell_text import CellText, Span
from widgets.table.units import offset_of_units


class ScreenReader(QObject):
    """Describes the pane that has the caret by the words that it stands at."""

    def __init__(self, caret: Caret) -> None:
        super().__init__(caret)
        self._caret = caret
        self._draft: Draft | None = None
        caret.rested.connect(self._tell)

    def show_draft(self, draft: Draft) -> None:
        """Tell of this draft from now on."""
        self._draft = draft

    def _tell(self, row: int, change: str) -> None:
        column = self._caret.column
        cell, pane = column.cell(row), column.pane
        told = ""
        if cell is not None and self._draft is not None:
            at = offset_of_units(cell.text(), pane.textCursor().positionInBlock())
            told = told_at(self._draft, cell, at)
        if told == pane.accessibleDescription():
            return
        pane.setAccessibleDescription(told)
        if told and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(pane, told))


def told_at(draft: Draft, cell: CellText, offset: int) -> str:
    """What is to be said of a character of a cell; empty for plain words."""
    span = _span_at(cell, offset)
    if span is not None and span.piece is not None and span.piece.run is None and offset > 0:
        # Between words and the tag behind them one stands at the end of the words: so does who
        # has just typed them.
        before = _span_at(cell, offset - 1)
        if before is not None and before.piece is not None and before.piece.run is not None:
            span = before
    told: list[str] = []
    if span is not None and span.piece is not None:
        piece = span.piece
        if piece.run is not None and (piece.inserted or piece.deleted or span.look.held):
            told += _told_of_run(draft, piece.run)
        elif piece.change:
            told.append(_said("amendment", draft, piece.change))
        if piece.undecided:
            told.append("undecided")
        if piece.guess:
            told.append("its extent is a guess")
    if cell.agreed:
        told.append("agreed paragraph")
    return "; ".join(told)


def _told_of_run(draft: Draft, run: Run) -> Iterator[str]:
    for kind, marks in (("insertion", run.ins), ("deletion", run.dels), ("held", run.holds)):
        for mark in marks:
            change = draft.changes.get(change_of(mark))
            if change is not None and change.outcome == "open":
                yield _said(kind, draft, change.id)


def _said(kind: str, draft: Draft, identity: str) -> str:
    """A change in words: "insertion by Egypt, Cuba; reservation: Iran"."""
    change = draft.changes.get(identity)
    tag = tag_text(draft, change.positions)[1:-1] if change is not None else ""
    if not tag:
        return kind
    first = tag.partition("; ")[0].partition(", ")[0]
    return f"{kind}, {tag}" if ": " in first else f"{kind} by {tag}"


def _span_at(cell: CellText, offset: int) -> Span | None:
    """The span that a character stands in; at the very end, the last one."""
    seen = 0
    last = None
    for span in cell.spans:
        last = span
        if seen <= offset < seen + len(span.text):
            return span
        seen += len(span.text)
    return last
