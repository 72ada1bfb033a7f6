"""With the tabled text at hand, its paragraphs read as tabled, whatever the notation says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.readings.words import loose_words_of
from tests.files.reading import read, tabled_text, told

HEAD = "Safe harbours\n\nThe Assembly of Harbours,\n\n"
ISSUED = (
    "Urges all States to keep their lamps lit, their nets dry and their boats afloat in winter;"
)


def keys(text: str) -> list[str]:
    """The words and points of a text as a reader hears them."""
    return [w.key for w in loose_words_of(text) if w.key != "\ufffc"]


def as_tabled(text: str, tabled: str) -> str:
    """The tabled reading of the last paragraph of a text read beside its tabled form."""
    return tabled_text(read(HEAD + text, HEAD + tabled).draft)[-1]


MARKS = st.sampled_from(
    [
        *(
            "(Egypt)",
            "(Iran, Cuba)",
            "(reservation by Iran)",
            "(retain: Turkey)",
            "(Cuba: “ropes”)",
        ),
        *("[bright] (Egypt)", "[bright]", "[", "]", "~~", "~~old~~ new (Iran)", "/", "(Mexico):"),
        *("and buoys (Cuba)", "hulls, (EU)", "delete: (Mexico)", "[some [small] (Nepal) oars]"),
        *("other", "their", ",", "¹", "(Japan – to be seen)", "and", "(?)"),
    ]
)
EDITS = st.lists(st.tuples(st.integers(0, 15), MARKS), min_size=1, max_size=4)
ENDS = st.sampled_from(["", " (Egypt)", " (US; UK)", " (delete: Iran)", "]", " (Mexico), (Cuba)"])


@settings(max_examples=80, deadline=None)
@given(EDITS, ENDS, st.sets(st.integers(0, 15), max_size=2), st.booleans())
def test_any_notation_leaves_the_tabled_words_as_they_were(edits, end, lost, struck):
    words = ISSUED.split()
    for at, mark in sorted(edits, reverse=True):
        words.insert(at, mark)
    words = [w for i, w in enumerate(words) if i not in lost or not w.isalpha()]
    text = " ".join(words) + end
    text = f"~~OP1. {text}~~" if struck else f"OP1. {text}"
    found = tabled_text(
        read(HEAD + "OP1 bis. Thanks it;\n\n" + text, HEAD + "OP1. " + ISSUED).draft
    )
    assert keys(ISSUED) in [keys(line) for line in found]


@pytest.mark.parametrize(
    ("text", "tabled"),
    [
        (
            "OP1. Asks the port (Japan – to be seen) to call; (US; UK)",
            "OP1. Asks the port to call;",
        ),
        ("OP1. [Asks [the] (Iran) port to call;] (US, UK)", "OP1. Asks the port to call;"),
        ("OP1. Asks [some [old] (Nepal) ports] to call;", "OP1. Asks some ports to call;"),
        ("PP1. Noting gulls and terns (EU) and crabs,", "PP1. Noting gulls and crabs,"),
        ("PP1. Noting gulls; (EU)", "PP1. Noting gulls,"),
        ("OP1. Asks (Mexico): [ ports to call;", "OP1. Asks ports to call;"),
    ],
)
def test_the_tabled_text_is_believed(text, tabled):
    assert keys(as_tabled(text, tabled)) == keys(tabled.split(" ", 1)[1])


def test_a_move_between_two_tabled_places_is_none():
    tabled = "OP1. Asks ports to call again;\n\nOP2. Thanks it;\n\nOP3. Asks ports to call again;"
    text = tabled.replace("OP1. Asks ports to call again;", "~~OP1. Asks ports to call again;~~")
    draft = read(HEAD + text, HEAD + tabled).draft
    assert [w for w in tabled_text(draft) if "again" in w] == ["Asks ports to call again;"] * 2


def test_the_kept_part_of_the_rolling_text_reads_as_tabled(shared: Path):
    rolling = next((shared / "seeds").glob("000_*.txt")).read_text(encoding="utf-8")
    part = (shared / "gold" / "tabled-part.txt").read_text(encoding="utf-8")
    issued = [line for line in tabled_text(read(part).draft) if len(line) > 80]
    found = [keys(line) for line in tabled_text(read(rolling, part).draft)]
    assert len(issued) > 4
    assert not [line for line in issued if keys(line) not in found]


def test_words_that_a_stance_is_about_stay_tabled():
    found = told(
        read(
            HEAD + "OP1. Asks the port (Japan – ask it) to call; (US; UK)",
            HEAD + "OP1. Asks the port to call;",
        ).draft
    )
    assert [f for f in found if f[0]] == []
