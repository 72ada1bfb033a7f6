"""Brackets of the informal notation: nested, side by side, with names; options; ITU acts."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from model.draft.draft import Draft
from model.draft.text import change_of
from model.files.notation.write import write_notation
from tests.files.reading import read, told, who

HEAD = "Safe harbours\n\nThe Assembly of Harbours,\n\n"


def draft_of(text: str) -> Draft:
    return read(HEAD + text).draft


def bracketed(draft: Draft) -> dict[str, str]:
    """The words of each bracket, by its id."""
    words: dict[str, str] = {}
    for paragraph in draft.paragraphs:
        for run in paragraph.runs:
            for bracket in run.brackets:
                words[bracket] = words.get(bracket, "") + run.text
    return words


def rivals(draft: Draft) -> list[list[str]]:
    words = bracketed(draft)
    return [
        [words[one].strip() for one in a.of if one in words] for a in draft.alternatives.values()
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Asks ports [NZ/Can: to wait] for dawn;", ("to wait", "nzl support, can support")),
        (
            "Asks ports {EU/CH/J: then} to call;",
            ("then", "orgeu support, che support, jpn support"),
        ),
        ("Asks ports [US: to act] at dawn;", ("to act", "usa propose")),
        ("Asks ports to call [Cuba: at night];", ("at night", "cub propose")),
        (
            "Asks [EU, Norway and Chile: all] ports;",
            ("all", "orgeu support, nor support, chl support"),
        ),
    ],
)
def test_a_bracket_that_begins_with_names_is_their_insertion(text, found):
    ((ins, _, _, by),) = told(draft_of("OP1. " + text))
    assert (ins, by) == found


@pytest.mark.parametrize(
    "text",
    ["{EU/CH/J: Coastal} wardens keep the lamps,", "Asks the {EU/CH/J: Coastal} Guard to act;"],
)
def test_a_capital_in_curly_brackets_that_is_read_on_is_theirs(text):
    ((ins, _, _, by),) = told(draft_of("OP1. " + text))
    assert (ins, by) == ("Coastal", "orgeu support, che support, jpn support")


def test_a_capital_in_curly_brackets_that_nothing_follows_is_a_remark():
    assert not told(draft_of("OP1. Asks ports to call {EU/CH/J: Unclear};"))


def test_a_paragraph_that_begins_with_names_is_theirs():
    draft = draft_of("[EU: Recalling the tides,]\n\nOP1. Asks ports to call;")
    paragraph = draft.paragraphs[2]
    assert paragraph.kind == "preambular"
    (change,) = paragraph.changes()
    assert who(draft, change) == "orgeu propose"
    assert change in map(change_of, paragraph.end.ins)


@pytest.mark.parametrize(
    "said",
    [
        "Iran: to be seen",
        "Cuba: number to be checked",
        "Chile: prefers “invites”",
        "Mexico: addition of quays",
    ],
)
def test_what_somebody_only_says_stays_a_remark(said):
    draft = draft_of(f"OP1. Asks ports to call [{said}] at dawn;")
    (remark,) = draft.remarks.values()
    assert remark.text == said.partition(": ")[2]
    assert not draft.changes


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Asks ports that [shall][should][may] call;", [["shall", "should", "may"]]),
        ("[Welcomes / Takes note of / Notes] the tide;", [["Welcomes", "Takes note of", "Notes"]]),
        ("[Welcomes] / [Notes] the tide;", [["Welcomes", "Notes"]]),
        ("Asks ports [[shall / should] call];", [["shall", "should"]]),
        ("Asks ports to [keep and/or mend] lamps;", []),
        ("Asks ports to [keep] [mend] lamps;", []),
    ],
)
def test_brackets_side_by_side_are_alternatives(text, groups):
    draft = draft_of("OP1. " + text)
    assert rivals(draft) == groups
    once = write_notation(draft)
    assert rivals(read(once).draft) == groups


def test_brackets_nest_to_any_depth():
    deep = 40
    draft = draft_of(
        "OP1. Asks " + "".join(f"[a{i} " for i in range(deep)) + "b" + "]" * deep + ";"
    )
    assert len(draft.brackets) == deep
    assert max(len(r.brackets) for p in draft.paragraphs for r in p.runs) == deep


def test_each_bracket_without_partner_is_told_once_with_its_place():
    loaded = read(HEAD + "OP1. Asks [ports] to] call [at dawn;\n\nOP2. Asks quays] to wait.")
    told_of = [n for n in loaded.notices if n.rule == "bracket-unpaired"]
    by_id = {p.id: p.text() for p in loaded.draft.paragraphs}
    assert [by_id[n.paragraph][n.offset : n.offset + n.length] for n in told_of] == ["]"]
    # "[at dawn; … quays]" runs over two paragraphs and has its partner.
    assert "at dawn;Asks quays" in bracketed(loaded.draft).values()


@pytest.mark.parametrize("words", ["X", "…", "...", "date", "***", "TBC", "Placeholder on lamps"])
def test_a_placeholder_stays_as_it_is(words):
    draft = draft_of(f"OP1. Asks ports to call on [{words}] at dawn;")
    assert list(bracketed(draft).values()) == [words]


def test_an_editorial_note_in_brackets_is_a_remark():
    draft = draft_of("OP1. Asks ports [Note: definitions may follow] to call;")
    assert [r.text for r in draft.remarks.values()] == ["Note: definitions may follow"]
    assert "definitions" not in "".join(p.text() for p in draft.paragraphs)


def test_a_bracket_of_names_alone_is_asked_about():
    notices = read(HEAD + "OP1. Asks ports to call [Norway/Chile] at dawn;").notices
    assert [n.rule for n in notices] == ["tag-doubtful"]


@pytest.mark.parametrize(
    "head",
    [
        *("Option 1:|Option 2:", "Alternative A|Alternative B", "OPCIÓN 1:|OPCIÓN 2:"),
        *("OPTION A:|OPTION B:", "Вариант 1|Вариант 2", "Proposed Text 1:|Proposed Text 2:"),
    ],
)
def test_options_are_alternatives(head):
    one, other = head.split("|")
    draft = draft_of(f"{one}\n\n1. Asks ports to call;\n\n{other}\n\n1. Asks quays to wait;")
    (group,) = draft.alternatives.values()
    labels = [p.label for p in draft.paragraphs if p.id in group.of]
    assert labels == [one, other]


def test_acts_of_itu_proposals():
    text = (
        "ADD ARG/1/1\n\n1 Asks ports to call;\n\nMOD ARG/1/2\n\n2 Asks quays;\n\n"
        "SUP ARG/1/3\n\n3 Asks buoys;\n\nNOC\n\n4 Lamps stay."
    )
    draft = draft_of(text)
    assert told(draft) == [
        ("1 Asks ports to call;", "", "", "arg propose"),
        ("", "3 Asks buoys;", "", "arg propose"),
    ]
    assert [p.text() for p in draft.paragraphs][2:] == [
        *("1 Asks ports to call;", "2 Asks quays;", "3 Asks buoys;", "4 Lamps stay."),
    ]
    said = sorted(r.text for r in draft.remarks.values())
    assert said == ["ADD ARG/1/1", "MOD ARG/1/2", "NOC", "SUP ARG/1/3"]


@pytest.mark.parametrize(("name", "signs", "options"), [("9-dec", 222, 26), ("12-dec", 6, 0)])
def test_treaty_drafts_keep_brackets_options_and_words(shared, name, signs, options):
    (file,) = (shared / "brackets").glob(f"*{name}*")
    source = file.read_text(encoding="utf-8")
    loaded = read(source)
    draft = loaded.draft
    assert source.count("[") == signs
    loose = [n for n in loaded.notices if n.rule == "bracket-unpaired"]
    assert len({(n.paragraph, n.offset) for n in loose}) == len(loose)
    signs_kept = "".join(p.text() for p in draft.paragraphs)
    furniture = sum(n.message.count("[") for n in loaded.notices if n.rule == "page-furniture")
    links = len(re.findall(r"\]\[[^\]\s]+\](?=\W)|\]\(", source))
    kept = len(draft.brackets) + signs_kept.count("[")
    assert signs - furniture - 2 * links <= kept <= signs
    heads = [p for p in draft.paragraphs if p.label.startswith("Option")]
    grouped = {one for a in draft.alternatives.values() for one in a.of}
    told_options = [p for p in draft.paragraphs if "Option " in p.label + p.text()[:12]]
    assert bool(options) == bool(heads)
    assert len(told_options) >= options - 2
    assert all(p.id in grouped for p in heads)
    said = write_notation(draft)
    said += " ".join(n.message for n in loaded.notices)
    said += " ".join(r.text for n in draft.notes.values() for p in n.paragraphs for r in p.runs)
    missing = Counter(_words(source)) - Counter(_words(said))
    assert not missing, missing


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{2,}", text.casefold())
