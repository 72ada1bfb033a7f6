"""A redline holds the tabled text and the reading, and says which word is whose."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from model.readings.reading import CLEAN, PROPOSED, Line
from model.readings.redline import redlined
from model.readings.showing import Showing
from tests.builders import bracket, change, dele, draft, end, ins, note, note_mark, op


def said(lines: list[Line]) -> list[str]:
    return ["".join(_marked(p.text, p.inserted, p.deleted) for p in line.pieces) for line in lines]


def _marked(text: str, inserted: bool, deleted: bool) -> str:
    if inserted:
        return f"+{text}+"
    return f"-{text}-" if deleted else text


def test_words_of_one_text_are_marked_and_those_of_neither_left_out():
    text = draft(
        op("Urges ", dele("c1", "all"), ins("c1", "some"), " wardens", ins("c2", " ever")),
        changes=[change("c1", outcome="accepted"), change("c2", outcome="rejected")],
    )
    body, notes = redlined(text, CLEAN)
    assert said(body) == ["Urges -all-+some+ wardens"]
    assert notes == []


def test_a_lifted_bracket_has_its_signs_deleted():
    text = draft(
        op("a ", bracket("b1", "b"), " c"),
        changes=[change("c1", outcome="accepted")],
    )
    lifted = replace(text.brackets.get("b1") or _bracket("b1"), dels=("c1",))
    text = replace(text, brackets=text.brackets.put("b1", lifted))
    assert said(redlined(text, CLEAN)[0]) == ["a -[-b-]- c"]


def _bracket(identity: str):
    from model.draft.change import Bracket

    return Bracket(identity)


def test_a_new_paragraph_needs_no_sign_and_a_split_does():
    text = draft(
        op("One", ins("c2", " half"), end=end("c2")),
        op("two"),
        op(ins("c1", "New"), end=end("c1")),
        changes=[change("c1", outcome="accepted"), change("c2", outcome="accepted")],
    )
    assert said(redlined(text, CLEAN)[0]) == ["One+ half++¶+", "two", "+New+"]


def test_notes_keep_one_list_of_marks():
    text = draft(
        op("a", note_mark("n1"), ins("c1", note_mark("n2"))),
        notes=[note("n1", "first"), note("n2", "second", mark="2")],
    )
    body, notes = redlined(text, PROPOSED)
    assert said(body) == ["a[1]+[2]+"]
    assert [(mark, line.words()) for mark, line in notes] == [("1", "first"), ("2", "second")]


@given(st.lists(st.sampled_from(["", "i", "d", "x"]), min_size=1, max_size=6))
def test_what_is_not_deleted_is_the_reading(states):
    pieces = []
    for i, state in enumerate(states):
        word = f"w{i} "
        pieces.append({"": word, "i": ins("c1", word), "d": dele("c2", word)}.get(state) or word)
    text = draft(op("a ", *pieces))
    (line,) = redlined(text, PROPOSED)[0]
    shown = Showing(text, PROPOSED)
    paragraph = text.paragraphs[0]
    now = "".join(run.text for run in paragraph.runs if shown.shows(paragraph, run))
    assert "".join(p.text for p in line.pieces if not p.deleted) == now
