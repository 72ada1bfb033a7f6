"""Words replaced in like places are one change with a place each."""

from __future__ import annotations

import pytest

from model.draft.agreement import Agreement
from model.draft.place import Place
from model.readings.throughout import throughout_places
from model.steps.several import Replacement, replace_several
from model.steps.step import StepRefused
from model.steps.voice import Voice
from tests.builders import dele, draft, ins, op
from tests.check_edit import check_edit

EGYPT = Voice("egy")


def at(offset: int, paragraph: str = "p1") -> Place:
    return Place(paragraph, offset)


def test_one_change_with_a_place_for_each():
    before = draft(op("fog and fog"), op("no fog"))
    places = [
        [Replacement(at(0), at(3), "mist")],
        [Replacement(at(11), at(11), " and mist")],
        [Replacement(at(3, "p2"), at(6, "p2"))],
    ]
    typed = replace_several(before, EGYPT, places, mark="c1")
    check_edit(
        before,
        typed.edit,
        draft(
            op(dele("c1", "fog"), ins("c1", "mist"), " and fog", ins("c1.2", " and mist")),
            op("no ", dele("c1.3", "fog")),
        ),
    )
    assert typed.caret == at(6, "p2")
    assert typed.hand == "c1"


def test_own_words_are_changed_in_place():
    before = draft(op("a ", ins("c1", "thick fog here"), " b"))
    typed = replace_several(before, EGYPT, [[Replacement(at(8), at(11), "mist")]], mark="c2")
    check_edit(before, typed.edit, draft(op("a ", ins("c1", "thick mist here"), " b")))


def test_before_tabling_it_is_plain():
    before = draft(op("fog and fog"), tabled_on="")
    places = [[Replacement(at(0), at(3), "mist")], [Replacement(at(8), at(11), "mist")]]
    edit = replace_several(before, EGYPT, places).edit
    check_edit(before, edit, draft(op("mist and mist"), tabled_on=""))


def test_nobody_replaces_nothing():
    with pytest.raises(StepRefused, match="floor"):
        replace_several(draft(op("fog")), Voice(), [[Replacement(at(0), at(3), "mist")]])
    with pytest.raises(StepRefused, match="nothing"):
        replace_several(draft(op("fog")), EGYPT, [])


def test_like_places_are_whole_words_that_are_open_and_not_struck():
    whole = draft(
        op("Fog, fog and foghorns; ", dele("c1", "fog"), " and ", ins("c2", "fog"), label="1."),
        op("fog", label="2.", agreement=Agreement("agreed")),
        op("the fog", label="3."),
    )
    places = throughout_places(whole, "fog")
    assert [(p.start, p.label) for p in places] == [
        (at(5), "OP1"),
        (at(31), "OP1"),
        (at(4, "p3"), "OP3"),
    ]
    assert (places[0].before, places[0].after[:4]) == ("Fog, ", " and")
