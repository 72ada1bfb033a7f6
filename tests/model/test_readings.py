"""Each reading shows what the one rule and the room's decisions say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.draft.agreement import Agreement
from model.draft.change import Alternatives, Bracket
from model.draft.delegation import Delegation
from model.draft.draft import Draft
from model.draft.paragraph import Cell
from model.readings.lines import Rendering, printed_lines
from model.readings.reading import (
    CHAIRS_PROPOSAL,
    CLEAN,
    INFORMAL,
    PROPOSED,
    TABLED,
    Reading,
)
from tests.builders import (
    bracket,
    change,
    dele,
    draft,
    end,
    hold,
    ins,
    note,
    note_mark,
    op,
    para,
    pp,
)

AGREED = Agreement("agreed", "informals")


def shown(seen: Draft, reading: Reading) -> list[str]:
    """What the reading prints, labels left out by giving none."""
    return printed_lines(seen, reading)


def texts(seen: Draft) -> dict[str, list[str]]:
    """Every reading's text by its name."""
    return {
        r.name: printed_lines(seen, r) for r in (TABLED, INFORMAL, CHAIRS_PROPOSAL, CLEAN, PROPOSED)
    }


def one(*pieces: object, changes: tuple[object, ...] = (), **facts: object) -> Draft:
    """A draft of one preambular paragraph."""
    return draft(pp(*pieces, **facts), changes=changes)  # type: ignore[arg-type]


# -- the rule in each reading ----------------------------------------------------------------------


def test_an_open_insertion_is_asked_for_in_one_reading_and_absent_from_the_clean():
    seen = texts(one("Noting the ", ins("c1", "night "), "trains,"))
    assert seen == {
        "tabled": ["Noting the trains,"],
        "informal": ["Noting the night (Egypt) trains,"],
        "chair": ["Noting the [night] trains,"],
        "clean": ["Noting the trains,"],
        "proposed": ["Noting the night trains,"],
    }


def test_an_open_deletion_stays_in_the_clean_text():
    seen = texts(one("Noting the ", dele("c1", "slow "), "trains,"))
    assert seen["clean"] == ["Noting the slow trains,"]
    assert seen["chair"] == ["Noting the [slow] trains,"]
    assert seen["proposed"] == ["Noting the trains,"]


@pytest.mark.parametrize(
    ("outcome", "informal", "clean"),
    [
        ("accepted", "the night trains", "the night trains"),
        ("rejected", "the trains", "the trains"),
        ("withdrawn", "the trains", "the trains"),
    ],
)
def test_what_is_decided_is_plain_or_gone(outcome, informal, clean):
    seen = one("the ", ins("c1", "night "), "trains", changes=(change("c1", outcome=outcome),))
    assert shown(seen, INFORMAL) == [informal]
    assert shown(seen, CLEAN) == [clean]


def test_words_in_a_rejected_insertion_cannot_stand_whoever_supports_them():
    seen = one(
        "the ",
        ins("c1", "night ", ins("c2", "express "), "and day "),
        "trains",
        changes=(change("c1", outcome="rejected"), change("c2", "irn propose")),
    )
    assert {*map(tuple, texts(seen).values())} == {("the trains",)}


def test_the_chair_rules_and_her_own_words_are_taken_unless_she_says_otherwise():
    words = ("the ", ins("c1", "night "), "trains")
    assert shown(one(*words, changes=(change("c1", ruling="take"),)), CLEAN) == ["the night trains"]
    assert shown(one(*words, changes=(change("c1", ruling="leave"),)), CHAIRS_PROPOSAL) == [
        "the trains"
    ]
    by_chair = change("c1", by="orgchair")
    assert shown(one(*words, changes=(by_chair,)), CLEAN) == ["the night trains"]
    left = change("c1", by="orgchair", ruling="leave")
    assert shown(one(*words, changes=(left,)), CLEAN) == ["the trains"]


def test_neighbours_undecided_for_the_same_changes_share_one_pair_of_brackets():
    seen = one("to ", ins("c1", "plan ", dele("c2", "and ")), ins("c1", "run "), "trains")
    assert shown(seen, CHAIRS_PROPOSAL) == ["to [plan] [and] [run] trains"]
    seen = one("to ", ins("c1", "plan ", hold("c9", "and "), "run "), "trains")
    assert shown(seen, CHAIRS_PROPOSAL) == ["to [plan and run] trains"]


def test_a_run_is_out_for_the_chair_as_soon_as_one_change_says_so():
    seen = one(
        "to ",
        ins("c1", dele("c2", "plan ")),
        "go",
        changes=(change("c1"), change("c2", ruling="take")),
    )
    assert shown(seen, CHAIRS_PROPOSAL) == ["to go"]


# -- agreement decides -----------------------------------------------------------------------------


def test_an_agreed_paragraph_reads_as_agreed_with_its_tags_still_on():
    seen = one("the ", ins("c1", "night "), dele("c2", "slow "), "trains", agreement=AGREED)
    assert shown(seen, CLEAN) == shown(seen, CHAIRS_PROPOSAL) == ["the night trains"]


@pytest.mark.parametrize("stance", ["reserve", "oppose", "retain", "delete"])
def test_a_stance_against_leaves_it_undecided_even_where_agreed(stance):
    contested = change("c1", "egy propose", f"irn {stance}")
    seen = one("the ", ins("c1", "night "), "trains", changes=(contested,), agreement=AGREED)
    assert shown(seen, CLEAN) == ["the trains"]
    assert shown(seen, CHAIRS_PROPOSAL) == ["the [night] trains"]


def test_only_the_last_word_of_a_delegation_contradicts():
    lifted = change("c1", "egy propose", "irn reserve", "irn flexible")
    seen = one("the ", ins("c1", "night "), "trains", changes=(lifted,), agreement=AGREED)
    assert shown(seen, CLEAN) == ["the night trains"]


def test_a_change_in_two_paragraphs_is_decided_where_it_is_agreed():
    seen = draft(
        pp("the ", ins("c1", "night "), "trains", agreement=AGREED),
        pp("all ", ins("c1.2", "night "), "trains"),
    )
    assert shown(seen, CLEAN) == ["the night trains", "all trains"]


def test_an_agreed_new_paragraph_takes_with_it_the_two_that_it_merges():
    seen = draft(
        pp(dele("c1.2", "Old one,"), end=end(dels="c1.2")),
        pp(dele("c1.3", "Old two,"), end=end(dels="c1.3")),
        pp(ins("c1", "Both in one,"), end=end("c1"), agreement=AGREED),
        pp("Last,"),
    )
    assert shown(seen, CLEAN) == ["Both in one,", "Last,"]
    assert shown(seen, TABLED) == ["Old one,", "Old two,", "Last,"]


def test_an_agreed_paragraph_does_not_go_because_somebody_put_an_alt():
    seen = draft(
        pp(dele("c1.2", "As agreed,"), end=end(dels="c1.2"), agreement=AGREED),
        pp(ins("c1", "Otherwise,"), end=end("c1")),
        alternatives=(Alternatives("a1", ("p1", "p2")),),
    )
    assert shown(seen, CLEAN) == ["As agreed,"]
    assert shown(seen, CHAIRS_PROPOSAL) == ["[As agreed,]", "[Otherwise,]"]


def test_nor_does_it_stand_beside_the_chairs_own_alt():
    seen = draft(
        pp(dele("c1.2", "As agreed,"), end=end(dels="c1.2"), agreement=AGREED),
        pp(ins("c1", "Otherwise,"), end=end("c1")),
        changes=(change("c1", by="orgchair"),),
    )
    assert shown(seen, CLEAN) == ["As agreed,"]


def test_an_agreed_alt_takes_the_place_of_what_it_replaces():
    seen = draft(
        pp(dele("c1.2", "As it was,"), end=end(dels="c1.2")),
        pp(ins("c1", "Otherwise,"), end=end("c1"), agreement=AGREED),
        alternatives=(Alternatives("a1", ("p1", "p2")),),
    )
    assert shown(seen, CLEAN) == ["Otherwise,"]


def both_agreed(**facts: object) -> Draft:
    """A proposed paragraph and its alt, both marked agreed."""
    return draft(
        pp(ins("c1", dele("c2.2", "One way,")), end=end("c1", "c2.2"), agreement=AGREED),
        pp(ins("c2", "Another way,"), end=end("c2"), agreement=AGREED),
        pp("Last,"),
        alternatives=(Alternatives("a1", ("p1", "p2")),),
        changes=(change("c1"), change("c2", "orgchair propose", **facts)),
    )


def test_an_alternative_agreed_beside_its_rival_is_asked_about_and_not_guessed():
    assert shown(both_agreed(), CLEAN) == ["Last,"]
    assert shown(both_agreed(), CHAIRS_PROPOSAL) == ["[One way,]", "[Another way,]", "Last,"]


def test_the_chairs_ruling_settles_two_rivals():
    assert shown(both_agreed(ruling="take"), CLEAN) == ["Another way,", "Last,"]
    assert shown(both_agreed(ruling="leave"), CLEAN) == ["One way,", "Last,"]


# -- as somebody wants it --------------------------------------------------------------------------


def wanted(who: str, *stances: str) -> list[str]:
    seen = one("the ", ins("c1", "night "), "trains", changes=(change("c1", *stances),))
    return shown(seen, Reading("as", who))


def test_a_delegation_reads_the_text_as_it_wants_it():
    assert wanted("egy", "egy propose") == ["the night trains"]
    assert wanted("irn", "egy propose") == ["the trains"]
    assert wanted("irn", "orgchair propose", "irn reserve") == ["the trains"]
    assert wanted("irn", "orgchair propose") == ["the night trains"]


def test_who_asks_for_a_deletion_is_behind_it():
    seen = one("the ", dele("c1", "slow "), "trains", changes=(change("c1", "irn delete"),))
    assert shown(seen, Reading("as", "irn")) == ["the trains"]
    assert shown(seen, Reading("as", "egy")) == ["the slow trains"]


def test_a_groups_position_counts_where_the_member_has_none():
    group = Delegation("orgcanz", "@CANZ", "CANZ", kind="group", members=("EGY",))
    seen = one("the ", ins("c1", "night "), "trains", changes=(change("c1", "orgcanz propose"),))
    seen = replace(seen, delegations=seen.delegations.put("orgcanz", group))
    assert shown(seen, Reading("as", "egy")) == ["the night trains"]
    own = change("c1", "egy reserve", "orgcanz propose")
    seen = replace(seen, changes=seen.changes.put("c1", own))
    assert shown(seen, Reading("as", "egy")) == ["the trains"]


# -- lines and ends --------------------------------------------------------------------------------


def test_a_split_and_a_join_flow_as_in_word():
    seen = draft(
        op("One half, ", label="1.", end=end("c1")),
        op("the other;", label=""),
        op("Joined", label="2.", end=end(dels="c2")),
        op(" up;", label="3."),
    )
    assert shown(seen, TABLED) == [
        "1. One half, the other;",
        "2. Joined",
        "3.  up;".replace("  ", " "),
    ]
    assert shown(seen, PROPOSED) == ["1. One half,", "the other;", "2. Joined up;"]
    assert shown(seen, INFORMAL)[0] == "1. One half, ¶ (Egypt)"


def test_a_joined_line_is_named_after_the_first_that_contributes():
    seen = draft(
        op(dele("c1", "Gone;"), id="p1", label="1.", end=end(dels="c1")),
        op("Stays;", id="p2", label="2."),
        changes=(change("c1", outcome="accepted"),),
    )
    (line,) = Rendering(seen, PROPOSED).lines()
    assert (line.paragraph, line.row, line.label) == ("p2", 1, "2.")


def test_rows_one_by_one_are_the_lines_all_at_once():
    seen = draft(
        op("One ", end=end("c1")),
        op("half;", end=end(dels="c2")),
        op(" and more;"),
        op(ins("c3", "New;"), end=end("c3")),
        op(dele("c4", "Last;"), end=end(dels="c4")),
    )
    for reading in (TABLED, INFORMAL, CHAIRS_PROPOSAL, CLEAN, PROPOSED, Reading("as", "egy")):
        rendering = Rendering(seen, reading)
        rows = [rendering.row(i) for i in range(len(seen.paragraphs))]
        assert [line for line in rows if line] == list(rendering.lines())


def test_text_never_flows_out_of_a_cell():
    cell = ({"inside": (Cell("t1", 0, 0),)}, {"inside": (Cell("t1", 0, 1),)})
    seen = draft(
        op("Before", end=end(dels="c1")),
        para("cell", "One", end=end(dels="c1"), **cell[0]),
        para("cell", dele("c1", "Two"), end=end(dels="c1"), **cell[1]),
        op("After"),
    )
    assert shown(seen, PROPOSED) == ["Before", "One", "After"]


def test_a_break_that_stands_without_words_is_a_row_but_is_not_printed():
    seen = draft(op("One", end=end()), op(dele("c1", "Two")), op("Three"))
    assert shown(seen, PROPOSED) == ["One", "Three"]
    assert [line.row for line in Rendering(seen, PROPOSED).lines()] == [0, 1, 2]


# -- brackets, notes, numbers ----------------------------------------------------------------------


def test_a_bracket_is_drawn_round_whatever_of_it_is_shown():
    seen = draft(
        op("Ships ", bracket("b1", "shall ", ins("c1", bracket("b2", "soon "))), "go"),
        brackets=(Bracket("b1"), Bracket("b2", ins=("c1",))),
    )
    assert shown(seen, TABLED) == ["Ships [shall ]go"]
    assert shown(seen, PROPOSED) == ["Ships [shall [soon ]]go"]


def test_a_bracket_lifted_is_gone_where_its_lifting_is_in():
    seen = draft(op(bracket("b1", "shall"), " go"), brackets=(Bracket("b1", dels=("c1",)),))
    assert shown(seen, TABLED) == ["[shall] go"]
    assert shown(seen, PROPOSED) == ["shall go"]


def test_a_bracket_over_paragraphs_opens_in_the_first_and_closes_in_the_last():
    seen = draft(
        op(bracket("b1", "One"), end=end()),
        op(bracket("b1", "two")),
        op(bracket("b1", dele("c1", "three")), "."),
        brackets=(Bracket("b1"),),
    )
    assert shown(seen, TABLED) == ["[One", "two", "three]."]
    assert shown(seen, PROPOSED) == ["[One", "two]", "."]


def test_notes_are_numbered_by_what_the_reading_shows():
    seen = draft(
        op("One", ins("c1", note_mark("n1")), " two", note_mark("n2"), " star", note_mark("n3")),
        notes=(note("n1", "first"), note("n2", "second"), note("n3", "starred", mark="*")),
    )
    assert shown(seen, TABLED) == ["One two[1] star[*]"]
    assert shown(seen, PROPOSED) == ["One[1] two[2] star[*]"]
    (line,) = Rendering(seen, PROPOSED).note("n2")
    assert line.words() == "second"


def test_the_clean_text_is_numbered_afresh():
    seen = draft(
        pp("Noting,", label="PP1."),
        op("First;", label="3."),
        op(ins("c1", "Put in;"), label="3 bis.", end=end("c1"), agreement=AGREED),
        op("of which:", label="4."),
        op("lower;", label="(x)", level=2),
        op("lowest;", label="(q)", level=3),
        op("Last.", label="7."),
    )
    assert shown(seen, CLEAN) == [
        "Noting,",
        "1. First;",
        "2. Put in;",
        "3. of which:",
        "(a) lower;",
        "(i) lowest;",
        "4. Last.",
    ]
    assert shown(seen, TABLED)[1:3] == ["3. First;", "4. of which:"]


def test_a_single_operative_paragraph_has_no_number_and_parts_begin_again():
    assert shown(draft(op("Decides so.", label="1.")), CLEAN) == ["Decides so."]
    parts = draft(
        para("heading", "A"), op("a;", label="1."), op("b;", label="2."),
        para("heading", "B"), op("c;", label="1."), op("d.", label="1."),
    )  # fmt: skip
    assert shown(parts, CLEAN) == ["A", "1. a;", "2. b;", "B", "1. c;", "2. d."]


def test_the_tabled_reading_has_the_labels_as_tabled():
    seen = draft(op("Moved up;", label="2.", tabled_label="5."), op("New number", tabled_label=""))
    assert shown(seen, TABLED) == ["5. Moved up;", "New number"]


def test_a_line_break_inside_prints_as_a_line_separator():
    assert shown(one("one\ntwo"), TABLED) == ["one\u2028two"]
