"""Makes the text of a cell from a line: label, words with their looks, tick, footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from model.draft.paragraph import MASTHEAD_KINDS, Paragraph
from model.draft.text import change_of, length
from model.readings.lines import Rendering
from model.readings.reading import Line, Piece
from widgets.table.cell_text import LINE_BREAK, CellText, Look, Span
from widgets.table.opening_words import OpeningWords
from widgets.table.retyped_cell import STATE, retyped_cell

NBSP = "\u00a0"

FORUMS = {
    "adref": "ad ref",
    "informals": "informals",
    "cow": "Committee of the Whole",
    "plenary": "plenary",
}
"""Where it was agreed, as short as an outline needs it."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


class CellMaker:
    """Makes cells of one draft; ``chairs`` is its chair's proposal, which agreed rows fall to."""

    def __init__(self, opening: OpeningWords, chairs: Rendering) -> None:
        self._opening = opening
        self._chairs = chairs
        self._draft = chairs.draft

    def cell(
        self, rendering: Rendering, row: int, full: bool, was: CellText | None = None
    ) -> CellText | None:
        """The cell of a row; None where the reading shows nothing there.

        ``full``: An agreed paragraph of the informal text with its tags and strikes too. ``was``:
        The cell that was there before, which may differ by letters only.
        """
        line = rendering.row(row)
        if line is None or self._is_bare_head(rendering, line):
            return None
        informal = rendering.reading.name == "informal"
        if was is not None and rendering.grown_from(row) is was.line:
            retyped = self._retyped(was, line, self._draft.paragraphs[row], informal)
            if retyped is not None:
                return retyped
        agreed = line.agreement.state == "agreed"
        quiet = self._quiet_line(line, row) if agreed and informal and not full else None
        shown = quiet or line
        paragraph = self._draft.paragraphs[row]
        opening = self._opening_length(shown, paragraph)
        spans = [*_label(shown, paragraph), *self._words(shown, opening, informal)]
        if agreed and informal:
            spans.append(Span(f" {tick(line)}", Look("tick")))
        spans += self._footnotes(rendering, shown)
        option = rendering.showing.facts.options.get(paragraph.id, "")
        end = 0 if _has_words(line) else length(paragraph.runs)
        return CellText(line, tuple(spans), agreed, quiet is not None, option, opening, end)

    def _is_bare_head(self, rendering: Rendering, line: Line) -> bool:
        """Whether only the name of an option stands there, which the clean text does not tell."""
        if line.pieces or line.label or rendering.reading.name != "clean":
            return False
        here = self._draft.paragraphs[line.row]
        part = rendering.showing.facts.options.get(here.id)
        return part == "first" and bool(here.label) and not here.runs

    def _retyped(
        self, was: CellText, line: Line, paragraph: Paragraph, holds: bool
    ) -> CellText | None:
        """The cell of a line that was made from that of ``was``, if it can be made from it."""
        opening = self._opening_length(line, paragraph)
        if was.agreed or was.opening != opening or not _has_words(line):
            return None

        def spans_of(which: range, seen: int) -> list[Span]:
            spans = self._spans(line, which, holds)
            return _opened(spans, opening - seen) if opening > seen else spans

        return retyped_cell(was, line, spans_of)

    def _quiet_line(self, line: Line, row: int) -> Line | None:
        """An agreed line as it was agreed: only what the agreement leaves undecided is marked."""
        settled = self._chairs.row(row)
        if settled is None or not settled.words().strip():
            return None
        plain = tuple(
            p if p.undecided else p._replace(inserted=False, deleted=False, chair=False, change="")
            for p in settled.pieces
        )
        return replace(settled, label=line.label, pieces=plain)

    def _words(self, line: Line, opening: int, holds: bool) -> list[Span]:
        """The words of a line, so many of its characters an opening phrase.

        ``holds``: With dots under what is only held.
        """
        found = self._spans(line, range(len(line.pieces)), holds)
        return _opened(found, opening) if opening else found

    def _spans(self, line: Line, which: range, holds: bool) -> list[Span]:
        """Some pieces of a line as spans, before its opening phrase is set in italics."""
        by_kind = _by_kind(line.kind)
        found: list[Span] = []
        for i in which:
            piece = line.pieces[i]
            if piece.role in ("tag", "remark", "status"):
                if not (piece.role == "status" and line.agreement.state == "agreed"):
                    found.append(Span(_unbroken(piece.text), _KNOWN(piece.role), piece))
            elif piece.change or piece.role != "words" or piece.run is None or piece.run.format:
                found += self._marked(line.pieces, i, self._look(piece, by_kind, holds))
            else:
                # Most words: nobody has amended or formatted them.
                found.append(Span(piece.text.replace("\n", LINE_BREAK), by_kind, piece))
        return found

    def _opening_length(self, line: Line, paragraph: Paragraph) -> int:
        """How many characters of a line are its opening phrase, if that is set in italics."""
        if paragraph.level != 1 or not self._opening.has(line.kind):
            return 0
        if paragraph.runs and "i" in paragraph.runs[0].format:
            return 0
        return self._opening.length(line.kind, _first_words(line.pieces))

    def _marked(self, pieces: tuple[Piece, ...], at: int, look: Look) -> list[Span]:
        """A piece as spans: its words, the blanks at its edges unmarked, the "?" of a guess."""
        piece = pieces[at]
        text = piece.text.replace("\n", LINE_BREAK)
        if not (piece.inserted or piece.deleted or piece.guess) or not text.strip():
            return [Span(text, look if text.strip() else _unmarked(look), piece)]
        lead = trail = 0
        if text[0].isspace() and _is_other(pieces, at - 1, piece):
            lead = len(text) - len(text.lstrip())
        if text[-1].isspace() and _is_other(pieces, at + 1, piece):
            trail = len(text) - len(text.rstrip())
        end = len(text) - trail
        found = [Span(text[lead:end], look, piece, lead)]
        if lead:
            found.insert(0, Span(text[:lead], _unmarked(look), piece))
        if piece.guess and not _goes_on(pieces, at):
            found.append(Span("?", _KNOWN("edge")))
        if trail:
            found.append(Span(text[end:], _unmarked(look), piece, end))
        return found

    def _look(self, piece: Piece, by_kind: Look, holds: bool) -> Look:
        run = piece.run
        formats = run.format if run is not None else ()
        around = run.ins if run is not None and piece.inserted else ()
        nested = len(around) > 1 and sum(map(self._is_open, around)) > 1
        return _KNOWN(
            piece.role,
            piece.inserted,
            piece.deleted,
            piece.undecided,
            piece.chair,
            piece.guess,
            nested,
            holds and bool(run and run.holds) and not piece.inserted and bool(piece.change),
            by_kind.bold or "b" in formats,
            by_kind.italic or "i" in formats,
            "u" in formats,
            ("sup" in formats) - ("sub" in formats),
            by_kind.quiet,
        )

    def _is_open(self, mark: str) -> bool:
        change = self._draft.changes.get(change_of(mark))
        return change is None or change.outcome == "open"

    def _footnotes(self, rendering: Rendering, line: Line) -> Iterator[Span]:
        for piece in line.pieces:
            note = piece.run.object if piece.role == "note" and piece.run is not None else ""
            if note and note in self._draft.notes:
                yield Span(LINE_BREAK + piece.text.strip("[]") + NBSP, Look("footnote"))
                for at, inside in enumerate(rendering.note(note)):
                    if at:
                        yield Span(LINE_BREAK, Look("footnote"))
                    yield from self._in_note(inside, self._draft.notes[note].paragraphs[0])

    def _in_note(self, line: Line, paragraph: Paragraph) -> Iterator[Span]:
        """The words of a line of a footnote; a blank where the caret stands when it has none."""
        if not line.pieces:
            empty = Piece("", "words", paragraph=line.paragraph, start=0)
            yield Span(NBSP, Look("words", quiet=True), empty)
        for span in self._words(line, self._opening_length(line, paragraph), False):
            small = span.look
            if small.role in ("words", "bracket"):
                span = span._replace(look=small._replace(quiet=True))
            yield span


_KNOWN = cache(Look)
"""Looks are few, and asked for by each word of each cell: one of each, found and compared fast."""


@cache
def _by_kind(kind: str) -> Look:
    """How the words of a kind of paragraph look, before anybody amends or formats them."""
    return _KNOWN(
        bold=kind in ("title", "heading"),
        italic=kind == "enacting",
        quiet=kind in MASTHEAD_KINDS,
    )


@cache
def _unmarked(look: Look) -> Look:
    return look._replace(
        inserted=False, deleted=False, chair=False, guess=False, nested=False, held=False
    )


def tick(line: Line) -> str:
    """What stands at an agreed paragraph: "✓ informals 15 March"."""
    told = ["✓", FORUMS.get(line.agreement.forum, "agreed"), day_said(line.agreement.day)]
    return NBSP.join(" ".join(filter(None, told)).split())


def day_said(day: str) -> str:
    """An ISO day as a room says it: "15 March"; as it is where it is none."""
    parts = re.fullmatch(r"\d{4}-(\d\d)-(\d\d)", day)
    if not parts or not 1 <= int(parts[1]) <= 12:
        return day
    return f"{int(parts[2])} {_MONTHS[int(parts[1]) - 1]}"


def _first_words(pieces: tuple[Piece, ...]) -> str:
    told = ""
    for piece in pieces:
        if piece.role == "words":
            told += piece.text
        if len(told) > 120:
            break
    return told


@lru_cache(maxsize=1024)
def _unbroken(tag: str) -> str:
    """The tag with the spaces inside its names unbreakable, so that lines break between names."""
    lead = len(tag) - len(tag.lstrip())
    trail = len(tag) - len(tag.rstrip())
    names = tag.strip().split(", ")
    if any(len(name) > 48 for name in names):
        return tag  # words, not names: a long one could not be broken at all
    told = ", ".join(
        "; ".join(said.replace(" ", NBSP) for said in name.split("; ")) for name in names
    )
    told = told.replace(f"–{NBSP}", "– ")  # a line may break behind a dash: no space begins it
    return tag[:lead] + told + (tag[-trail:] if trail else "")


def _is_other(pieces: tuple[Piece, ...], at: int, piece: Piece) -> bool:
    """Whether the piece at ``at`` is none, or not of the change that ``piece`` is of."""
    if not 0 <= at < len(pieces):
        return True
    return bool(STATE(pieces[at]) != STATE(piece))


def _goes_on(pieces: tuple[Piece, ...], at: int) -> bool:
    """Whether the piece after one belongs to the same guess: the new words after the old."""
    after = next((p for p in pieces[at + 1 :] if p.text.strip()), None)
    return after is not None and after.guess and after.change == pieces[at].change


def _has_words(line: Line) -> bool:
    """Whether a line shows anything that stands in the draft."""
    return any(piece.start >= 0 for piece in line.pieces)


def _label(line: Line, paragraph: Paragraph) -> Iterator[Span]:
    """The label, and for a cell of a table its row and column."""
    if paragraph.inside:
        cell = paragraph.inside[-1]
        yield Span(f"⊞{NBSP}{cell.row + 1}·{cell.column + 1} ", Look("label"))
    if line.label:
        yield Span(line.label.replace(" ", NBSP) + " ", Look("label"))


def _opened(spans: list[Span], opening: int) -> list[Span]:
    """The spans with their first ``opening`` characters of words in italics."""
    found: list[Span] = []
    seen = 0
    for i, span in enumerate(spans):
        if seen >= opening:
            return found + spans[i:]
        italic = min(opening - seen, len(span.text))
        if italic and span.piece is not None and span.look.role in _OPENING:
            found += _italic_to(span, italic)
        else:
            found.append(span)
        if span.look.role == "words":
            seen += len(span.text)
    return found


_OPENING = ("words", "bracket", "note", "break", "edge")
"""What stands among the words, and not beside them."""


def _italic_to(span: Span, end: int) -> Iterator[Span]:
    """The span with its first ``end`` characters in italics."""
    yield span._replace(text=span.text[:end], look=span.look._replace(italic=True))
    if end < len(span.text):
        yield span._replace(text=span.text[end:], skipped=span.skipped + end)
