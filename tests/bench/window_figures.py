"""Figures of the window: opening, scrolling, jumping, updating, memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from statistics import quantiles
from time import perf_counter

import psutil
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication

from app.equipment import shipped_equipment
from app.session import OpenFile
from app.start import make_application, make_window
from app.window import Window
from model.draft.draft import Draft
from model.draft.place import Place
from model.files.choose import Export, write_file
from model.files.loaded import Loaded
from model.steps.position_edits import take_position
from model.steps.typing_edits import insert_words

Figure = tuple[str, float, str]
FRAMES = 200
JUMPS = 40
EDITS = 60


def measure(draft: Draft) -> Iterator[Figure]:
    """Every figure of the window on one draft."""
    application = QApplication.instance() or make_application(["bench"])
    folder = tempfile.mkdtemp()
    store = QSettings(folder + "/settings.ini", QSettings.Format.IniFormat)
    window = make_window(store)
    window.resize(1600, 900)
    window.show()
    application.processEvents()
    empty = _memory()
    start = perf_counter()
    window.session.open(Loaded(draft), OpenFile(name="bench.akn"))
    _paint(window)
    yield "show a draft to first paint", _since(start), "ms"
    yield from _idle(window, application)
    yield "memory beyond an empty window", _memory() - empty, "MB"
    yield from _spread("scroll frame", _scroll(window))
    yield from _spread("jump", _jump(window))
    yield from _spread("support edit to painted", _support(window))
    yield from _spread("inserted word to painted", _typing(window))
    yield from _open_file(window, draft)
    window.session.history_changed.disconnect()
    window.table.settling.stop()
    window.hide()


def _open_file(window: Window, draft: Draft) -> Iterator[Figure]:
    """Opening the native file in a warm process, from its bytes to the first paint."""
    equipment = shipped_equipment()
    content = write_file("bench.akn", draft, equipment, Export())
    for _ in range(2):
        start = perf_counter()
        window.files.read_now("bench.akn", content)
        _paint(window)
        taken = _since(start)
    yield "open .akn to first paint", taken, "ms"


def _paint(window: Window) -> None:
    """Paint whatever has to be painted, and let nothing else happen."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)


def _idle(window: Window, application: QApplication) -> Iterator[Figure]:
    slices = []
    start = perf_counter()
    while not window.table.settling.is_idle:
        before = perf_counter()
        application.processEvents()
        slices.append(_since(before))
    yield "everything in reach laid out", _since(start), "ms"
    yield "longest idle slice", max(slices, default=0.0), "ms"
    yield "cells laid out", sum(c.laid_out for c in window.table.columns), ""


def _scroll(window: Window) -> list[float]:
    bar = window.table.scrolling.bar
    bar.setValue(0)
    frames = []
    for _ in range(FRAMES):
        start = perf_counter()
        bar.setValue(bar.value() + 60)
        _paint(window)
        frames.append(_since(start))
    return frames


def _jump(window: Window) -> list[float]:
    draft = window.session.draft
    assert draft is not None
    jumps = []
    for i in range(JUMPS):
        row = (i * 7919) % len(draft.paragraphs)
        start = perf_counter()
        window.table.caret.put(row)
        _paint(window)
        jumps.append(_since(start))
    return jumps


def _support(window: Window) -> list[float]:
    """Edits of rows in sight: what a person waits for after Enter."""
    edits = []
    session, table = window.session, window.table
    for i in range(EDITS):
        draft = session.draft
        assert draft is not None
        row = (i * 7919) % len(draft.paragraphs)
        table.caret.put(row)
        known = [c for c in draft.paragraphs[row].changes() if draft.changes[c].outcome == "open"]
        if not known or draft.paragraphs[row].agreement.state == "agreed":
            continue
        _paint(window)
        start = perf_counter()
        session.do(take_position(draft, known[0], "egy", "support"))
        _paint(window)
        edits.append(_since(start))
    return edits


def _typing(window: Window) -> list[float]:
    """Words put into one paragraph after the other, as typing will: the whole round."""
    taken = []
    session, table = window.session, window.table
    for i in range(EDITS):
        draft = session.draft
        assert draft is not None
        row = (40 + i // 12) % len(draft.paragraphs)
        table.caret.put(row)
        if draft.paragraphs[row].agreement.state == "agreed":
            continue
        place = Place(draft.paragraphs[row].id, 12)
        _paint(window)
        start = perf_counter()
        session.do(insert_words(draft, place, "x", "egy"))
        _paint(window)
        taken.append(_since(start))
    return taken


def _spread(name: str, times: list[float]) -> Iterator[Figure]:
    cuts = quantiles(times, n=20) if len(times) > 1 else [times[0]] * 19
    yield f"{name}, p50", cuts[9], "ms"
    yield f"{name}, p95", cuts[18], "ms"


def _since(start: float) -> float:
    return (perf_counter() - start) * 1000


def _memory() -> float:
    return psutil.Process().memory_info().rss / 1e6
