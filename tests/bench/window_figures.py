"""Figures of the window: opening, scrolling, jumping, updating, memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import psutil
from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QApplication

from app.equipment import shipped_equipment
from app.session import OpenFile
from app.start import make_application, make_window
from app.window import Window
from model.draft.draft import Draft
from model.files.choose import Export, write_file
from model.files.loaded import Loaded
from tests.bench import typing_figures
from tests.bench.hands import Figure, paint, rest, since, spread
from tests.bench.soak import soak
from tests.edits import take_position

FRAMES = 200
JUMPS = 40
EDITS = 60


def measure(draft: Draft, edits: int = 0) -> Iterator[Figure]:
    """Every figure of the window on one draft; with ``edits``, those of a soak of so many only."""
    application = QApplication.instance() or make_application(["bench"])
    folder = tempfile.mkdtemp()
    store = QSettings(folder + "/settings.ini", QSettings.Format.IniFormat)
    window = make_window(store, Path(folder))
    window.resize(1600, 900)
    window.show()
    application.processEvents()
    if edits:
        window.session.open(Loaded(draft), OpenFile(name="bench.akn"))
        rest(window)
        yield from soak(window, edits)
        _leave(window)
        return
    empty = _memory()
    yield "longest idle slice of an empty window", _make_ready(window, application), "ms"
    start = perf_counter()
    window.session.open(Loaded(draft), OpenFile(name="bench.akn"))
    paint()
    yield "show a draft to first paint", since(start), "ms"
    yield from _idle(window, application)
    yield "memory beyond an empty window", _memory() - empty, "MB"
    yield from spread("scroll frame", _scroll(window))
    yield from spread("jump", _jump(window))
    yield from spread("support edit to painted", _support(window))
    window.session.give_floor(window.session.table.get("egy"))
    yield from typing_figures.measure(window)
    yield from _open_file(window, draft)
    _leave(window)


def _make_ready(window: Window, application: QCoreApplication) -> float:
    """Let an empty window load the rest, as it does while a person looks for a file."""
    longest = 0.0
    while not window.is_ready:
        start = perf_counter()
        application.processEvents()
        longest = max(longest, since(start))
    return longest


def _leave(window: Window) -> None:
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
        paint()
        taken = since(start)
    yield "open .akn to first paint", taken, "ms"


def _idle(window: Window, application: QCoreApplication) -> Iterator[Figure]:
    slices = []
    start = perf_counter()
    while not window.table.settling.is_idle:
        before = perf_counter()
        application.processEvents()
        slices.append(since(before))
    yield "everything in reach laid out", since(start), "ms"
    yield "longest idle slice", max(slices, default=0.0), "ms"
    yield "cells laid out", sum(c.laid_out for c in window.table.columns), ""


def _scroll(window: Window) -> list[float]:
    bar = window.table.scrolling.bar
    bar.setValue(0)
    frames = []
    for _ in range(FRAMES):
        start = perf_counter()
        bar.setValue(bar.value() + 60)
        paint()
        frames.append(since(start))
    return frames


def _jump(window: Window) -> list[float]:
    draft = window.session.draft
    assert draft is not None
    jumps = []
    for i in range(JUMPS):
        row = (i * 7919) % len(draft.paragraphs)
        start = perf_counter()
        window.table.caret.put(row)
        paint()
        jumps.append(since(start))
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
        paint()
        start = perf_counter()
        session.do(take_position(draft, known[0], "egy", "support"))
        paint()
        edits.append(since(start))
    return edits


def _memory() -> float:
    return float(psutil.Process().memory_info().rss) / 1e6
