"""One reading of one draft, line by line: what flows where, and what it is called there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.readings.facts import Facts
from model.readings.pieces import LinePieces
from model.readings.reading import Line, Reading
from model.readings.showing import Showing


class Rendering:
    """One reading of one draft.

    Rows are asked for one by one by the screen, all at once by writers; both get the same lines.
    """

    def __init__(self, draft: Draft, reading: Reading, facts: Facts | None = None) -> None:
        """``facts`` are those of the draft, where they are known already."""
        self.draft = draft
        self.reading = reading
        self.showing = Showing(draft, reading, facts)
        self._known: dict[int, tuple[Line, Line]] = {}

    def lines(self) -> Iterator[Line]:
        """Every line of the body and of table cells, in order, empty ones included."""
        yield from self._lines(list(self.draft.paragraphs))

    def note(self, note: str) -> list[Line]:
        """The lines of a footnote; their row is -1."""
        return list(self._lines(self.draft.notes[note].paragraphs, in_note=True))

    def row(self, row: int) -> Line | None:
        """The line that belongs to a row of the draft; None where the row shows nothing."""
        if row in self._known:
            return self._known[row][0]
        paragraphs = self.draft.paragraphs
        start = row
        while start and not self._breaks_after(paragraphs, start - 1):
            start -= 1
        line = self.line(paragraphs, start, self._group_end(paragraphs, start))
        return line if line is not None and line.row == row else None

    def take_over(self, line: Line, was: Line) -> None:
        """Take the line of a row that was made of what it ``was`` by letters alone."""
        self._known[line.row] = line, was

    def grown_from(self, row: int) -> Line | None:
        """What the line of a row was before, if it was made of that."""
        return self._known[row][1] if row in self._known else None

    def label(self, paragraph: Paragraph, row: int) -> str:
        """The label that this reading gives the paragraph in a row; -1 for one in a note."""
        if self.reading.name == "tabled":
            tabled = paragraph.tabled_label
            return paragraph.label if tabled is None else tabled
        if self.reading.name == "clean":
            return self.showing.numbering.label(row, paragraph)
        return paragraph.label

    def groups(self, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, int]]:
        """From where to before where paragraphs flow into one line, if they show anything."""
        start = 0
        while start < len(paragraphs):
            end = self._group_end(paragraphs, start)
            yield start, end
            start = end

    def _lines(self, paragraphs: Sequence[Paragraph], in_note: bool = False) -> Iterator[Line]:
        for start, end in self.groups(paragraphs):
            line = self.line(paragraphs, start, end, in_note)
            if line is not None:
                yield line

    def _breaks_after(self, paragraphs: Sequence[Paragraph], row: int) -> bool:
        if row + 1 >= len(paragraphs):
            return True
        return self.showing.breaks_between(paragraphs[row], paragraphs[row + 1])

    def _group_end(self, paragraphs: Sequence[Paragraph], start: int) -> int:
        end = start
        while not self._breaks_after(paragraphs, end):
            end += 1
        return end + 1

    def line(
        self, paragraphs: Sequence[Paragraph], start: int, end: int, in_note: bool = False
    ) -> Line | None:
        """The line that the paragraphs from ``start`` to before ``end`` flow into."""
        pieces = LinePieces(self.showing)
        owner = None
        for at in range(start, end):
            paragraph = paragraphs[at]
            mark = self.showing.shows(paragraph, paragraph.end)
            contributes = pieces.add(paragraph, mark)
            if owner is None and (contributes or mark):
                owner = at
        if owner is None:
            return None
        first = paragraphs[owner]
        row = -1 if in_note else owner
        return Line(
            paragraph=first.id,
            row=row,
            kind=first.kind,
            label=self.label(first, row),
            pieces=pieces.finished(first),
            level=first.level,
            agreement=first.agreement,
        )


def printed_lines(draft: Draft, reading: Reading) -> list[str]:
    """The reading's body as plain text, a string a paragraph; empty lines are not printed."""
    return [text for line in Rendering(draft, reading).lines() if (text := line.printed())]
