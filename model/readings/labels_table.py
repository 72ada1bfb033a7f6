"""The table of what paragraphs were called and are called now, as a document of its own."""

from __future__ import annotations

from model.draft.draft import Draft, make_draft
from model.draft.paragraph import Cell, Paragraph
from model.draft.text import Run
from model.readings.relabelled import Labels

_HEADS = Labels("As tabled", "Before", "Now", "Clean", "Paragraph")


def labels_table(rows: list[Labels], title: str) -> Draft:
    """A document with a title and the table."""
    paragraphs = [Paragraph("title", "title", (Run(title),))]
    for number, row in enumerate([_HEADS, *rows]):
        for column, words in enumerate(row):
            runs = (Run(words, format=("b",) if not number else ()),) if words else ()
            inside = (Cell("labels", number, column),)
            paragraphs.append(Paragraph(f"r{number}c{column}", "cell", runs, inside=inside))
    return make_draft("labels", paragraphs)
