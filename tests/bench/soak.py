"""A soak: very many edits in one window, and whether every cell still shows what it should."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from functools import partial
from random import Random

import psutil
from PySide6.QtWidgets import QApplication

from app.window import Window
from model.draft.draft import Draft
from model.draft.place import Place
from model.files.loaded import Loaded
from model.steps.decision_edits import rule, set_outcome
from model.steps.edit import Edit
from model.steps.paragraph_edits import insert_paragraphs
from model.steps.step import StepRefused
from model.steps.typing_edits import delete_words, insert_words
from tests.bench.hands import Figure, open_row, rest, spread, timed
from tests.builders import op
from tests.edits import join_with_next, split_paragraph, take_position

SETTLED = 500
"""Edits after which memory is taken as what it is: by then everything was done once."""


def soak(window: Window, count: int, seed: int = 3) -> Iterator[Figure]:
    """So many edits, mostly typing near where the last one was, some undone."""
    rng = Random(seed)
    taken: list[float] = []
    start = 0.0
    spot = 0
    for i in range(count):
        draft = window.session.draft
        assert draft is not None
        if i % 40 == 0:
            spot = rng.randrange(len(draft.paragraphs))
            window.table.caret.put(spot)
        if rng.random() < 0.1 and window.session.history.undo_name:
            taken.append(timed(window.session.undo))
        else:
            edit = _edit(draft, spot, rng, i)
            if edit is not None:
                taken.append(timed(partial(window.session.do, edit)))
        if i % 3 == 0:
            QApplication.processEvents()
        if i == min(SETTLED, count // 4):
            start = _memory()
    yield "edits of the soak", len(taken), ""
    yield from spread("edit of the soak", taken, tail=True)
    yield "memory that the soak took", _memory() - start, "MB"
    yield "cells that differ from a fresh rendering", _differing(window), ""


def _edit(draft: Draft, spot: int, rng: Random, i: int) -> Edit | None:
    row = open_row(draft, min(spot + rng.randrange(4), len(draft.paragraphs) - 1))
    paragraph = draft.paragraphs[row]
    length = len(paragraph.text())
    place = Place(paragraph.id, rng.randint(0, length))
    near = place._replace(offset=min(place.offset + rng.randint(1, 12), length))
    one = rng.choice(paragraph.changes() or [""])
    rare: tuple[Callable[[], Edit], ...] = (
        lambda: delete_words(draft, place, near, "tur"),
        lambda: take_position(draft, one, "fra", rng.choice(("support", "reserve"))),
        lambda: rule(draft, one, rng.choice(("take", "leave"))),
        lambda: set_outcome(draft, one, rng.choice(("accepted", "rejected"))),
        lambda: split_paragraph(draft, place, "irn"),
        lambda: join_with_next(draft, paragraph.id, "irn"),
        lambda: insert_paragraphs(draft, paragraph.id, [op("A new one.", id=f"psoak{i}")], "irn"),
    )
    try:
        if rng.random() < 0.75:
            return insert_words(draft, place, rng.choice("lamps "), "egy")
        return rng.choice(rare)()
    except StepRefused:
        return None


def _differing(window: Window) -> int:
    """Cells that show something else than they would if the draft had just been opened."""
    table, draft = window.table, window.session.draft
    assert draft is not None
    shown = _cells(window)
    at = table.caret.row
    window.session.open(Loaded(draft), window.session.file)
    table.caret.put(at)
    return sum(a != b for a, b in zip(shown, _cells(window), strict=True))


def _cells(window: Window) -> list[tuple[str, float]]:
    """The text of every cell within reach, and how high its row is."""
    table = window.table
    rest(window)
    rows = range(len(table.geometry_of_rows))
    table.settling.settle(rows)
    return [
        (column.pane.document().findBlockByNumber(row).text(), table.geometry_of_rows.heights[row])
        for column in table.columns
        for row in rows
    ]


def _memory() -> float:
    gc.collect()
    return float(psutil.Process().memory_info().rss) / 1e6
