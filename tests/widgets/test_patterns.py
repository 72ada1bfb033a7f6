"""Patterns are found, refused in a sentence, and cut off when they would take for ever."""

from __future__ import annotations

from time import perf_counter

import pytest

from model.readings.find import PatternRefused, find
from model.readings.reading import INFORMAL
from tests.builders import draft, op
from widgets.panels.patterns import matcher, pattern_matcher


def hits(pattern, text, **how):
    return [(hit.start, hit.end) for hit in pattern_matcher(pattern, **how)(text)]


def test_a_pattern_gives_its_groups():
    (hit,) = pattern_matcher(r"(\w+) and (\w+)")("for women and men")
    assert hit.groups == ("women and men", "women", "men")


def test_case_and_whole_words():
    assert hits("state", "State states") == [(0, 5), (6, 11)]
    assert hits("state", "State states", case=True) == [(6, 11)]
    assert hits("state", "State states", whole=True) == [(0, 5)]
    assert hits("a|b", "ab a", whole=True) == [(3, 4)]


def test_code_points_are_counted_not_units():
    assert hits("b+", "𝔸𝔸bb𝔸b") == [(2, 4), (5, 6)]


def test_letters_of_every_script_are_letters():
    assert hits(r"\w+", "права человека") == [(0, 5), (6, 14)]


def test_what_matches_nothing_is_not_found():
    assert hits("x*", "aaxa") == [(2, 3)]
    assert not hits("", "aa")


@pytest.mark.parametrize("pattern", ["(a", "[z-a]", "*", "a{2,1}", "(?<n>a)(?<n>b)"])
def test_what_is_no_pattern_is_said_in_a_sentence(pattern):
    with pytest.raises(PatternRefused, match="This is no pattern: "):
        pattern_matcher(pattern)


@pytest.mark.parametrize(
    "pattern", ["(a+)+$", "(a|aa)+$", "(a|a?)+$", "^(([a-z])+.)+[A-Z]([a-z])+$"]
)
def test_a_pattern_that_would_take_for_ever_is_cut_off(pattern):
    start = perf_counter()
    with pytest.raises(PatternRefused, match="too long"):
        find(draft(op("a" * 5000 + "!")), [INFORMAL], pattern_matcher(pattern, case=True))
    assert perf_counter() - start < 2


def test_words_are_taken_as_they_are_unless_a_pattern_is_wanted():
    assert [hit.start for hit in matcher("a.c", False, False, False)("abc a.c")] == [4]
    assert [hit.start for hit in matcher("a.c", False, False, True)("abc a.c")] == [0, 4]
