"""Notes put between those of an issued document: each keeps its own words, in LibreOffice too."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from model.draft.change import Remark
from model.draft.draft import Draft
from tests.builders import note, note_mark, runs
from tests.files.office import Office
from tests.files.word_files import by_hand, paragraph, parts, read, run, words, written

MARK = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
SAID = (
    '<w:commentRangeStart w:id="0"/>{}<w:commentRangeEnd w:id="0"/>'
    '<w:r><w:commentReference w:id="0"/></w:r>'
)
METALS = {2: "of tin", 3: "of zinc", 4: "of lead"}
SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{i}">{paragraph(run(""))}</w:footnote>'
    for i, kind in enumerate(("separator", "continuationSeparator"))
)


def issued(numbers: tuple[int, ...] = (2, 3, 4), comment: str = "") -> Draft:
    """Three paragraphs with a note each; the file's first two notes are its separators."""
    lines = [run(f"Lamps {n}") + MARK.format(n) for n in numbers]
    if comment:
        lines[1] = SAID.format(run("Bells")) + MARK.format(numbers[1])
    inside = (
        f'<w:footnote w:id="{i}">{paragraph(run(text))}</w:footnote>' for i, text in METALS.items()
    )
    told = f'<w:comment w:id="0" w:author="Egypt">{paragraph(run(comment))}</w:comment>'
    return read(
        by_hand(
            "".join(map(paragraph, lines)), SEPARATORS + "".join(inside), told if comment else ""
        )
    )


def amended(draft: Draft, row: int) -> Draft:
    """The draft with a note put before the words of a paragraph."""
    first = draft.paragraphs[row]
    marked = replace(first, runs=runs(note_mark("nnew"), *first.runs))
    return replace(draft, notes=draft.notes.put("nnew", note("nnew", "of gold"))).with_paragraph(
        marked
    )


def marks(content: bytes) -> list[tuple[int, str]]:
    """The numbers of the marks in their order, and the words of the notes so numbered."""
    inside = {name: told.decode() for name, told in parts(content).items() if "word/" in name}
    body, notes = inside["word/document.xml"], inside["word/footnotes.xml"]
    texts = {}
    for number, text in re.findall(r'<w:footnote\b[^>]*w:id="(\d+)">(.*?)</w:footnote>', notes):
        texts[int(number)] = "".join(re.findall(r"<w:t\b[^>]*>([^<]*)", text)).strip()
    found = re.findall(r'<w:footnoteReference\b[^>]*w:id="(\d+)"', body)
    return [(int(number), texts[int(number)]) for number in found]


def test_a_note_before_others_gets_the_lower_number() -> None:
    assert marks(written(amended(issued(), 0))) == [
        (2, "of gold"),
        (3, "of tin"),
        (4, "of zinc"),
        (5, "of lead"),
    ]


def test_a_note_behind_all_others_leaves_them_their_numbers() -> None:
    draft = issued()
    last = draft.paragraphs[2]
    behind = replace(last, runs=runs(*last.runs, note_mark("nnew")))
    more = replace(draft, notes=draft.notes.put("nnew", note("nnew", "of gold")))
    assert marks(written(more.with_paragraph(behind)))[:3] == [
        (2, "of tin"),
        (3, "of zinc"),
        (4, "of lead"),
    ]


def test_notes_of_a_document_that_nobody_adds_one_to_keep_their_numbers() -> None:
    draft = issued((4, 2, 3))
    first = draft.paragraphs[0]
    told = written(draft.with_paragraph(replace(first, runs=runs("New ", *first.runs))))
    assert [number for number, _ in marks(told)] == [4, 2, 3]


def test_comments_go_behind_the_notes_only_where_something_is_added_to_them() -> None:
    draft = issued(comment="A word")
    first = draft.paragraphs[0]
    edited = written(draft.with_paragraph(replace(first, runs=runs("New ", *first.runs))))
    assert b'<w:comment w:id="0"' in parts(edited)["word/comments.xml"]
    added = parts(written(amended(draft, 0)))
    (number,) = re.findall(rb'<w:comment w:id="(\d+)"', added["word/comments.xml"])
    assert int(number) > 5
    for tag in (b"RangeStart", b"RangeEnd", b"Reference"):
        assert b'<w:comment%s w:id="%s"' % (tag, number) in added["word/document.xml"]


def test_it_comes_back_as_an_equal_draft() -> None:
    draft = amended(issued(comment="A word"), 1)
    assert read(written(draft)) == draft


@pytest.mark.office
def test_libre_office_gives_every_note_its_words(libre_office: Office, tmp_path: Path) -> None:
    plain, spoken = issued(), issued(comment="A word")
    remark = Remark("r", "A late word", "egy", spoken.paragraphs[0].id)
    asked = {
        "first": (amended(plain, 0), ["of gold", "of tin", "of zinc", "of lead"]),
        "second": (amended(plain, 1), ["of tin", "of gold", "of zinc", "of lead"]),
        "as it came": (amended(issued((4, 2, 3)), 1), ["of lead", "of gold", "of tin", "of zinc"]),
        "with a comment": (amended(spoken, 0), ["of gold", "of tin", "of zinc", "of lead"]),
        "a comment more": (
            replace(spoken, remarks=spoken.remarks.put("r", remark)),
            ["of tin", "of zinc", "of lead"],
        ),
    }
    files = {name: tmp_path / f"{n}.docx" for n, name in enumerate(asked)}
    for name, (draft, _) in asked.items():
        files[name].write_bytes(written(draft))
    answers = libre_office.resolved(list(files.values()))
    for name, (_, told) in asked.items():
        assert words(answers[str(files[name])]["accepted notes"]) == told, name
