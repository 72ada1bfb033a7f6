"""Whole documents: mastheads in columns, notes in every form, page furniture, annexes."""

from __future__ import annotations

from model.draft.draft import Draft
from model.draft.text import OBJECT
from tests.files.reading import read

RESOLUTION = """\
United Nations                                   A/C.2/84/L.7
General Assembly                     Distr.: Limited
                                     3 November 2029
                                     Original: English

Eighty-fourth session
Second Committee
Agenda item 17 (b)
Quiet harbours

Brazil, Chile and Samoa:* draft resolution

Lamps for quiet harbours

The General Assembly,

Recalling its resolution 83/12 of 4 December 2028,1

Noting that lamps are few and that

29-12345 (E)

A/C.2/84/L.7

the nights are long,

1. Requests ports:

(a) To report on:

(i) Lamps of brass;

(b) To list piers that have

Page 2

no lamps;

2. Adopts the rules annexed hereto.

Annex I

A. General

1. Ports shall be lit.

B. Particular

1. Piers shall be counted.

Annex II

List of lamps

Brass lamps

1 Resolution 83/12, annex.
* On behalf of the Group of Harbours.
"""

STATEMENT = """\
STATEMENT
by the harbour master of Samoa

Check against delivery

I thank you for the floor.

Lamps are few. [1] Nights are long.[2]

Draft 3 – not for circulation

I thank you.

Draft 3 – not for circulation

More words.

Draft 3 – not for circulation

[1] See the report of 2027.
[2] Ibid.
"""


def by_kind(draft: Draft) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for paragraph in draft.paragraphs:
        found.setdefault(paragraph.kind, []).append(paragraph.text())
    return found


def notes(draft: Draft) -> dict[str, str]:
    """The notes by the words before their mark."""
    found = {}
    for paragraph in draft.paragraphs:
        before = ""
        for run in paragraph.runs:
            if run.object:
                text = "".join(p.text() for p in draft.notes[run.object].paragraphs)
                found[before.split()[-1]] = text
            before += run.text.replace(OBJECT, "")
    return found


def test_a_masthead_in_columns_comes_apart():
    kinds = by_kind(read(RESOLUTION).draft)
    assert kinds["organ"] == ["United Nations", "General Assembly"]
    assert kinds["symbol"] == ["A/C.2/84/L.7"]
    assert kinds["distribution"] == ["Distr.: Limited"]
    assert kinds["title"] == ["Lamps for quiet harbours"]
    assert kinds["agenda"] == ["Quiet harbours"]
    assert len(kinds["sponsors"]) == 1


def test_furniture_is_set_aside_and_lines_rejoined():
    loaded = read(RESOLUTION)
    words = [p.text() for p in loaded.draft.paragraphs]
    assert "Noting that lamps are few and that the nights are long," in words
    assert "To list piers that have no lamps;" in words
    aside = [n.message for n in loaded.notices if n.rule == "page-furniture"]
    assert len(aside) == 3


def test_annexes_number_anew_below_their_headings():
    paragraphs = read(RESOLUTION).draft.paragraphs
    labels = [(p.label, p.level) for p in paragraphs if p.label]
    assert labels == [
        *(("1.", 1), ("(a)", 2), ("(i)", 3), ("(b)", 2), ("2.", 1), ("1.", 1), ("1.", 1)),
    ]
    heads = [p.text() for p in paragraphs if p.kind == "heading"]
    assert heads == ["Annex I", "A. General", "B. Particular", "Annex II"]
    assert [p.text() for p in paragraphs][-2:] == ["List of lamps", "Brass lamps"]


def test_notes_without_a_rule_above_them_are_found():
    assert notes(read(RESOLUTION).draft) == {
        "Samoa:": "On behalf of the Group of Harbours.",
        "2028,": "Resolution 83/12, annex.",
    }
    assert notes(read(STATEMENT).draft) == {"few.": "See the report of 2027.", "long.": "Ibid."}


def test_running_heads_of_a_statement_are_set_aside():
    loaded = read(STATEMENT)
    words = [p.text() for p in loaded.draft.paragraphs]
    assert "I thank you." in words
    assert "More words." in words
    assert not any("circulation" in w for w in words)


def test_a_number_at_a_line_s_start_is_no_note_where_nothing_marks_it():
    text = "Quiet harbours\n\nThe Assembly of Harbours,\n\nOP1. Asks ports [OP2 agreed];\n\n"
    draft = read(text + "1 Resolution of ports\n\n1 January 2029 was cold").draft
    assert not draft.notes
    assert "1 January 2029 was cold" in [p.text() for p in draft.paragraphs]
