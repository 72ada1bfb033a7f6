"""What answers of the review do to a draft, and which questions are the same after an edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.draft.delegation import DelegationTable
from model.draft.draft import Draft
from model.steps.edit import Edit
from model.steps.step import StepRefused

if TYPE_CHECKING:
    # Loaded when the review is opened first: the start of the program need not wait for it.
    from app.acts.asked import Asked
    from model.readings.questions import Answer, Question

QuestionKey = tuple[str, tuple[str, ...], str]
"""What makes a question the same one after an edit."""


def asked_with(draft: Draft, question: Question, chosen: int) -> Asked:
    """The question with that answer chosen; where there is none of the number, with the first."""
    from app.acts.asked import Asked

    asked = Asked(draft, question, chosen)
    return asked if asked.answer() is not None else Asked(draft, question)


def key_of(question: Question) -> QuestionKey:
    """What makes a question the same one after an edit."""
    return question.kind, question.changes, "" if question.changes else question.text


def is_agreed(draft: Draft, question: Question) -> bool:
    held = draft.paragraph(question.paragraph)
    agreed = held is not None and held.agreement.state == "agreed"
    if not agreed or question.kind in ("stands", "version", "who"):
        return False
    rows = {row for change in question.changes for row in draft.paragraphs.with_change(change)}
    return all(draft.paragraphs[row].agreement.state == "agreed" for row in rows)


def changes_nothing(asked: Asked, given: Answer) -> bool:
    """Whether the draft is as the answer says already, and says nothing of a doubt."""
    if given.deed.act != "settle" or meant_by(asked, given):
        return False
    known = (asked.draft.changes.get(change) for change in given.deed.ids)
    return all(change is None or change.confidence is None for change in known)


def meant_by(asked: Asked, given: Answer) -> str:
    """For a short name that means what the reader took it for, whose it is."""
    if asked.question.kind != "who" or given.deed.act != "settle":
        return ""
    others = (one for answer in asked.question.answers for one in answer.deed.ids)
    known = asked.draft.delegations.get(next(others, ""))
    return known.id if known is not None and known.kind != "unknown" else ""


def named_by(asked: Asked, given: Answer) -> tuple[str, str] | None:
    """A name, and the id of the delegation that the room means by it; None for other answers."""
    deed = given.deed
    if asked.question.kind != "who":
        return None
    own = meant_by(asked, given)
    old, meant = (own, own) if own else (deed.ids[0] if deed.ids else "", deed.other)
    known = asked.draft.delegations.get(old)
    return (known.shown, meant) if known is not None and meant and deed.act != "edge" else None


def answered(draft: Draft, at: str, asked: Asked, given: Answer, table: DelegationTable) -> Edit:
    from model.steps.settle_edits import answer, call_by_own_name

    deed, meant = given.deed, meant_by(asked, given)
    if meant:
        return call_by_own_name(draft, meant, at)
    edges = [(e.change, e.paragraph, e.start, e.end) for e in deed.edges]
    other = table.get(deed.other) if deed.act == "call" else deed.other
    return answer(draft, deed.act, deed.ids, edges, other or "", at)


def all_settled(draft: Draft, at: str) -> Edit:
    from model.steps.settle_edits import settle

    guessed = [
        c.id for c in draft.changes.values() if c.confidence is not None and c.outcome == "open"
    ]
    if not guessed:
        raise StepRefused("Nothing is in doubt.")
    return settle(draft, guessed, at)
