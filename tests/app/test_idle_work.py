"""Work done by and by: in slices, the last that was asked for, left and gone on with."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app import idle_work
from app.idle_work import IdleWork
from model.readings.by_and_by import Steps, at_once, paced


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def idle(qapp) -> IdleWork:
    return IdleWork(QObject(qapp))


def slices(monkeypatch, steps: int) -> None:
    """Let a slice be so many steps long, by a clock that ticks once a look."""
    ticks = iter(range(10_000))
    monkeypatch.setattr(idle_work, "SLICE", steps)
    monkeypatch.setattr(idle_work, "perf_counter", lambda: next(ticks))


def work(done: list[str], name: str, steps: int = 100):
    def made() -> Steps[None]:
        for step in range(steps):
            done.append(f"{name}{step}")
            yield
        done.append(name)

    return made


def test_a_slice_ends_after_its_time_and_the_next_goes_on(idle, done, monkeypatch, qtbot):
    slices(monkeypatch, 3)
    idle.begin(work(done, "a"))
    QApplication.processEvents()
    assert 0 < len(done) < 100
    qtbot.waitUntil(lambda: idle._work is None)
    assert done[-1] == "a" and len(done) == 101


def test_what_was_asked_for_last_is_done(idle, done, monkeypatch, qtbot):
    slices(monkeypatch, 3)
    idle.begin(work(done, "a"))
    QApplication.processEvents()
    idle.begin(work(done, "b"))
    qtbot.waitUntil(lambda: idle._work is None)
    begun = [one for one in done if one[0] == "a"]
    assert 0 < len(begun) < 100
    assert done[len(begun) :] == [*(f"b{n}" for n in range(100)), "b"]


def test_work_that_rests_is_gone_on_with(idle, done, monkeypatch, qtbot):
    slices(monkeypatch, 3)
    idle.begin(work(done, "a"))
    QApplication.processEvents()
    idle.rest()
    before = len(done)
    QApplication.processEvents()
    assert len(done) == before < 100
    idle.go_on()
    qtbot.waitUntil(lambda: idle._work is None)
    assert len(done) == 101


def test_a_step_that_asks_for_other_work_is_followed_by_that(idle, done, monkeypatch, qtbot):
    slices(monkeypatch, 30)

    def turns() -> Steps[None]:
        yield
        idle.begin(work(done, "b", 1))

    idle.begin(turns)
    qtbot.waitUntil(lambda: idle._work is None)
    assert done == ["b0", "b"]


def test_steps_come_to_the_same_at_once():
    def counted() -> Steps[int]:
        total = 0
        for number in paced(range(5), 2):
            if number is None:
                yield
            else:
                total += number
        return total

    assert at_once(counted()) == 10
    assert list(paced("abcde", 2)) == ["a", "b", None, "c", "d", None, "e"]
