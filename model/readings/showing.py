"""What one reading of one draft knows as a whole, found once and asked for by every line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from model.draft.change import Remark
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.text import EndMark, Run, stands
from model.readings.decisions import Decisions
from model.readings.facts import Facts
from model.readings.numbering import Numbering
from model.readings.reading import Reading


@dataclass(frozen=True, slots=True)
class Reread:
    """Where a draft can read otherwise than an earlier one.

    Attributes:
        rows: Rows of the draft that stood in the earlier one too.
        start, removed, added: Rows taken away, and how many new ones stand there.
        letters: Nothing but the letters of runs of one paragraph is another thing.
    """

    rows: Collection[int]
    start: int = 0
    removed: int = 0
    added: int = 0
    letters: bool = False

    def pairs(self, before: Draft, after: Draft) -> Iterator[tuple[Paragraph, Paragraph]]:
        """The paragraphs of ``rows`` as they were and as they are."""
        for row in self.rows:
            if row < self.start or row >= self.start + self.added:
                was = row if row < self.start else row - self.added + self.removed
                yield before.paragraphs[was], after.paragraphs[row]

    def gone(self, before: Draft) -> tuple[Paragraph, ...]:
        """The paragraphs taken away."""
        return before.paragraphs[self.start : self.start + self.removed]

    def come(self, after: Draft) -> tuple[Paragraph, ...]:
        """The new paragraphs."""
        return after.paragraphs[self.start : self.start + self.added]


_KEPT = ("numbering", "note_marks")
"""What a Showing finds once."""


class Showing:
    """What holds for the whole of a reading: verdicts, note marks, remarks, new numbers."""

    def __init__(self, draft: Draft, reading: Reading, facts: Facts | None = None) -> None:
        """``facts`` are those of the draft, where they are known already."""
        self.draft = draft
        self.reading = reading
        self.facts = facts or Facts(draft)
        self._is_tabled = reading.name == "tabled"
        self.decisions = Decisions(draft, reading, self.facts)

    def take_over(self, before: Showing, reread: Reread) -> list[range]:
        """Take what was found of an earlier draft, as far as it must be the same here.

        The rows beyond those of ``reread`` that may read otherwise: by their number, or by the
        marks of their notes.
        """
        if reread.letters:  # no number and no mark goes by them: nothing need be looked at
            known = before.__dict__
            self.__dict__.update({name: known[name] for name in _KEPT if name in known})
            return []
        pairs = list(reread.pairs(before.draft, self.draft))
        gone, come = reread.gone(before.draft), reread.come(self.draft)
        found: list[range] = []
        if "numbering" in before.__dict__:
            found += self._take_numbering(before, reread, pairs)
        if "note_marks" in before.__dict__:
            alike = before._notes_in(gone) == self._notes_in(come) and all(
                before._notes_in([a]) == self._notes_in([b]) for a, b in pairs
            )
            if alike:
                self.__dict__["note_marks"] = before.note_marks
            elif self.note_marks != before.note_marks:
                found += [range(row, row + 1) for row in self.draft.paragraphs.noted()]
        return found

    def _take_numbering(
        self, before: Showing, reread: Reread, pairs: list[tuple[Paragraph, Paragraph]]
    ) -> list[range]:
        if not (reread.removed or reread.added) and all(
            before._numbered_by(a) == self._numbered_by(b) for a, b in pairs
        ):
            self.__dict__["numbering"] = before.numbering
            return []
        changed = {*reread.rows, *range(reread.start, reread.start + reread.added)}
        self.__dict__["numbering"] = self._numbers(before.numbering, changed)
        return self.numbering.renumbered(before.numbering)

    def _numbered_by(self, paragraph: Paragraph) -> tuple[object, ...]:
        """What of a paragraph numbers go by."""
        return (
            self.shows_words(paragraph),
            self.shows(paragraph, paragraph.end),
            paragraph.kind,
            paragraph.level,
            paragraph.label,
        )

    def _notes_in(self, paragraphs: Iterable[Paragraph]) -> list[tuple[str, str]]:
        """The notes shown, and their own marks."""
        notes = self.draft.notes
        return [(note, notes[note].mark) for note in self._notes_shown(paragraphs)]

    def shows(self, paragraph: Paragraph, thing: Run | EndMark) -> bool:
        """Whether a run or end mark of the paragraph is shown, decided or not."""
        if not thing.ins and (not thing.dels or self._is_tabled):
            return True
        return stands(thing, self.decisions.in_paragraph(paragraph)) is not False

    def shows_words(self, paragraph: Paragraph) -> bool:
        """Whether anything of the paragraph's words is shown."""
        for run in paragraph.runs:
            if (not run.ins and not run.dels) or self.shows(paragraph, run):
                return True
        return False

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
            paragraphs = self.draft.paragraphs
            for note in self._notes_shown(paragraphs[row] for row in paragraphs.noted()):
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

    @property
    def bearer(self) -> str:
        """Id of the paragraph that shows what is said of the whole draft."""
        return self.facts.bearer

    @property
    def displaced(self) -> dict[str, frozenset[str]]:
        """By the id of a paragraph, the changes that make an alternative to it."""
        return self.facts.displaced

    @property
    def remarks(self) -> dict[str, list[Remark]]:
        """Remarks by the id of what they are about; those about the whole draft by the bearer's."""
        return self.facts.remarks

    def first_with(self, change: str) -> str:
        """Id of the first paragraph with a mark of the change of which anything is shown."""
        for paragraph in self.draft.carrying(change):
            if self.shows_words(paragraph) or self.shows(paragraph, paragraph.end):
                return paragraph.id
        return ""

    @cached_property
    def numbering(self) -> Numbering:
        """The numbers of a clean text."""
        return self._numbers()

    def _numbers(self, before: Numbering | None = None, changed: Collection[int] = ()) -> Numbering:
        paragraphs = self.draft.paragraphs
        return Numbering(paragraphs, self.shows_words, self._flows_into, before, changed)

    @property
    def new_labels(self) -> dict[str, str]:
        """The numbers of a clean text, by paragraph id."""
        return self.numbering.all()

    def _flows_into(self, paragraph: Paragraph, following: Paragraph) -> bool:
        return not self.breaks_between(paragraph, following)

    def breaks_between(self, paragraph: Paragraph, following: Paragraph) -> bool:
        """Whether what stands of a paragraph cannot flow into the one after it."""
        return paragraph.inside != following.inside or self.shows(paragraph, paragraph.end)
