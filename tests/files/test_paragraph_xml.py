"""The XML of one paragraph is what stands in the whole file, and its part of the register."""

from __future__ import annotations

from model.draft.agreement import Agreement
from model.draft.change import Alternatives, Bracket, Remark
from model.draft.paragraph import Cell
from model.draft.text import Run
from model.files.akn.paragraph_xml import paragraph_xml
from model.files.akn.write import write_akn
from tests.bench.generator import make
from tests.builders import change, draft, ins, note, note_mark, op, para, pp


def test_it_has_the_element_and_the_records_of_the_paragraph_only():
    rolling = draft(
        pp("Noting ", ins("c1", "all "), "lamps,", label="PP1."),
        op("Urges ", ins("c2", "all "), ";", label="1.", agreement=Agreement("pending")),
        changes=[change("c1", "egy propose", "irn reserve"), change("c2", "mex propose")],
        remarks=[Remark("r1", "more wicks", "cub", "c1"), Remark("r2", "less", "cub", "p2")],
    )
    assert paragraph_xml(rolling, 0) == [
        '<recital GUID="p1"><num>PP1.</num><p>Noting <ins n:c="c1">all </ins>lamps,</p></recital>',
        '<n:change id="c1"><n:position by="egy" stance="propose"/>'
        '<n:position by="irn" stance="reserve"/></n:change>',
        '<n:remark id="r1" by="cub" on="c1">more wicks</n:remark>',
    ]
    assert '<n:agreement on="p2" state="pending"/>' in paragraph_xml(rolling, 1)


def test_brackets_alternatives_and_notes_come_with_it():
    rolling = draft(
        pp(ins("c1", "Noting "), Run("all", brackets=("b1",)), note_mark("n1"), label="PP1."),
        notes=[note("n1", "See ", ins("c3", "below"), ".")],
        brackets=[Bracket("b1"), Bracket("b2")],
        alternatives=[Alternatives("a1", ("c1", "c9")), Alternatives("a2", ("c8", "c9"))],
    )
    element, *entries = paragraph_xml(rolling, 0)
    assert '<ins n:c="c3">below</ins>' in element
    named = [entry.partition("id=")[2][1:3] for entry in entries]
    assert named == ["c1", "c3", "b1", "a1"]


def test_every_element_stands_so_in_the_file():
    rolling = make(40, 120)
    lines = write_akn(rolling).decode().splitlines()
    written = frozenset(lines)
    for row in range(len(rolling.paragraphs)):
        assert not set(paragraph_xml(rolling, row)) - written


def test_of_a_cell_the_words_are_shown():
    table = draft(para("cell", "Lamps", inside=(Cell("t1", 0, 0),)))
    assert paragraph_xml(table, 0) == ['<p GUID="p1">Lamps</p>']
