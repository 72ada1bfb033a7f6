"""A Word file read as somebody else's, with the places of its parts: what exports are put into."""

from __future__ import annotations

from model.draft.delegation import DelegationTable
from model.files.word.as_read import AsRead
from model.files.word.read import FileReading
from model.files.word.source import Source


def read_traced(content: bytes, table: DelegationTable) -> tuple[AsRead, Source]:
    """Read a .docx as somebody else's, whatever our program noted in it.

    Raises:
        UnreadableFile: If it is no Word file, or not safe to open.
    """
    source = Source(content)
    source.register = None
    package = FileReading(source, table).loaded(content).draft.package
    assert package is not None
    assert isinstance(package.memory.kept, AsRead)
    return package.memory.kept, source
