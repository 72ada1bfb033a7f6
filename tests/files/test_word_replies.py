"""Replies: our own Word file after others worked on it."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from model.draft.change import Bracket
from model.draft.draft import Draft
from model.files.word.read import read_word
from model.readings.reading import PROPOSED, TABLED
from tests.builders import bracket, change, dele, draft, ins, note, note_mark, op
from tests.drafts import drafts
from tests.files.resolver import W, resolved
from tests.files.word_files import (
    NAMESPACE,
    TABLE,
    edited,
    minus,
    packed,
    parts,
    plus,
    printed,
    read,
    words,
    written,
)

SENT = draft(
    op(
        "Urges all States ", dele("a", "to keep"), ins("a", "to light"), " their lamps.", label="1."
    ),
    op("States shall meet again.", label="2."),
    changes=(change("a", "egy propose", "irn reserve", ruling="take"),),
)


def worked_on(content: bytes, rng: Random) -> bytes:
    """The file after somebody inserted, struck, retyped or accepted something in it."""
    inside = parts(content)
    body = etree.fromstring(inside["word/document.xml"])
    bare = (r for r in body.iter(W + "r") if r.find(f"{W}rPr/{W}rStyle") is None)
    runs = [r for r in bare if r.find(W + "t") is not None]
    for one in rng.sample(runs, min(len(runs), 3)):
        parent = one.getparent()
        assert parent is not None
        act = rng.choice(("insert", "strike", "retype", "accept"))
        if act == "insert":
            new = etree.fromstring(f"<x {NAMESPACE}>{plus('Cuba', 'NEW ', 700)}</x>")[0]
            if parent.tag == W + "p":
                one.addnext(new)
        elif act == "strike" and parent.tag in (W + "p", W + "ins"):
            wrapper = etree.fromstring(f"<x {NAMESPACE}>{minus('Cuba', '', 701)}</x>")[0]
            del wrapper[:]
            parent.replace(one, wrapper)
            wrapper.append(one)
            for text in one.iter(W + "t"):
                text.tag = W + "delText"
        elif act == "retype":
            next(one.iter(W + "t")).text = "TYPED"
        elif act == "accept" and parent.tag == W + "ins":
            parent.addnext(one)
    inside["word/document.xml"] = etree.tostring(body)
    return packed(inside)


@given(drafts(), st.integers(0, 2**32))
def test_what_somebody_did_to_the_body_is_what_is_read(draft: Draft, seed: int) -> None:
    content = worked_on(written(draft), Random(seed))
    told = read_word(content, TABLE).draft
    for reading, accept in ((PROPOSED, True), (TABLED, False)):
        body = words(resolved(content, accept))
        assert _unlabelled(draft, printed(told, reading)) == _unlabelled(draft, body)


def _unlabelled(draft: Draft, lines: list[str]) -> list[str]:
    """The lines without the draft's labels.

    A label of which all words were struck stands alone in Word, and is not printed by us; one
    that was not printed for want of words is, once there are some.
    """
    known = {p.label for p in draft.paragraphs} | {p.tabled_label or "" for p in draft.paragraphs}
    out = []
    for line in lines:
        label = max((one for one in known if f"{line} ".startswith(f"{one} ")), key=len, default="")
        out.append(line.removeprefix(label).strip())
    return [line for line in out if line]


def test_a_delegates_insertion_wins_and_the_rest_keeps_its_identity():
    new = f">States shall </w:t></w:r>{plus('Cuba', 'never ')}<w:r><w:t>meet again.<"
    reply = edited(written(SENT), ">States shall meet again.<", new)
    again = read(reply)
    assert printed(again, PROPOSED)[1] == "2. States shall never meet again."
    assert again.paragraphs[1].id == "p2"
    assert again.changes["a"] == SENT.changes["a"]
    new = next(c for c in again.changes.values() if c.id != "a")
    assert [(p.delegation, p.stance) for p in new.positions] == [("cub", "propose")]


def test_in_a_paragraph_that_somebody_worked_on_our_changes_keep_their_ids():
    reply = edited(
        written(SENT),
        "> their lamps.<",
        f"> their </w:t></w:r>{minus('Cuba', 'lamps')}<w:r><w:t>.<",
    )
    again = read(reply)
    first = again.paragraphs[0]
    assert printed(again, PROPOSED)[0] == "1. Urges all States to light their ."
    assert [r.text for r in first.runs if "a" in r.dels] == ["to keep"]
    assert [r.text for r in first.runs if "a" in r.ins] == ["to light"]
    assert again.changes["a"] == SENT.changes["a"]


def test_a_deletion_that_somebody_accepted_is_gone():
    body = parts(written(SENT))["word/document.xml"].decode()
    start, stop = body.index("<w:del "), body.index("</w:del>") + len("</w:del>")
    again = read(edited(written(SENT), body[start:stop], ""))
    assert printed(again, TABLED)[0] == "1. Urges all States their lamps."


def test_a_paragraph_that_somebody_took_out_is_said():
    body = parts(written(SENT))["word/document.xml"].decode()
    start = body.index("<w:p>", 10 + body.index("<w:p>"))
    last = body[start : body.index("<w:sectPr>")]
    loaded = read_word(edited(written(SENT), last, ""), TABLE)
    assert [n.rule for n in loaded.notices] == ["paragraph-gone"]
    assert [p.id for p in loaded.draft.paragraphs] == ["p1"]


def test_a_new_comment_is_a_remark_and_a_stance_a_position():
    content = written(SENT)
    inside = parts(content)
    comments = inside["word/comments.xml"].decode()
    new = '<w:comment w:id="900" w:author="Mexico"><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:comment>'
    anchor = '<w:r><w:commentReference w:id="900"/></w:r></w:p>'
    body = inside["word/document.xml"].decode().replace("</w:p>", anchor, 1)
    inside["word/document.xml"] = body.encode()
    for said in ("Which lamps?", "Reservation: as in capital"):
        inside["word/comments.xml"] = comments.replace(
            "</w:comments>", new.format(said) + "</w:comments>"
        ).encode()
        again = read(packed(inside))
        if said.startswith("Which"):
            assert [(r.by, r.text) for r in again.remarks.values()] == [("mex", "Which lamps?")]
        else:
            taken = [*again.paragraphs[0].positions, *again.changes["a"].positions]
            assert ("mex", "reserve", "as in capital") in [
                (p.delegation, p.stance, p.note) for p in taken
            ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"ins":["a"]', '"ins":[7]'),
        ('"id":"p1"', '"id":["p1"]'),
        ('"stance":"propose"', '"stance":{}'),
        ('"members":[', '"members":[],"x":['),
        ('"n":', '"n":"x","m":'),
        ('"format":1', '"format":"one"'),
    ],
)
def test_a_part_that_was_tampered_with_spoils_nothing(old: str, new: str) -> None:
    inside = parts(written(SENT))
    told = inside["customXml/item1.xml"].decode().replace("&quot;", '"')
    assert old in told
    inside["customXml/item1.xml"] = told.replace(old, new).encode()
    loaded = read_word(packed(inside), TABLE)
    assert printed(loaded.draft, PROPOSED) == printed(SENT, PROPOSED)
    assert [n.rule for n in loaded.notices] == ["part-unreadable"]


def test_a_damaged_part_is_said_and_the_text_is_read():
    inside = parts(written(SENT))
    inside["customXml/item1.xml"] = inside["customXml/item1.xml"].replace(b"digest", b"digset")
    loaded = read_word(packed(inside), TABLE)
    assert [n.rule for n in loaded.notices] == ["part-unreadable"]
    assert printed(loaded.draft, PROPOSED) == printed(SENT, PROPOSED)


# --- brackets -----------------------------------------------------------------------------------

NESTED = draft(
    op(
        "States ",
        bracket("k", "shall light ", bracket("m", "every"), " lamp"),
        bracket("q", " and bells"),
        " at dusk.",
        label="1.",
    ),
    op("Calls for ", bracket("z", "peace"), label="2."),
    op(bracket("z", "and quiet"), " in all ports.", label="3."),
    brackets=(Bracket("k"), Bracket("m"), Bracket("q", ins=("a",)), Bracket("z")),
)


def nested(told: Draft) -> dict[str, str]:
    """The words in each bracket."""
    found: dict[str, str] = {}
    for run in (run for paragraph in told.paragraphs for run in paragraph.runs):
        for one in run.brackets:
            found[one] = found.get(one, "") + run.text
    return found


@pytest.mark.parametrize(
    ("old", "new", "touched"),
    [
        # Far from any bracket, inside two, and where one goes over two paragraphs.
        (" at dusk.<", f" at dusk</w:t></w:r>{plus('Cuba', ' sharp')}<w:r><w:t>.<", ()),
        (">every<", f">ev</w:t></w:r>{plus('Cuba', 'X')}<w:r><w:t>ery<", ("k", "m")),
        (" in all ports.<", f"</w:t></w:r>{minus('Cuba', ' in all')}<w:r><w:t> ports.<", ()),
    ],
)
def test_brackets_of_a_paragraph_that_somebody_worked_on_stay(
    old: str, new: str, touched: tuple[str, ...]
) -> None:
    again = read(edited(written(NESTED), old, new))
    before = nested(NESTED)
    for one in touched:
        before[one] = before[one].replace("every", "evXery")
    assert nested(again) == before
    assert again.brackets == NESTED.brackets
    for run in again.paragraphs[0].runs:
        assert "[" not in run.text
        assert "m" not in run.brackets or run.brackets == ("k", "m")


def test_what_is_typed_between_a_bracket_and_its_sign_is_in_it():
    body = parts(written(NESTED))["word/document.xml"].decode()
    sign = body.index("]", body.index("and quiet"))
    start = body.rindex("<w:r>", 0, sign)
    reply = edited(written(NESTED), body[start:], plus("Cuba", " at last") + body[start:])
    assert nested(read(reply))["z"] == "peaceand quiet at last"


def test_signs_that_no_longer_fit_are_typed_words_and_the_others_stay():
    body = parts(written(NESTED))["word/document.xml"].decode()
    sign = body.index("]", body.index(">every<"))
    start, stop = body.rindex("<w:r>", 0, sign), body.index("</w:r>", sign) + len("</w:r>")
    again = read(edited(written(NESTED), body[start:stop], ""))
    assert nested(again).keys() == {"k", "q", "z"}
    assert printed(again, PROPOSED)[0] == "1. States [shall light [every lamp][ and bells] at dusk."


def test_a_note_that_somebody_worked_on_keeps_its_bracket_and_its_number():
    sent = draft(
        op("Calls", note_mark("n1"), label="1."),
        op("Ends.", label="2."),
        notes=(note("n1", "1. See ", bracket("k", "here"), " too."),),
        brackets=(Bracket("k"),),
    )
    inside = parts(written(sent))
    told = inside["word/footnotes.xml"].decode()
    new = f" too</w:t></w:r>{plus('Cuba', ' or not')}<w:r><w:t>.<"
    assert " too.<" in told
    inside["word/footnotes.xml"] = told.replace(" too.<", new).encode()
    again = read(packed(inside))
    (paragraph,) = again.notes["n1"].paragraphs
    assert paragraph.text() == "1. See here too or not."
    assert [r.text for r in paragraph.runs if r.brackets == ("k",)] == ["here"]
    assert [p.label for p in again.paragraphs] == ["1.", "2."]
