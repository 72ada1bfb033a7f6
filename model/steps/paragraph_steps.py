"""Steps on whole paragraphs: split, join, put, remove, and what is known of one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.place import Place
from model.draft.text import PLAIN_END, EndMark, cut, joined, length
from model.steps.container import Container, container_of, paragraph_in
from model.steps.step import StepRefused


@dataclass(frozen=True, slots=True)
class SplitParagraph:
    """Make two paragraphs of one.

    Attributes:
        paragraph: The id of the paragraph, which one of the two keeps.
        offset: Where it is split.
        part: The other one, without words; its end mark is not looked at.
        end: The end mark of the first of the two; the second has the old one.
        part_first: Whether ``part`` is the first of the two.
    """

    paragraph: str
    offset: int
    part: Paragraph
    end: EndMark = PLAIN_END
    part_first: bool = False

    def apply(self, draft: Draft) -> Draft:
        """The draft with two paragraphs."""
        held = container_of(draft, self.paragraph)
        _refuse_known(draft, (self.part,))
        row = held.row_of(self.paragraph)
        old = held.paragraphs[row]
        if not 0 <= self.offset <= length(old.runs):
            raise StepRefused("The words are no longer where they were.")
        if self.part.inside != old.inside:
            raise StepRefused("Both parts of a paragraph stay in its cell.")
        before, after = cut(old.runs, self.offset)
        first, second = (self.part, old) if self.part_first else (old, self.part)
        parts = (
            replace(first, runs=joined(before), end=self.end),
            replace(second, runs=joined(after), end=old.end),
        )
        return held.spliced(row, row + 1, parts)

    def inverse(self, before: Draft) -> JoinParagraphs:
        """Join the two again."""
        ids = (self.paragraph, self.part.id)
        first, second = reversed(ids) if self.part_first else ids
        return JoinParagraphs(first, second, self.offset, keep_first=not self.part_first)

    def follow(self, place: Place) -> Place:
        """Places behind the split go with the second part."""
        if place.paragraph != self.paragraph:
            return place
        first, second = self.paragraph, self.part.id
        if self.part_first:
            first, second = second, first
        if place.offset < self.offset or (place.offset == self.offset and place.side == "before"):
            return place._replace(paragraph=first)
        return place._replace(paragraph=second, offset=place.offset - self.offset)


@dataclass(frozen=True, slots=True)
class JoinParagraphs:
    """Make one paragraph of two neighbours, with the end mark of the second.

    Attributes:
        first, second: Their ids.
        offset: The length of the first one's flat text: where the second one's words will begin.
        keep_first: Whether it is the first that stays, with all that is known of it.
    """

    first: str
    second: str
    offset: int
    keep_first: bool = True

    def apply(self, draft: Draft) -> Draft:
        """The draft with one paragraph."""
        held, row = self._held(draft)
        one, other = held.paragraphs[row : row + 2]
        kept = one if self.keep_first else other
        whole = replace(kept, runs=joined((*one.runs, *other.runs)), end=other.end)
        return held.spliced(row, row + 2, (whole,))

    def _held(self, draft: Draft) -> tuple[Container, int]:
        held = container_of(draft, self.first)
        row = held.row_of(self.first)
        if held.row_of(self.second) != row + 1:
            raise StepRefused("The two paragraphs are no longer neighbours.")
        one, other = held.paragraphs[row : row + 2]
        if one.inside != other.inside:
            raise StepRefused("Paragraphs of different cells cannot be joined.")
        if length(one.runs) != self.offset:
            raise StepRefused("The words are no longer where they were.")
        return held, row

    def inverse(self, before: Draft) -> SplitParagraph:
        """Split them again."""
        held, row = self._held(before)
        one, other = held.paragraphs[row : row + 2]
        kept, lost = (one, other) if self.keep_first else (other, one)
        return SplitParagraph(
            kept.id,
            self.offset,
            replace(lost, runs=(), end=PLAIN_END),
            one.end,
            part_first=not self.keep_first,
        )

    def follow(self, place: Place) -> Place:
        """Places of both are in the one that stays."""
        kept = self.first if self.keep_first else self.second
        if place.paragraph == self.first:
            return place._replace(paragraph=kept)
        if place.paragraph == self.second:
            return place._replace(paragraph=kept, offset=place.offset + self.offset)
        return place


@dataclass(frozen=True, slots=True)
class InsertParagraphs:
    """Put paragraphs into the draft.

    Attributes:
        after: The id of the paragraph they follow; empty for the very beginning.
        paragraphs: The paragraphs.
        note: The id of the note they are put in when ``after`` is empty; empty for the body.
    """

    after: str
    paragraphs: tuple[Paragraph, ...]
    note: str = ""

    def apply(self, draft: Draft) -> Draft:
        """The draft with the paragraphs."""
        _refuse_known(draft, self.paragraphs)
        if self.after:
            held = container_of(draft, self.after)
            row = held.row_of(self.after) + 1
        else:
            note = draft.notes.get(self.note)
            if self.note and note is None:
                raise StepRefused("The note is no longer in the draft.")
            held, row = Container(draft, note), 0
        new = (replace(p, runs=joined(p.runs)) for p in self.paragraphs)
        return held.spliced(row, row, new)

    def inverse(self, before: Draft) -> RemoveParagraphs:
        """Remove them."""
        return RemoveParagraphs(tuple(p.id for p in self.paragraphs))

    def follow(self, place: Place) -> Place:
        """No place moves."""
        return place


@dataclass(frozen=True, slots=True)
class RemoveParagraphs:
    """Take neighbouring paragraphs out of the draft, words and all.

    Attributes:
        paragraphs: Their ids, in order.
    """

    paragraphs: tuple[str, ...]

    def apply(self, draft: Draft) -> Draft:
        """The draft without them."""
        held, row = self._held(draft)
        return held.spliced(row, row + len(self.paragraphs), ())

    def _held(self, draft: Draft) -> tuple[Container, int]:
        if not self.paragraphs:
            return Container(draft), 0
        held = container_of(draft, self.paragraphs[0])
        row = held.row_of(self.paragraphs[0])
        there = held.paragraphs[row : row + len(self.paragraphs)]
        if tuple(p.id for p in there) != self.paragraphs:
            raise StepRefused("The paragraphs are no longer neighbours.")
        return held, row

    def inverse(self, before: Draft) -> InsertParagraphs:
        """Put them back."""
        held, row = self._held(before)
        return InsertParagraphs(
            held.paragraphs[row - 1].id if row else "",
            tuple(held.paragraphs[row : row + len(self.paragraphs)]),
            held.note.id if held.note and not row else "",
        )

    def follow(self, place: Place) -> Place | None:
        """Places in them are gone."""
        return None if place.paragraph in self.paragraphs else place


@dataclass(frozen=True, slots=True)
class MoveParagraph:
    """Take a paragraph from where it stands and put it elsewhere in the same container.

    Attributes:
        paragraph: Its id.
        after: The id of the paragraph it follows then; empty for the very beginning.
    """

    paragraph: str
    after: str

    def apply(self, draft: Draft) -> Draft:
        """The draft with the paragraph elsewhere."""
        held = container_of(draft, self.paragraph)
        row = held.row_of(self.paragraph)
        target = held.row_of(self.after) + 1 if self.after else 0
        if self.after == self.paragraph:
            raise StepRefused("A paragraph cannot follow itself.")
        ordered = list(held.paragraphs[min(row, target) : max(row + 1, target)])
        if target > row:
            ordered.append(ordered.pop(0))
        else:
            ordered.insert(0, ordered.pop())
        return held.spliced(min(row, target), max(row + 1, target), ordered)

    def inverse(self, before: Draft) -> MoveParagraph:
        """Put it back where it stood."""
        held = container_of(before, self.paragraph)
        row = held.row_of(self.paragraph)
        return MoveParagraph(self.paragraph, held.paragraphs[row - 1].id if row else "")

    def follow(self, place: Place) -> Place:
        """Places go with their paragraphs."""
        return place


@dataclass(frozen=True, slots=True)
class SetParagraph:
    """Replace all that is known of a paragraph but its words and its end mark.

    Attributes:
        facts: The paragraph as it shall be; its runs and end mark are not looked at.
    """

    facts: Paragraph

    def apply(self, draft: Draft) -> Draft:
        """The draft with the paragraph so known."""
        old = paragraph_in(draft, self.facts.id)
        return draft.with_paragraph(replace(self.facts, runs=old.runs, end=old.end))

    def inverse(self, before: Draft) -> SetParagraph:
        """Put back what was known."""
        return SetParagraph(facts_of(paragraph_in(before, self.facts.id)))

    def follow(self, place: Place) -> Place:
        """No place moves."""
        return place


def facts_of(paragraph: Paragraph) -> Paragraph:
    """The paragraph without its words and its end mark, as steps carry it."""
    return replace(paragraph, runs=(), end=PLAIN_END)


def _refuse_known(draft: Draft, paragraphs: tuple[Paragraph, ...]) -> None:
    ids = [p.id for p in paragraphs]
    if len(set(ids)) < len(ids) or any(draft.paragraph(i) is not None for i in ids):
        raise StepRefused("The paragraph is in the draft already.")
