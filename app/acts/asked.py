"""A question of the review as the strip shows it, and the answer that is chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from model.draft.draft import Draft
from model.draft.paragraph import Paragraph, display_name
from model.draft.text import OBJECT
from model.readings.asking.exactly import EXACTLY, exact_answer, next_end, next_start
from model.readings.asking.extents import sides_without
from model.readings.find import Part
from model.readings.questions import Answer, Question
from model.readings.tags import document_tags, tag_text
from widgets.review.shown import Choice, ShownQuestion

_EXTENTS = (
    ("a", "as it is", "as marked"),
    ("w1", "1 word", "1 word"),
    ("p", "phrase", "phrase"),
    ("c", "clause", "clause"),
    ("l", "to the limit", "to the previous limit"),
)
_BESIDES = (
    ("k", "nothing is struck", "nothing is struck"),
    ("t", "no alternative", "no alternative"),
)
"""Keys, what the button says, and the name of the answer."""
_GUESSES = ("extent", "scope", "order", "other")
_MOST_TAGS = 6
_SIDE = 140
"""Characters on each side of a gap."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and what is chosen to answer it.

    Attributes:
        draft: The draft that it is asked of.
        question: It.
        chosen: Number of the choice; -1 for words that were dragged.
        exact: The answer with those words.
    """

    draft: Draft
    question: Question
    chosen: int = 0
    exact: Answer | None = None

    @property
    def is_extent(self) -> bool:
        """Whether an edge is in doubt, that can be moved."""
        return self.question.kind == "extent"

    def answers(self) -> list[tuple[Choice, Answer | None]]:
        """What can be chosen, with the answer that it gives."""
        if not self.is_extent:
            every = enumerate(self.question.answers, 1)
            return [(Choice(str(i), answer.name), answer) for i, answer in every]
        known = {answer.name: answer for answer in self.question.answers}
        rows = (*_EXTENTS, *(row for row in _BESIDES if row[2] in known))
        return [(Choice(keys, title, name in known), known.get(name)) for keys, title, name in rows]

    def answer(self) -> Answer | None:
        """The answer that is chosen."""
        if self.chosen < 0:
            return self.exact
        answers = self.answers()
        return answers[self.chosen][1] if self.chosen < len(answers) else None

    def extent(self) -> tuple[int, int]:
        """From where to where the words reach as chosen, in the question's paragraph."""
        answer = self.answer()
        edges = answer.deed.edges if answer is not None else ()
        for edge in edges:
            if edge.paragraph == self.question.paragraph:
                return edge.start, edge.end
        return self.question.offset, self.question.offset + self.question.length

    def with_extent(self, start: int, end: int) -> Asked | None:
        """With exactly these words chosen; None where they cannot be."""
        if not self.is_extent:
            return None
        exact = exact_answer(self.draft, self.question, start, end)
        return replace(self, chosen=-1, exact=exact) if exact is not None else None

    def moved(self, step: int, right: bool) -> Asked | None:
        """With an edge moved by one word; None where it cannot be."""
        if not self.is_extent:
            return None
        start, end = self.extent()
        if right:
            end = next_end(self.draft, self.question, start, end, step)
        else:
            start = next_start(self.draft, self.question, start, step)
        return self.with_extent(start, end)

    def parts(self) -> list[Part]:
        """The words to light: as far as they reach by the answer chosen."""
        answer = self.answer()
        edges = answer.deed.edges if answer is not None else ()
        found = [Part(edge.paragraph, edge.start, edge.end) for edge in edges]
        return [
            self._bare(part) for part in found or [Part(self.question.paragraph, *self.extent())]
        ]

    def _bare(self, part: Part) -> Part:
        """The words without the spaces at their edges."""
        held = self.draft.paragraph(part.paragraph)
        words = held.text()[part.start : part.end] if held is not None else ""
        end = part.start + len(words.rstrip())
        return part._replace(start=part.start + len(words) - len(words.lstrip()), end=end)

    # -- in words --------------------------------------------------------------------------------

    def shown(self, number: int, total: int) -> ShownQuestion:
        """In words; it is that one of so many."""
        question, held = self.question, self.draft.paragraph(self.question.paragraph)
        kind = "Guess" if question.kind in _GUESSES else "Question"
        what, who = question.text, ""
        if self.is_extent:
            what, who = f"“{self._words()}”", self._who()
        caption, before, gap, after = self._line(held)
        return ShownQuestion(
            f"{kind} {number} of {total}",
            what,
            who,
            _where(held) if self.is_extent and held is not None else "",
            question.reason,
            question.confidence,
            tuple(choice for choice, _ in self.answers()),
            self.chosen,
            caption,
            *(before, gap, after),
            self._enter(),
        )

    def _words(self) -> str:
        answer = self.answer()
        words = answer.words if answer is not None else ""
        return _short(words, 120)

    def _who(self) -> str:
        known = self.draft.changes.get(next(iter(self.question.changes), ""))
        tag = tag_text(self.draft, known.positions) if known is not None else ""
        return _short(tag.strip().removeprefix("(").removesuffix(")"), 200)

    def _line(self, held: Paragraph | None) -> tuple[str, str, str, str]:
        """The line that helps to answer: its caption, and what stands before, in, after a gap."""
        if self.question.kind == "who":
            return "Said", "", "", self._said()
        if self.question.kind == "stands":
            return "It reads", "", "", self._standing()
        if held is None:
            return "", "", "", ""
        start, end = self.extent()
        change = next(iter(self.question.changes), "")
        before, after = sides_without(held, start, end, change, _SIDE)
        gap = "" if self.is_extent else held.text()[start:end].replace(OBJECT, "")
        return "Without it" if self.is_extent else "In its place", before, gap, after

    def _said(self) -> str:
        """What the delegation in question said, tag by tag."""
        ids = {one for answer in self.question.answers for one in answer.deed.ids}
        every = [c.positions for c in self.draft.changes.values()]
        every += [p.positions for p in self.draft.paragraphs]
        told = [
            tag_text(self.draft, positions)
            for positions in every
            if any(position.delegation in ids for position in positions)
        ]
        if any(position.delegation in ids for position in self.draft.positions):
            names = [self.draft.shown_name(one) for one in ids]
            every_tag = document_tags(self.draft)
            told += [tag for tag in every_tag if any(name in tag for name in names)]
        return "  ".join(tag.strip() for tag in told[:_MOST_TAGS])

    def _standing(self) -> str:
        """The paragraph that would stand by the answer chosen."""
        answer = self.answer()
        held = self.draft.carrying(answer.deed.other) if answer is not None else []
        return held[0].text().replace(OBJECT, "") if held else ""

    def _enter(self) -> str:
        """What Enter does, and in how many other places."""
        answer = self.answer()
        if answer is None:
            return ""
        told = f"exactly “{_short(answer.words, 40)}”" if answer.name == EXACTLY else ""
        others = len(set(answer.deed.ids)) - 1 if self.is_extent else 0
        if not others:
            return told
        also = f"also settles {others} identical {'case' if others == 1 else 'cases'}"
        return f"{told} · {also}" if told else also


def _where(held: Paragraph) -> str:
    name = display_name(held)
    return f"{name} (agreed)" if held.agreement.state == "agreed" else name


def _short(words: str, most: int) -> str:
    words = " ".join(words.replace(OBJECT, "").split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
