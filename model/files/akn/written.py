"""What was written of a draft last: a line stays as it was as long as what it is about does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from model.draft.change import Change
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph

_Lines = dict[int, tuple[object, object, str]]


@dataclass(slots=True)
class Written:
    """Lines by the very object that they are about, which is kept with them.

    An object that is not the same is another, though it be equal: nothing is compared.
    """

    _before: _Lines = field(default_factory=dict)
    _now: _Lines = field(default_factory=dict)

    def paragraph(self, paragraph: Paragraph, part: int) -> str | None:
        """The line of a paragraph in a part of the document, if it is known."""
        known = self._before.get(id(paragraph))
        if known is None or known[1] != part:
            return None
        self._now[id(paragraph)] = known
        return known[2]

    def keep(self, paragraph: Paragraph, part: int, line: str) -> None:
        """Keep the line of a paragraph that hangs on nothing else."""
        self._now[id(paragraph)] = paragraph, part, line

    def change(self, change: Change, write: Callable[[Change], str]) -> str:
        """The line of a change."""
        known = self._before.get(id(change))
        if known is None:
            known = change, None, write(change)
        self._now[id(change)] = known
        return known[2]

    def remember(self, draft: Draft) -> None:
        """All is written: the next time these lines are the known ones, and no others."""
        draft.memory.kept = self._now


def written_before(draft: Draft) -> Written:
    """What is known of the lines of a draft, or of the one that it grew out of."""
    known = draft.memory.kept
    return Written(known if isinstance(known, dict) else {})
