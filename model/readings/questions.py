"""The questions that a draft leaves open after an import, in the order of the text.

Each is settled by an answer, whose deed ``steps.settle_edits.answer`` makes an edit of; what is not
answered stays marked in the draft, for the guess is in the change. One answer settles all
identical cases.
"""

from __future__ import annotations

from collections.abc import Iterator

from model.draft.delegation import DelegationTable
from model.draft.draft import Draft
from model.readings.asking.extents import extent_questions, scope_questions
from model.readings.asking.guesses import (
    guessed_changes,
    guessed_everywhere,
    guessed_paragraphs,
)
from model.readings.asking.others import other_questions
from model.readings.asking.people import people_questions
from model.readings.asking.question import Answer as Answer
from model.readings.asking.question import Deed as Deed
from model.readings.asking.question import Edge as Edge
from model.readings.asking.question import Question as Question
from model.readings.asking.rivals import (
    order_questions,
    rival_questions,
    standing_questions,
    version_questions,
)
from model.readings.by_and_by import Steps, at_once, paced

_OFTEN = 512


def questions(draft: Draft, table: DelegationTable) -> list[Question]:
    """All that a person should settle; those about the whole draft come first."""
    return at_once(looked_for(draft, table))


def looked_for(draft: Draft, table: DelegationTable, brief: bool = False) -> Steps[list[Question]]:
    """The same, by and by.

    Questions where words begin are most of the work: ``brief`` ones only tell that they are there.
    """
    order: dict[str, int] = {}
    for paragraph in paced(draft.every_paragraph(), _OFTEN):
        if paragraph is None:
            yield
        else:
            order[paragraph.id] = len(order)
    guesses = yield from guessed_changes(draft)
    guessed = yield from guessed_paragraphs(draft, guesses)
    found: list[Question] = []
    for looking in (
        standing_questions(draft),
        order_questions(draft),
        version_questions(draft),
        extent_questions(draft, guessed, brief),
        scope_questions(draft, guessed),
        rival_questions(draft, guessed),
    ):
        yield from _taken(looking, found)
    everywhere = yield from guessed_everywhere(draft, guesses, guessed)
    asked = {change for question in found for change in question.changes}
    yield from _taken(other_questions(draft, everywhere, asked), found)
    found.sort(key=lambda q: (order.get(q.paragraph, -1), q.offset))
    people: list[Question] = []
    yield from _taken(people_questions(draft, table), people)
    return [*people, *found]


def _taken(looking: Iterator[Question | None], found: list[Question]) -> Steps[None]:
    for question in looking:
        if question is not None:
            found.append(question)
        yield
