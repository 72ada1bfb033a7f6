"""Rolling texts in Word without tracked changes: the room's marks are in plain formatting.

In goes a Word file whose words are struck out, underlined or coloured and followed by tags in
parentheses; out comes the draft that the reader of the notation makes of it. What is struck is
deleted, what is underlined or coloured is inserted, and both ends of it are known. It goes back
into the very file: its paragraphs are those of the file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from model.draft.delegation import DelegationTable
from model.draft.draft import Draft
from model.draft.paragraphs import Paragraphs
from model.files.loaded import Loaded, Notice, UnreadableFile
from model.files.notation.read import read_notation
from model.files.word.as_read import AsRead
from model.files.word.issued import Issued
from model.files.word.marked_places import placed
from model.files.word.marking import Stretch, seen, tags
from model.files.word.slices import NotIssued


def read_marked(loaded: Loaded, table: DelegationTable, phrases: bytes, name: str) -> Loaded | None:
    """The draft of a rolling text that is marked in formatting; None for any other file.

    Args:
        loaded: What the reader of Word files made of it.
        table: By which tags are known.
        phrases: The opening phrases.
        name: The file's name, for the notices.
    """
    draft = loaded.draft
    if draft.changes or draft.package is None:
        return None
    known = draft.package.memory.kept
    try:
        issued = Issued(draft.package.content, table, known if isinstance(known, AsRead) else None)
        issued.open()
        marking = issued.marking
        lines = issued.lines if marking else []
    except (UnreadableFile, NotIssued):
        return None
    if marking is None:
        return None
    lines = [seen(line, marking) for line in lines]
    text = "\n\n".join("".join(map(_written, line)) for line in lines)
    tabled = "\n\n".join(told for line in lines if (told := _tabled(line, table)))
    read = read_notation(text, table, phrases, tabled, name, whole=True)
    said = (
        "The file has no tracked changes; what is struck out, underlined or coloured in it was "
        "taken as proposed by the delegations in the tags."
    )
    notices = (Notice("marked-in-formatting", said), *loaded.notices, *read.notices)
    return replace(read, draft=_in_file(read.draft, draft, lines, table), notices=notices)


def _in_file(
    read: Draft, there: Draft, lines: Sequence[Sequence[Stretch]], table: DelegationTable
) -> Draft:
    """The draft that was read of the lines, its paragraphs those of the file."""
    words = ["".join(stretch.text for stretch in line) for line in lines]
    new = {n for n, line in enumerate(lines) if _is_new(line, table)}
    paragraphs = placed(list(read.paragraphs), list(there.paragraphs), words, new)
    changes, notes, objects, remarks = read.changes, read.notes, read.objects, read.remarks
    for paragraph in paragraphs:
        for mark in paragraph.end.ins:  # of what is inserted whole nothing was guessed
            known = changes[mark]
            changes = changes.put(mark, replace(known, confidence=None, reason=""))
    delegations = read.delegations
    for note in there.notes.values():
        notes = notes.put(note.id, note)
    for kept in there.objects.values():
        objects = objects.put(kept.id, kept)
    for remark in there.remarks.values():
        remarks = remarks.put(remark.id, remark)
    for one in there.delegations.values():
        if one.id not in delegations:
            delegations = delegations.put(one.id, one)
    return replace(
        read,
        paragraphs=Paragraphs(paragraphs),
        changes=changes,
        notes=notes,
        objects=objects,
        remarks=remarks,
        delegations=delegations,
        positions=(*read.positions, *there.positions),
        package=there.package,
    )


def _is_new(line: Sequence[Stretch], table: DelegationTable) -> bool:
    """Whether all the words of a line are inserted."""
    return any(stretch.inserted for stretch in line) and not _tabled(line, table)


def _written(stretch: Stretch) -> str:
    """A stretch in the notation: what is struck in its signs, white space outside them."""
    bare = stretch.text.strip()
    if not stretch.struck or not bare:
        return stretch.text
    before, _, after = stretch.text.partition(bare)
    return f"{before}~~{bare}~~{after}"


def _tabled(line: Sequence[Stretch], table: DelegationTable) -> str:
    """The line as it was tabled: without tags and what is inserted; nothing without a word."""
    text = "".join(s.text for s in line)
    gone = {i for a, b in tags(text, table) for i in range(a, b)}
    at = 0
    for stretch in line:
        if stretch.inserted:
            gone.update(range(at, at + len(stretch.text)))
        at += len(stretch.text)
    told = " ".join("".join(c for i, c in enumerate(text) if i not in gone).split())
    return told if re.search(r"\w", told) else ""
