"""Lines of tokens: how a text falls into them, and what a line looks like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from model.files.notation import signs as lex
from model.files.notation.signs import Piece
from model.files.notation.unit import Line

FULL_LINE = 60
"""Characters of a line that the page's width ended."""

_PAGES = 3
_PAGED = re.compile(
    r"\b(?:draft|rev|page|not for|confidential|restricted|embargo|advance|unedited|version"
    r"|check against|copy)\b",
    re.IGNORECASE,
)


_BULLET = re.compile(r"[•·▪‣◦●*–—-][ \t]+\S")
_GAPS = re.compile(r"(?<=\S)(?:[^\S\n]*\t[^\S\n]*|[^\S\n]{3,})(?=\S)")


def lines_of(pieces: Iterable[Piece]) -> Iterator[Line]:
    """The tokens by lines; a token that runs over a line's end counts to the line it begins in."""
    number = 1
    line = Line(1, [])
    in_tag = False
    for piece in pieces:
        line.pieces.append(piece)
        breaks = piece.text.count("\n")
        in_tag = piece.kind is lex.TAG_OPEN or (in_tag and piece.kind is not lex.TAG_CLOSE)
        if breaks:
            number += breaks
            if not in_tag and (piece.text.endswith("\n") or piece.kind is lex.SPACE):
                yield line
                line = Line(number, [])
    if line.pieces:
        yield line


def is_labelled(line: Line) -> bool:
    """Whether a line begins with a label that says itself what it is, PP or OP."""
    found = next((p for p in line.pieces if p.kind is lex.LABEL), None)
    return found is not None and re.match(r"\W*[PO]P", found.text, re.IGNORECASE) is not None


def is_aside(piece: Piece) -> bool:
    """Whether a token in a line of tags is no word of the text: "-(Iran)"."""
    kinds = (
        lex.TAG_OPEN,
        lex.TAG_CLOSE,
        lex.TAG_POINT,
        lex.NAME,
        lex.STANCE,
        lex.QUOTE,
        lex.REMARK,
        lex.LINK_OPEN,
        lex.LINK_CLOSE,
        lex.EMPHASIS,
        lex.STRIKE,
        lex.NOISE,
    )
    return piece.kind in kinds or re.fullmatch(r"[\s–—\-÷.;,]*", piece.text) is not None


def cut_line(pieces: list[Piece], offsets: list[int]) -> Iterator[list[Piece]]:
    """The tokens cut before each of ``offsets``, counted in their joined text."""
    part: list[Piece] = []
    at = 0
    cuts = list(offsets)
    for piece in pieces:
        while cuts and at <= cuts[0] < at + len(piece.text):
            inside = cuts.pop(0) - at
            if inside:
                part.append(Piece(piece.start, piece.kind, piece.text[:inside]))
            if part:
                yield part
            part = []
            piece = Piece(piece.start + inside, piece.kind, piece.text[inside:])
            at += inside
        part.append(piece)
        at += len(piece.text)
    if part:
        yield part


def is_row(text: str) -> bool:
    """Whether a line is a row of a table typed with tabs, wide gaps or upright strokes."""
    if text.count(" | ") > 1 or text.startswith("|"):
        return True
    return ("   " in text or "\t" in text) and len(_GAPS.findall(text)) > 1


def has_figures(row: str) -> bool:
    """Whether a cell behind the first is a number: spaces alone may only justify a line."""
    return re.search(r"(?:\t|\s{3}|\|)\s*[\d.,%–-]*\d", row) is not None


def table_rows(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines that are rows, with another right above or below."""
    rows = [line.number for line in lines if is_row(line.text)]
    return {n for one, other in pairwise(rows) if other == one + 1 for n in (one, other)}


def stands_alone(text: str) -> bool:
    """Whether a line goes on with none above it: an item behind a bullet, a row of a table."""
    return _BULLET.match(text) is not None or is_row(text)


def is_wrapped(lines: list[Line]) -> bool:
    """Whether the text was broken at the page's width: most lines are full, none is long."""
    lengths = [len(line.text) for line in lines if line.words and line.text]
    if len(lengths) < 30:
        return False
    full = sum(FULL_LINE - 8 <= n <= 115 for n in lengths)
    return max(lengths) <= 140 and full >= 0.55 * len(lengths)


def without_voice(words: Sequence[Piece]) -> str:
    """A line's characters but for who wants them: "[EU: Recalling …]"."""
    voice = (lex.OPEN, lex.NAME, lex.TAG_POINT)
    begins = len(list(takewhile(lambda p: p.kind in voice, words)))
    return "".join(p.text for p in words[begins:]).strip()


def as_words(piece: Piece) -> Piece:
    """A name in the masthead is nobody's stance: "submitted by Ms. Ruiz (Peru)"."""
    spoken = (
        *(lex.TAG_OPEN, lex.TAG_CLOSE, lex.TAG_POINT),
        *(lex.NAME, lex.STANCE, lex.QUOTE, lex.REMARK),
    )
    return piece._replace(kind=lex.WORDS) if piece.kind in spoken else piece


def running_heads(lines: Sequence[Line]) -> set[str]:
    """Short lines that come again on every page: "Draft 3 – not for circulation"."""
    count: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        text = line.text
        plain = {p.kind for p in line.words} <= {lex.WORDS, lex.SPACE}
        if plain and 3 < len(text) < FULL_LINE and text[-1] not in ".;:,":
            count.setdefault(text, []).append(at)
    return {
        text
        for text, places in count.items()
        if len(places) >= _PAGES and (_PAGED.search(text) or any(_parts(lines, n) for n in places))
    }


def _parts(lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands within a sentence that it is no part of."""
    before = next((n.text for n in reversed(lines[max(0, at - 3) : at]) if n.text), "")
    behind = next((n.text for n in lines[at + 1 : at + 4] if n.text), "")
    return before[-1:] not in (*".;:,", "") and behind[:1].islower()
