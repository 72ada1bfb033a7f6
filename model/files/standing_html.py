"""*Where we stand* as a page of HTML: for a window, a printer and a file alike.

In goes what :func:`~model.readings.standing.where_we_stand` found, out comes a whole document that
loads nothing. It keeps to the HTML that both browsers and Qt's rich text show.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from urllib.parse import quote

from model.readings.standing import OpenPoint, Standing


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of the page, as #RRGGBB; the first values are those of paper."""

    text: str = "#1B1B1F"
    quiet: str = "#5A5D66"
    insertion: str = "#0B57A4"
    deletion: str = "#A8331C"
    line: str = "#D5D6DC"
    head: str = "#F3F3F6"


PAPER = Ink()

SERIF = "'Times New Roman', 'Liberation Serif', serif"
SANS = "'Segoe UI', 'Helvetica Neue', 'Liberation Sans', sans-serif"

_BEFORE = {
    "move": "move: ",
    "bracket": "brackets round words",
    "text": "in brackets: ",
    "owed": "language promised: ",
}


def standing_html(
    standing: Standing,
    moment: str,
    ink: Ink = PAPER,
    links: bool = False,
    most: int | None = None,
) -> str:
    """The page.

    Args:
        standing: What is open.
        moment: When that was so, as people say it ("22 November 2026, 18:40").
        ink: Its colours.
        links: Whether each point leads to its place: ``place:PARAGRAPH/CHANGE``.
        most: How many points are listed at most; None for all of them.
    """
    title = escape(standing.title or "Where we stand")
    return "".join(
        (
            '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
            f"<title>Where we stand: {title}</title></head>",
            f'<body style="font-family: {SANS}; color: {ink.text};">',
            *_head(standing, moment, ink),
            *_table(standing, ink, links, most),
            "</body></html>",
        )
    )


def _head(standing: Standing, moment: str, ink: Ink) -> Iterator[str]:
    small = f"margin: 0; color: {ink.quiet};"
    when = " · ".join(filter(None, (standing.symbol, moment)))
    yield f'<p style="{small}">Where we stand · {escape(when)}</p>'
    title = escape(standing.title)
    style = f"font-family: {SERIF}; margin: 6px 0 8px 0; font-weight: bold;"
    yield f'<h1 style="{style}">{title}</h1>'
    yield f'<p style="margin: 0 0 2px 0;"><b>{escape(standing_told(standing))}</b></p>'
    if standing.holders:
        held = " · ".join(f"{name}\u00a0{count}" for name, count in standing.holders)
        yield f'<p style="margin: 0 0 10px 0;">Points held: {escape(held)}</p>'


def standing_told(standing: Standing) -> str:
    """What is open, in numbers."""
    changes = len({point.change for point in standing.points if point.change})
    return " · ".join(
        (
            _counted(standing.open, "paragraph open", "paragraphs open"),
            f"{standing.agreed:,} agreed",
            _counted(changes, "change open", "changes open"),
            f"{standing.reserved:,} with reservations",
        )
    )


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _table(standing: Standing, ink: Ink, links: bool, most: int | None) -> Iterator[str]:
    points = standing.points[:most]
    if not points:
        yield "<p>Nothing is open.</p>"
        return
    waits = any(point.pending for point in points)
    widths = (("Where", 10), ("Words in question", 37), ("Proposed or supported by", 25))
    columns = [*widths, ("Held by", 16 if waits else 28)]
    if waits:
        columns.append(("Waits for", 12))
    style = "border-collapse: collapse; margin-top: 12px;"
    yield f'<table width="100%" cellspacing="0" cellpadding="5" style="{style}">'
    yield "<thead><tr>"
    for name, width in columns:
        yield (
            f'<th width="{width}%" align="left" bgcolor="{ink.head}"'
            f' style="color: {ink.quiet}; font-weight: normal;">{name}</th>'
        )
    yield "</tr></thead><tbody>"
    for label, group in groupby(points, lambda point: (point.paragraph, point.label)):
        for number, point in enumerate(group):
            yield from _row(point, "" if number else label[1], ink, links, waits)
    yield "</tbody></table>"
    if len(points) < len(standing.points):
        more = len(standing.points) - len(points)
        told = _counted(more, "more point", "more points")
        yield f"<p>And {told}, all of them on the page saved as HTML.</p>"


def _row(point: OpenPoint, label: str, ink: Ink, links: bool, waits: bool) -> Iterator[str]:
    line = f'valign="top" style="border-top: 1px solid {ink.line};"' if label else 'valign="top"'
    words = _words(point, ink)
    if links and point.paragraph:
        place = f"place:{quote(point.paragraph)}/{quote(point.change)}"
        words = f'<a href="{place}" style="color: {ink.text}; text-decoration: none;">{words}</a>'
    cells = [
        f"<b>{escape(label)}</b>",
        f'<span style="font-family: {SERIF};">{words}</span>',
        escape(", ".join(point.behind)),
        "<br>".join(
            f'<span style="color: {ink.quiet};">{said}:</span> {escape(", ".join(names))}'
            for said, names in point.against
        ),
    ]
    if waits:
        cells.append(escape(point.pending))
    yield "<tr>"
    yield from (f"<td {line}>{cell}</td>" for cell in cells)
    yield "</tr>"


def _words(point: OpenPoint, ink: Ink) -> str:
    before = _BEFORE.get(point.kind, "")
    if point.kind == "paragraph":
        before = "new paragraph: " if point.inserted else "without the paragraph: "
    parts = [f'<span style="color: {ink.quiet};">{before}</span>'] if before else []
    if point.deleted:
        parts.append(f'<s style="color: {ink.deletion};">{escape(point.deleted)}</s> ')
    if point.inserted:
        parts.append(f'<u style="color: {ink.insertion};">{escape(point.inserted)}</u>')
    if point.held:
        quoted = point.kind in ("hold", "state")
        parts.append(f"“{escape(point.held)}”" if quoted else escape(point.held))
    if point.places > 1:
        parts.append(f' <span style="color: {ink.quiet};">(in {point.places} places)</span>')
    return "".join(parts)
