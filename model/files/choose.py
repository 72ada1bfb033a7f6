"""Which reader or writer for which file.

In goes a name and bytes, out comes what the reader of that kind of file gives; or a draft goes in
and the bytes of a file come out. The name's suffix says the kind; where the content plainly is
something else (a Word file named .txt), the content is believed and a notice says so. Readers and
writers are loaded when they are first needed: the command line starts quickly.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Literal

from model.draft.delegation import DelegationTable
from model.draft.draft import Draft
from model.files.loaded import Loaded, Notice, UnreadableFile
from model.files.watch import Watch
from model.files.word.last_issued import LastIssued
from model.readings.reading import CLEAN, INFORMAL, Reading

Kind = Literal["akn", "docx", "txt", "md", "html", "pdf"]
Marks = Literal["revisions", "tags", "none"]
Profile = Literal["un", "plain"]

KINDS: dict[str, Kind] = {
    ".akn": "akn",
    ".xml": "akn",
    ".docx": "docx",
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
}
"""The kind of file that each suffix names."""

WRITABLE = ".akn, .xml, .docx, .txt, .md, .html and .pdf"

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")


class CannotWrite(Exception):
    """No file of that kind can be made of the draft. One sentence for a drafter."""


@dataclass(frozen=True, slots=True)
class Equipment:
    """What readers and writers need of what ships with the program.

    Attributes:
        table: Every delegation that the program knows.
        phrases: The opening phrases of UN paragraphs, as JSON.
        register_schema: The RELAX NG of the register in a native file.
        template: The parts of the Word template that exports are written into, by name.
    """

    table: DelegationTable
    phrases: bytes
    register_schema: bytes
    template: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Export:
    """How a draft is to be written.

    Attributes:
        reading: What is written.
        marks: How changes are shown.
        scrub: Whether names, times, comments and identifiers stay behind.
        profile: "un" for the look of a UN document.
        head: What stands at the top of every page beside what the draft has there; or empty.
        protect: Whether a Word copy lets whoever opens it only make tracked changes.
        lead: Whether the first of several delegations is the author in Word, the others being
            told in a comment; else they are one joint author.
    """

    reading: Reading = INFORMAL
    marks: Marks = "revisions"
    scrub: bool = False
    profile: Profile = "un"
    head: str = ""
    protect: bool = False
    lead: bool = False


def usual_export(
    reading: Reading | None = None,
    marks: Marks | None = None,
    scrub: bool = False,
    profile: Profile = "un",
) -> Export:
    """The export where not everything is said.

    Informal goes with marks, clean without; a copy without marks of the clean text is scrubbed.
    """
    if reading is None:
        reading = CLEAN if marks == "none" else INFORMAL
    if marks is None:
        marks = "none" if reading.name in ("clean", "tabled") else "revisions"
    scrub = scrub or (reading.name == "clean" and marks == "none")
    return Export(reading, marks, scrub, profile)


def kind_of_name(name: str) -> Kind | None:
    """The kind of file that the name's suffix names."""
    return KINDS.get(PurePath(name).suffix.lower())


def kind_of_content(content: bytes) -> Kind | None:
    """The kind of file that the first bytes plainly show; None for what may be any text."""
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", _OLE)):
        return "docx"
    if content.startswith(b"%PDF-"):
        return "pdf"
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:400]
    if start.startswith(b"<?xml") or b"<akomaNtoso" in start:
        return "akn"
    if start[:15].lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    return None


def read_file(
    name: str,
    content: bytes,
    equipment: Equipment,
    tabled: Draft | None = None,
    watch: Watch | None = None,
) -> Loaded:
    """Read a file of any kind.

    Args:
        name: Its name; only the suffix is looked at, and notices and ids may be made from it.
        content: Its bytes, from anywhere.
        equipment: What ships with the program.
        tabled: The text as tabled, which tells where insertions begin in an informal text.
        watch: Is told how far it is, and can stop it.

    Raises:
        Stopped: If the watch stopped it.
        UnreadableFile: If it is of a kind that is not read, or not what its name says.
    """
    named, seen = kind_of_name(name), kind_of_content(content)
    kind = seen or named
    if kind is None and b"\0" not in content[:4096] and not content.startswith(b"{\\rtf"):
        kind = "txt"
    notices: list[Notice] = []
    if seen is not None and named is not None and seen != named:
        said = f"{PurePath(name).name} is not what its name says; it was read as a .{seen} file."
        notices.append(Notice("other-kind", said))
    loaded = _read(kind, PurePath(name).name, content, equipment, tabled, watch or Watch())
    if tabled is not None and kind not in ("txt", "md"):
        said = "The file says itself what was tabled; the tabled text given beside it was not used."
        notices.append(Notice("tabled-not-used", said))
    return replace(loaded, notices=(*notices, *loaded.notices)) if notices else loaded


def _read(
    kind: Kind | None,
    name: str,
    content: bytes,
    equipment: Equipment,
    tabled: Draft | None,
    watch: Watch,
) -> Loaded:
    if kind == "akn":
        from model.files.akn.read import read_akn

        return read_akn(content, equipment.table, equipment.register_schema, watch)
    if kind == "docx":
        from model.files.word.read import read_word

        loaded = read_word(content, equipment.table, watch)
        from model.files.word.marked import read_marked

        return read_marked(loaded, equipment.table, equipment.phrases, name) or loaded
    if kind in ("txt", "md"):
        return _read_text(kind, name, content, equipment, tabled, watch)
    told = f"is a .{kind} file" if kind else "is of a kind that is not read"
    raise UnreadableFile(f"{name} {told}; open a .akn, .xml, .docx, .txt or .md file instead.")


def _read_text(
    kind: Kind,
    name: str,
    content: bytes,
    equipment: Equipment,
    tabled: Draft | None,
    watch: Watch,
) -> Loaded:
    from model.files.critic import without_critic_marks
    from model.files.guard import read_text_file
    from model.files.notation.read import read_notation

    text, notices = read_text_file(content, name)
    if kind == "md":
        text = without_critic_marks(text)
    loaded = read_notation(text, equipment.table, equipment.phrases, tabled, name, watch=watch)
    return replace(loaded, notices=(*notices, *loaded.notices)) if notices else loaded


def kind_to_write(name: str) -> Kind:
    """The kind of file that is to be written under a name.

    Raises:
        CannotWrite: If files of that kind are not written.
    """
    kind = kind_of_name(name)
    if kind is None:
        suffix = PurePath(name).suffix or "a name without a suffix"
        raise CannotWrite(f"{suffix} is not a kind of file that is written; {WRITABLE} are.")
    return kind


def write_file(
    name: str,
    draft: Draft,
    equipment: Equipment,
    export: Export,
    watch: Watch | None = None,
    last: LastIssued | None = None,
) -> bytes:
    """The bytes of a file of the kind that the name says.

    A native file holds the whole negotiation, whatever the reading. ``watch`` is told how far it
    is, and can stop it. ``last`` goes with several files that are written of one draft.

    Raises:
        Stopped: If the watch stopped it.
        CannotWrite: If files of that kind are not written.
    """
    kind = kind_to_write(name)
    if kind == "pdf":
        # Pages are painted, and the model knows no painter: see widgets/page.
        raise CannotWrite("PDF is printed, not written.")
    if kind == "akn":
        from model.files.akn.write import write_akn
        from model.files.circulate import circulated

        return write_akn(circulated(draft) if export.scrub else draft)
    if kind == "docx":
        return _write_word(draft, equipment, export, watch, last)
    from model.files import html_write, text_write

    write = {"html": html_write.html, "md": text_write.markdown}.get(kind, text_write.plain)
    return write(draft, export.reading, export.marks).encode()


def _write_word(
    draft: Draft,
    equipment: Equipment,
    export: Export,
    watch: Watch | None,
    last: LastIssued | None,
) -> bytes:
    from model.files.word.extras import Extras
    from model.files.word.write import write_word

    return write_word(
        draft,
        export.reading,
        export.marks,
        equipment.template,
        equipment.phrases,
        export.scrub,
        export.profile,
        Extras(export.head, export.protect, export.lead),
        watch,
        last,
    )
