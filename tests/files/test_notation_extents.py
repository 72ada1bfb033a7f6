"""How far amendments reach: forms that rooms write, each in words of our own."""

from __future__ import annotations

import pytest

from model.files.notation.write import write_notation
from tests.files.reading import read, tabled_text, told

HEAD = "Safe harbours\n\nThe Assembly of Harbours,\n\n"


def only(text: str, tabled: str | None = None) -> list[tuple[str, str, str, str]]:
    """The changes of a text with a head before it."""
    return told(read(HEAD + text, None if tabled is None else HEAD + tabled).draft)


def test_a_tag_behind_an_inner_bracket_is_about_that_one():
    found = only("PP1. Noting [some [small] (Nepal) oars] afloat,")
    assert found == [("small", "", "", "npl propose")]
    found = only("OP1 bis. [Asks ports to wait [for dawn;] (Cuba)] (?)")
    assert found == [("Asks ports to wait", "", "", ""), ("for dawn;", "", "", "cub propose")]


@pytest.mark.parametrize(
    ("text", "tabled"),
    [
        ("OP1 bis. Asks ports to keep [dim] (Norway) lamps;", None),
        ("OP1. Asks the port (Japan) to call; (US; UK)", "OP1. Asks the port to call;"),
        ("OP1. Asks the port (Japan) to call at night;", "OP1. Asks the port to call at night;"),
        ("PP1. [Noting [that [some [small] (Nepal) [dry] (Niger)] oars] float,] (EU)", None),
    ],
)
def test_what_we_write_reads_back(text, tabled):
    draft = read(HEAD + text, tabled and HEAD + tabled).draft
    again = read(write_notation(draft)).draft
    assert told(again) == told(draft)
    assert tabled_text(again) == tabled_text(draft)
    assert write_notation(again) == write_notation(draft)


def test_remarks_come_back_in_one_order():
    text = HEAD + "OP1. Asks ports to call;\n\n[Iran: to be seen]\n\n[Cuba: number to be checked]"
    once = write_notation(read(text).draft)
    assert write_notation(read(once).draft) == once


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("OP1. Asks [all] [EU: delete] ports to call;", ("", "all", "", "orgeu delete")),
        (
            "OP1. Asks ports [and quays] (EU: delete) to call;",
            ("", "and quays", "", "orgeu delete"),
        ),
        (
            "OP1. Asks ports [and quays] [Cuba: retain] [EU: delete] to call;",
            ("", "and quays", "", "cub retain, orgeu delete"),
        ),
        (
            "OP1. Asks ports to call [at night] [Brazil: retain];",
            ("", "", "at night", "bra retain"),
        ),
        (
            "OP1. Asks ports to call;\n\n[Russia – keep]",
            ("", "", "Asks ports to call;", "rus retain"),
        ),
        (
            "OP1 bis. Asks ports to dim their lamps (Norway);",
            ("Asks ports to dim their lamps;", "", "", "nor propose"),
        ),
        (
            "OP1. Asks ports to respect the hours of dark (Norway);",
            ("of dark", "", "", "nor propose"),
        ),
        ("OP1. Decides (France) to close ports;", ("", "", "Decides", "fra propose")),
        ("PP1. Recalling also (Cuba) its tides,", ("also", "", "", "cub propose")),
        ("OP1. Uses the word “thé” (Cuba) and rests;", ("“thé”", "", "", "cub propose")),
        (
            "OP1. Asks ports to train young pilots (Mexico: “masters”) at sea;",
            ("masters", "pilots", "", "mex propose"),
        ),
    ],
)
def test_a_tag_takes_what_a_drafter_would_mean(text, found):
    assert only(text) == [found]


def test_a_strike_goes_with_the_words_that_its_tag_closes():
    for tabled in (None, "OP1. Urges all ports to call;"):
        assert only("OP1. ~~Urges~~ Asks (China) ~~all~~ ports to call;", tabled) == [
            ("Asks", "Urges", "", "chn propose"),
            ("", "all", "", ""),
        ]


def test_and_behind_a_tag_comes_with_the_words_before_it():
    found = only("PP1. Noting gulls (EU, UK) and other terns,", "PP1. Noting other terns,")
    assert found == [("gulls and", "", "", "orgeu support, gbr support")]


def test_struck_words_prove_that_a_paragraph_was_there():
    found = only("PP1. Noting that ~~gulls~~ terns (Cuba) fly, (EU; flexible: Norway)")
    assert ("terns", "gulls", "", "cub propose") in found
    assert next(f for f in found if f[3].startswith("orgeu"))[0] == ""


def test_what_is_said_once_by_itself_attests_nothing():
    text = "PP1. Noting the work of the Sea and Harbour Board (SHB) on ropes (US, UK) and sails,"
    (found,) = read(HEAD + text).draft.changes.values()
    assert found.confidence is not None
    assert found.confidence <= 0.5


def test_brackets_with_a_slash_between_are_alternatives():
    text = HEAD + "PP1. [Welcomes] / [Takes note of] / [Notes] the tides,\n"
    draft = read(text).draft
    assert [len(a.of) for a in draft.alternatives.values()] == [3]
    assert "[Welcomes] / [Takes note of] / [Notes] the tides," in write_notation(draft)
