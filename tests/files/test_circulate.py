"""A circulated copy says nothing that is the facilitator's own."""

from __future__ import annotations

from dataclasses import replace

from model.draft.change import Position, Remark
from model.draft.draft import Package
from model.draft.paragraph import FormerLabel
from model.files.circulate import circulated
from tests.builders import change, draft, ins, op

TIME = "2026-01-13T20:41:07Z"


def test_rulings_private_notes_times_and_history_stay_behind():
    private = Position("irn", "reserve", TIME, "told me in the corridor", private=True)
    open_note = Position("egy", "propose", TIME, "as in last year's text")
    text = draft(
        op("Urges ", ins("c1", "all"), former_labels=(FormerLabel("2.", TIME),)),
        changes=[replace(change("c1", ruling="take"), positions=(open_note, private))],
        remarks=[Remark("r1", "more to come", by="mex", at=TIME)],
        facts={"came_from": "d0", "package": Package("L3.docx", b"PK")},
    )
    copy = circulated(text)
    assert copy.changes["c1"].ruling == ""
    assert copy.changes["c1"].positions == (
        Position("egy", "propose", note="as in last year's text"),
        Position("irn", "reserve"),
    )
    assert (copy.came_from, copy.package, copy.remarks["r1"].at) == ("", None, "")
    assert copy.paragraphs[0].former_labels == ()
    assert copy.paragraphs[0].runs == text.paragraphs[0].runs
