"""The parts of a Word file that a reader needs, found by their relationships."""

from __future__ import annotations

import hashlib
import posixpath
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from model.draft.ids import derived_id
from model.files.guard import Parts, as_utf8, open_package, parse_xml
from model.files.loaded import Notice, UnreadableFile
from model.files.word.names import PACKAGE_RELATIONS, STRICT_W, W_DATE, W, marked_by
from model.files.word.numbering import Lists, read_lists
from model.files.word.part import RecordedNote, Register, read_register

_W = f"{{{W}}}"
_MARKING = frozenset(f"{_W}{name}" for name in ("strike", "dstrike", "u", "color"))


class SourceComment(NamedTuple):
    """A comment as it stands in the file."""

    author: str
    text: str
    at: str


class Source:
    """A .docx, opened: body, notes, comments, styles, our own part."""

    def __init__(self, content: bytes) -> None:
        self.parts: Parts = open_package(content, "The Word file")
        self.notices: list[Notice] = []
        name = self._target("_rels/.rels", "/officeDocument", "") or "word/document.xml"
        if name not in self.parts:
            raise UnreadableFile("The file is no Word document: it has no text part.")
        self.name = name
        self._folder = posixpath.dirname(name)
        self.relations = posixpath.join(self._folder, "_rels", posixpath.basename(name) + ".rels")
        document = self._xml(name)
        body = document.find(_W + "body")
        if body is None:
            raise UnreadableFile("The file is no Word document: its text part has no body.")
        self.body = body
        self.root = document
        self.identity = derived_id("d", hashlib.sha256(self.parts[name]).hexdigest())
        self.roots: dict[str, etree._Element] = {}
        self.style_names: dict[str, str] = {}
        self.character_looks: dict[str, list[tuple[str, str]]] = {}
        self.character_formats: dict[str, tuple[str, ...]] = {}
        self._read_styles()
        self._notes = {
            prefix + (element.get(_W + "id") or ""): element
            for kind, prefix in (("footnotes", ""), ("endnotes", "e"))
            for element in self._related(kind)
            if element.get(_W + "type") in (None, "normal")
        }
        self.register = self._register()

    def note(self, number: str) -> etree._Element | None:
        """A note by Word's number."""
        return self._notes.get(number)

    def recorded_note(self, number: str, register: Register) -> RecordedNote | None:
        """What our part tells of a note, found by the bookmarks in it."""
        element = self._notes.get(number)
        if element is None:
            return None
        names = {marked_by(b.get(_W + "name", "")) for b in element.iter(_W + "bookmarkStart")}
        for note in register.notes.values():
            for unit in note.units:
                if unit.members[0].paragraph.id in names:
                    return note
        return None

    def comments(self) -> dict[str, SourceComment]:
        """The comments by Word's number, in their order."""
        return {
            element.get(_W + "id", ""): SourceComment(
                element.get(_W + "author", ""),
                "\n".join(
                    "".join(t.text or "" for t in p.iter(_W + "t", _W + "delText"))
                    for p in element.iter(_W + "p")
                ).strip(),
                element.get(f"{{{W_DATE}}}dateUtc") or element.get(_W + "date") or "",
            )
            for element in self._related("comments")
        }

    def lists(self) -> Lists:
        """The lists that number paragraphs."""
        return read_lists(self._related("numbering"), self._related("styles"))

    def _xml(self, name: str) -> etree._Element:
        content = as_utf8(self.parts[name], name).replace(STRICT_W.encode(), W.encode())
        return parse_xml(content, name, elements_alone=True)

    def relation_ids(self) -> frozenset[str]:
        """The ids by which the text refers to other parts."""
        if self.relations not in self.parts:
            return frozenset()
        told = parse_xml(self.parts[self.relations], self.relations)
        return frozenset(relation.get("Id", "") for relation in told)

    def headers(self) -> list[str]:
        """The names of the parts with headers."""
        if self.relations not in self.parts:
            return []
        told = parse_xml(self.parts[self.relations], self.relations)
        targets = [
            relation.get("Target", "")
            for relation in told
            if (relation.get("Type") or "").endswith("/header")
        ]
        names = [self._named(target, self._folder) for target in targets]
        return [name for name in dict.fromkeys(names) if name in self.parts]

    def related_name(self, kind: str) -> str:
        """The name of the part of that kind that belongs to the document; empty for none."""
        name = self._target(self.relations, "/" + kind, self._folder)
        return name if name in self.parts else ""

    def _target(self, relations: str, kind: str, folder: str) -> str:
        """The name of the part that a relationship of that kind leads to."""
        if relations not in self.parts:
            return ""
        for relation in parse_xml(self.parts[relations], relations).iter(
            f"{{{PACKAGE_RELATIONS}}}Relationship"
        ):
            is_here = relation.get("TargetMode", "Internal") == "Internal"
            if (relation.get("Type") or "").endswith(kind) and is_here:
                return self._named(relation.get("Target") or "", folder)
        return ""

    def _named(self, target: str, folder: str) -> str:
        """The name of the part that a target leads to, as the package spells it."""
        whole = target if target.startswith("/") else f"{folder}/{target}"
        name = posixpath.normpath(whole.lstrip("/"))
        if name in self.parts:
            return name
        wanted = unquote(name).casefold()  # names of parts differ by more than case and escapes
        return next((n for n in self.parts if unquote(n).casefold() == wanted), name)

    def _related(self, kind: str) -> list[etree._Element]:
        """The children of a part of the document; none where it is absent or broken."""
        name = self.related_name(kind)
        if not name:
            return []
        try:
            root = self.roots[kind] = self._xml(name)
            return [e for e in root if isinstance(e.tag, str)]
        except UnreadableFile as reason:
            self.notices.append(Notice("part-unreadable", str(reason), where=name))
            return []

    def _read_styles(self) -> None:
        for style in self._related("styles"):
            if style.tag != _W + "style":
                continue
            identity = style.get(_W + "styleId", "")
            name = style.find(_W + "name")
            self.style_names[identity] = name.get(_W + "val", "") if name is not None else ""
            if style.get(_W + "type") == "character":
                self.character_looks[identity] = [
                    (child.tag.removeprefix(_W), child.get(_W + "val", "1"))
                    for child in style.iterfind(f"{_W}rPr/*")
                    if child.tag in _MARKING
                ]
            ours = self.style_names[identity].startswith("UN ")
            if style.get(_W + "type") != "character" or ours:
                continue
            told = []
            for child in style.iterfind(f"{_W}rPr/*"):
                local = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
                value = child.get(_W + "val")
                if local in ("b", "i") and value not in ("0", "false", "off"):
                    told.append(local)
                elif local == "vertAlign" and value in ("superscript", "subscript"):
                    told.append("sup" if value == "superscript" else "sub")
            if told:
                self.character_formats[identity] = tuple(told)

    def _register(self) -> Register | None:
        """Our part, wherever it stands now; other programs rename it."""
        for name in sorted(self.parts):
            if not name.startswith("customXml/") or "Props" in name or "/_rels/" in name:
                continue
            try:
                register = read_register(self.parts[name])
            except (ValueError, TypeError, KeyError, IndexError, AttributeError, UnreadableFile):
                said = "What our program had noted in the file is damaged; the text was read."
                self.notices.append(Notice("part-unreadable", said, where=name))
                continue
            if register is not None:
                return register
        return None
