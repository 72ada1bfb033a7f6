"""Paragraphs annotated by hand with the extents of their amendments: read, and held to the reader.

The signs of the format are told at the head of ``goldens/annotated_paragraphs.txt``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.text import change_of
from tests.files.reading import read

HEAD = "Safe harbours\n\nThe Assembly of Harbours,\n\n"
_PIECE = re.compile(r"\{(?P<sign>[-+=!])(?P<inside>[^{}]*)\}|(?P<plain>[^{}]+)")

Extent = tuple[str, str, str]
"""The words put in, taken out and held by one change."""


@dataclass(slots=True)
class Annotated:
    """One paragraph: as the room sends it, as it was tabled ("" if new), and its extents."""

    raw: str = ""
    tabled: str = ""
    extents: list[Extent] = field(default_factory=list)


@dataclass(slots=True)
class Score:
    """How many extents were found, of how many; what was wrong though said to be sure."""

    right: int = 0
    every: int = 0
    sure_and_wrong: list[str] = field(default_factory=list)


def texts(file: Path) -> Iterator[list[Annotated]]:
    """The texts of a file, a list of paragraphs each."""
    block: list[Annotated] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            if block:
                yield block
            block = []
        elif line:
            block.append(_annotated(line))
    if block:
        yield block


def score(file: Path, with_tabled: bool) -> Score:
    """Read every text of a file and count the extents that are as annotated."""
    found = Score()
    for block in texts(file):
        raw = HEAD + "\n\n".join(one.raw for one in block)
        tabled = HEAD + "\n\n".join(one.tabled for one in block if one.tabled)
        draft = read(raw, tabled if with_tabled else None).draft
        paragraphs = [p for p in draft.paragraphs if p.label]
        for one, paragraph in zip(block, paragraphs, strict=True):
            _compare(found, one, draft, paragraph)
    return found


def _compare(found: Score, one: Annotated, draft: Draft, paragraph: Paragraph) -> None:
    got = _extents(paragraph)
    wanted = Counter(one.extents)
    found.every += wanted.total()
    found.right += (wanted & Counter(got.values())).total()
    for change, extent in got.items():
        sure = draft.changes[change].confidence
        if extent not in wanted and (sure is None or sure > 0.9):
            found.sure_and_wrong.append(f"{extent} in {one.raw}")


def _extents(paragraph: Paragraph) -> dict[str, Extent]:
    words: dict[str, list[str]] = {}
    for run in paragraph.runs:
        struck = {change_of(m) for m in run.dels}
        if run.ins and not struck - {change_of(run.ins[-1])}:
            words.setdefault(change_of(run.ins[-1]), ["", "", ""])[0] += run.text
        for place, marks in ((1, run.dels), (2, run.holds)):
            for mark in marks:
                words.setdefault(change_of(mark), ["", "", ""])[place] += run.text
    return {change: _bare(*spans) for change, spans in words.items()}


def _annotated(line: str) -> Annotated:
    one = Annotated()
    words: dict[str, list[str]] = {}
    for piece in _PIECE.finditer(line):
        sign, inside = piece["sign"], piece["inside"]
        if sign == "!":
            glued = inside.startswith("(") and one.raw[-1:].strip() and one.raw[-1:] not in "[("
            one.raw += (" " if glued else "") + inside
            continue
        text = piece["plain"] if sign is None else inside[2:]
        one.raw += text
        if sign != "+":
            one.tabled += text.replace("~~", "")
        if sign is not None:
            spans = words.setdefault(inside[0], ["", "", ""])
            spans["+-=".index(sign)] += text.replace("~~", "")
    one.raw = _spaced(re.sub(r"\)(?=[\w~\[])", ") ", one.raw))
    one.tabled = _spaced(one.tabled)
    if re.fullmatch(r"(?:PP|OP)\d+(?: (?:bis|ter|alt))*\.\s*", one.tabled):
        one.tabled = ""
    one.extents = [_bare(*spans) for spans in words.values()]
    return one


def _spaced(text: str) -> str:
    return re.sub(r" +([,;:.])", r"\1", re.sub(r" +", " ", text)).strip()


def _bare(*spans: str) -> Extent:
    """Without the spaces and commas at their edges, which may come and go with either side."""
    first, second, third = (_spaced(span).strip(" ,") for span in spans)
    return first, second, third
