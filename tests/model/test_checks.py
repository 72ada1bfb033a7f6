"""What an editor would mark is found at its place, and what is safe can be put right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.draft.agreement import Agreement
from model.draft.change import Alternatives
from model.draft.draft import Draft
from model.readings.check import Mend, Oddity, Openings, checked
from model.readings.lines import Rendering
from model.readings.reading import CLEAN
from model.steps.mend_edits import mend_label, mend_words
from resources import resource
from tests.builders import change, dele, draft, end, ins, note_mark, op, para, pp
from tests.builders import note as a_note
from tests.check_edit import check_owed
from tests.files.reading import read

OPENINGS = Openings.from_json(resource("phrases.json"))


def found(of: Draft) -> list[Oddity]:
    return checked(of, OPENINGS)


def rules(of: Draft) -> list[tuple[str, str]]:
    return [(odd.rule, odd.paragraph) for odd in found(of)]


def words_of(of: Draft, odd: Oddity) -> str:
    paragraph = of.paragraph(odd.paragraph)
    assert paragraph is not None
    return paragraph.text()[odd.offset : odd.offset + odd.length]


def mended(of: Draft) -> list[str]:
    """The paragraphs after everything that is safe was put right, last first."""
    for odd in reversed(found(of)):
        if odd.mend is not None:
            edit = made(of, odd.mend)
            of = check_owed(of, edit)
    return [line.words().strip() for line in Rendering(of, CLEAN).lines()]


def made(of: Draft, mend: Mend):
    if mend.label is not None:
        return mend_label(of, mend.paragraph, mend.label)
    return mend_words(of, mend.paragraph, mend.start, mend.end, mend.words)


def test_a_text_in_order_has_nothing_to_mark():
    text = draft(
        pp("Recalling the tide,"),
        pp("Recalling also the ebb,"),
        pp("Recalling further the flood,"),
        pp("Recalling the moon,"),
        op("Urges ports to light lamps;", label="1."),
        op("Also urges quays to wait;", label="2."),
        op("Decides to sleep.", label="3."),
    )
    assert rules(text) == []


def test_what_is_safe_is_put_right():
    text = draft(
        pp("Recalling the tide,"),
        pp("Recalling the ebb"),
        op("urges ports to recognise combatting;", label="1."),
        op("Urges the the Member states to wait ;", label="2."),
        op("Recalling the flood;", label="4."),
    )
    assert mended(text) == [
        "Recalling the tide,",
        "Recalling also the ebb,",
        "Urges ports to recognize combating;",
        "Urges the Member States to wait;",
        "Recalls the flood.",
    ]


def test_each_is_told_at_its_place():
    text = draft(
        pp("Noting the tide,"), op("Urges ports to organise;", label="1."), op("Ends", label="3.")
    )
    assert [(odd.rule, words_of(text, odd)) for odd in found(text)] == [
        ("spelling", "organise"),
        ("label-order", ""),
        ("end-sign", ""),
    ]


def test_struck_words_are_no_part_of_the_sentence():
    text = draft(
        op("Urges ", dele("c1", "to organise "), "ports;", label="1."),
        op(dele("c2", "Urges"), ins("c2", "Asks"), " quays.", label="2."),
    )
    assert [odd.rule for odd in found(text)] == []


def test_quoted_titles_and_names_are_left_alone():
    text = draft(op("Urges the Organisation of Ports to read “To organise”.", label="1."))
    assert rules(text) == []


def test_parts_end_their_own_way():
    text = draft(
        op("Urges ports", label="1.", id="one"),
        op("To light lamps;", label="(a)", level=2),
        op("To wait; and", label="(b)", level=2),
        op("To sleep.", label="(c)", level=2),
    )
    assert rules(text) == [("end-sign", "one")]
    assert mended(text)[0] == "Urges ports:"


def test_notes_without_text_and_before_signs():
    text = draft(
        op("Urges ports,", note_mark("n1"), " quays,", note_mark("n2"), " and piers", id="one"),
        op("Asks piers", note_mark("n3"), ", and all.", label="2.", id="two"),
        notes=[a_note("n1", "One."), a_note("n2", ""), a_note("n3", "Three.")],
    )
    told = [(odd.rule, odd.paragraph) for odd in found(text) if odd.rule.startswith("note")]
    assert told == [("note-missing", "one"), ("note-before-sign", "two")]


def test_an_agreed_paragraph_with_open_changes_is_told():
    agreed = Agreement("agreed", "informals")
    text = draft(op("Urges ", ins("c1", "all "), "ports.", id="one", agreement=agreed))
    assert rules(text) == [("agreed-open", "one")]


def test_positions_that_contradict_each_other():
    text = draft(
        op("Urges ", ins("c1", "all "), "ports.", id="one"),
        changes=[change("c1", "egy propose", "egy reserve")],
    )
    assert rules(text) == [("positions-contradict", "one")]


def test_a_change_within_rejected_words_is_moot():
    text = draft(
        op("Urges ", ins("c1", "all ", ins("c2", "big ")), "ports.", id="one"),
        changes=[change("c1", "egy propose", outcome="rejected"), change("c2", "irn propose")],
    )
    assert rules(text) == [("moot", "one")]


def test_alternatives_that_are_both_accepted():
    text = draft(
        op(ins("c1", "Urges"), ins("c2", "Asks"), " ports.", id="one"),
        changes=[
            change("c1", "egy propose", outcome="accepted"),
            change("c2", "irn propose", outcome="accepted"),
        ],
        alternatives=[Alternatives("a1", ("c1", "c2"))],
    )
    assert ("alternatives-taken", "one") in rules(text)


def test_a_join_that_runs_on_into_a_third_paragraph():
    text = draft(
        op("Urges ports;", id="one", end=end(dels="c1")),
        op(dele("c2", "Asks quays;"), id="two", end=end(dels="c2")),
        op("Ends.", id="three"),
    )
    assert ("join-runs-on", "one") in rules(text)


def test_a_paragraph_that_partial_deletions_empty():
    text = draft(
        op("Urges ports;", label="1."),
        op(dele("c1", "Asks "), dele("c2", "quays;"), id="two", label="2."),
        op("Ends.", label="3."),
    )
    assert ("paragraph-emptied", "two") in rules(text)


def test_a_statement_keeps_its_own_spelling():
    text = draft(para("text", "We organise the the quays."))
    assert [odd.rule for odd in found(replace(text, document="statement"))] == ["slip"]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("end-sign", ""),
        ("series", "Recalling that"),
        ("series", "Encourages"),
        ("slip", "o "),
        ("slip", ","),
        ("slip", "State's"),
        ("spelling", "Member states"),
        ("spelling", "capacitybuilding"),
    ],
)
def test_the_cases_of_a_tabled_resolution_are_found(shared, rule, words):
    (file,) = (shared / "seeds").glob("003_*.txt")
    of = read(file.read_text(encoding="utf-8")).draft
    assert (rule, words) in [(odd.rule, words_of(of, odd)) for odd in found(of)]


def test_openings_without_italics_and_missing_notes_are_noticed(shared):
    (file,) = (shared / "seeds").glob("003_*.txt")
    notices = read(file.read_text(encoding="utf-8")).notices
    plain = [n.where for n in notices if n.rule == "opening-plain"]
    assert plain == ["line 52", "line 60", "line 64", "line 66", "line 74"]
    assert sum(n.rule == "note-missing" for n in notices) == 4


def test_the_number_used_twice_is_found(shared):
    (file,) = (shared / "seeds").glob("004_*.txt")
    of = read(file.read_text(encoding="utf-8")).draft
    twice = [odd for odd in found(of) if odd.rule == "label-twice"]
    assert [odd.message for odd in twice] == ["Two paragraphs are called OP11."]


@pytest.mark.parametrize(
    ("scanned", "meant"),
    [
        ("Ca11s for reso1ution 7O/1 of 2O15,", "Calls for resolution 70/1 of 2015,"),
        ("Thanks the GeneraI who came t0 port,", "Thanks the General who came to port,"),
        ("Asks the of\ufb01ce to re\u00adport,", "Asks the office to report,"),
    ],
)
def test_letters_that_a_scan_misread_are_put_right(scanned, meant):
    of = draft(pp("Recalling the tide,"), pp(scanned))
    assert mended(of)[-1] == meant


@pytest.mark.parametrize(
    "words", ["CO2, H2O and the G20 of Mr. McIntyre", "the 1950s, P5+1, COVID19, L1 and lamps1"]
)
def test_figures_and_capitals_that_belong_to_a_name_are_no_misreading(words):
    assert not found(draft(pp(f"Recalling {words},")))


def test_the_articles_of_a_treaty_are_sentences():
    text = (
        "The Parties,\n\nNoting the sea,\n\nArticle 1\n\n1. Each Party lights a lamp.\n\n"
        "2. Each Party shall:\n\n(a) Pay;\n\n(b) Sail.\n\n3. A fund is set up.\n\nArticle 2\n\n"
        "Option 1:\n\n1. Oil is free.\n\nOption 2:\n\n"
        "1. Oil is dear, as the organization and its member States decide.\n\n"
        "2. Ropes are long. {Note: pending Article 1}\n\n3. Boats sail where the wind is\n"
    )
    of = read(text).draft
    assert [(odd.rule, words_of(of, odd)) for odd in found(of)] == [("end-sign", "")]


@pytest.mark.parametrize("word", ["Option", "OPCIÓN", "Вариант"])
def test_numbers_begin_again_in_each_option(word):
    of = read(
        f"The Assembly,\n\n{word} 1:\n\n1. Asks ports to pay.\n\n"
        f"{word} 2:\n\n1. Asks ports to wait.\n"
    ).draft
    assert "label-twice" not in [rule for rule, _ in rules(of)]


def test_items_below_a_colon_are_a_list_of_their_own():
    of = read(
        "The Assembly,\n\n1. Asks ports:\n\n1. to pay;\n\n2. to sail;\n\n2. Asks keepers to wait.\n"
    ).draft
    assert [p.level for p in of.paragraphs if p.kind == "operative"] == [1, 2, 2, 1]
    assert "label-twice" not in [rule for rule, _ in rules(of)]


def test_a_star_beside_a_sponsor_s_name_is_no_note_to_a_sentence():
    head = "Albania*, Brazil and Chile: draft resolution\n\nLamps\n\nThe Assembly,\n\n"
    of = read(head + "Noting fog,\n\n1. Waits.\n\n* Not a member of the Assembly.\n").draft
    assert "note-before-sign" not in [rule for rule, _ in rules(of)]
