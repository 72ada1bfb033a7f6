"""The XML of the paragraph in hand."""

from __future__ import annotations

from PySide6.QtGui import QColor, QTextCursor

from tests.builders import change, draft, ins, op, pp
from tests.edits import take_position
from widgets.colours import DARK, LIGHT
from widgets.panels.xml_source import XmlSource


def rolling():
    return draft(
        pp("Noting ", ins("c1", "all & "), "lamps,", label="PP1."),
        op("Urges all;", label="1."),
        changes=[change("c1", "egy propose")],
    )


def source(qtbot) -> XmlSource:
    view = XmlSource(LIGHT)
    qtbot.addWidget(view)
    view.resize(500, 300)
    view.show_draft(rolling())
    view.show_row(0)
    view.show()
    qtbot.waitExposed(view)
    return view


def colour_of(view: XmlSource, words: str) -> QColor:
    found = view.document().find(words)
    cursor = QTextCursor(found)
    cursor.setPosition(found.selectionStart() + 1)
    return cursor.charFormat().foreground().color()


def test_it_shows_the_element_and_its_entries(qtbot):
    lines = source(qtbot).toPlainText().split("\n")
    assert lines[0].startswith('<recital GUID="p1"><num>PP1.</num><p>Noting <ins n:c="c1">')
    assert lines[1] == '<n:change id="c1"><n:position by="egy" stance="propose"/></n:change>'


def test_it_is_coloured_in_both_palettes(qtbot):
    view = source(qtbot)
    assert colour_of(view, "recital") == QColor(LIGHT.insertion)
    assert colour_of(view, "GUID=") == QColor(LIGHT.chair)
    assert colour_of(view, '"p1"') == QColor(LIGHT.agreed)
    view.show_colours(DARK)
    assert colour_of(view, "recital") == QColor(DARK.insertion)


def test_it_follows_the_caret_and_the_draft(qtbot):
    view = source(qtbot)
    view.show_row(1)
    qtbot.waitUntil(lambda: "Urges all" in view.toPlainText())
    view.show_row(0)
    view.show_draft(take_position(rolling(), "c1", "irn", "reserve").apply(rolling()))
    qtbot.waitUntil(lambda: 'by="irn"' in view.toPlainText())


def test_while_hidden_it_does_nothing(qtbot):
    view = XmlSource(LIGHT)
    qtbot.addWidget(view)
    view.show_draft(rolling())
    view.show_row(0)
    assert not view._later.isActive() and view.toPlainText() == ""


def test_it_cannot_be_typed_in(qtbot):
    view = source(qtbot)
    before = view.toPlainText()
    view.setFocus()
    qtbot.keyClicks(view, "abc")
    assert view.toPlainText() == before
