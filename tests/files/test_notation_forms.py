"""Each form of the notation by itself, in words of our own."""

from __future__ import annotations

import pytest

from model.draft.text import change_of
from model.files.notation.tags import read_tag
from model.files.notation.write import write_notation
from tests.files.reading import read, table, tabled_text, told, who

HEAD = "Safe harbours\n\nThe Assembly of Harbours,\n\n"


def only(text: str, tabled: str | None = None) -> list[tuple[str, str, str, str]]:
    """The changes of a text with a head before it."""
    return told(read(HEAD + text, None if tabled is None else HEAD + tabled).draft)


@pytest.mark.parametrize(
    ("inner", "stances"),
    [
        ("Egypt", "egy propose"),
        ("Egypt, Iran and Cuba", "egy support, irn support, cub support"),
        ("Chair’s proposal, Egypt", "orgchair propose, egy support"),
        (
            "Egypt; reservation: Iran; consult with capital: Cuba",
            "egy propose, irn reserve, cub consult",
        ),
        ("retain: Egypt, flexible: Iran", "egy retain, irn flexible"),
        ("reservation by Iran", "irn reserve"),
        ("Iran: retain original language", "irn retain"),
        ("EU, G77 and China", "orgeu support, orgg77 support"),
        ("Egypt, reserve", "egy reserve"),
        ("deleted by Egypt", "egy delete"),
        ("opposed: Iran", "irn oppose"),
        ("Venezuela (Bolivarian Republic of), Iran", "ven support, irn support"),
        ("USA, UK, CH", "usa support, gbr support, che support"),
    ],
)
def test_a_tag_says_who_stands_how(inner, stances):
    tag = read_tag(inner, table())
    assert tag is not None
    assert ", ".join(f"{s.delegation.id} {s.stance}" for s in tag.stands) == stances


@pytest.mark.parametrize(
    "inner",
    [
        *("COVID-19", "E/2019/28", "United Nations publication, 2021", "boats and nets", "a"),
        *("Bolivarian Republic of", "Geneva, Switzerland", "2022", "see chapter II"),
    ],
)
def test_a_parenthesis_without_delegations_is_no_tag(inner):
    assert read_tag(inner, table()) is None


def test_an_abbreviation_behind_its_name_is_no_tag():
    loaded = read(HEAD + "1. Thanks the European Union (EU) for the lamps;")
    assert not loaded.draft.changes
    assert "(EU)" in loaded.draft.paragraphs[2].text()


def test_a_name_in_no_list_is_told():
    loaded = read(HEAD + "1. Urges [all] (Egypt, Ruritania, Iran) boats to rest;")
    assert [n.rule for n in loaded.notices] == ["delegation-unknown"]
    (change,) = loaded.draft.changes.values()
    assert [p.stance for p in change.positions] == ["support"] * 3


def test_brackets_bound_an_insertion_inside_and_outside():
    assert only("1. Urges boats [to rest] (Egypt) at night;") == [
        ("to rest", "", "", "egy propose")
    ]
    assert only("1. Urges boats [to rest (Egypt)] at night;") == [
        ("to rest", "", "", "egy propose")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. Urges boats to ~~stop~~ rest (Egypt) at night;",
        "1. Urges boats to rest (Egypt) ~~stop~~ at night;",
        "1. Urges boats to ~~stop~~ [rest] (Egypt) at night;",
        "1. Urges boats to [~~stop~~ rest] (Egypt) at night;",
    ],
)
def test_a_strike_beside_an_insertion_is_replaced_by_it(text):
    assert only(text) == [("rest", "stop", "", "egy propose")]


def test_a_strike_over_two_verbs_is_split():
    assert only("1. ~~Invites-Urges~~ (Egypt, Iran) boats to rest;") == [
        ("Urges", "Invites", "", "egy support, irn support")
    ]


def test_two_opening_phrases_are_a_replacement_whose_strike_was_lost():
    assert only("PP1. Recognizing Acknowledging (Mexico) also that fog is thick,") == [
        ("Acknowledging", "Recognizing", "", "mex propose")
    ]


def test_a_strike_with_a_tag_alone_is_a_deletion():
    assert only("1. Urges boats to rest ~~and anchor~~ (Egypt) at night;") == [
        ("", "and anchor", "", "egy propose")
    ]


def test_a_stance_without_an_amendment_holds_the_words():
    assert only("1. Urges boats of wood and steel (reservation by Iran) to rest;") == [
        ("", "", "and steel", "irn reserve")
    ]


def test_words_put_in_a_tag_replace_those_before_it():
    assert only("1. Urges boats to act in close cooperation (Cuba: “concert”) with pilots;") == [
        ("concert", "close cooperation", "", "cub propose")
    ]


def test_a_slash_makes_alternatives():
    loaded = read(HEAD + "1. Urges [old] (Egypt) / [wooden] (Iran) boats to rest;")
    (alternatives,) = loaded.draft.alternatives.values()
    assert set(alternatives.of) == set(loaded.draft.changes)


def test_branches_round_retained_words_are_alternatives():
    loaded = read(
        HEAD
        + "1. Urges the use of sails (retain: Iran) oars (Egypt, Cuba) (Mexico): poles; by day;"
    )
    (alternatives,) = loaded.draft.alternatives.values()
    assert len(alternatives.of) == 3


def test_a_bis_with_a_tag_at_its_end_is_a_new_paragraph():
    draft = read(HEAD + "1. Urges boats to rest;\n\n1 bis. Invites crews to sleep; (Egypt)\n").draft
    new = draft.paragraphs[3]
    (change,) = new.changes()
    assert new.end.ins == (change,)
    assert who(draft, change) == "egy propose"
    assert tabled_text(draft)[-1] == "Urges boats to rest;"


def test_a_tag_inside_a_new_paragraph_nests():
    draft = read(HEAD + "1 bis. Invites crews to [all] (Iran) sleep; (Egypt)\n").draft
    nested = [r for r in draft.paragraphs[2].runs if r.text.strip() == "all"]
    assert len(nested[0].ins) == 2


def test_an_alt_takes_out_what_it_replaces():
    draft = read(
        HEAD
        + "PP1. Noting fog,\n\nPP1 bis. Noting rain, (Iran)\n\nPP1 bis alt. Noting hail, (Egypt)\n"
    ).draft
    bis, alt = draft.paragraphs[3], draft.paragraphs[4]
    (change,) = (change_of(m) for m in alt.end.ins)
    assert [change_of(m) for m in bis.end.dels] == [change]
    assert bis.end.dels == (f"{change}.2",)
    assert next(iter(draft.alternatives.values())).of == (bis.id, alt.id)


def test_a_struck_paragraph_with_delete_is_retained_by_the_others():
    draft = read(
        HEAD + "~~PP8. Noting fog.~~ (Pakistan, flexible: Iran) delete: (Mexico),\n\n1. Urges rest;"
    ).draft
    (change,) = draft.changes.values()
    assert who(draft, change.id) == "pak retain, irn flexible, mex delete"
    assert draft.paragraphs[2].end.dels


def test_struck_paragraphs_go_with_the_one_that_takes_their_number():
    draft = read(
        HEAD + "~~PP1. Noting fog,~~\n\n~~PP2. Noting rain,~~\n\nPP1. Noting weather (Egypt)\n"
    ).draft
    (change,) = draft.changes.values()
    marks = [(p.end.ins, p.end.dels) for p in draft.paragraphs][2:]
    assert marks == [((), (f"{change.id}.2",)), ((), (f"{change.id}.3",)), ((change.id,), ())]


def test_a_paragraph_struck_here_and_standing_there_has_moved():
    loaded = read(
        HEAD + "~~1. Decides to meet at sea;~~\n\n2. Urges rest;\n\n3. Decides to meet at sea;\n"
    )
    (change,) = loaded.draft.changes.values()
    home, copy = loaded.draft.paragraphs[2], loaded.draft.paragraphs[4]
    assert (change.moved_from, change.moved_to) == (home.id, copy.id)
    assert (home.end.dels, copy.end.ins) == ((change.id,), (f"{change.id}.2",))
    assert [n.rule for n in loaded.notices if n.asks] == ["move-doubtful"]


@pytest.mark.parametrize(
    ("line", "state", "forum"),
    [
        ("[OP1 agreed in informals]", "agreed", "informals"),
        ("[OP1 agreed ad ref]", "agreed", "adref"),
        ("[OP1 agreed in CoW]", "agreed", "cow"),
        ("[1 agreed in plenary]", "agreed", "plenary"),
        ("*[OP 1 agreed]*", "agreed", ""),
        ("[OP1 pending EU and Egypt]", "pending", ""),
        ("[OP1 reopened]", "reopened", ""),
        ("[OP1 withdrawn]", "withdrawn", ""),
        ("[OP1 under silence until 2026-03-01T12:00:00Z]", "silence", ""),
        ("[OP1 under silence until 2026-03-01 12:00 UTC]", "silence", ""),
    ],
)
def test_a_status_line_says_what_is_settled(line, state, forum):
    loaded = read(HEAD + f"1. Urges boats to rest;\n\n{line}\n")
    agreement = loaded.draft.paragraphs[2].agreement
    assert (agreement.state, agreement.forum) == (state, forum)
    assert not [n for n in loaded.notices if n.asks]
    if state == "pending":
        assert agreement.pending == ("orgeu", "egy")
    assert agreement.until == ("2026-03-01T12:00:00Z" if state == "silence" else "")


def test_a_status_line_of_another_number_is_asked_about():
    loaded = read(HEAD + "1. Urges boats to rest;\n\n[OP4 agreed in informals]\n")
    assert loaded.draft.paragraphs[2].agreement.state == "agreed"
    assert [n.rule for n in loaded.notices if n.asks] == ["order-doubtful"]


def test_remarks_are_kept_with_who_made_them():
    draft = read(
        HEAD
        + "1. Urges boats to rest; [Mexico – addition of ships]\n\n[Egypt will send language]\n"
    ).draft
    remarks = {r.by: r for r in draft.remarks.values()}
    assert remarks["mex"].text == "addition of ships"
    assert remarks["egy"].owed
    assert {r.on for r in remarks.values()} == {draft.paragraphs[2].id}


def test_positions_on_the_whole_text_stand_on_the_draft():
    draft = read(
        "Safe harbours\n\n(Reservation on the resolution: EU, USA)\n\nThe Assembly of Harbours,\n"
    ).draft
    assert [(p.delegation, p.stance) for p in draft.positions] == [
        ("orgeu", "reserve"),
        ("usa", "reserve"),
    ]
    assert [p.kind for p in draft.paragraphs] == ["title", "enacting"]


def test_a_page_break_with_notes_between_is_rejoined():
    draft = read(
        HEAD + "1. Urges boats¹ to rest in the\n\n¹ Of any size.\n\nharbour at night;\n"
    ).draft
    assert [p.text() for p in draft.paragraphs][2:] == [
        "Urges boats\ufffc to rest in the harbour at night;"
    ]
    (note,) = draft.notes.values()
    assert (note.mark, note.paragraphs[0].text()) == ("1", "Of any size.")


def test_the_tabled_text_gives_the_extents():
    assert only(
        "1. Urges old and wooden (Egypt) boats to rest at night (Iran);",
        "1. Urges old boats to rest;",
    ) == [("and wooden", "", "", "egy propose"), ("at night", "", "", "irn propose")]


def test_words_that_the_file_lost_come_back_as_deleted():
    draft = read(
        HEAD + "1. Urges boats to rest (Egypt) at night;",
        HEAD + "1. Urges boats to stop engines at night;",
    ).draft
    assert tabled_text(draft)[-1] == "Urges boats to stop engines at night;"


def test_a_list_in_brackets_side_by_side_is_a_choice():
    draft = read(HEAD + "1. Boats [shall][should] rest [at [deep] sea];").draft
    assert len(draft.brackets) == 4
    assert not draft.changes
    (alternatives,) = draft.alternatives.values()
    assert len(alternatives.of) == 2


def test_a_bracket_over_paragraphs_is_one():
    draft = read(HEAD + "1. [Boats shall rest;\n\n2. Crews shall sleep;]\n").draft
    (bracket,) = draft.brackets
    assert all(r.brackets == (bracket,) for p in list(draft.paragraphs)[2:] for r in p.runs)


def test_a_bracket_without_a_partner_is_kept_and_told():
    loaded = read(HEAD + "1. Boats [shall rest;\n")
    assert loaded.draft.paragraphs[2].text() == "Boats [shall rest;"
    assert [n.rule for n in loaded.notices] == ["bracket-unpaired"]


def test_options_are_alternatives():
    draft = read(
        HEAD + "1. Boats:\n\n    **Option 1:** shall rest;\n\n    **Option 2:** may rest;\n"
    ).draft
    (alternatives,) = draft.alternatives.values()
    assert [draft.paragraph(p).label for p in alternatives.of] == ["Option 1:", "Option 2:"]


def test_what_a_tag_guesses_says_so_and_why():
    (change,) = read(HEAD + "1. Urges wooden (Egypt) boats to rest;").draft.changes.values()
    assert change.confidence is not None
    assert change.reason


EVERYTHING = (
    HEAD
    + """PP1. Noting [thick] (Egypt; reservation: Iran) fog,

[PP1 agreed in informals]

PP1 bis. Noting rain [and hail] (Iran), (Egypt, Cuba)

~~PP2. Noting wind,~~ (delete: Mexico; retain: Egypt)

1. Urges boats¹ to [~~stop~~ rest] (Egypt) [at night] (Iran, Cuba) / [by day] (Mexico);

¹ Of any size.

[Mexico: addition of other vessels]

2. Boats [shall][should] have [lamps [of oil]];

[OP2 pending EU]
"""
)


def test_what_is_written_reads_back_as_the_same_draft():
    draft = read(EVERYTHING).draft
    again = read(write_notation(draft)).draft
    assert told(again) == told(draft)
    for one, other in zip(draft.paragraphs, again.paragraphs, strict=True):
        assert (one.kind, one.label, one.text(), one.agreement) == (
            other.kind, other.label, other.text(), other.agreement
        )  # fmt: skip
    assert len(again.brackets) == len(draft.brackets) == 4
    assert [len(a.of) for a in again.alternatives.values()] == [2, 2]
    assert [r.text for r in again.remarks.values()] == [r.text for r in draft.remarks.values()]
    assert write_notation(again) == write_notation(draft)


def test_who_proposes_an_alt_may_stand_behind_its_label():
    draft = read(
        HEAD + "PP1. Noting fog,\n\nPP1 alt (Egypt): Noting rain,\n\n1. Urges [all] (Iran) rest;"
    ).draft
    alt = draft.paragraphs[3]
    (change,) = (change_of(m) for m in alt.end.ins)
    assert who(draft, change) == "egy propose"
    assert alt.text() == "Noting rain,"


def test_a_status_may_stand_in_round_brackets():
    agreement = (
        read(HEAD + "1. Urges boats to rest; (agreed ad ref)\n").draft.paragraphs[2].agreement
    )
    assert (agreement.state, agreement.forum) == ("agreed", "adref")


def test_a_correction_of_spelling_needs_no_tag():
    assert only("1. Urges ~~harbourmasters~~harbour masters to rest;") == [
        ("harbour masters", "harbourmasters", "", "")
    ]


def test_a_tag_goes_with_the_bracket_right_before_it():
    assert only("1. Urges [all [old] (Iran) boats] (Egypt) (retain: Cuba) to rest;") == [
        ("all boats", "", "", "egy propose, cub retain"),
        ("old", "", "", "irn propose"),
    ]


def test_a_branch_that_begins_again_replaces_the_one_before():
    draft = read(
        HEAD + "PP1. Noting with regret the [thick] (Iran) fog (Egypt)"
        "/ Noting with regret the dense fog (Cuba) at sea,"
    ).draft
    branch = ("Noting with regret the dense fog", "Noting with regret the thick fog")
    assert (*branch, "", "cub propose") in told(draft)
    assert told(read(write_notation(draft)).draft) == told(draft)


def test_opening_verbs_side_by_side_are_alternatives():
    draft = read(HEAD + "1. [Urges (Cuba)] [Invites (USA)] all boats to rest;").draft
    assert told(draft) == [("Urges", "", "", "cub propose"), ("Invites", "", "", "usa propose")]
    (alternatives,) = draft.alternatives.values()
    assert set(alternatives.of) == set(draft.changes)


def test_a_tag_may_stand_in_square_brackets_and_speak_for_a_group():
    assert only(
        "1. Urges boats [to rest (Egypt, on behalf of the Arab Group)] [DEL: Iran] at night;"
    ) == [("to rest", "", "", "egy propose, irn delete")]
