"""Edits of whole paragraphs: put in, moved, offered as an alternative.

In a tabled text they are proposals; before, they are plain. Every function returns the edit and
leaves the draft as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from model.draft.agreement import OPEN
from model.draft.change import Alternatives
from model.draft.draft import Draft
from model.draft.ids import new_id
from model.draft.paragraph import Paragraph, display_name
from model.draft.place import Place
from model.draft.text import (
    PLAIN_END,
    EndMark,
    Run,
    as_run,
    change_of,
    cut,
    inherited,
    joined,
    length,
    sorted_marks,
    with_deletion,
)
from model.steps.container import container_of
from model.steps.copies import copied, without_deletions
from model.steps.edit import Edit
from model.steps.making import Making, Speaker
from model.steps.paragraph_steps import (
    InsertParagraphs,
    MoveParagraph,
    SplitParagraph,
)
from model.steps.record_steps import Put
from model.steps.step import StepRefused
from model.steps.text_steps import ReplaceRuns, SetEnd
from model.steps.typing_edits import Words, as_runs


def split_step(making: Making, place: Place, mark: str, new: str, state: Run) -> SplitParagraph:
    """The step that splits a paragraph; ``state`` is that of new words put at the place.

    The part in which the tabled words begin keeps the id; ``mark`` is empty where it is plain.
    """
    paragraph, offset = place.paragraph, place.offset
    old = making.open_paragraph(paragraph)
    first, second = cut(old.runs, offset)
    end = EndMark(state.ins, state.dels) if mark else PLAIN_END
    part = Paragraph(new, old.kind, level=old.level, inside=old.inside)
    tabled_later = any(not r.ins for r in second) or not old.end.ins
    part_first = bool(mark) and not any(not r.ins for r in first) and tabled_later
    return SplitParagraph(paragraph, offset, part, end, part_first)


def insert_paragraphs(
    draft: Draft,
    after: str,
    paragraphs: Iterable[Paragraph],
    by: Speaker = "",
    at: str = "",
    mark: str = "",
) -> Edit:
    """Put new paragraphs behind the one of the id ``after`` (empty: at the very beginning).

    Of their runs only text, format, wrappers and objects are used.

    Raises:
        StepRefused: If there is no paragraph of the id ``after``.
    """
    making = Making(draft, by, at)
    used = making.mark(mark) if making.is_tracked else ""
    _put_paragraphs(making, after, paragraphs, used)
    return making.named("New paragraph")


def _put_paragraphs(making: Making, after: str, paragraphs: Iterable[Paragraph], mark: str) -> None:
    state = _state_behind(making.draft, after, mark) if mark else Run("")
    end = EndMark(state.ins, state.dels)
    new = tuple(
        replace(
            p,
            runs=joined(replace(r, ins=state.ins, dels=state.dels, holds=()) for r in p.runs),
            end=end,
        )
        for p in paragraphs
    )
    making.do(InsertParagraphs(after, new))


def _state_behind(draft: Draft, after: str, mark: str) -> Run:
    """The state of a paragraph put behind another: inside what goes over both its neighbours."""
    if not after:
        return inherited(None, None, mark)
    held = container_of(draft, after)
    row = held.row_of(after)
    here = held.paragraphs[row]
    following = held.paragraphs[row + 1 : row + 2]
    if not following:
        return inherited(None, None, mark)
    behind = following[0]
    right = behind.runs[0] if behind.runs else as_run(behind.end)
    return replace(inherited(as_run(here.end), right, mark), brackets=(), holds=())


def move_paragraph(
    draft: Draft,
    paragraph: str,
    after: str,
    by: Speaker = "",
    at: str = "",
    mark: str = "",
    new: str = "",
) -> Edit:
    """Move a paragraph behind another (empty: to the very beginning), as one change.

    In a tabled text it is deleted at home and inserted as a copy with the id ``new``.

    Raises:
        StepRefused: If it is agreed, stands in a note or a cell, or either is not there.
    """
    making = Making(draft, by, at)
    home = making.open_paragraph(paragraph)
    if home.inside or draft.paragraphs.index_of(paragraph) is None:
        raise StepRefused("Only paragraphs of the body can be moved.")
    if not making.is_tracked:
        making.do(MoveParagraph(paragraph, after))
        return making.named("Move")
    used = making.mark(mark)
    target = new or new_id("p")
    around = _state_behind(making.draft, after, used)
    rivals = _moves_away(draft, home)
    copy = copied(making, without_deletions(home, rivals), target, around)
    making.do(InsertParagraphs(after, (copy,)))
    _strike_whole(making, home, used)
    making.put_change(change_of(used), moved_from=home.id, moved_to=target)
    if rivals:
        making.do(Put(Alternatives(new_id("a"), (*rivals, change_of(used)))))
    return making.named("Move")


def _moves_away(draft: Draft, home: Paragraph) -> list[str]:
    """Open moves that take the paragraph elsewhere: at most one of them can stand."""
    changes = dict.fromkeys(change_of(mark) for mark in home.end.dels)
    known = (draft.changes.get(change) for change in changes)
    return [c.id for c in known if c and c.moved_from == home.id and c.outcome == "open"]


def propose_alternative(
    draft: Draft,
    paragraph: str,
    words: Words,
    by: Speaker = "",
    at: str = "",
    mark: str = "",
    new: str = "",
    label: str | None = None,
) -> Edit:
    """Offer other words for a whole paragraph: an "alt" right behind it.

    The change inserts the alt and deletes what it replaces; of the two, and of earlier alts,
    at most one can stand. Without ``label``, the alt has the old one with "alt" behind.

    Raises:
        StepRefused: If the paragraph is agreed, or not there.
    """
    making = Making(draft, by, at)
    if not making.is_tracked:
        raise StepRefused("Alternatives can be proposed once the text is tabled.")
    old = making.open_paragraph(paragraph)
    used = making.mark(mark)
    target = new or new_id("p")
    group = _alternatives_of(draft, paragraph)
    alt = replace(
        old,
        id=target,
        runs=as_runs(words),
        label=alt_label(old.label, len(group.of) - 1) if label is None else label,
        tabled_label=None,
        former_labels=(),
        agreement=OPEN,
        positions=(),
    )
    _put_paragraphs(making, _last_of(draft, group.of, old), (alt,), used)
    _strike_whole(making, old, used)
    making.do(Put(replace(group, of=(*group.of, target))))
    return making.named(f"Alternative to {display_name(old)}")


def _alternatives_of(draft: Draft, paragraph: str) -> Alternatives:
    """The alternatives that the paragraph is among: a new set with it alone, if there is none."""
    known = (a for a in draft.alternatives.values() if paragraph in a.of)
    return next(known, None) or Alternatives(new_id("a"), (paragraph,))


def alt_label(label: str, before: int = 0) -> str:
    """The label of an alternative: "PP3 ter." gives "PP3 ter alt.", the next "PP3 ter alt 2."."""
    bare = label.rstrip()
    point = "." if bare.endswith(".") else ""
    number = f" {before + 1}" if before else ""
    return f"{bare.removesuffix('.')} alt{number}{point}".strip()


def _last_of(draft: Draft, alternatives: tuple[str, ...], old: Paragraph) -> str:
    """The last of them that stands where the old one does: in the same cell, or in none."""
    rows = [draft.paragraphs.index_of(one) for one in alternatives]
    there = [row for row in rows if row is not None]
    return draft.paragraphs[max(r for r in there if draft.paragraphs[r].inside == old.inside)].id


def _strike_whole(making: Making, paragraph: Paragraph, mark: str) -> None:
    if paragraph.runs:
        struck = tuple(with_deletion(run, mark) for run in paragraph.runs)
        making.do(ReplaceRuns(paragraph.id, 0, length(paragraph.runs), struck))
    end = EndMark(paragraph.end.ins, sorted_marks((*paragraph.end.dels, mark)))
    making.do(SetEnd(paragraph.id, end))
