"""What is said about paragraphs and is no word of them: remarks, moves told, a mail round it."""

from __future__ import annotations

import pytest

from model.draft.draft import Draft
from model.files.notation.write import write_notation
from tests.files.reading import read, told

ROWING = "OP3. Urges all to row;\n\n{}\n\nOP5. Decides to rest."


def remarks(draft: Draft) -> list[tuple[str, str, str, bool]]:
    labels = {p.id: p.label for p in draft.paragraphs}
    return sorted((r.text, r.by, labels.get(r.on, ""), r.owed) for r in draft.remarks.values())


@pytest.mark.parametrize(
    ("line", "remark"),
    [
        ("UK: prefers “invites”.", ("prefers “invites”.", "gbr", "OP3.", False)),
        ("Cuba: Can accept OP3.", ("Can accept OP3.", "cub", "OP3.", False)),
        (
            "OP3 Iran: numbering to be checked",
            ("OP3: numbering to be checked", "irn", "OP3.", False),
        ),
        (
            "OP5 Iran: numbering to be checked",
            ("OP5: numbering to be checked", "irn", "OP5.", False),
        ),
        (
            "[OP4 placeholder on oars – Chad to send language]",
            ("OP4 placeholder on oars – Chad to send language", "tcd", "OP3.", True),
        ),
        ("[OP5 needs a look]", ("OP5 needs a look", "", "OP5.", False)),
        ("OP3 and OP5 to be merged", ("OP3 and OP5 to be merged", "", "OP3.", False)),
    ],
)
def test_a_line_that_only_says_something_is_a_remark(line, remark):
    loaded = read(ROWING.format(line))
    draft = loaded.draft
    assert [p.label for p in draft.paragraphs] == ["OP3.", "OP5."]
    assert remarks(draft) == [remark]
    assert [p.text() for p in draft.paragraphs] == ["Urges all to row;", "Decides to rest."]
    assert not loaded.notices
    assert [r[:2] for r in remarks(read(write_notation(draft)).draft)] == [remark[:2]]


@pytest.mark.parametrize("line", ["Cuba: Urges all to sail;", "OP4 Cuba: urges all to sail;"])
def test_words_for_the_text_are_no_remark(line):
    draft = read(ROWING.format(line)).draft
    assert not draft.remarks
    assert len(draft.paragraphs) == 3


@pytest.mark.parametrize("end", ["to PP4", "to new PP4"])
def test_a_move_is_proposed_by_who_tells_it(end):
    text = (
        f"~~PP2. Recalling oars,~~ (moved {end}: Samoa)\n\nPP3. Noting sails,\n\n"
        "PP4. Recalling oars, (moved from PP2: Samoa)\n\nOP1. Ends."
    )
    loaded = read(text)
    (change,) = loaded.draft.changes.values()
    first, _, third, _ = loaded.draft.paragraphs
    assert (change.moved_from, change.moved_to) == (first.id, third.id)
    assert [(p.delegation, p.stance) for p in change.positions] == [("wsm", "propose")]
    assert change.confidence is None
    assert not loaded.draft.remarks
    assert not loaded.notices
    written = write_notation(loaded.draft)
    (again,) = read(written).draft.changes.values()
    assert again.positions == change.positions
    assert write_notation(read(written).draft) == written


def test_a_move_to_other_words_stays_a_remark():
    text = "PP2. Recalling oars, (moved to PP4: Samoa)\n\nPP4. Noting fog,\n\nOP1. Ends."
    draft = read(text).draft
    assert told(draft) == []
    assert [r.text for r in draft.remarks.values()] == ["moved to PP4"]


def test_a_mail_round_the_text_is_left_out_and_told():
    text = (
        "Dear colleagues,\n\nPlease find below what was said.\n\nQuiet quays\n\n"
        "The Assembly of Harbours,\n\nOP1. Ends.\n\nBest regards,\nMaria\n"
    )
    loaded = read(text)
    assert [p.kind for p in loaded.draft.paragraphs] == ["title", "enacting", "operative"]
    assert [n.rule for n in loaded.notices] == ["page-furniture"] * 4


def test_a_letter_without_labels_is_a_text():
    text = "Dear colleagues,\n\nI row at night.\n\nBest regards,\n\nMaria\n"
    loaded = read(text)
    assert " ".join(p.text() for p in loaded.draft.paragraphs) == " ".join(text.split())
