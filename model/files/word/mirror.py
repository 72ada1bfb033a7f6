"""Paragraphs of an issued document that stay as they are, told as if we had written them."""

from __future__ import annotations

from collections.abc import Iterator

from model.files.word.as_read import AsRead
from model.files.word.flow import Item, WordParagraph


def mirrored(unit: WordParagraph, known: AsRead) -> tuple[WordParagraph, int]:
    """The unit with items that are just what stands in the file, and the digest of that."""
    there = known.traces[unit.members[0][0].id]
    made = WordParagraph(unit.owner, members=unit.members[:1], ins=unit.ins, dels=unit.dels)
    made.items = list(_items(made, known, there.shown))
    return made, there.digest


def _items(unit: WordParagraph, known: AsRead, shown: int) -> Iterator[Item]:
    paragraph, objects = unit.members[0][0], known.draft.objects
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
