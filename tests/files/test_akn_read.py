"""What the reader makes of the shared examples, of broken registers, and of other tools' files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from model.draft.change import Change
from model.draft.delegation import Delegation, DelegationTable
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.text import OBJECT
from model.files.akn.read import read_akn
from model.files.akn.write import write_akn
from model.files.loaded import Loaded, UnreadableFile
from model.readings.lines import Rendering
from model.readings.reading import PROPOSED, TABLED, Reading

ROOT = Path(__file__).resolve().parents[2]
REGISTER_SCHEMA = (ROOT / "resources/schema/negotiation.rng").read_bytes()
TABLE = DelegationTable([Delegation("egy", "EGY", "Egypt", aliases=("EG",))])
EXAMPLES = (
    "01-nested-insertions",
    "02-overlapping-deletions",
    "03-deletion-across-an-insertion",
    "04-brackets",
    "05-footnote-in-an-insertion",
    "06-end-marks",
    "07-positions",
    "08-alternatives",
    "09-table",
    "10-statement",
    "11-package-and-labels",
)


def read(content: bytes) -> Loaded:
    return read_akn(content, TABLE, REGISTER_SCHEMA)


def rules(loaded: Loaded) -> list[str]:
    return [notice.rule for notice in loaded.notices]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_shared_examples_give_their_texts(shared: Path, name: str) -> None:
    loaded = read((shared / "akn" / f"{name}.xml").read_bytes())
    # The package of the last one is a stub whose checksum is not its own.
    assert set(rules(loaded)) <= {"package-changed"}
    told = json.loads((shared / "akn" / "readings.json").read_text("utf-8"))[name]
    assert shown(loaded.draft, TABLED) == told["tabled"]
    assert shown(loaded.draft, PROPOSED) == told["proposed"]
    again = read(write_akn(loaded.draft))
    assert again.draft == loaded.draft
    assert again.notices == ()


def shown(draft: Draft, reading: Reading) -> list[list[str]]:
    """The reading as the shared answers have it: ids and words, bracket signs not drawn."""
    return [
        [
            line.paragraph,
            "".join(
                f"[{piece.text.strip('[]')}]" if piece.role == "note" else piece.text
                for piece in line.pieces
                if piece.role in ("words", "note")
            ),
        ]
        for line in Rendering(draft, reading).lines()
        if line.words()
    ]


# --- what can be wrong --------------------------------------------------------------------------

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
CHANGE = '<n:change id="c1"><n:position by="egy" stance="propose"/></n:change>'
WORDS = (
    '<paragraph GUID="p1"><num>1.</num><content><p>Keep <ins n:c="c1">all </ins>lamps</p>'
    "</content></paragraph>"
)


def document(body: str, register: str = "", preamble: str = "", meta: str = "") -> bytes:
    """A file with that in it."""
    return (
        f'<akomaNtoso xmlns="{AKN}" xmlns:n="urn:penholder:negotiation:1" '
        'xmlns:t="urn:example:tool"><statement name="resolutionDraft"><meta>'
        f'{meta}<proprietary source="#x">{register}</proprietary></meta>{preamble}'
        f"<mainBody>{body}</mainBody></statement></akomaNtoso>"
    ).encode()


def register(entries: str, version: str = "1") -> str:
    return f'<n:register version="{version}" draft="d1">{entries}</n:register>'


def texts(loaded: Loaded) -> list[str]:
    return [paragraph.text() for paragraph in loaded.draft.paragraphs]


def stays(loaded: Loaded) -> Draft:
    """The draft, after it was saved and read again without losing anything."""
    content = write_akn(loaded.draft)
    again = read(content)
    assert again.draft == loaded.draft
    assert write_akn(again.draft) == content
    return loaded.draft


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<html/>", "not an Akoma Ntoso document"),
        (b"<akomaNtoso/>", "without a document"),
        (b"<!DOCTYPE a><akomaNtoso/>", "DOCTYPE"),
        (b"PK", "not well-formed"),
        (b"", "empty"),
    ],
)
def test_what_is_no_akoma_ntoso_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words):
        read(content)


def test_a_namespace_without_a_whole_name_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="relative address"):
        read(document('<foreign><a xmlns="lamps"/></foreign>', register("")))


def test_a_file_of_a_later_version_opens_to_be_read_only() -> None:
    loaded = read(document(WORDS, register(CHANGE + "<n:vote/>", "2")))
    assert loaded.read_only
    assert rules(loaded)[0] == "later-version"
    assert texts(loaded) == ["Keep all lamps"]
    assert loaded.draft.changes["c1"].positions


@pytest.mark.parametrize(
    ("entry", "rule"),
    [
        ('<n:vote id="v1"/>', "register-entry"),
        ('<n:change id="c1"/>', "register-entry"),
        ('<n:change id="c2" outcome="adopted"/>', "register-entry"),
        ('<n:change id="c2"><n:position by="egy" stance="abstain"/></n:change>', "register-entry"),
        ('<n:change id="c2" confidence="high"/>', "register-entry"),
        ('<n:position stance="support"/>', "register-entry"),
        ('<n:agreement on="p1" state="adopted"/>', "register-entry"),
        ('<n:position on="p9" by="egy" stance="support"/>', "missing-paragraph"),
        ('<n:agreement on="p9" state="agreed"/>', "missing-paragraph"),
        ('<n:agreement on="p1" state="pending" pending="zzz"/>', "missing-reference"),
        ('<n:alternatives id="a1" of="c1 c9"/>', "missing-reference"),
        ('<n:remark id="r1" on="p9">Words</n:remark>', "missing-reference"),
        ('<n:position by="atlantis" stance="support"/>', "missing-delegation"),
        ('<n:package name="a.docx" sha256="0">?</n:package>', "register-entry"),
    ],
)
def test_a_broken_register_costs_no_words(entry: str, rule: str) -> None:
    loaded = read(document(WORDS, register(CHANGE + entry)))
    assert rule in rules(loaded)
    assert texts(loaded) == ["Keep all lamps"]
    assert loaded.draft.changes["c1"].positions[0].delegation == "egy"
    stays(loaded)
    name = entry.split()[0]
    kept = write_akn(loaded.draft).decode()
    assert name in kept or name.replace("<", "&lt;") in kept


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ('<p GUID="p1">a<ins n:c="c7.3">b</ins></p>', "missing-change"),
        ('<p GUID="p1" n:dels="c7">ab</p>', "missing-change"),
        ('<p GUID="p1">a<del n:c="c7.x c7.0">b</del></p>', "missing-change"),
        ('<p GUID="p1">a<inline name="bracket" n:c="b7">b</inline></p>', "missing-bracket"),
        ('<p GUID="p1">ab<marker name="object" n:ref="n7"/></p>', "missing-object"),
        ('<p GUID="p1">ab</p><p GUID="p1">ab</p>', "duplicate-id"),
    ],
)
def test_words_that_name_what_is_not_there_are_read(body: str, rule: str) -> None:
    loaded = read(document(body, register(CHANGE)))
    assert rules(loaded) == [rule]
    assert {text.replace(OBJECT, "") for text in texts(loaded)} == {"ab"}
    stays(loaded)


def test_two_paragraphs_of_one_id_get_the_same_ids_every_time() -> None:
    content = document('<p GUID="p1">a</p><p GUID="p1">b</p><p GUID="p1">b</p>', register(""))
    ids = [paragraph.id for paragraph in read(content).draft.paragraphs]
    assert ids[0] == "p1"
    assert len(set(ids)) == 3
    assert ids == [paragraph.id for paragraph in read(content).draft.paragraphs]


# --- files of other tools -----------------------------------------------------------------------


def test_a_file_without_a_register_is_read() -> None:
    loaded = read(
        document(
            '<p>One</p><paragraph eId="para_2"><num>2.</num><content><p>Two</p></content>'
            "</paragraph>"
        )
    )
    assert rules(loaded) == ["no-register"]
    assert [(p.kind, p.label, p.text()) for p in loaded.draft.paragraphs] == [
        ("text", "", "One"),
        ("operative", "2.", "Two"),
    ]
    assert loaded.draft.paragraphs[1].attributes == (("eId", "para_2"),)
    assert b'eId="para_2"' in write_akn(stays(loaded))


def test_foreign_changes_become_changes_of_whom_they_name() -> None:
    body = (
        '<p>a<del t:uid="EG">b</del><ins t:uid="EG" t:title="EG : 2026-01-13T20:41:07Z">c</ins> '
        '<ins by="#cu">d</ins><del>e</del></p>'
    )
    draft = stays(read(document(body)))
    assert texts(Loaded(draft)) == ["abc de"]
    runs = [run for run in draft.paragraphs[0].runs if run.marks()]
    marks = [run.marks()[0] for run in runs]
    assert marks[0] == marks[1]
    assert len(set(marks)) == 3
    assert draft.changes[marks[0]].positions[0].delegation == "egy"
    assert draft.changes[marks[3]] == Change(marks[3])
    assert draft.shown_name(draft.changes[marks[2]].positions[0].delegation) == "cu"


def test_wrappers_side_by_side_stay_two() -> None:
    body = '<p>See <ref href="#a">one</ref><ref href="#a">two</ref><ref href="#a"/><eol/>.</p>'
    draft = stays(read(document(body)))
    assert texts(Loaded(draft)) == [f"See onetwo{OBJECT}{OBJECT}."]
    assert write_akn(draft).count(b'href="#a"') == 3


def test_attributes_of_other_tools_survive() -> None:
    body = (
        '<section t:a="1"><num>I</num><paragraph GUID="p1" t:b="2" class="c"><num t:d="3">1.</num>'
        '<content t:e="4"><p t:f="5">Words <b t:g="6">bold</b> <ins n:c="c1" t:h="7">new</ins></p>'
        "</content></paragraph></section>"
        '<table t:i="8"><tr t:j="9"><th rowspan="2" t:k="10"><p>Cell</p></th><td/></tr></table>'
    )
    draft = stays(read(document(body, register(CHANGE))))
    saved = write_akn(draft).decode()
    for number in range(1, 11):
        assert f'="{number}"' in saved
    assert 'class="c"' in saved


def test_other_tools_metadata_survives() -> None:
    meta = (
        '<publication date="2026-01-02" name="j" showAs="J"/>'
        '<references source="#t"><TLCPerson eId="t" href="/t" showAs="T"/></references>'
        '<proprietary source="#t"><t:secret a="1">words</t:secret></proprietary>'
    )
    draft = stays(read(document(WORDS, register(CHANGE), meta=meta)))
    saved = write_akn(draft).decode()
    for piece in ("<publication ", 'eId="t"', "t:secret", ">words<"):
        assert piece in saved


def test_unknown_blocks_and_inline_things_survive() -> None:
    body = (
        '<toc><tocItem href="#a" level="1">Contents</tocItem></toc>'
        '<foreign><t:math x="1"/></foreign><t:odd>hidden</t:odd>'
        '<p>See <img src="a.png"/> and <t:inline>this</t:inline></p>'
    )
    draft = stays(read(document(body)))
    assert [p.kind for p in draft.paragraphs] == ["block", "block", "block", "text"]
    saved = write_akn(draft).decode()
    for piece in ("<toc ", "t:math", "t:odd", '<img n:kept="', "t:inline", "hidden"):
        assert piece in saved


NESTED = """
      <chapter><num>I</num><heading>General</heading>
        <paragraph><num>1.</num><list><intro><p>It covers:</p></intro>
          <point><num>(a)</num><content><p>piers;
             and quays;</p></content></point>
          <point><num>(b)</num><list><intro><p>lamps:</p></intro>
            <indent><num>(i)</num><content><p>old;</p></content></indent></list></point>
          <wrapUp><p>and so on.</p></wrapUp></list></paragraph>
        <crossHeading>Later</crossHeading></chapter>
      stray words
      <blockList><listIntroduction>Namely</listIntroduction>
        <item><num>-</num><p>one</p></item></blockList>
      <ul><li>two <b>bold</b><ul><li>three</li></ul></li></ul>
    """


def test_nested_structures_are_flattened_in_order() -> None:
    preamble = (
        "<preamble><formula name='x'><p>The Keepers,</p></formula><recitals><recital><p>Noting"
        "<authorialNote marker='1'><p>Note.</p></authorialNote>,</p></recital></recitals>"
        "</preamble>"
    )
    loaded = read(document(NESTED, preamble=preamble))
    assert [
        (p.kind, p.label, p.level, p.text().replace(OBJECT, "*")) for p in loaded.draft.paragraphs
    ] == [
        ("enacting", "", 1, "The Keepers,"),
        ("preambular", "", 1, "Noting*,"),
        ("heading", "I", 1, "General"),
        ("operative", "1.", 1, "It covers:"),
        ("operative", "(a)", 2, "piers; and quays;"),
        ("operative", "(b)", 2, "lamps:"),
        ("operative", "(i)", 3, "old;"),
        ("text", "", 1, "and so on."),
        ("heading", "", 1, "Later"),
        ("text", "", 1, "stray words"),
        ("text", "", 1, "Namely"),
        ("text", "-", 1, "one"),
        ("text", "", 1, "two bold"),
        ("text", "", 2, "three"),
    ]
    assert "flattened" in rules(loaded)
    stays(loaded)


def test_the_number_of_an_empty_paragraph_is_kept() -> None:
    draft = stays(read(document('<paragraph GUID="p1"><num>1.</num></paragraph><p GUID="p2"/>')))
    assert [(p.id, p.label) for p in draft.paragraphs] == [("p1", "1."), ("p2", "")]


def test_comments_are_kept_round_the_file_and_told_inside_it() -> None:
    content = b"<!-- round -->" + document("<!-- between --><p>One<!-- within -->two</p>")
    loaded = read(content)
    assert texts(loaded) == ["Onetwo"]
    assert rules(loaded).count("comment-left-out") == 2
    assert b"<!-- round -->" in write_akn(stays(loaded))


def test_an_older_version_is_read() -> None:
    content = document("<p>Words</p>").replace(AKN.encode(), b"http://www.akomantoso.org/2.0")
    loaded = read(content)
    assert texts(loaded) == ["Words"]
    assert rules(loaded)[0] == "older-format"
    stays(loaded)


def test_a_draft_of_many_devices_reads_in_any_order_of_kinds() -> None:
    kinds = ["operative", "title", "preambular", "cell", "enacting", "heading", "organ"]
    body = [Paragraph(f"p{i}", kind) for i, kind in enumerate(kinds)]
    for turn in range(len(kinds)):
        turned = body[turn:] + body[:turn]
        draft = Draft("d1", paragraphs=type(Draft("d1").paragraphs)(turned))
        assert read(write_akn(draft)).draft == draft
