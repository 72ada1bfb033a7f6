"""Texts that nobody wrote: whatever comes in, a draft comes out, and no word goes in silence."""

from __future__ import annotations

import re
from collections import Counter
from random import Random

import pytest

from model.files.loaded import Loaded
from tests.files.reading import read

SIGNS = (
    *("[", "]", "(", ")", "~~", "*", "**", "/", ":", ";", ",", ".", "\n", "\n\n", "¹", "{", "}"),
    *(" (Iran)", "(Chile; reservation: Cuba)", "[OP1 agreed]", "OP1. ", "PP2 bis ", "“", "”", "\\"),
    *("Option 1:", "[EU: ", "# ", "(a) ", "1. ", " - ", "___\n", "ADD ", "(?)", "(…)", "\t"),
)
WORDS = ("lamps", "the", "quays", "Urges", "Recalling", "harbour", "of", "tides", "Iran", "and")


def text_of(rng: Random, size: int = 120) -> str:
    """A text by chance."""
    parts = (rng.choice(SIGNS if rng.random() < 0.4 else WORDS) for _ in range(size))
    return "".join(part + rng.choice((" ", "", " ")) for part in parts)


def everything_said(loaded: Loaded) -> str:
    """All that came of a text: words, labels, notes, remarks, names, notices."""
    draft = loaded.draft
    said = [f"{p.label} {p.text()} {p.agreement.words}" for p in draft.paragraphs]
    said += [n.mark + " " + "".join(p.text() for p in n.paragraphs) for n in draft.notes.values()]
    said += [r.text for r in draft.remarks.values()]
    said += [n.message for n in loaded.notices]
    for delegation in draft.delegations.values():
        said += [delegation.shown, delegation.name, *delegation.aliases]
    for change in draft.changes.values():
        said += [f"{p.stance} {p.note}" for p in change.positions]
    return " ".join(said)


@pytest.mark.parametrize("seed", range(60))
def test_any_text_is_read_and_keeps_its_words(seed):
    text = text_of(Random(seed))
    loaded = read(text)
    kept = set(re.findall(r"[a-z]{3,}", everything_said(loaded).casefold()))
    said = set(re.findall(r"[a-z]{3,}", text.casefold())) - {"reservation", "agreed", "add"}
    glued = "".join(sorted(kept))
    missing = {word for word in said - kept if word not in glued}
    assert not missing, text


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "\n" * 9,
            " ",
            "[",
            "]",
            "(",
            "((((",
            "~~",
            "*",
            "**",
            "#",
            "(Iran)",
            "[EU:",
            "{EU: a",
        ),
        *(
            "ADD",
            "OP1",
            "PP1.",
            "[OP1 agreed]",
            "¹",
            "¹ note",
            "Option 1:",
            "(Iran\nCuba)",
            "\u2028",
        ),
        *("\x00\ud800", "OP1. a (Iran) " * 300, "[" * 400 + "a" + "]" * 400, "a\n" * 500),
    ],
)
def test_hard_texts_are_read(text):
    assert read(text).draft.id


def test_words_are_counted_and_not_only_known():
    text = "OP1. Asks lamps [lamps (Iran) and ~~lamps~~ lamps (Cuba)] lamps;\n\nlamps lamps"
    words = Counter(re.findall(r"lamps", "".join(p.text() for p in read(text).draft.paragraphs)))
    assert words["lamps"] == 7
