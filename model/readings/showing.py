"""What one reading of one draft knows as a whole, found once and asked for by every line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from model.draft.change import Remark
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.text import EndMark, Run, stands
from model.readings.decisions import Decisions
from model.readings.numbering import numbered_afresh
from model.readings.places import displaced_by
from model.readings.reading import Reading


class Showing:
    """What holds for the whole of a reading: verdicts, note marks, remarks, new numbers."""

    def __init__(self, draft: Draft, reading: Reading) -> None:
        self.draft = draft
        self.reading = reading
        self.decisions = Decisions(draft, reading)

    def take_over(self, before: Showing) -> None:
        """Take what was found of a draft in which the same lines stand, named and noted alike."""
        for known in ("note_marks", "bearer", "new_labels"):
            if known in before.__dict__:
                self.__dict__[known] = before.__dict__[known]

    def shows(self, paragraph: Paragraph, thing: Run | EndMark) -> bool:
        """Whether a run or end mark of the paragraph is shown, decided or not."""
        if not thing.ins and not thing.dels:
            return True
        return stands(thing, self.decisions.in_paragraph(paragraph)) is not False

    def shows_words(self, paragraph: Paragraph) -> bool:
        """Whether anything of the paragraph's words is shown."""
        return any(self.shows(paragraph, run) for run in paragraph.runs)

    def draws(self, bracket: str, paragraph: Paragraph) -> bool:
        """Whether the bracket's signs are drawn round its runs in the paragraph."""
        known = self.draft.brackets.get(bracket)
        return known is None or self.shows(paragraph, EndMark(known.ins, known.dels))

    @cached_property
    def note_marks(self) -> dict[str, str]:
        """The mark of every note shown, by note id, in the order of the text.

        Numbered notes are numbered afresh; others ("*") keep the mark they have.
        """
        marks: dict[str, str] = {}
        if self.draft.notes:
            count = 0
            for note in self._notes_shown(self.draft.paragraphs):
                mark = self.draft.notes[note].mark
                if not mark or mark[0].isalnum():
                    count += 1
                    mark = str(count)
                marks[note] = mark
        return marks

    def _notes_shown(self, paragraphs: Iterable[Paragraph]) -> Iterator[str]:
        for paragraph in paragraphs:
            for run in paragraph.runs:
                note = self.draft.notes.get(run.object) if run.object else None
                if note is not None and self.shows(paragraph, run):
                    yield note.id
                    yield from self._notes_shown(note.paragraphs)

    @cached_property
    def bearer(self) -> str:
        """Id of the paragraph that shows what is said of the whole draft: the title, or the first.

        Only what stands before the first preambular or operative paragraph can be the title.
        """
        first = ""
        for paragraph in self.draft.paragraphs:
            first = first or paragraph.id
            if paragraph.kind == "title":
                return paragraph.id
            if paragraph.kind in ("preambular", "operative"):
                break
        return first

    @cached_property
    def displaced(self) -> dict[str, frozenset[str]]:
        """By the id of a paragraph, the changes that make an alternative to it."""
        return displaced_by(self.draft)

    @cached_property
    def remarks(self) -> dict[str, list[Remark]]:
        """Remarks by the id of what they are about; those about the whole draft by the bearer's."""
        found: dict[str, list[Remark]] = {}
        for remark in self.draft.remarks.values():
            found.setdefault(remark.on or self.bearer, []).append(remark)
        return found

    def first_with(self, change: str) -> str:
        """Id of the first paragraph with a mark of the change of which anything is shown."""
        for paragraph in self.draft.carrying(change):
            if self.shows_words(paragraph) or self.shows(paragraph, paragraph.end):
                return paragraph.id
        return ""

    @cached_property
    def new_labels(self) -> dict[str, str]:
        """The numbers of a clean text, by paragraph id."""
        return numbered_afresh(self._named())

    def _named(self) -> Iterator[Paragraph]:
        """The paragraphs that a line with words is named after."""
        owner: Paragraph | None = None
        before: Paragraph | None = None
        for paragraph in self.draft.paragraphs:
            if before is not None and self.breaks_between(before, paragraph):
                owner = None
            if owner is None and self.shows_words(paragraph):
                owner = paragraph
                yield paragraph
            before = paragraph

    def breaks_between(self, paragraph: Paragraph, following: Paragraph) -> bool:
        """Whether what stands of a paragraph cannot flow into the one after it."""
        return paragraph.inside != following.inside or self.shows(paragraph, paragraph.end)
