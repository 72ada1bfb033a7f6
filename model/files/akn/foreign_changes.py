"""Insertions and deletions that another tool marked, without a register of ours.

LEOS writes ``leos:uid`` and ``leos:title`` ("DOE Jane : 2020-…"), UK Lawmaker ``ukl:change…``,
others ``by`` or ``author``; whoever is named becomes the delegation that proposed it.
"""

from __future__ import annotations

import re

from lxml import etree

from model.files.akn.gather import ForeignChange, Gathered, words_in

_AUTHORS = ("by", "author", "user", "uid", "softuser", "changeauthor", "title")
_TIMES = ("date", "time", "at", "changedate", "softdate", "changestart", "title")
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z")

Before = tuple[str, str, str]
"""The foreign mark before: its change, its author and its element."""


def foreign_mark(
    gathered: Gathered, element: etree._Element, inserts: bool, last: Before | None
) -> tuple[str, Before]:
    """The mark for an insertion or deletion of another tool, and what to remember for the next.

    A deletion and an insertion side by side by the same hand are one replacement.
    """
    told = {str(name).rpartition("}")[2].lower(): str(v) for name, v in element.attrib.items()}
    authors = _authors(told)
    author = authors[0] if authors else ""
    at = next((_when(told[name]) for name in _TIMES if _when(told.get(name, ""))), "")
    kind = "ins" if inserts else "del"
    if last is not None and last[0] and last[1] == author and last[2] != kind:
        return last[0], ("", "", "")
    text = words_in(element)
    said = told.get("guid", "") or told.get("eid", "") or told.get("changednum", "")
    change = gathered.made_id("c", author, kind, said, text)
    gathered.foreign_changes[change] = ForeignChange(change, authors, at, text)
    return change, (change, author, kind)


def _authors(told: dict[str, str]) -> tuple[str, ...]:
    """Whoever the attributes may mean: a name of the room first, if one of them is one."""
    out: list[str] = []
    for name in _AUTHORS:
        said = told.get(name, "").strip().lstrip("#")
        if name == "title":  # "DOE Jane : 2020-01-31T10:00:00Z"
            said = said.split(" : ")[0].strip()
        if said:
            out.append(said)
    return tuple(out)


def _when(text: str) -> str:
    found = _TIME.search(text)
    return f"{found.group(1)}T{found.group(2)}Z" if found else ""
