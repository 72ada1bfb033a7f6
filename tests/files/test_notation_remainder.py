"""What is left when a guessed insertion goes: a sentence, as a drafter would leave one."""

from __future__ import annotations

import pytest

from model.files.notation.read import read_notation
from tests.files.reading import phrases, read, table, told

HEAD = "Safe harbours\n\nThe Assembly of Harbours,\n\n"


def only(text: str) -> list[tuple[str, str, str, str]]:
    """The changes of a text with a head before it."""
    return told(read(HEAD + text).draft)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("PP1. Welcoming the work on gulls (Cuba) and terns,", ("gulls and", "")),
        ("OP1. Asks ports to light lamps, bells (Cuba) and buoys at night;", (", bells", "")),
        ("PP1. Convinced that rowing daily (Cuba) shortens the winter,", ("daily", "")),
        ("OP1. Asks ports to keep a bell (Cuba) of brass;", ("a bell", "")),
        ("OP1. Asks ports to keep the brass (Cuba) bells;", ("brass", "")),
        (
            "PP1. Aware of buoy painting of buoys and bells (Cuba) at sea,",
            ("of buoys and bells", "buoy"),
        ),
        ("PP1. Recalling the keeping of the lamps (Cuba),", ("of the lamps", "")),
        ("OP1. Asks all coastal (Cuba) ports to call;", ("coastal", "")),
        ("OP1. Asks ports and harbour masters (Cuba) to call;", ("and harbour masters", "")),
        ("OP1. Asks ports to keep lamps and bells (Cuba) of brass;", ("and bells", "")),
        (
            "OP1. Asks ports to call, including small and quiet ones (Cuba), at dawn;",
            (", including small and quiet ones", ""),
        ),
        (
            "OP1. Asks ports to write a note (Cuba: “a letter”; Egypt flexible);",
            ("a letter", "a note"),
        ),
    ],
)
def test_a_sentence_is_left_without_what_is_put_in(text, found):
    ((ins, gone, *_),) = only(text)
    assert (ins, gone) == found


def test_another_text_attests_what_reads_well_without_an_insertion():
    text = HEAD + "OP1. Asks harbour masters of old (Cuba) wooden quays to call;"
    alone = read(text).draft
    reference = "They met the harbour masters of wooden quays in spring."
    helped = read_notation(text, table(), phrases(), references=(reference,)).draft
    (one,), (other,) = alone.changes.values(), helped.changes.values()
    assert "elsewhere" in other.reason
    assert "elsewhere" not in one.reason
    assert (other.confidence or 0) > (one.confidence or 0)


def test_every_guess_says_how_sure_it_is_and_why():
    draft = read(HEAD + "OP1. Asks ports to light lamps (Cuba) and (Egypt) bells by night;").draft
    assert all(c.reason and 0 < (c.confidence or 0) <= 0.9 for c in draft.changes.values())
