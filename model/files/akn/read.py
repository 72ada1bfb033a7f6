"""Read a native file, or any Akoma Ntoso document, as a draft.

In go bytes, out comes a :class:`~model.files.loaded.Loaded`. Three passes: well-formed and safe,
the register against its RELAX NG, references. Only the first refuses; what the others find
becomes notices beside the best draft that could be made.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress

from lxml import etree

from model.draft.by_id import ById
from model.draft.delegation import DelegationTable
from model.draft.draft import Draft
from model.draft.ids import derived_id
from model.draft.note import Note
from model.draft.paragraphs import Paragraphs
from model.files.akn.body_read import BodyReader
from model.files.akn.check import Known, check_references
from model.files.akn.delegation_ids import with_usual_ids
from model.files.akn.foreign import restored
from model.files.akn.gather import Gathered
from model.files.akn.identification import Told, identification, symbol_in, told_by, work_in
from model.files.akn.meta_read import MetaReader, delegations_referred
from model.files.akn.names import AKN, PARTS, VERSION, A, N
from model.files.akn.own_lines import MOST, NO_LINES, Misread, OwnLines, own_lines
from model.files.akn.register_read import Register, RegisterReader
from model.files.collector import collector_off
from model.files.guard import parse_xml
from model.files.loaded import Loaded, Notice, UnreadableFile
from model.files.watch import Watch

_NO_ELEMENT = etree.Element("none")


@collector_off()
def read_akn(
    content: bytes,
    table: DelegationTable,
    register_schema: bytes | None = None,
    watch: Watch | None = None,
) -> Loaded:
    """Return the draft in a file, and what is odd of it.

    Args:
        content: The file.
        table: Delegations that are known besides those that the file names.
        register_schema: The RELAX NG of the register; None not to look.
        watch: Is told how far it is, and can stop it.

    Raises:
        UnreadableFile: If it is no XML, is not safe, or is XML of another kind.
    """
    watch = watch or Watch()
    lines = own_lines(content, watch)
    if lines is not None:
        # What is wrong with a file is for the parser to say, of the file as it is: see below.
        with suppress(Misread, UnreadableFile):
            return _read(lines.rest, lines, content, table, register_schema, watch)
    return _read(content, NO_LINES, content, table, register_schema, watch)


def _read(
    rest: bytes,
    lines: OwnLines,
    content: bytes,
    table: DelegationTable,
    schema: bytes | None,
    watch: Watch,
) -> Loaded:
    """Read what is left of a file without these lines, and the lines where they belong."""
    root = parse_xml(rest, "The file")
    notices: list[Notice] = []
    document = _document(root, notices)
    loading = _Loading(root, document, content, table, notices, lines)
    try:
        loaded = loading.loaded(schema, watch)
    except etree.C14NError:
        # What other tools put there is kept in its canonical form, and such names have none.
        raise UnreadableFile(
            "The file names a namespace by a relative address, which XML does not allow any more, "
            "and was not opened."
        ) from None
    lines.must_be_read()
    return loaded


def _document(root: etree._Element, notices: list[Notice]) -> etree._Element:
    """The document in the root, its names made those of the version that we know."""
    space, _, name = str(root.tag).rpartition("}")
    if name != "akomaNtoso":
        raise UnreadableFile(
            f"The file is XML, but not an Akoma Ntoso document: its root is “{name[:60]}”."
        )
    if space != "{" + AKN:
        for element in root.iter(f"{space}}}*" if space else "{}*"):
            element.tag = A + str(element.tag).rpartition("}")[2]
        said = "It is an older Akoma Ntoso file; it is read, and saved, as version 3.0."
        notices.append(Notice("older-format", said))
    document = next((child for child in root if isinstance(child.tag, str)), None)
    if document is None:
        raise UnreadableFile("The file is an Akoma Ntoso file without a document in it.")
    return document


class _Loading:
    def __init__(
        self,
        root: etree._Element,
        document: etree._Element,
        content: bytes,
        table: DelegationTable,
        notices: list[Notice],
        lines: OwnLines,
    ) -> None:
        self._lines = lines
        self._root = root
        self._document = document
        self._table = table
        meta = document.find(A + "meta")
        self._meta = _NO_ELEMENT if meta is None else meta
        found = self._meta.find(f"{A}proprietary/{N}register")
        self._register = _NO_ELEMENT if found is None else found
        self._identification = self._meta.find(A + "identification")
        identity = self._register.get("draft") or derived_id(
            "d", work_in(self._identification) or hashlib.sha256(content).hexdigest()
        )
        self._gathered = Gathered(identity, notices=notices)
        self._gathered.take_marks(lines.marks)
        self._gathered.bracketed.update(lines.bracketed)

    def loaded(self, schema: bytes | None, watch: Watch) -> Loaded:
        begun = 0.1 if self._lines is NO_LINES else MOST
        watch.tell(begun)
        later = self._look_at_version()
        entries = RegisterReader(self._gathered, self._register, self._lines)
        told = len(self._gathered.notices)
        entries.read()
        watch.tell(begun + (1 - begun) / 3)
        reason = "" if later or not self._has_register() else entries.sample.reason_against(schema)
        if reason and self._lines is not NO_LINES:
            raise Misread  # the element that stands for lines is none that the schema knows
        if reason:
            said = f"The register is not as it should be: {reason}."
            self._gathered.notices.insert(told, Notice("register-invalid", said))
        register = entries.register
        body = BodyReader(self._gathered, lines=self._lines)
        self._read_parts(body)
        watch.tell(begun + (1 - begun) * 0.8)
        self._read_orphans(body, register)
        entries.set_aside_lost()
        self._tell_flattened()
        draft = self._draft(register, body)
        return Loaded(draft, tuple(self._gathered.notices), later)

    def _has_register(self) -> bool:
        return self._register is not _NO_ELEMENT

    def _look_at_version(self) -> bool:
        """Tell what is odd of the register as a whole; return whether it is a later version."""
        tell = self._gathered.tell
        if not self._has_register():
            tell("no-register", "The file has no register of a negotiation; its text was read.")
            return False
        version = self._register.get("version", "")
        if version.isascii() and version.isdigit() and int(version[:9]) > VERSION:
            tell(
                "later-version",
                f"The file was made by a later Penholder (version {version[:9]} of the register);"
                " it is opened to be read only, so that saving does not lose what is new in it.",
            )
            return True
        return False

    def _read_parts(self, body: BodyReader) -> None:
        foreign = MetaReader(self._gathered)
        foreign.around(self._root)
        self._gathered.keep_attributes(self._root)
        self._gathered.keep_attributes(self._document, ("name", "contains"))
        for child in self._document:
            name = str(child.tag).removeprefix(A)
            if name in PARTS:
                body.read_part(child, name)
            elif child is not self._meta:
                foreign.whole(child)
        for extra in self._root:
            if extra is not self._document:
                foreign.whole(extra)

    def _read_orphans(self, body: BodyReader, register: Register) -> None:
        for element in register.notes:
            name = element.get("id", "")
            if name and name not in self._gathered.notes:
                paragraphs = body.note_paragraphs(element, [])
                mark = element.get("mark", "")
                self._gathered.notes[name] = Note(name, paragraphs, mark)

    def _tell_flattened(self) -> None:
        flattened = self._gathered.flattened
        if flattened:
            told = ", ".join(f"{name} ({count})" for name, count in sorted(flattened.items()))
            self._gathered.tell(
                "flattened",
                f"Elements that held several paragraphs were passed through: {told}.",
            )

    def _draft(self, register: Register, body: BodyReader) -> Draft:
        gathered = self._gathered
        told = self._told()
        document = self._document.get("name")
        name = str(self._document.tag).removeprefix(A)
        if name != "statement":
            gathered.tell(
                "document-type", f"The document is a “{name}”; it will be saved as a statement."
            )
        if not register.delegations:
            register.delegations.update(delegations_referred(self._meta, self._table))
        notes = (p for note in gathered.notes.values() for p in note.paragraphs)
        check_references(gathered, Known(register, [*body.paragraphs, *notes], self._table))
        symbol = self._register.get("symbol")
        if symbol is None:
            symbol = "" if self._ours() else symbol_in(self._identification)
        generated = identification(gathered.identity, symbol, told)
        MetaReader(gathered).meta(self._meta, generated, register.delegations)
        draft = Draft(
            gathered.identity,
            paragraphs=Paragraphs(body.paragraphs),
            changes=ById(register.changes.items()),
            brackets=ById(register.brackets.items()),
            alternatives=ById(register.alternatives.items()),
            remarks=ById(register.remarks.items()),
            notes=ById(gathered.notes.items()),
            objects=ById(gathered.objects.items()),
            delegations=ById(register.delegations.items()),
            positions=tuple(register.positions),
            came_from=self._register.get("from", ""),
            tabled_on=told.tabled_on,
            day=told.day,
            language=told.language,
            document=name if document is None else document,
            symbol=symbol,
            rolling_text=self._rolling_text(),
            package=register.package,
            foreign=restored(gathered.foreign, gathered.homeless),
        )
        return with_usual_ids(draft, self._table)

    def _rolling_text(self) -> int:
        told = self._register.get("rolling", "")
        return int(told) if told.isascii() and told.isdigit() and len(told) < 9 else 0

    def _ours(self) -> bool:
        return self._register.get("draft") is not None

    def _told(self) -> Told:
        """Days and language: what the register says counts before the identification."""
        read = told_by(self._identification)
        get = self._register.get
        return Told(
            get("tabled", read.tabled_on),
            get("day", read.day),
            get("language", read.language if self._ours() else read.language or "eng"),
        )
