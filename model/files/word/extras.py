"""What may be asked of a Word copy beside its text: a line at the top of each page, protection."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from model.files.word.names import RELATIONS, W
from model.files.word.package import Parts, put_last
from model.files.word.runs import escaped

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_PROTECTION = '<w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>'
_TRACKING = re.compile(r"<w:(?:trackRevisions|doNotTrackMoves|doNotTrackFormatting)\b[^>]*/>")
_LAST_SECTION = re.compile(r"<w:sectPr(?:\s[^>]*)?(/?)>(?!.*<w:sectPr)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Extras:
    """What else is asked of a copy.

    Attributes:
        head: What stands at the top of every page, beside what stands there; or empty.
        protect: Whether whoever opens the copy can do nothing but make tracked changes.
        lead: Whether the first of several delegations is the author of what they propose
            together, the others being told in a comment; else all are, joined.
    """

    head: str = ""
    protect: bool = False
    lead: bool = False


NO_EXTRAS = Extras()


def protected_settings(parts: Parts, name: str) -> None:
    """Let nobody change the text without a trace; the settings track changes already."""
    text = parts.text(name)
    found = [*_TRACKING.finditer(text)]
    if found and "<w:documentProtection" not in text:
        at = found[-1].end()
        parts.set(name, text[:at] + _PROTECTION + text[at:])


def headed(parts: Parts, headers: Sequence[str], head: str, style: str = "") -> None:
    """Put a line into the headers; where there are none, make one."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    line = f'<w:p>{look}<w:r><w:t xml:space="preserve">{escaped(head)}</w:t></w:r></w:p>'
    for name in headers:
        parts.set(name, put_last(parts.text(name), line))
    if headers:
        return
    content = f'{_HEAD}<w:hdr xmlns:w="{W}">{line}</w:hdr>'
    name = parts.add("word/header1.xml", content, _TYPE, "header")
    text = parts.text(parts.document)
    section = _LAST_SECTION.search(text)
    if section is None:
        return
    number = parts.relation_to(name)
    inside = f'<w:headerReference xmlns:r="{RELATIONS}" w:type="default" r:id="{number}"/>'
    opened = section[0].removesuffix("/>").rstrip(">") + ">"
    ended = "</w:sectPr>" if section[1] else ""
    parts.set(
        parts.document,
        text[: section.start()] + opened + inside + ended + text[section.end() :],
    )
