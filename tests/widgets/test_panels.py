"""The outline, the counts, the notices and the first screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QBoxLayout, QWidget

from model.draft.agreement import Agreement
from model.files.loaded import Notice
from model.readings.tally import tally
from tests.bench.generator import make
from tests.builders import change, dele, draft, end, ins, op, para, pp
from tests.edits import take_position
from tests.gui import press
from widgets.colours import LIGHT
from widgets.panels.counts import counts_text
from widgets.panels.first_screen import FirstScreen
from widgets.panels.notices import NoticeList, NoticesPanel, Strip, strip_text
from widgets.panels.outline import TOLD, Outline, name_room

WORDS = Qt.ItemDataRole.AccessibleTextRole


def rolling():
    done = Agreement("agreed", "informals", "2022-03-15")
    return draft(
        para("organ", "Assembly of Harbours"),
        para("title", "Lamps"),
        pp("Noting ", ins("c1", "all "), ins("c2", "old "), "lamps,", label="PP1."),
        pp("Noting ", ins("c3", "new "), "lamps,", label="PP2.", agreement=done),
        op(*dele("c4", "Urges all;"), label="1.", end=end(dels="c4")),
        op("Waits;", label="2.", agreement=Agreement("pending")),
        changes=[change("c4", "irn delete")],
    )


def outline(qtbot) -> Outline:
    view = Outline(LIGHT)
    qtbot.addWidget(view)
    view.resize(200, 400)
    view.show()
    view.show_draft(rolling())
    return view


def told(view: Outline) -> list[str]:
    model = view.rows
    return [model.data(model.index(i, 0)) for i in range(model.rowCount())]


def test_the_outline_says_what_is_open_agreed_and_struck(qtbot):
    assert told(outline(qtbot)) == [
        "Title",
        "PP1  ● 2",
        "PP2  ✓ informals",
        "OP1  ✗ struck",
        "OP2  ◌ pending",
    ]


def test_the_outline_is_read_aloud_in_words(qtbot):
    view = outline(qtbot)
    model = view.rows
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.data(model.index(1, 0), role) == "PP1, 2 open changes"
    assert model.data(model.index(2, 0), role) == "PP2, agreed informals"


def test_a_click_in_the_outline_chooses_the_row_of_the_draft(qtbot):
    view = outline(qtbot)
    spot = view.visualRect(view.rows.index(2, 0)).center()
    with qtbot.waitSignal(view.row_chosen) as chosen:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert chosen.args == [3]


def test_enter_in_the_outline_chooses_the_row_of_the_draft(qtbot):
    view = outline(qtbot)
    view.show_row(2)
    press(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.row_chosen) as chosen:
        press(view, Qt.Key.Key_Return)
    assert chosen.args == [3]


def test_an_edit_makes_only_its_own_row_of_the_outline_anew(qtbot):
    view = outline(qtbot)
    before = rolling()
    view.show_draft(before)
    view.grab()
    with qtbot.waitSignal(view.rows.told_otherwise) as told_now:
        view.show_draft(take_position(before, "c1", "irn", "reserve").apply(before))
    assert told(view)[1] == "PP1  ● 2 R 1"
    assert (
        view.rows.data(view.rows.index(1, 0), WORDS) == "PP1, 2 open changes, 1 with reservations"
    )
    assert told_now.args == [[1]]


def test_every_state_has_a_sign_of_its_own(qtbot):
    states = ("pending", "silence", "reopened", "withdrawn")
    view = outline(qtbot)
    texts = [op("Waits;", label=f"{i}.", agreement=Agreement(s)) for i, s in enumerate(states)]
    view.show_draft(draft(*texts))
    assert told(view) == ["OP0  ◌ pending", "OP1  ◔ silence", "OP2  ↺ reopened", "OP3  – withdrawn"]
    view.set_narrow(True)
    assert view.width() == 28
    assert told(view) == ["◌", "◔", "↺", "–"]


def test_the_outline_can_be_filtered(qtbot):
    view = outline(qtbot)
    view.show_only([2, 4])
    assert told(view) == ["PP1  ● 2", "OP1  ✗ struck"]
    view.show_row(4)
    assert view.currentIndex().row() == 1
    view.show_only(None)
    assert view.rows.rowCount() == 5
    assert told(view)[view.currentIndex().row()] == "OP1  ✗ struck"


def test_the_outline_follows_the_caret(qtbot):
    view = outline(qtbot)
    view.show_row(4)
    assert view.currentIndex().row() == 3
    view.show_row(0)
    assert not view.selectionModel().hasSelection()


def test_a_paragraph_more_leaves_the_mark_and_the_place_of_the_outline(qtbot):
    before = make(300, 20)
    view = Outline(LIGHT)
    qtbot.addWidget(view)
    view.resize(200, 400)
    view.show()
    view.show_draft(before)
    view.show_row(120)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)
    at, marked = bar.value(), view.currentIndex().row()
    added = pp("Noting the oil,", id="padded")
    view.show_draft(replace(before, paragraphs=before.paragraphs.spliced(200, 200, (added,))))
    assert view.selectionModel().hasSelection()
    assert view.currentIndex().row() == marked
    assert bar.value() == at


def test_paragraphs_that_come_and_go_are_told_as_in_a_new_outline(qtbot):
    rng, whole = Random(4), make(40, 30)
    view, other = Outline(LIGHT), Outline(LIGHT)
    for one in (view, other):
        qtbot.addWidget(one)
    view.show_draft(whole)
    resets = []
    view.rows.modelReset.connect(lambda: resets.append(1))
    for number in range(30):
        start = rng.randrange(len(whole.paragraphs))
        new = [pp("Noting oil,", id=f"new{number}x{i}") for i in range(rng.randrange(4))]
        end = min(start + rng.randrange(4), len(whole.paragraphs))
        whole = replace(whole, paragraphs=whole.paragraphs.spliced(start, end, new))
        view.show_draft(whole)
        other.show_draft(replace(whole, id=f"d{number}"))
        assert told(view) == told(other)
        assert [view.rows.draft_row(i) for i in range(len(told(view)))] == [
            other.rows.draft_row(i) for i in range(len(told(other)))
        ]
    assert not resets


def test_a_long_outline_makes_only_the_rows_in_sight(qtbot):
    view = Outline(LIGHT)
    qtbot.addWidget(view)
    view.resize(200, 400)
    view.show()
    view.show_draft(make(3000, 300))
    view.grab()
    assert 0 < len(view.rows._made) < 100


def test_the_counts_are_one_line():
    line = counts_text(tally(rolling()), 2, "saved 22:41")
    assert line == (
        "3 paragraphs open · 3 changes open · 0 with reservations · 2 to settle · saved 22:41"
    )


def test_the_strip_counts_what_asks():
    notices = [Notice("a", "Odd.", asks=True), Notice("b", "Strange."), Notice("c", "Rare.")]
    assert strip_text("4 changes", notices) == "4 changes · 3 remarks on the file, 1 asks"


def test_the_outline_shows_that_the_keys_go_there(qtbot):
    view = outline(qtbot)
    view.setCurrentIndex(view.rows.index(1, 0))
    before = view.grab().toImage()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    rect = view.visualRect(view.rows.index(1, 0))
    spot = view.viewport().mapTo(view, rect.topRight())
    assert before.pixelColor(spot).name() != LIGHT.accent.lower()
    assert view.grab().toImage().pixelColor(spot).name() == LIGHT.accent.lower()


def test_the_buttons_of_the_strip_go_under_its_words_where_there_is_no_room(qtbot):
    strip = Strip()
    qtbot.addWidget(strip)
    strip.resize(1000, 40)
    strip.say("60 changes · 20 agreed · 47 to settle · 18 remarks", True, True, True)
    wide = strip._settle.mapTo(strip, strip._settle.rect().topLeft())
    assert wide.x() > strip._label.geometry().right()
    strip.resize(460, 80)
    strip.layout().activate()
    assert strip._settle.geometry().top() > strip._label.geometry().bottom()
    assert strip._label.width() > 400


def test_the_keyboard_goes_through_the_strip_as_the_eye_does(qtbot):
    strip = Strip()
    qtbot.addWidget(strip)
    strip.resize(1000, 40)
    strip.say("60 changes", True, True, True)
    qtbot.waitExposed(strip)
    places = []
    for _ in range(4):
        QTest.keyClick(strip.focusWidget() or strip, Qt.Key.Key_Tab)
        places.append(strip.focusWidget().x())
    assert places == sorted(places) and len(set(places)) == 4


def test_the_strip_hides_when_it_has_nothing_to_say(qtbot):
    strip = Strip()
    qtbot.addWidget(strip)
    strip.say("Nine to settle", can_list=True)
    assert strip.isVisible()
    strip.say("")
    assert not strip.isVisible()


def test_what_is_said_for_now_gives_way_to_what_was_said(qtbot):
    strip = Strip()
    qtbot.addWidget(strip)
    strip.say("4 changes", can_list=True)
    strip.say_for_now("OP1 is agreed.")
    strip.say_for_now("OP2 is agreed.")
    assert strip.text() == "OP2 is agreed."
    strip.take_back()
    assert strip.text() == "4 changes"
    strip.say_for_now("OP1 is agreed.")
    strip.renew("5 changes", True, False, False)
    assert strip.text() == "OP1 is agreed."
    strip.take_back()
    assert strip.text() == "5 changes"
    strip.say("")
    strip.say_for_now("OP1 is agreed.")
    strip.take_back()
    assert strip.isHidden()


def test_what_asks_stands_first_among_the_notices(qtbot):
    view = NoticeList()
    qtbot.addWidget(view)
    view.show_notices([Notice("b", "Strange."), Notice("a", "Odd.", "p7", asks=True)])
    assert view.item(0).text() == "? Odd."
    with qtbot.waitSignal(view.paragraph_chosen) as chosen:
        view.itemActivated.emit(view.item(0))
    assert chosen.args == ["p7"]


def test_what_a_notice_offers_is_asked_for_by_key_and_by_button(qtbot):
    panel = NoticesPanel(NoticeList())
    qtbot.addWidget(panel)
    odd = Notice("a", "Odd.", "p7", fix="make it even")
    panel.view.offer(lambda notice: notice.rule == "a")
    panel.view.show_notices([odd, Notice("b", "Strange.", "p8", fix="look again")])
    panel.show()
    panel.view.setCurrentRow(0)
    assert panel.fix.isVisible() and panel.fix.text() == "Make it even"
    with qtbot.waitSignal(panel.view.fix_asked) as asked:
        press(panel.view, Qt.Key.Key_Space)
    assert asked.args == [odd]
    with qtbot.waitSignal(panel.view.fix_asked):
        QTest.mouseClick(panel.fix, Qt.MouseButton.LeftButton)
    press(panel.view, Qt.Key.Key_Down)
    assert not panel.fix.isVisible()
    with qtbot.waitSignal(panel.view.paragraph_chosen) as chosen:
        press(panel.view, Qt.Key.Key_Return)
    assert chosen.args == ["p8"]


def test_the_first_screen_offers_three_ways_and_what_was_open(qtbot):
    screen = FirstScreen()
    qtbot.addWidget(screen)
    screen.show()
    for button, signal in (
        (screen.paste, screen.paste_asked),
        (screen.open, screen.open_asked),
        (screen.sample, screen.sample_asked),
    ):
        with qtbot.waitSignal(signal):
            QTest.keyClick(button, Qt.Key.Key_Space)
    screen.show_recent(["/somewhere/lamps.akn"])
    screen._recent.setCurrentRow(0)
    with qtbot.waitSignal(screen.recent_asked) as asked:
        QTest.keyClick(screen._recent, Qt.Key.Key_Return)
    assert asked.args == [Path("/somewhere/lamps.akn")]


def test_the_name_of_a_row_is_cut_after_what_stands_beside_it():
    assert name_room(160, 55, 40) == 112  # room for both
    assert name_room(160, 55, 130) == 55  # "OP8 bis" is whole, "pending, 4 open" is not
    assert name_room(160, 300, 130) == 96


def test_where_there_is_little_room_a_row_keeps_its_name_and_tells_its_state_briefly(qtbot):
    reopened = Agreement("reopened", "informals")
    words = op("Urges ", ins("c1", "old "), "boats", label="8 quinquies alt.", agreement=reopened)
    view = Outline(LIGHT)
    qtbot.addWidget(view)
    view.show_draft(draft(words, changes=[change("c1", "egy propose")]))
    row = view.rows.index(0, 0).data(TOLD)
    assert (row.name, row.beside, row.brief) == (
        "OP8 quinquies alt",
        "↺ reopened, 1 open",
        "↺ 1",
    )


def test_a_strip_that_comes_up_has_its_buttons_beside_the_words_at_once(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(1200, 300)
    strip = Strip(page)
    strip.say("4 changes · 2 to settle", can_settle=True)
    assert strip._line.direction() == QBoxLayout.Direction.LeftToRight
    page.resize(120, 300)
    strip.say("")
    strip.say("4 changes · 2 to settle", can_settle=True)
    assert strip._line.direction() == QBoxLayout.Direction.TopToBottom
