"""Readings of footnotes: brackets and deletions there are what they are in the body."""

from __future__ import annotations

from model.draft.note import Note
from model.readings.lines import Rendering
from model.readings.reading import CLEAN, Reading
from tests.builders import bracket, change, dele, draft, note, note_mark, para, pp


def test_a_bracket_over_two_paragraphs_of_a_note_has_one_pair_of_signs():
    inside = (
        para("note", "See ", bracket("k", "one"), id="x1"),
        para("note", bracket("k", "two"), " too", id="x2"),
    )
    seen = draft(pp("Noting", note_mark("n1")), notes=(Note("n1", inside, "1"),))
    told = [line.words() for line in Rendering(seen, CLEAN).note("n1")]
    assert told == ["See [one", "two] too"]


def test_in_a_note_too_asking_for_a_deletion_is_being_behind_it():
    seen = draft(
        pp("Noting", note_mark("n1")),
        notes=(note("n1", "See ", dele("c1", "this")),),
        changes=(change("c1", "egy delete"),),
    )
    (line,) = Rendering(seen, Reading("as", "egy")).note("n1")
    assert line.words().strip() == "See"
