"""A draft as plain text, as Markdown with CriticMarkup, and as one simple HTML page.

The informal reading in plain text is the room's notation, which our reader reads back. Other
readings are their lines, one a paragraph, with the notes behind. CriticMarkup says ``{++in++}``,
``{--out--}`` and ``{>>who<<}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape

from model.draft.draft import Draft
from model.readings.lines import Rendering
from model.readings.reading import INFORMAL, TITLES, Line, Piece, Reading
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
    for mark, line in _notes(rendering):
        words = line.words().strip()
        blocks.append(f"[{mark}] {words}" if mark else words)
    return "\n\n".join(blocks) + "\n"


def _notes(rendering: Rendering) -> Iterator[tuple[str, Line]]:
    """The lines of the notes shown, the first of each with its mark."""
    for note, mark in rendering.showing.note_marks.items():
        for i, line in enumerate(rendering.note(note)):
            yield (mark if i == 0 else ""), line


def _marked_lines(
    draft: Draft, reading: Reading, marks: str
) -> tuple[list[Line], list[tuple[str, Line]]]:
    """The lines of body and notes, as marked as is asked."""
    rendering = Rendering(draft, reading)
    if marks == "revisions" and reading != INFORMAL:
        return redlined(draft, reading)
    body, below = list(rendering.lines()), list(_notes(rendering))
    if marks == "none":
        return [_unmarked(line) for line in body], [(m, _unmarked(line)) for m, line in below]
    return body, below


def _unmarked(line: Line) -> Line:
    pieces = tuple(replace(p, inserted=False, deleted=False) for p in line.pieces)
    return replace(line, pieces=pieces)


# -- Markdown ------------------------------------------------------------------------------------


def markdown(draft: Draft, reading: Reading, marks: str) -> str:
    """The reading as Markdown: CriticMarkup for revisions, the room's strikes and tags for tags."""
    if reading == INFORMAL and marks == "tags":
        return plain(draft, reading, marks)
    body, notes = _marked_lines(draft, reading, marks)
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
        lead, words, trail = _split_space(piece.text)
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
    lead, words, trail = _split_space(text)
    return f"{lead}{opens}{words}{closes}{trail}" if words else text


def _split_space(text: str) -> tuple[str, str, str]:
    words = text.strip()
    at = text.find(words)
    return text[:at], words, text[at + len(words) :]


# -- HTML ----------------------------------------------------------------------------------------

_STYLE = """
body { font: 17px/1.4 "Times New Roman", "Liberation Serif", serif; color: #1b1b1f;
       background: #fff; max-width: 44em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.2em; } h2 { font-size: 1.05em; }
.label { margin-right: .5em; } .level2 { margin-left: 2em; } .level3 { margin-left: 4em; }
ins { color: #0b57a4; } del { color: #a8331c; } .chair { color: #7a2e8e; font-weight: bold; }
.tag, .remark { font: .8em "Liberation Sans", sans-serif; color: #5a5d66; }
.status { font: .8em "Liberation Sans", sans-serif; color: #006b54; }
.notes { border-top: 1px solid #999; font-size: .9em; margin-top: 2em; }
"""


def html(draft: Draft, reading: Reading, marks: str) -> str:
    """The reading as one page that fetches nothing."""
    body, notes = _marked_lines(draft, reading, marks)
    title = next((x.words().strip() for x in body if x.kind == "title"), "") or "Draft"
    out = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(_language(draft.language))}">',
        '<head><meta charset="utf-8">',
        f"<title>{escape(title)} ({escape(TITLES[reading.name])})</title>",
        f"<style>{_STYLE}</style></head>",
        "<body>",
        *(_html_line(line) for line in body if line.words().strip()),
    ]
    if notes:
        out.append('<div class="notes">')
        out += [
            f'<p dir="auto"><sup>{escape(mark)}</sup> {_html_pieces(line)}</p>'
            for mark, line in notes
        ]
        out.append("</div>")
    return "\n".join([*out, "</body>", "</html>"]) + "\n"


def _language(code: str) -> str:
    return {"eng": "en", "fra": "fr", "spa": "es", "rus": "ru", "zho": "zh", "ara": "ar"}.get(
        code, code
    )


def _html_line(line: Line) -> str:
    element = {"title": "h1", "heading": "h2"}.get(line.kind, "p")
    label = f'<span class="label">{escape(line.label)}</span>' if line.label else ""
    indent = f" level{line.level}" if line.level > 1 else ""
    kind = re.sub(r"[^\w-]", "", line.kind)
    return f'<{element} dir="auto" class="{kind}{indent}">{label}{_html_pieces(line)}</{element}>'


def _html_pieces(line: Line) -> str:
    return "".join(_html_piece(piece) for piece in line.pieces).strip()


def _html_piece(piece: Piece) -> str:
    if piece.role in SAID:
        lead, words, trail = _split_space(piece.text)
        return f'{lead}<span class="{piece.role}">{escape(words)}</span>{trail}'
    text = escape(piece.text).replace("\n", "<br>")
    if piece.role == "note":
        text = f"<sup>{escape(piece.text.strip('[]'))}</sup>"
    for name in piece.run.format if piece.run is not None else ():
        text = f"<{name}>{text}</{name}>"
    if piece.chair:
        text = f'<span class="chair">{text}</span>'
    if piece.deleted:
        text = f"<del>{text}</del>"
    if piece.inserted:
        text = f"<ins>{text}</ins>"
    return text
