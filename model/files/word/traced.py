"""A Word file read as somebody else's, with the places of its parts: what exports are put into."""

from __future__ import annotations

from typing import NamedTuple

from model.draft.delegation import DelegationTable
from model.draft.draft import Draft
from model.files.word.read import FileReading
from model.files.word.source import Source
from model.files.word.tokens import Walked


class Traced(NamedTuple):
    """A draft as read, and where in the file its parts stand.

    Attributes:
        draft: The draft.
        source: The file, opened.
        walked: The paragraphs of the file by the ids of the draft's, body and notes.
        notes: Word's numbers of the notes by their ids, "e" before those of endnotes.
    """

    draft: Draft
    source: Source
    walked: dict[str, Walked]
    notes: dict[str, str]


def read_traced(content: bytes, table: DelegationTable) -> Traced:
    """Read a .docx as somebody else's, whatever our program noted in it, with its places.

    Raises:
        UnreadableFile: If it is no Word file, or not safe to open.
    """
    source = Source(content)
    source.register = None
    reading = FileReading(source, table)
    draft = reading.loaded(content).draft
    notes = {note: number for number, note in reading.notes_read.items()}
    return Traced(draft, source, reading.walked, notes)
