"""What a room reads otherwise than it did, and what paragraphs are called now."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from model.draft.change import Position
from model.draft.paragraphs import Paragraphs
from model.readings.lines import Rendering, printed_lines
from model.readings.reading import INFORMAL, PROPOSED, TABLED
from model.readings.relabelled import labels_of
from model.readings.since import since
from tests.builders import change, dele, draft, ins, op, pp
from tests.drafts import drafts


def evening():
    return draft(
        pp("Recalling the ", ins("c1", "old "), "Charter,", label="PP1.", id="a"),
        op("Urges all to light lamps.", label="1.", id="b"),
        op("Asks for oil.", label="2.", id="c"),
        changes=[change("c1", "tur propose")],
    )


def morning():
    was = evening()
    change_ = replace(
        was.changes["c1"],
        positions=(*was.changes["c1"].positions, Position("mex", "support")),
    )
    now = replace(was, changes=was.changes.put("c1", change_))
    first, second, third = now.paragraphs
    return replace(now, paragraphs=Paragraphs([first, third, replace(second, label="3.")]))


def read(d) -> list[str]:
    return [
        " ".join(f"{line.label} {''.join(map(shown, line.pieces))}".split())
        for line in Rendering(d, INFORMAL).lines()
        if line.words().strip()
    ]


def shown(piece) -> str:
    words = piece.text.strip()
    if not piece.deleted or not words:
        return piece.text
    return piece.text.replace(words, f"~~{words}~~", 1)


def test_who_joined_since_is_seen():
    (first, *_) = since(evening(), morning()).paragraphs
    assert [(r.text, bool(r.ins), bool(r.dels)) for r in first.runs if r.ins or r.dels] != []
    assert "(Türkiye, Mexico)" in "".join(r.text for r in first.runs if not r.dels)


def test_what_was_read_then_is_what_is_tabled_and_what_is_read_now_is_proposed():
    made = since(evening(), morning())
    assert [" ".join(line.split()) for line in printed_lines(made, TABLED)] == read(evening())
    assert [" ".join(line.split()) for line in printed_lines(made, PROPOSED)] == read(morning())


def test_insertions_are_underlined_and_strikes_between_tildes():
    d = draft(
        pp("Recalling ", ins("c1", "old "), dele("c2", "the "), "Charter,"),
        changes=[change("c1", "tur propose"), change("c2", "tur propose")],
    )
    (paragraph,) = since(d, d).paragraphs
    assert "~~the~~" in paragraph.text()
    assert any(run.format == ("u",) and "old" in run.text for run in paragraph.runs)


def test_nothing_is_marked_where_nothing_changed():
    made = since(evening(), evening())
    assert not made.changes
    assert not any(p.changes() for p in made.paragraphs)


@given(drafts(), drafts())
def test_any_two_states_are_told_whole(before, now):
    made = since(before, now)
    assert [" ".join(x.split()) for x in printed_lines(made, TABLED)] == read(before)
    assert [" ".join(x.split()) for x in printed_lines(made, PROPOSED)] == read(now)


def test_labels_are_told_before_and_now():
    rows = labels_of(morning(), evening())
    assert [(row.before, row.now) for row in rows] == [("PP1", "PP1"), ("2", "2"), ("1", "3")]
    assert rows[2].words == "Urges all to light lamps."


def test_a_paragraph_that_went_is_among_the_labels():
    now = replace(evening(), paragraphs=Paragraphs(evening().paragraphs[:2]))
    assert [(r.before, r.now) for r in labels_of(now, evening())][-1] == ("2", "")
