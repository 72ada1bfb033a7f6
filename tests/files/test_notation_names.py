"""Names of delegations as rooms write them, and tags that say more than a name."""

from __future__ import annotations

import pytest

from model.files.notation.names import names_in
from model.files.notation.tags import read_tag
from tests.files.reading import read, table, told


def stands(inner: str) -> str | None:
    """Who stands how in a tag: "egy propose"; None where it is none."""
    tag = read_tag(inner, table())
    return None if tag is None else ", ".join(f"{s.delegation.id} {s.stance}" for s in tag.stands)


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        *(("Islamic Republic of Iran", "irn"), ("Plurinational State of Bolivia", "bol")),
        *(("Bolivarian Republic of Venezuela", "ven"), ("Kingdom of the Netherlands", "nld")),
        *(("Hashemite Kingdom of Jordan", "jor"), ("St. Lucia", "lca"), ("Benelux", "orgbenelux")),
        *(("Nordic countries", "orgnordic"), ("Baltic States", "orgbaltic"), ("LMG", "orglmg")),
        *(("Group of African States", "orgafrican"), ("OHCHR", "orgohchr"), ("ICRC", "orgicrc")),
        *(("co-sponsors", "orgsponsors"), ("Friends of the Chair", "orgfriends")),
        *(("CELAC", "orgcelac"), ("PSIDS", "orgpsids"), ("DRC", "cod"), ("AFRO", "orgafrican")),
    ],
)
def test_a_long_or_common_name_is_known(name, identity):
    assert stands(name) == f"{identity} propose"


@pytest.mark.parametrize("name", ["Republic of China", "State of the sea", "Gulf of Guinea"])
def test_not_every_long_name_is_a_state(name):
    assert stands(name) is None


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        (
            "EU, GRULAC; reservation: Egypt on behalf of the Arab Group",
            "orgeu support, orggrulac support, egy reserve",
        ),
        ("Cuba [delete]", "cub delete"),
        ("JPN (pen), EGY", "jpn support, egy support"),
        ("AFRO Member States", "orgafrican propose"),
        ("with reservation from EU", "orgeu reserve"),
        ("add EU", "orgeu propose"),
        ("EU?", "orgeu propose"),
        ("EU, tbc", "orgeu propose"),
        ("Cuba, Iran: retain; USA: delete", "cub retain, irn retain, usa delete"),
    ],
)
def test_more_than_a_name_is_read(inner, said):
    assert stands(inner) == said


def test_names_are_found_in_any_words():
    assert names_in("seen by Egypt and the European Union in IT", table()) == [
        "Egypt",
        "the European Union",
    ]


def test_a_parenthesis_with_names_that_is_no_tag_is_told_of():
    text = "Safe harbours\n\nThe Assembly of Harbours,\n\nOP1. Asks to call (see what Cuba said);"
    loaded = read(text)
    assert [n.rule for n in loaded.notices] == ["tag-doubtful"]
    assert "Cuba" in loaded.notices[0].message


def test_wide_parentheses_are_tags_where_they_name_delegations():
    draft = read(
        "OP1. Asks ［all］（法国、智利；reservation：Egypt） keepers （of lamps） "
        "to wait （Китай）;\n\n"
        "OP2. Asks States 【to trim the wicks】 （中国） 【each】 year;"
    ).draft
    assert told(draft)[0] == ("all", "", "", "fra support, chl support, egy reserve")
    assert told(draft)[1][3] == "chn propose"
    assert ("to trim the wicks", "", "", "chn propose") in told(draft)
    assert "（of lamps）" in draft.paragraphs[0].text()
    assert "【each】" in draft.paragraphs[1].text()


@pytest.mark.parametrize(
    ("inner", "stances"),
    [
        ("Grupo Africano, Unión Europea", ["orgafrican support", "orgeu support"]),
        ("Groupe africain; s’oppose: Suisse", ["orgafrican propose", "che oppose"]),
        ("Группа 77 и Китай", ["orgg77 propose"]),
        ("المجموعة الأفريقية، مصر", ["orgafrican support", "egy support"]),
        ("欧洲联盟、中国", ["orgeu support", "chn support"]),
        ("G77+China", ["orgg77 propose"]),
        (
            "apoya: Chile; se opone: Cuba; retener: Perú",
            ["chl support", "cub oppose", "per retain"],
        ),
        ("Propuesta de la Presidencia, Perú", ["orgchair propose", "per support"]),
        ("Rep. of Korea, BiH, EE.UU.", ["kor support", "bih support", "usa support"]),
    ],
)
def test_groups_and_verbs_in_other_languages(inner, stances):
    found = read_tag(inner, table())
    assert found is not None
    assert [f"{s.delegation.id} {s.stance}" for s in found.stands] == stances
