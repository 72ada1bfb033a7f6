"""Paragraphs of an issued document that stay as they are, told as if we had written them."""

from __future__ import annotations

from collections.abc import Mapping

from model.draft.paragraph import Paragraph
from model.files.word.body import digest
from model.files.word.flow import Item, WordParagraph
from model.files.word.rebuild import end_authors, tokens_told, visible_text
from model.files.word.tokens import Walked


def mirrored(unit: WordParagraph, walked: Mapping[str, Walked]) -> tuple[WordParagraph, int]:
    """The unit with items that are just what stands in the file, and the digest of that."""
    paragraph = unit.members[0][0]
    there = walked[paragraph.id]
    made = WordParagraph(unit.owner, members=unit.members[:1], ins=unit.ins, dels=unit.dels)
    made.items = list(_items(paragraph, there))
    return made, digest(tokens_told(there.tokens), end_authors(there))


def _items(paragraph: Paragraph, there: Walked) -> list[Item]:
    kept = iter([token.words for token in there.tokens if token.kept])
    told = []
    for run in paragraph.runs:
        text = run.text
        if run.object and not run.object.startswith("n"):
            text = next(kept, text)
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
    before = len(visible_text(there.tokens)) - sum(len(item.text) for item in told)
    label = Item(" " * before, "label", True, True, paragraph=paragraph.id)
    return [label, *told] if before > 0 else told
