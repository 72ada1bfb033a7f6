"""How far amendments reach: forms that rooms write, each in words of our own."""

from __future__ import annotations

import pytest

from model.files.notation_write import write_notation
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
