"""Which of a reader's notices still hold, now that some of what they ask is settled."""

from __future__ import annotations

from collections.abc import Iterable

from model.draft.draft import Draft
from model.files.loaded import Notice


def still_odd(draft: Draft, notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """The notices without those whose question the draft answers by now."""
    notices = tuple(notices)
    unsettled: set[str] = set()
    if any(notice.rule == "alternatives-agreed" for notice in notices):
        # Loaded late: the start of the program need not wait for it.
        from model.readings.asking.rivals import standing_questions

        unsettled = {question.paragraph for question in standing_questions(draft)}
    return tuple(
        notice
        for notice in notices
        if (notice.rule != "alternatives-agreed" or notice.paragraph in unsettled)
        and (notice.rule != "move-doubtful" or _may_be_moved(draft, notice.paragraph))
    )


def _may_be_moved(draft: Draft, paragraph: str) -> bool:
    """Whether it is not settled that a paragraph was moved."""
    held = draft.paragraph(paragraph)
    known = (draft.changes.get(change) for change in (held.changes() if held is not None else ()))
    moves = [c for c in known if c is not None and c.moved_from]
    doubtful = [c for c in moves if c.confidence is not None and c.outcome == "open"]
    return not moves or bool(doubtful)
