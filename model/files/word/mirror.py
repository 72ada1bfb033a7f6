"""Paragraphs of an issued document that stay as they are, told as if we had written them."""

from __future__ import annotations

from collections.abc import Iterator

from model.draft.paragraph import Paragraph
from model.files.word.as_read import AsRead
from model.files.word.flow import Item, WordParagraph


def mirrored(unit: WordParagraph, known: AsRead) -> Iterator[tuple[WordParagraph, int]]:
    """The paragraphs of a unit with items that are just what stands in the file, and its digest.

    Several of the file are one unit where an end between them is in neither text.
    """
    for paragraph, _ in unit.members:
        there, end = known.traces[paragraph.id], paragraph.end
        made = WordParagraph(paragraph, members=[(paragraph, 0)])
        made.ins, made.dels = end.ins[-1:] or None, end.dels or None
        if len(unit.members) == 1:
            made.owner, made.ins, made.dels = unit.owner, unit.ins, unit.dels
        made.items = list(_items(paragraph, known, there.shown))
        yield made, there.digest


def _items(paragraph: Paragraph, known: AsRead, shown: int) -> Iterator[Item]:
    objects = known.draft.objects
    told = []
    for run in paragraph.runs:
        text = run.text
        if run.object and (kept := objects.get(run.object)) is not None:
            text = kept.text
        told.append(
            Item(
                text,
                "words",
                not run.ins,
                not run.dels,
                run.ins[-1:],
                run.dels,
                paragraph=paragraph.id,
                run=run,
            )
        )
    before = shown - sum(len(item.text) for item in told)
    if before > 0:
        yield Item(" " * before, "label", True, True, paragraph=paragraph.id)
    yield from told
