"""Figures of typing: a key to all columns painted, and edits of whole paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from random import Random

from PySide6.QtWidgets import QApplication

from app.window import Window
from model.draft.draft import Draft
from model.draft.place import Place
from model.draft.text import Run
from model.files.loaded import Loaded
from model.steps.decision_edits import set_outcome
from model.steps.edit import Edit
from model.steps.step import StepRefused
from model.steps.typing_edits import insert_words
from tests.bench.generator import words
from tests.bench.hands import KEY, Figure, Pressed, open_row, press, rest, spots, spread, timed
from tests.edits import join_with_next, split_paragraph

KEYS = 100
LONG = (500, 2000, 5000)
"""Words of the long paragraphs."""


def measure(window: Window) -> Iterator[Figure]:
    """Typed letters and edits where a draft starts, in its middle, and where it ends."""
    draft = _draft(window)
    for name, row in spots(draft):
        yield from _keys(window, row, name)
        yield from _edits(window, row, name)
    for count in LONG:
        yield from _long(window, count)
    yield from _accept_all(window)


def _draft(window: Window) -> Draft:
    draft = window.session.draft
    assert draft is not None
    return draft


def _keys(window: Window, row: int, name: str) -> Iterator[Figure]:
    """Letters, and as many of them taken back, by real key events."""
    put_caret(window, row, 12)
    before = _draft(window)
    typed = [press(window, KEY.Key_X, "x") for _ in range(KEYS)]
    if _draft(window) is before:
        yield f"typed letter, {name}: keys ask for nothing yet", 0.0, ""
        return
    yield from _both("typed letter", name, typed)
    back = [press(window, KEY.Key_Backspace) for _ in range(KEYS)]
    yield from _both("backspace", name, back)
    # Blanks at the edge of what is typed stand otherwise in each column than letters do.
    text = words(Random(KEYS), KEYS)[:KEYS]
    typed = [press(window, KEY.Key_Space if c == " " else KEY.Key_X, c) for c in text]
    yield from _both("typed words", name, typed)
    put_caret(window, row, 20)
    splits, undone = [], []
    for _ in range(KEYS // 5):
        splits.append(press(window, KEY.Key_Return, "\r").painted)
        rest(window)
        undone.append(timed(window.session.undo))
        rest(window)
        put_caret(window, row, 20)
    yield from spread(f"Enter to painted, {name}", splits)
    yield from spread(f"undo of it to painted, {name}", undone)


def _both(what: str, where: str, pressed: list[Pressed]) -> Iterator[Figure]:
    """Until the columns are painted, and until panels and commands have followed."""
    yield from spread(f"{what} to painted, {where}", [one.painted for one in pressed])
    yield from spread(f"{what} to all followed, {where}", [one.followed for one in pressed])


def put_caret(window: Window, row: int, offset: int) -> None:
    """Put the caret at a place of a row in the first column, in sight."""
    table = window.table
    table.caret.column = table.columns[0]
    table.active.pane.setFocus()
    table.caret.put(row)
    rest(window)
    paragraph = _draft(window).paragraphs[row]
    table.caret.put_back((row, Place(paragraph.id, offset)))
    rest(window)


def _edits(window: Window, row: int, name: str) -> Iterator[Figure]:
    """The same as edits of the model: what typing rests on."""
    put_caret(window, row, 0)
    paragraph = _draft(window).paragraphs[row].id
    typed = _letters(window, Place(paragraph, 12))
    yield from spread(f"letter as an edit to painted, {name}", typed)
    edits: tuple[tuple[str, Callable[[], Edit]], ...] = (
        ("split", lambda: split_paragraph(_draft(window), Place(paragraph, 6), "egy")),
        ("join", lambda: join_with_next(_draft(window), paragraph, "egy")),
    )
    for told, make_edit in edits:
        yield from spread(
            f"{told} as an edit to painted, {name}", _done_and_undone(window, make_edit)
        )


def _letters(window: Window, place: Place) -> list[float]:
    """Letters put one behind the other, all of one change."""
    known = set(_draft(window).changes)
    window.session.do(insert_words(_draft(window), place, "x", "egy"))
    (mark,) = set(_draft(window).changes) - known
    typed = []
    for i in range(KEYS):
        behind = place._replace(offset=place.offset + 1 + i)
        edit = insert_words(_draft(window), behind, "x", "egy", mark=mark)
        typed.append(timed(partial(window.session.do, edit)))
        QApplication.processEvents()
    return typed


def _done_and_undone(window: Window, make_edit: Callable[[], Edit]) -> list[float]:
    taken = []
    for _ in range(KEYS // 5):
        try:
            edit = make_edit()
        except StepRefused:
            break
        taken.append(timed(partial(window.session.do, edit)))
        rest(window)
        window.session.undo()
        rest(window)
    return taken


def _long(window: Window, count: int) -> Iterator[Figure]:
    """Letters typed in the middle of a paragraph of so many words."""
    draft = _draft(window)
    row = open_row(draft, len(draft.paragraphs) // 2)
    text = words(Random(count), count)
    paragraph = replace(draft.paragraphs[row], runs=(Run(text),))
    window.session.open(Loaded(draft.with_paragraph(paragraph)), window.session.file)
    offset = text.index(" ", len(text) // 2)
    put_caret(window, row, offset)
    window.table.active.pane.ensureCursorVisible()
    rest(window)
    before = _draft(window)
    typed = [press(window, KEY.Key_X, "x") for _ in range(KEYS)]
    if _draft(window) is not before:
        yield from _both("typed letter", f"in {count:,} words", typed)
    edits = _letters(window, Place(paragraph.id, offset))
    yield from spread(f"letter as an edit to painted, in {count:,} words", edits)
    window.session.open(Loaded(draft), window.session.file)
    rest(window)


def _accept_all(window: Window) -> Iterator[Figure]:
    """All that one delegation proposed or supported, accepted in one edit."""
    draft = _draft(window)
    by_name: dict[str, list[str]] = {}
    for change in draft.changes.values():
        rows = draft.paragraphs.with_change(change.id)
        agreed = any(draft.paragraphs[row].agreement.state == "agreed" for row in rows)
        if change.outcome == "open" and change.positions and not agreed:
            by_name.setdefault(change.positions[0].delegation, []).append(change.id)
    most = max(by_name.values(), key=len)
    touched = {row for change in most for row in draft.paragraphs.with_change(change)}
    edit = set_outcome(draft, most, "accepted")
    yield "accept all of one delegation", timed(lambda: window.session.do(edit)), "ms"
    yield "paragraphs that touched", len(touched), ""
    rest(window)
    yield "undo of it", timed(window.session.undo), "ms"
    rest(window)
