"""A Word file as a document: a template or a file with macros is none by its name.

Word opens no .docx that says inside that it is something else, or that holds macros.
"""

from __future__ import annotations

import re

from model.files.guard import Parts as Opened
from model.files.word.package import TYPES, Parts
from model.files.word.scrub import without_parts
from model.files.word.source import Source
from model.files.word.usual import usual_text

_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHERS = re.compile(
    r"application/vnd\.(?:ms-word\.document\.macroEnabled\.main"
    r"|ms-word\.template\.macroEnabledTemplate\.main"
    r"|openxmlformats-officedocument\.wordprocessingml\.template\.main)\+xml"
)
_MACROS = ("/vbaProject", "/wordVbaData")


def as_document(content: bytes, source: Source) -> tuple[bytes, bool]:
    """The file as a document, and whether macros had to be left out; the same where it is one."""
    opened: Opened = source.parts
    if TYPES not in opened:
        return content, False
    types = usual_text(opened[TYPES], TYPES)
    told = _OTHERS.sub(_DOCUMENT, types)
    if told == types:
        return content, False
    parts = Parts(opened, source.name, source.relations)
    parts.set(TYPES, told)
    before = set(parts)
    without_parts(parts, _MACROS)
    return parts.packed(), set(parts) != before
