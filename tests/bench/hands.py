"""Keys as a person presses them, and how long until all that is seen is painted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import quantiles
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.window import Window
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph

Figure = tuple[str, float, str]
KEY = Qt.Key
REST = 500.0
"""Milliseconds that are waited for rows out of sight; the next edit goes on with them."""


def paint() -> None:
    """Paint whatever has to be painted, and let nothing else happen."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)


class Pressed(NamedTuple):
    """Milliseconds from a key event until all columns are painted, and until all has followed."""

    painted: float
    followed: float


def press(window: Window, key: Qt.Key, text: str = "") -> Pressed:
    """Press a key in the column in hand.

    As on a real screen, what is to be painted comes before timers of no length: those run then.
    """
    pane = window.table.active.pane
    down = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    start = perf_counter()
    QApplication.sendEvent(pane, down)
    paint()
    painted = since(start)
    QApplication.processEvents()
    paint()
    return Pressed(painted, since(start))


def timed(act: Callable[[], object]) -> float:
    """Milliseconds until what an act changed is painted."""
    start = perf_counter()
    act()
    paint()
    return since(start)


def rest(window: Window) -> None:
    """Let everything become idle; what is far from the view, as far as REST allows."""
    settling = window.table.settling
    start = perf_counter()
    while not settling.is_idle:
        QApplication.processEvents()
        if since(start) > REST:
            # 6,000 rows round each new place in 30,000 would take longer than all that is measured.
            settling.stop()
    for _ in range(5):
        QApplication.processEvents()


def spots(draft: Draft) -> Iterator[tuple[str, int]]:
    """A row that can be typed in at the start, in the middle and at the end."""
    count = len(draft.paragraphs)
    for name, row in (("start", 8), ("middle", count // 2), ("end", count - 20)):
        yield name, open_row(draft, row)


def open_row(draft: Draft, row: int) -> int:
    """The next row from one on that nobody has agreed or struck."""
    while not _can_be_typed_in(draft.paragraphs[row]):
        row = (row + 1) % len(draft.paragraphs)
    return row


def _can_be_typed_in(paragraph: Paragraph) -> bool:
    negotiated = paragraph.kind in ("preambular", "operative")
    return negotiated and paragraph.agreement.state == "open" and not paragraph.end.dels


def spread(name: str, times: list[float], tail: bool = False) -> Iterator[Figure]:
    """The median and the 95th of a hundred; with ``tail`` the 99th and the longest too."""
    if not times:
        return
    cuts = quantiles(times, n=100) if len(times) > 1 else [times[0]] * 99
    yield f"{name}, p50", cuts[49], "ms"
    yield f"{name}, p95", cuts[94], "ms"
    if tail:
        yield f"{name}, p99", cuts[98], "ms"
        yield f"{name}, longest", max(times), "ms"


def since(start: float) -> float:
    """Milliseconds since a time of the performance counter."""
    return (perf_counter() - start) * 1000
