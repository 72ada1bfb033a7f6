"""The edit that chooses one of several options: the others go, with all their paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from model.draft.blocks import alternative_with, block_of
from model.draft.change import Alternatives
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph, bare_label, display_name
from model.draft.text import EndMark, change_of, length, sorted_marks, with_deletion
from model.steps.decision_edits import makers_of
from model.steps.edit import Edit
from model.steps.making import Making, Speaker
from model.steps.paragraph_steps import RemoveParagraphs, SetParagraph, facts_of
from model.steps.record_steps import Remove
from model.steps.step import StepRefused
from model.steps.text_steps import ReplaceRuns, SetEnd


def choose_option(draft: Draft, paragraph: str, by: Speaker = "", at: str = "") -> Edit:
    """Choose the option that a paragraph belongs to: the innermost one.

    What puts it in is taken, what puts the others in is left; paragraphs of the others that were
    in the text all along are struck, as one proposal of who chooses. Before the text is tabled they
    are taken out.

    Raises:
        StepRefused: If the paragraph is in no option, or one of the others is agreed.
    """
    group = _innermost(draft, paragraph)
    chosen = alternative_with(draft, group, paragraph)
    making = Making(draft, by, at)
    others = [one for one in group.of if one != chosen]
    if not making.is_tracked:
        return _without_others(making, group, chosen, others)
    # Who chose another one before has struck this one: that is left now.
    undone = _strikers(_standing(draft, group, chosen))
    _rule(making, undone, "leave")
    to_strike: list[Paragraph] = []
    for one in others:
        _rule(making, makers_of(draft, group, one), "leave")
        standing = _standing(draft, group, one)
        known = [c for c in _strikers(standing) if c not in undone and _is_open(draft, c)]
        _rule(making, known, "take")
        to_strike += () if known else standing
    _rule(making, makers_of(draft, group, chosen), "take")
    _strike(making, to_strike)
    return making.named(f"Choose {_called(draft, chosen)}")


def _innermost(draft: Draft, paragraph: str) -> Alternatives:
    around = [
        (len(block_of(draft, group, one)), group.id)
        for group in draft.alternatives.values()
        if (one := alternative_with(draft, group, paragraph))
    ]
    if not around:
        raise StepRefused("The paragraph is no option of several.")
    return draft.alternatives[min(around)[1]]


def _called(draft: Draft, chosen: str) -> str:
    paragraph = draft.paragraph(chosen)
    if paragraph is None:
        return "the option"
    return bare_label(paragraph.label) or display_name(paragraph)


def _standing(draft: Draft, group: Alternatives, one: str) -> list[Paragraph]:
    """The paragraphs of an option that were in the text all along."""
    return [p for p in block_of(draft, group, one) if not p.end.ins]


def _strikers(paragraphs: Iterable[Paragraph]) -> list[str]:
    """The changes that strike all of some paragraphs, their ends too."""
    struck = [{change_of(mark) for mark in _marks_on_all(p)} for p in paragraphs]
    return sorted(set.intersection(*struck)) if struck else []


def _marks_on_all(paragraph: Paragraph) -> set[str]:
    return set(paragraph.end.dels).intersection(*(run.dels for run in paragraph.runs))


def _is_open(draft: Draft, change: str) -> bool:
    known = draft.changes.get(change)
    return known is not None and known.outcome == "open"


def _rule(making: Making, changes: Iterable[str], ruling: str) -> None:
    for change in changes:
        if _is_open(making.draft, change):
            making.put_change(change, ruling=ruling)


def _strike(making: Making, paragraphs: Iterable[Paragraph]) -> None:
    """Strike whole paragraphs, all by one change."""
    mark = ""
    for old in paragraphs:
        held = making.open_paragraph(old.id)
        mark = mark or making.mark()
        if held.runs:
            struck = tuple(with_deletion(run, mark) for run in held.runs)
            making.do(ReplaceRuns(held.id, 0, length(held.runs), struck))
        end = EndMark(held.end.ins, sorted_marks((*held.end.dels, mark)))
        making.do(SetEnd(held.id, end))
    if mark:
        making.put_change(change_of(mark), ruling="take")


def _without_others(
    making: Making, group: Alternatives, chosen: str, others: Iterable[str]
) -> Edit:
    draft = making.draft
    name = f"Choose {_called(draft, chosen)}"
    making.do(Remove(group))
    for one in others:
        for paragraph in block_of(draft, group, one):
            making.open_paragraph(paragraph.id)
            if making.draft.paragraphs.index_of(paragraph.id) is not None:
                making.do(RemoveParagraphs((paragraph.id,)))
    _unname(making, chosen)
    return making.edit(name)


def _unname(making: Making, chosen: str) -> None:
    """Take "Option 1:" off the option that stands alone now; a line of its own goes."""
    head = making.draft.paragraph(chosen)
    if head is None or head.kind != "text" or not head.label:
        return
    if head.runs:
        making.do(SetParagraph(replace(facts_of(head), label="")))
    elif len(making.draft.paragraphs) > 1:
        making.do(RemoveParagraphs((head.id,)))
