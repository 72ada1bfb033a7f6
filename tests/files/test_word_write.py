"""Word out: what accepting and rejecting gives, and what stands in the file besides."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given

from model.draft.delegation import unknown_delegation
from model.draft.draft import Draft
from model.readings.reading import (
    CHAIRS_PROPOSAL,
    CLEAN,
    INFORMAL,
    PROPOSED,
    TABLED,
    Reading,
)
from tests.builders import change, dele, draft, end, ins, note, note_mark, op, pp
from tests.drafts import drafts
from tests.files.resolver import W, faults, notes_resolved, part, resolved
from tests.files.word_cases import CASES
from tests.files.word_files import accepted_reading, parts, printed, words, written

READINGS = (INFORMAL, CHAIRS_PROPOSAL, CLEAN, PROPOSED, Reading("as", "egy"), TABLED)


def check(content: bytes, draft: Draft, reading: Reading) -> None:
    """Accepting gives the reading, rejecting the tabled text, and nothing is wrong besides."""
    assert words(resolved(content, accept=True)) == printed(draft, accepted_reading(reading))
    assert words(resolved(content, accept=False)) == printed(draft, TABLED)
    assert faults(content) == []


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("reading", READINGS, ids=lambda r: r.name)
def test_a_case_resolves_to_both_texts(name: str, reading: Reading) -> None:
    check(written(CASES[name], reading), CASES[name], reading)


@given(drafts())
def test_any_draft_resolves_to_both_texts(draft: Draft) -> None:
    for reading in READINGS:
        check(written(draft, reading), draft, reading)


@given(drafts())
def test_the_notes_of_any_draft_resolve_too(draft: Draft) -> None:
    content = written(draft)
    for reading, accept in ((PROPOSED, True), (TABLED, False)):
        wanted = [
            printed_note for note in draft.notes if (printed_note := _note(draft, note, reading))
        ]
        found = notes_resolved(content, accept).values()
        given_ = [told for lines in found if (told := words([line.lstrip() for line in lines]))]
        assert all(one in given_ for one in wanted if _is_shown(draft, one, reading))


@given(drafts())
def test_the_ids_of_comments_follow_those_of_all_notes(draft: Draft) -> None:
    inside = parts(written(draft))
    notes = re.findall(rb'<w:footnote\b[^>]*? w:id="(-?\d+)"', inside["word/footnotes.xml"])
    comments = re.findall(rb'<w:comment\b[^>]*? w:id="(\d+)"', inside.get("word/comments.xml", b""))
    assert all(int(comment) > max(map(int, notes)) for comment in comments)


def _note(draft: Draft, note_id: str, reading: Reading) -> list[str]:
    from model.readings.lines import Rendering

    return words([line.printed() for line in Rendering(draft, reading).note(note_id)])


def _is_shown(draft: Draft, told: list[str], reading: Reading) -> bool:
    from model.readings.lines import Rendering

    rendering = Rendering(draft, reading)
    shown = {
        piece.run.object
        for line in rendering.lines()
        for piece in line.pieces
        if piece.run is not None and piece.run.object
    }
    return any(_note(draft, one, reading) == told for one in shown if one in draft.notes)


@given(drafts())
def test_the_same_draft_gives_the_same_bytes(draft: Draft) -> None:
    assert written(draft) == written(draft)


# --- authors --------------------------------------------------------------------------------------


def authors(content: bytes) -> set[str]:
    """The authors of the revisions in the body."""
    root = part(content)
    return {
        e.get(W + "author", "")
        for tag in ("ins", "del", "moveFrom", "moveTo")
        for e in root.iter(W + tag)
    }


def test_a_set_of_delegations_is_one_author_in_one_order():
    told = draft(
        pp(ins("a", "one "), ins("b", "two "), "three"),
        changes=(
            change("a", "tur propose", "che support"),
            change("b", "che propose", "tur support", "egy reserve"),
        ),
    )
    assert authors(written(told)) == {"Türkiye; Switzerland"}


def test_what_two_delete_has_both_as_its_author():
    told = draft(
        pp("one ", dele("a", "two ", *dele("b", "three"))),
        changes=(change("a", "egy propose"), change("b", "irn propose")),
    )
    assert authors(written(told)) == {"Egypt", "Egypt; Iran"}


def test_a_long_list_is_shortened_and_told_in_full_in_a_comment():
    content = written(CASES["many authors"])
    assert all(len(author) < 60 for author in authors(content))
    long = draft(
        pp(ins("a", "two")),
        changes=(
            change(
                "a", *(f"{d} support" for d in ("egy", "irn", "tur", "cub", "che", "mex", "orgeu"))
            ),
        ),
    )
    content = written(long)
    assert authors(content) == {"Egypt; Iran; Türkiye; and 4 others"}
    assert "Mexico; European Union" in parts(content)["word/comments.xml"].decode()


@pytest.mark.parametrize(
    ("reading", "author"),
    [(CHAIRS_PROPOSAL, "Chair"), (CLEAN, "Secretariat"), (Reading("as", "egy"), "Egypt")],
)
def test_a_redline_that_is_not_the_rooms_has_one_author(reading: Reading, author: str) -> None:
    told = draft(
        op("one ", dele("a", "two "), ins("b", "three"), label="1."),
        op("four", label="2 bis.", tabled_label="2."),
        changes=(change("a", outcome="accepted"), change("b", "irn propose", outcome="accepted")),
    )
    assert authors(written(told, reading)) == {author}


def test_a_reservation_is_a_comment_by_its_delegation():
    told = draft(pp(ins("a", "one")), changes=(change("a", "egy propose", "irn reserve"),))
    comments = part(written(told), "word/comments.xml")
    said = [(c.get(W + "author"), "".join(c.itertext())) for c in comments]
    assert said == [("Iran", "Reservation")]


# --- the look -------------------------------------------------------------------------------------


def test_opening_words_are_in_italics_and_only_they():
    told = draft(
        pp("Noting with concern that lights go out,"), op("Also invites States to act", label="1.")
    )
    root = part(written(told, CLEAN, "none"))
    italic = [
        "".join(r.itertext())
        for r in root.iter(W + "r")
        if r.find(f"{W}rPr/{W}rStyle[@{W}val='OpeningWords']") is not None
    ]
    assert italic == ["Noting with concern", "Also invites"]


@pytest.mark.parametrize("reading", [CLEAN, CHAIRS_PROPOSAL, INFORMAL], ids=lambda r: r.name)
@pytest.mark.parametrize("name", CASES)
def test_a_plain_copy_says_what_the_reading_prints(name: str, reading: Reading) -> None:
    content = written(CASES[name], reading, "tags" if reading == INFORMAL else "none")
    assert words(resolved(content, accept=True)) == printed(CASES[name], reading)
    assert faults(content) == []


@given(drafts())
def test_a_copy_with_tags_says_what_the_room_sees(draft: Draft) -> None:
    content = written(draft, INFORMAL, "tags")
    assert words(resolved(content, accept=True)) == printed(draft, INFORMAL)


# --- nothing behind -------------------------------------------------------------------------------


@pytest.mark.parametrize("marks", ["revisions", "none"])
def test_a_scrubbed_copy_names_no_person_and_nothing(marks: str) -> None:
    told = draft(
        pp("one ", ins("a", "two", note_mark("n1")), id="pvery1"),
        op(dele("b", "three"), end=end("", "b")),
        changes=(change("a", "egy propose", "irn reserve"), change("b", "orgwriter propose")),
        notes=(note("n1", "words"),),
    )
    unknown = unknown_delegation("Writer")
    told = replace(told, delegations=told.delegations.put(unknown.id, unknown))
    content = written(told, CLEAN if marks == "none" else INFORMAL, marks, scrub=True)  # type: ignore[arg-type]
    inside = parts(content)
    everything = b"".join(inside.values()).decode()
    assert ("Egypt" in everything) is (marks == "revisions")
    for trace in ("Iran", "Writer", "EGY", "pvery1", "_ph_", "w:date", "rsid"):
        assert trace not in everything
    assert not any(n.startswith(("customXml", "word/comments", "word/people")) for n in inside)
    assert "<dc:creator" not in everything


def test_a_circulated_move_pairs_its_two_sides():
    root = part(written(CASES["a paragraph moved and amended"]))
    names = [
        e.get(W + "name")
        for tag in ("moveFromRangeStart", "moveToRangeStart")
        for e in root.iter(W + tag)
    ]
    assert names == ["move1", "move1"]
