"""Edits that record what delegations say: positions, holds and remarks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from model.draft.change import Change, Position, Remark, Stance
from model.draft.draft import Draft
from model.draft.ids import new_id
from model.draft.paragraph import FormerLabel, Paragraph
from model.draft.place import Place
from model.draft.text import Run, between, make_mark, sorted_marks
from model.steps.container import paragraph_in
from model.steps.edit import Edit
from model.steps.making import Making, Speaker, refuse_agreed
from model.steps.moved import twins
from model.steps.paragraph_steps import SetParagraph, facts_of
from model.steps.record_steps import Put
from model.steps.span import span_between
from model.steps.text_steps import ReplaceRuns

STANCE_NAMES: dict[Stance, str] = {
    "propose": "Proposal",
    "support": "Support",
    "retain": "Retention",
    "delete": "Request to delete",
    "reserve": "Reservation",
    "oppose": "Opposition",
    "flexible": "Flexibility",
    "consult": "Consultation of capital",
}
"""How an edit that records a stance is called."""


def hold_words(
    draft: Draft,
    start: Place,
    end: Place,
    delegation: Speaker,
    stance: Stance,
    at: str = "",
    note: str = "",
    change: str = "",
    private: bool = False,
) -> Edit:
    """Record a stance on words that nobody would change: a change that only holds them.

    Raises:
        StepRefused: If a paragraph is agreed, or the places are not in order in one container.
    """
    making = Making(draft, delegation, at)
    identity = change or new_id("c")
    making.do(Put(Change(identity, (Position(making.by, stance, at, note, private),))))
    mark = make_mark(identity)
    for row in span_between(draft, start, end).rows:
        for paragraph in twins(making.draft, row.paragraph):
            now = making.open_paragraph(paragraph)
            held = tuple(_held(r, mark) for r in between(now.runs, row.start, row.end))
            if held:
                making.do(ReplaceRuns(paragraph, row.start, row.end, held))
    return making.named(STANCE_NAMES[stance])


def _held(run: Run, mark: str) -> Run:
    return replace(run, holds=sorted_marks((*run.holds, mark)))


def remark(
    draft: Draft,
    text: str,
    by: Speaker = "",
    on: str = "",
    at: str = "",
    owed: bool = False,
    identity: str = "",
) -> Edit:
    """Record a comment or a request in words, on a paragraph, a change or the whole draft."""
    making = Making(draft, by, at)
    making.do(Put(Remark(identity or new_id("r"), text, making.by, on, at, owed)))
    return making.named("Remark")


def refuse_settled(draft: Draft, changes: Collection[str]) -> None:
    """Refuse an edit of a change that stands in agreed paragraphs only.

    Raises:
        StepRefused: If one of the changes does.
    """
    for paragraph in settled_in(draft, changes).values():
        refuse_agreed(paragraph)


def settled_in(draft: Draft, changes: Collection[str]) -> dict[str, Paragraph]:
    """Those of the changes that stand in agreed paragraphs only, by id; one paragraph of each."""
    in_notes: dict[str, list[Paragraph]] = {}
    for note in draft.notes.values():
        for paragraph in note.paragraphs:
            for change in paragraph.changes():
                in_notes.setdefault(change, []).append(paragraph)
    settled: dict[str, Paragraph] = {}
    for change in changes:
        body = (draft.paragraphs[row] for row in draft.paragraphs.with_change(change))
        standing = [*body, *in_notes.get(change, ())]
        if standing and all(p.agreement.state == "agreed" for p in standing):
            settled[change] = standing[-1]
    return settled


def rename_paragraph(draft: Draft, paragraph: str, label: str, at: str = "") -> Edit:
    """Give a paragraph another label; the old one is remembered.

    Raises:
        StepRefused: If it is not there.
    """
    making = Making(draft, "", at)
    old = paragraph_in(draft, paragraph)
    former = (*old.former_labels, FormerLabel(old.label, at)) if old.label else old.former_labels
    tabled = old.tabled_label
    was_tabled = not old.end.ins or any(not run.ins for run in old.runs)
    if tabled is None and making.is_tracked and was_tabled:
        tabled = old.label
    new = replace(facts_of(old), label=label, former_labels=former, tabled_label=tabled)
    making.do(SetParagraph(new))
    return making.named("New label")
