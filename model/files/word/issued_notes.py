"""The notes of an issued document: those that it has, changed, and new ones."""

from __future__ import annotations

import re

from model.files.word.first_note import revised_end, with_notice
from model.files.word.flow import WordParagraph
from model.files.word.issued import Issued
from model.files.word.issued_body import IssuedBody
from model.files.word.issued_pieces import Base
from model.files.word.names import STRICT_W, W
from model.files.word.package import Parts, put_last
from model.files.word.slices import spliced

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_NUMBER = re.compile(r'<w:footnote\b[^>]*? w:id="(-?\d+)"')
_NOTE = re.compile(
    r'<w:(footnote|endnote)\b(?![^>]*w:type="(?!normal))[^>]*? w:id="(-?\d+)".*?</w:\1>', re.DOTALL
)
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for kind, number in (("separator", -1), ("continuationSeparator", 0))
)


class NoteParts:
    """The notes of one export into an issued document.

    Attributes:
        units: The Word paragraphs of each note that is in the file.
        changes: What is put where in the part of each kind of notes.
    """

    def __init__(self, issued: Issued, writer: IssuedBody) -> None:
        self._issued = issued
        self._writer = writer
        self._numbers: dict[str, int] = {}
        self._new: list[str] = []
        self.units: dict[str, list[WordParagraph]] = {}
        self.changes: dict[str, list[tuple[int, int, str]]] = {"footnotes": [], "endnotes": []}
        slices = issued.parts.get("footnotes")
        numbers = [int(n) for n in _NUMBER.findall(slices.text)] if slices else []
        self._last = max([*numbers, 0])
        style = self._style("footnote text")
        look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else "<w:pPr></w:pPr>"
        self.like = Base(issued.draft.paragraphs[0], "<w:p>", look, []) if issued.traces else None
        mark = self._style("footnote reference")
        self.look = (
            f'<w:rPr><w:rStyle w:val="{mark}"/></w:rPr>'
            if mark
            else '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        )
        writer.reference_look = self.look

    def _style(self, name: str) -> str:
        names = self._issued.source.style_names
        return next((s for s, told in names.items() if told.casefold() == name), "")

    def number(self, note: str) -> int | None:
        """Word's number of a note that is seen to already."""
        return self._numbers.get(note)

    def begin(self, note: str, units: list[WordParagraph]) -> tuple[int, str]:
        """Take a note in hand: its number, and the part where it stands; empty for a new one."""
        self.units[note] = units
        known = self._issued.notes.get(note)
        if known is None:
            self._last += 1
            number, part = self._last, ""
        else:
            number, part = int(known.lstrip("e")), "endnotes" if known[0] == "e" else "footnotes"
            if self._issued.source.note(known) is None:  # a mark whose note is nowhere
                self._last, part = max(self._last, number), ""
        self._numbers[note] = number
        return number, part

    def write_new(self, note: str, paragraphs: list[str]) -> None:
        """Put a new note in; its paragraphs as XML."""
        lead = f'<w:r>{self.look}<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
        paragraphs = paragraphs or ["<w:p></w:p>"]
        first = paragraphs[0]
        end = first.find("</w:pPr>")
        at = end + len("</w:pPr>") if end >= 0 else first.index(">") + 1
        inside = first[:at] + lead + first[at:] + "".join(paragraphs[1:])
        number = self._numbers[note]
        self._new.append(f'<w:footnote w:id="{number}">{inside}</w:footnote>')

    @property
    def has_new(self) -> bool:
        """Whether notes were put in."""
        return bool(self._new)

    def put_into(self, parts: Parts, whole: bool, body: str) -> str:
        """Put what changed into the package; of a copy that is not whole, leave lost notes out.

        ``body`` is the XML of the body's part as it goes out. Gives the name of the notes' part.
        """
        issued = self._issued.parts[""].text
        for kind, changes in self.changes.items():
            slices = self._issued.parts.get(kind)
            if slices is None:
                continue
            name = self._issued.source.related_name(kind)
            text = spliced(slices.text, changes)
            if not whole:
                text = self._without_lost(text, kind)
            if kind == "footnotes" and self._new:
                text = put_last(text, "".join(self._new))
            # The part stays as it was issued where the body is no other in this.
            if kind == "footnotes" and revised_end(body) != revised_end(issued):
                text = with_notice(text, body, self._writer.counter)
            if text != slices.text:
                parts.set(name, text)
        if self._new and "footnotes" not in self._issued.parts:
            namespace = STRICT_W if self._issued.parts[""].is_strict else W
            told = "".join((_SEPARATORS, *self._new))
            content = f'{_HEAD}<w:footnotes xmlns:w="{namespace}">{told}</w:footnotes>'
            content = with_notice(content, body, self._writer.counter)
            return parts.add("word/footnotes.xml", content, _TYPE, "footnotes")
        return self._issued.source.related_name("footnotes")

    def _without_lost(self, text: str, kind: str) -> str:
        """The part without the notes to which nothing refers any more."""
        mine = {
            self._numbers[note]
            for note, number in self._issued.notes.items()
            if note in self._numbers and (number[0] == "e") == (kind == "endnotes")
        }
        known = {
            int(number.lstrip("e"))
            for number in self._issued.notes.values()
            if (number[0] == "e") == (kind == "endnotes")
        }
        lost = known - mine
        return _NOTE.sub(lambda note: "" if int(note[2]) in lost else note[0], text)
