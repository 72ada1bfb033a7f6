"""Extents as a drafter annotates them, in paragraphs of many topics, with a tabled text or not."""

from __future__ import annotations

import pytest

from tests.conftest import ROOT
from tests.files.annotated import score, texts
from tests.files.reading import read, told

FILE = ROOT / "tests" / "files" / "goldens" / "annotated_paragraphs.txt"
HEAD = "Safe harbours\n\nThe Assembly of Harbours,\n\n"


@pytest.mark.parametrize(("with_tabled", "share"), [(True, 0.95), (False, 0.85)])
def test_extents_are_as_a_drafter_annotates_them(with_tabled, share):
    found = score(FILE, with_tabled)
    assert found.every > 90
    assert found.right >= share * found.every, f"{found.right} of {found.every}"
    assert found.sure_and_wrong == []


def test_the_file_holds_new_paragraphs_and_lost_strikes():
    every = [one for block in texts(FILE) for one in block]
    assert len(every) > 40
    assert any(not one.tabled for one in every)
    assert any(ins and dels for one in every for ins, dels, _ in one.extents)


def only(text: str, tabled: str | None = None) -> list[tuple[str, str, str, str]]:
    """The changes of a text with a head before it."""
    return told(read(HEAD + text, None if tabled is None else HEAD + tabled).draft)


@pytest.mark.parametrize(
    ("text", "tabled", "found"),
    [
        (
            "OP1. Asks ports to reduce lowering (Egypt) their tolls;",
            "OP1. Asks ports to reduce their tolls;",
            ("lowering", "reduce", "", "egy propose"),
        ),
        (
            "OP1. Notes that the port encourages invites (Egypt) sailors to rest;",
            "OP1. Notes that the port encourages sailors to rest;",
            ("invites", "encourages", "", "egy propose"),
        ),
        (
            "OP1. Asks for a rope a chain (Cuba) on each mole;",
            "OP1. Asks for a rope on each mole;",
            ("a chain", "a rope", "", "cub propose"),
        ),
        (
            "OP1. Asks ports to keep lamps and or (Cuba) bells;",
            "OP1. Asks ports to keep lamps and bells;",
            ("or", "and", "", "cub propose"),
        ),
        (
            "OP1. Asks that lamps be provided held (Cuba) there;",
            "OP1. Asks that lamps be provided there;",
            ("held", "provided", "", "cub propose"),
        ),
        (
            "OP1. Asks ports to consider dimming (Cuba) lamps;",
            "OP1. Asks ports to consider lamps;",
            ("dimming", "", "", "cub propose"),
        ),
    ],
)
def test_one_of_two_words_of_a_kind_goes(text, tabled, found):
    assert only(text, tabled) == [found]
    assert [one[:2] for one in only(text)] == [found[:2]]


def test_a_word_that_may_replace_the_one_before_is_no_certainty():
    draft = read(
        HEAD + "OP1. Asks for the harbour pilot (Cuba) to call;",
        HEAD + "OP1. Asks for the harbour to call;",
    ).draft
    (change,) = draft.changes.values()
    assert change.confidence is not None
    assert change.confidence <= 0.9


@pytest.mark.parametrize(
    ("text", "inserted"),
    [
        ("OP1. Asks ports to light and (Cuba) dim their lamps;", "light and"),
        (
            "OP1. Asks ports to call, in plain words, to (Cuba) welcome ships;",
            "call, in plain words, to",
        ),
        ("OP1. Asks ports to keep lamps , bells and horns (Cuba);", ", bells and horns"),
        ("OP1. Asks ports to report yearly (Cuba) to the Board;", "yearly"),
        ("OP1. Asks ports to lower the tolls on (Cuba) lamps;", "the tolls on"),
        ("OP1. Asks ports, on a quiet night, (Cuba) to dim lamps;", ", on a quiet night,"),
        ("OP1. Asks ports to use storm-proof (Cuba) lamps;", "storm-proof"),
        ("OP1. Asks ports to serve tea at the first bell (Cuba);", "at the first bell"),
        ("OP1. Asks ports to keep pilots as guardians of reefs (Cuba);", "as guardians of reefs"),
        ("OP1. Asks ports to keep early warning lamps and traffic (Cuba) signs;", "and traffic"),
        ("OP1. Asks ports that have no mole (Cuba) to build one;", "that have no mole"),
    ],
)
def test_grammar_tells_where_words_begin(text, inserted):
    (found,) = only(text)
    assert found[0] == inserted


@pytest.mark.parametrize(
    ("text", "tabled", "found"),
    [
        (
            "OP1. Asks ports to store ropes (Peru) / chains (Cuba) near moles;",
            None,
            {("ropes", ""), ("chains", "")},
        ),
        (
            "OP1. Asks ports to store ropes (Peru) / chains (Cuba) near moles;",
            "OP1. Asks ports to store nets near moles;",
            {("ropes", "nets"), ("chains", "nets")},
        ),
        (
            "OP1. Asks ports to store ~~nets~~ ropes (Peru) / chains (Cuba) near moles;",
            None,
            {("ropes", "nets"), ("chains", "nets")},
        ),
        (
            "OP1. Asks ports to store long ropes (Peru) / old chains of iron (Cuba) / sand (EU);",
            None,
            {("long ropes", ""), ("old chains of iron", ""), ("sand", "")},
        ),
    ],
)
def test_branches_have_equal_right(text, tabled, found):
    draft = read(HEAD + text, tabled and HEAD + tabled).draft
    by_change: dict[str, list[str]] = {}
    for run in draft.paragraphs[-1].runs:
        for place, marks in enumerate((run.ins, run.dels)):
            for mark in marks:
                by_change.setdefault(mark.partition(".")[0], ["", ""])[place] += run.text
    assert {(ins.strip(), dels.strip()) for ins, dels in by_change.values()} == found
    (group,) = draft.alternatives.values()
    assert set(group.of) == set(by_change)


def test_a_branch_replaces_the_words_before_its_slash():
    assert only("OP1. Urges / Asks (Cuba) ports to rest;") == [("Asks", "Urges", "", "cub propose")]
    (found,) = only("OP1. Asks ports to store ropes / chains (Cuba) near moles;")
    assert found == ("chains", "ropes", "", "cub propose")
    plain = read(HEAD + "OP1. Asks ports to store ropes / chains near moles;").draft
    assert plain.paragraphs[-1].text() == "Asks ports to store ropes / chains near moles;"
