"""Several files written of one draft: its document is read once, and no file is another for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.draft.draft import Draft, Package
from model.files.word.as_read import AsRead
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


def forgotten(draft: Draft) -> Draft:
    """The draft as it comes back from its own file: nothing is known of its Word file."""
    assert draft.package is not None
    return replace(draft, package=Package(draft.package.name, draft.package.content))


def test_what_was_opened_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    draft = lamps("Lamps")
    alone = [written(forgotten(draft), *asked) for asked in COPIES]
    monkeypatch.setattr("model.files.word.issued.read_traced", refuse)
    assert [written(draft, *asked) for asked in COPIES] == alone


def test_what_was_written_into_once_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    draft = forgotten(lamps("Lamps"))
    first = written(draft)
    monkeypatch.setattr("model.files.word.issued.read_traced", refuse)
    assert written(draft) == first


def test_of_what_is_remembered_the_draft_keeps_nothing_twice() -> None:
    draft = forgotten(lamps("Lamps"))
    written(draft)
    assert draft.package is not None
    known = draft.package.memory.kept
    assert isinstance(known, AsRead)
    assert known.draft.paragraphs[0] is draft.paragraphs[0]
    assert known.draft.paragraphs[1] != draft.paragraphs[1]


def test_a_document_is_read_anew_for_delegations_that_have_other_names() -> None:
    draft = lamps("Lamps")
    chile = draft.delegations["chl"]
    renamed = replace(draft, delegations=draft.delegations.put("chl", replace(chile, short="CL")))
    assert written(renamed) == written(forgotten(renamed))


def test_a_shortened_name_stands_for_no_fewer_than_it_says() -> None:
    three = "Egypt; Cuba; Peru"
    body = paragraph(plus(f"{three}; and 5 others", "Lamps")) + paragraph(plus(three, "Piers"))
    spelled = LastIssued().of(read(by_hand(body))).spelled
    assert list(spelled.values()) == [three]


def refuse(*_: object) -> None:
    raise AssertionError("the document is read again")
