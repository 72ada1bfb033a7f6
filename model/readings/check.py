"""What is odd in a draft, found from the draft alone: nothing here refuses or changes anything.

``oddities`` finds what is wrong in the records and in doubt in the text; ``checked`` finds also
what an editor would mark: openings, series, ends, numbers, spelling. Each is told by a file of
``checks``.
"""

from __future__ import annotations

from model.draft.draft import Draft
from model.readings.checks.agreed import agreed_in_doubt, agreed_rivals
from model.readings.checks.bracket_signs import bracket_signs
from model.readings.checks.contradictions import contradictions
from model.readings.checks.ends import end_oddities
from model.readings.checks.guessed import guessed, status_of_another
from model.readings.checks.joins import join_oddities
from model.readings.checks.labels import number_oddities, used_twice
from model.readings.checks.notes import note_oddities
from model.readings.checks.oddity import Mend as Mend
from model.readings.checks.oddity import Oddity as Oddity
from model.readings.checks.openings import Openings as Openings
from model.readings.checks.openings import opening_oddities
from model.readings.checks.records import dangling, owed
from model.readings.checks.series import series_oddities
from model.readings.checks.spelling import spelling_oddities
from model.readings.checks.standing import standings
from model.readings.decisions import Decisions
from model.readings.reading import CHAIRS_PROPOSAL


def oddities(draft: Draft) -> list[Oddity]:
    """All that is odd, paragraph by paragraph; what is about no paragraph comes last."""
    decisions = Decisions(draft, CHAIRS_PROPOSAL)
    rivals = agreed_rivals(draft)
    twice = used_twice(draft)
    found: list[Oddity] = []
    told: set[str] = set()
    for paragraph in draft.every_paragraph():
        if paragraph.id in rivals:
            found += rivals[paragraph.id]
        else:
            found += agreed_in_doubt(draft, paragraph, decisions)
        found += guessed(draft, paragraph, told)
        found += status_of_another(paragraph)
        found += bracket_signs(paragraph)
        if paragraph.id in twice:
            found.append(twice[paragraph.id])
    return [*found, *owed(draft), *dangling(draft)]


def checked(draft: Draft, openings: Openings) -> list[Oddity]:
    """All that is odd and all that an editor would mark, in the order of the text.

    Args:
        draft: The draft.
        openings: The phrases that open paragraphs.
    """
    rows = list(standings(draft))
    found = [*oddities(draft), *contradictions(draft), *join_oddities(draft)]
    found += note_oddities(draft, rows)
    if draft.document != "statement":
        found += [*opening_oddities(rows, openings), *series_oddities(rows, openings)]
        found += [*end_oddities(rows), *number_oddities(rows)]
    found += spelling_oddities(rows, draft.document != "statement")
    order = {p.id: row for row, p in enumerate(draft.every_paragraph())}
    return sorted(found, key=lambda odd: (order.get(odd.paragraph, len(order)), odd.offset))
