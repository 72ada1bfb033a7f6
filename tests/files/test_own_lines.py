"""Plain lines of a file of our own are read as text, to the same draft as the parser's."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.draft.change import Bracket
from model.draft.delegation import DelegationTable
from model.draft.draft import Draft
from model.files.akn import read as reading
from model.files.akn.own_lines import own_lines
from model.files.akn.read import read_akn
from model.files.akn.write import write_akn
from model.files.loaded import UnreadableFile
from model.files.watch import Stopped, Watch
from tests.builders import bracket, change, draft, ins, op, para, pp
from tests.drafts import drafts

SCHEMA = (Path(__file__).resolve().parents[2] / "resources/schema/negotiation.rng").read_bytes()
TABLE = DelegationTable(())

PIECES = (
    *('<ins n:c="c1">', "</ins>", '<del n:c="c1 c2">', "</del>", "<b>", "</b>", "<br/>"),
    *('<inline name="bracket" n:c="b1">', '<inline n:c="c1">', "</inline>", "<ins>", "<p>"),
    *("<!-- a -->", "<![CDATA[", "]]>", "<?a b?>", "&amp;", "&#10;", "&", "<", ">", '"'),
    *("\n", "\t", "\r", "\u00a0", "\ufffe", "\x01", "</p>", "<num>a</num>", "<content>"),
    *('<own n:lines="1"/>', '<n:change id="c1"/>', '<n:bracket id="b1"/>', ' private="1"'),
    *(' xmlns="urn:a"', ' xmlns:n="urn:a"', "<recitals>", "</recitals>", ' n:level="2"'),
    *(' n:ins="c1"', ' outcome="sold"', ' ruling="take"', ' confidence="2"', ' kind="move"'),
)


def lamps() -> Draft:
    return draft(
        pp("Recalling the ", ins("c1", "old "), "Charter & its wicks,", label="PP1."),
        pp("Noting all < wicks,", label="PP2."),
        op("Urges ", bracket("b1", "all", ins("c2", " keepers")), " to meet.", label="1."),
        para("signature", "For the keepers"),
        changes=[change("c1", "tur propose"), change("c2", "mex propose", "irn reserve")],
        brackets=[Bracket("b1")],
    )


def outcome(content: bytes) -> object:
    """What the file is read as, or why it is not."""
    try:
        loaded = read_akn(content, TABLE, SCHEMA)
    except UnreadableFile as reason:
        return str(reason)
    return loaded.draft, loaded.notices, loaded.read_only, write_akn(loaded.draft)


def check_alike(content: bytes) -> None:
    """Both ways read the file alike."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "own_lines", lambda content, watch: None)
        expected = outcome(content)
    assert outcome(content) == expected


@settings(max_examples=25)
@given(drafts(foreign=True))
def test_random_drafts_are_read_alike(whole):
    check_alike(write_akn(whole))


@given(drafts(foreign=True), st.integers(0, 2**32 - 1))
def test_damaged_files_are_read_alike(whole, seed):
    rng, text = Random(seed), write_akn(whole).decode()
    for _ in range(rng.randint(1, 3)):
        at = text.find(rng.choice('<> \n"'), rng.randrange(len(text)))
        text = text[:at] + rng.choice(PIECES) + text[at + rng.choice((0, 0, 1, 2)) :]
    check_alike(text.encode("utf-8", "replace"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<recitals>", "<recitals><!--"),
        ("</recitals>", "<!-- a --></recitals>"),
        ("<recitals>\n", '<recitals xmlns="urn:other">\n'),
        ("<n:register ", '<n:register xmlns="urn:other" '),
        ("<mainBody>\n", '<mainBody>\n<own n:lines="1"/>\n'),
        ("<mainBody>\n", '<mainBody>\n<n:change id="c9"/>\n'),
        (
            "</statement>",
            '<attachments>\n<paragraph GUID="p9"><p>a</p></paragraph>\n</attachments>',
        ),
        ('<n:bracket id="b1"/>', '<n:bracket id="b1"/>\n<n:bracket id="b1"/>'),
        ('<n:bracket id="b1"/>', '<paragraph GUID="p9"><content><p>a</p></content></paragraph>'),
        ('stance="reserve"', 'stance="frown"'),
        ('by="irn"', 'by=""'),
        ("&amp;", "&wick;"),
        ("&lt;", "&#60;"),
        ("Noting", "Noting\u00a0<b>that</b>"),
        ("Noting", "Noting ]]>"),
        ("Noting", "<b>Noting</i>"),
        ("Noting", "<br/>Noting<br/>"),
        ('<ins n:c="c1">', '<ins n:c="">'),
        ('<ins n:c="c1">', '<ins n:c="c1 \u2003 c2.2">'),
        ("old ", '<ins n:c="c1">old</ins> '),
        ("all", ""),
        ('name="signature"', 'name=""'),
    ],
)
def test_what_is_not_as_we_write_it_is_read_alike(old, new):
    text = write_akn(lamps()).decode()
    assert old in text
    check_alike(text.replace(old, new, 1).encode())


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("<!--", "-->"),
        ("<?a", "?>"),
        ("<p><![CDATA[", "]]></p>"),
        ('<foreign><a xmlns="urn:a">', "</a></foreign>"),
        ('<container name="a" xmlns:n="urn:a">', "</container>"),
        ("<container name='a'><p>before</p>", "</container>"),
        ("<table><tr><td>", "</td></tr></table>"),
    ],
)
def test_lines_that_are_inside_something_are_read_alike(before, behind):
    text = write_akn(lamps()).decode()
    first, last = text.index("<recital "), text.rindex("</recital>") + len("</recital>")
    inside = f"{before}\n{text[first:last]}\n{behind}"
    check_alike(f"{text[:first]}{inside}{text[last:]}".encode())


def test_the_same_paragraph_twice_is_read_alike():
    lines = write_akn(lamps()).decode().split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith("<recital "))
    check_alike("\n".join([*lines[:at], lines[at], *lines[at:]]).encode())


def test_nothing_plain_is_left_for_the_parser():
    lines = own_lines(write_akn(lamps()), Watch())
    assert lines is not None
    assert b"<recital " not in lines.rest and b"<paragraph " not in lines.rest
    assert b"<n:change" not in lines.rest and b"<n:bracket" not in lines.rest
    assert lines.rest.count(b"<own ") == 3  # entries, recitals, paragraphs


def test_a_plain_file_is_read_once(monkeypatch):
    parsed = []
    once = reading.parse_xml
    monkeypatch.setattr(
        reading, "parse_xml", lambda content, what: parsed.append(content) or once(content, what)
    )
    content = write_akn(lamps())
    assert read_akn(content, TABLE, SCHEMA).draft == lamps()
    assert len(parsed) == 1 and len(parsed[0]) < len(content)


def test_it_tells_how_far_it_is_and_can_be_stopped():
    shares = []

    class Told(Watch):
        def tell(self, share: float) -> None:
            shares.append(share)
            super().tell(share)

    content = write_akn(lamps())
    read_akn(content, TABLE, SCHEMA, Told())
    assert len(shares) > 3 and shares == sorted(shares) and shares[-1] < 1
    given_up = Watch()
    given_up.stop()
    with pytest.raises(Stopped):
        own_lines(content, given_up)
