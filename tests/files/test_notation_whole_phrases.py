"""Guessed extents cut no phrase in two, and leave no word hanging before what follows the tag."""

from __future__ import annotations

import pytest

from tests.files.reading import read, told

HEAD = "Safe harbours\n\nThe Assembly of Harbours,\n\n"


def extents(text: str) -> set[tuple[str, str, str]]:
    """The words put in, taken out and held in one paragraph."""
    return {one[:3] for one in told(read(HEAD + text).draft)}


@pytest.mark.parametrize(
    ("text", "inserted"),
    [
        ("OP1. Asks ports to rest by day, in rain or in heavy (Cuba) fog;", "heavy"),
        ("OP1. Asks ports to rest, in the case of dense (Cuba) fog;", "dense"),
        ("OP1. Asks ports to rest, at the first bell of a stormy (Cuba) night;", "stormy"),
    ],
)
def test_what_opens_a_phrase_stays_with_the_noun_behind_the_tag(text, inserted):
    assert extents(text) == {(inserted, "", "")}


def test_an_aside_that_ends_at_the_tag_goes_whole():
    text = "OP1. Asks ports to rest by day, in rain or in fog (Cuba);"
    assert extents(text) == {(", in rain or in fog", "", "")}


@pytest.mark.parametrize(
    ("text", "inserted"),
    [
        (
            "OP1. Notes that customs of rest and of tea before noon (Cuba) are kept;",
            "and of tea before noon",
        ),
        ("OP1. Notes that the bells before noon (Cuba) are rung;", "before noon"),
        ("OP1. Notes that ships with bells and lamps (Cuba) are seen;", "and lamps"),
        ("OP1. Asks ports to keep nets and lamps (Cuba) near moles;", "and lamps"),
        (
            "OP1. Invites the pilots and regional harbour boards (Cuba) to sit;",
            "and regional harbour boards",
        ),
        ("OP1. Regrets with sorrow (Cuba) the loss of a bell;", "with sorrow"),
        ("OP1. Asks ports to offer shelter to ships in distress (Cuba) in spring;", "in distress"),
        (
            "OP1. Asks ports to ensure that pilots without lamps (Cuba) are seen;",
            "without lamps",
        ),
    ],
)
def test_no_preposition_or_conjunction_is_left_hanging(text, inserted):
    assert extents(text) == {(inserted, "", "")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "OP1. Asks ports to store nets, ropes (Cuba)/-and floats (reservation by Egypt) dry;",
            {(", ropes", "", ""), ("", "", "and floats")},
        ),
        (
            "OP1. Asks ports to store nets, ropes (Cuba)/ and floats (Egypt) on each mole;",
            {(", ropes", "", ""), ("and floats", "", "")},
        ),
        (
            "OP1. Pide a los puertos redes, cuerdas (Cuba)/ y boyas (Perú);",
            {(", cuerdas", "", ""), ("y boyas", "", "")},
        ),
    ],
)
def test_behind_a_slash_a_dash_or_a_conjunction_goes_on_with_the_sentence(text, found):
    draft = read(HEAD + text).draft
    assert {one[:3] for one in told(draft)} == found
    assert not draft.alternatives


def test_two_ways_to_go_on_stay_alternatives():
    text = "OP1. Asks ports to store nets and ropes (Cuba) / and floats (Egypt) on each mole;"
    draft = read(HEAD + text).draft
    assert {one[:3] for one in told(draft)} == {("and ropes", "", ""), ("and floats", "", "")}
    (group,) = draft.alternatives.values()
    assert len(group.of) == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "OP1. Asks ports to keep a boat near the mole (Cuba) ~~on the beach~~ for guests;",
            ("near the mole", "on the beach", ""),
        ),
        (
            "OP1. Asks pilots to hail anyone adrift at night ~~those who drift~~ (Cuba);",
            ("anyone adrift at night", "those who drift", ""),
        ),
        (
            "OP1. Asks pilots to hail ships ~~those who drift~~ (Cuba);",
            ("", "those who drift", ""),
        ),
    ],
)
def test_words_beside_a_strike_begin_as_the_struck_ones_do(text, found):
    assert extents(text) == {found}


@pytest.mark.parametrize(
    ("text", "inserted"),
    [
        ("OP1. Asks ports to ring, as appropriate (Cuba), at least twice;", ", as appropriate"),
        ("OP1. Asks ports, as appropriate (Cuba), to ring twice;", ", as appropriate,"),
        ("OP1. Asks ports to keep nets, ropes, (Cuba) and bells;", ", ropes,"),
        ("OP1. Asks ports to keep dry nets, ropes (Cuba), floats and bells;", ", ropes"),
        ("OP1. Asks ports to keep ropes (Cuba), floats and bells;", "ropes,"),
        ("OP1. Asks that pilots, masters and crews (Cuba) deserve rest;", ", masters and crews"),
        ("OP1. Asks ports to keep lamps for ships with pilots (Cuba);", "for ships with pilots"),
    ],
)
def test_commas_and_what_belongs_to_a_noun_go_with_the_words_or_stay(text, inserted):
    assert extents(text) == {(inserted, "", "")}


def test_a_strike_far_before_a_tag_attests_nothing_of_the_words_between():
    text = "OP1. Urges ~~all~~ ports to ring old brass (Cuba) bells;"
    assert extents(text) == {("", "all", ""), ("old brass", "", "")}


def test_words_behind_those_that_follow_their_delegation_are_those_of_the_next_tag():
    text = "OP1. Asks ports to keep lamps (Peru): wreck buoys; reef bells (Cuba) and nets;"
    draft = read(HEAD + text, HEAD + "OP1. Asks ports to keep lamps and nets;").draft
    assert ("reef bells", "", "", "cub propose") in told(draft)
    assert not any(one[2] for one in told(draft))
