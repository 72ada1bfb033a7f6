"""Words as Word's runs: text, tabs and breaks with their look, and the revisions round them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from model.files.guard import clean_text

_PARTS = re.compile(r"[\t\n]|[^\t\n]+")
_BREAKS = {"\t": "<w:tab/>", "\n": "<w:br/>"}

_FORMATS = (("b", "<w:b/>"), ("i", "<w:i/>"), ("u", '<w:u w:val="single"/>'))


def escaped(text: str) -> str:
    """The text fit for an XML text or a quoted attribute."""
    text = clean_text(text)[0].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("\r", "&#13;")


def seen_format(formats: tuple[str, ...]) -> tuple[str, ...]:
    """The formats that Word can show at once: text is raised or lowered, not both."""
    if "sup" in formats and "sub" in formats:
        return tuple(f for f in formats if f != "sub")
    return formats


def run_properties(style: str = "", formats: tuple[str, ...] = (), extra: str = "") -> str:
    """A ``w:rPr``, or nothing; ``extra`` stands between the formats and the raising (w:color…)."""
    inside = f'<w:rStyle w:val="{style}"/>' if style else ""
    shown = seen_format(formats)
    under = ""
    for name, element in _FORMATS:
        if name in shown:
            if name == "u":
                under = element
            else:
                inside += element
    inside += extra + under
    if "sup" in shown:
        inside += '<w:vertAlign w:val="superscript"/>'
    elif "sub" in shown:
        inside += '<w:vertAlign w:val="subscript"/>'
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def run_xml(text: str, properties: str = "", deleted: bool = False) -> str:
    """A ``w:r`` with the text; tabs and line breaks become elements."""
    tag = "w:delText" if deleted else "w:t"
    if "\t" not in text and "\n" not in text:
        return (
            f'<w:r>{properties}<{tag} xml:space="preserve">{escaped(text)}</{tag}></w:r>'
            if text
            else ""
        )
    inside = "".join(
        _BREAKS.get(part) or f'<{tag} xml:space="preserve">{escaped(part)}</{tag}>'
        for part in _PARTS.findall(text)
    )
    return f"<w:r>{properties}{inside}</w:r>"


_ROOM_FOR_NOTES = 1000
"""Ids left to notes that are put into our file later, when its comments have theirs."""


@dataclass(slots=True)
class Counter:
    """Gives the ids of revisions, bookmarks and comments of all parts: Word refuses a clash."""

    last: int = 0

    def next(self) -> int:
        """The next id, from 1."""
        self.last += 1
        return self.last


def counter_behind_notes(greatest: int, notes: int) -> Counter:
    """Gives ids past those that the notes have or may yet get.

    WORKAROUND for LibreOffice (7.4): once a comment is shown between two footnotes, it hands out
    the notes' texts by the order of their ids and those of all comments together. A comment whose
    id is lower than a note's, or the same, so gives later notes no text, or another's. (Comments
    that an issued document has keep their ids, low or not.)

    Args:
        greatest: The greatest id in the file; 0 in a new one.
        notes: How many notes the draft has: so many may be new in the file, and a notice.
    """
    return Counter(max(greatest, _ROOM_FOR_NOTES) + notes + 1)


class Revisions:
    """Writes the elements that say whose revision something is."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self._known: dict[tuple[str, str], str] = {}
        self.people: dict[str, None] = {}

    def attributes(self, by: tuple[str, str]) -> str:
        """The attributes of a revision by an author at a time (or an empty string)."""
        told = self._known.get(by)
        if told is None:
            author, at = by
            self.people[author] = None
            told = f'" w:author="{escaped(author)}"' + (f' w:date="{escaped(at)}"' if at else "")
            self._known[by] = told
        return f'w:id="{self._counter.next()}{told}'

    def wrapped(self, tag: str, by: tuple[str, str], inside: str) -> str:
        """``inside`` as a revision of that tag (``ins``, ``del``, ``moveFrom``, ``moveTo``)."""
        return f"<w:{tag} {self.attributes(by)}>{inside}</w:{tag}>"

    def mark(self, tag: str, by: tuple[str, str]) -> str:
        """The empty element that revises a paragraph's end or a row."""
        return f"<w:{tag} {self.attributes(by)}/>"
