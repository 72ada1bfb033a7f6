"""The copy of a paragraph that a move puts where it shall go."""

from __future__ import annotations

from dataclasses import replace

from model.draft.agreement import OPEN
from model.draft.ids import new_id
from model.draft.paragraph import Paragraph
from model.draft.text import EndMark, Run, change_of, joined, sorted_marks
from model.steps.making import Making
from model.steps.record_steps import Put


def copied(making: Making, home: Paragraph, identity: str, around: Run) -> Paragraph:
    """The paragraph again under another id, in the insertions and deletions of ``around``.

    Changes open at home are open in the copy, by the same marks. Brackets and notes are copied
    under ids of their own: one that stood in both places would reach from one to the other.
    """
    brackets: dict[str, str] = {}
    runs = []
    for run in home.runs:
        inside = tuple(_bracket(making, b, brackets) for b in run.brackets)
        runs.append(
            replace(
                run,
                ins=(*around.ins, *(m for m in run.ins if m not in around.ins)),
                dels=sorted_marks((*around.dels, *run.dels)),
                brackets=inside,
                object=_note(making, run.object) if run.object else "",
            )
        )
    end = EndMark(
        (*around.ins, *(m for m in home.end.ins if m not in around.ins)),
        sorted_marks((*around.dels, *home.end.dels)),
    )
    return replace(
        home,
        id=identity,
        runs=joined(runs),
        end=end,
        tabled_label=None,
        former_labels=(),
        agreement=OPEN,
        positions=(),
    )


def without_deletions(paragraph: Paragraph, changes: list[str]) -> Paragraph:
    """The paragraph without the deletion marks of the changes."""

    def left(marks: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(mark for mark in marks if change_of(mark) not in changes)

    return replace(
        paragraph,
        runs=joined(replace(run, dels=left(run.dels)) for run in paragraph.runs),
        end=EndMark(paragraph.end.ins, left(paragraph.end.dels)),
    )


def _bracket(making: Making, bracket: str, known: dict[str, str]) -> str:
    if bracket not in known:
        known[bracket] = new_id("b")
        old = making.draft.brackets.get(bracket)
        if old is not None:
            making.do(Put(replace(old, id=known[bracket])))
    return known[bracket]


def _note(making: Making, identity: str) -> str:
    old = making.draft.notes.get(identity)
    if old is None:
        return identity
    copy = new_id("n")
    inside = tuple(replace(p, id=new_id("p")) for p in old.paragraphs)
    making.do(Put(replace(old, id=copy, paragraphs=inside)))
    return copy
