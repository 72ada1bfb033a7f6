"""The clipboard: what is copied in which form, and what of another program's words is taken."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor
from shiboken6 import ownedByPython

from model.draft.text import Run
from tests.bench.generator import make
from tests.builders import change, dele, draft, ins, op, pp
from tests.gui import CTRL, SHIFT, make_table, press, text_of
from widgets.carrier import empty_data
from widgets.table.column import UNWRITTEN
from widgets.table.pasted import (
    OWN_FORM,
    Pasted,
    PastedParagraph,
    from_own_form,
    pasted_text,
    to_own_form,
)
from widgets.table.pasted_html import pasted_html
from widgets.table.taking import taken


def runs_of(pasted: Pasted | None) -> list[list[tuple[str, str]]]:
    """The paragraphs as lists of words and formats."""
    assert pasted is not None
    return [[(r.text, " ".join(r.format)) for r in p.runs] for p in pasted.paragraphs]


def amended():
    return draft(
        pp("Recalling ", Run("firmly", format=("b",)), " the Charter,", label="PP1."),
        op("Urges ", dele("c1", "most "), ins("c1", "all "), "harbours;", label="1."),
        changes=[change("c1", "tur propose")],
    )


def copied_from(table) -> QMimeData:
    pane = table.active.pane
    pane.selectAll()
    return pane.createMimeDataFromSelection()


def test_what_is_copied_is_data_that_qt_owns(qtbot):
    # Else it would go with the interpreter, while the clipboard still has it.
    table = make_table(qtbot)
    table.show_draft(amended())
    assert not ownedByPython(copied_from(table))
    assert not ownedByPython(empty_data())


def test_html_says_what_is_inserted_and_deleted_and_wears_no_colours(qtbot):
    table = make_table(qtbot)
    table.show_draft(amended())
    html = copied_from(table).html()
    assert "<del>most </del>" in html
    assert "<ins>all </ins>" in html
    assert "<b>firmly</b>" in html
    assert "style" not in html


def test_plain_text_is_what_is_read_without_blanks_of_the_screen(qtbot):
    table = make_table(qtbot)
    table.show_draft(amended())
    first, second = copied_from(table).text().split("\n")
    assert first == "PP1. Recalling firmly the Charter,"
    assert second == "1. Urges ~~most~~ all (Türkiye) harbours;"
    assert text_of(table, 0, 1).replace("\u00a0", " ") == second.replace("~~", "")


def test_our_own_form_has_the_words_that_stand_with_kind_label_and_format(qtbot):
    table = make_table(qtbot)
    table.show_draft(amended())
    pasted = taken(copied_from(table))
    assert [(p.kind, p.label) for p in pasted.paragraphs] == [
        ("preambular", "PP1."),
        ("operative", "1."),
    ]
    assert runs_of(pasted) == [
        [("Recalling ", ""), ("firmly", "b"), (" the Charter,", "")],
        [("Urges all harbours;", "")],
    ]


def test_struck_words_alone_are_copied_as_words(qtbot):
    table = make_table(qtbot)
    table.show_draft(amended())
    pane = table.active.pane
    cursor = QTextCursor(pane.document())
    at = pane.toPlainText().index("most")
    cursor.setPosition(at)
    cursor.setPosition(at + 4, QTextCursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)
    assert runs_of(taken(pane.createMimeDataFromSelection())) == [[("most", "")]]
    assert pane.createMimeDataFromSelection().text() == "most"


def test_what_was_copied_is_asked_for_with_its_formats(qtbot):
    table = make_table(qtbot)
    table.show_draft(amended())
    data = copied_from(table)
    table.caret.put(1)
    with qtbot.waitSignal(table.edit_asked) as asked:
        table.active.pane.insertFromMimeData(data)
    assert asked.args[0].words == "Recalling firmly the Charter,\nUrges all harbours;"
    assert asked.args[0].pasted.paragraphs[0].runs[1] == Run("firmly", format=("b",))


def test_words_of_word_keep_their_formats_and_leave_the_rest():
    html = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>
    p.MsoNormal {font-size:11pt}</style></head><body lang=EN-GB><!--StartFragment-->
    <p class=MsoNormal style='margin-bottom:0cm'><span style='mso-list:Ignore'>3.<span
    style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><b><i>Invites</i></b> all
    <span class=msoDel><del cite="mailto:A%20Clerk" datetime="2022-03-15T10:00">old</del></span>
    <span class=msoIns><ins cite="mailto:A%20Clerk">new</ins></span> harbours<a
    style='mso-footnote-id:ftn1'
    href="#_ftn1"><span class=MsoFootnoteReference>[1]</span></a> in CO<sub>2</sub>-free
    <span style='mso-comment-reference:AC_1'>water</span><span
    class=MsoCommentReference>[AC1]</span>;<o:p></o:p></p>
    <p class=MsoNormal><span style='font-weight:700'>Decides</span> to <u>meet</u>.</p>
    <!--EndFragment--><div style='mso-element:footnote-list'><p>[1] A note.</p></div></body>
    </html>"""
    pasted = pasted_html(html)
    assert [p.label for p in pasted.paragraphs] == ["3.", ""]
    assert runs_of(pasted) == [
        [
            ("Invites", "b i"),
            (" all new harbours in CO", ""),
            ("2", "sub"),
            ("-free water;", ""),
        ],
        [("Decides", "b"), (" to ", ""), ("meet", "u"), (".", "")],
    ]


def test_words_of_an_online_document_keep_their_formats():
    html = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p
    dir="ltr"><span style="font-weight:400;white-space:pre-wrap;">Notes </span><span
    style="font-style:italic;text-decoration:underline;white-space:pre-wrap;">with  care</span><span
    style="vertical-align:super;white-space:pre-wrap;">a</span></p><br /></b>"""
    assert runs_of(pasted_html(html)) == [[("Notes ", ""), ("with  care", "i u"), ("a", "sup")]]


def test_words_of_an_office_document_keep_their_formats():
    html = """<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head>
    <title>t</title></head><body lang="en-GB" dir="ltr"><p style="margin-bottom: 0cm"><font
    face="Carlito"><strong>Calls
    upon</strong></font> all<br/>ports<sup><a class="sdfootnoteanc" href="#sdfootnote1sym">1</a>
    </sup></p>
    <table><tr><td><p>left</p></td><td>right</td></tr></table>
    <div id="sdfootnote1"><p>1 A note.</p></div></body></html>"""
    assert runs_of(pasted_html(html)) == [
        [("Calls upon", "b"), (" all\nports", "")],
        [("left", "")],
        [("right", "")],
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<p>oil<img src='file:///etc/hostname'><script>alert(1)</script><link href='http://x/y'>",
        '<!DOCTYPE html SYSTEM "http://x/y.dtd"><style>@import url(http://x/y)</style>oil',
        "<p>oil<iframe src='http://x/'>in</iframe><object data='file:///x'></object>",
    ],
)
def test_nothing_is_loaded_and_the_words_are_kept(html):
    assert runs_of(pasted_html(html)) == [[("oil", "")]]


def test_html_that_nests_too_deep_keeps_every_word():
    deep = "<div>" * 3000 + "oil" + "</div>" * 3000
    data = QMimeData()
    data.setHtml(deep)
    data.setText("oil")
    assert runs_of(taken(data)) == [[("oil", "")]]


def test_what_no_text_may_hold_is_left_out_and_counted():
    pasted = pasted_text("a\x00b\ud800c\ufdd0d\ufffce\x1ef\ufeff\r\n\r\nnext\x0bline\u00a0end")
    assert runs_of(pasted) == [[("ab\ufffdcde\u2011f", "")], [("next\nline\u00a0end", "")]]
    assert pasted.cleaned == 5
    assert pasted.text() == "ab\ufffdcde\u2011f\nnext\u2028line\u00a0end"


def test_lines_that_a_page_broke_are_joined():
    page = (
        "Urges all harbours that have a lamp to keep it lit through the\n"
        "night, and to tell the harbours on either side of them of every long-\n"
        "term repair before they begin, in particular those of the Southern\n"
        "Coast;\n"
        "\n"
        "Decides to meet again.\n"
        "Invites the keepers."
    )
    assert [p.text() for p in pasted_text(page).paragraphs] == [
        "Urges all harbours that have a lamp to keep it lit through the night, and to tell the"
        " harbours on either side of them of every long-term repair before they begin, in"
        " particular those of the Southern Coast;",
        "Decides to meet again.",
        "Invites the keepers.",
    ]


def test_short_lines_and_whole_sentences_stay_paragraphs():
    lines = [
        "oil",
        "lamps",
        "Keeping the lamps lit",
        "Recalling the Charter of lamps and all that was decided under it since,",
        "Urges all harbours to keep their lamps lit throughout the coming winter;",
        "(a) And their bells in good order for the whole of the winter after that;",
    ]
    assert [p.text() for p in pasted_text("\n".join(lines)).paragraphs] == lines


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{",
        b'{"paragraphs": [{"runs": [{"text": 3, "format": []}], "kind": "", "label": ""}]}',
        b'{"paragraphs": [{"runs": "ab", "kind": "", "label": ""}]}',
        b"[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_somebody_elses_own_form_is_no_harm(content):
    assert from_own_form(content) is None


def test_our_own_form_comes_back_as_it_was():
    runs = (Run("a "), Run("b", format=("b", "sup")), Run(" c\nd\u00a0e 𝐀"))
    told = PastedParagraph(runs, "operative", "3 bis.")
    assert from_own_form(to_own_form([told])) == Pasted((told,))


def test_files_are_no_words():
    data = QMimeData()
    data.setUrls([QUrl("file:///tmp/a.docx")])
    data.setText("file:///tmp/a.docx")
    assert taken(data) is None


def test_a_picture_that_is_also_html_gives_way_to_its_words():
    data = QMimeData()
    data.setHtml("<img src='http://x/y.png'>")
    data.setText("oil")
    assert runs_of(taken(data)) == [[("oil", "")]]


def test_a_tag_alone_is_copied_as_text_only(qtbot):
    table = make_table(qtbot)
    table.show_draft(amended())
    pane = table.active.pane
    cursor = QTextCursor(pane.document())
    at = pane.toPlainText().index("Türkiye")
    cursor.setPosition(at)
    cursor.setPosition(at + 7, QTextCursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)
    data = pane.createMimeDataFromSelection()
    assert data.text() == "Türkiye"
    assert not data.hasFormat(OWN_FORM)


def test_long_selections_are_copied_when_asked_and_not_after_every_key(qtbot):
    table = make_table(qtbot)
    table.show_draft(make(200, 100))
    table.settling.stop()
    pane = table.active.pane
    pane.selectAll()
    assert pane.createMimeDataFromSelection().text() == ""
    press(pane, Qt.Key.Key_C, CTRL)
    lines = taken(QGuiApplication.clipboard().mimeData()).paragraphs
    assert len(lines) >= 190
    assert table.columns[0].states.count(UNWRITTEN) > 100


def test_the_old_keys_of_the_clipboard_work_too(qtbot):
    table = make_table(qtbot)
    table.show_draft(amended())
    pane = table.active.pane
    press(pane, Qt.Key.Key_End)
    press(pane, Qt.Key.Key_Left, SHIFT)
    with qtbot.waitSignal(table.edit_asked) as asked:
        press(pane, Qt.Key.Key_Delete, SHIFT)
    assert asked.args[0].words == ""
    with qtbot.waitSignal(table.edit_asked) as asked:
        press(pane, Qt.Key.Key_Insert, SHIFT)
    assert asked.args[0].words == ","
