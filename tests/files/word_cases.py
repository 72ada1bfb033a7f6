"""Drafts by hand: each holds one thing that Word's rules make difficult."""

from __future__ import annotations

from model.draft.change import Bracket, Remark
from model.draft.draft import Draft
from model.draft.paragraph import Cell
from tests.builders import (
    bracket,
    change,
    dele,
    draft,
    end,
    fmt,
    hold,
    ins,
    note,
    note_mark,
    op,
    para,
    position,
    pp,
)

A, B = change("a", "egy propose"), change("b", "irn propose")


def _cell(row: int, column: int, *pieces: object, **facts: object) -> object:
    return para("cell", *pieces, inside=(Cell("t1", row, column),), **facts)  # type: ignore[arg-type]


CASES: dict[str, Draft] = {
    "two delete the same": draft(pp("keep ", dele("a", *dele("b", "these words")), " here")),
    "overlapping deletions": draft(
        pp("one ", dele("a", "two "), dele("a", *dele("b", "three ")), dele("b", "four "), "five"),
        changes=(A, B),
    ),
    "B inserts inside A's insertion": draft(
        pp("one ", ins("a", "alpha ", *ins("b", "beta "), "gamma "), "two"), changes=(A, B)
    ),
    "B deletes part of A's insertion": draft(
        pp("one ", ins("a", "al", *dele("b", "pha")), " two"), changes=(A, B)
    ),
    "A deletes its own insertion": draft(pp("one ", ins("a", *dele("a", "alpha ")), "two")),
    "a deletion straddles an insertion": draft(
        pp("one ", dele("b", "two ", *ins("a", "x ")), ins("a", "y "), "three"), changes=(A, B)
    ),
    "an insertion in a deletion": draft(
        pp("one ", dele("a", "two ", *ins("b", "x "), "three "), "four"), changes=(A, B)
    ),
    "the last paragraph inserted": draft(pp("one"), pp(ins("a", "two"), end=end("a"))),
    "the last paragraph deleted": draft(pp("one"), pp(dele("a", "two"), end=end("", "a"))),
    "the only paragraph deleted": draft(pp(dele("a", "one"), end=end("", "a"))),
    "the only paragraph inserted": draft(pp(ins("a", "one"), end=end("a"))),
    "two last paragraphs, one in, one out": draft(
        pp("one"),
        pp(dele("a", "two"), end=end("", "a")),
        pp(ins("b", "three"), end=end("b")),
        changes=(A, B),
    ),
    "a paragraph inserted between": draft(
        pp("one"), pp(ins("a", "two"), end=end("a"), label="PP1 bis."), pp("three")
    ),
    "a paragraph deleted between": draft(
        op("one", label="1."), op(dele("a", "two"), end=end("", "a"), label="2."), op("three")
    ),
    "split and join": draft(
        pp("one ", end=end("a")), pp("two ", end=end("", "b")), pp("three"), changes=(A, B)
    ),
    "an end mark in neither text": draft(pp("one ", end=end("a", "b")), pp("two"), changes=(A, B)),
    "joined into a deleted one": draft(
        pp("one", end=end("", "a")), pp(dele("b", "two"), end=end("", "b")), pp("three")
    ),
    "one author at an end and in the next paragraph": draft(
        pp("one", ins("a", " more")), pp(ins("b", "two"), end=end("b")), pp("three")
    ),
    "a paragraph moved and amended": draft(
        pp(dele("m", *ins("b", "Also ")), dele("m", "moved"), end=end("", "m")),
        pp("stays"),
        pp(ins("m.2", *ins("b", "Also "), "moved"), end=end("m.2")),
        pp("end"),
        changes=(change("m", "egy propose", moved_from="p1", moved_to="p3"), B),
    ),
    "brackets drawn and lifted": draft(
        pp(
            bracket("b1", "stands"),
            " ",
            bracket("b2", "drawn"),
            " ",
            bracket("b3", "lifted"),
            bracket("b1", " [nested"),
        ),
        brackets=(Bracket("b1"), Bracket("b2", ins=("a",)), Bracket("b3", dels=("a",))),
    ),
    "a rejected insertion": draft(
        pp("one ", ins("a", "no "), "two"), changes=(change("a", outcome="rejected"),)
    ),
    "accepted words": draft(
        pp("one ", dele("a", "old "), ins("a", "new "), "two"),
        changes=(change("a", outcome="accepted"),),
    ),
    "labels that changed": draft(
        op("one", label="2 bis.", tabled_label="3."),
        op(ins("a", "two"), label="4.", end=end("a")),
        pp("three", label="PP1.", tabled_label=""),
        op("four", label="(a)", level=2),
    ),
    "words held": draft(
        pp("electronic ", hold("a", "and virtual "), "payments"),
        changes=(change("a", "irn reserve"),),
    ),
    "notes in, out and changed": draft(
        pp("one", note_mark("n1"), ins("a", " two", note_mark("n2")), dele("b", note_mark("n3"))),
        changes=(A, B, change("c", "tur propose", "che reserve")),
        notes=(
            note("n1", "first ", dele("c", "old"), ins("c", "new")),
            note("n2", "second", mark="*"),
            note("n3", "third"),
        ),
    ),
    "tables with rows in and out": draft(
        pp("before"),
        _cell(0, 0, "stays"),
        _cell(0, 1, dele("b", "goes"), ins("a", "comes")),
        _cell(1, 0, ins("a", "new row"), end=end("a")),
        _cell(1, 1, ins("a", "of two cells"), end=end("a")),
        _cell(2, 0, dele("b", "old row"), end=end("", "b")),
        _cell(2, 1, dele("b", "also"), end=end("", "b")),
        pp("after"),
        changes=(A, B),
    ),  # type: ignore[arg-type]
    "a table at the end, its cell of two paragraphs": draft(
        pp("before"), _cell(0, 0, "one", end=end("a")), _cell(0, 0, "two"), _cell(0, 2, "far")
    ),  # type: ignore[arg-type]
    "looks and odd characters": draft(
        pp(fmt("b i", "bold"), "\tTab\nbreak & <sign> \u00ad\u2011 \U0001f6df", fmt("sup", "2"))
    ),
    "many authors": draft(
        pp("one ", ins("a", "two ")),
        changes=(
            change("a", *(f"{d} support" for d in ("egy", "irn", "tur", "cub", "che", "mex"))),
        ),
        facts={"positions": (position("orgeu reserve"),)},
        remarks=(Remark("r1", "We will send\nlanguage", "egy", "a"), Remark("r2", "On all of it")),
    ),
    "nobody behind it": draft(pp("one ", ins("a", "two")), changes=(change("a", "egy oppose"),)),
    "a masthead": draft(
        para("organ", "United Nations"),
        para("symbol", "E/CN.99/2026/L.7", ins("a", "/Rev.1")),
        para("organ", "Council of Harbours"),
        para("distribution", "Distr.: Limited"),
        para("date", "14 January 2026"),
        para("body", "Commission on Lights"),
        para("title", "Keeping ", ins("a", "and mending "), "lights"),
        para("enacting", "The Commission on Lights,"),
        pp("Noting with concern that lights go out,"),
        op("Urges States to keep them lit.", label="1."),
    ),
    "nothing": draft(),
}
