"""Several files written of one draft: its document is read once, and no file is another for it."""

from __future__ import annotations

from model.draft.draft import Draft
from model.files.word.last_issued import LastIssued
from model.files.word.write import Marks, write_word
from model.readings.reading import CHAIRS_PROPOSAL, CLEAN, INFORMAL, PROPOSED, Reading
from tests.files.test_word_issued import RICH, typed
from tests.files.word_files import (
    PHRASES,
    TEMPLATE,
    by_hand,
    minus,
    paragraph,
    plus,
    read,
    run,
    written,
)

COPIES: tuple[tuple[Reading, Marks, bool], ...] = (
    (INFORMAL, "revisions", False),
    (CHAIRS_PROPOSAL, "tags", False),
    (CLEAN, "none", True),
    (PROPOSED, "revisions", True),
    (INFORMAL, "revisions", False),
)


def copies(draft: Draft, last: LastIssued) -> list[bytes]:
    return [
        write_word(draft, reading, marks, TEMPLATE, PHRASES, scrub, last=last)
        for reading, marks, scrub in COPIES
    ]


def lamps(first: str) -> Draft:
    """A draft of an issued document, with words put in since."""
    body = paragraph(run(first), plus("Chile", " bright"), minus("Peru; Chile", " dim")) + RICH
    return typed(read(by_hand(body)), 1, 6, "all ")


def test_each_file_is_as_if_written_alone() -> None:
    draft = lamps("Lamps")
    alone = [written(draft, *asked) for asked in COPIES]
    assert copies(draft, LastIssued()) == alone


def test_the_document_of_another_draft_is_read_anew() -> None:
    last = LastIssued()
    copies(lamps("Lamps"), last)
    piers = lamps("Piers")
    assert copies(piers, last) == copies(piers, LastIssued())


def test_the_document_is_read_once() -> None:
    last, draft = LastIssued(), lamps("Lamps")
    known = last.of(draft)
    copies(draft, last)
    assert last.of(draft) is known
