"""Labels as rooms type them: what each names, and the level of what it numbers."""

from __future__ import annotations

import pytest

from model.draft.paragraph import bare_label
from model.files.notation.labels import read_label
from tests.files.reading import phrases, read, told


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("OP2bis. Goes", "operative 2 bis"),
        ("OP 2.bis Goes", "operative 2 bis"),
        ("OP2(bis) Goes", "operative 2 bis"),
        ("OP2 (bis) Goes", "operative 2 bis"),
        ("OP3-bis. Goes", "operative 3 bis"),
        ("OP 2 ALT: Goes", "operative 2 alt"),
        ("OP2 ter) Goes", "operative 2 ter"),
        ("OP.3 Goes", "operative 3"),
        ("OP#5 Goes", "operative 5"),
        ("PP1 alt 2. Noting", "preambular 1 alt2"),
        ("PP1000. Noting", "preambular 1000"),
        ("[PP1] Noting", "preambular 1"),
        ("(PP1) Noting", "preambular 1"),
        ("[PP3 alt] Noting", "preambular 3 alt"),
        ("(OP12): Goes", "operative 12"),
        ("Para 4. Decides to go", "operative 4"),
    ],
)
def test_a_label_is_read_however_it_is_typed(typed, key):
    label = read_label(typed, phrases())
    assert label is not None
    kind, number, chain = label.key()
    assert " ".join(filter(None, [kind, number, *chain])) == key
    assert not typed[label.length :].lstrip().startswith(("]", ")", ".", ":"))


@pytest.mark.parametrize("typed", ["[PP1 Noting", "(PP1 and PP2 belong", "PP1] Noting", "OPEN 5"])
def test_half_a_label_is_none(typed):
    label = read_label(typed, phrases())
    assert label is None or label.brackets == typed.count("[")


def test_paragraphs_with_labels_in_parentheses_stay_apart():
    text = (
        "The Assembly of Harbours,\n\n(PP1) Having seen the quays;\n\n(PP2) Noting the price;\n\n"
        "(OP1) URGES all:\n\n(1) to row;\n\n(OP2) REQUESTS the Keeper:\n\n(1) to print."
    )
    draft = read(text).draft
    assert [(p.kind, p.label, p.level) for p in draft.paragraphs][1:] == [
        ("preambular", "PP1", 1),
        ("preambular", "PP2", 1),
        ("operative", "OP1", 1),
        ("operative", "(1)", 2),
        ("operative", "OP2", 1),
        ("operative", "(1)", 2),
    ]


def test_a_label_in_brackets_is_no_inserted_word():
    draft = read("[PP3] Noting nets,\n\n[PP3 alt] Noting hooks, (Japan)\n\nOP1. Ends.").draft
    assert told(draft) == [("Noting hooks,", "Noting nets,", "", "jpn propose")]


def test_a_bracket_may_stand_round_label_and_words():
    draft = read("OP3. Goes;\n\n[[OP4. Decides to sleep. (Tuvalu)]]\n\nOP5. Ends.").draft
    assert [p.label for p in draft.paragraphs] == ["OP3.", "OP4.", "OP5."]
    assert told(draft) == [("Decides to sleep.", "", "", "tuv propose")]
    # The bracket of the tag says how far it reaches; the other one is the room's.
    assert draft.paragraphs[1].end.ins
    assert len(draft.brackets) == 1


@pytest.mark.parametrize("text", ["OP5. Ends.", "OP1. Goes.\n\nOP2. Stands.", "[PP1] The boats,"])
def test_an_explicit_label_decides_the_kind(text):
    draft = read(text).draft
    kind = "preambular" if "PP" in text else "operative"
    assert {p.kind for p in draft.paragraphs} == {kind}


def test_a_name_goes_without_its_final_point():
    labels = ["Option 1:", "OP2 ter)", "(a)", "8 bis.", "OP2(bis)"]
    assert [bare_label(x) for x in labels] == ["Option 1", "OP2 ter", "(a)", "8 bis", "OP2(bis)"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_label_may_stand_on_a_line_of_its_own(gap):
    draft = read(f"OP1{gap}Urges all to row;\n\n[OP2]{gap}Decides to rest.").draft
    assert [(p.label, p.text()) for p in draft.paragraphs] == [
        ("OP1", "Urges all to row;"),
        ("OP2", "Decides to rest."),
    ]
