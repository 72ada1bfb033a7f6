"""The one seat of truth: edits done, undone and refused."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from app.session import OpenFile, Session
from model.draft.delegation import DelegationTable
from model.files.loaded import Loaded
from resources import resource
from tests.builders import change, draft, ins, op
from tests.edits import take_position

NOW = "2026-03-04T10:00:00Z"


@pytest.fixture
def session(qapp):
    made = Session(DelegationTable.from_json(resource("delegations.json")), clock=lambda: NOW)
    whole = draft(op("Urges ", ins("c1", "all "), "lamps;"), changes=[change("c1", "tur propose")])
    made.open(Loaded(whole), OpenFile(name="lamps.txt"))
    return made


def support(draft, at):
    return take_position(draft, "c1", "cub", "support", at)


def test_an_edit_makes_another_draft_and_says_so(session, qtbot):
    before = session.draft
    with qtbot.waitSignals([session.draft_changed, session.history_changed]):
        assert session.attempt(support)
    assert session.draft is not before
    assert session.draft.changes["c1"].positions[-1].at == NOW
    assert session.history.undo_name == "Support by Cuba"


def test_what_follows_the_columns_hears_of_letters_in_a_row_once(session, qtbot):
    shown, followed = [], []
    session.draft_changed.connect(lambda before, after: shown.append(after))
    session.followed.connect(lambda before, after: followed.append((before, after)))
    session.attempt(support)
    first = session.draft
    assert len(followed) == 1  # the first of them can be undone now: the commands have to know
    for delegation in ("egy", "tur"):
        edit = partial(take_position, change="c1", delegation=delegation, stance="support")
        assert session.attempt(lambda d, at, edit=edit: edit(d, at=at), joins=lambda one: True)
    assert len(shown) == 3 and len(followed) == 1
    qtbot.waitUntil(lambda: len(followed) == 2)
    assert followed[1] == (first, session.draft)
    session.undo()
    assert len(followed) == 3 and followed[2][1] is session.draft


def test_undo_and_redo_lead_back_and_forth(session):
    before = session.draft
    session.attempt(support)
    after = session.draft
    session.undo()
    assert session.draft == before
    session.redo()
    assert session.draft == after


def test_what_cannot_be_done_is_refused_with_a_sentence(session, qtbot):
    before = session.draft
    with qtbot.waitSignal(session.edit_refused) as refused:
        assert not session.attempt(lambda d, at: take_position(d, "c9", "cub", "support", at))
    assert refused.args[0].endswith(".")
    assert session.draft is before


def test_undoing_nothing_is_refused(session, qtbot):
    with qtbot.waitSignal(session.edit_refused):
        session.undo()


def test_a_draft_for_reading_only_takes_no_edit(session, qtbot):
    session.open(Loaded(session.draft, read_only=True), OpenFile(name="later.akn"))
    with qtbot.waitSignal(session.edit_refused):
        assert not session.attempt(support)


def test_an_imported_draft_is_not_saved(session):
    assert not session.is_saved


def test_opening_forgets_the_history(session):
    session.attempt(support)
    session.open(Loaded(session.draft), OpenFile(name="again"))
    assert not session.history.undoing


def test_no_draft_no_edit(qapp, qtbot):
    empty = Session(DelegationTable([]))
    with qtbot.waitSignal(empty.edit_refused):
        assert not empty.attempt(support)


def test_the_table_is_made_anew_for_other_delegations_only(session):
    first = session.table
    session.attempt(support)  # Cuba is named by the draft already
    assert session.table is first
    newcomer = replace(first.get("tuv"), short="Tuvalu of old")
    named = session.draft.delegations.put("tuv", newcomer)
    session.open(Loaded(replace(session.draft, delegations=named)), OpenFile(name="lamps.txt"))
    assert session.table is not first
    assert session.table.get("tuv") == newcomer
