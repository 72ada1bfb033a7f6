"""Delegations by the names of every language, of every time, and as a room means them."""

from __future__ import annotations

import json

import pytest

from model.draft.delegation import DelegationTable
from model.files.notation.names import name_at
from resources import resource
from tests.files.reading import phrases, read, read_notation, table

HEAD = "Safe harbours\n\nThe Assembly of Harbours,\n\n"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        *(("Turquie", "tur"), ("Türkiye", "tur"), ("Turkey", "tur"), ("Турция", "tur")),
        *(("Égypte", "egy"), ("مصر", "egy"), ("中国", "chn"), ("Федерация", None)),
        *(("Российская Федерация", "rus"), ("Estados Unidos de América", "usa")),
        *(("République bolivarienne du Venezuela", "ven"), ("Swaziland", "swz")),
        *(("Columbia", "col"), ("Phillipines", "phl"), ("Kyrgystan", "kgz"), ("ch", None)),
        *(("French Republic", "fra"), ("BiH", "bih"), ("bih", None), ("Burma", "mmr")),
        *(("Nueva Zelandia", "nzl"), ("刚果民主共和国", "cod"), ("Святой Престол", "vat")),
        *(("دولة فلسطين", "pse"), ("Unión Europea", "orgeu"), ("77国集团和中国", "orgg77")),
    ],
)
def test_a_delegation_is_found_by_any_name(name, found):
    known = table().find(name)
    assert (known.id if known else None) == found


@pytest.mark.parametrize(
    ("formal", "found"),
    [
        *(("Royaume du Maroc", "mar"), ("République de Guinée-Bissau", "gnb")),
        *(("Estado de Qatar", "qat"), ("República Federativa del Brasil", "bra")),
        *(("Королевство Норвегия", "nor"), ("古巴共和国", "cub"), ("جمهورية كوبا", "cub")),
        *(("République de Chine", None), ("República de China", None), ("中华民国", None)),
    ],
)
def test_formal_names_follow_from_short_ones_in_every_language(formal, found):
    named = name_at(formal, 0, table())
    assert (named[0].id if named else None) == found
    assert named is None or named[1] == len(formal)


def test_groups_have_members_and_the_days_of_those_that_came_later():
    of = table()
    size = {"orgafrican": 54, "orgeeg": 23, "orggrulac": 33, "orgasia": 53, "orgoic": 57}
    for group, count in size.items():
        known = of.get(group)
        assert known is not None
        assert len(known.members) == count
    asean = of.get("orgasean")
    assert asean is not None
    assert "VNM" not in of.on(asean, "1995-07-01").members
    assert {"VNM", "TLS"} < set(of.on(asean, "2026-01-01").members)


def test_every_state_has_names_in_six_languages():
    for known in table():
        if known.kind in ("state", "observer") and not known.code.startswith("@"):
            fact = table().facts[known.id]
            for language in ("fra", "spa", "rus", "zho", "ara"):
                assert dict(fact.by_language).get(language), (known.id, language)


def test_no_name_leads_to_two():
    entries = json.loads(resource("delegations.json"))["delegations"]
    for entry in entries:
        for names in entry.get("names", {}).values():
            for name in names:
                found = table().find(name)
                assert found is not None
                assert found.code == entry["code"], name


def test_names_and_members_are_those_of_the_day():
    of = table()
    turkey, union = of.get("tur"), of.get("orgeu")
    assert turkey is not None
    assert union is not None
    assert of.on(turkey, "2022-03-14").name == "Turkey"
    assert of.on(turkey, "2022-06-01").name == "Türkiye"
    assert of.on(turkey, "").name == "Türkiye"
    for one, day, name in (
        ("cze", "2016-01-01", "Czech Republic"),
        ("cod", "1997-05-16", "Zaire"),
        ("swz", "2018-04-18", "Swaziland"),
        ("cpv", "2013-10-23", "Cape Verde"),
    ):
        known = of.get(one)
        assert known is not None
        assert of.on(known, day).name == name
    assert "GBR" in of.on(union, "2019-07-01").members
    assert "GBR" not in of.on(union, "2020-02-01").members
    assert "HRV" not in of.on(union, "2012-01-01").members
    # The table knows it still by both.
    assert of.with_own([of.on(turkey, "2022-03-14")]).find("Türkiye") is not None


def test_a_draft_names_a_state_as_on_its_day():
    text = "General Assembly\n\nDistr.: Limited\n\n14 February {}\n\n" + HEAD
    for year, name in ((2022, "Turkey"), (2023, "Türkiye")):
        made = read(text.format(year) + "OP1. Asks [all] (TUR) ports;").draft
        assert made.delegations["tur"].name == name


def test_a_room_says_whom_it_means_once():
    room = table().meaning({"CH": "chn"})
    text = HEAD + "OP1. Asks [all] (CH) ports [now] (CH);"
    made = read_notation(text, room, phrases()).draft
    assert {p.delegation for c in made.changes.values() for p in c.positions} == {"chn"}
    found = table().find("CH")
    assert found is not None
    assert found.id == "che"
    again = room.with_own(()).find("CH")
    assert again is not None
    assert again.id == "chn"


def test_the_source_of_each_kind_of_fact_is_stated():
    told = json.loads(resource("delegations.json"))
    for key in ("name", "formal", "names", "also", "aliases", "members", "former"):
        assert told["sources"][key]
    for entry in told["delegations"]:
        assert all(one["source"] for one in entry.get("former", ()))
        assert not entry.get("spans") or entry["spans_source"]
        assert entry.get("members_source", True)


@pytest.mark.parametrize(
    ("tag", "who"),
    [
        ("(Turquie, Égypte ; réserve : Cuba)", {"tur support", "egy support", "cub reserve"}),
        ("(España y Argelia; reserva: México)", {"esp support", "dza support", "mex reserve"}),
        ("(Китай, Куба; оговорка: Египет)", {"chn support", "cub support", "egy reserve"}),
        ("(中国、古巴；保留：埃及)", {"chn support", "cub support", "egy reserve"}),
    ],
)
def test_tags_in_other_languages_are_read(tag, who):
    made = read(f"{HEAD}OP1. Asks [all] {tag} ports;").draft
    said = {f"{p.delegation} {p.stance}" for c in made.changes.values() for p in c.positions}
    assert said == who


def test_an_empty_table_knows_nobody():
    assert DelegationTable(()).find("Egypt") is None
