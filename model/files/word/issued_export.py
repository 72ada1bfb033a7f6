"""A draft written back into the issued document that it came from.

Only the paragraphs that the draft changes are written anew; everything else of the package stays
the same bytes. A draft to which nobody has done anything gives the file that it was read from.
"""

from __future__ import annotations

from collections.abc import Sequence

from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.files.word.additions import add_comments, add_part, add_people
from model.files.word.authors import SCRUBBED, Authors, nameless, single_author
from model.files.word.body import Trimmings
from model.files.word.comments import Comment
from model.files.word.extras import NO_EXTRAS, Extras, headed, protected_settings
from model.files.word.flow import Flow, Within, WordParagraph
from model.files.word.issued import Issued, told_of
from model.files.word.issued_body import IssuedBody
from model.files.word.issued_comments import new_comments, told_in_full
from model.files.word.issued_lines import Lines
from model.files.word.issued_notes import NoteParts
from model.files.word.issued_pieces import Base, Relatives
from model.files.word.issued_plan import Placed, Plan, planned
from model.files.word.issued_rows import Rows, outside
from model.files.word.issued_settings import greatest_number, tracked_settings, untracked
from model.files.word.issued_staying import Copy, Staying
from model.files.word.layout import Layout, containers
from model.files.word.looks import paragraph_look
from model.files.word.mirror import mirrored
from model.files.word.names import RELATIONS, STRICT_RELATIONS, STRICT_W, W, joined_authors
from model.files.word.note_order import put_in_order
from model.files.word.opening import OpeningWords
from model.files.word.package import Parts
from model.files.word.part import part_xml
from model.files.word.runs import counter_behind_notes
from model.files.word.scrub import scrub as scrub_package
from model.files.word.scrub import without_comments, without_revisions
from model.files.word.slices import spliced
from model.readings.lines import Rendering
from model.readings.reading import INFORMAL, Reading


class IssuedExport:
    """One export into the issued document.

    Args:
        draft: The draft.
        issued: The document that it came from.
        reading: What is sent out.
        marks: How changes are shown.
        scrub: Whether names, times, comments, hidden text and identifiers are taken out.
        opening: Finds the opening words of new paragraphs.
        styles: The styles of our template, by which tags and marks look.

    Raises:
        NotIssued: If nothing can be written into the document.
    """

    def __init__(
        self,
        draft: Draft,
        issued: Issued,
        reading: Reading,
        marks: str,
        scrub: bool,
        opening: OpeningWords,
        styles: str,
        extras: Extras = NO_EXTRAS,
    ) -> None:
        issued.open()
        self._extras = extras
        self._issued = issued
        draft = nameless(draft) if scrub else draft
        self._draft = draft
        self._reading = reading
        self._revised = marks == "revisions"
        self._scrub = scrub
        self._whole = self._revised and reading == INFORMAL and not scrub
        self._one = single_author(draft, reading) if self._revised else ""
        self._authors = Authors(draft, reading, scrub)
        self._authors.lead = extras.lead
        if not scrub and not extras.lead:
            self._authors.spelled = self._issued.spelled
        self._flow = Flow(draft, reading, self._authors)
        self._rendering = Rendering(draft, reading)
        self._lines = Lines(draft, marks == "tags", scrub, styles)
        copy = Copy(self._revised, self._whole, scrub, self._one)
        self._staying = Staying(draft, issued, self._authors, copy)
        self._writer = self._body(opening)
        self._notes = NoteParts(self._issued, self._writer)
        self._units: list[WordParagraph] = []

    def _body(self, opening: OpeningWords) -> IssuedBody:
        comments: dict[str, list[Comment]] = {}
        if self._whole:
            fresh = self._staying.others
            comments = new_comments(self._draft, self._issued, self._authors, fresh)
        counter = counter_behind_notes(greatest_number(self._issued.source), len(self._draft.notes))
        trimmings = Trimmings(comments, bookmarks=self._whole)
        writer = IssuedBody(self._draft, self._authors, opening, trimmings, counter)
        writer.whole, writer.scrub = self._whole, self._scrub
        writer.revised, writer.dated = self._revised, not self._scrub
        known = self._draft if self._issued.marking else self._issued.draft
        writer.known_changes = frozenset(known.changes)
        writer.relations = self._issued.source.relation_ids()
        writer.labels_stay = self._staying.labels(self._labels_now())
        return writer

    def content(self) -> bytes:
        """The file."""
        source = self._issued.source
        kind = STRICT_RELATIONS if self._issued.parts[""].is_strict else RELATIONS
        parts = Parts(source.parts, source.name, source.relations, kind)
        text = self._text()
        if not self._whole:
            kept = self._writer.hour if self._writer.dated else ""
            text = untracked(text, self._one, self._revised, kept)
        if text != self._issued.parts[""].text:
            parts.set(source.name, text)
        notes = self._notes.put_into(parts, self._whole, text)
        self._add(parts)
        if notes and (self._notes.has_new or self._writer.comments):
            comments = source.related_name("comments") if self._whole else ""
            put_in_order(parts, notes, comments, self._writer.counter)
        if self._scrub:
            scrub_package(parts, self._named, self._revised)
        elif not self._whole:
            without_comments(parts)
            if not self._revised:
                without_revisions(parts)
        return parts.packed()

    def _named(self, author: str) -> str:
        """What the author of a revision is called in a copy that names no persons."""
        if author == self._one:
            return author
        found = self._issued.speakers.delegations(author)
        names = [self._draft.shown_name(d) for d in found if d in self._draft.delegations]
        return joined_authors([n for n in names if n != SCRUBBED] or [SCRUBBED])

    def _add(self, parts: Parts) -> None:
        """Add to the package what goes with the text."""
        source = self._issued.source
        if self._revised:
            settings = source.related_name("settings")
            tracked_settings(parts, settings)
            if self._extras.protect and settings:
                protected_settings(parts, settings)
        if self._extras.head:
            headed(parts, source.headers(), self._extras.head)
        if self._whole:
            namespace = STRICT_W if self._issued.parts[""].is_strict else W
            told = self._writer.comments
            if told:
                add_comments(parts, told, source.related_name("comments"), namespace)
            names = [*self._writer.revisions.people, *(comment.author for _, comment in told)]
            add_people(parts, names, source.related_name("people"))
            notes = self._notes.units
            digests = self._writer.digests
            add_part(parts, part_xml(self._draft, self._authors, self._units, notes, digests))

    def _labels_now(self) -> tuple[dict[str, str], dict[str, str]]:
        """The labels that are to be printed: in the tabled text, in that of the reading."""
        if self._revised:
            return self._flow.tabled.labels, self._flow.printed.labels
        told = {
            line.paragraph: line.label
            for line in self._rendering.lines()
            if any(piece.text.strip() for piece in line.pieces)
        }
        return told, told

    def _stays(self, unit: WordParagraph) -> bool:
        return self._staying.stays(unit, self._writer)

    # --- the text -------------------------------------------------------------------------------

    def _text(self) -> str:
        document = list(self._issued.draft.paragraphs)
        units = self._all_units()
        drafted = [p.id for p in self._draft.paragraphs]
        shows = self._flow.reads if self._revised else self._rendering.showing.shows
        authors = self._authors if self._revised else None
        rows = Rows(self._issued, self._draft, authors, self._writer.revisions, shows)
        revised, gone = rows.changes()
        self._staying.around = rows.around
        if self._whole:
            told = told_in_full(self._draft, self._issued, self._authors, units)
            self._writer.wait(told)
        self._find_moves(units)
        plan = planned(units, document, drafted, self._stays, self._is_new)
        self._writer.pair_moves(u for p in plan.placed if not p.stays for u in p.units)
        changes = self._changes(plan, document, "", self._paragraph_note)
        changes += self._loose(plan, document)
        self._units = [unit for placed in plan.placed for unit in placed.units]
        return spliced(self._issued.parts[""].text, outside([*changes, *revised], gone))

    def _all_units(self) -> list[WordParagraph]:
        if self._revised:
            groups = containers(list(self._draft.paragraphs))
            return [unit for group in groups for unit in self._flow.paragraphs(group)]
        owners = {p.id: p for p in self._draft.paragraphs}
        return self._lines.units(self._rendering.lines(), owners)

    def _find_moves(self, units: Sequence[WordParagraph]) -> None:
        """Find the moves of which one side changes: both are written anew then."""
        if not self._whole:
            return
        moves = {c.id for c in self._draft.changes.values() if c.moved_from}
        before = -1
        while moves and before != len(self._staying.moved):
            before = len(self._staying.moved)
            for unit in units:
                mine = moves.intersection(c for p, _ in unit.members for c in p.changes())
                if mine - self._staying.moved and not self._stays(unit):
                    self._staying.moved |= mine

    def _is_new(self, unit: WordParagraph) -> bool:
        return all(
            self._writer.is_new(i) or not i.text.strip() for i in unit.items if i.role == "words"
        )

    def _changes(
        self, plan: Plan, document: Sequence[Paragraph], part: str, write_note: object
    ) -> list[tuple[int, int, str]]:
        """What is to be put where in a part."""
        out: list[tuple[int, int, str]] = []
        slices, element = self._issued.parts[part], self._issued.element
        for placed in plan.placed:
            if placed.stays:
                self._keep(placed, document)
                continue
            bases = [self._issued.base(document[n], part) for n in sorted(placed.bases)]
            for base in bases:
                base.around = self._staying.around.get(base.paragraph.id, base.around)
            like = None if bases else self._like(placed, document, part)
            family = Relatives(placed.units, bases, like)
            xml = "".join(self._writer.relatives(family, write_note))  # type: ignore[arg-type]
            start, end = slices.span(element(document[placed.slot].id))
            at = (end, end) if placed.side > 0 else (start, start)
            out.append((*((start, end) if placed.side == 0 else at), xml))
        written = {placed.slot for placed in plan.placed if placed.side == 0}
        for n in plan.gone:
            if n in written:
                continue
            start, end = slices.span(element(document[n].id))
            out.append((start, end, self._rest(document[n], part, n in plan.emptied)))
        return out

    def _rest(self, paragraph: Paragraph, part: str, must_be: bool) -> str:
        """What stays of a paragraph that is gone: the end of its section, or a place to write."""
        properties = self._issued.base(paragraph, part).properties
        if "<w:sectPr" in properties:
            return f"<w:p>{paragraph_look(properties, '', keeps_changes=self._whole)}</w:p>"
        look = paragraph_look(properties, "", is_new=True)
        return f"<w:p>{look}</w:p>" if must_be else ""

    def _like(self, placed: Placed, document: Sequence[Paragraph], part: str) -> Base | None:
        """The paragraph of the document after which a new one is made."""
        owner = placed.units[0].owner
        near = sorted(range(len(document)), key=lambda n: (abs(n - placed.slot), n))
        same = (n for n in near if _kind(document[n]) == _kind(owner) and document[n].runs)
        inside = (n for n in near if document[n].inside == owner.inside)
        n = next(same, next(inside, placed.slot))
        return self._issued.base(document[n], part)

    def _keep(self, placed: Placed, document: Sequence[Paragraph]) -> None:
        """Leave paragraphs as they are; their notes may have changed."""
        units = placed.units
        placed.units = [] if self._whole else units
        for unit in units:
            for item in unit.items:
                note = item.run.object if item.run is not None else ""
                if note in self._draft.notes and not item.hidden:
                    within = Within(item.tabled, item.read, item.ins, item.dels)
                    self._paragraph_note(note, within)
            for made, digest in mirrored(unit, self._issued.known) if self._whole else ():
                placed.units.append(made)
                self._writer.digests[id(made)] = digest

    def _loose(self, plan: Plan, document: Sequence[Paragraph]) -> list[tuple[int, int, str]]:
        """The tables that the document has not, behind the paragraph before them."""
        out = []
        slices, by_slot = self._issued.parts[""], dict[int, list[WordParagraph]]()
        for slot, units in plan.loose:
            by_slot.setdefault(slot, []).extend(units)
        for slot, units in by_slot.items():
            owners = {unit.owner.id: unit for unit in units}
            groups = containers([unit.owner for unit in units])
            written = {group[0].id: [owners[p.id] for p in group] for group in groups}
            layout = Layout(written, self._new, self._writer.revisions, self._authors)
            at = slices.inside("body")
            if 0 <= slot < len(document):
                at = slices.span(self._issued.element(document[slot].id))[1]
            group = [unit.owner for unit in units]
            out.append((at, at, layout.body(group, masthead=False)))
            self._units += units
        return out

    def _new(self, unit: WordParagraph) -> str:
        return "".join(self._writer.relatives(Relatives([unit]), self._paragraph_note))

    # --- notes ----------------------------------------------------------------------------------

    def _paragraph_note(self, note: str, within: Within) -> int:
        """See to it that a note is in the file as it should be; Word's number of it."""
        known = self._notes.number(note)
        if known is not None:
            return known
        paragraphs = self._draft.notes[note].paragraphs
        if self._revised:
            units = self._flow.paragraphs(paragraphs, within)
        else:
            owners = {p.id: p for p in paragraphs}
            units = self._lines.units(self._rendering.note(note), owners)
        number, part = self._notes.begin(note, units)
        if not part:
            self._notes.write_new(note, [self._new_in_note(unit) for unit in units])
            return number
        issued = self._issued.draft.notes[note].paragraphs
        told = [told_of(unit, self._authors, self._one) for unit in units]
        same = self._revised and told == self._issued.note_told(note)
        drafted = [p.id for p in paragraphs]
        plan = planned(units, issued, drafted, lambda unit: same, self._is_new)
        self._notes.changes[part] += self._changes(plan, issued, part, None)
        self._notes.units[note] = [unit for placed in plan.placed for unit in placed.units]
        return number

    def _new_in_note(self, unit: WordParagraph) -> str:
        family = Relatives([unit], like=self._notes.like)
        return "".join(self._writer.relatives(family, None))


def _kind(paragraph: Paragraph) -> tuple[str, int, bool]:
    return paragraph.kind, paragraph.level, bool(paragraph.inside)
