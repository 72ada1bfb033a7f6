"""Reads informal texts for tests, with the shipped delegations and phrases."""

from __future__ import annotations

from functools import cache

from model.draft.delegation import DelegationTable
from model.draft.draft import Draft
from model.draft.text import change_of
from model.files.loaded import Loaded
from model.files.notation.labels import Phrases
from model.files.notation.read import read_notation
from resources import resource


@cache
def table() -> DelegationTable:
    """The shipped delegations."""
    return DelegationTable.from_json(resource("delegations.json"))


@cache
def phrases() -> Phrases:
    """The shipped phrases."""
    return Phrases.from_json(resource("phrases.json"))


def read(text: str, tabled: Draft | str | None = None) -> Loaded:
    """Read a text."""
    return read_notation(text, table(), phrases(), tabled)


def told(draft: Draft) -> list[tuple[str, str, str, str]]:
    """Each change as (inserted, deleted, held, who): words of its own marks only."""
    words: dict[str, list[str]] = {}
    for paragraph in draft.paragraphs:
        for run in paragraph.runs:
            struck = {change_of(m) for m in run.dels}
            if run.ins and not struck - {change_of(run.ins[-1])}:
                words.setdefault(change_of(run.ins[-1]), ["", "", ""])[0] += run.text
            for mark in run.dels:
                words.setdefault(change_of(mark), ["", "", ""])[1] += run.text
            for mark in run.holds:
                words.setdefault(change_of(mark), ["", "", ""])[2] += run.text
    return [
        (ins.strip(), dels.strip(), holds.strip(), who(draft, change))
        for change, (ins, dels, holds) in words.items()
    ]


def who(draft: Draft, change: str) -> str:
    """The positions on a change: "egy propose, irn reserve"."""
    return ", ".join(f"{p.delegation} {p.stance}" for p in draft.changes[change].positions)


def tabled_text(draft: Draft) -> list[str]:
    """The paragraphs as tabled: what no change put in."""
    return [
        "".join(run.text for run in p.runs if not run.ins)
        for p in draft.paragraphs
        if not p.end.ins
    ]
