"""Steps on the words and the end mark of one paragraph."""

from __future__ import annotations

from dataclasses import dataclass, replace

from model.draft.draft import Draft
from model.draft.place import Place
from model.draft.text import EndMark, Run, between, length, replaced
from model.steps.container import paragraph_in
from model.steps.step import StepRefused


@dataclass(frozen=True, slots=True)
class ReplaceRuns:
    """Put runs in the place of what stands from one offset to another.

    Attributes:
        paragraph: The paragraph's id.
        start, end: Offsets in its flat text, in code points.
        runs: What stands there afterwards. Of the same length, it is taken for the same words
            in another state, and every place in them is kept.
    """

    paragraph: str
    start: int
    end: int
    runs: tuple[Run, ...] = ()

    def apply(self, draft: Draft) -> Draft:
        """The draft with the runs replaced."""
        old = paragraph_in(draft, self.paragraph)
        if not 0 <= self.start <= self.end <= length(old.runs):
            raise StepRefused("The words are no longer where they were.")
        new = replaced(old.runs, self.start, self.end, self.runs)
        return draft.with_paragraph(old.with_runs(new))

    def inverse(self, before: Draft) -> ReplaceRuns:
        """Put back what stood there."""
        old = between(paragraph_in(before, self.paragraph).runs, self.start, self.end)
        return ReplaceRuns(self.paragraph, self.start, self.start + length(self.runs), old)

    def follow(self, place: Place) -> Place:
        """Places behind move along; those inside go to the edge on their side."""
        new_end = self.start + length(self.runs)
        if place.paragraph != self.paragraph or new_end == self.end != self.start:
            return place
        offset = place.offset
        if self.start == self.end:
            behind = offset > self.end or (offset == self.end and place.side == "after")
        else:
            behind = offset >= self.end
        if behind:
            return place._replace(offset=offset + new_end - self.end)
        if offset <= self.start:
            return place
        return place._replace(offset=self.start if place.side == "before" else new_end)


@dataclass(frozen=True, slots=True)
class SetEnd:
    """Give a paragraph another end mark.

    Attributes:
        paragraph: The paragraph's id.
        end: The end mark.
    """

    paragraph: str
    end: EndMark

    def apply(self, draft: Draft) -> Draft:
        """The draft with the end mark."""
        return draft.with_paragraph(replace(paragraph_in(draft, self.paragraph), end=self.end))

    def inverse(self, before: Draft) -> SetEnd:
        """Put the old end mark back."""
        return SetEnd(self.paragraph, paragraph_in(before, self.paragraph).end)

    def follow(self, place: Place) -> Place:
        """No place moves."""
        return place
