"""A draft as one HTML page: no scripts, nothing fetched, readable by ear and on paper.

Insertions and deletions are ``ins`` and ``del``; what says so to the eye (colour, line) is said
to a screen reader in words. Notes are linked both ways.
"""

from __future__ import annotations

import re
from html import escape

from model.draft.draft import Draft
from model.files.text_write import SAID, marked_lines, split_space
from model.readings.reading import TITLES, Line, Piece, Reading

_STYLE = """
body { font: 17px/1.4 "Times New Roman", "Liberation Serif", serif; color: #1b1b1f;
       background: #fff; max-width: 44em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.2em; } h2 { font-size: 1.05em; }
.label { margin-right: .5em; } .level2 { margin-left: 2em; } .level3 { margin-left: 4em; }
ins { color: #0b57a4; } del { color: #a8331c; } .chair { color: #7a2e8e; font-weight: bold; }
.tag, .remark { font: .8em "Liberation Sans", sans-serif; color: #5a5d66; }
.status { font: .8em "Liberation Sans", sans-serif; color: #006b54; }
.notes { border-top: 1px solid #999; font-size: .9em; margin-top: 2em; }
sup a { color: inherit; text-decoration: none; }
ins::before, ins::after, del::before, del::after {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: pre; }
ins::before { content: " [inserted: "; } del::before { content: " [deleted: "; }
ins::after, del::after { content: "] "; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } }
"""


def html(draft: Draft, reading: Reading, marks: str) -> str:
    """The reading as one page that fetches nothing."""
    body, notes = marked_lines(draft, reading, marks)
    title = next((x.words().strip() for x in body if x.kind == "title"), "") or "Draft"
    out = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(_language(draft.language))}">',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{escape(title)} ({escape(TITLES[reading.name])})</title>",
        f"<style>{_STYLE}</style></head>",
        "<body><main>",
        *(_html_line(line) for line in body if line.words().strip()),
    ]
    if notes:
        out.append('<section class="notes" aria-label="Notes">')
        out += [_note(mark, line) for mark, line in notes]
        out.append("</section>")
    return "\n".join([*out, "</main></body>", "</html>"]) + "\n"


def _note(mark: str, line: Line) -> str:
    name = _anchor(mark)
    back = f'<sup><a href="#ref-{name}">{escape(mark)}</a></sup> ' if mark else ""
    anchor = f' id="note-{name}"' if mark else ""
    return f'<p dir="auto"{anchor}>{back}{_html_pieces(line)}</p>'


def _anchor(mark: str) -> str:
    """The mark of a note as part of an id: every sign that an id cannot hold as its number."""
    return re.sub(r"[^0-9A-Za-z]", lambda found: f"x{ord(found[0]):x}", mark)


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
        lead, words, trail = split_space(piece.text)
        return f'{lead}<span class="{piece.role}">{escape(words)}</span>{trail}'
    text = escape(piece.text).replace("\n", "<br>")
    if piece.role == "note":
        mark = piece.text.strip("[]")
        name = _anchor(mark)
        text = f'<sup id="ref-{name}"><a href="#note-{name}">{escape(mark)}</a></sup>'
    for name in piece.run.format if piece.run is not None else ():
        text = f"<{name}>{text}</{name}>"
    if piece.chair:
        text = f'<span class="chair">{text}</span>'
    if piece.deleted:
        text = f"<del>{text}</del>"
    if piece.inserted:
        text = f"<ins>{text}</ins>"
    return text
