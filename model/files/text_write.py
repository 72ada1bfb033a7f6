"""A draft as plain text, and as Markdown with CriticMarkup.

The informal reading in plain text is the room's notation, which our reader reads back. Other
readings are their lines, one a paragraph, with the notes behind. CriticMarkup says ``{++in++}``,
``{--out--}`` and ``{>>who<<}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from model.draft.draft import Draft
from model.readings.lines import Rendering
from model.readings.reading import INFORMAL, Line, Piece, Reading
from model.readings.redline import redlined

SAID = ("tag", "remark", "status")
"""Roles of the pieces that say something of the text and are no part of it."""


def plain(draft: Draft, reading: Reading, marks: str) -> str:
    """The reading as plain text."""
    if reading == INFORMAL and marks != "none":
        from model.files.notation.write import write_notation

        return write_notation(draft)
    rendering = Rendering(draft, reading)
    blocks = [text for line in rendering.lines() if (text := line.printed())]
    for mark, line in note_lines(rendering):
        words = line.words().strip()
        blocks.append(f"[{mark}] {words}" if mark else words)
    return "\n\n".join(blocks) + "\n"


def note_lines(rendering: Rendering) -> Iterator[tuple[str, Line]]:
    """The lines of the notes shown, the first of each with its mark."""
    for note, mark in rendering.showing.note_marks.items():
        for i, line in enumerate(rendering.note(note)):
            yield (mark if i == 0 else ""), line


def marked_lines(
    draft: Draft, reading: Reading, marks: str
) -> tuple[list[Line], list[tuple[str, Line]]]:
    """The lines of body and notes, as marked as is asked."""
    rendering = Rendering(draft, reading)
    if marks == "revisions" and reading != INFORMAL:
        return redlined(draft, reading)
    body, below = list(rendering.lines()), list(note_lines(rendering))
    if marks == "none":
        return [_unmarked(line) for line in body], [(m, _unmarked(line)) for m, line in below]
    return body, below


def _unmarked(line: Line) -> Line:
    pieces = tuple(p._replace(inserted=False, deleted=False) for p in line.pieces)
    return replace(line, pieces=pieces)


# -- Markdown ------------------------------------------------------------------------------------


def markdown(draft: Draft, reading: Reading, marks: str) -> str:
    """The reading as Markdown: CriticMarkup for revisions, the room's strikes and tags for tags."""
    if reading == INFORMAL and marks == "tags":
        return plain(draft, reading, marks)
    if reading == INFORMAL and marks == "revisions":
        from model.files.notation.critic_write import write_critic

        return write_critic(draft)
    body, notes = marked_lines(draft, reading, marks)
    blocks = [_markdown_line(line) for line in body if line.words().strip()]
    for mark, line in notes:
        words = "".join(_markdown_piece(piece) for piece in line.pieces).strip()
        blocks.append(f"[^{_note_name(mark)}]: {words}" if mark else f"    {words}")
    return "\n\n".join(blocks) + "\n"


def _markdown_line(line: Line) -> str:
    words = "".join(_markdown_piece(piece) for piece in line.pieces).strip()
    if line.kind == "title":
        return f"# {words}"
    if line.kind == "heading":
        return f"## {line.label} {words}" if line.label else f"## {words}"
    return f"{line.label} {words}" if line.label else words


def _markdown_piece(piece: Piece) -> str:
    if piece.role in SAID:
        lead, words, trail = split_space(piece.text)
        return f"{lead}{{>>{words}<<}}{trail}"
    if piece.role == "words" and piece.run is None:
        return ""  # sets two pieces apart on the screen; the signs do that here
    if piece.role == "note":
        text = f"[^{_note_name(piece.text.strip('[]'))}]"
    else:
        text = re.sub(r"([\\*`])", r"\\\1", piece.text).replace("\n", "  \n")
        if piece.run is not None and "i" in piece.run.format:
            text = _round(text, "*", "*")
    if piece.deleted:
        text = f"{{--{text}--}}"
    if piece.inserted:
        text = f"{{++{text}++}}"
    return text


def _note_name(mark: str) -> str:
    return mark.replace("*", "star") or "note"


def _round(text: str, opens: str, closes: str) -> str:
    lead, words, trail = split_space(text)
    return f"{lead}{opens}{words}{closes}{trail}" if words else text


def split_space(text: str) -> tuple[str, str, str]:
    words = text.strip()
    at = text.find(words)
    return text[:at], words, text[at + len(words) :]
