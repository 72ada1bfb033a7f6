"""The questions that a draft leaves open after an import, in the order of the text.

Each is settled by an answer, whose deed ``steps.settle_edits.answer`` makes an edit of; what is not
answered stays marked in the draft, for the guess is in the change. One answer settles all
identical cases.
"""

from __future__ import annotations

from model.draft.delegation import DelegationTable
from model.draft.draft import Draft
from model.readings.asking.extents import extent_questions, scope_questions
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


def questions(draft: Draft, table: DelegationTable, brief: bool = False) -> list[Question]:
    """All that a person should settle; those about the whole draft come first.

    Questions where words begin are most of the work: ``brief`` ones only tell that they are there.
    """
    order = {p.id: row for row, p in enumerate(draft.every_paragraph())}
    found = [
        *standing_questions(draft),
        *order_questions(draft),
        *version_questions(draft),
        *extent_questions(draft, brief),
        *scope_questions(draft),
        *rival_questions(draft),
    ]
    found += other_questions(draft, {change for question in found for change in question.changes})
    found.sort(key=lambda q: (order.get(q.paragraph, -1), q.offset))
    return [*people_questions(draft, table), *found]
