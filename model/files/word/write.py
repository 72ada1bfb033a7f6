"""Drafts as Word files: with tracked changes, with the room's tags, or plain.

In go a draft, the reading that is sent out and how its changes are shown; out comes a .docx in
the look of a UN document. With ``revisions``, accepting all gives the reading (of *informal*:
*proposed*) and rejecting all gives the tabled text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from model.draft.draft import Draft
from model.files.collector import collector_off
from model.files.loaded import UnreadableFile
from model.files.watch import EVERY, Watch
from model.files.word.additions import add_comments, add_part, add_people
from model.files.word.authors import Authors, nameless
from model.files.word.body import BodyWriter, Trimmings
from model.files.word.comments import Comment, comments_by_target, in_full
from model.files.word.extras import NO_EXTRAS, Extras, headed, protected_settings
from model.files.word.first_note import with_notice
from model.files.word.flow import Flow, Within, WordParagraph
from model.files.word.last_issued import LastIssued
from model.files.word.layout import Layout, Units, containers
from model.files.word.opening import OpeningWords
from model.files.word.package import Parts
from model.files.word.part import part_xml
from model.files.word.plain import NOTE_LEAD, PlainBody
from model.files.word.runs import counter_behind_notes, escaped
from model.files.word.slices import NotIssued
from model.readings.reading import Reading
from model.readings.showing import Showing

Marks = Literal["revisions", "tags", "none"]
Profile = Literal["un", "plain"]


@collector_off()
def write_word(
    draft: Draft,
    reading: Reading,
    marks: Marks,
    template: bytes | Mapping[str, bytes],
    phrases: bytes,
    scrub: bool = False,
    profile: Profile = "un",
    extras: Extras = NO_EXTRAS,
    watch: Watch | None = None,
    last: LastIssued | None = None,
) -> bytes:
    """The draft as a .docx: put into the Word file that it came from, else into our template.

    Args:
        draft: The draft.
        reading: What is sent out.
        marks: Tracked changes against the tabled text, the room's tags, or none.
        template: Our template: a package, or its parts by name.
        phrases: The recognised opening phrases (``resources/phrases.json``).
        scrub: Whether persons, times, comments, hidden text and identifiers are taken out.
        extras: What else is asked of the copy.
        profile: "un" with a masthead as a table and opening words in italics; "plain" without.
        watch: Is told how far it is, and can stop it.
        last: Keeps the Word file that the draft came from, read, for what is written next.

    Raises:
        Stopped: If the watch stopped it.
    """
    watch, last = watch or Watch(), last or LastIssued()
    issued = _into_issued(
        draft, reading, marks, template, phrases, scrub, profile, extras, watch, last
    )
    if issued is not None:
        return issued
    parts = Parts(template)
    opening = OpeningWords(phrases if profile == "un" else b"")
    named = nameless(draft) if scrub else draft
    _fill(parts, named, reading, marks, scrub, profile, opening, extras, watch)
    return parts.packed()


def _fill(
    parts: Parts,
    draft: Draft,
    reading: Reading,
    marks: Marks,
    scrub: bool,
    profile: Profile,
    opening: OpeningWords,
    extras: Extras,
    watch: Watch,
) -> None:
    """Put the draft into our template."""
    if marks == "revisions":
        _Export(draft, reading, scrub, profile, opening, extras.lead, watch).write(parts)
        if extras.protect:
            protected_settings(parts, "word/settings.xml")
    else:
        plain = PlainBody(draft, reading, marks == "tags", opening, scrub)
        _set_text(parts, *plain.written(masthead=profile == "un"))
        settings = parts.text("word/settings.xml")
        parts.set("word/settings.xml", settings.replace("<w:trackRevisions/>", ""))
    header = parts.text("word/header1.xml" if draft.symbol else "word/header2.xml")
    parts.set("word/header1.xml", header.replace("{symbol}", escaped(draft.symbol)))
    if extras.head:
        headed(parts, ["word/header1.xml", "word/header2.xml"], extras.head, "Header")


def _into_issued(
    draft: Draft,
    reading: Reading,
    marks: Marks,
    template: bytes | Mapping[str, bytes],
    phrases: bytes,
    scrub: bool,
    profile: Profile,
    extras: Extras,
    watch: Watch,
    last: LastIssued,
) -> bytes | None:
    """The file that the draft came from with the draft in it; None where there is no such file."""
    if draft.package is None:
        return None
    from model.files.word.issued_export import IssuedExport

    opening = OpeningWords(phrases if profile == "un" else b"")
    styles = Parts(template).text("word/styles.xml")
    is_whole = marks == "revisions" and reading.name == "informal" and not scrub
    try:
        issued = last.of(draft)
        if is_whole and extras == NO_EXTRAS and issued.is_same(draft):
            return draft.package.content
        watch.tell(0.4)
        return IssuedExport(draft, issued, reading, marks, scrub, opening, styles, extras).content()
    except (UnreadableFile, NotIssued):
        return None


def _set_text(parts: Parts, body: str, notes: str) -> None:
    document = parts.text("word/document.xml")
    parts.set("word/document.xml", document.replace("<w:body>", "<w:body>" + body, 1))
    footnotes = parts.text("word/footnotes.xml")
    parts.set("word/footnotes.xml", footnotes.replace("</w:footnotes>", notes + "</w:footnotes>"))


@dataclass(slots=True)
class NoteUnits:
    """The Word paragraphs of a note that is in the file, and the number Word knows it by."""

    number: int
    units: list[WordParagraph]


class _Export:
    """One export with tracked changes."""

    def __init__(
        self,
        draft: Draft,
        reading: Reading,
        scrub: bool,
        profile: Profile,
        opening: OpeningWords,
        lead: bool,
        watch: Watch,
    ) -> None:
        self._watch = watch
        self._written, self._count = 0, 1
        self._draft = draft
        self._scrub = scrub
        self._un = profile == "un"
        self._whole = reading.name == "informal" and not scrub
        self._authors = Authors(draft, reading, scrub)
        self._authors.lead = lead
        self._flow = Flow(draft, reading, self._authors)
        self._units: Units = {
            container[0].id: self._flow.paragraphs(container)
            for container in containers(list(draft.paragraphs))
        }
        trimmings = Trimmings(self._comments(reading), bookmarks=not scrub)
        counter = counter_behind_notes(0, len(draft.notes))
        self._writer = BodyWriter(draft, self._authors, opening, trimmings, counter)
        self._notes: dict[str, NoteUnits] = {}
        self._note_parts: list[str] = []

    def _comments(self, reading: Reading) -> dict[str, list[Comment]]:
        if not self._whole:
            return {}
        found = comments_by_target(self._draft, self._authors, Showing(self._draft, reading))
        together = {
            marks
            for units in self._units.values()
            for unit in units
            for marks in self._marks_of(unit)
        }
        for change, comment in in_full(self._draft, self._authors, sorted(together)).items():
            found.setdefault(change, []).insert(0, comment)
        return found

    def _marks_of(self, unit: WordParagraph) -> list[tuple[str, ...]]:
        told = [unit.ins or (), unit.dels or ()]
        for item in unit.items:
            if not item.hidden:
                told += [item.ins, item.dels]
        return [marks for marks in told if marks]

    def write(self, parts: Parts) -> None:
        """Put everything into the package."""
        all_units = [unit for units in self._units.values() for unit in units]
        self._watch.tell(0.2)
        self._count = len(all_units) or 1
        self._writer.pair_moves(all_units)
        layout = Layout(dict(self._units), self._paragraph, self._writer.revisions, self._authors)
        body = layout.body(list(self._draft.paragraphs), masthead=self._un)
        _set_text(parts, body, "".join(self._note_parts))
        notes = with_notice(parts.text("word/footnotes.xml"), body, self._writer.counter)
        parts.set("word/footnotes.xml", notes)
        if self._writer.comments:
            add_comments(parts, self._writer.comments)
        if not self._scrub:
            authors = [comment.author for _, comment in self._writer.comments]
            add_people(parts, [*self._writer.revisions.people, *authors])
        if self._whole:
            self._write_part(parts, all_units)

    def _paragraph(self, unit: WordParagraph) -> str:
        self._written += 1
        if self._written % EVERY == 0:
            self._watch.tell(0.2 + 0.6 * self._written / self._count)
        return self._writer.paragraph(unit, self._note)

    def _note(self, note: str, within: Within) -> int:
        """Write a note where its reference stands; Word's number of it."""
        known = self._notes.get(note)
        if known is None:
            units = self._flow.paragraphs(self._draft.notes[note].paragraphs, within)
            known = self._notes[note] = NoteUnits(len(self._notes) + 1, units)
            inside = "".join(
                self._writer.paragraph(unit, None, NOTE_LEAD if i == 0 else "")
                for i, unit in enumerate(units)
            )
            self._note_parts.append(f'<w:footnote w:id="{known.number}">{inside}</w:footnote>')
        return known.number

    def _write_part(self, parts: Parts, units: list[WordParagraph]) -> None:
        notes = {note: known.units for note, known in self._notes.items()}
        content = part_xml(self._draft, self._authors, units, notes, self._writer.digests)
        add_part(parts, content)
