"""Words of any script, typed or composed into words of another, land where they should."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from model.draft.text import stands
from tests.app.room import TypingRoom
from tests.builders import draft, op

LATIN = "Decides to light the lamps again"
ARABIC = "يقرر أن يضيء المصابيح في كل ميناء"
RUSSIAN = "Постановляет зажечь фонари"
CHINESE = "请所有港口点亮灯塔"
SCRIPTS = (LATIN, ARABIC, RUSSIAN, CHINESE)


def compose(room: TypingRoom, preedit: str, done: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(done)
    QApplication.sendEvent(room.pane, event)
    QApplication.processEvents()


def type_letters(room: TypingRoom, words: str) -> None:
    """Press keys that give these letters."""
    for letter in words:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            key = Qt.Key.Key_unknown
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(room.pane, event)
    QApplication.processEvents()


def proposed(room: TypingRoom) -> str:
    """The first paragraph as if everything asked for were granted."""
    runs = room.draft.paragraphs[0].runs
    return "".join(run.text for run in runs if stands(run, lambda change: True))


def tabled(room: TypingRoom) -> str:
    runs = room.draft.paragraphs[0].runs
    return "".join(run.text for run in runs if stands(run, lambda change: False))


@pytest.mark.parametrize("whole", SCRIPTS)
@pytest.mark.parametrize("words", ["lamp ", "فانوس ", "фонарь ", "灯塔", "𝐀é"])
@pytest.mark.parametrize("by_method", [True, False])
def test_words_land_where_the_caret_is(qtbot, whole, words, by_method):
    room = TypingRoom(qtbot, draft(op(whole, label="1.")))
    room.stand(8)
    if by_method:
        compose(room, "com")
        compose(room, "", words)
    else:
        type_letters(room, words)
    assert proposed(room) == whole[:8] + words + whole[8:]
    assert tabled(room) == whole
    assert room.table.caret.place()[1].offset == 8 + len(words)
    assert len(room.draft.changes) == 1
    room.session.undo()
    if not by_method:
        assert not room.draft.changes
    assert tabled(room) == whole


@pytest.mark.parametrize("whole", [LATIN, ARABIC])
def test_what_is_composed_over_selected_words_is_one_replacement(qtbot, whole):
    room = TypingRoom(qtbot, draft(op(whole, label="1.")))
    room.choose(8, 12)
    compose(room, "deng")
    assert not room.draft.changes
    compose(room, "", "灯")
    assert proposed(room) == whole[:8] + "灯" + whole[12:]
    assert tabled(room) == whole
    assert len(room.draft.changes) == 1


def test_a_second_word_composed_goes_on_behind_the_first(qtbot):
    room = TypingRoom(qtbot, draft(op(LATIN, label="1.")))
    room.stand(len(LATIN))
    for syllable in ("하", "나"):
        compose(room, "ㅎ")
        compose(room, "", syllable)
    assert proposed(room) == LATIN + "하나"
    assert len(room.draft.changes) == 1


def test_the_caret_walks_over_letters_of_two_units_and_marks_upon_letters(qtbot):
    words = "Light 𝐀e\u0301x lamps"
    room = TypingRoom(qtbot, draft(op(words, label="1.")))
    room.stand(6)
    stops = []
    for _ in range(4):
        room.press(Qt.Key.Key_Right)
        stops.append(room.table.caret.place()[1].offset)
    assert stops == [7, 9, 10, 11]
    room.press(Qt.Key.Key_Left, times=2)
    room.keys("y")
    assert proposed(room) == "Light 𝐀e\u0301yx lamps"
