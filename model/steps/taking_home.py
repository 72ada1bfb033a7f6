"""A move taken back: the paragraph stands at home again, and nothing tells that it was away."""

from __future__ import annotations

from model.draft.text import length
from model.steps.copies import without_deletions
from model.steps.making import Making
from model.steps.moved import twins
from model.steps.paragraph_steps import RemoveParagraphs
from model.steps.record_steps import Remove
from model.steps.removal import forget_changes
from model.steps.text_steps import ReplaceRuns, SetEnd


def take_home(making: Making, home: str, copy: str, change: str) -> bool:
    """Let a paragraph stand at home again as if it had never been moved; whether it can.

    What was edited in the one was edited in the other too. Notes have a copy of their own.
    """
    draft = making.draft
    here, there = draft.paragraph(home), draft.paragraph(copy)
    if here is None or there is None or len(draft.paragraphs.with_change(change)) != 2:
        return False
    if twins(draft, copy) != [copy, home] or there.positions or any(r.object for r in there.runs):
        return False
    making.open_paragraph(home)
    left = without_deletions(here, [change])
    making.do(ReplaceRuns(home, 0, length(here.runs), left.runs))
    making.do(SetEnd(home, left.end))
    making.do(RemoveParagraphs((copy,)))
    for bracket in dict.fromkeys(b for run in there.runs for b in run.brackets):
        making.do(Remove(draft.brackets[bracket]))
    forget_changes(making, (change,))
    return True
