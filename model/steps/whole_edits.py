"""Edits of the paragraph with the caret as a whole, and where the caret stands then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model.draft.draft import Draft
from model.draft.ids import new_id
from model.draft.paragraph import MASTHEAD_KINDS, Paragraph
from model.draft.place import Place
from model.draft.text import Run, change_of, cut, joined, length, stands
from model.steps.container import container_of, paragraph_in
from model.steps.edit import Edit
from model.steps.labels import label_after, label_next
from model.steps.making import Making, is_tracked
from model.steps.moved import twins
from model.steps.paragraph_edits import insert_paragraphs, move_paragraph, propose_alternative
from model.steps.paragraph_steps import MoveParagraph
from model.steps.step import Step, StepRefused
from model.steps.taking_home import take_home
from model.steps.typed import Asked, Typed, type_words
from model.steps.voice import Voice

_ONE_LINE = (*MASTHEAD_KINDS, "title", "heading", "enacting")
"""Kinds of lines that others of the kind do not follow: what comes behind one is text."""


def add_paragraph(draft: Draft, voice: Voice, after: str, words: str = "") -> Typed:
    """A new paragraph behind another, with the next label ("OP3 bis."); the caret stands in it.

    Raises:
        StepRefused: If nobody has the floor, or the other is not there.
    """
    refuse_nobody(draft, voice)
    old = paragraph_in(draft, after)
    new = Paragraph(
        new_id("p"),
        "text" if old.kind in _ONE_LINE else old.kind,
        joined((Run(words),)),
        label=_label_behind(draft, old),
        level=old.level,
        inside=old.inside,
    )
    edit = insert_paragraphs(draft, after, (new,), voice)
    return _typed(draft, edit, Place(after, length(old.runs)), Place(new.id, len(words)))


def _label_behind(draft: Draft, old: Paragraph) -> str:
    """While a text is written, labels count on; once it is tabled, what comes between is a bis."""
    return ("" if is_tracked(draft) else label_next(draft, old)) or label_after(draft, old.label)


def break_paragraph(draft: Draft, voice: Voice, asked: Asked) -> Typed:
    """Two paragraphs of one; behind all its words a new one comes, with the next label.

    Raises:
        StepRefused: If nobody has the floor, the paragraph is agreed or not there.
    """
    here = draft.paragraphs.index_of(asked.start.paragraph)
    if here is None or asked.start[:2] != asked.end[:2]:
        return type_words(draft, voice, asked)
    paragraph = draft.paragraphs[here]
    follow = cut(paragraph.runs, asked.start.offset)[1]
    ends = not paragraph.inside and all(run.dels for run in follow)
    if not ends or paragraph.end.dels or len(twins(draft, paragraph.id)) > 1:
        return type_words(draft, voice, asked)
    return add_paragraph(draft, voice, paragraph.id)


def add_alternative(draft: Draft, voice: Voice, paragraph: str, words: str = "") -> Typed:
    """An "alt" of a paragraph, with its own words to begin with; the caret stands behind them.

    Raises:
        StepRefused: If nobody has the floor, the paragraph is agreed or not there, or the text
            is not tabled.
    """
    refuse_nobody(draft, voice)
    old, new = paragraph_in(draft, paragraph), new_id("p")
    start = joined((Run(words),)) if words else words_standing(draft, old)
    edit = propose_alternative(draft, paragraph, start, voice, new=new)
    return _typed(draft, edit, Place(paragraph, length(old.runs)), Place(new, length(start)))


def words_standing(draft: Draft, paragraph: Paragraph) -> tuple[Run, ...]:
    """The words of a paragraph when nothing open is granted: what an alternative begins with."""

    def accepted(change: str) -> bool:
        known = draft.changes.get(change)
        return known is not None and known.outcome == "accepted"

    return joined(
        Run(run.text, format=run.format)
        for run in paragraph.runs
        if not run.object and stands(run, accepted)
    )


def strike_paragraph(draft: Draft, voice: Voice, paragraph: str) -> Typed:
    """Ask for a paragraph to go; an own one goes really.

    Raises:
        StepRefused: If nobody has the floor, or the paragraph is agreed or not there.
    """
    whole = paragraph_in(draft, paragraph)
    start, end = Place(paragraph, 0), Place(paragraph, length(whole.runs))
    if whole.runs:
        typed = type_words(draft, voice, Asked(start, end, caret=end))
    else:
        typed = _strike_empty(draft, voice, whole)
    if not typed.edit.steps:
        raise StepRefused("Its deletion is proposed already.")
    name = typed.edit.name.replace("Deletion", "Deletion of paragraph", 1)
    return replace(typed, edit=replace(typed.edit, name=name))


def _strike_empty(draft: Draft, voice: Voice, paragraph: Paragraph) -> Typed:
    """An empty paragraph goes with the end of the one before it, or by its own."""
    held = container_of(draft, paragraph.id)
    row = held.row_of(paragraph.id)
    start, end = Place(paragraph.id, 0), Place(paragraph.id, 0)
    if row + 1 < len(held.paragraphs):
        end = Place(held.paragraphs[row + 1].id, 0)
    elif row:
        before = held.paragraphs[row - 1]
        start = Place(before.id, length(before.runs))
    return type_words(draft, voice, Asked(start, end, (), "back", caret=start))


def shift_paragraph(draft: Draft, voice: Voice, paragraph: str, step: int) -> Typed:
    """Move a paragraph one up (-1) or down (1), as one change; an own open move goes on.

    Raises:
        StepRefused: If nobody has the floor, it is at the edge, agreed, or not of the body.
    """
    row = _row_of_body(draft, paragraph)
    own = _own_move(draft, voice, draft.paragraphs[row])
    home = draft.changes[own].moved_from if own else ""
    target = row + step
    while 0 <= target < len(draft.paragraphs) and draft.paragraphs[target].id == home:
        target += step
    while _is_cut(draft, target if step > 0 else target - 1):
        target += step  # past a table in one step
    if not 0 <= target < len(draft.paragraphs):
        raise StepRefused("There is no paragraph to move it past.")
    at = target if step > 0 else target - 1
    return _carry_paragraph(draft, voice, paragraph, draft.paragraphs[at].id if at >= 0 else "")


def carry_paragraphs(draft: Draft, voice: Voice, paragraphs: Sequence[str], after: str) -> Typed:
    """Move paragraphs behind another (empty: to the very beginning), each by a change of its own.

    Raises:
        StepRefused: If nobody has the floor, or one stands there, is agreed, or not of the body.
    """
    if after in paragraphs:
        raise StepRefused("It stands there already.")
    now, caret = draft, Place(after, 0)
    steps: list[Step] = []
    for one in paragraphs:
        typed = _carry_paragraph(now, voice, one, after)
        now, caret = typed.edit.apply(now), typed.caret
        steps += typed.edit.steps
        after = caret.paragraph
    edit = replace(typed.edit, steps=tuple(steps))
    return replace(typed, edit=edit, caret=caret)


def _carry_paragraph(draft: Draft, voice: Voice, paragraph: str, after: str) -> Typed:
    """Move a paragraph behind another (empty: to the very beginning); an own open move goes on.

    Raises:
        StepRefused: If nobody has the floor, or it stands there, is agreed, or not of the body.
    """
    refuse_nobody(draft, voice)
    row = _row_of_body(draft, paragraph)
    if after in (paragraph, draft.paragraphs[row - 1].id if row else ""):
        raise StepRefused("It stands there already.")
    if after and _is_cut(draft, _row_of_body(draft, after)):
        raise StepRefused("Between the cells of a table no paragraph can stand.")
    own = _own_move(draft, voice, draft.paragraphs[row])
    home = draft.changes[own].moved_from if own else ""
    if own:
        making = Making(draft, voice)
        if _is_beside(draft, home, paragraph, after) and take_home(making, home, paragraph, own):
            edit = making.named("Move taken back")
            return _typed(draft, edit, Place(paragraph, 0), Place(home, 0))
        making.do(MoveParagraph(paragraph, after))
        return _typed(draft, making.named("Move"), Place(paragraph, 0), Place(paragraph, 0))
    if len(twins(draft, paragraph)) > 1:
        raise StepRefused("Somebody asks for this paragraph to be moved already.")
    new = new_id("p")
    edit = move_paragraph(draft, paragraph, after, voice, new=new)
    stands_at = new if is_tracked(draft) else paragraph
    return _typed(draft, edit, Place(paragraph, 0), Place(stands_at, 0))


def _row_of_body(draft: Draft, paragraph: str) -> int:
    row = draft.paragraphs.index_of(paragraph)
    if row is None:
        raise StepRefused("Only paragraphs of the body can be moved.")
    return row


def _is_cut(draft: Draft, row: int) -> bool:
    """Whether what is put behind a row would stand inside a table."""
    if not 0 <= row < len(draft.paragraphs) - 1:
        return False
    here, following = draft.paragraphs[row].inside, draft.paragraphs[row + 1].inside
    return bool(here and following) and here[0].table == following[0].table


def _is_beside(draft: Draft, home: str, paragraph: str, after: str) -> bool:
    """Whether a paragraph put behind another would stand right before or behind its home."""
    others = [p.id for p in draft.paragraphs if p.id != paragraph]
    at = others.index(after) + 1 if after else 0
    return home in others[max(at - 1, 0) : at + 1]


def _own_move(draft: Draft, voice: Voice, paragraph: Paragraph) -> str:
    """The move by this voice alone that put the paragraph here, or empty."""
    for mark in paragraph.end.ins:
        change = draft.changes.get(change_of(mark))
        if change is not None and change.moved_to == paragraph.id:
            alone = voice.owns(_as_unmoved(draft, change.id), change.id)
            return change.id if alone else ""
    return ""


def _as_unmoved(draft: Draft, change: str) -> Draft:
    """The draft with a move taken for any other change."""
    known = replace(draft.changes[change], moved_from="", moved_to="")
    return replace(draft, changes=draft.changes.put(change, known))


def join_behind(draft: Draft, voice: Voice, paragraph: str) -> Typed:
    """Let a paragraph and the next one be one.

    Raises:
        StepRefused: If nobody has the floor, either is agreed, or there is no next one.
    """
    held = container_of(draft, paragraph)
    row = held.row_of(paragraph)
    if row + 1 >= len(held.paragraphs):
        raise StepRefused("There is no paragraph behind it.")
    here, other = held.paragraphs[row : row + 2]
    if here.inside != other.inside:
        raise StepRefused("Paragraphs of different cells cannot be joined.")
    end = Place(paragraph, length(here.runs))
    return type_words(draft, voice, Asked(end, Place(other.id, 0), (), "back", caret=end))


def refuse_nobody(draft: Draft, voice: Voice) -> None:
    """Refuse an edit that would be a proposal of nobody's.

    Raises:
        StepRefused: If nobody has the floor.
    """
    if is_tracked(draft) and not voice.id:
        raise StepRefused("Nobody has the floor: Ctrl+D gives it.")


def _typed(draft: Draft, edit: Edit, before: Place, caret: Place) -> Typed:
    made = replace(edit, before=before, after=caret)
    after = edit.apply(draft)
    hand = next(iter(after.changes.differing(draft.changes)), "")
    return Typed(made, caret, hand)
