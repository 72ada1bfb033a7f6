"""What goes to the clipboard: the words as text, as HTML and in our own form.

Text and HTML are what is read on the screen, labels and tags too, for a mail or another program;
HTML marks what is inserted and deleted as such and has no colours: those of the dark palette
cannot be read on somebody else's white page. Plain text has "~~" round what is struck, as our text
files have: without it nobody could tell. Our own form has the words alone, as they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor

from model.draft.text import Run, joined
from widgets.carrier import empty_data
from widgets.table.cell_text import CellText, Span
from widgets.table.pasted import OWN_FORM, PastedParagraph, to_own_form
from widgets.table.units import offset_of_units

_SCREEN_ONLY = ("edge",)
_BESIDE = ("label", "tag", "remark", "status", "tick")
"""What stands beside the words: blanks in it are unbreakable for the screen only."""


class CopiedLine(NamedTuple):
    """A row of what is selected: the kind of its paragraph, its spans, and its level."""

    kind: str
    spans: tuple[Span, ...]
    level: int = 0


def selected_lines(
    cursor: QTextCursor, cell_of: Callable[[int], CellText | None]
) -> list[CopiedLine]:
    """What a cursor selects, row by row; rows that show nothing are left out."""
    lines = []
    first, last = cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.document().findBlock(first)
    while block.isValid() and block.position() <= last:
        cell = cell_of(block.blockNumber())
        if cell is not None:
            text = cell.text()
            # A row in the middle may not be written yet: it is selected as a whole.
            start = offset_of_units(text, first - block.position()) if block.contains(first) else 0
            end = len(text)
            if block.contains(last):
                end = offset_of_units(text, last - block.position())
            lines.append(selected_line(cell, start, end))
        block = block.next()
    return lines


def selected_line(cell: CellText, start: int, end: int) -> CopiedLine:
    """The part of a cell between two of its characters."""
    spans = []
    seen = 0
    for span in cell.spans:
        first, last = max(start - seen, 0), min(end - seen, len(span.text))
        if first < last:
            cut = span._replace(text=span.text[first:last], skipped=span.skipped + first)
            spans.append(cut)
        seen += len(span.text)
    return CopiedLine(cell.kind, tuple(spans), cell.line.level)


def copied(lines: Sequence[CopiedLine]) -> QMimeData:
    """The lines as the clipboard takes them."""
    data = empty_data()
    data.setText("\n".join(_text(line) for line in lines))
    if lines:
        data.setHtml(to_html(lines))
    paragraphs = [p for p in map(_words, lines) if p.runs]
    if paragraphs:
        data.setData(OWN_FORM, to_own_form(paragraphs))
    return data


def _text(line: CopiedLine) -> str:
    told = []
    marks = any(map(_stands, line.spans))  # struck words alone are copied for their own sake
    for struck, spans in groupby(line.spans, key=_is_struck):
        words = "".join(map(_shown, spans))
        bare = words.strip()
        told.append(words.replace(bare, f"~~{bare}~~", 1) if struck and bare and marks else words)
    return "".join(told).replace("\u2028", "\n")


def _is_struck(span: Span) -> bool:
    return span.look.deleted and span.look.role not in _BESIDE


def _stands(span: Span) -> bool:
    """Whether it is a word that nobody strikes."""
    return span.look.role == "words" and not span.look.deleted and bool(span.text.strip())


def _shown(span: Span) -> str:
    """The words of a span without what only the screen is for."""
    role = span.look.role
    if role in _SCREEN_ONLY:
        return ""
    return span.text.replace("\u00a0", " ") if role in _BESIDE else span.text


def _words(line: CopiedLine) -> PastedParagraph:
    """The words of a line as they stand; where all are struck, those."""
    label = "".join(_shown(span) for span in line.spans if span.look.role == "label")
    notes = (i for i, span in enumerate(line.spans) if span.look.role == "footnote")
    own = line.spans[: next(notes, len(line.spans))]
    told = [s for s in own if s.piece is not None and s.look.role in ("words", "bracket")]
    # The blanks at its edges go with a deletion, though the screen does not mark them.
    standing = [s for s in told if s.piece is not None and not s.piece.deleted] or told
    if not any(span.look.role == "words" for span in standing):
        standing = []
    runs = (Run(span.text, format=_format(span)) for span in standing)
    return PastedParagraph(joined(runs), line.kind, label.strip(), line.level)


def _format(span: Span) -> tuple[str, ...]:
    run = span.piece.run if span.piece is not None else None
    return run.format if run is not None else ()


def to_html(lines: Iterable[CopiedLine]) -> str:
    """The lines as HTML of one paragraph each, with ``ins`` and ``del`` and no styles."""
    told = "".join(f"<p>{_html(line.spans)}</p>\n" for line in lines)
    return f'<html><head><meta charset="utf-8"></head><body>\n{told}</body></html>'


def _html(spans: Iterable[Span]) -> str:
    """The spans, neighbours that are marked alike under one mark."""
    told = ""
    open_: tuple[str, ...] = ()
    for span in spans:
        words = _shown(span)
        if not words:
            continue
        marks = _marks(span)
        if marks != open_:
            told += _closed(open_) + "".join(f"<{mark}>" for mark in marks)
            open_ = marks
        told += escape(words, quote=False).replace("\u2028", "<br>").replace("\n", "<br>")
    return told + _closed(open_)


def _marks(span: Span) -> tuple[str, ...]:
    look, piece = span.look, span.piece
    marked = piece if piece is not None and look.role not in _BESIDE else None
    wanted = (
        ("ins", marked is not None and marked.inserted),
        ("del", marked is not None and marked.deleted),
        ("b", look.bold),
        ("i", look.italic or look.role == "remark"),
        ("u", look.underlined),
        ("sup", look.raised > 0 or look.role == "note"),
        ("sub", look.raised < 0),
    )
    return tuple(mark for mark, wears in wanted if wears)


def _closed(marks: tuple[str, ...]) -> str:
    return "".join(f"</{mark}>" for mark in reversed(marks))
