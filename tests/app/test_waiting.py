"""Long work in a thread, with a bar and a way out."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from app.waiting import Waiting
from model.files.watch import Stopped, Watch
from tests.gui import press
from widgets.progress import ProgressBox


@pytest.fixture
def window(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_work_gives_its_result(window):
    assert Waiting(window).wait_for("Reading", lambda watch: 6 * 7) == 42


def test_what_goes_wrong_is_raised_where_it_was_asked_for(window):
    with pytest.raises(ZeroDivisionError):
        Waiting(window).wait_for("Reading", lambda watch: 1 // 0)


def test_short_work_shows_no_box(window):
    Waiting(window).wait_for("Reading", lambda watch: None)
    assert not window.findChildren(ProgressBox)


def test_long_work_shows_how_far_it_is_and_ends_at_escape(window):
    wait = patient(window)
    seen: list[int] = []
    going = threading.Event()

    def work(watch: Watch) -> None:
        for _ in watch.over(range(32 * 50), 0.4, 0.5):
            going.wait(0.001)
        while True:
            watch.tell(0.5)
            going.wait(0.001)

    def give_up(box: ProgressBox) -> None:
        seen.append(box.findChild(QProgressBar).value())
        press(box, Qt.Key.Key_Escape)

    when_shown(window, give_up)
    with pytest.raises(Stopped):
        wait.wait_for("Reading", work)
    assert 0 <= seen[0] <= 500


def test_a_watch_tells_the_share_of_what_it_went_over():
    watch = Watch()
    for number in watch.over(range(64), 0.5, 1.0):
        if number == 40:
            assert watch.share == pytest.approx(0.75)
    assert watch.share == 1.0
    watch.stop()
    with pytest.raises(Stopped):
        list(watch.over(range(3)))


def when_shown(window: QWidget, do) -> None:
    """Do something with the box once it is there."""
    timer = QTimer(window, interval=5)

    def look() -> None:
        boxes = window.findChildren(ProgressBox)
        if boxes:
            timer.stop()
            do(boxes[0])

    timer.timeout.connect(look)
    timer.start()


def patient(window: QWidget) -> Waiting:
    """One that shows its box at once."""
    wait = Waiting(window)
    wait._patience.setInterval(1)
    return wait


def test_work_that_cannot_be_stopped_keeps_the_box_until_its_end_and_gives_nothing(window):
    ends = threading.Event()
    told: list[tuple[bool, bool]] = []

    def give_up(box: ProgressBox) -> None:
        press(box, Qt.Key.Key_Escape)
        told.append((box.isVisible(), box.isModal()))
        ends.set()

    when_shown(window, give_up)
    with pytest.raises(Stopped):
        patient(window).wait_for("Writing", lambda watch: ends.wait(5))
    assert told == [(True, True)]
    assert not [box for box in window.findChildren(ProgressBox) if box.isVisible()]


def test_nothing_else_is_begun_while_something_is_waited_for(window):
    wait, ends = patient(window), threading.Event()
    refused: list[bool] = []

    def another(box: ProgressBox) -> None:
        with pytest.raises(Stopped):
            wait.wait_for("Reading", lambda watch: "another")
        refused.append(True)
        ends.set()

    when_shown(window, another)
    assert wait.wait_for("Reading", lambda watch: ends.wait(5) and "the first") == "the first"
    assert refused == [True]
    assert wait.wait_for("Reading", lambda watch: "the next") == "the next"
