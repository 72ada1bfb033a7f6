"""The informal reading for a terminal: words by what is asked of them, tags by the lexer."""

from __future__ import annotations

import io
from collections.abc import Iterator

from pygments.formatters import Terminal256Formatter
from pygments.style import Style
from pygments.token import Generic, Token, _TokenType

from model.draft.draft import Draft
from model.files.choose import Equipment
from model.files.notation import signs
from model.files.notation.labels import Phrases
from model.files.notation.lexer import NotationLexer
from model.readings.lines import Rendering
from model.readings.reading import INFORMAL, Line, Piece

# Of middle lightness: they can be read on a dark and on a light ground.
_STYLE = {
    Token: "",
    signs.LABEL: "bold",
    Generic.Inserted: "underline #2f7fd0",
    Generic.Deleted: "#c8553d",
    Generic.Strong: "bold underline #a050b8",
    signs.NAME: "bold #7d8088",
    signs.TAG_OPEN: "#7d8088",
    signs.TAG_CLOSE: "#7d8088",
    signs.TAG_POINT: "#7d8088",
    signs.STANCE: "italic #b07d00",
    signs.QUOTE: "#7d8088",
    signs.REMARK: "italic #7d8088",
    signs.STATUS: "bold #1f9c7c",
    signs.OPEN: "bold",
    signs.CLOSE: "bold",
    signs.NOTE_MARK: "#b07d00",
}


class NotationStyle(Style):
    """How the notation looks in a terminal."""

    styles = _STYLE


def coloured(draft: Draft, equipment: Equipment) -> str:
    """The informal reading with the terminal's own signs for colours."""
    tags = NotationLexer(
        table=equipment.table.with_own(draft.delegations.values()),
        phrases=Phrases.from_json(equipment.phrases),
    )
    out = io.StringIO()
    formatter = Terminal256Formatter(style=NotationStyle)
    formatter.format(_tokens(draft, tags), out)
    return out.getvalue()


def uncoloured(draft: Draft) -> str:
    """The informal reading with the room's strikes."""
    lines = []
    for line in Rendering(draft, INFORMAL).lines():
        words = "".join(_struck(piece) for piece in line.pieces).strip()
        if words:
            lines.append(f"{line.label} {words}" if line.label else words)
    return "\n\n".join(lines)


def _struck(piece: Piece) -> str:
    words = piece.text.strip()
    if not piece.deleted or not words:
        return piece.text
    at = piece.text.find(words)
    return f"{piece.text[:at]}~~{words}~~{piece.text[at + len(words) :]}"


def _tokens(draft: Draft, tags: NotationLexer) -> Iterator[tuple[_TokenType, str]]:
    for line in Rendering(draft, INFORMAL).lines():
        if line.words().strip():
            yield from _line_tokens(line, tags)
            yield Token, "\n\n"


def _line_tokens(line: Line, tags: NotationLexer) -> Iterator[tuple[_TokenType, str]]:
    if line.label:
        yield signs.LABEL, line.label
        yield Token, " "
    for piece in line.pieces:
        if piece.role == "tag":
            yield from _tag_tokens(piece.text, tags)
        else:
            yield _kind(piece, line), piece.text


def _tag_tokens(text: str, tags: NotationLexer) -> Iterator[tuple[_TokenType, str]]:
    # A tag is read behind a word: at the start of a line a parenthesis may be a label.
    for start, kind, piece in tags.get_tokens_unprocessed(f"x{text}"):
        yield kind, piece if start else piece[1:]


def _kind(piece: Piece, line: Line) -> _TokenType:
    if piece.role == "status":
        return signs.STATUS
    if piece.role == "remark":
        return signs.REMARK
    if piece.role == "note":
        return signs.NOTE_MARK
    if piece.deleted:
        return Generic.Deleted
    if piece.inserted:
        return Generic.Strong if piece.chair else Generic.Inserted
    if piece.role == "bracket":
        return signs.OPEN
    return signs.LABEL if line.kind in ("title", "heading") else Token
