"""What one cell shows: a line of a reading as spans of text, each with its look and its origin.

The text of a cell is longer than its line: it has the label before the words, the tick of an
agreement and the footnotes after them. ``place_at`` and ``offset_of`` lead between the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from model.draft.place import Place, Side
from model.draft.text import change_of
from model.readings.reading import Line, Piece

LINE_BREAK = "\u2028"
"""A line break inside a cell."""


class Look(NamedTuple):
    """How a span is drawn; ``table/looks.py`` has a text format for each.

    Attributes:
        role: A Role of the readings, or "label", "tick", "edge" (the "?" of a guess), "footnote".
        inserted, deleted, undecided, chair, guess: As of the Piece.
        nested: An insertion in an insertion.
        held: Words that a change only holds.
        bold, italic, underlined: As formatted in the text, or by kind of paragraph.
        raised: 1 for superscript, -1 for subscript.
        quiet: Of a masthead: smaller and greyer.
    """

    role: str = "words"
    inserted: bool = False
    deleted: bool = False
    undecided: bool = False
    chair: bool = False
    guess: bool = False
    nested: bool = False
    held: bool = False
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    raised: int = 0
    quiet: bool = False


class Span(NamedTuple):
    """Neighbouring characters with one look; ``piece`` is None for what the line has not."""

    text: str
    look: Look
    piece: Piece | None = None
    skipped: int = 0
    """How many characters of the piece stand in spans before this one."""

    def of(self, piece: Piece) -> Span:
        """The span of a piece with the same text, elsewhere.

        Made of the tuple that it is, in half the time: a key moves all spans that are behind it.
        """
        return tuple.__new__(Span, (self.text, self.look, piece, self.skipped))


class _Words(NamedTuple):
    """Words of the draft in a cell.

    Attributes:
        seen, size: Where in the cell's text they are shown, and how long.
        paragraph, start: Where in the draft they stand.
        is_object: Whether they stand for one character of the draft that is no word.
        length: How many characters of the draft they are; none for what shows that there is none.
    """

    seen: int
    size: int
    paragraph: str
    start: int
    is_object: bool
    length: int

    def place(self, offset: int, side: Side) -> Place:
        """The place at a character of the cell, or at their nearest edge."""
        within = min(max(offset - self.seen, 0), self.size)
        if self.is_object and 0 < within < self.size:
            within = 0 if side == "after" else 1
        return Place(self.paragraph, self.start + min(within, self.length), side)

    def offset(self, place: Place) -> int:
        """Where in the cell a place in them is."""
        within = place.offset - self.start
        return self.seen + (self.size if self.is_object and within else within)


def _words_of(seen: int, span: Span, piece: Piece) -> _Words:
    """The words of a span that begins at a character of its cell."""
    is_object = piece.run is not None and bool(piece.run.object)
    start = piece.start + (0 if is_object else span.skipped)
    size = len(span.text)
    length = 1 if is_object else size if piece.text else 0
    return _Words(seen, size, piece.paragraph, start, is_object, length)


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell.

    Attributes:
        line: The line that it shows.
        spans: What is shown, in order.
        kind: The paragraph's kind.
        level: 1 for a paragraph, 2 for (a), …
        agreed: Whether the paragraph is agreed.
        quiet: Whether it is the short form of an agreed paragraph, without tags and strikes.
        option: Where the paragraph stands in the option that it belongs to; empty for none.
        opening: How many characters of its words are an opening phrase in italics.
        end: Where its paragraph ends, if it shows none of its words: what is typed there comes
            behind all that is struck or not granted, and is seen.
    """

    line: Line
    spans: tuple[Span, ...]
    agreed: bool = False
    quiet: bool = False
    option: str = ""
    opening: int = 0
    end: int = 0

    @property
    def kind(self) -> str:
        """The paragraph's kind."""
        return self.line.kind

    def text(self) -> str:
        """All that is shown."""
        return "".join([span.text for span in self.spans])

    def _words(self) -> Iterator[_Words]:
        """Where words of the draft, and what stands for objects, are shown."""
        return (_words_of(seen, span, piece) for seen, span, piece in self._shown())

    def _shown(self) -> Iterator[tuple[int, Span, Piece]]:
        """The spans with words of the draft: where each begins, it, and its piece."""
        seen = 0
        for span in self.spans:
            piece = span.piece
            if piece is not None and piece.start >= 0 and span.text:
                yield seen, span, piece
            seen += len(span.text)

    def place_at(self, offset: int, leans: Side = "before") -> Place:
        """The place in the draft at a character of the cell.

        It keeps to the word on the left; behind a tag or a sign, to the one on the right.
        ``leans`` "after": It keeps to the right wherever there is a word, as what is selected
        from there on does.
        """
        left, right = self._words_beside(offset)
        if right is not None and (leans == "after" or left is None):
            return right.place(offset, "after" if left is not None else "before")
        if left is None:
            return Place(self.line.paragraph, self.end)
        if left.seen + left.size < offset and right is not None and right.seen == offset:
            return right.place(offset, "after")
        return left.place(offset, "before")

    def _words_beside(self, offset: int) -> tuple[_Words | None, _Words | None]:
        """The last words that begin before a character, and the first that end behind it."""
        left = right = None
        for shown in self._shown():
            seen, span, _ = shown
            if seen < offset:
                left = shown
            if seen + len(span.text) > offset:
                right = shown
                break
        return left and _words_of(*left), right and _words_of(*right)

    def offset_of(self, place: Place) -> int:
        """Where in the cell a place is, or what is shown next to it on the side it keeps to."""
        last_end = None
        for seen, span, piece in self._shown():
            if piece.paragraph != place.paragraph:
                continue
            size = len(span.text)
            if piece.text and piece.start + span.skipped + size < place.offset:
                last_end = seen + size  # far before it, as most are
                continue
            words = _words_of(seen, span, piece)
            if not words.length:
                return seen + (size if place.side == "before" else 0)
            end = words.start + words.length
            if place.side == "before":
                if words.start < place.offset <= end:
                    return words.offset(place)
                if words.start >= place.offset:
                    return seen if last_end is None else last_end
            elif place.offset < end:
                return words.offset(place) if words.start <= place.offset else seen
            last_end = seen + size
        return self._label_end() if last_end is None else last_end

    def _label_end(self) -> int:
        seen = end = 0
        for span in self.spans:
            seen += len(span.text)
            end = seen if span.look.role == "label" else end
        return end

    def zone(self, offset: int) -> tuple[int, int]:
        """Where the text that a character belongs to begins and ends: the paragraph's, or a note's.

        A caret at an edge belongs to what stands left of it.
        """
        start, seen = 0, 0
        for span in self.spans:
            if span.look.role == "footnote":
                if seen >= offset:
                    return start, seen
                start = seen
            seen += len(span.text)
        return start, seen

    def words_end(self, offset: int) -> int | None:
        """Where the last words before a character of its text end; None where there are none."""
        first = self.zone(offset)[0]
        ends = [
            min(words.seen + words.size, offset)
            for words in self._words()
            if first <= words.seen < offset and words.length
        ]
        return ends[-1] if ends else None

    def words_start(self, offset: int) -> int | None:
        """Where the next words of its text from a character on begin; None for none."""
        last = self.zone(offset)[1]
        starts = (
            max(words.seen, offset)
            for words in self._words()
            if words.seen + words.size > offset and words.seen < last and words.length
        )
        return next(starts, None)

    def holds(self, paragraph: str) -> bool:
        """Whether words of the paragraph are shown here."""
        return any(words.paragraph == paragraph for words in self._words())

    def change_at(self, offset: int) -> str:
        """The id of the innermost change that has a word or tag at a character, or empty."""
        seen = 0
        found = ""
        for span in self.spans:
            if seen <= offset <= seen + len(span.text) and span.piece is not None:
                if span.piece.change:
                    found = span.piece.change
                if offset < seen + len(span.text):
                    return span.piece.change or found
            seen += len(span.text)
        return found

    def offset_of_change(self, change: str) -> int | None:
        """Where the first word of a change begins in the cell."""
        return next((start for start, _ in self.ranges_of_change(change)), None)

    def ranges_of_change(self, change: str) -> list[tuple[int, int]]:
        """Where the words and tags of a change stand: start and end of each stretch."""
        found: list[tuple[int, int]] = []
        seen = 0
        for span in self.spans:
            end = seen + len(span.text)
            if span.piece is not None and is_of(span.piece, change):
                if found and found[-1][1] == seen:
                    found[-1] = (found[-1][0], end)
                else:
                    found.append((seen, end))
            seen = end
        return found


def is_of(piece: Piece, change: str) -> bool:
    """Whether the piece is a word or a tag of the change."""
    if piece.change == change:
        return True
    run = piece.run
    if run is None:
        return False
    # A loop, and a look at how a mark begins first: each key asks it of each word of the row.
    for mark in run.ins + run.dels + run.holds:
        if mark.startswith(change) and change_of(mark) == change:
            return True
    return False
