"""Looks of words, footnotes put in, corrections listed."""

from __future__ import annotations

import pytest

from model.draft.agreement import Agreement
from model.draft.place import Place
from model.draft.text import OBJECT
from model.readings.corrections import corrections
from model.steps.format_edits import insert_note, set_format
from model.steps.step import StepRefused
from model.steps.typed import Asked, type_words
from model.steps.voice import Voice
from tests.builders import SECRETARIAT, dele, draft, fmt, ins, op
from tests.check_edit import check_edit, check_file_form, check_owed

AGREED = Agreement("agreed", "informals")


def at(offset: int) -> Place:
    return Place("p1", offset)


def test_a_look_is_given_and_taken_away_and_nobody_proposes_it():
    before = draft(op("Urges ", ins("c1", "all "), "States"))
    after = draft(op("Urges ", ins("c1", "a", fmt("i", "ll ")), fmt("i", "Sta"), "tes"))
    check_edit(before, set_format(before, at(7), at(13), "i"), after)
    check_edit(after, set_format(after, at(7), at(13), "i"), before)


def test_raised_words_are_not_lowered_as_well():
    before = draft(op("a", fmt("b sub", "2")))
    check_edit(before, set_format(before, at(1), at(2), "sup"), draft(op("a", fmt("b sup", "2"))))


def test_agreed_words_keep_their_look():
    with pytest.raises(StepRefused):
        set_format(draft(op("Urges", agreement=AGREED)), at(0), at(5), "i")
    with pytest.raises(StepRefused, match="Select"):
        set_format(draft(op("Urges")), at(1), at(1), "i")


def test_a_footnote_is_put_in_and_goes_with_its_mark():
    before = draft(op("Urges States"))
    typed = insert_note(before, Voice("egy"), at(5), "As in 2019")
    after = check_owed(before, typed.edit)
    check_file_form(after)
    assert typed.edit.name == "Footnote by Egypt"
    assert after.paragraphs[0].text() == f"Urges{OBJECT} States"
    (note,) = after.notes.values()
    assert note.paragraphs[0].text() == "As in 2019"
    back = type_words(
        after, Voice("egy"), Asked(at(5), typed.caret, (), "back", typed.hand, typed.caret)
    )
    gone = check_owed(after, back.edit)
    assert gone.paragraphs == before.paragraphs
    assert not gone.notes
    assert not gone.changes


def test_what_the_secretariat_corrects_in_agreed_paragraphs_is_listed():
    before = draft(op("Urges Sates", label="5.", agreement=AGREED), op("Invites"))
    voice = Voice(SECRETARIAT, "secretariat")
    typed = type_words(before, voice, Asked(at(6), at(11), ("States",)))
    after = check_owed(before, typed.edit)
    check_file_form(after)
    told = corrections(after)
    assert [(c.label, c.deleted, c.inserted) for c in told] == [("OP5", "Sates", "States")]
    assert not corrections(before)
    assert after.paragraphs[0].agreement == AGREED
    open_one = type_words(after, voice, Asked(Place("p2", 0), Place("p2", 0), ("x",)))
    assert len(corrections(open_one.edit.apply(after))) == 1


def test_deleted_words_stand_in_no_correction_of_others():
    before = draft(op(dele("c1", "Urges"), agreement=AGREED))
    assert not corrections(before)
