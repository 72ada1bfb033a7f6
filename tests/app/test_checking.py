"""Notices are listed as the text is, and what they offer is done; the pasted text beside it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from app.session import OpenFile
from app.still_odd import still_odd
from app.window import Window
from model.files.loaded import Loaded, Notice
from model.readings.by_and_by import at_once
from model.readings.tally import counted
from tests.builders import change, draft, fmt, ins, op, para, pp, runs
from tests.gui import press, text_of

Key = Qt.Key

SOURCE = """Keeping the lamps lit

The Assembly of Harbours,

PP1. Recalling the old and worn (Türkiye) lamps,

OP1. Asks ports to mend all dim brass (Cuba) lamps at sea;

OP2. Asks quays to mend all dim brass (Cuba) bells on land.
"""


def do(window: Window, command: str) -> None:
    window.actions_.by_id[command].trigger()


def plain():
    return draft(
        para("title", "Keeping lamps lit"),
        pp("Recalling the old lamps"),
        op("Urges all to organise a day of bells."),
        tabled_on="",
    )


def opened(window: Window, of, *notices: Notice) -> None:
    window.session.open(Loaded(of, notices), OpenFile(name="lamps.txt"))


def listed(window: Window) -> list[str]:
    return [window.notices.item(i).text() for i in range(window.notices.count())]


def choose(window: Window, words: str) -> None:
    (row,) = (i for i, told in enumerate(listed(window)) if words in told)
    window.notices.setCurrentRow(row)


def test_f7_is_said_where_the_guesses_are_counted(window, qtbot):
    window.files.read_now("pasted.txt", SOURCE.encode())
    strip = window.telling.strip
    qtbot.waitUntil(lambda: strip._settle.isVisible())
    assert strip._settle.text() == "Settle (F7)"
    assert window.actions_.by_id["show.settle"].shortcuts()[0].toString() == "F7"
    assert window.actions_.by_id["show.notices"].shortcuts()[0].toString() == "Shift+F7"
    QTest.mouseClick(strip._settle, Qt.MouseButton.LeftButton)
    assert window.page.review.isVisible() and not strip.isVisible()
    assert window.actions_.by_id["show.settle"].isChecked()
    press(window.page.review, Key.Key_Escape)
    assert not window.actions_.by_id["show.settle"].isChecked()
    assert strip.isVisible() and not window.page.review.isVisible()


def test_f7_checks_the_text_where_nothing_is_in_doubt(window):
    opened(window, plain())
    do(window, "show.settle")
    assert window.hands.panels.drawer.shown == "notices"
    assert window.notices.currentRow() == 0 and window.notices.hasFocus()
    assert not window.page.review.isVisible()


def test_the_strip_says_at_once_how_many_paragraphs_are_agreed_and_open(window, qtbot):
    window.files.read_now("pasted.txt", (SOURCE + "\n[OP2 agreed in informals]\n").encode())
    strip = window.telling.strip
    qtbot.waitUntil(lambda: "to settle" in strip.text())
    assert strip.text().startswith("3 changes · 1 agreed · 3 open · 2 to settle")


def test_the_tabled_text_tells_where_insertions_begin(window, tmp_path):
    rolling = "PP1. Recalling the old and dusty (Egypt) Charter,\n"
    (tmp_path / "tabled.txt").write_text("PP1. Recalling the Charter,\n", encoding="utf-8")
    window.files.read_now("pasted.txt", rolling.encode())
    assert window.actions_.by_id["file.tabled"].isEnabled()
    assert window.files.compare_with(tmp_path / "tabled.txt")
    shown = [text_of(window.table, 2, row) for row in range(len(window.session.draft.paragraphs))]
    assert "Recalling the Charter," in shown


def test_a_file_dropped_beside_a_pasted_text_can_be_its_tabled_text(window, tmp_path):
    tabled = SOURCE.replace("old and worn (Türkiye)", "old").replace("dim brass (Cuba) ", "")
    (tmp_path / "tabled.txt").write_text(tabled, encoding="utf-8")
    window.files.read_now("pasted.txt", SOURCE.encode())
    assert at_once(window.hands.settling.how_many()) == 2
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "tabled.txt"))])
    window.files.paste(dropped)
    (box,) = window.findChildren(QMessageBox)
    assert box.buttons()[0].text() == "Compare with it"
    QTest.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)
    assert window.session.file.name == "pasted.txt"
    assert at_once(window.hands.settling.how_many()) == 0


def test_what_was_settled_is_not_counted_any_more(window, qtbot):
    window.files.read_now("pasted.txt", SOURCE.encode())
    strip = window.telling.strip
    qtbot.waitUntil(lambda: "2 to settle" in strip.text())
    do(window, "decide.settle_all")
    qtbot.waitUntil(lambda: "to settle" not in strip.text())


def test_however_long_counting_takes_the_strip_offers_the_tabled_text(window, qtbot, monkeypatch):
    def slowly(draft):
        for _ in range(100_000):
            yield
        return (yield from counted(draft))

    monkeypatch.setattr("app.telling.counted", slowly)
    window.files.read_now("pasted.txt", SOURCE.encode())
    strip = window.telling.strip
    qtbot.waitUntil(lambda: "to settle" in strip.text())
    assert strip._compare.isVisible()


def test_as_many_are_to_settle_as_the_review_asks(window, qtbot):
    window.files.read_now("pasted.txt", SOURCE.encode())
    counts = window.telling.counts
    qtbot.waitUntil(lambda: "2 to settle" in counts.text())
    do(window, "show.settle")
    assert window.page.review.head.text() == "Guess 1 of 2"
    press(window.page.review, Key.Key_Return)
    qtbot.waitUntil(lambda: "1 to settle" in counts.text())


def test_the_pasted_text_scrolls_with_the_review(window, qtbot):
    window.files.read_now("pasted.txt", SOURCE.encode())
    do(window, "show.settle")
    review = window.page.review
    press(review, Key.Key_S)
    assert review.hasFocus() and window.hands.panels.drawer.shown == "source"
    panel = window.hands.source.panel
    assert panel is not None and panel.toPlainText() == SOURCE
    press(review, Key.Key_N)
    qtbot.waitUntil(lambda: "OP1" in _lit(panel))
    press(review, Key.Key_S)
    assert review.hasFocus() and window.hands.panels.drawer.shown == ""


def _lit(panel) -> str:
    return "".join(one.cursor.selectedText() for one in panel.extraSelections())


def test_the_notices_tell_of_the_text_as_it_is(window, qtbot):
    opened(window, plain())
    do(window, "edit.check")
    (odd,) = (told for told in listed(window) if "organi" in told)
    assert "→" in odd
    choose(window, "organi")
    before = window.session.draft
    press(window.notices, Key.Key_Space)
    assert "organize" in window.session.draft.paragraphs[2].text()
    assert not [told for told in listed(window) if "organi" in told]
    do(window, "edit.undo")
    assert window.session.draft == before
    qtbot.waitUntil(lambda: any("organi" in told for told in listed(window)))


def test_an_offer_is_not_taken_up_when_the_text_is_another(window):
    opened(window, plain())
    do(window, "edit.check")
    choose(window, "organi")
    notice = window.notices.notice()
    window.hands.checking.fix(notice)
    after = window.session.draft
    window.hands.checking.fix(notice)
    assert window.session.draft is after
    assert "another one by now" in window.telling.said.text()


def test_a_notice_of_a_guess_leads_to_its_question(window):
    of = draft(
        op("Asks ", ins("c1", "old "), "lamps to ring;"),
        op("Asks ", ins("c2", "dim "), "lamps to ring."),
        changes=[change(c, "egy propose", confidence=0.4) for c in ("c1", "c2")],
    )
    opened(window, of)
    do(window, "edit.check")
    rows = [i for i, told in enumerate(listed(window)) if "“dim" in told]
    window.notices.setCurrentRow(rows[0])
    press(window.notices, Key.Key_Space)
    assert window.page.review.what.text() == "“dim”"


def test_an_opening_is_set_in_italics(window):
    notice = Notice("opening-plain", "Plain.", "p2", 0, 9, fix="set it in italics")
    opened(window, plain(), notice)
    do(window, "edit.check")
    choose(window, "Plain.")
    press(window.notices, Key.Key_Space)
    assert window.session.draft.paragraphs[1].runs == runs(fmt("i", "Recalling"), " the old lamps")


def test_a_draft_from_no_text_has_no_source(window, qtbot):
    opened(window, plain())
    do(window, "show.source")
    panel = window.hands.source.panel
    assert panel is not None and panel.toPlainText().startswith("The text that this draft")
    assert window.files.imported() == ""


def test_the_seed_is_settled_from_end_to_end(window, shared, qtbot):
    (file,) = (shared / "seeds").glob("000_*.txt")
    assert window.files.open_now(file)
    before = window.session.draft
    do(window, "show.settle")
    review = window.page.review
    pressed = 0
    while review.isVisible() and pressed < 100:
        press(review, Key.Key_Return)
        pressed += 1
    assert not review.isVisible()
    after = window.session.draft
    left = still_odd(after, window.session.notices)
    assert {n.rule for n in window.session.notices if n.asks and n not in left} == {
        *("alternatives-agreed", "move-doubtful")
    }
    assert not [n for n in left if n.rule in ("alternatives-agreed", "move-doubtful")]
    assert not [c for c in after.changes.values() if c.confidence is not None]
    assert [p.text() for p in after.paragraphs] == [p.text() for p in before.paragraphs]
    while window.session.history.undoing:
        window.session.undo()
    assert window.session.draft == before
