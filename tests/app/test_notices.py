"""The strip that counts what is in doubt, and the list of notices that it opens."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.session import OpenFile
from model.files.loaded import Loaded, Notice
from tests.app.test_window import rolling
from tests.builders import draft, note, note_mark, op, pp
from tests.gui import press


def test_what_is_in_doubt_is_counted_in_a_strip(window, qtbot):
    asks = Notice("move-doubtful", "Where does OP10 stand?", "p4", asks=True)
    window.session.open(Loaded(rolling(), (asks,)), OpenFile(name="lamps.txt"))
    told = "3 changes · 1 agreed · 3 open · 1 remark on the file, 1 asks"
    qtbot.waitUntil(lambda: window.telling.strip.text() == told)
    window.actions_.by_id["show.notices"].trigger()
    assert window.notices.isVisible()
    window.notices.itemActivated.emit(window.notices.item(0))
    assert window.table.caret.row == 3


def test_the_strip_counts_what_was_typed_since(window, qtbot):
    window.session.open(Loaded(rolling()), OpenFile(name="lamps.txt"))
    qtbot.waitUntil(lambda: "changes open" in window.telling.counts.text())
    window.session.give_floor(window.session.table.get("egy"))
    window.table.caret.put(1)
    press(window.table.active.pane, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: window.telling.strip.text() == "4 changes · 1 agreed · 3 open")


def test_a_notice_about_a_note_leads_to_the_mark_of_the_note(window):
    noted = draft(
        *(pp("Recalling,"), op("Urges all", note_mark("n1"), ".")), notes=[note("n1", "See below.")]
    )
    odd = Notice("brackets-unmatched", "A bracket is open.", "n1x")
    window.session.open(Loaded(noted, (odd,)), OpenFile(name="lamps.txt"))
    window.notices.itemActivated.emit(window.notices.item(0))
    assert window.table.caret.row == 1
