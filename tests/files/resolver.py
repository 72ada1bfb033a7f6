"""What accepting and rejecting every change makes of a Word file: our own reading of the rules.

Knows only what our exports use; independent of the reader under test. Besides, what no validator
looks at: deleted text that is no deleted text, ids that clash, moves without their other half.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_IN = ("ins", "moveTo")
_OUT = ("del", "moveFrom")


def part(content: bytes, name: str = "word/document.xml") -> etree._Element:
    """A part of a package as a tree."""
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read(name))


def resolved(content: bytes, accept: bool) -> list[str]:
    """The paragraphs of the body and its cells once every change is accepted, or rejected.

    A note's mark is "†"; empty paragraphs are given.
    """
    body = part(content)[0]
    return _container(body, accept)


def notes_resolved(content: bytes, accept: bool) -> dict[str, list[str]]:
    """The paragraphs of each footnote, by Word's number."""
    notes = part(content, "word/footnotes.xml")
    return {
        note.get(W + "id", ""): _container(note, accept)
        for note in notes
        if note.get(W + "type") is None
    }


def _container(container: etree._Element, accept: bool) -> list[str]:
    out: list[str] = []
    carried = ""
    for child in container:
        if child.tag == W + "tbl":
            for cell in child.iterfind(f"{W}tr/{W}tc"):
                out += _container(cell, accept)
        elif child.tag == W + "p":
            carried += _text(child, accept)
            if _ends(child, accept):
                out.append(carried)
                carried = ""
    return [*out, carried] if carried else out


def _ends(paragraph: etree._Element, accept: bool) -> bool:
    gone = _OUT if accept else _IN
    return not any(paragraph.find(f"{W}pPr/{W}rPr/{W}{tag}") is not None for tag in gone)


def _text(paragraph: etree._Element, accept: bool) -> str:
    gone = [W + tag for tag in (_OUT if accept else _IN)]
    told = ""
    for run in paragraph.iter(W + "r"):
        around = [a.tag for a in run.iterancestors()]
        if any(tag in around for tag in gone):
            continue
        for child in run:
            if child.tag in (W + "t", W + "delText"):
                if run.find(W + "footnoteReference") is None:
                    told += child.text or ""
            elif child.tag == W + "tab":
                told += "\t"
            elif child.tag == W + "br":
                told += "\n"
            elif child.tag == W + "footnoteReference":
                told += "†"
    return told


def faults(content: bytes) -> list[str]:
    """What is wrong with a file that no validator says."""
    found: list[str] = []
    ids: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for name in ("word/document.xml", "word/footnotes.xml"):
        root = part(content, name)
        found += _wrong_text(root)
        for element in root.iter():
            tag = etree.QName(element).localname
            if tag.endswith("RangeEnd") or tag in ("bookmarkEnd", "commentReference"):
                continue
            if tag in ("ins", "del", "moveFrom", "moveTo", "bookmarkStart") or tag.endswith(
                "RangeStart"
            ):
                ids[element.get(W + "id", "")] += 1
            if tag == "bookmarkStart":
                names[element.get(W + "name", "")] += 1
        found += _unpaired(root)
        if "footnotes" in name and root.find(f".//{W}commentReference") is not None:
            found.append("a comment in a note, where Word allows none")
        found += [f"two revisions of one end: {p}" for p in _ends_twice(root)]
    found += [f"id {one} used {n} times" for one, n in ids.items() if n > 1]
    found += [f"bookmark {one} used {n} times" for one, n in names.items() if n > 1]
    return found


def _wrong_text(root: etree._Element) -> list[str]:
    found = []
    for text in root.iter(W + "t", W + "delText"):
        around = {etree.QName(a).localname for a in text.iterancestors()}
        if (text.tag == W + "delText") != ("del" in around):
            found.append(f"{etree.QName(text).localname} in {sorted(around)}: {text.text}")
    return found


def _unpaired(root: etree._Element) -> list[str]:
    found = []
    for kind in ("bookmark", "commentRange", "moveFromRange", "moveToRange"):
        starts = [e.get(W + "id") for e in root.iter(f"{W}{kind}Start")]
        ends = [e.get(W + "id") for e in root.iter(f"{W}{kind}End")]
        if sorted(map(str, starts)) != sorted(map(str, ends)):
            found.append(f"{kind}: {starts} and {ends}")
    from_, to = (
        sorted(str(e.get(W + "name")) for e in root.iter(f"{W}move{side}RangeStart"))
        for side in ("From", "To")
    )
    if from_ != to or len(set(from_)) != len(from_):
        found.append(f"moves {from_} and {to}")
    return found


def _ends_twice(root: etree._Element) -> list[str]:
    revisions = [W + tag for tag in (*_IN, *_OUT)]
    return [
        etree.tostring(p).decode()[:80]
        for p in root.iter(W + "p")
        if sum(1 for e in p.iterfind(f"{W}pPr/{W}rPr/*") if e.tag in revisions) > 1
    ]
