"""Delegations are found by every name that rooms give them."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.draft.delegation import DelegationTable, delegation_id, unknown_delegation

ROOT = Path(__file__).resolve().parents[2]
TABLE = DelegationTable.from_json((ROOT / "resources/delegations.json").read_bytes())


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Egypt", "EGY"),
        ("EGY", "EGY"),
        ("egypt", "EGY"),
        ("CH", "CHE"),
        ("Turkey", "TUR"),
        ("Turkiye", "TUR"),
        ("the Russian Federation", "RUS"),
        ("Côte d’Ivoire", "CIV"),
        ("EU", "@EU"),
        ("@EU", "@EU"),
        ("NAM", "NAM"),
        ("@NAM", "@NAM"),
        ("Chair’s proposal", "@CHAIR"),
    ],
)
def test_a_name_finds_its_delegation(name, code):
    found = TABLE.find(name)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("name", ["ch", "COVID-19", "", "all of them"])
def test_other_words_find_nobody(name):
    assert TABLE.find(name) is None


def test_a_movement_and_a_state_of_one_code_have_two_ids():
    assert delegation_id("NAM") != delegation_id("@NAM")


def test_an_author_nobody_knows_is_a_delegation_of_its_own():
    one, other = unknown_delegation("Friends of Trains"), unknown_delegation("北欧")
    assert one.name == "Friends of Trains"
    assert one.id != other.id
    assert one == unknown_delegation("Friends of Trains")
