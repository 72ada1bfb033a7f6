"""Rows and cells of tables in an issued document that come or go with all that is in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.text import EndMark, Mark, Run
from model.files.word.atoms import Raw
from model.files.word.authors import Authors
from model.files.word.issued import Issued
from model.files.word.looks import parts_of
from model.files.word.names import W
from model.files.word.runs import Revisions
from model.files.word.slices import Slices

_W = f"{{{W}}}"
_START = re.compile(r"<w:tr(?:\s[^>]*)?>(?:<w:tblPrEx\b.*?</w:tblPrEx>)?", re.DOTALL)

Shows = Callable[[Paragraph, "Run | EndMark"], bool]
Change = tuple[int, int, str]


class Rows:
    """Sees to the rows of one export.

    Args:
        issued: The document.
        draft: The draft that is written into it.
        authors: Those of its revisions; None for a copy without tracked changes.
        revisions: Writes them.
        shows: Whether the reading shows something.
    """

    def __init__(
        self,
        issued: Issued,
        draft: Draft,
        authors: Authors | None,
        revisions: Revisions,
        shows: Shows,
    ) -> None:
        self._issued = issued
        self._authors = authors
        self._revisions = revisions
        self._shows = shows
        self.around: dict[str, tuple[str, str]] = {}
        """The authors of what inserts and deletes rows that change, by the paragraphs in them."""
        self._inside: dict[etree._Element, list[Paragraph]] = {}
        known = {p.inside: issued.element(p.id) for p in issued.draft.paragraphs if p.inside}
        self._cells: dict[etree._Element, list[Paragraph]] = {}
        for paragraph in draft.paragraphs:
            if paragraph.id in issued.traces and paragraph.inside:
                element = issued.element(paragraph.id)
            elif paragraph.inside in known:  # a new one, beside those of the cell
                element = known[paragraph.inside]
            else:
                continue
            rows = list(element.iterancestors(_W + "tr"))
            for row in reversed(rows):  # of a table in a table, those round it first
                self._inside.setdefault(row, []).append(paragraph)
            for cell in element.iterancestors(_W + "tc"):
                self._cells.setdefault(cell, []).append(paragraph)

    def changes(self) -> tuple[list[Change], list[tuple[int, int]]]:
        """What is to be put where for the rows' own revisions, and the rows that are to go."""
        if not self._inside:
            return [], []
        text, root = self._issued.parts[""].text, self._issued.root
        rows = Slices(text, root, "tr")
        properties = Slices(text, root, "trPr")
        raw = Raw(root)
        changes: list[Change] = []
        gone: list[tuple[int, int]] = []
        for row, paragraphs in self._inside.items():
            tabled, read, marks = self._standing(paragraphs)
            if self._authors is None:
                if not read:
                    gone.append(rows.span(row))
                continue
            wanted = self._wanted(tabled, read, marks)
            known = row.find(_W + "trPr")
            if wanted is None or wanted == self._known(known):
                continue
            by = (wanted[1] if wanted[0] == "ins" else "", wanted[1] if wanted[0] == "del" else "")
            self.around |= dict.fromkeys((p.id for p in paragraphs), by)
            mark = self._revisions.mark(wanted[0], self._authors.of(marks)) if wanted[0] else ""
            if known is not None:
                inside = "".join(
                    xml for name, xml in parts_of(raw.of(known)) if name not in ("w:ins", "w:del")
                )
                start, end = properties.span(known)
                changes.append((start, end, f"<w:trPr>{inside}{mark}</w:trPr>"))
            elif mark:
                start, end = rows.span(row)
                head = _START.match(rows.text, start, end)
                if head is not None:
                    changes.append((head.end(), head.end(), f"<w:trPr>{mark}</w:trPr>"))
        return [*changes, *self._cells_back(raw)], gone

    def _cells_back(self, raw: Raw) -> Iterator[Change]:
        """Take the deletion off the cells in which something stands again."""
        mark = f"{_W}tcPr/{_W}cellDel"
        struck = {
            cell: inside for cell, inside in self._cells.items() if cell.find(mark) is not None
        }
        if self._authors is None or not struck:
            return
        slices = Slices(self._issued.parts[""].text, self._issued.root, "tcPr")
        for cell, paragraphs in struck.items():
            if not self._standing(paragraphs)[1]:
                continue
            for p in (p for p in paragraphs if p.id in self._issued.traces):
                self.around[p.id] = self.around.get(p.id, self._issued.traces[p.id].around)[0], ""
            known = next(cell.iterchildren(_W + "tcPr"))
            left = (xml for name, xml in parts_of(raw.of(known)) if name != "w:cellDel")
            yield (*slices.span(known), f"<w:tcPr>{''.join(left)}</w:tcPr>")

    def _standing(self, paragraphs: list[Paragraph]) -> tuple[bool, bool, tuple[Mark, ...]]:
        """Whether anything of a row stands in the tabled text, in the reading; by which marks."""
        things: list[tuple[Paragraph, Run | EndMark]] = []
        for p in paragraphs:
            things += [*((p, run) for run in p.runs), (p, p.end)]
        tabled = [thing for _, thing in things if not thing.ins]
        read = [thing for p, thing in things if self._shows(p, thing)]
        marks: tuple[Mark, ...] = ()
        if read and not tabled:
            marks = read[0].ins[-1:]
        elif tabled and not read:
            marks = tabled[0].dels
        return bool(tabled), bool(read), marks

    def _wanted(self, tabled: bool, read: bool, marks: tuple[Mark, ...]) -> tuple[str, str] | None:
        """How the row is to be revised: a tag and an author; None to leave it as it is."""
        assert self._authors is not None
        if tabled == read:
            return ("", "") if tabled else None
        return "ins" if read else "del", self._authors.of(marks)[0]

    def _known(self, properties: etree._Element | None) -> tuple[str, str]:
        """How the row is revised in the document; an inserted row may be deleted too."""
        if properties is None:
            return "", ""
        found = [(tag, properties.find(_W + tag)) for tag in ("ins", "del")]
        told = [(tag, mark.get(_W + "author") or "") for tag, mark in found if mark is not None]
        return ("ins del", "") if len(told) > 1 else (told or [("", "")])[0]


def outside(changes: list[Change], gone: list[tuple[int, int]]) -> list[Change]:
    """The changes without those in what goes, and the going itself."""
    outermost = [
        (start, end)
        for start, end in gone
        if not any(a <= start and end <= b and (a, b) != (start, end) for a, b in gone)
    ]
    left = [
        change
        for change in changes
        if not any(a <= change[0] and change[1] <= b for a, b in outermost)
    ]
    return [*left, *((a, b, "") for a, b in outermost)]
