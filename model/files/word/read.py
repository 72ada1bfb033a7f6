"""Word files as drafts.

In goes a .docx, ours or anybody's; out come a draft and notices. The body is what is read: its
revisions are the changes, their authors the delegations. Our own part adds what a body cannot
say, and gives the runs of every paragraph back exactly that nobody has touched since.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from model.draft.delegation import DelegationTable
from model.draft.draft import Draft, Package, make_draft
from model.draft.ids import derived_id
from model.draft.note import Kept, KeptKind, Note
from model.draft.paragraph import Paragraph, display_name
from model.draft.paragraphs import Paragraphs
from model.draft.text import Run, joined
from model.files.collector import collector_off
from model.files.loaded import Loaded, Notice
from model.files.watch import Watch
from model.files.word.as_read import as_read
from model.files.word.bracket_signs import keep_brackets
from model.files.word.changes import ChangeBook
from model.files.word.document_kind import as_document
from model.files.word.labels import Kinds, Labels, labels_now, labels_of_numbers
from model.files.word.naming import give_names
from model.files.word.numbering import NUMBER, Numbers
from model.files.word.part import Member, Register, Unit
from model.files.word.rebuild import name_of, rebuilt, visible_text, with_hidden, worked_on
from model.files.word.said import read_comments
from model.files.word.source import Source
from model.files.word.speakers import Speakers
from model.files.word.tokens import Token, Walked
from model.files.word.walk import Walker


@collector_off()
def read_word(content: bytes, table: DelegationTable, watch: Watch | None = None) -> Loaded:
    """Read a .docx.

    Args:
        content: The file.
        table: By which authors are found to be delegations.
        watch: Is told how far it is, and can stop it.

    Raises:
        UnreadableFile: If it is no Word file, or not safe to open.
    """
    watch = watch or Watch()
    source = Source(content)
    watch.tell(0.2)
    if source.register is not None:
        try:
            return FileReading(source, table, watch).loaded(content)
        except (ValueError, TypeError, KeyError, IndexError, AttributeError) as reason:
            # Only a register that was tampered with leads here; the text is still good.
            source = Source(content)
            source.register = None
            said = f"What our program noted in the file is damaged ({reason}); its text was read."
            source.notices.append(Notice("part-unreadable", said, where="customXml"))
    return FileReading(source, table, watch).loaded(content)


@dataclass(slots=True)
class Found:
    """What has been put together of a file."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    notes: dict[str, Note] = field(default_factory=dict)
    objects: dict[str, Kept] = field(default_factory=dict)
    comments: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)


class FileReading:
    """The reading of one file."""

    def __init__(self, source: Source, table: DelegationTable, watch: Watch | None = None) -> None:
        self._source = source
        self._watch = watch or Watch()
        self._register: Register | None = source.register
        self.notices: list[Notice] = list(source.notices)
        own = self._register.draft.delegations.values() if self._register else ()
        self._speakers = Speakers(table.with_own(own))
        known = self._register.draft.changes if self._register else {}
        self._identity = self._register.draft.id if self._register else source.identity
        self._book = ChangeBook(self._identity, self._speakers, known)
        self._walker = Walker(source.character_formats)
        self._kinds = Kinds(source.style_names)
        self._labels = Labels()
        self._numbers = Numbers(source.lists())
        self._found = Found()
        self._taken: set[str] = set()
        self._worked_on: frozenset[str] = frozenset()
        self._authors: dict[str, tuple[str, ...]] = {}
        self.notes_read: dict[str, str] = {}
        self.walked: dict[str, Walked] = {}

    def loaded(self, content: bytes) -> Loaded:
        """The draft and its notices."""
        found = self._found
        body = list(self._walker.paragraphs(self._source.body))
        if self._register is not None:
            give_names(self._register, self._register.body(), body)
        self._look_for_work(body)
        for walked in self._watch.over(body, 0.5, 0.95):
            found.paragraphs += self._paragraphs(walked)
        self._book.moves_told(self.notices.append)
        draft = self._draft(content)
        self._authors = dict(self._speakers.known)
        draft, said = read_comments(
            draft, self._source, found.comments, self._speakers, self._register is not None
        )
        draft = self._with_delegations(draft)
        self.notices += [*self._speakers.notices, *said, *self._odd()]
        self._tell_what_is_gone()
        if self._register is None and draft.package is not None:
            draft.package.memory.kept = as_read(
                draft, self.walked, self.notes_read, self._authors, self._source
            )
        later = self._register is not None and self._register.is_later
        return Loaded(draft, tuple(self.notices), read_only=later)

    def _look_for_work(self, paragraphs: list[Walked]) -> None:
        """Find the paragraphs of ours that somebody worked on, and the brackets still in them."""
        if self._register is not None:
            fresh = worked_on(self._register, paragraphs)
            self._worked_on |= fresh
            keep_brackets(
                self._register, [p for p in paragraphs if name_of(self._register, p) in fresh]
            )

    # --- paragraphs -----------------------------------------------------------------------------

    def _paragraphs(self, walked: Walked, in_note: bool = False) -> list[Paragraph]:
        """What the draft has of a Word paragraph: one, or those that were one in Word."""
        unit = self._unit(walked)
        if unit is None:
            if self._register and not walked.tokens and walked.ins == walked.dels:
                return []  # an empty paragraph that Word demanded and nobody wrote in
            return [self._paragraph(walked, None, in_note)]
        if self._is_as_written(walked, unit, in_note):
            self._take_notes(walked, unit)
            self._book.stop()
            if not in_note:
                self._labels.pass_over(walked)
            made = rebuilt(unit, visible_text(walked.tokens))
            self._take_comments(walked, made[0], made)
            return made
        return self._changed(walked, unit, in_note)

    def _is_as_written(self, walked: Walked, unit: Unit, in_note: bool) -> bool:
        if unit.members[0].paragraph.id in self._worked_on:
            return False
        return in_note or not self._labels.flows_in(walked)

    def _unit(self, walked: Walked) -> Unit | None:
        if self._register is not None:
            for name, _ in walked.names:
                unit = self._register.units.get(name)
                if unit is not None and name not in self._taken:
                    self._taken.add(name)
                    return unit
        return None

    def _changed(self, walked: Walked, unit: Unit, in_note: bool) -> list[Paragraph]:
        """The paragraphs of a Word paragraph of ours that somebody has worked on since."""
        starts = dict(reversed(walked.names))
        members = [m for m in unit.members if m.paragraph.id in starts] or [unit.members[0]]
        cuts = [starts.get(m.paragraph.id, 0) for m in members] + [len(walked.tokens)]
        for i in range(len(members) - 1, 0, -1):  # one of which nothing shows is named at the end
            cuts[i] = min(cuts[i], cuts[i + 1])
        out = []
        for i, member in enumerate(members):
            first = 0 if i == 0 else cuts[i]
            part = replace(walked, tokens=walked.tokens[first : max(cuts[i + 1], first)])
            out.append(self._paragraph(part, member, in_note, is_last=i == len(members) - 1))
        self._take_comments(walked, out[0], out)
        return out

    def _paragraph(
        self, walked: Walked, member: Member | None, in_note: bool, is_last: bool = True
    ) -> Paragraph:
        tokens, label, tabled_label = (
            (walked.tokens, "", None) if in_note else self._labels.split(walked, is_last)
        )
        identity = member.paragraph.id if member else self._new_id(walked)
        self._book.begin(identity)
        runs = joined(self._run(token, member) for token in tokens)
        if member is not None:
            end = self._book.end(walked) if is_last else member.paragraph.end
            runs = with_hidden(runs, member)
            kept = member.paragraph
            if not in_note:
                label, tabled_label = labels_now(kept, tokens, label, tabled_label)
                kept = replace(kept, label=label, tabled_label=tabled_label)
            return replace(kept, runs=runs, end=end)
        attributes: tuple[tuple[str, str], ...] = ()
        if not in_note and not self._register:
            told = self._numbers.of(walked)
            if told[1] or told[0]:
                attributes = ((NUMBER, told[1] or told[0]),)
            if any(told) and not label and not self._numbers.is_sign(walked):
                label, tabled_label = labels_of_numbers(told, walked)
        kind, level = ("note", 1) if in_note else self._kinds.of(walked, label, tokens)
        end = self._book.end(walked)
        self.walked[identity] = walked
        made = Paragraph(
            identity,
            kind,
            runs,
            end,
            label=label,
            tabled_label=tabled_label,
            level=level,
            inside=walked.inside,
            attributes=attributes,
        )
        self._take_comments(walked, made, [made])
        return made

    def _new_id(self, walked: Walked) -> str:
        for name, _ in walked.names:
            if name not in self._taken and "." not in name:
                self._taken.add(name)
                return name
        count = len(self._taken)
        made = derived_id("p", self._identity, count)
        while made in self._taken or (self._register and made in self._register.names):
            made = derived_id("p", made)
        self._taken.add(made)
        return made

    def _run(self, token: Token, member: Member | None) -> Run:
        run = self._book.run(token, token.text, member)
        if token.note:
            return replace(run, object=self._note(token))
        if token.kept:
            made = derived_id("k", self._identity, len(self._found.objects))
            kind: KeptKind = "picture" if token.words == " " else "inline"
            self._found.objects[made] = Kept(made, kind, token.kept, token.words)
            return replace(run, object=made)
        return run

    # --- notes ----------------------------------------------------------------------------------

    def _take_notes(self, walked: Walked, unit: Unit) -> None:
        """Read the notes of a paragraph of ours that is as it was."""
        assert self._register is not None
        ours = [
            recorded.run.object
            for member in unit.members
            for recorded in member.runs
            if recorded.run.object in self._register.notes and recorded.stretches
        ]
        numbers = [token for token in walked.tokens if token.note]
        for note, token in zip(ours, numbers, strict=False):
            self._note(token, note)

    def _note(self, token: Token, known: str = "") -> str:
        """The id of the note that a reference names; its text is read on the way."""
        if token.note in self.notes_read:
            return self.notes_read[token.note]
        recorded = self._register.notes.get(known) if self._register else None
        if recorded is None and self._register is not None:
            recorded = self._source.recorded_note(token.note, self._register)
        made = known or (recorded.id if recorded else "")
        made = made or derived_id("n", self._identity, token.note)
        if recorded is None and self._register is not None:
            recorded = self._register.notes.get(made)  # no name of ours in it, so left as it was
        self.notes_read[token.note] = made
        element = self._source.note(token.note)
        inside: list[Paragraph] = []
        if element is not None:
            self._book.stop()
            walker = Walker(self._source.character_formats)
            told = list(walker.paragraphs(element))
            for walked in told[:1]:
                _strip_lead(walked)
            if recorded is not None and self._register is not None:
                give_names(self._register, recorded.units, told)
            self._look_for_work(told)
            for walked in told:
                inside += self._paragraphs(walked, in_note=True)
            self._book.stop()
        mark = recorded.mark if recorded else token.mark
        self._found.notes[made] = Note(
            made, tuple(inside) or (Paragraph(derived_id("q", made), "note"),), mark
        )
        return made

    # --- comments -------------------------------------------------------------------------------

    def _take_comments(
        self, walked: Walked, owner: Paragraph, paragraphs: Iterable[Paragraph]
    ) -> None:
        """Remember for each comment here what it may be about: a paragraph, or its changes."""
        if not walked.comments:
            return
        for number, (first, last) in walked.comments.items():
            within = walked.tokens[first:last]
            shared = set.intersection(*(set(t.around) for t in within)) if within else set()
            self._found.comments[number] = (
                owner.id,
                tuple(name for name in (within[0].around if within else ()) if name in shared),
            )

    # --- the draft ------------------------------------------------------------------------------

    def _draft(self, content: bytes) -> Draft:
        found, book = self._found, self._book
        if self._register is None:
            made = make_draft(
                self._identity,
                found.paragraphs,
                book.made.values(),
                notes=found.notes.values(),
                objects=found.objects.values(),
            )
            issued, had_macros = as_document(content, self._source)
            if had_macros:
                said = "The macros in the file are not taken over."
                self.notices.append(Notice("macros", said, where="document"))
            return replace(
                made, tabled_on=self._first_day(), package=Package("issued.docx", issued)
            )
        told = self._register.draft
        changes = told.changes
        for change in book.made.values():
            if change.id not in changes:
                changes = changes.put(change.id, change)
        notes = told.notes
        for recorded in self._register.notes.values():
            if not recorded.units and recorded.members:
                paragraphs = rebuilt(Unit(0, recorded.members), "")
                notes = notes.put(recorded.id, Note(recorded.id, tuple(paragraphs), recorded.mark))
        for note in found.notes.values():
            notes = notes.put(note.id, note)
        objects = told.objects
        for kept in found.objects.values():
            objects = objects.put(kept.id, kept)
        return replace(
            told,
            paragraphs=Paragraphs(found.paragraphs),
            changes=changes,
            notes=notes,
            objects=objects,
        )

    def _tell_what_is_gone(self) -> None:
        """Say which paragraphs of ours somebody took out without a trace."""
        if self._register is None:
            return
        in_notes = {
            u.members[0].paragraph.id for n in self._register.notes.values() for u in n.units
        }
        for name, unit in self._register.units.items():
            if name not in self._taken and name not in in_notes:
                told = " and ".join(display_name(member.paragraph) for member in unit.members)
                said = f"{told} is no longer in the file, and no change says so."
                self.notices.append(Notice("paragraph-gone", said, where="document", asks=True))

    def _first_day(self) -> str:
        """The day of the first revision; the text was tabled by then."""
        times = [p.at for change in self._book.made.values() for p in change.positions if p.at]
        return min(times)[:10] if times else ""

    def _with_delegations(self, draft: Draft) -> Draft:
        delegations = draft.delegations
        for met in self._speakers.met.values():
            if met.id not in delegations:
                delegations = delegations.put(met.id, met)
        return replace(draft, delegations=delegations)

    def _odd(self) -> list[Notice]:
        return [
            Notice("not-taken", f"{count} times, {what} was not taken over.", where="document")
            for what, count in sorted(self._walker.odd.items())
        ]


def _strip_lead(walked: Walked) -> None:
    """Take off the one space or tab between a note's mark and its text."""
    if walked.tokens and walked.tokens[0].text[:1] in (" ", "\t"):
        first = walked.tokens[0]
        rest = first.text[1:]
        walked.tokens[0:1] = [replace(first, text=rest)] if rest else []
        if not rest:
            walked.names = [(name, max(at - 1, 0)) for name, at in walked.names]
            walked.comments = {
                n: (max(a - 1, 0), max(b - 1, 0)) for n, (a, b) in walked.comments.items()
            }
