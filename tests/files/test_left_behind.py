"""What a text file cannot carry is said, in one sentence, and only where it is there."""

from __future__ import annotations

from model.draft.paragraph import Cell
from model.files.left_behind import left_behind
from tests.builders import change, dele, draft, end, ins, note, note_mark, op, para, pp


def told(seen) -> str:
    """What the notices say."""
    return " ".join(notice.message for notice in left_behind(seen))


def test_an_everyday_rolling_text_goes_whole():
    seen = draft(
        pp("Noting the ", ins("c1", "night "), "trains,", note_mark("n1")),
        op(ins("c2", "New;"), end=end("c2")),
        op(dele("c3", "Old;"), end=end(dels="c3")),
        notes=(note("n1", "Timetables."),),
    )
    assert told(seen) == ""


def test_each_thing_that_stays_behind_is_named():
    assert "split or joined" in told(draft(op("One ", end=end("c1")), op("two;")))
    assert "tables" in told(draft(para("cell", "One", inside=(Cell("t1", 0, 0),))))
    inside = note("n1", "Time", ins("c1", "tables"))
    assert "footnotes" in told(draft(pp("Noting", note_mark("n1")), notes=(inside,)))
    ruled = (change("c1", ruling="take"),)
    assert "ruled" in told(draft(pp(ins("c1", "Noting,")), changes=ruled))
