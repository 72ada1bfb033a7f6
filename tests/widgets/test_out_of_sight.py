"""The collector: out of the way while much is written, and back when all is."""

from __future__ import annotations

import gc

import pytest

from tests.bench.generator import make
from tests.gui import make_table
from widgets.table.out_of_sight import OutOfSight


@pytest.fixture(autouse=True)
def usual():
    """What the collector does as a rule, before and after."""
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    OutOfSight._writing.clear()  # tables of other tests that nobody let end
    yield gc.get_threshold()
    gc.set_threshold(*before)


def test_while_much_is_written_only_what_is_new_is_looked_at(usual):
    unseen = OutOfSight()
    unseen.begin()
    unseen.begin()
    new, once_more, _ = gc.get_threshold()
    assert new == usual[0] and once_more > 1000 * usual[1]
    frozen = gc.get_freeze_count()
    kept = [[number] for number in range(5000)]
    unseen.end()
    assert gc.get_threshold() == usual
    assert gc.get_freeze_count() > frozen + len(kept) / 2  # some of what was frozen goes, too


def test_of_two_tables_that_write_the_last_to_end_lets_all_be_as_before(usual):
    one, other = OutOfSight(), OutOfSight()
    one.begin()
    other.begin()
    one.end()
    assert gc.get_threshold() != usual
    other.end()
    assert gc.get_threshold() == usual


def test_a_table_that_is_stopped_does_not_keep_the_collector_away(qtbot, usual):
    table = make_table(qtbot)
    table.show_draft(make(40, 60))
    qtbot.waitUntil(lambda: gc.get_threshold() != usual)
    table.settling.stop()
    assert gc.get_threshold() == usual


def test_where_nothing_was_written_nothing_is_put_out_of_sight(monkeypatch):
    frozen = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append("all"))
    OutOfSight().end()
    assert not frozen


def test_all_that_a_draft_has_written_is_out_of_sight_once(qtbot, monkeypatch, usual):
    frozen = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(gc.get_threshold()))
    table = make_table(qtbot)
    table.show_draft(make(40, 60))
    qtbot.waitUntil(lambda: table.settling.is_idle)
    assert frozen == [usual]
    table.settling.start()
    qtbot.waitUntil(lambda: table.settling.is_idle)
    assert len(frozen) == 1
