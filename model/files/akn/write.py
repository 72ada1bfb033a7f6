"""Write a draft as a file of our own: Akoma Ntoso 3.0, with attributes for what it lacks.

In goes a :class:`~model.draft.draft.Draft`, out come UTF-8 bytes: the same draft gives the same
bytes, one paragraph and one entry of the register a line. ``tests/files/akn.md`` describes the
format.
"""

from __future__ import annotations

from collections.abc import Iterator

from model.draft.draft import Draft
from model.files.akn.attributes import Placed
from model.files.akn.body_write import NOTHING, BodyWriter
from model.files.akn.foreign import Homes, eids_in
from model.files.akn.identification import Told, identification, told_by, told_by_ours
from model.files.akn.names import (
    AKN,
    META_ORDER,
    ORGANIZATION,
    OURS,
    ROLE,
    SECRETARIAT_EID,
    TAIL_ORDER,
    VERSION,
)
from model.files.akn.register_write import package_element, register_lines
from model.files.akn.written import Written, written_before
from model.files.akn.xml import attributes, content, embedded, foreign_attributes, value


def write_akn(draft: Draft) -> bytes:
    """Return the native file of a draft."""
    known = written_before(draft)
    content = "\n".join(_Writer(draft, known).lines()).encode("utf-8")
    known.remember(draft)
    return content


def secretariat_reference() -> str:
    """The reference that every ``source`` of ours points to."""
    return f'<TLCRole eId="{SECRETARIAT_EID}" href="{ROLE}{SECRETARIAT_EID}" showAs="Secretariat"/>'


def delegation_reference(identity: str, name: str) -> str:
    """How a delegation of the draft is made known to other tools."""
    known = value(identity)
    href = f"{ORGANIZATION}{known}"
    return f'<TLCOrganization eId="{known}" href="{href}" showAs="{value(name)}"/>'


class _Writer:
    def __init__(self, draft: Draft, known: Written) -> None:
        self._draft = draft
        self._known = known
        self._eids = eids_in(draft.foreign)
        own = list(self._own_references())  # they take their eIds before the paragraphs do
        self._body = BodyWriter(draft, self._eids, known)
        self._parts = self._body.parts()
        self._orphans = self._orphan_notes()
        preface, preamble, _ = self._parts
        present = {"preface": preface, "preamble": preamble, "recitals": "<recitals>" in preamble}
        self._homes = Homes(draft.foreign, (name for name, lines in present.items() if not lines))
        self._meta = list(self._meta_lines([*own, *map(embedded, self._homes.texts("references"))]))

    def lines(self) -> Iterator[str]:
        homes = self._homes
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield from homes.texts("prolog")
        root = foreign_attributes(homes.pairs("akomaNtoso"))
        yield f'<akomaNtoso xmlns="{AKN}" xmlns:n="{OURS}"{root}>'
        name = value(self._draft.document)
        others = foreign_attributes(homes.pairs("statement"))
        yield f'<statement name="{name}" contains="multipleVersions"{others}>'
        yield from self._meta
        preface, preamble, body = self._parts
        if preface:
            yield from self._part("preface", preface)
        if preamble:
            yield from self._part("preamble", self._with_recitals(preamble))
        yield from self._part("mainBody", body or [NOTHING])
        for where in TAIL_ORDER:
            yield from map(embedded, homes.texts(where))
        yield "</statement>"
        yield "</akomaNtoso>"
        yield from homes.texts("epilog")
        yield ""

    def _part(self, name: str, lines: list[str]) -> Iterator[str]:
        yield f"<{name}{foreign_attributes(self._homes.pairs(name))}>"
        yield from lines
        yield f"</{name}>"

    def _with_recitals(self, lines: list[str]) -> list[str]:
        """The lines, with the attributes that another tool put on the first ``recitals``."""
        pairs = self._homes.pairs("recitals")
        if pairs and "<recitals>" in lines:
            lines[lines.index("<recitals>")] = f"<recitals{foreign_attributes(pairs)}>"
        return lines

    def _meta_lines(self, references: list[str]) -> Iterator[str]:
        homes = self._homes
        yield "<meta>"
        for where in META_ORDER:
            if where == "identification":
                yield from map(embedded, homes.texts(where) or [self._identification()])
            elif where == "references":
                pairs = dict([("source", f"#{SECRETARIAT_EID}"), *homes.pairs("references")])
                yield f"<references{foreign_attributes(pairs.items())}>"
                yield from references
                yield "</references>"
            else:
                yield from map(embedded, homes.texts(where))
            if where == "proprietary":
                yield f'<proprietary source="#{SECRETARIAT_EID}">'
                yield from self._register()
                yield "</proprietary>"
        yield "</meta>"

    def _told(self) -> Told:
        return Told(self._draft.tabled_on, self._draft.day, self._draft.language)

    def _identification(self) -> str:
        return identification(self._draft.id, self._draft.symbol, self._told())

    def _own_references(self) -> Iterator[str]:
        if SECRETARIAT_EID not in self._eids:
            self._eids.add(SECRETARIAT_EID)
            yield secretariat_reference()
        for known in sorted(self._draft.delegations):
            # Another tool may have named the delegation its own way; its word stays.
            if known and known not in self._eids and " " not in known:
                self._eids.add(known)
                yield delegation_reference(known, self._draft.delegations[known].name)

    def _orphan_notes(self) -> list[str]:
        """Notes whose mark is gone from the text: an undo may bring it back."""
        out: list[str] = []
        for name in sorted(self._draft.notes):
            if name not in self._body.words.written:
                note = self._draft.notes[name]
                self._body.words.written.add(name)
                inside, _ = self._body.note_paragraphs(note)
                told = attributes([("id", note.id), ("mark", note.mark)])
                out.append(f"<n:note{told}>{inside}</n:note>")
        return out

    def _register(self) -> Iterator[str]:
        draft = self._draft
        told = (
            ("version", str(VERSION)),
            ("draft", draft.id),
            ("from", draft.came_from),
            ("rolling", str(draft.rolling_text or "")),
            ("symbol", draft.symbol),
        )
        yield f"<n:register{attributes(told)}{self._overrides()}>"
        inside_notes = (draft.notes[key].paragraphs for key in sorted(draft.notes))
        every = [*draft.paragraphs, *(p for paragraphs in inside_notes for p in paragraphs)]
        yield from register_lines(draft, every, self._known)
        yield from self._orphans
        for name in sorted(draft.objects):
            kept = draft.objects[name]
            if name not in self._body.words.written:
                facts = attributes([("id", name), ("kind", kept.kind), ("text", kept.text)])
                yield f"<n:kept{facts}>{content(kept.content)}</n:kept>"
        yield from _homeless_attributes(self._body.placed)
        for index, where, text in self._homes.homeless:
            yield f'<n:foreign at="{index}" where="{value(where)}">{content(text)}</n:foreign>'
        if draft.package is not None:
            yield package_element(draft.package)
        yield "</n:register>"

    def _overrides(self) -> str:
        """What the identification does not tell rightly: it cannot, or it is another tool's."""
        told = told_by_ours(self._told())
        if self._homes.texts("identification"):
            told = told_by(self._homes.element("identification"))
        pairs = zip(("tabled", "day", "language"), self._told(), told, strict=True)
        return "".join(f' {name}="{value(own)}"' for name, own, said in pairs if own != said)


def _homeless_attributes(placed: Placed) -> Iterator[str]:
    for owner, name, said in placed.homeless:
        yield f'<n:attribute on="{value(owner)}" name="{value(name)}" value="{value(said)}"/>'
