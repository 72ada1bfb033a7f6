"""What open changes would do to whole paragraphs: run on into a third, or leave an empty one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from model.draft.draft import Draft
from model.draft.paragraph import Paragraph, display_name
from model.draft.text import stands
from model.readings.checks.oddity import Oddity
from model.readings.decisions import Decisions
from model.readings.reading import PROPOSED


def join_oddities(draft: Draft) -> Iterator[Oddity]:
    """Joins that run on past the next paragraph, and paragraphs that would be left empty."""
    decisions = Decisions(draft, PROPOSED)
    paragraphs = list(draft.paragraphs)
    ends = [stands(p.end, decisions.in_paragraph(p)) for p in paragraphs]
    empty = [not _says(p, decisions) for p in paragraphs]
    for at, (one, other) in enumerate(pairwise(paragraphs)):
        if ends[at] or ends[at + 1] or empty[at] or one.inside != other.inside:
            continue
        if at + 2 < len(paragraphs) and one.end.dels:
            yield Oddity(
                "join-runs-on",
                f"If all is granted, {display_name(one)} runs on through {display_name(other)} "
                f"into {display_name(paragraphs[at + 2])}.",
                one.id,
                len(one.text()),
                fix="keep one of the ends",
            )
    for paragraph, end, bare in zip(paragraphs, ends, empty, strict=True):
        if bare and end and paragraph.runs and not paragraph.inside:
            yield Oddity(
                "paragraph-emptied",
                f"If all is granted, nothing is left of {display_name(paragraph)} but its end.",
                paragraph.id,
                0,
                len(paragraph.text()),
                fix="delete the paragraph as a whole",
            )


def _says(paragraph: Paragraph, decisions: Decisions) -> bool:
    decided = decisions.in_paragraph(paragraph)
    return any(run.text.strip() and stands(run, decided) for run in paragraph.runs)
