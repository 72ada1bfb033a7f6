"""Status lines: what each says, and which paragraphs it is about."""

from __future__ import annotations

import pytest

from model.draft.draft import Draft
from model.draft.paragraph import bare_label
from model.files.notation.status import read_status
from model.files.notation.write import write_notation
from model.readings.lines import printed_lines
from model.readings.reading import CLEAN
from tests.files.reading import phrases, read, table, told

OARS = "PP1. Recalling the oars,\n\nPP2. Recalling the sails,\n\nOP1. Decides;\n\nOP2. Ends."


def states(draft: Draft) -> dict[str, str]:
    return {
        bare_label(p.label) or p.kind: f"{p.agreement.state} {p.agreement.forum}".strip()
        for p in draft.paragraphs
    }


def rules(text: str) -> list[str]:
    return [n.rule for n in read(text).notices]


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("[OP4 agreed in informals]", "agreed informals"),
        ("[OP4: agreed ad ref, 14 March]", "agreed adref"),
        ("[agreed in CoW on 12 March 2026]", "agreed cow 2026-03-12"),
        ("(agreed ad referendum)", "agreed adref"),
        ("[AdRef]", "agreed adref"),
        ("[GREEN]", "agreed"),
        ("OP4 - pending (US, Iran)", "pending usa irn"),
        ("[OP4 not agreed]", "open"),
        ("[OP4 not yet agreed]", "open"),
        ("[OP4 yet to be agreed]", "open"),
        ("[no agreement]", "open"),
        ("[OP4 agreed in principle?]", "open"),
        ("[OP4 to be discussed]", "open"),
        ("[OP4 under discussion]", "open"),
        ("[OP4 agreed in informals, EU to confirm]", "pending informals orgeu"),
        ("[OP4 agreed ad ref subject to Cuba]", "pending adref cub"),
        ("[OP4 agreed except Norway]", "pending nor"),
        ("[OP4 agreed, reservation by Iran]", "pending irn"),
        ("[OP4 agreed without reservation]", "agreed"),
        ("[reopened]", "reopened"),
        ("[OP4 agreed to be deleted]", "agreed goes"),
        ("[OP4 agreed to delete]", "agreed goes"),
        ("[OP4 deleted]", "agreed goes"),
        ("[OP4 not agreed to be deleted]", "open"),
    ],
)
def test_a_status_line_says_what_is_settled(line, state):
    status = read_status(line, table(), phrases())
    agreement = status.agreement
    said = [agreement.state, agreement.forum, agreement.day, *agreement.pending]
    assert " ".join(filter(None, [*said, "goes" * status.deletes])) == state


@pytest.mark.parametrize(
    "line",
    [
        *("[agreed]", "(agreed)", "[AdRef]", "[GREEN]", "[reopened]", "Agreed ad ref 3/12"),
        *("[OP1 under discussion]", "OP1 - pending (Cuba)", "OP1: agreed ad ref", "AGREED AD REF"),
        *("[OP1 to be discussed]", "[not agreed]", "[Agreed in CoW on 12 March 2026]"),
    ],
)
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_status_line_is_no_word_of_the_text(line, gap):
    draft = read(f"OP1. Decides to row;{gap}{line}\n\nOP2. Ends.").draft
    assert [p.text() for p in draft.paragraphs] == ["Decides to row;", "Ends."]
    assert draft.paragraphs[0].agreement.words or draft.paragraphs[0].agreement.state == "agreed"
    assert not draft.changes


@pytest.mark.parametrize("line", ["AGREED AD REF", "[reopened]", "(agreed ad ref)", "✓"])
def test_a_status_may_end_a_line(line):
    draft = read(f"OP1. Decides to row; {line}\n\nOP2. Ends.").draft
    assert draft.paragraphs[0].text() == "Decides to row;"
    assert draft.paragraphs[0].agreement.state != "open"


@pytest.mark.parametrize(
    "words",
    [
        "Recalling the [agreed conclusions] of the oars,",
        "Noting [open] water and [pending] repairs,",
        "Stressing that nothing is [closed]",
    ],
)
def test_brackets_in_a_sentence_are_no_status(words):
    draft = read(f"PP1. {words}\n\nOP1. Ends.").draft
    assert draft.paragraphs[0].agreement.state == "open"
    assert draft.paragraphs[0].text() == words.replace("[", "").replace("]", "")


def test_status_lines_gathered_at_the_end_go_where_they_name():
    text = f"{OARS}\n\n[PP1 agreed ad ref]\n[OP1 agreed in informals pending Cuba]\n[OP2 agreed]\n"
    draft = read(text).draft
    assert states(draft) == {
        "PP1": "agreed adref",
        "PP2": "open",
        "OP1": "pending informals",
        "OP2": "agreed",
    }
    assert not rules(text)


@pytest.mark.parametrize(
    ("line", "agreed"),
    [
        ("[PP1, PP2 and OP2 agreed]", ["PP1", "PP2", "OP2"]),
        ("[PP1–PP2 agreed]", ["PP1", "PP2"]),
        ("[OPs 1 and 2 agreed]", ["OP1", "OP2"]),
        ("[PP2 agreed]", ["PP2"]),
        ("[preamble agreed]", ["PP1", "PP2"]),
        ("[All paragraphs agreed]", ["PP1", "PP2", "OP1", "OP2"]),
    ],
)
def test_one_line_may_name_several(line, agreed):
    found = states(read(f"{OARS}\n\n{line}").draft)
    assert [label for label, state in found.items() if state == "agreed"] == agreed


def test_a_line_with_the_number_next_to_it_stays_and_asks():
    text = OARS.replace("Decides;", "Decides;\n\n[OP2 agreed]")
    assert states(read(text).draft)["OP1"] == "agreed"
    assert rules(text) == ["order-doubtful"]


def test_a_line_behind_the_parts_is_about_the_whole():
    text = "OP1. Urges all:\n\n(a) To row;\n\n(b) To sail;\n\n[OP1 agreed]\n\nOP2. Ends."
    draft = read(text).draft
    assert states(draft) == {"OP1": "agreed", "(a)": "agreed", "(b)": "agreed", "OP2": "open"}
    again = read(write_notation(draft)).draft
    assert [p.agreement for p in again.paragraphs] == [p.agreement for p in draft.paragraphs]


def test_what_is_said_of_a_part_counts_for_it():
    text = "OP1. Urges all:\n\n(a) To row;\n\n(b) To sail;\n\n[OP1 agreed]\n\n[OP1 (a) pending EU]"
    assert states(read(text).draft) == {"OP1": "agreed", "(a)": "pending", "(b)": "agreed"}


def test_what_is_agreed_to_go_is_gone_from_the_clean_text():
    draft = read(OARS.replace("sails,", "sails,\n\n[PP2 agreed to be deleted]")).draft
    assert told(draft) == [("", "Recalling the sails,", "", "")]
    assert "sails" not in " ".join(printed_lines(draft, CLEAN))
    assert states(draft)["PP2"] == "agreed"


def test_a_line_that_names_nothing_there_never_counts_over_another():
    text = f"{OARS}\n\n[OP2 agreed]\n\n[OP9 not agreed]"
    assert states(read(text).draft)["OP2"] == "agreed"
    assert rules(text) == ["order-doubtful"]


def test_lines_may_stand_before_what_they_name():
    text = "[PP1 agreed]\n\nPP1. Noting oars,\n\n[PP2 agreed]\n\nPP2. Noting sails,\n\n"
    text += "[OP1 pending Cuba]\n\nOP1. Ends."
    assert states(read(text).draft) == {"PP1": "agreed", "PP2": "agreed", "OP1": "pending"}
    assert not rules(text)


def test_a_list_of_states_may_head_the_text():
    lines = "PP1 agreed ad ref\nPP2 open\nOP1 pending Cuba\nOP2 agreed"
    found = states(read(f"{lines}\n\n{OARS}").draft)
    assert found == {"PP1": "agreed adref", "PP2": "open", "OP1": "pending", "OP2": "agreed"}


@pytest.mark.parametrize(
    "line",
    ["[PP1 agreed ad ref] Noting oars,", "PP1 [agreed] Noting oars,", "PP1. (agreed) Noting oars,"],
)
def test_a_state_may_open_its_paragraph(line):
    (paragraph, _) = read(f"{line}\n\nOP1. Ends.").draft.paragraphs
    assert (paragraph.kind, bare_label(paragraph.label)) == ("preambular", "PP1")
    assert (paragraph.text(), paragraph.agreement.state) == ("Noting oars,", "agreed")


def test_a_line_may_name_a_part_or_only_the_chapeau():
    text = "OP1. Urges all:\n\n(a) To row;\n\n(b) To sail;\n\n{}\n\nOP2. Ends."
    for line, agreed in (
        ("[OP1 (a) agreed]", ["(a)"]),
        ("[(a) agreed]", ["(a)"]),
        ("[(b) agreed]", ["(b)"]),
        ("[Chapeau of OP1 agreed]", ["OP1"]),
    ):
        found = states(read(text.format(line)).draft)
        assert [label for label, state in found.items() if state == "agreed"] == agreed


def test_agreed_language_is_a_remark_and_no_state():
    draft = read("OP1. Goes. [agreed language from 74/1]\n\nOP2. Ends.").draft
    assert [r.text for r in draft.remarks.values()] == ["agreed language from 74/1"]
    assert states(draft)["OP1"] == "open"
    assert draft.paragraphs[0].text() == "Goes."
