"""Edits as tests want them: with marks and ids of their own choice, at places that they name.

In the program people type, speak and press keys; see ``type_words``, ``take_positions`` and others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from model.draft.change import Position, Stance
from model.draft.draft import Draft
from model.draft.ids import new_id
from model.draft.place import Place
from model.draft.text import (
    EndMark,
    Mark,
    Run,
    Runs,
    as_run,
    between,
    cut,
    in_state,
    joined,
    length,
    over_whole,
    replaced,
    replacing,
    state_between,
    with_deletion,
)
from model.steps.container import container_of, paragraph_in
from model.steps.edit import Edit
from model.steps.making import Making, Speaker
from model.steps.moved import twins
from model.steps.paragraph_edits import split_step
from model.steps.paragraph_steps import JoinParagraphs, SetParagraph, facts_of
from model.steps.position_edits import STANCE_NAMES, refuse_settled
from model.steps.record_steps import SetFact
from model.steps.span import span_between, with_end_deleted
from model.steps.step import StepRefused
from model.steps.text_steps import SetEnd
from model.steps.typing_edits import delete_words


def inserted_words(
    runs: Runs,
    offset: int,
    words: Iterable[Run],
    mark: Mark,
    before: EndMark | None = None,
    end: EndMark | None = None,
) -> Runs:
    """The runs with ``words`` inserted by ``mark`` at ``offset``.

    Of ``words`` only text, format, kept and object are used; the rest is inherited, at the
    edges from the end marks given (see ``state_between``).
    """
    whole = None if end is None else over_whole([(runs, end)])
    left, right = cut(runs, offset)
    new = in_state(words, state_between(runs, offset, mark, before, end, whole))
    return joined((*left, *new, *right))


def deleted_words(runs: Runs, start: int, end: int, mark: Mark) -> Runs:
    """The runs with those from ``start`` to ``end`` deleted by ``mark``, none of them removed."""
    return replaced(
        runs, start, end, [with_deletion(run, mark) for run in between(runs, start, end)]
    )


def replaced_words(
    runs: Runs,
    start: int,
    end: int,
    words: Iterable[Run],
    mark: Mark,
    end_mark: EndMark | None = None,
) -> Runs:
    """The runs with ``words`` put by ``mark`` in the place of those from ``start`` to ``end``.

    The new words stand after the old ones; ``end_mark`` is the paragraph's own.
    """
    struck = between(runs, start, end)
    if not struck:
        return inserted_words(runs, start, words, mark, end=end_mark)
    after = cut(runs, end)[1]
    state = replacing(struck, after[0] if after else as_run(end_mark), mark)
    marked = [with_deletion(run, mark) for run in struck]
    return replaced(runs, start, end, [*marked, *in_state(words, state)])


def split_paragraph(
    draft: Draft, place: Place, by: Speaker = "", at: str = "", mark: str = "", new: str = ""
) -> Edit:
    """Split a paragraph in two at a place; ``new`` is the id of the new one.

    The part in which the tabled words begin keeps the id; where no words are tabled, the part
    whose end mark is.

    Raises:
        StepRefused: If the paragraph is agreed, or the place is not there.
    """
    making = Making(draft, by, at)
    used = making.mark(mark) if making.is_tracked else ""
    for paragraph in twins(draft, place.paragraph):
        own = new if paragraph == place.paragraph else ""
        there = place._replace(paragraph=paragraph)
        state = making.state_at(there, used)
        making.do(split_step(making, there, used, own or new_id("p"), state))
    return making.named("Split")


def join_with_next(
    draft: Draft, paragraph: str, by: Speaker = "", at: str = "", mark: str = ""
) -> Edit:
    """Let a paragraph flow into the next: its end mark is deleted.

    Raises:
        StepRefused: If either is agreed, or the next stands in another cell, or there is none.
    """
    making = Making(draft, by, at)
    held = container_of(draft, paragraph)
    row = held.row_of(paragraph)
    if row + 1 >= len(held.paragraphs):
        raise StepRefused("There is no paragraph behind it.")
    one, other = held.paragraphs[row : row + 2]
    if one.inside != other.inside:
        raise StepRefused("Paragraphs of different cells cannot be joined.")
    making.open_paragraph(other.id)
    making.open_paragraph(one.id)
    if not making.is_tracked:
        making.do(JoinParagraphs(one.id, other.id, length(one.runs), keep_first=bool(one.runs)))
        return making.named("Join")
    used = making.mark(mark)
    for twin in twins(draft, paragraph):
        end = making.open_paragraph(twin).end
        making.do(SetEnd(twin, with_end_deleted(end, used)))
    return making.named("Join")


def delete_paragraph(
    draft: Draft, paragraph: str, by: Speaker = "", at: str = "", mark: str = ""
) -> Edit:
    """Delete a paragraph with its end.

    Raises:
        StepRefused: If it is agreed, or not there.
    """
    whole = paragraph_in(draft, paragraph)
    start, end = Place(paragraph, 0), Place(paragraph, length(whole.runs))
    edit = delete_words(draft, start, end, by, at, mark)
    return replace(edit, name=edit.name.replace("Deletion", "Deletion of paragraph", 1))


def take_position(
    draft: Draft,
    change: str,
    delegation: Speaker,
    stance: Stance,
    at: str = "",
    note: str = "",
    private: bool = False,
) -> Edit:
    """Record a delegation's stance on a change. What it said before stays on record.

    Raises:
        StepRefused: If the change is not in the draft, or stands in agreed paragraphs only.
    """
    making = Making(draft, delegation, at)
    known = draft.changes.get(change)
    if known is None:
        raise StepRefused("The change is no longer in the draft.")
    refuse_settled(draft, [change])
    taken = Position(making.by, stance, at, note, private)
    making.put_change(change, positions=(*known.positions, taken))
    return making.named(STANCE_NAMES[stance])


def take_position_on_paragraph(
    draft: Draft, paragraph: str, delegation: Speaker, stance: Stance, at: str = "", note: str = ""
) -> Edit:
    """Record a delegation's stance on a paragraph as a whole.

    Raises:
        StepRefused: If the paragraph is agreed, or not there.
    """
    making = Making(draft, delegation, at)
    old = making.open_paragraph(paragraph)
    taken = Position(making.by, stance, at, note)
    making.do(SetParagraph(replace(facts_of(old), positions=(*old.positions, taken))))
    return making.named(STANCE_NAMES[stance])


def take_position_on_draft(
    draft: Draft, delegation: Speaker, stance: Stance, at: str = "", note: str = ""
) -> Edit:
    """Record a delegation's stance on the whole draft."""
    making = Making(draft, delegation, at)
    taken = Position(making.by, stance, at, note)
    making.do(SetFact("positions", (*draft.positions, taken)))
    return making.named(STANCE_NAMES[stance])


def carried_sides(draft: Draft, start: Place, end: Place) -> tuple[Place, Place]:
    """The two places with the sides on which they stay round the span while others edit.

    Words put at the edge of a span are not in it, except where it is of whole paragraphs: what
    is put first or last in a paragraph goes with it.
    """
    rows = span_between(draft, start, end).rows
    whole = rows[-1].with_end
    return (
        start._replace(side="before" if whole else "after"),
        end._replace(side="after" if whole else "before"),
    )
